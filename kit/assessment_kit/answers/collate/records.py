"""What is known of what was read. All of it travels between processes, and there may be a hundred thousand of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Refused(NamedTuple):
    """A file that is not read, by its path below the folder, and why: the end of a sentence about it."""

    file: str
    reason: str


class Remark(NamedTuple):
    """What is worth knowing of a file that is read, or is no answer file."""

    file: str
    remark: str


class Heading(NamedTuple):
    """Where and when a thing was said. Days as 2026-11-23; texts and days are empty where nobody said.

    `organisation` is what the file says, else its folder.
    """

    framework: str
    version: str
    folder: str
    organisation: str
    session: str
    session_date: str
    saved: str


class Said(NamedTuple):
    """One answer: a level, or a state, or neither; and what somebody wrote, where that was asked for."""

    question: str
    level: str
    state: str
    work_on: bool
    note: str = ""
    lang: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One person's answers."""

    role: str
    scope: str
    profile: str
    answers: tuple[Said, ...]


class Agreement(NamedTuple):
    """What a room agreed on a question; `views` are the levels that were held where it did not agree."""

    question: str
    level: str
    state: str
    target: str
    views: tuple[str, ...]
    changed: str
    reason: str


@dataclass(frozen=True, slots=True)
class Version:
    """A thing as one file gives it. `thing` is the same for all versions of it; `place` is where in the file.

    `chain`: its revisions, newest first; empty where none are known. `digest` is the same where the same is said.
    `value` is a Person or an Agreement, or None where the file says that the thing was taken away.
    """

    thing: str
    file: str
    place: str
    chain: tuple[str, ...]
    digest: str
    heading: Heading
    value: Any


@dataclass(frozen=True, slots=True)
class Read:
    """What one file says."""

    file: str
    people: tuple[Version, ...]
    agreed: tuple[Version, ...]
    remarks: tuple[str, ...]
