"""An answer file that was read → the versions of people and agreements in it, without what is not collated."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from assessment_kit.answers import shapes
from assessment_kit.answers.collate.records import Agreement, Heading, Person, Read, Said, Version, Words
from assessment_kit.answers.format import Reading
from assessment_kit.answers.wording import worded
from assessment_kit.reading.problems import number_of

PEOPLE, AGREED = "people:", "agreed:"
NO_SESSION = shapes.Session.model_validate({})


def read_out(file: str, reading: Reading, with_words: bool) -> Read:
    """What of a file is collated. `file` is its path below the folder."""
    answers = reading.answers
    people = tuple(_people(file, answers, with_words))
    agreed = tuple(_agreed(file, answers))
    return Read(file, people, agreed, tuple(_remarks(reading, people)))


def folder_of(file: str) -> str:
    """The first folder of a path, or zip, without that ending; empty for a file that stands in none."""
    first, inside, _ = file.partition("/")
    if not inside:
        return ""
    return first[: -len(".zip")] if first.lower().endswith(".zip") else first


def heading_of(file: str, answers: shapes.AnswerFile, saved: str | None = None) -> Heading:
    session = answers.session or NO_SESSION
    folder = folder_of(file)
    organisation = " ".join(session.organisation.split()) or folder
    day = saved or answers.saved or ""
    used = answers.framework
    return Heading(used.id, used.version, folder, organisation, session.title.strip(), session.date, day)


def _people(file: str, answers: shapes.AnswerFile, with_words: bool) -> Iterator[Version]:
    for number, person in enumerate(answers.people, 1):
        chain = answers.history.get(f"{PEOPLE}{person.id}", ())
        yield _person(file, f"person {number}", answers, person, chain, with_words)
    held = {f"{PEOPLE}{person.id}" for person in answers.people}
    for thing, place, chain, value in _besides(answers, PEOPLE, held):
        if value is None:
            yield Version(thing, file, place, chain, "", heading_of(file, answers), None)
        else:
            yield _person(file, place, answers, shapes.Person.model_validate(value), chain, with_words)


def _person(
    file: str,
    place: str,
    answers: shapes.AnswerFile,
    person: shapes.Person,
    chain: tuple[str, ...],
    with_words: bool,
) -> Version:
    said = tuple(
        Said(question, one.level or "", one.state or "", one.work_on) for question, one in person.answers.items()
    )
    words = {
        question: Words(one.note, one.lang or "", one.evidence)
        for question, one in person.answers.items()
        if with_words and (one.note.strip() or one.evidence.strip())
    }
    value = Person(person.role, person.scope, person.profile, said, words)
    heading = heading_of(file, answers, person.saved)
    digest = _digest(person, "saved", *([] if person.role else ["role"]))
    return Version(f"{PEOPLE}{person.id}", file, place, chain, digest, heading, value)


def _agreed(file: str, answers: shapes.AnswerFile) -> Iterator[Version]:
    """Agreements of one session are known from file to file by its id; without one, each file has its own."""
    session = (answers.session and answers.session.id) or file
    heading = heading_of(file, answers)
    for question, one in answers.agreed.items():
        chain = answers.history.get(f"{AGREED}{question}", ())
        yield _agreement(file, session, heading, question, one, chain)
    held = {f"{AGREED}{question}" for question in answers.agreed}
    for thing, _, chain, value in _besides(answers, AGREED, held):
        question = thing.removeprefix(AGREED)
        if value is None:
            yield Version(f"{session} {question}", file, question, chain, "", heading, None)
        else:
            yield _agreement(file, session, heading, question, shapes.Agreed.model_validate(value), chain)


def _agreement(
    file: str, session: str, heading: Heading, question: str, one: shapes.Agreed, chain: tuple[str, ...]
) -> Version:
    level, state, target = one.level or "", one.state or "", one.target or ""
    value = Agreement(question, level, state, target, one.views, one.changed or "", one.reason)
    return Version(f"{session} {question}", file, question, chain, _digest(one, "changed"), heading, value)


def _besides(
    answers: shapes.AnswerFile, kind: str, held: set[str]
) -> Iterator[tuple[str, str, tuple[str, ...], dict[str, Any] | None]]:
    """What parted from what a file holds, and what has a past but is there no more: it was taken away."""
    for thing, versions in answers.parted.items():
        if thing.startswith(kind):
            for number, one in enumerate(versions, 2):
                yield thing, f"{thing.removeprefix(kind)}, version {number}", one.history, one.value
    for thing, chain in answers.history.items():
        if thing.startswith(kind) and thing not in held and thing not in answers.parted and chain:
            yield thing, "", chain, None


def _digest(part: BaseModel, *apart: str) -> str:
    """The same for whatever says the same, the days aside: they are for reading."""
    said = part.model_dump(exclude=set(apart), exclude_unset=True)
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _remarks(reading: Reading, people: tuple[Version, ...]) -> Iterator[str]:
    answers = reading.answers
    for fault in reading.left_out:
        yield f"is read, but for one value of its heading: {worded(fault)}"
    if not people and answers.counts:
        most = max(one.people for one in answers.counts)
        yield f"holds counts of {number_of(most, 'person')} and nobody's answers; counts are not put together here"
    elif not people and not answers.agreed:
        yield "holds neither people nor agreements"
