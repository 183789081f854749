"""A component, its sections and its questions, as everything else reads them."""

import textwrap
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from assessment_kit.framework.parts import Level, Link, Reference

MOST_LETTERS = 70  # of a question without a title, where it is named


def named(ref: str, title: str) -> str:
    """A title after its number in the source."""
    return f"{ref} {title}".strip()


def first_words(question: str, others: Collection[str] = ()) -> str:
    """What to call a question without a title; the whole of it where one of the others begins alike."""
    text = " ".join(question.split())
    cut = textwrap.shorten(text, MOST_LETTERS, placeholder="…")
    short = cut if len(cut) > 1 else text[: MOST_LETTERS - 1] + "…"  # a script without spaces
    begin = short.removesuffix("…")
    return text if any(" ".join(one.split()).startswith(begin) for one in others if one != question) else short


@dataclass(frozen=True, kw_only=True)
class Question:
    """`levels` are this question's own, lowest first; `descriptors` has a text for each of them, or is empty.

    `section` is None in a component without sections. Texts that the author left out are "". `title` is what the question
    is called wherever it is named: its number in the source, and `own_title` or else the first words of the question.
    """

    id: str
    title: str
    question: str
    ref: str = ""
    own_title: str = ""
    group: str = ""
    help: str = ""
    apart: str = ""
    component: str
    section: str | None
    levels: tuple[Level, ...]
    descriptors: Mapping[str, str] = field(default_factory=dict)
    discuss: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    next_steps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    not_applicable: bool = False
    start: bool = False
    profiles: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What stands over it where all of it stands."""
        return named(self.ref, self.own_title or self.question)

    @property
    def lead(self) -> str:
        """What it asks, where its heading does not say that."""
        return self.question if self.own_title else ""


@dataclass(frozen=True)
class Section:
    """A component without sections has one, with the component's id and no title. `title` begins with `ref`."""

    id: str
    title: str
    summary: str
    questions: tuple[Question, ...]
    ref: str = ""


@dataclass(frozen=True, kw_only=True)
class Component:
    """Texts that the author left out are ""; `why` is Markdown. `title` begins with `ref`."""

    id: str
    title: str
    summary: str
    why: str
    in_practice: tuple[str, ...]
    links: tuple[Link, ...]
    optional: bool
    sections: tuple[Section, ...]
    ref: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)
