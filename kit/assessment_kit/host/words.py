"""The words of the interface: `theme/strings/<language>.yml`, held complete against the first language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from assessment_kit.places import FIRST_LANGUAGE as FIRST
from assessment_kit.places import data_folder
from assessment_kit.reading.builder import kind
from assessment_kit.reading.leftovers import meant
from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.reading.sources import Source, Spot, read

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})

_PLACEHOLDER = re.compile(r"\{[A-Za-z_]+\}")


@dataclass(frozen=True)
class Words:
    """The words of the interface in one language, nested as in their file: text, lists of text, and plurals as maps
    with "other". `own` are a framework's words for what stands under `words` in the file."""

    language: str
    written: Mapping[str, Any]
    own: Mapping[str, str] = field(default_factory=dict)

    def told(self, own: Mapping[str, str]) -> Words:
        """Return them with the words of a framework."""
        return replace(self, own=own)

    @cached_property
    def world(self) -> dict[str, str]:
        """What the framework's world is made of, by names: `board`, and `Board` for where a sentence begins."""
        plain = {**self.written.get("words", {}), **self.own}
        return plain | {_capital(name): _capital(word) for name, word in plain.items()}

    @cached_property
    def tree(self) -> Mapping[str, Any]:
        """All words, with those of the framework's world in their {places}."""
        any_of_them = re.compile(r"\{(" + "|".join(self.world) + r")\}")
        said: dict[str, Any] = _each(self.written, lambda text: any_of_them.sub(lambda one: self.world[one[1]], text))
        return said

    def __getitem__(self, name: str) -> Any:
        return self.tree[name]

    def day(self, day: datetime.date) -> str:
        """Return a day as people write it: 24 November 2026."""
        page = self["common"]["page"]
        text: str = page["date"]
        return text.format(day=day.day, month=page["months"][day.month - 1], year=day.year)


def load_words(language: str) -> Words:
    """All words in a language.

    A file for the language alone serves its regions too (`cy` for `cy-GB`), and one region serves another.
    Raises FrameworkError when there is no such file, and for every word that is missing, unknown or lacks a {place}.
    """
    path = words_file(language)
    if path is None:
        missing = f'is missing, so the pages have no words of their own in "{language}"; {_copy(language)}'
        raise FrameworkError([Problem(f"theme/strings/{language}.yml", 1, 1, missing)])
    first = _folder() / f"{FIRST}.yml"
    return Words(language, _checked(path, _stamp(path), first, _stamp(first)))


def words_file(language: str) -> Path | None:
    """The file with the words that serve a language; None where there is none."""
    files = {path.stem.lower(): path for path in meant(_folder(), "*.yml")}
    wanted = language.lower()
    main = wanted.split("-")[0]
    near = [name for name in files if name.split("-")[0] == main]
    return next((files[name] for name in (wanted, main, *near) if name in files), None)


def no_words(language: str) -> str:
    """What to tell somebody whose language has no words yet."""
    known = ", ".join(path.stem for path in meant(_folder(), "*.yml"))
    return (
        f'the pages have no words of their own in "{language}", only in: {known}; '
        f"in theme/strings, {_copy(language)}, or use one of these"
    )


def _copy(language: str) -> str:
    return f'copy "{FIRST}.yml" to "{language}.yml" and translate it'


def _folder() -> Path:
    return data_folder("theme") / "strings"


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file is edited: pages are made by the hundred, and served while people edit."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _checked(path: Path, _stamp: tuple[int, int], first: Path, _first_stamp: tuple[int, int]) -> dict[str, Any]:
    source = read(path, f"theme/strings/{path.name}")
    problems = list(source.problems)
    if source.readable:
        problems += _not_text(source.top)
        if path != first:
            problems += _differences(source, read(first, f"theme/strings/{first.name}"))
    if problems:
        raise FrameworkError(problems)
    words: dict[str, Any] = source.data
    return words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _each(value: Any, said: Callable[[str], str]) -> Any:
    """The same tree, with every text as it is said."""
    if isinstance(value, dict):
        return {key: _each(inner, said) for key, inner in value.items()}
    return [_each(item, said) for item in value] if isinstance(value, list) else said(value)


def _not_text(spot: Spot) -> Iterator[Problem]:
    if isinstance(spot.value, dict):
        for _, inner in spot.entries():
            yield from _not_text(inner)
    elif isinstance(spot.value, list):
        for item in spot.rows():
            yield from _not_text(item)
    elif not isinstance(spot.value, str):
        yield spot.problem(f"is read as {kind(spot.value)}, not as text; put quotes around it")


def _differences(translation: Source, first: Source) -> Iterator[Problem]:
    wanted = dict(_leaves(first.top))
    given = dict(_leaves(translation.top))
    for trail in wanted.keys() - given.keys():
        name = ".".join(map(str, trail))
        yield Spot(translation, trail).problem(
            f'has no "{name}"; translate it from {FIRST}.yml: {_short(wanted[trail])}'
        )
    for trail in given.keys() - wanted.keys():
        yield Spot(translation, trail).key_problem(f'"{trail[-1]}" is not a word of {FIRST}.yml; take it out')
    for trail in given.keys() & wanted.keys():
        for place in sorted(_places(wanted[trail]) - _places(given[trail])):
            yield Spot(translation, trail).problem(f"has no {place}, which is filled in; put it where it belongs")


def _leaves(spot: Spot) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every word with its trail. A plural or a list is one word: languages differ in how many forms they need."""
    if isinstance(spot.value, dict) and not _is_plural(spot.value):
        for _, inner in spot.entries():
            yield from _leaves(inner)
    else:
        yield spot.trail, spot.value


def _is_plural(value: dict[str, Any]) -> bool:
    return "other" in value and value.keys() <= PLURALS


def _places(word: Any) -> set[str]:
    """The {places} that a word must have: those of its form for any number."""
    if isinstance(word, dict):
        return _places(word["other"])
    if isinstance(word, list):
        return {place for item in word for place in _places(item)}
    return set(_PLACEHOLDER.findall(str(word)))


def _short(word: Any) -> str:
    text = str(word["other"] if isinstance(word, dict) else word)
    return f'"{text[:60]}"' if len(text) <= 60 else f'"{text[:59]}…"'
