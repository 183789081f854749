"""Parser events → plain data and places, refusing what YAML would otherwise let pass in silence.

Works from events, not from `yaml.load`, because only there are anchors, tags and keys given twice still to be seen,
and because the depth can be held before anything is nested.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from kit.problems import Problem

Trail = tuple[str | int, ...]
MAX_DEPTH = 12

_CUT_BY_COMMENT = re.compile(r"[ \t]+(#[^\s#!].*)$")
_KINDS = {bool: "true or false", int: "a number", float: "a number", datetime.date: "a date"}


class _TooDeep(Exception):
    pass


class Builder:
    """Builds one document. Afterwards `problems` holds what was refused; `hopeless` says that no data can be trusted."""

    def __init__(self, text: str, path: str) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.places: dict[Trail, tuple[int, int]] = {}
        self.keys: dict[Trail, tuple[int, int]] = {}
        self.written: dict[Trail, str] = {}
        self.faulty: set[Trail] = set()
        self.problems: list[Problem] = []
        self.hopeless = False
        self._resolver = Resolver()
        self._constructor = SafeConstructor()

    def build(self, events: Iterable[yaml.Event]) -> Any:
        stream = iter(events)
        data: Any = None
        documents = 0
        try:
            for event in stream:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._refuse(event, 'a second document starts here; a file holds one: take the line "---" out')
                        break
                elif isinstance(event, yaml.NodeEvent):
                    data = self._node(event, stream, ())
        except _TooDeep:
            self.hopeless = True
            return None
        return self._mapping_at_top(data)

    def _mapping_at_top(self, data: Any) -> Any:
        if isinstance(data, dict):
            return data
        line, column = self.places.get((), (1, 1))
        if data is None:
            message = 'is empty; write its fields as "key: value", starting with "id:"'
        else:
            kind = "a list" if isinstance(data, list) else "a text"
            message = f'holds {kind} at the top where fields are wanted; write "key: value", starting with "id:"'
        self.problems.append(Problem(self.path, line, column, message))
        self.hopeless = True
        return None

    def _node(self, event: yaml.Event, stream: Iterator[yaml.Event], trail: Trail) -> Any:
        self.places[trail] = _place(event)
        if len(trail) > MAX_DEPTH:
            self._refuse(event, f"is nested more than {MAX_DEPTH} deep; nothing in these files goes so deep")
            raise _TooDeep
        self._refuse_extras(event, trail)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, stream, trail)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(stream, trail)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, trail)
        return None

    def _refuse_extras(self, event: yaml.Event, trail: Trail) -> None:
        """Anchors, aliases and tags are refused: a text that starts with & * ! is far likelier than their use."""
        for sign, name in (("&", getattr(event, "anchor", None)), ("!", getattr(event, "tag", None))):
            if name is None:
                continue
            if isinstance(event, yaml.AliasEvent):
                sign = "*"
            self.faulty.add(trail)
            what = {"&": "an anchor", "*": "an alias", "!": "a tag"}[sign]
            self._refuse(
                event,
                f'"{sign}" starts {what} of YAML, which is not allowed; put quotes around a text that starts with it',
            )

    def _sequence(self, stream: Iterator[yaml.Event], trail: Trail) -> list[Any]:
        items: list[Any] = []
        for event in stream:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, stream, (*trail, len(items))))
        return items

    def _mapping(self, start: yaml.Event, stream: Iterator[yaml.Event], trail: Trail) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in stream:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, stream, trail)
            twice = key in found
            here = (*trail, f"{key} (again)") if twice else (*trail, key)
            if twice:
                line, _ = self.keys[(*trail, key)]
                self._refuse(event, f'"{key}" is given twice, first in line {line}; keep one of them')
            self.keys[here] = _place(event)
            value = self._node(next(stream), stream, here)
            if not twice:
                found[key] = value
        return found

    def _key(self, event: yaml.Event, stream: Iterator[yaml.Event], trail: Trail) -> str:
        """A key as it is written. One that YAML would not read as text is refused, and still kept under its letters."""
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "a key must be a text; put quotes around it")
            self._node(event, stream, (*trail, "?"))
            return "?"
        self._refuse_extras(event, trail)
        value = self._resolve(event)
        if not isinstance(value, str):
            self._refuse(event, f"the key {event.value or '~'} is read as {kind(value)}; put quotes around it")
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent, trail: Trail) -> Any:
        self.written[trail] = event.value
        if event.implicit[0]:
            self._refuse_cut(event, trail)
            self._refuse_swallowed(event, trail)
        return self._resolve(event)

    def _resolve(self, event: yaml.ScalarEvent) -> Any:
        """What YAML 1.1 makes of a scalar; a date or number that does not exist stays the text it is."""
        if not event.implicit[0]:
            return event.value
        tag = self._resolver.resolve(yaml.ScalarNode, event.value, (True, False))
        try:
            return self._constructor.construct_object(yaml.ScalarNode(tag, event.value))
        except (ValueError, OverflowError, yaml.YAMLError):
            return event.value

    def _refuse_cut(self, event: yaml.ScalarEvent, trail: Trail) -> None:
        """`colour: #abc` is empty and `Ward #3` is "Ward": YAML takes the rest for a comment and says nothing."""
        line = event.end_mark.line if event.value else self.places[trail][0] - 1
        if not event.value and trail in self.keys:
            line = self.keys[trail][0] - 1
        rest = self.lines[line] if line < len(self.lines) else ""
        start = event.end_mark.column if event.value else self.keys.get(trail, (0, 1))[1]
        found = _CUT_BY_COMMENT.search(rest, start)
        if found is None:
            return
        self.faulty.add(trail)
        self.problems.append(
            Problem(
                self.path,
                line + 1,
                found.start(1) + 1,
                f'"{found[1][:20].rstrip()}" is read as a comment and left out; put quotes around the whole text, '
                'or write a space after "#" if a comment is meant',
            )
        )

    def _refuse_swallowed(self, event: yaml.ScalarEvent, trail: Trail) -> None:
        """A list item that is indented too far becomes part of the text above it."""
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.lines[number] if number < len(self.lines) else ""
            if line.lstrip(" ").startswith("- "):
                column = len(line) - len(line.lstrip(" ")) + 1
                self.faulty.add(trail)
                self.problems.append(
                    Problem(
                        self.path,
                        number + 1,
                        column,
                        'this "- " is read as part of the text above; indent it like the item before, '
                        "or put quotes around the whole text",
                    )
                )
                return

    def _refuse(self, event: yaml.Event, message: str) -> None:
        line, column = _place(event)
        self.problems.append(Problem(self.path, line, column, message))


def kind(value: object) -> str:
    """What YAML took a value for, in words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "fields"
    return next((words for type_, words in _KINDS.items() if isinstance(value, type_)), "a text")


def _place(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
