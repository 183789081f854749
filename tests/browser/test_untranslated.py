"""A kit that is translated by half: whatever is drawn of the framework says in which of its languages it is, as a screen reader needs."""

from __future__ import annotations

from pathlib import Path

import pytest
import states
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import app_pages
from assessment_kit.inputs import read_inputs
from other_language import OPEN, TAG, in_another, with_gaps
from playwright.sync_api import Page

# What stands on the page, in sight or not, text by text, each with the language that a screen reader takes it for. An option
# shows its own.
SPOKEN = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const around = node.parentElement;
    if (!around.closest("script, style, .kit-written[lang], .kit-written [lang]")) found.push([node.data, around.closest("[lang]").lang]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def half(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app pages of this framework in the test language, translated by half."""
    folder = tmp_path_factory.mktemp("half")
    inputs = read_inputs(with_gaps(project / "framework", folder / "framework"), folder / "framework/pages")
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
