"""Where the words of guidance pages stand: in the prose of a template or in the strings, never in what works them out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from assessment_kit.framework.model import load
from assessment_kit.guidance.counts import counted_in, number_in, takes_in
from assessment_kit.guidance.glossary import by_term
from assessment_kit.guidance.pages import generated_pages
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from jinja2 import Environment
from markupsafe import Markup

ROOT = Path(__file__).parents[2]
FRAMEWORKS = ROOT / "tests/frameworks"
TEMPLATES = [path for name in ("pages", "shared") for path in sorted((ROOT / "theme" / name).rglob("*.j2"))]
# Names of fields, files and anchors, and signs; letters of a sentence are capitals, or have a space between them.
NAME = re.compile(r'"(?:[a-z0-9_./#-]*|[^A-Za-z]*|&emsp;)"')
MARKUP = re.compile(r'"[^"]*[<>][^"]*"')


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "theme").as_posix())
def test_no_sentence_stands_in_the_logic_of_a_template(path: Path) -> None:
    quoted = [text for _, kind, text in Environment().lex(path.read_text("utf-8")) if kind == "string"]
    assert [text for text in quoted if not (NAME.fullmatch(text) or MARKUP.fullmatch(text))] == []


def test_small_numbers_are_words_where_a_language_has_them() -> None:
    english, welsh = load_words("en-GB"), load_words("cy")
    assert [number_in(english, count) for count in (0, 1, 10, 11)] == ["0", "one", "ten", "11"]
    assert number_in(welsh, 3) == "3"


def test_what_is_counted_has_the_form_of_its_number_and_language() -> None:
    english, welsh = load_words("en-GB"), load_words("cy")
    assert [counted_in(english, "components", count) for count in (1, 5)] == ["one component", "five components"]
    assert [counted_in(english, "questions", count) for count in (1, 5)] == ["1 question", "5 questions"]
    assert [counted_in(welsh, "questions", count) for count in (1, 5)] == ["1 cwestiwn", "5 o gwestiynau"]


def test_how_long_it_takes_is_said_in_the_language_of_the_page() -> None:
    questions = load(FRAMEWORKS / "base").questions
    assert takes_in(load_words("en-GB"), questions) == "1 to 2 minutes, in parts if you like"
    assert takes_in(load_words("cy"), questions) == "1 i 2 munud, fesul tipyn os mynnwch chi"
    assert takes_in(load_words("en-GB"), questions * 100) == "2 to 3 hours, in parts if you like"


def test_a_glossary_is_in_the_order_of_its_own_language() -> None:
    entries = (
        "Rota { #rota }\n:   Who works.\n\nlevel agreed { #agreed-level }\n:   Later.\n\nLevel { #level }\n:   First.\n"
    )
    order = re.findall(r"#([\w-]+)", by_term(Markup(entries)))
    assert order == ["level", "agreed-level", "rota"]


def test_a_page_that_a_kit_has_only_in_another_language_is_wholly_in_that() -> None:
    framework = replace(load(FRAMEWORKS / "base"), language="cy")
    page = generated_pages(inputs_of(framework))["facilitate/before.md"]
    assert page.lang == "en-GB"
    assert "please answer 3 questions on your own at [address]. It takes 1 to 2 minutes" in page.body
    assert "Atebwch" not in page.body
