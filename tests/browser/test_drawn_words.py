"""What the scripts of the app pages draw and say, in the test language: no word of theirs is left outside the words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import states
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import app_pages
from assessment_kit.inputs import read_inputs
from other_language import TAG, outside, with_language
from playwright.sync_api import Page

# What somebody in these states wrote or called something: files, an id of another version, texts, the heading of a session.
WRITTEN = re.compile(
    rf"[\w-]+\.(?:json|txt)|old-direction|{states.LONG}|Nobody waits without being told why|Riverside, Autumn \d"
)
# Everything that was ever said in a live region, also what is gone again.
HEAR = """(() => {
  window.saidSoFar = new Set();
  const live = "output, [aria-live], [role=status], [role=alert]";
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target.closest ? target : target.parentElement)?.closest(live);
      if (region) window.saidSoFar.add(region.textContent);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()"""
# What is there to be read or heard, in sight or not, but for what people wrote, also within a sentence.
DRAWN = """() => {
  const apart = "script, style, template, kbd, code, textarea, [dir=auto], [lang]:not([lang='%s'])";
  const found = [document.title, ...window.saidSoFar];
  const own = (one) => one.data ?? (one.matches("bdi[dir=auto]") ? " " : "\\n");
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    if (!node.parentElement.closest(apart)) found.push([...node.parentElement.childNodes].map(own).join(""));
  for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-valuetext", "aria-roledescription"])
    for (const one of document.querySelectorAll(`[${name}]`)) if (!one.closest(apart)) found.push(one.getAttribute(name));
  return found;
}""".replace("%s", TAG)


@pytest.fixture(scope="module")
def pretended(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing in it but the app pages of this framework in the test language."""
    folder = tmp_path_factory.mktemp("pretended")
    inputs = read_inputs(with_language(project / "framework", folder / "framework"), folder / "framework/pages")
    [spoken] = [one for one in inputs.others if one.framework.language == TAG]
    (folder / TAG).mkdir()
    for name, page in app_pages(spoken, page_shape()).items():
        (folder / TAG / name).write_text(page, encoding="utf-8", newline="\n")
    return folder / TAG


@pytest.mark.parametrize("which", states.PAGES)
def test_no_state_of_a_page_holds_an_english_word_outside_the_words(page: Page, pretended: Path, which: str) -> None:
    page.add_init_script(HEAR)
    found: dict[str, str] = {}
    seen: set[str] = set()
    for state in states.tour(page, pretended.as_uri(), which):
        texts = set(page.evaluate(DRAWN)) - seen
        found |= {text.strip(): state.name for text in texts if outside(WRITTEN.sub("", text))}
        seen |= texts
    assert not found, "\n".join(f"{name}: {text}" for text, name in found.items())
