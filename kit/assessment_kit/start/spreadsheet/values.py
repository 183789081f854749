"""What stands in a cell ↔ the value of a field.

Lists have a line for each item, with a bullet; what goes on below it is indented by two blanks. A text that a cell would
say something else by (a dash alone, a stroke at its beginning) has a stroke before it: \\.
"""

import datetime
import json
import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from assessment_kit.reading.fields import DATE_PATTERN, is_id
from assessment_kit.reading.problems import cut
from assessment_kit.start.spreadsheet import heads
from assessment_kit.start.spreadsheet.fields import Field, fields_of

DASHES = {"-", "–", "—", "−", "n/a", "N/A", "./."}  # nothing is meant here, on purpose
BULLET = "• "
_BULLETS = re.compile(r"\s*(?:[•‣◦▪▫●○·∙■□➢➤✓*–—-]|\d{1,2}[.)]|[a-zA-Z][.)])\s+")
_BETWEEN = " | "


class Misread(Exception):
    """What a cell says cannot be the value of its field: the rule, then the cure."""


def read(field: Field, text: str) -> Any:
    """The value in a cell's text, which is not empty. Raises Misread."""
    if field.kind == "text":
        return unescaped(one_line(text) if field.one_line else text)
    if field.kind == "name":
        return text
    if field.kind == "flag":
        return _flag(field, text)
    if field.kind == "number":
        return int(text) if re.fullmatch(r"\d{1,9}", text) else text
    if field.kind == "day":
        return _day(text)
    if field.kind == "lines":
        return items(text)
    if field.kind in ("pairs", "lists"):
        return _pairs(field, text)
    if field.kind == "records" and field.holds:
        return [_record(field.holds, item) for item in items(text)]
    return _other(field, text)


def written(field: Field, value: Any) -> str:
    """The text of a cell for a value."""
    if field.kind == "text":
        return escaped(str(value))
    if field.kind == "flag":
        return "yes" if value else "no"
    if field.kind == "lines":
        return listed(value)
    if field.kind == "pairs":
        return listed(f"{key}: {text}" for key, text in value.items())
    if field.kind == "lists":
        return listed(f"{key}: {text}" for key, texts in value.items() for text in texts)
    if field.kind == "records" and field.holds:
        return listed(_recorded(field.holds, record) for record in value)
    return str(value) if field.kind in ("number", "day") else json.dumps(value, ensure_ascii=False, default=str)


def one_line(text: str) -> str:
    """A text with one blank for each break of a line, and the blanks around it."""
    return re.sub(r"\s*\n\s*", " ", text)


def items(text: str) -> list[str]:
    """The items of a list in a cell."""
    found: list[str] = []
    lines = text.split("\n")
    bullets = _BULLETS.match(lines[0]) is not None
    for line in lines:
        bullet = None if line.startswith("  ") and found else _BULLETS.match(line)
        if bullet:
            found.append(line[bullet.end() :])
        elif found and (line.startswith("  ") or (bullets and line.strip())):
            found[-1] += f"\n{line.removeprefix('  ')}"
        elif line.strip():
            found.append(line)
    return [item.strip() for item in found if item.strip()]


def is_list(text: str) -> bool:
    """Whether a text has lines with bullets."""
    return any(_BULLETS.match(line) for line in text.split("\n"))


def listed(texts: Iterable[str]) -> str:
    return "\n".join(BULLET + text.strip().replace("\n", "\n  ") for text in texts)


def escaped(text: str) -> str:
    return f"\\{text}" if text in DASHES or text.startswith("\\") else text


def unescaped(text: str) -> str:
    return text.removeprefix("\\")


def _flag(field: Field, text: str) -> bool:
    if heads.says(text, "yes"):
        return True
    if heads.says(text, "no"):
        return False
    raise Misread(f'"{cut(text)}" is neither yes nor no; write yes, or leave the cell empty')


def _day(text: str) -> Any:
    if re.fullmatch(DATE_PATTERN, text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            pass
    raise Misread(f'"{cut(text)}" is not a day; write it as 2026-11-23')


def _pairs(field: Field, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in items(text):
        key, colon, said = item.partition(":")
        if not colon or not is_id(key.strip()) or not said.strip():
            raise Misread(f'"{cut(item)}" does not say whose text it is; write the id first, then a colon and the text')
        if field.kind == "lists":
            found.setdefault(key.strip(), []).append(said.strip())
        elif key.strip() in found:
            raise Misread(f'"{key.strip()}" stands there twice; keep one of them')
        else:
            found[key.strip()] = said.strip()
    return found


def _record(model: type[BaseModel], item: str) -> dict[str, Any]:
    """A line `a | b | c`: the fields of a record in their order, those that are empty left out."""
    fields = list(fields_of(model).values())
    parts = _joined(item)
    if len(parts) > len(fields):
        names = _BETWEEN.join(field.label for field in fields)
        raise Misread(f'"{cut(item)}" has more parts than the fields {names}; divide it in that way')
    return {field.key: _part(field, part) for field, part in zip(fields, parts, strict=False) if part}


def _joined(item: str) -> list[str]:
    """The parts of a record between its strokes; a stroke that is text has another kind of stroke before it."""
    parts, at = [""], 0
    while at < len(item):
        if item[at] == "\\" and at + 1 < len(item):
            parts[-1] += item[at + 1]
            at += 1
        elif item[at] == "|":
            parts.append("")
        else:
            parts[-1] += item[at]
        at += 1
    return [part.strip() for part in parts]


def _part(field: Field, text: str) -> Any:
    return text if field.kind == "text" else read(field, text)


def _recorded(model: type[BaseModel], record: dict[str, Any]) -> str:
    parts = [_part_written(field, record.get(field.key)) for field in fields_of(model).values()]
    while parts and not parts[-1]:
        parts.pop()
    return _BETWEEN.join(re.sub(r"([\\|])", r"\\\1", part) for part in parts)


def _part_written(field: Field, value: Any) -> str:
    if value is None:
        return ""
    return str(value).strip() if field.kind == "text" else written(field, value)


def _other(field: Field, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise Misread(f'"{cut(text)}" is no value of "{field.label}"; leave it as it was written') from None
