"""A kit that is translated by half: whatever is drawn of the framework says in which of its languages it is, as a screen reader needs."""

from __future__ import annotations

from pathlib import Path

import pytest
import states
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import app_pages
from assessment_kit.inputs import read_inputs
from desk import payload
from other_language import OPEN, TAG, in_another, with_gaps
from planning import Plan, workshop
from playwright.sync_api import Page

# What stands on the page, in sight or not, text by text, each with the language that a screen reader takes it for. An option
# shows its own. What people wrote is in no brackets, and says by itself in which language it is.
SPOKEN = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const around = node.parentElement;
    if (!around.closest("script, style, .kit-written[lang], bdi[dir=auto]")) found.push([node.data, around.closest("[lang]").lang]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def half(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app pages of this framework in the test language, translated by half."""
    folder = tmp_path_factory.mktemp("half")
    framework = with_gaps(project / "framework", folder / "framework", note="[A draft.]")
    inputs = read_inputs(framework, framework / "pages")
    [spoken] = inputs.others
    (folder / TAG).mkdir()
    for name, page in app_pages(spoken, page_shape()).items():
        (folder / TAG / name).write_text(page, encoding="utf-8", newline="\n")
    return folder / TAG


@pytest.mark.parametrize("which", states.PAGES)
def test_each_text_that_is_drawn_says_in_which_language_it_is(page: Page, half: Path, which: str) -> None:
    found: dict[str, str] = {}
    for state in states.tour(page, half.as_uri(), which):
        spoken = page.evaluate(SPOKEN)
        assert any(OPEN in text for text, _ in spoken)
        found |= {text: state.name for text in in_another(spoken) if text not in found}
    assert not found, "\n".join(f"{name}: {text}" for text, name in found.items())


@pytest.mark.parametrize("preset", ["board", "everyone", "record"])
def test_a_report_that_is_handed_on_says_it_too(page: Page, half: Path, tmp_path: Path, preset: str) -> None:
    plan = Plan(page).go(f"{half.as_uri()}/plan.html")
    page.locator("[data-component=opening-plan] [data-part=files]").set_input_files(
        payload("workshop.json", workshop(ask="Time", choices={"purpose-direction": {"choice": "keep"}}))
    )
    plan.turn_to("report")
    page.locator(f"[name=kit-report-preset][value={preset}]").check()
    save = states.part(page, "report", "page")
    save.click()
    with page.expect_download() as download:
        save.click()
    path = tmp_path / "report.html"
    download.value.save_as(path)
    notes = page.locator("main > p").all_inner_texts()
    assert notes[0] == "[A draft.]" and len(notes) == 2
    page.goto(path.as_uri())
    assert page.locator("p:has(~ h1)").all_inner_texts() == notes
    spoken = page.evaluate(SPOKEN)
    assert any(OPEN in text for text, _ in spoken)
    assert list(in_another(spoken)) == []
    assert page.title() == page.locator("h1").inner_text()
