"""The steps of the questionnaire: components, and the sections of long ones."""

from __future__ import annotations

from dataclasses import dataclass

from assessment_kit.framework.model import Framework
from assessment_kit.framework.questions import Component, Section

MOST_IN_A_STEP = 12


@dataclass(frozen=True)
class Step:
    """`number` is the component's. Of a component in several steps, this is the first or the last, or neither."""

    id: str
    title: str
    number: int
    component: Component
    sections: tuple[Section, ...]
    is_first: bool = True
    is_last: bool = True

    @property
    def is_part(self) -> bool:
        return self.id != self.component.id


def in_steps(component: Component) -> bool:
    """Whether its sections are steps: nobody finds their way, or an end, in one with more questions than a dozen."""
    return len(component.questions) > MOST_IN_A_STEP and len(component.sections) > 1


def steps_of(framework: Framework) -> tuple[Step, ...]:
    """All steps, in order."""
    return tuple(step for number, component in enumerate(framework.components, 1) for step in _steps(component, number))


def _steps(component: Component, number: int) -> list[Step]:
    if not in_steps(component):
        return [Step(component.id, component.title, number, component, component.sections)]
    last = len(component.sections) - 1
    return [
        Step(section.id, section.title, number, component, (section,), place == 0, place == last)
        for place, section in enumerate(component.sections)
    ]
