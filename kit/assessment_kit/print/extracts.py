"""What the templates read that hold a part of the framework alone: a volume of the guide, a profile's forms, the session pack."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from assessment_kit.framework.model import Component, Framework
from assessment_kit.framework.parts import Named
from assessment_kit.framework.wholes import wholes
from assessment_kit.inputs import Inputs
from assessment_kit.print.chapters import CHECKLISTS, checklists, page_blocks, told_chapters, with_labels
from assessment_kit.print.columns import answer_grids
from assessment_kit.print.data import AGREEMENT_SHEET, GUIDE_SHEETS, Data, joined, of_framework, places_of
from assessment_kit.print.session import session_pages, session_questions


def volume_data(inputs: Inputs, component: Component) -> Data:
    """Return what the guide's template reads for a volume with one component: no chapters, and one sheet."""
    places = {"levels.md", AGREEMENT_SHEET, *places_of([component])}
    shown = of_framework(inputs.framework, [component], places)
    return joined(inputs, shown, volume=component.title, about=component.summary)


def profile_data(inputs: Inputs, profile: Named) -> Data:
    """Return what the templates of the forms to answer on read, with the questions of a profile alone, as they are numbered."""
    framework = inputs.framework
    asked = framework.asked_of(profile.id)
    shown = _only(framework, {question.id for question in asked})
    return joined(inputs, shown, volume=profile.name, answer_grids=answer_grids(asked, wholes(framework)))


def session_data(inputs: Inputs, pages: Mapping[str, str]) -> Data:
    """Return what the session pack's template reads: the parts of pages for one day, and the few questions."""
    framework = inputs.framework
    shown = _only(framework, {question.id for question in session_questions(framework)})
    chapters = with_labels(session_pages(pages), GUIDE_SHEETS)
    listed = {place.split("#")[0] for place in CHECKLISTS}
    whole = with_labels({uri: page_blocks(pages[uri]) for uri in listed if uri in pages}, set())
    told = told_chapters(chapters, pages, framework.language)
    return joined(inputs, shown, chapters=told, checklists=list(checklists(whole)))


def part_title(words: Mapping[str, Any], document: str, part: str) -> str:
    """Return what a document is called that holds a part of the framework alone: a volume of the guide, or a profile's form."""
    return str(words["document_title"]).format(title=words["documents"][document]["title"], document=part)


def _only(framework: Framework, questions: Collection[str]) -> Data:
    """The framework with these questions alone, numbered as in all of it."""
    shown = of_framework(framework, framework.components, set())
    for component in shown["components"]:
        component["questions"] = [question for question in component["questions"] if question["id"] in questions]
    return shown | {"components": [component for component in shown["components"] if component["questions"]]}
