"""How a level is drawn where its question lacks another: in its place on the whole scale, as on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import app_pages
from assessment_kit.framework.model import load
from assessment_kit.guidance.pages import generated_pages
from assessment_kit.inputs import Inputs, inputs_of

FOLDER = Path(__file__).parent.parent / "frameworks/without-one-level"
DRAWN = {
    "gaps-all": ["1-3", "2-3", "3-3"],
    "gaps-middle": ["1-3", "3-3"],
    "gaps-top": ["1-3", "2-3"],
}


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return inputs_of(load(FOLDER))


@pytest.mark.parametrize(("name", "begins"), [("assessment", "data-question"), ("workshop", "data-slide")])
@pytest.mark.parametrize("question", DRAWN)
def test_on_screen_a_level_keeps_its_place_where_a_question_lacks_another(
    name: str, begins: str, question: str, inputs: Inputs
) -> None:
    page = app_pages(inputs, page_shape())[f"{name}.html"]
    (part,) = re.findall(rf'<(?:fieldset|article)[^>]* {begins}="?{question}\b(.*?)(?:</ol>|others)', page, re.S)
    assert re.findall(r"#kit-(\d-\d)\b", part) == DRAWN[question]
    assert all(f'id="kit-{one}"' in page or f"id=kit-{one}" in page for one in DRAWN[question])


def test_on_a_guidance_page_too(inputs: Inputs) -> None:
    page = generated_pages(inputs)["components/gaps.md"].body
    bars = [(svg.count("M"), svg.count("m-1-1")) for svg in re.findall(r"<svg class=\"kit-stairs\".*?</svg>", page)]
    assert [(all_, all_ - empty) for all_, empty in bars] == [(3, 1), (3, 2), (3, 3), (3, 1), (3, 3), (3, 1), (3, 2)]
