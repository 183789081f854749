"""What a bank prints: nothing on it that only a hospital would say, and no heading over nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from assessment_kit.framework.model import load
from assessment_kit.guidance.pages import generated_pages
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from assessment_kit.print import pack
from pdf_text import page_texts

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
HOSPITALS = re.compile(
    r"\b(nights?|patients?|rotas?|wards?|shifts?|nurses?|porters?|clinic\w*|NHS|trusts?|consultants?|carers?|"
    r"non-executives?|boards?|front ?lines?|service users?|doctors?|matrons?|midwi\w+|improvement)\b",
    re.I,
)


@pytest.fixture(scope="module")
def printed() -> dict[str, str]:
    """The words of every sheet of the bank's print pack."""
    inputs = inputs_of(load(FRAMEWORKS / "bank"), words=load_words("en-GB"))
    made = pack.documents(inputs, {uri: page.body for uri, page in generated_pages(inputs).items()})
    return {name: " ".join(" ".join(page_texts(content)).split()) for name, content in made.items()}


def test_no_sheet_of_a_bank_says_what_only_a_hospital_would_say(printed: dict[str, str]) -> None:
    assert len(printed) >= 6
    for name, text in printed.items():
        assert not HOSPITALS.findall(text.replace("92 hospitals", "")), name


def test_the_pack_for_those_who_govern_is_called_by_their_name_and_holds_nothing_for_organisers(
    printed: dict[str, str],
) -> None:
    pack_of_theirs = printed["print/board-pack.pdf"]
    assert "Executive committee pack" in pack_of_theirs
    assert "Why do it yourselves" in pack_of_theirs
    assert "The paper to the" not in pack_of_theirs


def test_what_to_try_next_names_only_the_components_that_have_something(printed: dict[str, str]) -> None:
    steps = printed["print/facilitator-guide.pdf"].rpartition("What to try next")[2].partition("Agreement sheet")[0]
    assert "1 Customers" in steps
    assert "2 Colleagues" not in steps
