"""Everything that was read → each person once, what was agreed, and all that has to be told. Nobody is lost on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from assessment_kit.answers.collate.following import look_like_two, standing
from assessment_kit.answers.collate.records import Person, Read, Refused, Remark, Version, Words

NO_WORDS: dict[str, Words] = {}  # one for all, since most have none


class Lost(Exception):
    """The numbers do not add up: a mistake of this program, not of a file."""


@dataclass(frozen=True)
class Tally:
    """How many files and people there were, and what became of them.

    `people` is how often a person stands in the files that were read: `counted`, or once more (`again`) in another file or
    version, or `away`, taken away by somebody in a version that follows.
    """

    files: int = 0
    read: int = 0
    refused: int = 0
    people: int = 0
    counted: int = 0
    again: int = 0
    away: int = 0

    def check(self) -> None:
        """Raises Lost where anybody is missing, or there twice."""
        if self.files != self.read + self.refused or self.people != self.counted + self.again + self.away:
            raise Lost(f"the numbers do not add up: {self}")


@dataclass(frozen=True)
class Agreements:
    """What rooms agreed: each with whether another version stands beside it."""

    version: Version
    parted: bool


@dataclass(frozen=True)
class Joined:
    """What a folder says. `people` and `agreed` are versions that stand, by file."""

    people: list[Version]
    agreed: list[Agreements]
    refused: list[Refused]
    remarks: list[Remark]
    tally: Tally


@dataclass
class _Gathered:
    people: dict[str, list[Version]] = field(default_factory=lambda: defaultdict(list))
    agreed: dict[str, list[Version]] = field(default_factory=lambda: defaultdict(list))
    refused: list[Refused] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    read: int = 0
    same: dict[Any, Any] = field(default_factory=dict)


def joined(results: Iterable[Read | Refused]) -> Joined:
    """Join what was read. The same files in another order give the same, but for which of several equal files is named."""
    found = _Gathered()
    for one in results:
        if isinstance(one, Refused):
            found.refused.append(one)
        else:
            _take_in(found, one)
    people, remarks, away = _each_once(found.people)
    tally = Tally(
        files=found.read + len(found.refused),
        read=found.read,
        refused=len(found.refused),
        people=sum(one.value is not None for versions in found.people.values() for one in versions),
        counted=len(people),
        again=len(remarks) - away,
        away=away,
    )
    tally.check()
    agreed = list(_agreed(found.agreed))
    spelt = _spelling([one.heading.organisation for one in (*people, *(each.version for each in agreed))])
    return Joined(
        [_spelt(one, spelt) for one in people],
        [replace(one, version=_spelt(one.version, spelt)) for one in agreed],
        found.refused,
        [*found.remarks, *remarks],
        tally,
    )


def _spelling(names: Iterable[str]) -> dict[str, str]:
    """How each organisation is written, of those written alike but for capitals: as it sorts first."""
    found: dict[str, str] = {}
    for name in sorted(set(names)):
        found.setdefault(name.casefold(), name)
    return found


def _spelt(version: Version, spelt: dict[str, str]) -> Version:
    name = version.heading.organisation
    usual = spelt[name.casefold()]
    return version if name == usual else replace(version, heading=version.heading._replace(organisation=usual))


def _take_in(found: _Gathered, read: Read) -> None:
    """Keep what a file says; what a hundred thousand files say alike is kept once."""
    found.read += 1
    found.remarks += [Remark(read.file, remark) for remark in read.remarks]
    for version in read.people:
        found.people[version.thing].append(_kept_once(version, found.same))
    for version in read.agreed:
        found.agreed[version.thing].append(version)


def _kept_once(version: Version, same: dict[Any, Any]) -> Version:
    heading = same.setdefault(version.heading, version.heading)
    place = same.setdefault(version.place, version.place)
    value = version.value
    if value is not None:
        answers = tuple(same.setdefault(said, said) for said in value.answers)
        value = replace(value, answers=answers, words=value.words or NO_WORDS)
    return replace(version, heading=heading, place=place, value=value)


def _each_once(things: dict[str, list[Version]]) -> tuple[list[Version], list[Remark], int]:
    """The version of each person that is counted, and a remark for each other one; how many of these were taken away."""
    people, remarks, away = [], [], 0
    for versions in things.values():
        left = standing(versions)
        if not left or left[0].value is None:
            gone = [Remark(one.file, _away(one, left[0].file)) for one in versions if one.value is not None]
            remarks += gone
            away += len(gone)
        else:
            people.append(left[0])
            remarks += _again(versions, left)
    return people, remarks, away


def _away(version: Version, file: str) -> str:
    return f"{version.place} is not counted: they were taken away in {file}"


def _again(versions: list[Version], left: list[Version]) -> Iterator[Remark]:
    """A remark for each version of a person that is not counted."""
    taken = left[0]
    where = f"{taken.place} of {taken.file}"
    open_ = {(one.chain[:1], one.digest) for one in left[1:] if one.value is not None}
    for one in versions:
        if (one.file, one.place) == (taken.file, taken.place) or one.value is None:
            continue
        if one.digest == taken.digest:
            said = f"is the same person as {where}, with the same answers, and is counted there"
        elif (one.chain[:1], one.digest) in open_:
            said = f"is the same person as {where}, with other answers, and neither copy is known to follow the other; that one is counted, this one is not"
        else:
            said = f"is an older copy of {where}, and is counted there"
        yield Remark(one.file, f"{one.place} {said}{_two(taken.value, one.value)}")


def _two(taken: Person, other: Person) -> str:
    return "; they look like two people with one id: ask" if look_like_two([taken, other]) else ""


def _agreed(things: dict[str, list[Version]]) -> Iterator[Agreements]:
    for versions in things.values():
        left = [one for one in standing(versions) if one.value is not None]
        once = {one.digest: one for one in reversed(left)}
        yield from (Agreements(one, len(once) > 1) for one in left if once[one.digest] is one)
