"""The pure modules of the pages in a real browser, without any page around them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from assessment_kit.app.bundle import bundle
from playwright.sync_api import Playwright

sys.path.append(str(Path(__file__).resolve().parent))  # for documents.py

# What the tests call, by module. Everything else is private to the modules.
WANTED = {
    "rules/answer-file": ["readAnswerBytes", "readAnswerText", "Refusal"],
    "rules/beside": ["besideRows", "shifts", "strangeRows"],
    "rules/columns": ["fileColumn", "hereColumn"],
    "rules/counts-file": ["countsOnly"],
    "rules/calendar": ["calendarOf"],
    "rules/desk": ["rowsOf"],
    "rules/framework": ["Framework"],
    "rules/chain": ["revised", "LONGEST_CHAIN", "says"],
    "rules/history": ["joined", "follows", "decided"],
    "rules/large-text": ["readLargeText"],
    "rules/session": ["Session"],
    "rules/things": ["versionsOf"],
    "rules/spread": ["disagreement", "writings"],
    "rules/views": ["Views"],
    "rules/words": ["Words"],
    "rules/workshop-file": ["workshopTexts"],
}

Run = Callable[..., Any]


@pytest.fixture(scope="session")
def run(
    project: Path, playwright: Playwright, chromium_options: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Run]:
    """A function `run(script, argument)` that calls a JavaScript function of `kit`, the modules, and of an argument. Both
    ways goes one text: Playwright's own way, value by value, takes longer than most of what is called."""
    folder = tmp_path_factory.mktemp("modules") / "app"
    shutil.copytree(project / "theme/app", folder)
    imports = [f'import {{ {", ".join(names)} }} from "./{name}.js";' for name, names in WANTED.items()]
    names = ", ".join(name for names in WANTED.values() for name in names)
    (folder / "probe.js").write_text("\n".join([*imports, f"globalThis.kit = {{ {names} }};\n"]), encoding="utf-8")
    browser = playwright.chromium.launch(**chromium_options)
    page = browser.new_page()
    page.add_script_tag(content=bundle(folder / "probe.js"))

    def call(script: str, argument: Any = None) -> Any:
        called = f"async (text) => JSON.stringify(await ({script})(globalThis.kit, JSON.parse(text)) ?? null)"
        return json.loads(page.evaluate(called, json.dumps(argument)))

    yield call
    browser.close()


@pytest.fixture(scope="session")
def small_framework(project: Path) -> dict[str, Any]:
    """A framework as the page's script reads it: three questions, three groups, and one id that moved."""
    return dict(json.loads((project / "theme/app/rules/small.test.json").read_text("utf-8")))
