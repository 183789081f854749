"""The files as they would be read, and every rule that they break told by the cell of the sheet that breaks it."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from assessment_kit.framework.folder import MAIN, Found
from assessment_kit.framework.model import Framework, judged
from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.reading.sources import Source, read_bytes
from assessment_kit.start.spreadsheet import yaml_text
from assessment_kit.start.spreadsheet.draft import Draft
from assessment_kit.start.spreadsheet.records import Source as Cell

_NOTHING: tuple[object, ...] = (None, [], {}, False)  # as if the field were not there; "descriptors: {}" says more
_LINE = re.compile(r"(?:(?P<path>\S+\.yml):|\bline )(?P<line>\d+)")


def judge(draft: Draft, published: Source | None, fallback: Cell) -> tuple[Framework | None, list[Problem]]:
    """The framework in a draft, or what is wrong with it."""
    sources = {path: read_bytes(yaml_text.dumped(data).encode(), path) for path, data in draft.files.items()}
    parts = {PurePosixPath(path).stem: source for path, source in sources.items() if path != MAIN}
    problems = tuple(problem for source in sources.values() for problem in source.problems)
    try:
        return judged(Found(sources[MAIN], parts, frozenset(), published, problems)), []
    except FrameworkError as error:
        return None, [_told(problem, sources, draft, fallback) for problem in error.problems]


def _told(problem: Problem, sources: Mapping[str, Source], draft: Draft, fallback: Cell) -> Problem:
    source = sources.get(problem.path)
    cell = _cell(draft, problem.path, source, (problem.line, problem.column)) if source else None

    def place(found: re.Match[str]) -> str:
        other = sources.get(found["path"] or problem.path)
        at = _cell_of_line(draft, other, int(found["line"])) if other else None
        return str(at.spot) if at else found[0]

    message = _LINE.sub(place, problem.message)
    if cell is None:
        return fallback.sheet.whole_problem(f"{_where(problem)}{message}")
    return cell.problem(message)


def _where(problem: Problem) -> str:
    """Which part of the framework is meant, where no cell says it."""
    name = PurePosixPath(problem.path).stem
    return "" if name == "framework" else f'component "{name}": '


def _cell(draft: Draft, path: str, source: Source, place: tuple[int, int]) -> Cell | None:
    """The cell of what stands at this place of a file: of the innermost thing, else of what holds it."""
    trails = [trail for table in (source.places, source.keys) for trail, at in table.items() if at == place]
    for trail in sorted(trails, key=len, reverse=True):
        if (path, trail) in draft.places:
            return draft.places[path, trail]
    for trail in sorted(trails, key=len, reverse=True):
        for length in range(len(trail) - 1, 0, -1):
            if (path, trail[:length]) in draft.places:
                return draft.places[path, trail[:length]]
    return draft.places.get((path, ()))


def _cell_of_line(draft: Draft, source: Source, line: int) -> Cell | None:
    places = {at: trail for trail, at in source.places.items() if at[0] == line}
    return _cell(draft, source.path, source, min(places)) if places else None


def same(old: Any, new: Any) -> bool:
    """Whether two files say the same, in whatever order of their fields, and blanks around texts apart."""
    return bool(_plain(old) == _plain(new))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items() if inner not in _NOTHING or key == "descriptors"}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value
