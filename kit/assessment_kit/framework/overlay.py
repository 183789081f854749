"""A framework in a further language: its files with the texts of `framework/<language>/` in place of their own.

What comes out is read like any framework's files, so that all rules hold for translated texts too, at their places.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel

from assessment_kit.framework import files
from assessment_kit.framework.folder import MAIN, Found
from assessment_kit.framework.texts import Layout, Words, layout
from assessment_kit.reading.builder import Trail
from assessment_kit.reading.leftovers import meant
from assessment_kit.reading.problems import Problem, suggest
from assessment_kit.reading.sources import Source, Spot, read, shown

OWN_WORDS = "words"  # of the framework's world: the language's own stand there where they are not translated


@dataclass(frozen=True)
class Sheet:
    """One file of a translation beside the one that it translates; `over` is empty where it is not there."""

    original: Source
    over: Source
    layout: Layout

    @property
    def missing(self) -> list[Words]:
        return [one for at, one in self.layout.words.items() if Spot(self.over, at).value is None]


@dataclass(frozen=True)
class Overlay:
    """The translation of a framework into one language. `sheets`: framework.yml's first, then the components'."""

    language: str
    found: Found
    sheets: Mapping[str, Sheet]
    problems: tuple[Problem, ...]

    @property
    def main(self) -> Sheet:
        return self.sheets[MAIN]

    @property
    def untranslated(self) -> frozenset[str]:
        """The texts that are said in the first language."""
        gaps = (
            one for sheet in self.sheets.values() for one in sheet.missing if not (one.optional or _is_own_word(one))
        )
        return frozenset(text.strip() for one in gaps for text in one.texts)


def read_overlay(place: Path, found: Found, language: str) -> Overlay:
    """Read the texts in a language beside the framework's files."""
    folder = place / language
    sheets = {MAIN: _sheet(files.FrameworkFile, found.main, folder / MAIN, f"{shown(place)}/{language}/{MAIN}")}
    for name, source in found.components.items():
        path = folder / "components" / f"{name}.yml"
        sheets[name] = _sheet(files.ComponentFile, source, path, f"{shown(place)}/{language}/components/{path.name}")
    problems = [problem for sheet in sheets.values() for problem in sheet.over.problems]
    return Overlay(language, found, sheets, (*problems, *_strangers(folder, shown(place), found)))


def _strangers(folder: Path, name: str, found: Found) -> list[Problem]:
    """Files among the components that translate none of them."""
    inside = [path for path in meant(folder / "components", "*") if path.is_file()]
    return [
        Problem(
            f"{name}/{path.relative_to(folder.parent).as_posix()}",
            1,
            1,
            f'there is no component "{path.stem}" to translate; {suggest(path.stem, found.components)}',
        )
        for path in inside
        if path.suffix != ".yml" or path.stem not in found.components
    ]


def _sheet(model: type[BaseModel], original: Source, path: Path, shown_as: str) -> Sheet:
    over = read(path, shown_as) if path.is_file() else Source(shown_as, data={})
    return Sheet(original, over, layout(model, original))


def translated(overlay: Overlay) -> Found:
    """The framework's files in that language."""
    main, *components = (_over(sheet) for sheet in overlay.sheets.values())
    main.data["language"] = overlay.language
    if OWN_WORDS in main.data:
        main.data[OWN_WORDS] = {name: spot.value for name, spot in overlay.main.over.top[OWN_WORDS].entries()}
    names = list(overlay.found.components)
    return replace(overlay.found, main=main, components=dict(zip(names, components, strict=True)), problems=())


def _over(sheet: Sheet) -> Source:
    """A file with the texts of its translation, at the places where those stand."""
    original, over = sheet.original, sheet.over
    data = copy.deepcopy(original.data)
    places, written = dict(original.places), dict(original.written)
    keys = dict(original.keys)
    for at, words in sheet.layout.words.items():
        if not _has(over, at):
            continue
        _put(data, words.spot.trail, Spot(over, at).value)
        for table, theirs in ((places, over.places), (keys, over.keys), (written, over.written)):
            table.update(_moved(theirs, at, words.spot.trail))  # type: ignore[arg-type]
    return Source(over.path, data, places, keys, written, frozenset())


def _moved(table: Mapping[Trail, object], at: Trail, to: Trail) -> dict[Trail, object]:
    """What stands in a table for a value and the items in it, for the same value elsewhere."""
    wanted = [at, *((*at, number) for number in range(sum(trail[:-1] == at for trail in table)))]
    return {(*to, *trail[len(at) :]): table[trail] for trail in wanted if trail in table}


def _has(source: Source, at: Trail) -> bool:
    """Whether a file has something here, if only nothing."""
    holder = Spot(source, at[:-1]).value
    known = holder if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
    return at[-1] in known


def _put(data: object, trail: Trail, value: object) -> None:
    *way, last = trail
    for step in way:
        data = data[step]  # type: ignore[index]
    data[last] = value  # type: ignore[index]


def _is_own_word(words: Words) -> bool:
    return words.at[0] == OWN_WORDS
