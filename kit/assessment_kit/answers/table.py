"""The answer file's shape as a small table, made from its schema: what both readers walk, here and in the pages.

A shape is the name of another in the table, or a kind with what it needs:

    ["text", pattern]                          a text; the pattern may be missing
    ["flag"]                                   true or false
    ["one", value, …]                          one of these
    ["whole", least, most]                     a whole number
    ["list", shape, most]                      a list of at most so many; without `most`, as many as a map may hold
    ["map", shape, keys]                       keys of the shape `keys`, values of the other; at most `MOST_THINGS`
    ["by", {pattern: shape, …}]                keys of one of these patterns, each with values of its own shape
    ["either", shape, record]                  a group of fields, or what is none
    ["record", {field: shape, …}, needed, apart, loose]
        fields by name; those in `needed` must be there; those in `apart` never all together; the last three may be
        missing at the end. A value of a field in `loose` that is wrong is left out, and costs nothing else.
"""

import functools
from collections.abc import Iterable
from typing import Any

from assessment_kit.answers.schemas import ANSWERS, schemas
from assessment_kit.answers.values import PATTERNS

Shape = str | list[Any]
Table = dict[str, Shape]

WHOLE = "file"
HEADING = "Session"
NAMES = {pattern: name for name, pattern in PATTERNS.items()}


@functools.cache
def page_shape() -> Table:
    """The table; "file" is the whole file."""
    schema = schemas()[ANSWERS]
    texts: Table = {name: ["text", pattern] for name, pattern in PATTERNS.items()}
    parts = {name: _shape(part, name) for name, part in schema["$defs"].items()}
    return texts | {"text": ["text"], "flag": ["flag"]} | parts | {WHOLE: _shape(schema, WHOLE)}


def spelled_out(shape: Shape) -> list[Any]:
    """The kind of a shape with what it needs, also of one that is only named."""
    named = page_shape()[shape] if isinstance(shape, str) else shape
    assert not isinstance(named, str)
    return named


def _shape(schema: dict[str, Any], name: str = "") -> Shape:
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix("#/$defs/")
    if "const" in schema or "enum" in schema:
        return ["one", *schema.get("enum", [schema.get("const")])]
    if "anyOf" in schema:
        return ["either", *map(_shape, schema["anyOf"])]
    return _made(schema, name)


def _loose(fields: Iterable[str], name: str) -> list[str]:
    """Which fields are loose: the heading, and each value in it."""
    return ["session"] if name == WHOLE else list(fields) if name == HEADING else []


def _made(schema: dict[str, Any], name: str) -> Shape:
    match schema["type"]:
        case "string":
            return NAMES[schema["pattern"]] if "pattern" in schema else "text"
        case "boolean":
            return "flag"
        case "integer":
            return ["whole", schema["minimum"], schema["maximum"]]
        case "array":
            return ["list", _shape(schema["items"]), *([schema["maxItems"]] if "maxItems" in schema else [])]
    return _group(schema, name)


def _group(schema: dict[str, Any], name: str) -> Shape:
    if "propertyNames" in schema:
        return ["map", _shape(schema["additionalProperties"]), _shape(schema["propertyNames"])]
    if "patternProperties" in schema:
        return ["by", {pattern: _shape(one) for pattern, one in schema["patternProperties"].items()}]
    fields = {name: _shape(field) for name, field in schema["properties"].items()}
    more = [schema.get("required", []), schema.get("not", {}).get("required", []), _loose(fields, name)]
    while more and not more[-1]:
        more.pop()
    return ["record", fields, *more]
