"""All that a kit is made of, read once into one record; every maker is a function of it."""

import datetime
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from assessment_kit import RELEASED
from assessment_kit.framework.folder import Found, read_all
from assessment_kit.framework.model import Framework, judged
from assessment_kit.framework.page import OWN_PAGES, Page, Written, misplaced, written_pages
from assessment_kit.framework.terms import read_terms
from assessment_kit.host.organisation import Organisation, load_organisation
from assessment_kit.host.words import STRINGS, Words, load_words, no_words, words_file
from assessment_kit.places import FIRST_LANGUAGE, page_folders
from assessment_kit.reading.fields import LANGUAGE_PATTERN
from assessment_kit.reading.leftovers import meant
from assessment_kit.reading.problems import FrameworkError, Problem, gathered
from assessment_kit.reading.sources import shown
from assessment_kit.translations import Translations, read_translations

LAST_DAY = datetime.date(2107, 12, 31)  # that a zip can say
COMPONENT_TEMPLATE = "component.md.j2"  # makes a page for each component, and none of its own name


@dataclass(frozen=True)
class Edition:
    """The kit in one of its languages: its name in itself, and its folder in the site, "" for the first or "cy/". `note`
    stands at the top of each page and in each document; where not `whole`, some texts are in the first language."""

    language: str
    name: str
    folder: str
    note: str = ""
    whole: bool = True


@dataclass(frozen=True)
class Inputs:
    """`terms` is the framework's glossary (Markdown), `written` the hand-written pages by their uris, `editions` every
    language of the kit, this one among them; none where there is only one. `others` are the inputs of the further
    languages, which the first one has, and `beside` those of the first, for a language whose sheets say both. `notices` are
    worth knowing, and stop nothing."""

    framework: Framework
    words: Words
    organisation: Organisation = field(default_factory=Organisation)
    terms: str = ""
    written: dict[str, Page] = field(default_factory=dict)
    folder: str = ""
    editions: tuple[Edition, ...] = ()
    others: tuple["Inputs", ...] = ()
    beside: "Inputs | None" = None
    notices: tuple[Problem, ...] = ()

    @property
    def edition(self) -> Edition:
        """This one."""
        here = (one for one in self.editions if one.folder == self.folder)
        return next(here, Edition(self.framework.language, "", ""))

    @property
    def other_editions(self) -> list[Edition]:
        return [one for one in self.editions if one.folder != self.folder]

    @property
    def first_language(self) -> str:
        return self.editions[0].language if self.editions else self.framework.language

    @property
    def offline_name(self) -> str:
        """The name of the offline copy, without its ending."""
        return f"{self.framework.id}-kit-{self.framework.version}"

    @property
    def dated(self) -> datetime.datetime:
        """The time that files of this version bear: its day, and one minute of it for each change of the framework, so
        that a second version on a day is later too. The kit's own version moves it as well; the clock never does."""
        source, changes = self.framework.source, self.framework.changes
        days = [RELEASED, *(change.date for change in changes), *([source.checked] if source else [])]
        minutes = min(len(changes), 24 * 60 - 1)
        return datetime.datetime.combine(min(max(days), LAST_DAY), datetime.time(minutes // 60, minutes % 60))


def inputs_of(framework: Framework, words: Words | None = None) -> Inputs:
    """The inputs of a framework alone. Raises FrameworkError where its language has no words and none are given."""
    return Inputs(framework, (words or load_words(framework.language)).told(framework.words))


def read_inputs(folder: Path, written_folder: Path, whole: str = "") -> Inputs:
    """Read a framework's folder and its hand-written pages; the translation into the language `whole` as if it had to be
    complete. Raises FrameworkError with every problem of every file."""
    problems: list[Problem] = []
    found = read_all(folder)
    framework = gathered(problems, lambda: judged(found))
    organisation = gathered(problems, lambda: load_organisation(folder))
    terms = gathered(problems, lambda: read_terms(folder))
    words = gathered(problems, lambda: _words(found, folder))
    written = _written(folder / OWN_PAGES, written_folder)
    problems += written.problems
    pages = _markdown_in(folder / OWN_PAGES) | _markdown_in(written_folder)
    if words is not None:
        problems += misplaced(written.fronts, words["site"]["sections"], _uris(words, found) | pages)
    others = read_translations(folder, found, judge=framework is not None, whole=whole)
    problems += others.problems
    if words is not None:
        for one in others.translations:
            uris = _uris(one.words, found) | pages | one.written.pages.keys()
            problems += misplaced(one.written.fronts, words["site"]["sections"], uris)
    if problems or framework is None or organisation is None or words is None or terms is None:
        raise FrameworkError(problems)
    first = Inputs(framework, words.told(framework.words), organisation, terms, written.pages)
    return _with_others(first, others) if others.translations else first


def _with_others(first: Inputs, others: Translations) -> Inputs:
    """The inputs of each language, which know of one another."""
    here = Edition(first.framework.language, first.words["site"]["language"], "")
    there = [
        Edition(one.language.id, one.language.name, f"{one.language.id}/", one.language.note, not one.untranslated)
        for one in others.translations
    ]
    editions = (here, *there)
    inputs = tuple(
        Inputs(
            one.framework,
            one.words.told(one.framework.words),
            first.organisation,
            one.terms or first.terms,
            one.written.pages,
            edition.folder,
            editions,
            beside=first if one.language.side_by_side else None,
        )
        for one, edition in zip(others.translations, there, strict=True)
    )
    return replace(first, editions=editions, others=inputs, notices=others.notices)


def _written(own: Path, folder: Path) -> Written:
    """The kit's own hand-written pages, and those among the pages of a site around it that have their place in the kit."""
    ours = written_pages(own)
    if folder.resolve() == own.resolve():
        return ours
    theirs = written_pages(folder, around=True)
    return Written(ours.pages | theirs.pages, ours.fronts + theirs.fronts, ours.problems + theirs.problems)


def _markdown_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in meant(folder, "*.md")}


def _words(found: Found, folder: Path) -> Words:
    """The words in the framework's language, or in our first where the framework does not say one that could be."""
    language = found.main.top["language"]
    if not re.match(LANGUAGE_PATTERN, language.text):
        return load_words(FIRST_LANGUAGE)
    beside = [folder / language.text / STRINGS, folder / STRINGS]
    if words_file(language.text) is None and not any(one.is_file() for one in beside):
        raise FrameworkError([language.problem(no_words(language.text, f"{shown(folder)}/{language.text}/{STRINGS}"))])
    return load_words(language.text, *beside)


def _uris(words: Words, found: Found) -> set[str]:
    """Where the pages are that the kit makes itself: from each template but the pieces, and the one for components."""
    folders = page_folders(words.language)
    names = {path.relative_to(folder).as_posix() for folder in folders for path in meant(folder, "[!_]*.md.j2")}
    templates = {name.removesuffix(".j2") for name in names - {COMPONENT_TEMPLATE}}
    components = {f"components/{name}.md" for name in found.components}
    return templates | components | {entry["uri"] for entry in words["site"]["app_pages"].values()}
