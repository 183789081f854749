"""Rules on ids: one namespace for components, sections and questions; nothing reused, nothing lost."""

from collections.abc import Iterator, Mapping

from assessment_kit.framework import reserved
from assessment_kit.framework.folder import Found
from assessment_kit.reading.fields import is_id
from assessment_kit.reading.problems import Problem, suggest
from assessment_kit.reading.sources import Spot


def numbering_rules(found: Found) -> Iterator[Problem]:
    yield from _one_namespace(found)
    yield from _retired(found)
    yield from _moved(found)


def questions_of(found: Found) -> Iterator[Spot]:
    for source in found.components.values():
        yield from source.top["questions"].rows()
        for section in source.top["sections"].rows():
            yield from section["questions"].rows()


def unique_levels(levels: Spot) -> Iterator[Problem]:
    yield from unique(levels, "level", reserved.LEVELS)


def numbered(found: Found) -> Iterator[Spot]:
    """The ids that share one namespace, in the order of the files."""
    for source in found.components.values():
        top = source.top
        ids = [top["id"]]
        ids += [section["id"] for section in top["sections"].rows()]
        ids += [question["id"] for question in top["questions"].rows()]
        ids += [one["id"] for section in top["sections"].rows() for one in section["questions"].rows()]
        yield from sorted((id_ for id_ in ids if id_.text), key=lambda id_: source.places[id_.trail])


def _one_namespace(found: Found) -> Iterator[Problem]:
    retired = {spot.text: spot for spot in found.main.top["retired"].rows()}
    moved = dict(found.main.top["moved"].entries())
    seen: dict[str, Spot] = {}
    for id_ in numbered(found):
        why = reserved.why_reserved(id_.text, _kind(id_))
        if why:
            yield id_.problem(f'the id "{id_.text}" is reserved: {why}; choose another')
        if id_.text in seen:
            yield id_.problem(
                f'the id "{id_.text}" is used twice, first in {_where(seen[id_.text], id_)}; change one of them'
            )
        elif id_.text in retired:
            yield id_.problem(
                f'the id "{id_.text}" is retired ({_where(retired[id_.text], id_)}) and never used again; choose a new one'
            )
        elif id_.text in moved:
            yield id_.problem(
                f'the id "{id_.text}" has moved to "{moved[id_.text].text}" ({_where(moved[id_.text], id_)}) '
                "and is never used again; choose a new one"
            )
        seen.setdefault(id_.text, id_)


def _kind(id_: Spot) -> str:
    """What has this id, by where it stands."""
    holder = [step for step in id_.trail if isinstance(step, str)][:-1]
    return {"questions": "question", "sections": "section"}[holder[-1]] if holder else "component"


def _where(there: Spot, here: Spot) -> str:
    """Where something else is: its line, and its file if that is another."""
    line, _ = there.source.places[there.trail]
    return f"line {line}" if there.source.path == here.source.path else f"{there.source.path}:{line}"


def unique(rows: Spot, noun: str, taken: Mapping[str, str]) -> Iterator[Problem]:
    """Items of one list: no id twice, none that is reserved, and no name twice, for nobody could tell them apart."""
    for field in ("id", "name"):
        seen: dict[str, Spot] = {}
        for row in rows.rows():
            spot = row[field]
            if not spot.text:
                continue
            if spot.text in seen:
                where = _where(seen[spot.text], spot)
                yield spot.problem(
                    f'two {noun}s have the {field} "{spot.text}", the first in {where}; change one of them'
                )
            elif field == "id" and spot.text in taken:
                yield spot.problem(f'the id "{spot.text}" is reserved: {taken[spot.text]}; choose another')
            seen.setdefault(spot.text, spot)


def _retired(found: Found) -> Iterator[Problem]:
    seen: dict[str, Spot] = {}
    for spot in found.main.top["retired"].rows():
        if spot.text in seen:
            yield spot.problem(
                f'"{spot.text}" is retired twice, first in {_where(seen[spot.text], spot)}; keep one of them'
            )
        elif spot.text in found.main.top["moved"]:
            yield spot.problem(f'"{spot.text}" is both moved and retired; keep it under one of them')
        if spot.text:
            seen[spot.text] = spot


def _moved(found: Found) -> Iterator[Problem]:
    moved = {old: spot for old, spot in found.main.top["moved"].entries() if spot.text}
    present = [spot["id"].text for spot in questions_of(found)]
    retired = {spot.text for spot in found.main.top["retired"].rows()}
    in_circles: set[str] = set()
    for old, spot in moved.items():
        circle = _circle(old, moved)
        if circle and old not in in_circles:
            in_circles |= set(circle)
            way = " → ".join([*circle, circle[0]])
            yield spot.problem(f"moves in a circle ({way}); let it end at a question that exists")
        elif spot.text in retired and spot.text not in moved:
            yield spot.problem(
                f'"{old}" moved to "{spot.text}", which is retired; retire "{old}" too, and take the move out'
            )
        elif spot.text not in present and spot.text not in moved and is_id(spot.text) and found.whole:
            yield spot.problem(f'"{old}" moved to "{spot.text}", which no question has; {suggest(spot.text, present)}')


def _circle(start: str, moved: Mapping[str, Spot]) -> list[str]:
    """The ids from `start` round to itself; nothing when they do not lead back to it."""
    way = [start]
    while (following := moved[way[-1]].text) in moved and following not in way:
        way.append(following)
    return way if following == start else []
