"""An answer file that was read → the versions of people and agreements in it, without what is not collated."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Set
from typing import Any

from assessment_kit.answers.collate.records import Agreement, Heading, Person, Read, Said, Version
from assessment_kit.answers.format import Reading
from assessment_kit.answers.wording import worded
from assessment_kit.reading.problems import number_of

PEOPLE, AGREED = "people:", "agreed:"
# A thing with its place in the file, its revisions, and what is said of it; None where it was taken away.
Found = tuple[str, str, tuple[str, ...], dict[str, Any] | None]


def read_out(file: str, reading: Reading, with_words: bool) -> Read:
    """What of a file is collated. `file` is its path below the folder."""
    fields = reading.fields
    people = tuple(_person(file, fields, found, with_words) for found in _people(fields))
    agreed = tuple(_agreement(file, fields, found) for found in _agreed(fields))
    return Read(file, people, agreed, tuple(_remarks(reading, people)))


def folder_of(file: str) -> str:
    """The first folder of a path, or zip, without that ending; empty for a file that stands in none."""
    first, inside, _ = file.partition("/")
    if not inside:
        return ""
    return first[: -len(".zip")] if first.lower().endswith(".zip") else first


def _heading(file: str, fields: dict[str, Any], saved: str = "") -> Heading:
    session, used, folder = fields.get("session", {}), fields["framework"], folder_of(file)
    organisation = " ".join(session.get("organisation", "").split()) or folder
    title, date = session.get("title", "").strip(), session.get("date", "")
    return Heading(used["id"], used["version"], folder, organisation, title, date, saved or fields.get("saved", ""))


def _people(fields: dict[str, Any]) -> Iterator[Found]:
    history = fields.get("history", {})
    held = set()
    for number, person in enumerate(fields.get("people", ()), 1):
        thing = f"{PEOPLE}{person['id']}"
        held.add(thing)
        yield thing, f"person {number}", tuple(history.get(thing, ())), person
    yield from _besides(fields, PEOPLE, held)


def _person(file: str, fields: dict[str, Any], found: Found, with_words: bool) -> Version:
    thing, place, chain, person = found
    if person is None:
        return Version(thing, file, place, chain, "", _heading(file, fields), None)
    said = tuple(_said(question, one, with_words) for question, one in person.get("answers", {}).items())
    role = person.get("role", "")
    value = Person(role, person.get("scope", ""), person.get("profile", ""), said)
    digest = _digest(person, "saved", *([] if role else ["role"]))
    return Version(thing, file, place, chain, digest, _heading(file, fields, person.get("saved", "")), value)


def _said(question: str, one: dict[str, Any], with_words: bool) -> Said:
    level, state, work_on = one.get("level", ""), one.get("state", ""), one.get("work_on", False)
    if with_words:
        note, evidence = one.get("note", ""), one.get("evidence", "")
        if note.strip() or evidence.strip():
            return Said(question, level, state, work_on, note, one.get("lang", ""), evidence)
    return _without_words(question, level, state, work_on)


@functools.lru_cache(maxsize=10_000)
def _without_words(question: str, level: str, state: str, work_on: bool) -> Said:
    """The same record for the same answer: what is there once goes to another process once."""
    return Said(question, level, state, work_on)


def _agreed(fields: dict[str, Any]) -> Iterator[Found]:
    history = fields.get("history", {})
    agreed = {f"{AGREED}{question}": one for question, one in fields.get("agreed", {}).items()}
    for thing, one in agreed.items():
        yield thing, "", tuple(history.get(thing, ())), one
    yield from _besides(fields, AGREED, agreed.keys())


def _agreement(file: str, fields: dict[str, Any], found: Found) -> Version:
    """Agreements of one session are known from file to file by its id; without one, each file has its own."""
    thing, _, chain, one = found
    question = thing.removeprefix(AGREED)
    known = f"{fields.get('session', {}).get('id') or file} {question}"
    heading = _heading(file, fields)
    if one is None:
        return Version(known, file, question, chain, "", heading, None)
    level, state, target = (one.get(name, "") for name in ("level", "state", "target"))
    views, changed, reason = tuple(one.get("views", ())), one.get("changed", ""), one.get("reason", "")
    value = Agreement(question, level, state, target, views, changed, reason)
    return Version(known, file, question, chain, _digest(one, "changed", "lang"), heading, value)


def _besides(fields: dict[str, Any], kind: str, held: Set[str]) -> Iterator[Found]:
    """What parted from what a file holds, and what has a past but is there no more: it was taken away."""
    parted = fields.get("parted", {})
    for thing, versions in parted.items():
        if thing.startswith(kind):
            for number, one in enumerate(versions, 2):
                place = f"{thing.removeprefix(kind)}, version {number}"
                yield thing, place, tuple(one.get("history", ())), one.get("value")
    for thing, chain in fields.get("history", {}).items():
        if thing.startswith(kind) and thing not in held and thing not in parted and chain:
            yield thing, "", tuple(chain), None


def _digest(part: dict[str, Any], *apart: str) -> str:
    """The same for whatever says the same, `apart` aside: days and the language of its texts are for reading."""
    said = {name: value for name, value in part.items() if name not in apart}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _remarks(reading: Reading, people: tuple[Version, ...]) -> Iterator[str]:
    fields = reading.fields
    for fault in reading.left_out:
        yield f"is read, but for one value of its heading: {worded(fault)}"
    if not people and fields.get("counts"):
        most = max(one["people"] for one in fields["counts"])
        yield f"holds counts of {number_of(most, 'person')} and nobody's answers; counts are not put together here"
    elif not people and not fields.get("agreed"):
        yield "holds neither people nor agreements"
