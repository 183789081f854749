"""On paper no heading is the last on a page, wherever on it a group begins."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from assessment_kit.framework.model import Framework
from assessment_kit.framework.questions import Component, Question
from assessment_kit.inputs import Inputs, read_inputs
from other_language import with_language
from pdf_looks import letters_of
from single_sheet import sheet

FOOT = 40  # points of each page, below all of its text


def test_the_row_over_a_component_is_never_the_last_on_a_page(long: Inputs) -> None:
    assert long.beside
    components = (*long.framework.components, *long.beside.framework.components)
    titles = {lettered(component.title) for component in components}
    found = {"answer-sheet": 0, "facilitator-guide": 0}
    for inputs in of_many_lengths(long):
        for name in found:
            lines = list(last_lines(sheet(inputs, name, explained=False)))
            found[name] += len(lines)
            assert not [line for line in lines if any(title in line or line in title for title in titles)]
    assert min(found.values()) > 20


@pytest.fixture(scope="module")
def long(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    """This framework in the test language, which is a third longer, beside the first."""
    folder = with_language(project / "framework", tmp_path_factory.mktemp("long") / "framework", side_by_side=True)
    [inputs] = read_inputs(folder, folder / "pages").others
    return inputs


def of_many_lengths(inputs: Inputs) -> Iterator[Inputs]:
    """The inputs with more and more questions in the first component, so that each other comes to begin at many places of
    a page."""
    assert inputs.beside
    for count in range(9, 19):
        first = replace(inputs.beside, framework=with_more(inputs.beside.framework, count))
        yield replace(inputs, framework=with_more(inputs.framework, count), beside=first)


def with_more(framework: Framework, count: int) -> Framework:
    """So many questions in the first component, and more than its own in each other."""
    first, *others = framework.components
    more = (asking(one, repeated(one)) for one in others)
    return replace(framework, components=(asking(first, repeated(first)[:count]), *more))


def repeated(component: Component) -> list[Question]:
    """So many questions, under ids of their own."""
    own = itertools.islice(itertools.cycle(component.questions), 18)
    return [replace(one, id=f"{one.id}{place}") for place, one in enumerate(own)]


def asking(component: Component, questions: Sequence[Question]) -> Component:
    return replace(component, sections=(replace(component.sections[0], questions=tuple(questions)),))


def last_lines(pdf: bytes) -> Iterator[str]:
    """The letters of the last line of each page, above its foot."""
    for letters in letters_of(pdf):
        above = [one for one in letters if one.bottom > FOOT]
        lowest = min(one.bottom for one in above)
        line = [one for one in above if one.bottom < lowest + 4]
        yield lettered("".join(one.sign for one in sorted(line, key=lambda one: one.left)))


def lettered(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())
