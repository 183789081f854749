"""Which of several versions of one thing stands, as the pages decide it in `theme/app/rules/history.js`: by chains of
random revisions, never by a day, a clock or a count.

A version follows another whose newest revision it went through. Those that nothing follows stand; where they say different
things they have parted, and it would be for a person to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assessment_kit.answers.collate.records import Person, Version

FEW = 3  # with fewer answers that differ, a person may well have changed their mind


def standing(versions: Iterable[Version]) -> list[Version]:
    """Those that no other follows, each that says the same once: with a value first, then with a past, then by revision.
    Of some that follow each other in a circle, as no page makes them, none is the newest: all are left.

    The order of the versions decides nothing, but which file speaks for several that are the same: the first.
    """
    all_ = _distinct(versions)
    if len(all_) == 1:  # as nearly always
        return all_
    by_newest: dict[str, list[Version]] = defaultdict(list)
    for version in all_:
        by_newest[_newest(version)].append(version)
    older = {
        id(one): [other for other in _before(one, by_newest) if not _follows(other, one)] for one in all_
    }  # by identity
    followed = {id(other) for others in older.values() for other in others}
    past = _all_older((one for one in all_ if id(one) not in followed), older)
    return sorted((one for one in all_ if id(one) not in past), key=_order)


def _distinct(versions: Iterable[Version]) -> list[Version]:
    """The same versions once, each with all that is known of its past."""
    found: dict[tuple[str, str], Version] = {}
    for version in versions:
        key = (_newest(version), version.digest)
        known = found.setdefault(key, version)
        if known.chain != version.chain:
            found[key] = replace(known, chain=tuple(dict.fromkeys((*known.chain, *version.chain))))
    return list(found.values())


def _before(version: Version, by_newest: dict[str, list[Version]]) -> Iterable[Version]:
    """What a version follows."""
    for revision in version.chain[1:]:
        if revision != version.chain[0]:
            yield from by_newest.get(revision, ())
    if version.chain:
        yield from (other for other in by_newest.get("", ()) if other.digest == version.digest)


def _all_older(versions: Iterable[Version], older: Mapping[int, list[Version]]) -> set[int]:
    """What these follow, and what that follows, and so on, by identity."""
    found: set[int] = set()
    waiting = list(versions)
    while waiting:
        new = [other for other in older[id(waiting.pop())] if id(other) not in found]
        found.update(map(id, new))
        waiting += new
    return found


def _follows(one: Version, other: Version) -> bool:
    if not other.chain:
        return bool(one.chain) and one.digest == other.digest
    return bool(one.chain) and one.chain[0] != other.chain[0] and other.chain[0] in one.chain


def _newest(version: Version) -> str:
    return version.chain[0] if version.chain else ""


def _order(version: Version) -> tuple[bool, bool, str, str]:
    return version.value is None, not version.chain, _newest(version), version.digest


def look_like_two(people: Sequence[Person]) -> bool:
    """Whether any of these differs from the first as two people do: another group, or most of what both answered."""
    return any(_differ(people[0], other) for other in people[1:])


def _differ(one: Person, other: Person) -> bool:
    if one.role and other.role and one.role != other.role:
        return True
    theirs = {said.question: said.level or said.state for said in other.answers}
    both = [
        (chosen, theirs[said.question])
        for said in one.answers
        if (chosen := said.level or said.state) and theirs.get(said.question)
    ]
    different = sum(mine != others for mine, others in both)
    return different >= FEW and different * 2 > len(both)
