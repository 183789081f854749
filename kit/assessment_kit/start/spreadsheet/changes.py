"""What came, went and was worded anew between two frameworks, and which version that makes by the rules of the format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment_kit.framework.files import FrameworkFile
from assessment_kit.framework.folder import MAIN
from assessment_kit.framework.published import PARTS, Moves, needed, other_places
from assessment_kit.reading.fields import version_numbers
from assessment_kit.start.spreadsheet.draft import Draft, in_order
from assessment_kit.start.spreadsheet.existing import Existing
from assessment_kit.start.spreadsheet.judging import same

Questions = Mapping[str, Mapping[str, Any]]
_OF_IMPORT = ("questions", "version", "retired", "moved", "changes")


@dataclass(frozen=True)
class Changes:
    """Ids of questions; `elsewhere` are the files in which something else changed. `version`: by the rules.

    `moves`: question → the component that it was in and the one that it is in; `regrouped`: in another section of the same."""

    came: tuple[str, ...]
    went: tuple[str, ...]
    reworded: tuple[str, ...]
    elsewhere: tuple[str, ...]
    version: str
    moves: Moves = field(default_factory=dict)
    regrouped: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.came or self.went or self.reworded or self.elsewhere or self.moves or self.regrouped)


def settle(draft: Draft, base: Existing, gone: list[str], moved: Mapping[str, str]) -> None:
    """Write what went under `retired`, groups that were published too, and what has another id under `moved`."""
    main = draft.files[MAIN]
    moves = {**main.get("moved", {}), **moved}
    ended = list(gone)
    if base.found is not None and base.found.published is not None:
        there = _groups(_parts(draft).values())
        ended += [id_ for id_ in _groups(base.components.values()) if id_ not in there]
    while more := [old for old, new in moves.items() if new in ended and old not in ended]:
        ended += more  # what had moved to a question that went, went with it
    for name, value in (
        ("retired", list(dict.fromkeys([*main.get("retired", []), *ended]))),
        ("moved", {old: new for old, new in moves.items() if old not in ended}),
    ):
        main.pop(name, None)
        if value:
            main[name] = value
    draft.files[MAIN] = in_order(main, FrameworkFile)


def changes(draft: Draft, base: Existing, moved: Mapping[str, str]) -> Changes:
    then = {moved.get(id_, id_): question for id_, question in _questions(base.components).items()}
    parts = _parts(draft)
    now = _questions(parts)
    reworded = [id_ for id_, one in now.items() if id_ in then and not same({**then[id_], "id": id_}, one)]
    elsewhere = [path for path, data in draft.files.items() if not same(_frame(_before(base, path)), _frame(data))]
    old = {moved.get(id_, id_): home for id_, home in _homes(base.components).items()}
    new = _homes(parts)
    moves = other_places({id_: home[0] for id_, home in old.items()}, {id_: home[0] for id_, home in new.items()})
    regrouped = [id_ for id_, home in new.items() if id_ not in moves and old.get(id_, home) != home]
    before = version_numbers(str(base.main.get("version", "")))
    least = needed(before, _levels(then, base.main), _levels(now, draft.files[MAIN]), moves)
    if before and least == before and (reworded or elsewhere or regrouped):
        least = (*before[:2], before[2] + 1)
    return Changes(
        tuple(id_ for id_ in now if id_ not in then),
        tuple(id_ for id_ in then if id_ not in now),
        tuple(reworded),
        tuple(elsewhere),
        ".".join(map(str, least)),
        moves,
        tuple(regrouped),
    )


def part(before: str, after: str) -> str:
    """MAJOR, MINOR or PATCH: which part of a version was raised."""
    pairs = zip(PARTS, version_numbers(before), version_numbers(after), strict=True)
    return next((name for name, old, new in pairs if old != new), "")


def levels_in(parts: Mapping[str, Mapping[str, Any]], main: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Question → the ids of its levels, in these components."""
    return _levels(_questions(parts), main)


def places_in(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Question → the component that it is in."""
    return {id_: component for id_, (component, _) in _homes(parts).items()}


def _parts(draft: Draft) -> dict[str, Mapping[str, Any]]:
    """The files of components."""
    return {path: data for path, data in draft.files.items() if path != MAIN}


def _before(base: Existing, path: str) -> Mapping[str, Any]:
    name = path.removeprefix("components/").removesuffix(".yml")
    return base.main if path == MAIN else base.components.get(name, {})


def _frame(data: Mapping[str, Any]) -> dict[str, Any]:
    """A file without its questions, and without what an import itself adds."""
    rest = {key: value for key, value in data.items() if key not in _OF_IMPORT}
    if "sections" in rest:
        rest["sections"] = [{key: v for key, v in one.items() if key != "questions"} for one in rest["sections"]]
    return rest


def _questions(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    found = [one for part_ in parts.values() for one in part_.get("questions", ())]
    found += [one for part_ in parts.values() for section in part_.get("sections", ()) for one in section["questions"]]
    return {one["id"]: one for one in found}


def _homes(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Question → its component and its section; no section is an empty one."""
    found = {one["id"]: (part_["id"], "") for part_ in parts.values() for one in part_.get("questions", ())}
    return found | {
        one["id"]: (part_["id"], section["id"])
        for part_ in parts.values()
        for section in part_.get("sections", ())
        for one in section["questions"]
    }


def _groups(parts: Iterable[Mapping[str, Any]]) -> list[str]:
    """The ids of components and of their sections."""
    return [id_ for part_ in parts for id_ in (part_["id"], *(one["id"] for one in part_.get("sections", ())))]


def _levels(questions: Questions, main: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {id_: tuple(_of(one, main)) for id_, one in questions.items()}


def _of(question: Mapping[str, Any], main: Mapping[str, Any]) -> list[str]:
    scales = main.get("scales", {})
    scale = question.get("levels") or (
        scales.get(question["scale"], ()) if "scale" in question else main.get("scale", ())
    )
    return [level["id"] for level in scale if level["id"] not in question.get("without", ())]
