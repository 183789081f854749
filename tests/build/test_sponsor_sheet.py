"""The sheet that a sponsor and a facilitator sign: two halves to cut, which a screen reader hears once."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from assessment_kit.framework.model import load
from assessment_kit.host.organisation import Organisation
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from assessment_kit.print.pack import documents, page_count
from pdf_text import page_texts, squeezed

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
WORDS = load_words("en-GB")["print"]["sponsor"]


@pytest.mark.parametrize("folder", ["base", "long-texts"])
def test_the_sheet_is_one_page_with_every_line_once_and_two_signatures(folder: str) -> None:
    inputs = inputs_of(load(FRAMEWORKS / folder), words=load_words("en-GB"))
    named = dataclasses.replace(inputs, organisation=Organisation(name="Riverside Community Trust"))
    sheet = documents(named, {})["print/sponsor-sheet.pdf"]
    assert page_count(sheet) == 1
    (text,) = map(squeezed, page_texts(sheet))
    lines = [*WORDS["promises"], *(line for name, line in WORDS.items() if name != "promises")]
    assert {line: text.count(squeezed(line)) for line in lines} == dict.fromkeys(lines, 1)
    assert "sponsor_signs" in WORDS and "facilitator_signs" in WORDS
    assert text.count(squeezed("Riverside Community Trust")) == 1
