"""The entry of a version in `changes`: made of what changed, in the words of the framework's language."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assessment_kit.host.plurals import counted
from assessment_kit.host.words import load_words, words_file
from assessment_kit.places import FIRST_LANGUAGE
from assessment_kit.reading.fields import version_numbers
from assessment_kit.start.spreadsheet.since import Since

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class News:
    """`entries`: all of them, newest first. `written`: the one of this version, where it was made here. `unnamed`: where a
    person wrote it, and it stays, the questions to read again that it does not name."""

    entries: tuple[Entry, ...]
    written: Entry | None = None
    unnamed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What is not to be seen from published.yml. `reworded`: ids of questions; `elsewhere`: whether other texts are others."""

    reworded: frozenset[str]
    elsewhere: bool


def news(entries: Iterable[Entry], version: str, language: str, last: str, old: Since, now: Since, told: Told) -> News:
    """The entries with that of a version. `last` is the version that was published last; `old` and `now` are what changed
    since, before this import and with it. One that an earlier import wrote since then, and nobody edited, goes into the new one."""
    entries = list(entries)
    ours = {place: made for place, one in enumerate(entries) if (made := _made(one, language, last, old))}
    theirs = next((one for place, one in enumerate(entries) if place not in ours and one["version"] == version), None)
    if theirs is None:
        told = Told(
            told.reworded.union(*(one.reworded for one in ours.values())),
            told.elsewhere or any(one.elsewhere for one in ours.values()),
        )
    again = [id_ for id_ in now.both if id_ in told.reworded or id_ in now.levels]
    if theirs:
        return News(
            tuple(entries), unnamed=tuple(id_ for id_ in (*now.came, *again) if id_ not in theirs.get("questions", ()))
        )
    entry = _entry(version, datetime.date.today(), language, now, again, told.elsewhere)
    kept = [one for place, one in enumerate(entries) if place not in ours]
    return News((entry, *kept), entry) if entry["summary"] else News(tuple(kept))


def _made(entry: Entry, language: str, last: str, old: Since) -> Told | None:
    """What an entry tells, where an import made it since the last version was published, and it is as it was made."""
    if version_numbers(entry["version"]) <= version_numbers(last):
        return None
    again = [id_ for id_ in entry.get("questions", ()) if id_ not in old.came]
    either = (Told(frozenset(again), elsewhere) for elsewhere in (False, True))
    return next(
        (
            told
            for told in either
            if entry == _entry(entry["version"], entry["date"], language, old, again, told.elsewhere)
        ),
        None,
    )


def _entry(version: str, day: Any, language: str, found: Since, again: list[str], elsewhere: bool) -> Entry:
    counts = {"came": found.came, "reworded": again, "went": found.went, "moved": found.moves}
    words = load_words(language if words_file(language) else FIRST_LANGUAGE)
    forms = words["importing"]
    said = [counted(forms[name], len(ids), words.language) for name, ids in counts.items() if ids]
    if elsewhere:
        said.append(forms["elsewhere"])
    entry = {"version": version, "date": day, "summary": " ".join(said)}
    return entry | ({"questions": [*found.came, *again]} if found.came or again else {})
