"""Parser events → plain data and places, refusing what YAML would otherwise let pass in silence.

Works from events, not from `yaml.load`, because only there are anchors, tags and keys given twice still to be seen,
and because the depth can be held before anything is nested.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from assessment_kit.reading.problems import Problem
from assessment_kit.reading.traps import Find, cut_by_comment, swallowed_item

Trail = tuple[str | int, ...]
Place = tuple[int, int]
DEEPEST = 12

_KINDS: tuple[tuple[type, str], ...] = (
    (list, "a list"),
    (dict, "fields"),
    (int, "a number"),
    (float, "a number"),
    (datetime.date, "a date"),
    (bytes, "data"),
)


def kind(value: object) -> str:
    """What YAML took a value for, in words."""
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    return next((words for type_, words in _KINDS if isinstance(value, type_)), "a text")


class _HopelessError(Exception):
    """The problem that makes the rest of the file not worth telling is noted already."""


class Builder:
    """Builds one document. Afterwards `problems` is what was refused, and `faulty` where that leaves a value in doubt."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.places: dict[Trail, Place] = {}
        self.keys: dict[Trail, Place] = {}
        self.written: dict[Trail, str] = {}
        self.faulty: set[Trail] = set()
        self.problems: list[Problem] = []
        self._anchors: dict[str, Place] = {}
        self._aliases: list[tuple[str, Place]] = []
        self._lines = text.split("\n")
        self._resolver = Resolver()
        self._constructor = SafeConstructor()

    def build(self, events: Iterable[yaml.Event]) -> dict[str, Any] | None:
        """The fields of the file, or None if it holds something else. Lets the parser's errors through."""
        try:
            return self._document(iter(events))
        except _HopelessError:
            return None
        finally:
            self._tell_anchors()

    def _document(self, stream: Iterator[yaml.Event]) -> dict[str, Any]:
        data: Any = None
        documents = 0
        for event in stream:
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                self._give_up(_start(event), 'a second document starts here, and a file holds one; take out the "---"')
            if isinstance(event, yaml.NodeEvent):
                data = self._node(event, stream, ())
        self._refuse_repeats()
        if data is None:
            self._give_up((1, 1), 'the file is empty; write its fields as "key: value", starting with "id:"')
        if not isinstance(data, dict):
            rule = f"the file holds {kind(data)} where fields are wanted"
            self._give_up(self.places[()], f'{rule}; write "key: value", starting with "id:"')
        return data

    def _refuse_repeats(self) -> None:
        """A file in which a program wrote "*" for each repeated text is one mistake, however often it did so."""
        used = [name for name, _ in self._aliases if name in self._anchors]
        if used:
            place = self._anchors[used[0]]
            counts = f'{len(self._anchors)} "&" and {len(used)} "*"'
            self._anchors, self._aliases = {}, []
            self._give_up(
                place,
                f"the file is written with anchors and aliases of YAML ({counts}), as programs write what repeats; "
                "write each text out, or have that program do so (PyYAML: a Dumper whose ignore_aliases returns True)",
            )

    def _tell_anchors(self) -> None:
        """A text that starts with & or * is far likelier than an anchor that nothing uses."""
        marks = [(place, '"&" starts an anchor') for place in self._anchors.values()]
        for place, what in marks + [(place, '"*" starts an alias') for _, place in self._aliases]:
            self._refuse(place, f"{what} of YAML, which is not allowed here; put quotes around the whole text")

    def _give_up(self, place: Place, message: str) -> NoReturn:
        self._refuse(place, message)
        raise _HopelessError

    def _node(self, event: yaml.Event, stream: Iterator[yaml.Event], trail: Trail) -> Any:
        self.places[trail] = _start(event)
        if len(trail) > DEEPEST:
            self._give_up(_start(event), f"nested more than {DEEPEST} deep, which nothing in these files is; mend it")
        self._refuse_extras(event, trail)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, stream, trail)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(stream, trail)
        return self._scalar(event, trail) if isinstance(event, yaml.ScalarEvent) else None

    def _refuse_extras(self, event: yaml.Event, trail: Trail) -> None:
        """Note anchors and aliases, refuse tags: a text that starts with & * ! is far likelier than their use."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._aliases.append((str(event.anchor), _start(event)))
        elif anchor is not None:
            self._anchors.setdefault(anchor, _start(event))
        if tag is not None:
            self._refuse(
                _start(event), '"!" starts a tag of YAML, which is not allowed here; put quotes around the whole text'
            )
        if anchor is not None or tag is not None:
            self.faulty.add(trail)

    def _sequence(self, stream: Iterator[yaml.Event], trail: Trail) -> list[Any]:
        items: list[Any] = []
        for event in stream:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, stream, (*trail, len(items))))
        return items

    def _mapping(self, start: yaml.MappingStartEvent, stream: Iterator[yaml.Event], trail: Trail) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in stream:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, stream, trail)
            again = key in found
            here = (*trail, f"{key} (again)" if again else key)
            self.keys[here] = _start(event)
            self._refuse_key(event, key, here, self.keys[(*trail, key)] if again else None)
            value = self._node(next(stream), stream, here)
            if start.flow_style and value is None:
                self._refuse_comma(key, here)
            if not again:
                found[key] = value
        return found

    def _key(self, event: yaml.Event, stream: Iterator[yaml.Event], trail: Trail) -> str:
        """A key as it is written, whatever YAML would make of it."""
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self._node(event, stream, (*trail, "?"))
        return "?"

    def _refuse_key(self, event: yaml.Event, key: str, trail: Trail, first: Place | None) -> None:
        self._refuse_extras(event, trail)
        value = self._resolve(event) if isinstance(event, yaml.ScalarEvent) else event
        if not isinstance(value, str):
            self.faulty.add(trail)
            what = f"the key {key or '~'} is read as {kind(value)}" if value is not event else "a key must be one text"
            self._refuse(_start(event), f"{what}; put quotes around it")
        if first is not None:
            self._refuse(_start(event), f'"{key}" is given twice, first in line {first[0]}; keep one of them')

    def _refuse_comma(self, key: str, trail: Trail) -> None:
        self.faulty.add(trail)
        self._refuse(
            self.keys[trail],
            f'"{key}" has no value; write one, or put quotes around a text with a comma, for in braces a comma ends it',
        )

    def _scalar(self, event: yaml.ScalarEvent, trail: Trail) -> Any:
        self.written[trail] = event.value
        if event.implicit[0]:
            line, column = _end(event) if event.value else self._nothing(trail)
            self._note(cut_by_comment(self._lines, line, column), trail)
            self._note(swallowed_item(self._lines, _start(event)[0], line), trail)
        return self._resolve(event)

    def _nothing(self, trail: Trail) -> Place:
        """Where a value that is not there would stand: the parser looks for it far below."""
        line, column = self.keys.get(trail, self.places[trail])
        return (line, column + len(str(trail[-1]))) if trail in self.keys else (line, column)

    def _resolve(self, event: yaml.ScalarEvent) -> Any:
        """What YAML 1.1 makes of a scalar; a date or number that does not exist stays the text it is."""
        if not event.implicit[0]:
            return event.value
        tag: str = self._resolver.resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call]
        try:
            return self._constructor.construct_object(yaml.ScalarNode(tag, event.value))
        except (ValueError, OverflowError, yaml.YAMLError):
            return event.value

    def _note(self, find: Find | None, trail: Trail) -> None:
        if find is not None:
            line, column, message = find
            self.faulty.add(trail)
            self._refuse((line, column), message)

    def _refuse(self, place: Place, message: str) -> None:
        self.problems.append(Problem(self.path, *place, message))


def _start(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _end(event: yaml.Event) -> Place:
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
