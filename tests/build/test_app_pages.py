"""The pages that hold answers, as built: one file, a policy that allows only the kit's own script, words as text."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import PAGES, WORDS, assessment_page
from assessment_kit.framework.model import Framework, load
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from lxml import html


@pytest.fixture(scope="module")
def framework(project: Path) -> Framework:
    return load(project / "framework")


@pytest.fixture(scope="module")
def page(framework: Framework) -> str:
    return assessment_page(inputs_of(framework), page_shape())


def policy(page: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return found[1].replace("&#39;", "'")


def source(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="framework">(.*?)</script>', page, re.S)
    assert found
    return dict(json.loads(found[1]))


def questions(page: str) -> dict[str, Any]:
    """What the page's script is told about each question, by id."""
    return {one["id"]: one for component in data(page)["components"] for one in component["questions"]}


def test_the_policy_allows_the_page_s_own_script_and_style_and_nothing_else(page: str) -> None:
    head, script = re.findall(r"<script>(.*?)</script>", page, re.S)
    [style] = re.findall(r"<style>(.*?)</style>", page, re.S)
    assert policy(page) == (
        f"default-src 'none'; script-src {source(head)} {source(script)}; style-src {source(style)}; img-src data:; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_the_page_names_no_other_place_to_load_from(page: str) -> None:
    loaded = re.findall(r"<(?:script|link|img|iframe|object|source)[^>]*(?:src|href)=([^ >]+)", page)
    assert loaded == ['"data:,"']
    assert re.findall(r"\son[a-z]+\s*=|\sstyle\s*=", re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.S)) == []


def test_words_of_a_framework_are_text_wherever_they_stand(framework: Framework) -> None:
    hostile = "</script><script>alert(1)</script>\" onclick='x' & <b>"
    component = framework.components[0]
    section = component.sections[0]
    question = dataclasses.replace(
        section.questions[0],
        title=hostile,
        own_title=hostile,
        ref=hostile,
        group=hostile,
        question=hostile,
        help=hostile,
        descriptors=dict.fromkeys(section.questions[0].descriptors, hostile),
        next_steps={"starting": (hostile,)},
    )
    section = dataclasses.replace(section, questions=(question,), title=hostile, summary=hostile)
    component = dataclasses.replace(component, title=hostile, summary=hostile, sections=(section,))
    page = assessment_page(
        inputs_of(dataclasses.replace(framework, title=hostile, components=(component,))), page_shape()
    )
    assert page.count("<script") == 3
    assert "alert(1)</script>" not in page
    markup = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.S)
    assert "<b> " not in markup
    assert not html.fromstring(markup).xpath("//*[@onclick]")
    assert questions(page)[question.id]["title"] == hostile


def test_hashes_do_not_depend_on_the_framework(framework: Framework, page: str) -> None:
    other = assessment_page(inputs_of(dataclasses.replace(framework, title="Another")), page_shape())
    assert policy(other) == policy(page)


def test_every_question_is_a_fieldset_with_all_its_controls(framework: Framework, page: str) -> None:
    for question in framework.questions:
        found = re.search(rf'<fieldset[^>]* id="?{question.id}"?[ >].*?</fieldset>', page, re.S)
        assert found
        radios = re.findall(r'type="?radio"? name="?([\w-]+)"? value="?([\w-]+)"?', found[0])
        states = ["cannot-say"] + ["not-applicable"] * question.not_applicable
        assert radios == [(question.id, value) for value in [*(level.id for level in question.levels), *states]]
        areas = re.findall(r'<textarea name="?([\w.-]+)"?', found[0])
        assert areas == [f"{question.id}.note", f"{question.id}.evidence"]
        assert f"data-question={question.id}" in found[0].replace('"', "")


def test_the_data_says_what_the_script_needs_and_repeats_no_descriptor(framework: Framework, page: str) -> None:
    found = data(page)
    assert [one["id"] for one in found["components"]] == [one.id for one in framework.components]
    assert list(questions(page)) == [one.id for one in framework.questions]
    assert found["version"] == framework.version
    text = json.dumps(found, ensure_ascii=False)
    assert not any(words in text for question in framework.questions for words in question.descriptors.values())


@pytest.mark.parametrize("name", PAGES)
def test_every_word_that_a_script_says_exists(project: Path, name: str) -> None:
    strings = load_words("en-GB")
    known = {word for part in WORDS[name] for word in strings[part]["script"]}
    app = project / "theme/app"
    entry = (app / f"{name}.js").read_text("utf-8")
    texts = [(app / name).read_text("utf-8") for name in re.findall(r'from "\./(.*?)"', entry)]
    said = {name for text in texts for name in re.findall(r'\bwords\.say\(\s*"(\w+)"\s*[,)]', text)}
    assert said
    assert said - known == set()


def test_the_same_framework_makes_the_same_bytes(framework: Framework, page: str) -> None:
    assert assessment_page(inputs_of(framework), page_shape()) == page
