"""What stands beside a framework in its further languages, each in the folder of its name: `framework/cy/`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from assessment_kit.framework.folder import MAIN, Found
from assessment_kit.framework.foreign import with_foreign
from assessment_kit.framework.languages import Language
from assessment_kit.framework.model import Framework, judged
from assessment_kit.framework.overlay import read_overlay, translated
from assessment_kit.framework.page import OWN_PAGES, Written, written_pages
from assessment_kit.framework.parity import Verdict, verdict
from assessment_kit.framework.terms import read_terms, term_faults
from assessment_kit.host.words import STRINGS, Words, load_words, no_words, words_file
from assessment_kit.reading.fields import LANGUAGE_PATTERN
from assessment_kit.reading.problems import FrameworkError, Problem, gathered
from assessment_kit.reading.sources import Spot, shown


@dataclass(frozen=True)
class Translation:
    """A framework in a further language: its own texts, marked where they are still in the first."""

    language: Language
    framework: Framework
    words: Words
    terms: str
    written: Written
    untranslated: bool


@dataclass(frozen=True)
class Translations:
    """Those that could be read, and what is wrong or worth knowing of any."""

    translations: tuple[Translation, ...]
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def read_translations(place: Path, found: Found, judge: bool, whole: str = "") -> Translations:
    """Read all further languages; the one called `whole` as if it had to be complete. Without `judge`, since the framework
    itself has mistakes, only what can be told of the translations alone."""
    problems: list[Problem] = [*_list_faults(place, found)]
    notices: list[Problem] = []
    made = [_read(place, found, language, judge, problems, notices) for language in _listed(found, whole)]
    return Translations(tuple(one for one in made if one), tuple(problems), tuple(notices))


def _listed(found: Found, whole: str) -> list[Language]:
    """The languages that can be: the shape tells of the others."""
    rows = list(found.main.top["languages"].rows())
    return [
        Language(
            row["id"].text,
            row["name"].text,
            row["complete"].value is True or row["id"].text == whole,
            row["note"].text,
            row["side_by_side"].value is True,
        )
        for row in rows
        if re.match(LANGUAGE_PATTERN, row["id"].text) and row["name"].text
    ]


def _list_faults(place: Path, found: Found) -> Iterator[Problem]:
    taken = {found.main.top["language"].text.lower(): "the framework's own"}
    names: list[str] = []
    for row in found.main.top["languages"].rows():
        spot = row["id"]
        if why := taken.get(spot.text.lower()):
            yield spot.problem(f'"{spot.text}" is {why}; take it out here')
        elif spot.text and re.match(LANGUAGE_PATTERN, spot.text) and not (place / spot.text).is_dir():
            yield spot.problem(
                f"there is no folder {shown(place)}/{spot.text}; write the texts in it, or take the language out"
            )
        taken[spot.text.lower()] = "listed already"
        names.append(spot.text)
    yield from _unlisted(place, names, found.main.top["language"].text)


def _unlisted(place: Path, names: Collection[str], first: str) -> Iterator[Problem]:
    """Folders of a language that nothing would be made of."""
    for path in sorted(place.glob(f"*/{MAIN}")):
        name = path.parent.name
        if re.match(LANGUAGE_PATTERN, name) and name not in (*names, first):
            cure = f'add {{id: {name}, name: …}} to "languages" in {MAIN}, or take the folder away'
            yield Problem(
                f"{shown(place)}/{name}/{MAIN}", 1, 1, f'nothing is made of it, for "{name}" is not listed; {cure}'
            )


def _read(
    place: Path, found: Found, language: Language, judge: bool, problems: list[Problem], notices: list[Problem]
) -> Translation | None:
    overlay = read_overlay(place, found, language.id)
    said = verdict(overlay, language) if judge else Verdict(overlay.problems, ())  # against what stands there
    problems += said.problems
    notices += said.notices
    framework = gathered(problems, lambda: judged(translated(overlay))) if judge else None
    words = gathered(problems, lambda: _words(place, _row(found, language)))
    terms = gathered(problems, lambda: read_terms(place / language.id))
    written = written_pages(place / language.id / OWN_PAGES)
    problems += written.problems
    if language.complete and terms is not None:
        problems += term_faults(place, language.id, terms)
    if framework is None or words is None or terms is None:
        return None
    marked = with_foreign(framework, overlay.untranslated, found.main.top["language"].text)
    return Translation(language, marked, words, terms, written, bool(overlay.untranslated))


def _row(found: Found, language: Language) -> Spot:
    return next(row["id"] for row in found.main.top["languages"].rows() if row["id"].text == language.id)


def _words(place: Path, language: Spot) -> Words:
    beside = place / language.text / STRINGS
    if words_file(language.text) is None and not beside.is_file():
        raise FrameworkError([language.problem(no_words(language.text, f"{shown(place)}/{language.text}/{STRINGS}"))])
    return load_words(language.text, beside)
