"""Which words at the top of a column mean which field: the list of words in heads.yml, and how a word is looked up in it."""

import difflib
import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from assessment_kit.start.spreadsheet.fields import by_level

_LIKE = 0.88  # how near a word must be that is probably misspelt


@functools.cache
def _words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Language → field → what it is called."""
    text = Path(__file__).with_name("heads.yml").read_text("utf-8")
    said = yaml.load(text, Loader=yaml.BaseLoader)  # every word is a text: no and on are not truth values here
    return {
        language: {field: tuple(map(plain, words)) for field, words in fields.items()}
        for language, fields in said.items()
    }


@functools.cache
def called(field: str) -> frozenset[str]:
    """All that a field is called, in every language."""
    return frozenset(word for fields in _words().values() for word in fields.get(field, ()))


def plain(text: str) -> str:
    """A word as it is compared: without capitals, accents and signs; a sign alone stays."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", letters).strip() or text.strip()


def meant(head: str, fields: Iterable[str]) -> str | None:
    """The one of these fields that a head names: as a whole, by one of its parts (Question / statement), or nearly."""
    return _meant(head, tuple(fields))


@functools.cache
def _names(fields: tuple[str, ...]) -> Mapping[str, str]:
    return {word: field for field in reversed(fields) for word in (*called(field), plain(field))}


@functools.lru_cache(4096)
def _meant(head: str, fields: tuple[str, ...]) -> str | None:
    names = _names(fields)
    before, _, after = head.partition(":")
    if after.strip() and names.get(plain(before)) in by_level():
        return None  # of one level, whose name stands behind the colon
    parts = [head, *re.split(r"[/|(\n]|\s[-–:]\s", head)]
    for part in map(plain, parts):
        if part in names:
            return names[part]
    whole = plain(head)
    near = difflib.get_close_matches(whole, names, n=1, cutoff=_LIKE) if len(whole) > 5 else []
    return names[near[0]] if near else None


def says(text: str, field: str) -> bool:
    """Whether a text is one of the words for this, and nothing else."""
    return plain(text) in called(field)


def starts(text: str, field: str) -> bool:
    """Whether a text begins with one of the words for this."""
    return any(plain(text) == word or plain(text).startswith(f"{word} ") for word in called(field))


def without_level_word(head: str) -> str:
    """Level 1: Initial → Initial; Level 1 stays, for nothing else names it."""
    words = "|".join(sorted(map(re.escape, called("level_words")), key=len, reverse=True))
    found = re.fullmatch(rf"(?:(?:{words})\s*)?\d{{1,2}}\s*[-–—.:)=]*\s*(\D.*)", head.strip(), re.I | re.S)
    return found[1].strip(" ()") if found else head.strip()


def level_number(head: str) -> int | None:
    """The number in 3, Level 3 or Stufe 3: managed; nothing where there is none."""
    words = "|".join(sorted(map(re.escape, called("level_words")), key=len, reverse=True))
    found = re.match(rf"(?:(?:{words}) ?)?(\d{{1,2}})(?: |$)", plain(head))
    return int(found[1]) if found else None


def language_of(heads: Iterable[str]) -> str | None:
    """The language that most of these heads are in; nothing where two are as likely, or none is."""
    counts: Counter[str] = Counter()
    for head in map(plain, heads):
        counts.update(code for code, fields in _words().items() if any(head in words for words in fields.values()))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
