"""What axe finds against WCAG 2.2 A and AA and its own best practice: what the tests of every page share."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"


def axe_faults(page: Page, contrast: bool = True) -> list[str]:
    """Each rule that is broken, with the first places where it is. To measure the contrast takes longer than all else.
    What is dark was light before: all that differs then are colours, and only the rules about those are asked again."""
    rules = COLOURS if page.evaluate(IS_DARK) else TAGS
    options = {"runOnly": rules, "resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": contrast}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"][:3]]
