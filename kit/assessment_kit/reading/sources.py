"""One YAML file as plain data, with the place of every value.

The values are exactly what YAML makes of them (`No` is False, `1.10` a number): the shape says where text was wanted,
and `Source.written` still knows what stood in the file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assessment_kit.reading.builder import Builder, Trail
from assessment_kit.reading.problems import Problem, place_after
from assessment_kit.reading.syntax import in_plain_words

LARGEST_FILE = 5_000_000
_INVISIBLE = re.compile(f"{yaml.reader.Reader.NON_PRINTABLE.pattern}|\ufeff")


@dataclass(frozen=True)
class Source:
    """`data` is None when the file could not be read at all. A `Trail` is the keys and indexes that lead to a value."""

    path: str
    data: Any = None
    places: Mapping[Trail, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Trail, tuple[int, int]] = field(default_factory=dict)
    written: Mapping[Trail, str] = field(default_factory=dict)
    faulty: frozenset[Trail] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        return self.data is not None

    @property
    def top(self) -> "Spot":
        return Spot(self, ())


@dataclass(frozen=True)
class Spot:
    """A value in a file that may be missing or of any kind: rules look at what is there and skip what is not."""

    source: Source
    trail: Trail

    @property
    def value(self) -> Any:
        found = self.source.data
        for step in self.trail:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    @property
    def text(self) -> str:
        return self.value.strip() if isinstance(self.value, str) else ""

    def __getitem__(self, step: str | int) -> "Spot":
        return Spot(self.source, (*self.trail, step))

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def rows(self) -> Iterator["Spot"]:
        """The items of a list; nothing when it is not a list."""
        if isinstance(self.value, list):
            yield from (self[index] for index in range(len(self.value)))

    def entries(self) -> Iterator[tuple[str, "Spot"]]:
        """The keys and values of a mapping; nothing when it is not a mapping."""
        if isinstance(self.value, dict):
            yield from ((key, self[key]) for key in self.value)

    def problem(self, message: str) -> Problem:
        """A problem at the value; at its key, or at what holds it, when there is no value to point at."""
        table = self.source.keys if self.value is None else self.source.places
        return self._at(table, message)

    def key_problem(self, message: str) -> Problem:
        return self._at(self.source.keys, message)

    def _at(self, table: Mapping[Trail, tuple[int, int]], message: str) -> Problem:
        trail = self.trail
        place = table.get(trail)
        while place is None and trail:
            place = self.source.places.get(trail)
            trail = trail[:-1]
        line, column = place or self.source.places.get((), (1, 1))
        return Problem(self.source.path, line, column, message)


def shown(place: Path) -> str:
    """A folder as problems name it: from where the person at the keyboard is, if it is below there."""
    whole = place.resolve()
    return (whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else place).as_posix()


def read(path: Path, shown_as: str) -> Source:
    """Read one file; problems of the file as such are in `Source.problems`, named by `shown_as`."""
    text, fault = read_text(path, shown_as)
    return _unreadable(fault) if fault is not None else _parsed(text, shown_as)


def read_text(path: Path, shown_as: str) -> tuple[str, Problem | None]:
    """The text of a file without a byte order mark, or what keeps it from being read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        said = f"cannot be read ({error.strerror}); mend the file or its permissions"
        return "", Problem(shown_as, 1, 1, said)
    return _decode(raw, shown_as)


def read_bytes(raw: bytes, shown_as: str) -> Source:
    """The same as `read`, of what stands in a file."""
    text, fault = _decode(raw, shown_as)
    return _unreadable(fault) if fault is not None else _parsed(text, shown_as)


def _parsed(text: str, shown_as: str) -> Source:
    builder = Builder(text, shown_as)
    try:
        data = builder.build(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        return _unreadable(in_plain_words(error, text, shown_as), *builder.problems)
    if data is None:
        return _unreadable(*builder.problems)
    return Source(
        shown_as,
        data,
        builder.places,
        builder.keys,
        builder.written,
        frozenset(builder.faulty),
        tuple(builder.problems),
    )


def _unreadable(*problems: Problem) -> Source:
    return Source(problems[0].path, problems=problems)


def _decode(raw: bytes, shown_as: str) -> tuple[str, Problem | None]:
    """The text of the file without a byte order mark, or what keeps it from being read."""
    if len(raw) > LARGEST_FILE:
        return "", Problem(shown_as, 1, 1, f"is larger than {LARGEST_FILE // 1_000_000} MB; divide it, or mend it")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", Problem(shown_as, 1, 1, "is saved as UTF-16; save it as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = place_after(before)
        byte = raw[error.start]
        return "", Problem(shown_as, line, column, f"is not UTF-8 (byte 0x{byte:02X} here); save it as UTF-8")
    return text, _first_invisible(text, shown_as)


def _first_invisible(text: str, shown_as: str) -> Problem | None:
    """YAML stops at such a character without a place, and Typst at a byte order mark, so look first."""
    found = _INVISIBLE.search(text)
    if found is None:
        return None
    line, column = place_after(text[: found.start()])
    return Problem(shown_as, line, column, f"holds the invisible character U+{ord(found[0]):04X}; delete it")
