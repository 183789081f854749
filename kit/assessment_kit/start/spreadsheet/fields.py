"""The fields of the format as columns, worked out from the models of its files: a field that is added there is one here.

What it is called in people's sheets is one line in heads.yml.
"""

import datetime
import functools
import typing
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from assessment_kit.framework.files import ComponentFile, FrameworkFile, QuestionFile, SectionFile
from assessment_kit.reading.fields import LINE_PATTERN

# What is told by where a row stands, or has a table of its own.
_ELSEWHERE = {
    FrameworkFile: {"components", "scale", "scales"},
    ComponentFile: {"questions", "sections"},
    SectionFile: {"questions"},
    QuestionFile: {"levels"},
}
_FIRST = ("ref", "id", "title", "question", "help", "apart")


class Field(NamedTuple):
    """`kind`: text, flag, number, day, lines, pairs (by level: a text each), lists (by level: lines each), records, group
    (fields of its own), other. `holds` is the model of a record or group. `about`: what it is, as the schema says it."""

    key: str
    kind: str
    holds: type[BaseModel] | None
    one_line: bool
    needed: bool
    about: str = ""

    @property
    def label(self) -> str:
        return self.key.replace("_", " ")


@functools.cache
def fields_of(model: type[BaseModel]) -> dict[str, Field]:
    """The fields of a model that are columns, by their keys and in the order of columns."""
    left_out = _ELSEWHERE.get(model, set())
    fields = {key: _field(key, info) for key, info in model.model_fields.items() if key not in left_out}
    first = [key for key in _FIRST if key in fields]
    return {key: fields[key] for key in (*first, *(key for key in fields if key not in first))}


def tables_of(model: type[BaseModel]) -> dict[str, Field]:
    """The fields that are lists of records, of which each is a table of its own."""
    return {key: field for key, field in fields_of(model).items() if field.kind == "records"}


@functools.cache
def by_level() -> dict[str, Field]:
    """The fields of a question that hold something for each level."""
    return {key: one for key, one in fields_of(QuestionFile).items() if one.kind in ("pairs", "lists")}


def has(model: type[BaseModel], key: str) -> bool:
    return key in model.model_fields


def _field(key: str, info: FieldInfo) -> Field:
    kind, holds = _kind(_bare(info.annotation))
    one_line = any(getattr(rule, "pattern", None) == LINE_PATTERN for rule in info.metadata)
    return Field(key, kind, holds, one_line, info.is_required(), info.description or "")


def _kind(type_: Any) -> tuple[str, type[BaseModel] | None]:
    inner = [_bare(part) for part in typing.get_args(type_) if part is not Ellipsis]
    if typing.get_origin(type_) is tuple:
        if _is_model(inner[0]):
            return "records", inner[0]
        return ("lines" if inner[0] is str else "other"), None
    if typing.get_origin(type_) is dict:
        of_lines = typing.get_origin(inner[1]) is tuple and _bare(typing.get_args(inner[1])[0]) is str
        return ("pairs" if inner[1] is str else "lists" if of_lines else "other"), None
    if _is_model(type_):
        return "group", type_
    return {str: "text", bool: "flag", int: "number", datetime.date: "day"}.get(type_, "other"), None


def _is_model(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, BaseModel)


def _bare(type_: Any) -> Any:
    """A type without what is said about it, and without None."""
    if typing.get_origin(type_) is typing.Annotated:
        return _bare(typing.get_args(type_)[0])
    parts = [part for part in typing.get_args(type_) if part is not type(None)]
    if type(None) in typing.get_args(type_) and len(parts) == 1:
        return _bare(parts[0])
    return type_
