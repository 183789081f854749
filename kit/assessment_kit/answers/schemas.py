"""The published JSON Schemas of all files that people write or keep."""

from typing import Any

from pydantic import BaseModel

from assessment_kit.answers.kept import kept

ANSWERS = "answers.schema.json"
NAMES = (ANSWERS, "component.schema.json", "framework.schema.json", "organisation.schema.json")


def schemas() -> dict[str, dict[str, Any]]:
    """The published JSON Schemas by file name."""
    made: dict[str, dict[str, Any]] = kept("schemas.json", _made)
    return made


def _made() -> dict[str, dict[str, Any]]:
    from assessment_kit.answers.json_schema import answer_schema, json_schema  # not at the top: see kept.py
    from assessment_kit.framework.files import ComponentFile, FrameworkFile
    from assessment_kit.host.organisation import OrganisationFile

    models: tuple[type[BaseModel], ...] = (ComponentFile, FrameworkFile, OrganisationFile)
    return dict(zip(NAMES, [answer_schema(), *map(json_schema, models)], strict=True))
