"""What the longer words of another language do to the layout of the app pages: nothing touches, and nothing is torn apart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import states
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import app_pages
from assessment_kit.inputs import Inputs, read_inputs
from desk import payload
from other_language import TAG, with_language
from planning import Plan, workshop
from playwright.sync_api import Page

A4 = {"width": 698, "height": 1024}  # without the edges of a page that prints a report, in CSS pixels
# Boxes that stand alone on a line of their label, with the label's first words.
ALONE = """() => [...document.querySelectorAll("label > :is([type=radio], [type=checkbox]):first-child")].flatMap((box) => {
  if (!box.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true }) || box.offsetWidth < 8) return [];
  const range = document.createRange();
  range.setStartAfter(box);
  range.setEndAfter(box.parentElement.lastChild);
  const { top, bottom, right } = box.getBoundingClientRect();
  const beside = [...range.getClientRects()].filter((part) => part.width && part.bottom > top && part.top < bottom);
  return beside.some((part) => part.left >= right) ? [] : [box.parentElement.textContent.trim()];
})"""
# The room between the words of each two neighbours, in pixels.
GAPS = r"""(cells) => {
  const words = (cell) => [...cell.firstChild.data.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(cell.firstChild, index);
    range.setEnd(cell.firstChild, index + word.length);
    return range.getBoundingClientRect();
  });
  const ends = cells.map(words).map((all) => [Math.min(...all.map(({ left }) => left)), Math.max(...all.map(({ right }) => right))]);
  return ends.slice(1).map(([left], at) => left - ends[at][1]);
}"""
# Words of elements that stand on more than one line.
TORN = r"""(all) => [...new Set(all.flatMap((one) => [...one.childNodes].flatMap((text) =>
  [...(text.data ?? "").matchAll(/\S+/g)].filter(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
  }).map(([word]) => word))))]"""


@pytest.fixture(scope="module")
def languages(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app pages of this framework in each of its languages, and in the test language, which is a third longer."""
    folder = tmp_path_factory.mktemp("languages")
    first = read_inputs(project / "framework", project / "framework/pages")
    pretended = with_language(project / "framework", folder / "framework")
    write(folder, [first, *first.others, *read_inputs(pretended, pretended / "pages").others])
    return folder


def write(folder: Path, languages: Iterable[Inputs]) -> None:
    for inputs in languages:
        (folder / inputs.folder).mkdir(exist_ok=True)
        for name, page in app_pages(inputs, page_shape()).items():
            (folder / inputs.folder / name).write_text(page, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("which", states.PAGES)
def test_a_box_stands_beside_its_words_however_long_they_are(page: Page, languages: Path, which: str) -> None:
    alone: dict[str, str] = {}
    for state in states.tour(page, f"{languages.as_uri()}/{TAG}", which):
        page.set_viewport_size({"width": 320, "height": 800})
        alone |= dict.fromkeys(page.evaluate(ALONE), state.name)
    assert alone == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_boxes_for_hands_stand_apart(page: Page, languages: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script("Element.prototype.requestFullscreen = undefined")
    page.goto(f"{languages.as_uri()}/cy/workshop.html#kit-present")
    page.locator("[data-component=present-list] button").first.click()
    boxes = page.locator("dialog[open] [data-part=hands-states] input")
    page.locator("dialog[open] [data-part=reveal]").click()
    while boxes.count() < 2:
        page.locator("dialog[open] [data-part=next]").click()
        page.locator("dialog[open] [data-part=reveal]").click()
    first, second = (boxes.nth(at).bounding_box() or {} for at in range(2))
    assert max(second["y"] - first["y"] - first["height"], second["x"] - first["x"] - first["width"]) >= 8


def opened(page: Page, address: str, file: dict[str, Any]) -> Plan:
    plan = Plan(page).go(address)
    page.locator("[data-component=opening-plan] [data-part=files]").set_input_files(payload("w.json", json.dumps(file)))
    return plan


@pytest.mark.parametrize("language", ["", "cy/"])
def test_the_heads_of_the_boards_picture_do_not_touch(
    page: Page, languages: Path, language: str, tmp_path: Path
) -> None:
    plan = opened(page, f"{languages.as_uri()}/{language}plan.html", workshop())
    plan.turn_to("report")
    heads = page.locator(".is-picture thead th")
    gaps = {"screen": heads.evaluate_all(GAPS)}
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    gaps["paper"] = heads.evaluate_all(GAPS)
    page.emulate_media(media="screen")
    save = page.locator("[data-component=report] [data-part=page]")
    save.click()  # it asks once for what is missing
    with page.expect_download() as waiting:
        save.click()
    waiting.value.save_as(tmp_path / "report.html")
    page.goto((tmp_path / "report.html").as_uri())
    gaps["saved"] = page.locator(".picture thead th").evaluate_all(GAPS)
    assert {where: found for where, found in gaps.items() if min(found) < 3} == {}


@pytest.mark.parametrize("language", ["", "cy/"])
def test_on_paper_no_level_beside_many_sessions_is_torn_apart(page: Page, languages: Path, language: str) -> None:
    plan = opened(page, f"{languages.as_uri()}/{language}plan.html", workshop())
    plan.turn_to("beside")
    files = [payload(f"{number}.json", json.dumps(session(number))) for number in range(9)]
    page.locator("[data-component=beside] [data-part=files]").set_input_files(files)
    levels = page.locator("[data-component=beside] .kit-beside__level")
    page.locator("[data-component=beside] thead th").nth(9).wait_for()
    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert {round(size) for sheet in sheets for size in sheet.get_size()} == {842, 595}
    width, height = sheets[0].get_size()
    page.set_viewport_size({"width": A4["height"] if width > height else A4["width"], "height": A4["width"]})
    page.emulate_media(media="print")
    assert "".join(levels.all_inner_texts())
    assert levels.evaluate_all(TORN) == []


def session(number: int) -> dict[str, Any]:
    levels = ("starting", "developing", "progressing", "spreading", "sustaining")
    heading = {"id": f"s-0{number}", "title": f"Autumn {number}", "date": f"20{10 + number}-11-20"}
    return workshop(8, agreed={states.FIRST: {"level": levels[number % 5]}}, history={}, session=heading)
