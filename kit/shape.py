"""What in a file does not fit its shape, each with a place, the rule and a cure."""

import datetime
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from kit.builder import Trail, kind
from kit.files import ADDRESS_PATTERN, ID_PATTERN, LANGUAGE_PATTERN, LINE_PATTERN, VERSION_PATTERN
from kit.problems import Problem, nearest, suggest
from kit.sources import Source, Spot


def misfits(model: type[BaseModel], source: Source) -> list[Problem]:
    """Every place where the file does not fit the model; none when it could not be read, which is told elsewhere."""
    if not source.readable:
        return []
    try:
        model.model_validate(source.data)
    except ValidationError as error:
        return [Problem(source.path, 1, 1, f"{one['loc']} {one['type']}") for one in error.errors()]
    return []
