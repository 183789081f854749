"""What a workbook says of framework.yml: its fields, its scales, and the tables such as roles."""

import copy
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from assessment_kit.framework.files import FrameworkFile, LevelFile
from assessment_kit.framework.folder import MAIN
from assessment_kit.start.spreadsheet import groups, ids
from assessment_kit.start.spreadsheet.draft import Draft, Trail, in_order, joined, place
from assessment_kit.start.spreadsheet.existing import Existing
from assessment_kit.start.spreadsheet.fields import fields_of, tables_of
from assessment_kit.start.spreadsheet.records import Record
from assessment_kit.start.spreadsheet.sheets import Said


def main_file(draft: Draft, said: Said, base: Existing, facts: Mapping[str, str], components: list[str]) -> None:
    main: dict[str, Any] = {**facts, **copy.deepcopy(dict(base.main))}
    if said.main:
        for path, value in said.main.values.items():
            _set(main, path.split("."), value)
            draft.places[MAIN, tuple(path.split("."))] = said.main.source(path)
    main["components"] = components
    _scales(draft, main, said, base)
    for name, one in tables_of(FrameworkFile).items():
        if name in said.tables and one.holds and name not in ("scale",):
            main[name] = _records(draft, name, one.holds, said, {row.get("id"): row for row in base.main.get(name, ())})
    draft.files[MAIN] = in_order(main, FrameworkFile)


def _set(data: dict[str, Any], path: list[str], value: Any) -> None:
    if len(path) > 1:
        inner = data.setdefault(path[0], {})
        _set(inner, path[1:], value)
        if not inner:
            del data[path[0]]
    elif value is None or value == []:
        data.pop(path[0], None)
    else:
        data[path[0]] = value


def _scales(draft: Draft, main: dict[str, Any], said: Said, base: Existing) -> None:
    """The shared levels and those of other scales; what questions have of their own comes with them."""
    if "levels" in said.tables:
        for key in ("scale", "scales"):
            main.pop(key, None)
        for row in said.tables["levels"]:
            if row.text("question"):
                continue
            name = row.text("scale")
            trail: Trail = ("scales", name) if name else ("scale",)
            levels = main.setdefault("scales", {}).setdefault(name, []) if name else main.setdefault("scale", [])
            levels.append(level(draft, MAIN, (*trail, len(levels)), row, _level_before(base, name, row)))
    elif "scale" not in main:
        scale = {id_: name for one in said.questions for id_, name in one.scale.items()}
        sources = {id_: source for one in said.questions for id_, source in one.scale_sources.items()}
        if scale:
            main["scale"] = [{"id": id_, "name": name} for id_, name in scale.items()]
        for place, id_ in enumerate(scale):
            draft.places[MAIN, ("scale", place)] = sources[id_]


def _level_before(base: Existing, scale: str, row: Record) -> Mapping[str, Any]:
    levels = base.main.get("scales", {}).get(scale, ()) if scale else base.main.get("scale", ())
    return next((one for one in levels if row.text("id") in ("", one["id"]) and row.text("name") == one["name"]), {})


def level(draft: Draft, file: str, trail: Trail, row: Record, old: Mapping[str, Any]) -> dict[str, Any]:
    """One level of a scale."""
    data = joined(old, row, fields_of(LevelFile))
    data.setdefault("id", ids.slug(row.text("name")) or f"level-{row.home.spot.row}")
    place(draft, file, trail, row)
    return in_order(data, LevelFile)


def _records(
    draft: Draft, name: str, model: type[BaseModel], said: Said, before: Mapping[Any, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The records of a table such as the roles."""
    rows = said.tables[name]
    known = {id_: str(one.get("name", "")) for id_, one in before.items() if id_}
    named = (
        groups.listed_ids(rows, known, ())
        if "id" in model.model_fields
        else {str(n): row for n, row in enumerate(rows)}
    )
    made: list[dict[str, Any]] = []
    for id_, row in named.items():
        data = joined(before.get(id_, {}), row, fields_of(model))
        if "id" in model.model_fields:
            data.setdefault("id", id_)
        place(draft, MAIN, (name, len(made)), row)
        made.append(in_order(data, model))
    return made
