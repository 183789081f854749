"""Ids: made once, and found again by the name that a sheet uses for them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping

from assessment_kit.framework import reserved
from assessment_kit.start.spreadsheet import heads

LONGEST = 48  # so that a number fits behind it
BY_ID = "id: "  # before an id where a name would not tell which one is meant

Finder = Callable[[str], str | None]


def slug(text: str) -> str:
    """A text as an id; nothing where it has no letter or figure that an id may have."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    plain = decomposed.encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(made) > LONGEST:
        made = made[:LONGEST].rpartition("-")[0] or made[:LONGEST]
    return made.strip("-")


def of_ref(ref: str) -> str:
    """A1.a → a1-a; 1.10 → q-1-10, for an id of figures alone says nothing beside other numbers."""
    made = slug(ref)
    return f"q-{made}" if made and not re.search("[a-z]", made) else made


def unused(wanted: str, taken: Collection[str]) -> str:
    """The id that is wanted, or the next like it that is free and not reserved."""
    number, tried = 2, wanted
    while tried in taken or any(reserved.why_reserved(tried, kind) for kind in reserved.TAKEN):
        tried, number = f"{wanted}-{number}", number + 1
    return tried


def labels(named: Mapping[str, str]) -> dict[str, str]:
    """Id → what a sheet calls it: its name, or its id where the name alone would not do."""
    plain = Counter(map(heads.plain, named.values()))
    for id_ in {heads.plain(id_) for id_ in named}:
        plain[id_] += 1
    return {id_: name if _tells(id_, name, plain) else f"{BY_ID}{id_}" for id_, name in named.items()}


def _tells(id_: str, name: str, plain: Counter[str]) -> bool:
    word = heads.plain(name)
    alone = plain[word] == 1 + (word == heads.plain(id_))
    return alone and "\n" not in name and not name.startswith(BY_ID) and name == name.strip() and bool(word)


def finder(named: Mapping[str, str]) -> Finder:
    """A function from what a sheet says to an id: by label, by name where it is the only one, by id."""
    exact = {label: id_ for id_, label in labels(named).items()}
    counts = Counter(map(heads.plain, named.values()))
    loose = {heads.plain(name): id_ for id_, name in named.items() if counts[heads.plain(name)] == 1}

    def find(text: str) -> str | None:
        if text in exact:
            return exact[text]
        if text.startswith(BY_ID):
            return text.removeprefix(BY_ID) if text.removeprefix(BY_ID) in named else None
        return loose.get(heads.plain(text)) or (text if text in named else None)

    return find
