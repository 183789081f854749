"""A framework that is translated by half: pages and PDFs say of each of its texts in which language it is, as a screen reader needs."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import PAGES, app_pages, workshop_page
from assessment_kit.inputs import read_inputs
from assessment_kit.making import Kit, make_kit
from lxml import html
from other_language import OPEN, TAG, in_another, with_gaps, with_language
from pdf_text import spoken_texts


@pytest.fixture(scope="module", params=["framework", "tests/frameworks/every-field"])
def half(request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    folder = with_gaps(project / request.param, tmp_path_factory.mktemp("half") / "framework")
    (folder / "pages").mkdir(exist_ok=True)
    return make_kit(folder, folder / "pages")


def spoken_on(page: str) -> list[tuple[str, str]]:
    """The texts of a page as it is before any script runs, each with its language."""
    tree = html.fromstring(page)
    texts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    # An option holds no element: a name within a sentence of one can say nothing of itself.
    return [(str(text), _lang_of(text)) for text in texts if not (text.getparent().tag == "option" and OPEN in text)]


def _lang_of(text: html.HtmlElement) -> str:
    return str(text.getparent().xpath(f"ancestor{'-or-self' if text.is_text else ''}::*[@lang][1]/@lang")[-1])


@pytest.mark.parametrize("name", PAGES)
def test_each_text_of_an_app_page_says_its_language_without_any_script(half: Kit, name: str) -> None:
    spoken = spoken_on(str(half.files[f"{TAG}/{name}.html"]))
    assert any(OPEN in text for text, _ in spoken)
    assert list(in_another(spoken)) == []


def test_a_page_without_such_texts_has_nothing_of_what_marks_them(project: Path, tmp_path: Path) -> None:
    folder = with_language(project / "framework", tmp_path / "framework")
    inputs = read_inputs(folder, folder / "pages")
    for one in (inputs, *inputs.others):
        assert all("untranslated" not in page for page in app_pages(one, page_shape()).values())


@pytest.mark.parametrize(("language", "marks"), [("cy", {"lang": "en-GB"}), ("ar", {"lang": "en-GB", "dir": "ltr"})])
def test_a_direction_is_named_where_it_is_another(half: Kit, language: str, marks: dict[str, str]) -> None:
    [inputs] = half.inputs.others
    framework = dataclasses.replace(inputs.framework, language=language)
    page = workshop_page(dataclasses.replace(inputs, framework=framework), page_shape())
    data = json.loads(re.search(r'id="framework">(.*?)</script>', page)[1])  # type: ignore[index]
    assert data["untranslated"]["marks"] == marks


def test_each_text_of_a_pdf_is_tagged_with_its_language(half: Kit) -> None:
    prints = {name: pdf for name, pdf in half.pack.made.items() if name.startswith(TAG)}
    assert len(prints) > 10
    assert {name: found for name, pdf in prints.items() if (found := list(in_another(spoken_texts(pdf))))} == {}
