"""What in a file does not fit its shape: a place, the rule and a cure."""

from collections.abc import Collection, Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assessment_kit.reading import wording
from assessment_kit.reading.builder import Trail
from assessment_kit.reading.models import model_at
from assessment_kit.reading.problems import Problem, cut, nearest, suggest
from assessment_kit.reading.sources import Source, Spot

# Where a value is of the wrong kind altogether, nobody asks what is inside it.
_WRONG_KIND = ("string_type", "tuple_type", "dict_type", "model_type", "bool_type", "int_type", "no_day")


def misfits(model: type[BaseModel], source: Source) -> list[Problem]:
    """Every place where a file does not fit its model. A file that could not be read has none: that is told already."""
    if not source.readable:
        return []
    errors = [(Spot(source, _trail(error)), error) for error in _errors(model, source)]
    wrong = {spot.trail for spot, error in errors if error["type"] in _WRONG_KIND and error["input"] is not None}
    unknown = {spot.trail for spot, error in errors if error["type"] == "extra_forbidden"}
    told = wrong | unknown | source.faulty
    problems = [spot.problem(wording.empty(model, spot)) for spot in _empties(source.top) if not _within(spot, told)]
    for spot, error in errors:
        if error["type"] == "missing":
            problems += [] if _misspelt(spot, unknown) else [_missing(spot)]
        elif spot.trail not in source.faulty and not _told_otherwise(spot, error):
            problems.append(_problem(model, spot, error))
    return problems


def _errors(model: type[BaseModel], source: Source) -> list[ErrorDetails]:
    try:
        model.model_validate(source.data)
    except ValidationError as error:
        return error.errors()
    return []


def _trail(error: ErrorDetails) -> Trail:
    """Of a key that is wrong, pydantic says so behind it; but a field may be called just that."""
    trail = error["loc"]
    return trail[:-1] if trail[-1:] == ("[key]",) and error["type"] != "extra_forbidden" else trail


def _within(spot: Spot, trails: Collection[Trail]) -> bool:
    return any(spot.trail[:length] in trails for length in range(1, len(spot.trail) + 1))


def _told_otherwise(spot: Spot, error: ErrorDetails) -> bool:
    """An empty value is told as such. And a list whose items are wrong is too short for pydantic, but not for us."""
    if error["type"] == "too_short":
        return len(spot.value) >= int(error["ctx"]["min_length"])
    return error["input"] is None and error["type"] != "extra_forbidden"


def _empties(spot: Spot) -> Iterator[Spot]:
    if spot.value is None:
        yield spot
    for _, inner in spot.entries():
        yield from _empties(inner)
    for item in spot.rows():
        yield from _empties(item)


def _misspelt(missing: Spot, unknown: set[Trail]) -> bool:
    """Whether a key beside it was most likely meant to be the missing one: one mistake, one problem."""
    beside = [str(trail[-1]) for trail in unknown if trail[:-1] == missing.trail[:-1]]
    return any(nearest(word, [str(missing.trail[-1])]) for word in beside)


def _missing(spot: Spot) -> Problem:
    holder = Spot(spot.source, spot.trail[:-1])
    return holder.problem(wording.missing(holder, str(spot.trail[-1])))


def _problem(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> Problem:
    if error["type"] == "extra_forbidden":
        key = str(spot.trail[-1])
        return spot.key_problem(f'unknown key "{cut(key)}"; {suggest(key, _fields(model, spot))}')
    message = wording.misfit(model, spot, error)
    return spot.key_problem(message) if error["loc"][-1] == "[key]" else spot.problem(message)


def _fields(model: type[BaseModel], spot: Spot) -> list[str]:
    holder = model_at(model, spot.trail[:-1])
    return list(holder.model_fields) if holder else []
