"""JSON Schemas (draft 2020-12) out of the models."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from assessment_kit.answers.shapes import AnswerFile
from assessment_kit.answers.values import LISTED_THINGS, SINGLE_THINGS, thing_pattern


class _Plain(GenerateJsonSchema):
    """What may stand in a file: a field that is left out has no null, and its default is nobody's business."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Every key must be an id; left to itself pydantic lets other keys hold anything."""
        keys, values = schema["keys_schema"], schema["values_schema"]
        return {
            "type": "object",
            "propertyNames": self.generate_inner(keys),
            "additionalProperties": self.generate_inner(values),
        }


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of one kind of file; its title and description are the model's docstring."""
    made = model.model_json_schema(schema_generator=_Plain)
    title, _, rest = (model.__doc__ or "").strip().partition("\n")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": title.rstrip("."),
        "description": " ".join((rest.strip() or title).split()),
    }


def answer_schema() -> dict[str, Any]:
    """The schema of the answer file. What parted looks as its thing does, which the models alone cannot say."""
    schema = json_schema(AnswerFile)
    fields, parted = schema["properties"], schema["$defs"].pop("Parted")
    fields["parted"] = {key: fields["parted"][key] for key in ("title", "description", "type")} | {
        "patternProperties": {
            thing_pattern(thing): {"type": "array", "items": _version(parted, _one(fields[thing]))}
            for thing in (*LISTED_THINGS, *SINGLE_THINGS)
        },
        "additionalProperties": False,
    }
    return schema


def _one(field: dict[str, Any]) -> dict[str, Any]:
    """An item of a list or of a map by ids, else the whole."""
    found: dict[str, Any] = field.get("items") or field.get("additionalProperties") or field
    return found


def _version(parted: dict[str, Any], thing: dict[str, Any]) -> dict[str, Any]:
    value = thing | parted["properties"]["value"]
    return parted | {"properties": parted["properties"] | {"value": value}}
