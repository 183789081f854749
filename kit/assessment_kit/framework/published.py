"""What was published: ids, levels and places of each released version, so that none of them vanishes or changes unnoticed.

`published.yml` beside `framework.yml` is written by `assessment-kit release` and never by hand. A framework without it
has not been published, and may change freely.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from pydantic import Field

from assessment_kit.framework.folder import Found
from assessment_kit.framework.levels import levels_of
from assessment_kit.framework.numbering import numbered, questions_of
from assessment_kit.reading.fields import File, Id, Version, version_numbers
from assessment_kit.reading.problems import Problem
from assessment_kit.reading.sources import Source, Spot

HEAD = """\
# Written by "assessment-kit release", an entry for each version that was published. Please do not edit it by hand:
# by this file a build notices when an id that people have answered is gone, or means something else.
"""
PARTS = ("MAJOR", "MINOR", "PATCH")

Levels = Mapping[str, tuple[str, ...]]  # question id → ids of its levels, lowest first
Places = Mapping[str, str]  # question id → id of its component
Moves = Mapping[str, tuple[str, str]]  # question id → the component that it was in, and the one that it is in


class ReleaseFile(File):
    """One published version."""

    version: Version = Field(title="Version", description="The version that was released.")
    components: tuple[Id, ...] = Field(title="Components", description="Ids of components and sections.")
    questions: dict[Id, tuple[Id, ...]] = Field(title="Questions", description="Id: ids of its levels, lowest first.")
    within: dict[Id, Id] = Field(
        {},
        title="Within",
        description="Id of a question: id of its component. Nothing is compared where it is missing.",
    )


class PublishedFile(File):
    """published.yml: what each published version held."""

    versions: tuple[ReleaseFile, ...] = Field(title="Versions", description="Oldest first.")


def published_rules(found: Found) -> Iterator[Problem]:
    """What was published and is gone; and a version that says less than what changed since the last release."""
    source = found.published
    if source is None or source.problems or not found.whole:
        return
    yield from _vanished(found, source)
    last = next(reversed(list(source.top["versions"].rows())), None)
    if last is not None:
        yield from _not_raised(found, last)


def _vanished(found: Found, source: Source) -> Iterator[Problem]:
    top = found.main.top
    known = {id_.text for id_ in numbered(found)} | {old for old, _ in top["moved"].entries()}
    known |= {spot.text for spot in top["retired"].rows()}
    for release in source.top["versions"].rows():
        held = [
            *(spot.text for spot in release["components"].rows()),
            *(id_ for id_, _ in release["questions"].entries()),
        ]
        for id_ in held:
            if id_ and id_ not in known:
                known.add(id_)  # told once, for the first version that held it
                cure = 'add it to "retired", or to "moved" with the id that took its place'
                yield top["retired"].problem(
                    f'"{id_}", published in version {release["version"].text}, is gone; {cure}'
                )


def _not_raised(found: Found, last: Spot) -> Iterator[Problem]:
    version = found.main.top["version"]
    now, before = version_numbers(version.text), version_numbers(last["version"].text)
    moved = {old: spot.text for old, spot in found.main.top["moved"].entries()}
    then, today = dict(_levels_then(moved, last)), _levels(found)
    moves = other_places(dict(_places_then(moved, last)), _places(found))
    need = needed(before, then, today, moves)
    if now and before and now < before:
        yield version.problem(
            f"{version.text} is older than {last['version'].text}, which is published; raise it above that"
        )
    elif now and before and now < need:
        least = ".".join(map(str, need))
        part = PARTS[next(place for place, (old, new) in enumerate(zip(before, need, strict=True)) if old != new)]
        yield version.problem(
            f"since version {last['version'].text}, which is published, {_what_changed(then, today, moves)}; "
            f"raise {part}: write {least}"
        )


def _levels_then(moved: Mapping[str, str], release: Spot) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The questions of a release by the ids that they have today: a move is no change."""
    for id_, levels in release["questions"].entries():
        yield id_today(moved, id_), tuple(level.text for level in levels.rows())


def _places_then(moved: Mapping[str, str], release: Spot) -> Iterator[tuple[str, str]]:
    for id_, component in release["within"].entries():
        yield id_today(moved, id_), component.text


def id_today(moved: Mapping[str, str], id_: str) -> str:
    """The id that a question has today."""
    way = [id_]
    while (following := moved.get(way[-1])) and following not in way:
        way.append(following)
    return way[-1]


def other_places(then: Places, now: Places) -> Moves:
    """The questions that stand in another component than they did; their answers go with them."""
    return {id_: (then[id_], component) for id_, component in now.items() if then.get(id_, component) != component}


def needed(before: tuple[int, ...], then: Levels, now: Levels, moves: Moves | None = None) -> tuple[int, ...]:
    """The least version that these questions may have: MAJOR where something went; MINOR where something came, or
    a component holds other questions than it did."""
    if not before:
        return ()
    major, minor, _ = before
    if any(_went(levels, now.get(id_)) for id_, levels in then.items()):
        return (major + 1, 0, 0)
    return before if then == now and not moves else (major, minor + 1, 0)


def _went(then: tuple[str, ...], now: tuple[str, ...] | None) -> bool:
    """Whether a question is gone, or one of its levels, or their order is another."""
    return now is None or tuple(level for level in now if level in then) != then


def _what_changed(then: Levels, now: Levels, moves: Moves) -> str:
    went = [f'"{id_}" went' for id_ in then if id_ not in now]
    came = [f'"{id_}" came' for id_ in now if id_ not in then]
    other = [f'"{id_}" has other levels' for id_ in then if id_ in now and now[id_] != then[id_]]
    elsewhere = [f'"{id_}" is in "{new}" and was in "{old}"' for id_, (old, new) in moves.items()]
    said = [*went, *other, *came, *elsewhere]
    return ", ".join([*said[:3], *([f"and {len(said) - 3} more changed"] if len(said) > 3 else [])])


def _levels(found: Found) -> dict[str, tuple[str, ...]]:
    top = found.main.top
    return {one["id"].text: tuple(levels_of(one, top)) for one in questions_of(found) if one["id"].text}


def _places(found: Found) -> dict[str, str]:
    """Question → its component."""
    return {one["id"].text: one.source.top["id"].text for one in questions_of(found) if one["id"].text}


def with_release(found: Found) -> str | None:
    """The text of published.yml with this version added, from a framework without problems; None where this version is
    in it already."""
    versions = list(found.published.data["versions"]) if found.published else []
    version = found.main.top["version"].text
    if any(one["version"] == version for one in versions):
        return None
    questions = _levels(found)
    components = [id_.text for id_ in numbered(found) if id_.text not in questions]
    entry: dict[str, Any] = {
        "version": version,
        "components": sorted(components),
        "questions": {id_: list(levels) for id_, levels in questions.items()},
        "within": _places(found),
    }
    body = yaml.safe_dump({"versions": [*versions, entry]}, sort_keys=False, width=120, default_flow_style=None)
    return HEAD + body
