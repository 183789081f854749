"""What axe finds against WCAG 2.2 A and AA and its own best practice: what the tests of every page share."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_faults(page: Page, contrast: bool = True) -> list[str]:
    """Each rule that is broken, with the first places where it is. To measure the contrast takes longer than all else."""
    options = {"runOnly": TAGS, "resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": contrast}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"][:3]]
