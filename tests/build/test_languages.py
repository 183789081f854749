"""One run builds a kit in all its languages: the first at the top, each other below its folder, with the same paths."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import assessment_page
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from lxml import html
from other_language import NAME, OPEN, TAG, outside
from other_pages import UNTRANSLATED
from pdf_text import page_texts
from seen_text import seen_texts

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
APP_PAGES = ["assessment.html", "workshop.html", "plan.html"]


def text(site: Path, name: str) -> str:
    return (site / name).read_text("utf-8")


def pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def links(page: str) -> list[str]:
    """The links of the switch on a page."""
    return re.findall(r"<a href=\"?([^\" ]+)\"? lang=\"?([\w-]+)\"? hreflang=\"?([\w-]+)\"?", page)


def test_every_language_has_the_same_pages_prints_and_downloads(two_languages: Path) -> None:
    below = two_languages / TAG
    assert pages(below) == {name for name in pages(two_languages) if not name.startswith(f"{TAG}/")}
    prints = {path.name for path in (two_languages / "print").iterdir()}
    assert prints and prints == {path.name for path in (below / "print").iterdir()}
    assert (below / "download/practice-answers.zip").is_file()


def test_the_first_language_leads_to_the_sheets_in_two_where_there_are_any(site: Path, two_languages: Path) -> None:
    leads = '<a href="../print.html#in-two-languages">level cards and an agreement sheet in both</a>'
    for folder in ("", "cy/"):  # where that page is not translated yet
        part = html.fromstring(text(site, f"{folder}print.html")).xpath(
            '//h2[@id="in-two-languages"]/following-sibling::ul[1]'
        )[0]
        sheets = ["print/level-cards.pdf", "print/facilitator-guide.pdf#agreement-sheet", "print.html"]
        assert part.xpath(".//a/@href") == [f"cy/{sheet}".removeprefix(folder) for sheet in sheets]
        assert all((site / "cy" / sheet.partition("#")[0]).is_file() for sheet in sheets)
        assert [one.text for one in part.xpath('.//span[@lang="cy"]')] == ["Cymraeg"]
        assert leads in text(site, f"{folder}facilitate/before.html")
    for folder in ("", f"{TAG}/"):
        assert "in-two-languages" not in text(two_languages, f"{folder}print.html")
        assert leads not in text(two_languages, f"{folder}facilitate/before.html")


def test_what_has_no_language_is_there_once(two_languages: Path) -> None:
    below = two_languages / TAG
    assert not (below / "schema").exists() and not (below / "assets").exists()
    [offline] = two_languages.rglob("download/*-kit-*.zip")
    names = zipfile.ZipFile(offline).namelist()
    assert any(name.endswith("-kit/index.html") for name in names)
    assert any(name.endswith(f"-kit/{TAG}/index.html") for name in names)
    assert f'href="../download/{offline.name}"' in text(below, "index.html")
    assert "OFFLINE_SIZE" not in text(below, "index.html") + text(two_languages, "index.html")


def test_each_page_leads_to_itself_in_the_other_language(two_languages: Path) -> None:
    for name in sorted(pages(two_languages / TAG)):
        up = "../" * name.count("/")
        assert (f"{up}{TAG}/{name}", TAG, TAG) in links(text(two_languages, name)), name
        assert (f"{up}../{name}", "en-GB", "en-GB") in links(text(two_languages, f"{TAG}/{name}")), name
    assert f">{NAME}</a>" in text(two_languages, "index.html") and ">English</a>" in text(
        two_languages, f"{TAG}/index.html"
    )


def test_a_kit_in_one_language_has_no_switch() -> None:
    page = assessment_page(inputs_of(load(FRAMEWORKS / "base")), page_shape())
    assert links(page) == [] and "kit-languages" not in re.sub(r"(?s)<(script|style)>.*?</\1>", "", page)


def test_pages_say_in_which_language_they_are(two_languages: Path) -> None:
    for name in ("index.html", "components/one.html", *APP_PAGES):
        if (two_languages / name).is_file():
            assert '<html lang="en-GB"' in text(two_languages, name)
            assert f'<html lang="{TAG}"' in text(two_languages, f"{TAG}/{name}")


def test_a_page_that_is_not_translated_is_the_first_language_and_says_so(two_languages: Path) -> None:
    page = text(two_languages, f"{TAG}/{UNTRANSLATED}.html")
    article = page.split("<article")[1].split("</article>")[0]
    assert re.search(r'<div lang="en-GB" dir="ltr">\s*<h1[^>]*>Hosting', article)
    assert "This page is not translated yet." in article.split("<h1")[0] and OPEN in article.split("<h1")[0]
    assert '<span lang="en-GB" dir="ltr">Hosting</span>' in page.split("<article")[0]


def test_the_list_of_its_headings_says_so_in_the_side_bar_and_in_the_menu(two_languages: Path) -> None:
    tree = html.fromstring(text(two_languages, f"{TAG}/{UNTRANSLATED}.html"))
    headings = tree.xpath('//a[@class="md-nav__link" and starts-with(@href, "#") and string-length(@href) > 1]')
    assert len(headings) > 6 and {lang_around(link) for link in headings} == {"en-GB"}
    assert {lang_around(bar) for bar in tree.xpath('//nav[contains(@class, "md-nav--secondary")]')} == {TAG}


def test_a_link_to_the_next_page_says_where_that_is_in_another_language(two_languages: Path) -> None:
    after = {}
    for name in pages(two_languages / TAG) - {*APP_PAGES}:
        tree = html.fromstring(text(two_languages, f"{TAG}/{name}"))
        for link in tree.xpath('//p[@class="kit-next"]/a'):
            [words] = link.itertext()
            after[lang_around(link), OPEN in words] = lang_around(next(iter(link), link))
    assert after == {(TAG, True): TAG, (TAG, False): "en-GB", ("en-GB", True): TAG}


def lang_around(element: html.HtmlElement) -> str:
    return str(element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0])


def test_a_line_at_the_top_of_each_page_says_what_an_author_has_to_say_of_a_language(two_languages: Path) -> None:
    for name in pages(two_languages / TAG):
        assert text(two_languages, f"{TAG}/{name}").count("[A draft.]") == 1, name
        assert "[A draft.]" not in text(two_languages, name)


def test_each_document_says_it_too(two_languages: Path) -> None:
    prints = sorted((two_languages / TAG / "print").glob("*.pdf"))
    assert len(prints) > 10
    for path in prints:
        assert "[A draft.]" in "".join(page_texts(path.read_bytes())), path.name
        assert "[A draft.]" not in "".join(page_texts((two_languages / "print" / path.name).read_bytes())), path.name


def test_each_language_has_a_search_of_its_own(two_languages: Path) -> None:
    for folder in ("", f"{TAG}/"):
        index = json.loads(text(two_languages, f"{folder}search/search_index.json"))
        found = {entry["location"].split("#")[0] for entry in index["docs"]}
        assert all((two_languages / folder / name).is_file() for name in found - {""})
        assert any(OPEN in entry["text"] for entry in index["docs"]) == bool(folder)
        assert (two_languages / folder / "search/search_index.js").is_file()


def test_what_the_search_finds_of_a_page_that_is_not_translated_says_so(two_languages: Path) -> None:
    for folder, marked in (("", set()), (f"{TAG}/", {UNTRANSLATED})):
        index = json.loads(text(two_languages, f"{folder}search/search_index.json"))
        found = [entry for entry in index["docs"] if entry["title"].startswith('<span lang="en-GB" dir="ltr">')]
        assert {entry["location"].split(".html")[0] for entry in found} == marked
        assert all(bool(OPEN in entry["title"]) != (entry in found) for entry in index["docs"] if folder)


def test_the_navigation_stays_in_its_language(two_languages: Path) -> None:
    page = text(two_languages, f"{TAG}/levels.html")
    tabs = page.split('<ul class="md-tabs__list"')[1].split("</ul>")[0]
    assert tabs.count(OPEN) == tabs.count("<a ") > 4
    assert not re.search(r'href="\.\./', tabs)


# Names of languages, an author’s note, an address, and what stands on a key.
OWN = {NAME, "English", "[A draft.]", "https://example.org/work", "Esc"}


def left_in_english(page: str) -> list[str]:
    """The words of a page that stand outside of brackets."""
    texts, names = (set_apart(some) for some in seen_texts(page, without=("code", "pre"), but="en-GB"))
    return [*outside(" ".join(texts)), *(word for name in names for word in outside(name))]


def set_apart(texts: list[str]) -> list[str]:
    return [text for text in texts if text not in OWN]


@pytest.mark.parametrize("name", APP_PAGES)
def test_no_english_word_is_left_outside_the_words_on_an_app_page(two_languages: Path, name: str) -> None:
    assert left_in_english(text(two_languages, f"{TAG}/{name}")) == []


def test_no_english_word_comes_of_the_logic_of_a_guidance_page(two_languages: Path) -> None:
    names = pages(two_languages / TAG) - {*APP_PAGES, f"{UNTRANSLATED}.html"}
    assert len(names) > 25
    assert {name: left for name in names if (left := left_in_english(text(two_languages, f"{TAG}/{name}")))} == {}


def test_what_the_search_of_the_guidance_says_is_in_its_language(two_languages: Path) -> None:
    said = json.loads(
        text(two_languages, f"{TAG}/index.html").split('id="__config" type="application/json">')[1].split("<")[0]
    )
    never = {"select.version"}  # there is no choice of versions to select from
    assert {name for name, words in said["translations"].items() if outside(words)} == never
    assert "#" in said["translations"]["search.result.other"]


def test_no_english_word_is_left_outside_the_words_on_paper(two_languages: Path) -> None:
    prints = sorted((two_languages / TAG / "print").glob("*.pdf"))
    assert len(prints) > 10
    texts = {path.name: "".join(page_texts(path.read_bytes())).replace("[A draft.]", "") for path in prints}
    assert {name: left for name, text in texts.items() if (left := outside(text))} == {}


def test_the_script_of_an_app_page_says_nothing_of_its_own(two_languages: Path) -> None:
    for name in APP_PAGES:
        data = json.loads(
            re.search(
                r'<script type="application/json"[^>]*>(.*?)</script>', text(two_languages, f"{TAG}/{name}"), re.S
            )[1]
        )  # type: ignore[index]
        assert data["first"] == "en-GB" and data["language"] == TAG
        assert all(OPEN in json.dumps(said, ensure_ascii=False) for said in data["strings"].values())
        assert "first" not in text(two_languages, name).split('id="framework">')[1][:200]
