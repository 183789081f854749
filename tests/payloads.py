"""A framework every text of which tries to be more than text: found by the published schemas, not by a list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from assessment_kit.answers.schemas import schemas

ELSEWHERE = "elsewhere.example"
# Each calls `live()`, asks the other host for something, or leads there.
PAYLOADS = (
    "<script>live()</script>",
    "<img src=x onerror=live()>",
    "<svg/onload=live()>",
    f"<meta http-equiv=refresh content=0;url=http://{ELSEWHERE}/>",
    f"<base href=http://{ELSEWHERE}/>",
    f"<link rel=stylesheet href=http://{ELSEWHERE}/a.css>",
    f"<form action=http://{ELSEWHERE}/><button>a</button></form>",
    f"<iframe src=http://{ELSEWHERE}/></iframe>",
    f"</title></style></script></textarea><img src=http://{ELSEWHERE}/a.png>",
    f'\'"><img src=http://{ELSEWHERE}/b.png x="',
    '{{ 7 * 7 }} {% raw %} ${7*7} #panic() #read("/etc/passwd") !!python/object:os.system',
    "&lt;script&gt;live()&lt;/script&gt;",
    "<5 & more",
)
# Markdown's own ways, for all fields but those that are Markdown, whose links are the author's.
MARKDOWN = (
    "[a](javascript:live())",
    f"![a](http://{ELSEWHERE}/c.png)",
    "[a](data:text/html,a)",
    f"<http://{ELSEWHERE}/>",
)
# Elements that only markup in a text could have made, and attributes that run or load.
GROWN = f"""[...document.querySelectorAll("*")].filter((one) => [...one.attributes].some(({{name, value}}) =>
    name.startsWith("on") || (/^(src|href|action|data|srcset)$/.test(name) && /{ELSEWHERE}|live\\(\\)/.test(value)))
    || (one.localName === "meta" && one.httpEquiv === "refresh") || /^(base|iframe|object|embed)$/.test(one.localName))
    .map((one) => one.outerHTML.slice(0, 100))"""
LINE = r"^[^\r\n]*\s*$"

Schema = dict[str, Any]
KINDS = {"framework": "framework.yml", "organisation": "organisation.yml", "component": "components/*.yml"}


def free_texts() -> set[str]:
    """Every place of the formats where any text may stand: `component/questions[]/title`."""
    return {place for kind, schema in _schemas().items() for place in _free_below(schema, schema, kind)}


def poisoned(source: Path, target: Path) -> set[str]:
    """Copy a framework with all payloads at the end of every free text, those left out too. Returns their places."""
    shutil.copytree(source, target)
    (target / "organisation.yml").touch()
    places: set[str] = set()
    for kind, names in KINDS.items():
        for path in target.glob(names):
            data = yaml.safe_load(path.read_text("utf-8")) or {}
            made = _poison(data, _schemas()[kind], _schemas()[kind], kind, places)
            path.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), "utf-8")
    return places


def _schemas() -> dict[str, Schema]:
    return {kind: schemas()[f"{kind}.schema.json"] for kind in KINDS}


def _free_below(schema: Schema, root: Schema, place: str) -> Iterator[str]:
    for option in _options(schema, root):
        if _is_free(option):
            yield place
        if "items" in option:
            yield from _free_below(option["items"], root, f"{place}[]")
        for key, within in option.get("properties", {}).items():
            yield from _free_below(within, root, f"{place}/{key}")
        if isinstance(option.get("additionalProperties"), dict):
            yield from _free_below(option["additionalProperties"], root, f"{place}/*")


def _poison(value: Any, schema: Schema, root: Schema, place: str, places: set[str]) -> Any:
    for option in _options(schema, root):
        if isinstance(value, str) and _is_free(option):
            places.add(place)
            return f"{value} {' '.join(PAYLOADS if place.endswith(('/why', '/help')) else (*PAYLOADS, *MARKDOWN))}"
        if isinstance(value, list) and option.get("type") == "array":
            return [_poison(item, option["items"], root, f"{place}[]", places) for item in value]
        if isinstance(value, dict) and option.get("type") == "object":
            return _poisoned_fields(value, option, root, place, places)
    return value


def _poisoned_fields(
    value: dict[str, Any], schema: Schema, root: Schema, place: str, places: set[str]
) -> dict[str, Any]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties") or {}
    left_out = {key: "" for key, part in known.items() if any(map(_is_free, _options(part, root))) and key != "logo"}
    return {
        key: _poison(item, known.get(key, others), root, f"{place}/{key if key in known else '*'}", places)
        for key, item in {**left_out, **value}.items()
    }


def _options(schema: Schema, root: Schema) -> Iterator[Schema]:
    while "$ref" in schema:
        schema = {
            **root["$defs"][schema["$ref"].rpartition("/")[2]],
            **{k: v for k, v in schema.items() if k != "$ref"},
        }
    yield schema
    for option in schema.get("anyOf", ()):
        yield from _options(option, root)


def _is_free(schema: Schema) -> bool:
    """Whether any text may stand there."""
    free = schema.get("pattern", LINE) == LINE and not schema.keys() & {"enum", "const", "format"}
    return schema.get("type") == "string" and free
