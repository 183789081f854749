"""Components and sections: what the rows call them → their ids, known ones found again and new ones made."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assessment_kit.start.spreadsheet import ids
from assessment_kit.start.spreadsheet.records import Record


@dataclass
class Resolved:
    """`of_row`: the id for each row, None where it has none. `named`: id → title, in the order of the rows."""

    of_row: list[str | None] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def resolved(
    texts: Sequence[str],
    before: Sequence[str | None],
    known: Mapping[str, str],
    listed: Mapping[str, str],
    taken: Collection[str],
    noun: str,
) -> Resolved:
    """`texts`: what each row says. `before`: where the question of each row was until now. `known`: id → title of those that
    there were; `listed`: of those that a sheet of their own names. `taken`: ids that others have."""
    find, find_known = ids.finder(listed), ids.finder(known)
    by_text: dict[str, str] = {}
    result = Resolved()
    for text in dict.fromkeys(text for text in texts if text):
        id_ = find(text) or find_known(text)
        if id_:
            by_text[text] = id_
    for text in dict.fromkeys(text for text in texts if text and text not in by_text):
        old = _renamed(text, texts, before, {*by_text.values()}, known)
        if old:
            result.told.append(f'The {noun} "{known[old]}" is called "{text}" now.')
        free = {*taken, *known, *listed, *by_text.values()}
        by_text[text] = old or ids.unused(ids.slug(text) or f"{noun}-{len(by_text) + 1}", free)
    titles = {id_: text for text, id_ in by_text.items() if not text.startswith(ids.BY_ID)}
    for text, was in zip(texts, before, strict=True):
        id_ = by_text[text] if text else was
        result.of_row.append(id_)
        if id_ and id_ not in result.named:
            result.named[id_] = listed.get(id_) or _as_called(id_, titles, known)
    return result


def _as_called(id_: str, titles: Mapping[str, str], known: Mapping[str, str]) -> str:
    """The title that was known, unless the sheet has another one, and not only other capitals or signs."""
    said = titles.get(id_)
    if said and id_ in known and ids.finder(known)(said) == id_:
        return known[id_]
    return said or known[id_]


def _renamed(
    text: str, texts: Sequence[str], before: Sequence[str | None], used: Collection[str], known: Mapping[str, str]
) -> str | None:
    """The one that all known questions below this title were in, if no row has its old title."""
    was = {old for other, old in zip(texts, before, strict=True) if other == text and old}
    old = next(iter(was)) if len(was) == 1 else None
    return old if old in known and old not in used else None


def listed_ids(rows: Iterable[Record], known: Mapping[str, str], taken: Collection[str]) -> dict[str, Record]:
    """The records of a sheet of components, sections, roles …, by their ids; those without one are found by name, or get one."""
    find = ids.finder(known)
    found: dict[str, Record] = {}
    for row in rows:
        name = row.text("title") or row.text("name")
        wanted = row.text("id") or (find(name) if name else None)
        if not wanted:
            wanted = ids.unused(ids.slug(name) or "row", {*taken, *known, *found})
        if wanted in found:  # told by the rules: the place is that of the second
            wanted = f"{wanted} (again)"
        found[wanted] = row
    return found
