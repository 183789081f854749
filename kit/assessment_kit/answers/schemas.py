"""The published JSON Schemas of all files that people write or keep."""

from collections.abc import Callable
from functools import partial
from typing import Any

from assessment_kit.answers.json_schema import answer_schema, json_schema
from assessment_kit.framework.files import ComponentFile, FrameworkFile
from assessment_kit.host.organisation import OrganisationFile

# By file name. Making one takes a while, and who only links to it need not.
SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "answers.schema.json": answer_schema,
    "component.schema.json": partial(json_schema, ComponentFile),
    "framework.schema.json": partial(json_schema, FrameworkFile),
    "organisation.schema.json": partial(json_schema, OrganisationFile),
}


def schemas() -> dict[str, dict[str, Any]]:
    """The published JSON Schemas by file name."""
    return {name: made() for name, made in SCHEMAS.items()}
