"""Where two languages are equal, a room has both before it: the level cards and the agreement sheet say each text in the first too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from assessment_kit.guidance.pages import generated_pages
from assessment_kit.inputs import Inputs, read_inputs
from assessment_kit.print.pack import documents
from other_language import FIRST, TAG, in_another, outside, said, with_gaps, with_language
from pdf_looks import letters_off_the_page, letters_over_letters
from pdf_text import page_texts, spoken_texts, squeezed
from single_sheet import sheet

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
LONG_MEANING = " In most places people know what was decided and can say who looks after it." * 14
CARDS, GUIDE, SESSION = (f"print/{name}.pdf" for name in ("level-cards", "facilitator-guide", "session-pack"))


def printed(inputs: Inputs) -> dict[str, bytes]:
    return dict(documents(inputs, {uri: page.body for uri, page in generated_pages(inputs).items()}))


def in_the_other(folder: Path) -> Inputs:
    [inputs] = read_inputs(folder, folder / "pages").others
    return inputs


@pytest.fixture(scope="module")
def welsh(project: Path) -> Inputs:
    return in_the_other(project / "framework")


@pytest.fixture(scope="module")
def prints(welsh: Inputs) -> dict[str, bytes]:
    return printed(welsh)


@pytest.fixture(scope="module", params=["shipped", "long-texts", "seven-levels", "other-scale"])
def pretended(
    request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """The prints of frameworks in the test language, which is a third longer, with the first language beside it."""
    folder = project / "framework" if request.param == "shipped" else FRAMEWORKS / request.param
    target = tmp_path_factory.mktemp("beside") / "framework"
    return printed(in_the_other(with_language(folder, target, side_by_side=True)))


def sheet_pages(pdf: bytes, title: str) -> list[int]:
    """The numbers of the first page of the agreement sheet and the two behind it."""
    texts = [squeezed(text) for text in page_texts(pdf)]
    first = next(place for place, text in enumerate(texts, start=1) if text.startswith(squeezed(title)))
    return [first, *(place for place in (first + 1, first + 2) if place <= len(texts))]


def agreement_sheet(pdf: bytes, title: str) -> str:
    texts = page_texts(pdf)
    return squeezed("".join(texts[place - 1] for place in sheet_pages(pdf, title)))


def test_a_welsh_card_has_the_english_name_and_meaning_too(welsh: Inputs, prints: dict[str, bytes]) -> None:
    assert welsh.beside
    texts = [squeezed(text) for text in page_texts(prints[CARDS])]
    for place, pair in enumerate(zip(welsh.framework.scale, welsh.beside.framework.scale, strict=True)):
        for level in pair:
            assert squeezed(level.name) in texts[place // 2]
            assert squeezed(level.meaning) in texts[place // 2]
    assert squeezed("Can’t say") in texts[-1] and squeezed("I do not see enough of this to judge.") in texts[-1]


@pytest.mark.parametrize("name", [GUIDE, SESSION])
def test_the_welsh_agreement_sheet_has_the_english_of_each_question_it_lists(
    welsh: Inputs, prints: dict[str, bytes], name: str
) -> None:
    assert welsh.beside
    agreed = agreement_sheet(prints[name], welsh.words["print"]["consensus"]["title"])
    told = dict.fromkeys(one.id for one in welsh.framework.questions if squeezed(one.title) in agreed)
    assert len(told) >= 5
    for inputs in (welsh, welsh.beside):
        assert all(squeezed(text) in agreed for text in inputs.words["print"]["consensus"].values())
        assert all(squeezed(one.title) in agreed for one in inputs.framework.questions if one.id in told)


def test_each_text_is_tagged_with_its_language(pretended: dict[str, bytes]) -> None:
    spoken = spoken_texts(pretended[CARDS])
    assert list(in_another(spoken)) == []
    around = re.sub(r"⟦[^⟧]*⟧", "", "".join(text for text, lang in spoken if lang == TAG))
    assert outside(around) == []  # what is in no brackets is the first language's, and says so
    assert FIRST in {lang for _, lang in spoken_texts(pretended[GUIDE])}


def test_nothing_is_cut_off_or_printed_over_another_however_long_the_words(pretended: dict[str, bytes]) -> None:
    assert [*letters_over_letters(pretended[CARDS]), *letters_off_the_page(pretended[CARDS])] == []
    guide = pretended[GUIDE]
    pages = tuple(f"page {number}:" for number in sheet_pages(guide, said("Agreement sheet")))
    faults = [*letters_over_letters(guide), *letters_off_the_page(guide)]
    assert [fault for fault in faults if fault.startswith(pages)] == []


def test_meanings_as_long_as_any_stand_above_the_names(tmp_path: Path) -> None:
    folder = with_language(FRAMEWORKS / "seven-levels", tmp_path / "framework", side_by_side=True)
    for file in (folder / "framework.yml", folder / TAG / "framework.yml"):
        file.write_text(re.sub(r"(The meaning of step \w+\.)", r"\1" + LONG_MEANING, file.read_text("utf-8")), "utf-8")
    cards = sheet(in_the_other(folder), "level-cards")
    assert squeezed(LONG_MEANING) in squeezed(page_texts(cards)[0])
    assert [*letters_over_letters(cards), *letters_off_the_page(cards)] == []


def test_what_is_not_translated_yet_stands_there_once(project: Path, tmp_path: Path) -> None:
    inputs = in_the_other(with_gaps(project / "framework", tmp_path / "framework", side_by_side=True))
    prints = printed(inputs)
    assert inputs.beside
    same = [one.name for one in inputs.framework.scale if one.name in {a.name for a in inputs.beside.framework.scale}]
    cards = squeezed("".join(page_texts(prints[CARDS])))
    assert same and [cards.count(squeezed(name)) for name in same] == [1] * len(same)
    title = next(one.title for one in inputs.framework.questions if one.title.startswith("⟪"))
    assert agreement_sheet(prints[GUIDE], inputs.words["print"]["consensus"]["title"]).count(squeezed(title)) == 1


def test_a_language_that_does_not_ask_for_it_has_sheets_of_its_own(project: Path, tmp_path: Path) -> None:
    inputs = in_the_other(with_language(project / "framework", tmp_path / "framework"))
    assert inputs.beside is None
    assert outside("".join(page_texts(sheet(inputs, "level-cards")))) == []
