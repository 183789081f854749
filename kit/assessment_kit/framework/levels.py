"""Rules on scales and on what a question says for each level."""

from collections.abc import Iterator, Sequence

from assessment_kit.framework.folder import Found
from assessment_kit.framework.numbering import questions_of, unique_levels
from assessment_kit.reading.fields import is_id
from assessment_kit.reading.problems import Problem, nearest, suggest
from assessment_kit.reading.sources import Spot


def level_rules(found: Found) -> Iterator[Problem]:
    top = found.main.top
    yield from unique_levels(top["scale"])
    for _, scale in top["scales"].entries():
        yield from unique_levels(scale)
    for question in questions_of(found):
        yield from unique_levels(question["levels"])
        yield from _which_scale(question, top)
        yield from _without(question, top)
        levels = levels_of(question, top)
        if levels:
            yield from _descriptors(question, levels)
            yield from _next_steps(question, levels)
    yield from _alone_without(found)


def _whole_scale(question: Spot, main: Spot) -> list[str]:
    """Ids of the levels of the scale a question uses, lowest first; empty when that cannot be known."""
    if "levels" in question:
        scale = question["levels"]
    elif "scale" in question:
        scale = main["scales"][question["scale"].text]
    else:
        scale = main["scale"]
    ids = [level["id"].text for level in scale.rows()]
    return ids if all(ids) else []


def levels_of(question: Spot, main: Spot) -> list[str]:
    """Ids of the levels that a question has, lowest first; empty when that cannot be known."""
    without = {spot.text for spot in question["without"].rows()}
    return [level for level in _whole_scale(question, main) if level not in without]


def _which_scale(question: Spot, main: Spot) -> Iterator[Problem]:
    scale = question["scale"]
    if "levels" in question and "scale" in question:
        yield scale.key_problem('a question has a scale or levels of its own, not both; take "scale" or "levels" out')
    elif isinstance(question.value, dict) and main.source.readable and not _says(question) and not _says(main):
        yield question.problem(
            f'{_called(question)} has no levels; give it "levels" or a "scale", or write a shared "scale" in framework.yml'
        )
    elif is_id(scale.text) and main.source.readable and scale.text not in main["scales"]:
        names = [name for name, _ in main["scales"].entries()]
        cure = suggest(scale.text, names) if names else 'add it under "scales" in framework.yml'
        yield scale.problem(f'there is no scale "{scale.text}"; {cure}')


def _says(holder: Spot) -> bool:
    """Whether it has levels of any kind, or a key that was meant for them, which is told as such."""
    others = {"scales", "scale_note"}
    return any(nearest(key, ["scale", "levels"]) for key, _ in holder.entries() if key not in others)


def _called(question: Spot) -> str:
    return f'question "{question["id"].text}"' if question["id"].text else "a question"


def _without(question: Spot, main: Spot) -> Iterator[Problem]:
    whole = _whole_scale(question, main)
    if "levels" in question and "without" in question:
        yield question["without"].key_problem(
            'a question with levels of its own needs no "without"; take the level out of "levels"'
        )
        return
    for spot in question["without"].rows():
        if whole and spot.text not in whole and is_id(spot.text):
            yield spot.problem(f'without "{spot.text}", which is not a level of the scale; {suggest(spot.text, whole)}')
    left = levels_of(question, main)
    if whole and len(whole) > 1 and len(left) < 2:
        yield question["without"].key_problem(f"leaves {len(left)} of {len(whole)} levels; a question needs at least 2")


def _descriptors(question: Spot, levels: Sequence[str]) -> Iterator[Problem]:
    given = dict(question["descriptors"].entries())
    unknown = [level for level, spot in given.items() if level not in levels and _can_be_judged(level, spot)]
    for level in unknown:
        yield given[level].key_problem(
            f'descriptor "{level}" is not a level of the scale; {_cure(level, question, levels)}'
        )
    meant = {nearest(level, levels) for level in unknown}
    missing = [level for level in levels if level not in given and level not in meant]
    if given and missing:
        names = " and ".join(f'"{level}"' for level in missing)
        yield question["descriptors"].key_problem(
            f"there is no descriptor for {names}; write one for every level, or leave all descriptors out"
        )


def _next_steps(question: Spot, levels: Sequence[str]) -> Iterator[Problem]:
    for level, spot in question["next_steps"].entries():
        if level not in levels and _can_be_judged(level, spot):
            yield spot.key_problem(
                f'next steps from "{level}", not a level of the scale; {_cure(level, question, levels)}'
            )


def _alone_without(found: Found) -> Iterator[Problem]:
    """One question without descriptors among others with the same levels that have them was most likely forgotten."""
    alike: dict[tuple[str, ...], list[Spot]] = {}
    for question in questions_of(found):
        alike.setdefault(tuple(levels_of(question, found.main.top)), []).append(question)
    for questions in alike.values():
        without = [question for question in questions if "descriptors" not in question]
        if len(without) == 1 and len(questions) > 2:
            yield without[0].problem(
                f'question "{without[0]["id"].text}" is the only one without descriptors; '
                'write one for every level, or "descriptors: {}" if none is meant'
            )


def _can_be_judged(level: str, spot: Spot) -> bool:
    """A key that is no id, or that YAML reads as something else, has its own problem."""
    return is_id(level) and spot.trail not in spot.source.faulty


def _cure(level: str, question: Spot, levels: Sequence[str]) -> str:
    if any(spot.text == level for spot in question["without"].rows()):
        return 'the question says it is "without" it: take one of the two out'
    return suggest(level, levels)
