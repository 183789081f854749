"""Framework, pages and organisation → what the templates of the print pack set: plain texts, numbers and blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from assessment_kit.framework.answering_time import time_to_answer
from assessment_kit.framework.model import Component, Framework, Question
from assessment_kit.framework.parts import Level
from assessment_kit.framework.wholes import Levels, wholes
from assessment_kit.host.organisation import Organisation
from assessment_kit.host.tokens import colours
from assessment_kit.inputs import Inputs
from assessment_kit.print.beside import beside
from assessment_kit.print.blocks import blocks, help_blocks
from assessment_kit.print.chapters import (
    GLOSSARY,
    checklists,
    page_blocks,
    resolved,
    stepwise,
    told_chapters,
    typst_language,
    with_labels,
    without,
)
from assessment_kit.print.columns import answer_grids
from assessment_kit.print.logo import printable
from assessment_kit.print.typography import as_printed
from assessment_kit.print.untranslated import in_its_language, untranslated

Data = dict[str, Any]

GUIDE_PAGES = (
    "facilitate/tomorrow.md",
    "facilitate/overview.md",
    "facilitate/before.md",
    "facilitate/on-the-day.md",
    "facilitate/hard-moments.md",
    "facilitate/after.md",
    "insight-to-action.md",
)
# Read at leisure, behind the questions. What links components stands on their own pages too.
APPENDIX: Mapping[str, frozenset[str]] = {
    "programmes.md": frozenset(),
    "threads.md": frozenset({"the-links"}),
    GLOSSARY: frozenset(),
}
AGREEMENT_SHEET = "agreement-sheet"
GUIDE_SHEETS = {AGREEMENT_SHEET, "action-sheet", "room-checklist"}  # their labels, which pages may link to
BOARD_PAGE = "board.md"
FOR_ORGANISERS = frozenset({"before", "the-paper-to-the-board"})  # the pack is in the hand of a member


def print_data(inputs: Inputs, pages: Mapping[str, str], explained: bool = True) -> Data:
    """Return everything that the templates read, ready for JSON. `pages` maps uris to Markdown; missing ones are left out.

    Links to what is in the facilitator guide get its label; links to other pages become plain words, for paper has none.
    Where `explained` is false the guide has no pages for components and questions: they stand in volumes of their own.
    """
    framework = inputs.framework
    chapters = {uri: page_blocks(pages[uri]) for uri in GUIDE_PAGES if uri in pages}
    appendix = {uri: without(page_blocks(pages[uri]), left) for uri, left in APPENDIX.items() if uri in pages}
    places = {"levels.md", *GUIDE_SHEETS, *(places_of(framework.components) if explained else ())}
    board = {BOARD_PAGE: without(page_blocks(pages[BOARD_PAGE]), FOR_ORGANISERS)} if BOARD_PAGE in pages else {}
    guide = with_labels(chapters | appendix, places)
    return joined(
        inputs,
        of_framework(framework, framework.components, places),
        explained=explained,
        chapters=told_chapters({uri: guide[uri] for uri in chapters}, pages, framework.language),
        appendix=told_chapters({uri: guide[uri] for uri in appendix}, pages, framework.language),
        checklists=list(checklists(guide)),
        board=with_labels(board, set()).get(BOARD_PAGE, []),
    )


def printed_pages(pages: Mapping[str, str]) -> list[str]:
    """The uris of those pages whose words are printed."""
    return [uri for uri in (*GUIDE_PAGES, *APPENDIX, BOARD_PAGE) if uri in pages]


def places_of(components: Iterable[Component]) -> set[str]:
    """Return the labels of these components\' pages."""
    return {f"components/{component.id}.md" for component in components}


def joined(inputs: Inputs, shown: Data, **parts: Any) -> Data:
    """Return what every template reads; `parts` are what differs between them."""
    framework, organisation, strings = inputs.framework, inputs.organisation, inputs.words
    data = {
        "language": typst_language(framework.language),
        "accent": organisation.accent or colours("light")["accent"],
        "organisation": _organisation(organisation),
        "note": inputs.edition.note,
        "framework": shown,
        "strings": strings["print"],
        "words": {**strings["common"]["page"], **strings["common"]["script"], **strings["assessment"]["page"]},
        "answer_grids": answer_grids(framework.questions, wholes(framework)),
        **{
            "volume": "",
            "about": "",
            "explained": True,
            "chapters": [],
            "appendix": [],
            "checklists": [],
            "board": [],
            **parts,
        },
    }
    printed: Data = as_printed(data, framework.language)
    return printed | {
        "untranslated": untranslated(framework, partial(as_printed, language=framework.language)),
        "beside": as_printed(beside(inputs.beside), inputs.first_language),
    }


def _organisation(organisation: Organisation) -> Data:
    return {"name": organisation.name, "contact": organisation.contact, "logo": printable(organisation)}


def of_framework(framework: Framework, shown: Collection[Component], places: set[str]) -> Data:
    """Return the framework with the components that are shown, numbered as in all of it; `places` are the labels that links may have."""
    titles = {component.id: component.title for component in framework.components}
    scales = wholes(framework)
    most = max(len(question.levels) for question in framework.questions)
    cards = framework.scale or tuple(Level("", str(step)) for step in range(1, most + 1))
    return {
        "title": framework.title,
        "version": framework.version,
        "licence": framework.licence,
        "relation": framework.source.relation if framework.source else "",
        "minimum_group": framework.minimum_group,
        "minutes": asdict(time_to_answer(framework.questions)),
        "scale_note": framework.scale_note,
        "scale": [_level(level, step, framework.scale) for step, level in enumerate(framework.scale, start=1)],
        "cards": [_level(level, step, cards) for step, level in enumerate(cards, start=1)],
        "roles": [role.name for role in framework.roles],
        "scopes": [scope.name for scope in framework.scopes],
        "components": [
            _component(component, number, titles, places, scales)
            for number, component in enumerate(framework.components, start=1)
            if component in shown
        ],
    }


def _component(
    component: Component, number: int, titles: Mapping[str, str], places: set[str], scales: Mapping[str, Levels]
) -> Data:
    opening = {section.questions[0].id: section for section in component.sections if section.title}
    titles_of_sections = {section.id: section.title for section in component.sections}
    return {
        "id": component.id,
        "number": number,
        "title": component.title,
        "heading": component.title if component.ref else f"{number} {component.title}",
        "mark": component.ref or str(number),
        "name": component.title.removeprefix(component.ref).strip(),
        "summary": component.summary,
        "why": in_its_language(
            component.why, resolved(stepwise(blocks(component.why)), f"components/{component.id}.md", places)
        ),
        "in_practice": component.in_practice,
        "links": [{"title": titles[link.to], "how": link.how} for link in component.links],
        "optional": component.optional,
        "questions": [
            _question(question, f"{number}.{place}", scales[question.id])
            | {
                "section": " · ".join(
                    filter(None, (titles_of_sections.get(question.section or "", ""), question.group))
                ),
                "section_summary": opening[question.id].summary if question.id in opening else "",
            }
            for place, question in enumerate(component.questions, start=1)
        ],
    }


def _question(question: Question, number: str, whole: Levels) -> Data:
    """`heading` stands over all of it, with `lead` below where that says more; `name` is in lists, `title` without number.

    `columns` has the place of each level of the whole scale, `levels` only those that the question has.
    """
    before = "" if question.ref else f"{number} "
    return {
        "id": question.id,
        "heading": before + question.heading,
        "mark": question.ref or number,
        "lead": question.lead,
        "name": before + question.title,
        "title": question.title,
        "help": in_its_language(
            question.help, resolved(help_blocks(question.help), f"components/{question.component}.md", set())
        ),
        "help_letters": len(question.help),
        "apart": question.apart,
        "levels": [
            _level(level, step, whole)
            | {
                "descriptor": question.descriptors.get(level.id, ""),
                "next_steps": question.next_steps.get(level.id, ()),
            }
            for step, level in enumerate(whole, start=1)
            if level in question.levels
        ],
        "columns": [
            {"name": level.name, "step": step, "of": len(whole), "is_there": level in question.levels}
            for step, level in enumerate(whole, start=1)
        ],
        "discuss": question.discuss,
        "evidence": question.evidence,
        "references": [asdict(work) for work in question.references],
        "not_applicable": question.not_applicable,
    }


def _level(level: Level, step: int, levels: tuple[Level, ...]) -> Data:
    return {"name": level.name, "meaning": level.meaning, "step": step, "of": len(levels)}
