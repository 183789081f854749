"""The text of a YAML file by its keys: some of them written anew, and every other line as a person left it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assessment_kit.reading.sources import read_bytes
from assessment_kit.start.spreadsheet.judging import same
from assessment_kit.start.spreadsheet.yaml_text import dumped

_KEY = re.compile(r"""["']?(\w+)["']?\s*:(?:\s|$)""")
_KEY_ALONE = re.compile(r"[^:]+:\s*(?:#.*)?$")
_ITEM = re.compile(r"( *)- ")


@dataclass(frozen=True)
class Part:
    """`body` is what the key says; `rest` the blank lines and comments below it, which may belong to the next key. Above
    the first key stands a part without one."""

    key: str
    body: str
    rest: str


def parts(text: str) -> list[Part]:
    """The keys of a file at its left edge, each with the lines that are its own. Joined again they are the text."""
    groups: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines(keepends=True):
        if key := _KEY.match(line):
            groups.append((key[1], []))
        groups[-1][1].append(line)
    return [_part(key, lines) for key, lines in groups]


def _part(key: str, lines: list[str]) -> Part:
    last = next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip() and lines[n - 1][0] != "#"), 0)
    return Part(key, "".join(lines[:last]), "".join(lines[last:]))


def bodies(text: str, keys: Collection[str]) -> str:
    """What these keys say in a file, as one text."""
    return "".join(part.body for part in parts(text) if part.key in keys)


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """The keys that do not say the same in both."""
    return {key for key in before.keys() | after.keys() if not same({key: before.get(key)}, {key: after.get(key)})}


def rewritten(text: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str | None:
    """The text of a file that says `before`, saying `after`; None where it cannot be told which lines are meant."""
    keys = differing(before, after)
    new_keys = [key for key in after if key in keys and key not in before]
    whole = text if text.endswith("\n") or not new_keys else f"{text}\n"
    done = [_anew(part, before, after) if part.key in keys else part for part in parts(whole)]
    for key in new_keys:
        done.insert(_behind([part.key for part in done], key, list(after)), Part(key, dumped({key: after[key]}), ""))
    new = "".join(part.body + part.rest for part in done)
    source = read_bytes(new.encode(), "")
    return new if not source.problems and same(source.data, after) else None


def _anew(part: Part, before: Mapping[str, Any], after: Mapping[str, Any]) -> Part:
    if part.key not in after:
        return Part(part.key, "", part.rest)
    old, new = before[part.key], after[part.key]
    if isinstance(old, str) and part.body.count("\n") <= 1 and part.body.count(old) == 1:
        return Part(part.key, part.body.replace(old, str(new)), part.rest)  # with the comment behind it
    longer = _longer(part, old, new) if isinstance(old, list) and isinstance(new, list) else None
    return Part(part.key, longer or dumped({part.key: new}), part.rest)


def _longer(part: Part, old: list[Any], new: list[Any]) -> str | None:
    """A list with other items before those that stay, which keep their lines; None where none stays, or no line begins one."""
    lines = part.body.splitlines(keepends=True)
    dash = next((found for line in lines[1:] if (found := _ITEM.match(line))), None)
    begins = [number for number, line in enumerate(lines) if dash and line.startswith(dash[0])]
    staying = next((count for count in range(min(len(old), len(new)), 0, -1) if same(old[-count:], new[-count:])), 0)
    if dash is None or not staying or len(begins) != len(old) or not _KEY_ALONE.match(lines[0]):
        return None
    first = dumped({part.key: new[:-staying]}).splitlines(keepends=True)[1:] if len(new) > staying else []
    above = lines[: begins[0]]
    return "".join([*above, *(f"{dash[1]}{line[2:]}" for line in first), *lines[begins[-staying] :]])


def _behind(there: list[str], key: str, order: Iterable[str]) -> int:
    """Where a new key belongs: behind the last of those that stand before it in the order."""
    earlier = set()
    for other in order:
        if other == key:
            break
        earlier.add(other)
    return max((place for place, one in enumerate(there) if one in earlier), default=len(there) - 1) + 1
