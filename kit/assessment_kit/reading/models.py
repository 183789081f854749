"""Which model, and which of its fields, stands at a trail of keys and indexes."""

import typing
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from assessment_kit.reading.builder import Trail


def model_at(model: type[BaseModel], trail: Trail) -> type[BaseModel] | None:
    """The model of the fields that `trail` leads to, from the model of a file; None where it leads to something else."""
    found: Any = model
    for step in trail:
        if isinstance(found, type) and issubclass(found, BaseModel):
            field = found.model_fields.get(str(step))
            found = _plain(field.annotation) if field else None
        else:
            found = _plain(_item(found))
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _plain(annotation: Any) -> Any:
    """A type without `Annotated` and `| None` around it."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _plain(typing.get_args(annotation)[0])
    others = [part for part in typing.get_args(annotation) if part is not type(None)]
    return _plain(others[0]) if type(None) in typing.get_args(annotation) else annotation


def _item(annotation: Any) -> Any:
    """The type of what a tuple or dict holds."""
    inner = typing.get_args(annotation)
    return inner[-1] if typing.get_origin(annotation) is dict else inner[0] if inner else None


def field_at(model: type[BaseModel], trail: Trail) -> FieldInfo | None:
    """The field that `trail` leads to; None where the models know of none."""
    holder = model_at(model, trail[:-1])
    return holder.model_fields.get(str(trail[-1])) if holder else None
