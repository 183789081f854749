"""Everything that was read → each person once, what was agreed, and all that has to be told. Nobody is lost on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from assessment_kit.answers.collate.following import look_like_two, standing
from assessment_kit.answers.collate.records import Person, Read, Refused, Remark, Version


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
    """What a folder says. `people` and `agreed` are versions that stand; people can be gone through again and again."""

    people: Iterable[Version]
    agreed: list[Agreements]
    refused: list[Refused]
    remarks: list[Remark]
    tally: Tally


@dataclass
class _Gathered:
    """What is known once each file was seen. `seen` and `often` are hashes of things of which there is a version, and another
    one; where two things share a hash by chance, each is looked at for others, and none is found."""

    seen: set[int] = field(default_factory=set)
    often: set[int] = field(default_factory=set)
    people: int = 0
    agreed: dict[str, list[Version]] = field(default_factory=lambda: defaultdict(list))
    refused: list[Refused] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    read: int = 0


@dataclass(frozen=True)
class _Standing:
    """Everybody once: of whom there are several versions, then all others out of what was read."""

    several: list[Version]
    results: Iterable[Read | Refused]
    often: set[int]
    spelt: dict[str, str]

    def __iter__(self) -> Iterator[Version]:
        for one in chain(self.several, _singles(self.results, self.often)):
            yield _spelt(one, self.spelt)


def joined(results: Iterable[Read | Refused]) -> Joined:
    """Join what was read. The same files in another order give the same, but for which of several equal files is named.

    The results are gone through again and again: in memory are only people of whom there are several versions.
    """
    found = _gathered(results)
    several, remarks, away = _each_once(_versions(results, found.often))
    singles = [one.heading.organisation for one in _singles(results, found.often)]
    tally = Tally(
        files=found.read + len(found.refused),
        read=found.read,
        refused=len(found.refused),
        people=found.people,
        counted=len(several) + len(singles),
        again=len(remarks) - away,
        away=away,
    )
    tally.check()
    agreed = list(_agreed(found.agreed))
    others = (one.heading.organisation for one in (*several, *(each.version for each in agreed)))
    spelt = _spelling({*singles, *others})
    return Joined(
        _Standing(several, results, found.often, spelt),
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


def _gathered(results: Iterable[Read | Refused]) -> _Gathered:
    found = _Gathered()
    for one in results:
        if isinstance(one, Refused):
            found.refused.append(one)
        else:
            _take_in(found, one)
    return found


def _take_in(found: _Gathered, read: Read) -> None:
    found.read += 1
    found.remarks += [Remark(read.file, remark) for remark in read.remarks]
    for version in read.people:
        known = hash(version.thing)
        (found.often if known in found.seen else found.seen).add(known)
        found.people += version.value is not None
    for version in read.agreed:
        found.agreed[version.thing].append(version)


def _people(results: Iterable[Read | Refused]) -> Iterator[Version]:
    for one in results:
        if isinstance(one, Read):
            yield from one.people


def _singles(results: Iterable[Read | Refused], often: set[int]) -> Iterator[Version]:
    """People of whom there is one version."""
    return (one for one in _people(results) if hash(one.thing) not in often and one.value is not None)


def _versions(results: Iterable[Read | Refused], often: set[int]) -> Iterable[list[Version]]:
    """The versions of each of the others."""
    found: dict[str, list[Version]] = defaultdict(list)
    same: dict[Any, Any] = {}
    if often:
        for one in _people(results):
            if hash(one.thing) in often:
                found[one.thing].append(_kept_once(one, same))
    return found.values()


def _kept_once(version: Version, same: dict[Any, Any]) -> Version:
    """The same version; what a hundred thousand say alike is held once."""

    def once(one: Any) -> Any:
        return same.setdefault(one, one)

    heading, place, value = once(version.heading), once(version.place), version.value
    if value is not None:
        answers = tuple(map(once, value.answers))
        value = Person(once(value.role), once(value.scope), once(value.profile), answers)
    return replace(version, heading=heading, place=place, value=value)


def _each_once(things: Iterable[list[Version]]) -> tuple[list[Version], list[Remark], int]:
    """The version of each person that is counted, and a remark for each other one; how many of these were taken away."""
    people, remarks, away = [], [], 0
    for versions in things:
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
