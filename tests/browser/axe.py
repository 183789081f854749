"""What axe finds against WCAG 2.2 A and AA and its own best practice: what the tests of every page share."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"


# Each rule that is broken, with the first places where it is.
RUN = """([context, options]) => axe.run(context, options).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.slice(0, 3).map(({ html, any }) => `${id}: ${html.slice(0, 150)} ${any.map(({ message }) => message).join(" ")}`)))"""
ALWAYS = {"resultTypes": ["violations"], "iframes": False, "preload": False}


def run_axe(page: Page, context: dict[str, Any], options: dict[str, Any]) -> list[str]:
    """What axe finds; a page that stays open gets it once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(RUN, [context, ALWAYS | options])
    return found


def axe_faults(page: Page, contrast: bool = True) -> list[str]:
    """What it finds in the whole page. To measure the contrast takes longer than all else. What is dark was light before:
    all that differs then are colours, and only the rules about those are asked again."""
    rules = COLOURS if page.evaluate(IS_DARK) else TAGS
    return run_axe(page, {"include": ["html"]}, {"runOnly": rules, "rules": {"color-contrast": {"enabled": contrast}}})
