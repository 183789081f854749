"""The search's worker from a shared drive, where browsers start none: its own scripts are found from where it is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

FILES = {
    "about/page.html": '<!doctype html><title>A page</title><body><script src="../search.js"></script>',
    "scripts/workers/search.js": (
        "addEventListener('message', async ({ data }) => { try {"
        " await importScripts('../stemmers/one.js', '../stemmers/two.js'); postMessage(stem(data));"
        " } catch { postMessage('not found'); } });"
    ),
    "scripts/stemmers/one.js": "var stems = { questions: 'question' };",
    "scripts/stemmers/two.js": "function stem(word) { return stems[word]; }",
}
ASK = """() => new Promise((answer) => {
  const worker = new Worker("../scripts/workers/search.js");
  worker.addEventListener("message", ({ data }) => answer(data));
  worker.postMessage("questions");
})"""


def test_a_search_in_another_language_finds_its_stemmers(
    project: Path, playwright: Playwright, chromium_options: dict[str, Any], tmp_path: Path
) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copyfile(project / "theme/frame/search.js", tmp_path / "search.js")
    browser = playwright.chromium.launch(**chromium_options)
    page = browser.new_page()
    page.goto((tmp_path / "about/page.html").as_uri())
    assert page.evaluate(ASK) == "question"
    browser.close()
