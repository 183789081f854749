"""All that a kit is made of, read once into one record; every maker is a function of it."""

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path

from assessment_kit import RELEASED
from assessment_kit.framework.folder import Found, read_all
from assessment_kit.framework.model import Framework, judged
from assessment_kit.framework.page import Page, Written, misplaced, written_pages
from assessment_kit.host.organisation import Organisation, load_organisation
from assessment_kit.host.words import Words, load_words, no_words, words_file
from assessment_kit.places import FIRST_LANGUAGE, page_folders
from assessment_kit.reading.fields import LANGUAGE_PATTERN
from assessment_kit.reading.leftovers import meant
from assessment_kit.reading.problems import FrameworkError, Problem, gathered
from assessment_kit.reading.sources import read_text, shown

LAST_DAY = datetime.date(2107, 12, 31)  # that a zip can say
OWN_PAGES = "pages"  # below the folder of the framework
COMPONENT_TEMPLATE = "component.md.j2"  # makes a page for each component, and none of its own name


@dataclass(frozen=True)
class Inputs:
    """`terms` is the framework's glossary (Markdown), `written` the hand-written pages by their uris."""

    framework: Framework
    words: Words
    organisation: Organisation = field(default_factory=Organisation)
    terms: str = ""
    written: dict[str, Page] = field(default_factory=dict)

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


def read_inputs(folder: Path, written_folder: Path) -> Inputs:
    """Read a framework's folder and its hand-written pages. Raises FrameworkError with every problem of every file."""
    problems: list[Problem] = []
    found = read_all(folder)
    framework = gathered(problems, lambda: judged(found))
    organisation = gathered(problems, lambda: load_organisation(folder))
    terms = gathered(problems, lambda: _terms(folder))
    words = gathered(problems, lambda: _words(found))
    written = _written(folder / OWN_PAGES, written_folder)
    problems += written.problems
    if words is not None:
        uris = _uris(words, found) | _markdown_in(folder / OWN_PAGES) | _markdown_in(written_folder)
        problems += misplaced(written.fronts, words["site"]["sections"], uris)
    if problems or framework is None or organisation is None or words is None or terms is None:
        raise FrameworkError(problems)
    return Inputs(framework, words.told(framework.words), organisation, terms, written.pages)


def _written(own: Path, folder: Path) -> Written:
    """The kit's own hand-written pages, and those among the pages of a site around it that have their place in the kit."""
    ours = written_pages(own)
    if folder.resolve() == own.resolve():
        return ours
    theirs = written_pages(folder, around=True)
    return Written(ours.pages | theirs.pages, ours.fronts + theirs.fronts, ours.problems + theirs.problems)


def _markdown_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in meant(folder, "*.md")}


def _words(found: Found) -> Words:
    """The words in the framework's language, or in our first where the framework does not say one that could be."""
    language = found.main.top["language"]
    if not re.match(LANGUAGE_PATTERN, language.text):
        return load_words(FIRST_LANGUAGE)
    if words_file(language.text) is None:
        raise FrameworkError([language.problem(no_words(language.text))])
    return load_words(language.text)


def _terms(folder: Path) -> str:
    """The glossary of the framework's own words, `terms.md`; empty where there is none."""
    path = folder / "terms.md"
    if not path.is_file():
        return ""
    text, fault = read_text(path, f"{shown(folder)}/terms.md")
    if fault is not None:
        raise FrameworkError([fault])
    return text


def _uris(words: Words, found: Found) -> set[str]:
    """Where the pages are that the kit makes itself: from each template but the pieces, and the one for components."""
    folders = page_folders(words.language)
    names = {path.relative_to(folder).as_posix() for folder in folders for path in meant(folder, "[!_]*.md.j2")}
    templates = {name.removesuffix(".j2") for name in names - {COMPONENT_TEMPLATE}}
    components = {f"components/{name}.md" for name in found.components}
    return templates | components | {entry["uri"] for entry in words["site"]["app_pages"].values()}
