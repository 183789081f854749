"""The JSON Schemas that an editor uses while somebody writes a framework."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from assessment_kit.answers.schemas import schemas
from jsonschema import Draft202012Validator

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
SOUND = [path.parent for path in sorted(FRAMEWORKS.glob("*/framework.yml"))]
SCHEMAS = {name: Draft202012Validator(schema) for name, schema in schemas().items()}


def as_an_editor_reads_it(path: Path) -> Any:
    """Editors follow YAML 1.2, in which a date is a text."""
    return texts_for_dates(yaml.safe_load(path.read_text("utf-8")))


def texts_for_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: texts_for_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [texts_for_dates(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def fields(schema: Any, whole: Any, trail: str = "") -> Any:
    """Every field that a schema knows, with the way to it and all that is said about it."""
    if isinstance(schema, dict):
        for name, field in schema.get("properties", {}).items():
            yield (
                f"{trail}.{name}",
                whole.get("$defs", {}).get(field.get("$ref", "").removeprefix("#/$defs/"), {}) | field,
            )
        for key, inner in schema.items():
            yield from fields(inner, whole, f"{trail}.{key}")


def wrong(name: str, data: Any) -> list[str]:
    return [error.message for error in SCHEMAS[name].iter_errors(data)]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name].schema)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_an_editor_can_explain_every_field(name: str) -> None:
    found = list(fields(SCHEMAS[name].schema, SCHEMAS[name].schema))
    assert found
    assert [trail for trail, field in found if not (field.get("title") and field.get("description"))] == []


@pytest.mark.parametrize("folder", SOUND, ids=lambda folder: folder.name)
def test_an_editor_finds_nothing_wrong_with_a_sound_framework(folder: Path) -> None:
    assert wrong("framework.schema.json", as_an_editor_reads_it(folder / "framework.yml")) == []
    for path in (folder / "components").glob("*.yml"):
        assert wrong("component.schema.json", as_an_editor_reads_it(path)) == []


def test_an_editor_finds_nothing_wrong_with_the_shipped_framework(project: Path) -> None:
    assert wrong("framework.schema.json", as_an_editor_reads_it(project / "framework" / "framework.yml")) == []
    for path in (project / "framework" / "components").glob("*.yml"):
        assert wrong("component.schema.json", as_an_editor_reads_it(path)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"titel": "Talk"}, "'titel' was unexpected"),
        ({"id": "Talk it over"}, "does not match"),
        ({"title": ""}, "should be non-empty"),
        ({"title": "Talk\nand more"}, "does not match"),
        ({"summary": None}, "None is not of type 'string'"),
        ({"optional": "maybe"}, "'maybe' is not of type 'boolean'"),
        ({"sections": []}, "is valid under each of"),
        ({"questions": []}, "[] should be non-empty"),
        ({"links": [{"to": "care"}]}, "'how' is a required property"),
    ],
)
def test_an_editor_marks_a_mistake_in_a_component(change: dict[str, Any], said: str) -> None:
    sound = as_an_editor_reads_it(FRAMEWORKS / "base" / "components" / "talk.yml")
    assert any(said in message for message in wrong("component.schema.json", {**sound, **change}))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"descriptors": {"Low one": "Text"}}, "does not match"),
        ({"descriptors": {"low": ["Text"]}}, "is not of type 'string'"),
        ({"next_steps": {"low": []}}, "should be non-empty"),
        ({"levels": [{"id": "low", "name": "Low"}]}, "is too short"),
        (
            {"scale": "other", "levels": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
            "should not be valid under",
        ),
    ],
)
def test_an_editor_marks_a_mistake_in_a_question(change: dict[str, Any], said: str) -> None:
    sound = as_an_editor_reads_it(FRAMEWORKS / "base" / "components" / "talk.yml")
    sound["questions"][0] |= change
    assert any(said in message for message in wrong("component.schema.json", sound))


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1.10"},
        {"version": 1.1},
        {"language": "British English"},
        {"scale": [{"id": "low", "name": "Low"}]},
        {"components": []},
        {"minimum_group": 1},
        {
            "source": {
                "name": "A work",
                "address": "javascript:alert(1)",
                "checked": "2026-11-23",
                "relation": "Adapted.",
            }
        },
        {"changes": [{"version": "1.0.0", "date": "last autumn", "summary": "First."}]},
        {"moved": {"Old one": "new-one"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_editor_marks_a_mistake_in_the_framework_file(change: dict[str, Any]) -> None:
    sound = as_an_editor_reads_it(FRAMEWORKS / "base" / "framework.yml")
    assert wrong("framework.schema.json", {**sound, **change})
