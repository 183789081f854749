"""The published JSON Schemas of all files that people write or keep."""

from typing import Any

from assessment_kit.answers.json_schema import answer_schema, json_schema
from assessment_kit.framework.files import ComponentFile, FrameworkFile
from assessment_kit.host.organisation import OrganisationFile


def schemas() -> dict[str, dict[str, Any]]:
    """The published JSON Schemas by file name."""
    return {
        "answers.schema.json": answer_schema(),
        "component.schema.json": json_schema(ComponentFile),
        "framework.schema.json": json_schema(FrameworkFile),
        "organisation.schema.json": json_schema(OrganisationFile),
    }
