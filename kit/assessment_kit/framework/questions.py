"""A component, its sections and its questions, as everything else reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment_kit.framework.parts import Level, Link


@dataclass(frozen=True, kw_only=True)
class Question:
    """`levels` are this question's own, lowest first; `descriptors` has a text for each of them, or is empty.

    `section` is None in a component without sections. Texts that the author left out are "".
    """

    id: str
    title: str
    question: str
    help: str = ""
    apart: str = ""
    component: str
    section: str | None
    levels: tuple[Level, ...]
    descriptors: Mapping[str, str] = field(default_factory=dict)
    discuss: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    next_steps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_applicable: bool = False
    start: bool = False


@dataclass(frozen=True)
class Section:
    """A component without sections has one, with the component's id and no title."""

    id: str
    title: str
    summary: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class Component:
    """Texts that the author left out are ""; `why` is Markdown."""

    id: str
    title: str
    summary: str
    why: str
    in_practice: tuple[str, ...]
    links: tuple[Link, ...]
    optional: bool
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)
