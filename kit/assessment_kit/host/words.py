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
from assessment_kit.reading.sources import Source, Spot, read, shown

STRINGS = "strings.yml"  # own words beside a framework
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
        said = self["common"]["script"]
        text: str = said["date"]
        return text.format(day=day.day, month=said["months"][day.month - 1], year=day.year)


def load_words(language: str, *beside: Path) -> Words:
    """All words in a language: ours, and those of files beside the framework, of which each wins over the ones before.

    A file for the language alone serves its regions too (`cy` for `cy-GB`), and one region serves another. Where we have
    none, the first of the files beside must have all. Raises FrameworkError when there is no such file, and for every word
    that is missing, unknown or lacks a {place}.
    """
    first, path = _folder() / f"{FIRST}.yml", words_file(language)
    theirs = [one for one in beside if one.is_file()]
    if path is None and not theirs:
        missing = f'is missing, so the pages have no words of their own in "{language}"; {_copy(language)}'
        raise FrameworkError([Problem(f"theme/strings/{language}.yml", 1, 1, missing)])
    said = _checked(path, _stamp(path), first, _stamp(first)) if path else {}
    for one in theirs:
        said = _over(said, _own(one, first, whole=not said))
    return Words(language, said)


def _own(path: Path, first: Path, whole: bool) -> dict[str, Any]:
    """The words of a file beside a framework; all of them where it must be `whole`."""
    source = read(path, f"{shown(path.parent)}/{path.name}")
    problems = list(source.problems)
    if source.readable:
        problems += [*_not_text(source.top), *_differences(source, read(first, f"theme/strings/{first.name}"), whole)]
    if problems:
        raise FrameworkError(problems)
    words: dict[str, Any] = source.data
    return words


def _over(ours: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Our words with their own in place of some. A plural is replaced as a whole."""
    said = dict(ours)
    for name, word in own.items():
        deeper = isinstance(word, dict) and not _is_plural(word) and isinstance(ours.get(name), dict)
        said[name] = _over(ours[name], word) if deeper else word
    return said


def words_file(language: str) -> Path | None:
    """The file with the words that serve a language; None where there is none."""
    files = {path.stem.lower(): path for path in meant(_folder(), "*.yml")}
    wanted = language.lower()
    main = wanted.split("-")[0]
    near = [name for name in files if name.split("-")[0] == main]
    return next((files[name] for name in (wanted, main, *near) if name in files), None)


def no_words(language: str, file: str) -> str:
    """What to tell somebody whose language has no words yet: they may stand in a `file` beside the framework."""
    known = ", ".join(path.stem for path in meant(_folder(), "*.yml"))
    return (
        f'the pages have no words of their own in "{language}", only in: {known}; translate those of theme/strings/{FIRST}.yml '
        f"into {file}, or use one of these"
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


def _differences(translation: Source, first: Source, whole: bool = True) -> Iterator[Problem]:
    wanted = dict(_leaves(first.top))
    given = dict(_leaves(translation.top))
    for trail in wanted.keys() - given.keys() if whole else ():
        name = ".".join(map(str, trail))
        yield Spot(translation, trail).problem(
            f'has no "{name}"; translate it from {FIRST}.yml: {_short(wanted[trail])}'
        )
    for trail in given.keys() - wanted.keys():
        yield Spot(translation, trail).key_problem(f'"{trail[-1]}" is not a word of {FIRST}.yml; take it out')
    world = {place for name in first.top["words"].value or () for place in (f"{{{name}}}", f"{{{_capital(name)}}}")}
    for trail in given.keys() & wanted.keys():
        for place in sorted(_places(wanted[trail]) - _places(given[trail]) - world):  # its words may need other endings
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
