"""What one session needs on paper: which questions, and which parts of the guidance pages."""

from __future__ import annotations

from collections.abc import Mapping

from assessment_kit.framework.model import Framework, Question
from assessment_kit.print.blocks import Block
from assessment_kit.print.chapters import page_blocks, without

MOST_QUESTIONS = 5
# The pages that are read on the day, each with the sections that another kind of session needs, or another day.
SESSION_PAGES: Mapping[str, frozenset[str]] = {
    "facilitate/tomorrow.md": frozenset(),
    "facilitate/on-the-day.md": frozenset(
        {
            "set-up-the-room",
            "if-you-meet-online",
            "60-minutes",
            "180-minutes",
            "one-component-at-a-time",
            "follow-one-thread",
        }
    ),
    "facilitate/hard-moments.md": frozenset(),
}


def session_questions(framework: Framework) -> tuple[Question, ...]:
    """The few questions that a session may choose from."""
    return framework.first_questions[:MOST_QUESTIONS]


def session_pages(pages: Mapping[str, str]) -> dict[str, list[Block]]:
    """The pages that are read on the day, without what belongs to another: uri → blocks."""
    return {uri: without(page_blocks(pages[uri]), left_out) for uri, left_out in SESSION_PAGES.items() if uri in pages}
