"""What other people's frameworks look like on paper: single sheets, set from their own template alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import single_sheet
from assessment_kit.framework.model import load
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from pdf_text import page_texts

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"


def sheet(framework: str, name: str) -> str:
    """The words of one sheet."""
    inputs = inputs_of(load(FRAMEWORKS / framework), words=load_words("en-GB"))
    return " ".join(" ".join(page_texts(single_sheet.sheet(inputs, name))).split())


@pytest.mark.parametrize("name", ["answer-sheet", "paper-questionnaire", "component-posters"])
def test_numbers_of_the_source_stand_before_titles_in_place_of_our_own(name: str) -> None:
    text = sheet("source-numbers", name)
    assert "GV Govern" in text and "GV.OC-03 Duties" in text and "GV.OC-02 Who depends on us?" in text
    assert "1.4 Who has the last word" in text or name == "component-posters"
    assert "1.1" not in text and text.count("Who depends on us?") == 1


def test_without_a_shared_scale_cards_have_numbers_and_no_scale_is_made_up() -> None:
    assert sheet("source-numbers", "level-cards").startswith("12 3Can’t say")
    assert "Each question has levels of its own" in sheet("source-numbers", "board-pack")


def test_help_is_printed_with_its_lists_and_without_the_signs_of_markdown() -> None:
    text = sheet("help-in-markdown", "paper-questionnaire")
    assert "the front door," in text and "the insurers" in text and not {"*", "["} & set(text)


def test_the_guide_names_references_to_other_standards() -> None:
    text = sheet("references", "facilitator-guide")
    assert "In other standards: Handbook of doors, 2.1 [locks]; Rules of the insurers" in text


def test_groups_stand_behind_their_sections_on_paper() -> None:
    text = sheet("groups", "paper-questionnaire")
    assert "Kitchen · Things" in text and "Kitchen · People" in text and "Things" in text.partition("2 Garden")[2]
