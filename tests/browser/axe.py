"""What axe finds against WCAG 2.2 A and AA and its own best practice: what the tests of every page share."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"


# Not asked of axe: what TOO_SMALL of `audits.py` finds in a hundredth of the time, and what finds nothing but what it cannot
# judge.
SLOW = ["target-size", "hidden-content"]

# Each rule that is broken, with the first places where it is. What is included may be elements that the page holds.
RUN = """([include, exclude, options]) => axe.run({ include: typeof include === "string" ? window[include] : include, exclude }, options)
  .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, any }) => `${id}: ${html.slice(0, 150)} ${any.map(({ message }) => message).join(" ")}`)))"""
ALWAYS = {"resultTypes": ["violations"], "iframes": False, "preload": False}

# How each text in sight is drawn, in what, and with what state: all that the rules of colours go by.
TEXTS = """(within) => {
  const isText = (one) => one.nodeType === Node.TEXT_NODE && one.data.trim(), holdsText = (one) => [...one.childNodes].some(isText);
  const known = new Map();
  const drawn = (one) => {
    if (!known.has(one)) {
      const style = getComputedStyle(one);
      const own = [one.localName, one.getAttribute("class"), one.matches(":disabled, [aria-disabled=true]"), style.color,
        style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode];
      known.set(one, (one.parentElement ? drawn(one.parentElement) : "") + own.join());
    }
    return known.get(one);
  };
  window.texts = [...document.querySelectorAll(`:is(${within}) *`)].filter((one) => one.checkVisibility()
    && (holdsText(one) || one.matches("input, select, textarea")));
  return window.texts.map((one) => {
    const { fontSize, fontWeight, textDecorationLine, textShadow } = getComputedStyle(one);
    return [drawn(one), fontSize, fontWeight, textDecorationLine, textShadow, one.closest("label")?.control?.disabled,
      holdsText(one.parentElement)].join();
  });
}"""
KEEP = "(places) => { window.texts = places.map((place) => window.texts[place]) }"


def run_axe(page: Page, include: list[str] | str, exclude: list[str], options: dict[str, Any]) -> list[str]:
    """What axe finds in what these selectors find, or in what the page holds under this name; a page that stays open gets it
    once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(RUN, [include, exclude, ALWAYS | options])
    return found


def axe_faults(page: Page, contrast: bool = True, seen: set[str] | None = None) -> list[str]:
    """What it finds in the whole page. What is dark was light before: all that differs then are colours, and only the rules
    about those are asked again."""
    found = colour_faults(page, "html", COLOURS if contrast else COLOURS[1:], seen)
    if not page.evaluate(IS_DARK):
        others = {name: {"enabled": False} for name in [*COLOURS, *SLOW]}
        found += run_axe(page, ["html"], [], {"runOnly": TAGS, "rules": others})
    return found


def colour_faults(page: Page, within: str, rules: list[str], seen: set[str] | None = None) -> list[str]:
    """What these rules find in the texts of what a selector finds. To measure the contrast takes longer than all else: of
    texts that are drawn alike, in what is drawn alike, one is asked, and none that is like one of those `seen`, to which the
    new ones are added."""
    seen = set() if seen is None else seen
    new = []
    for place, drawn in enumerate(page.evaluate(TEXTS, within)):
        if drawn not in seen:
            seen.add(drawn)
            new.append(place)
    if not new:
        return []
    page.evaluate(KEEP, new)
    return run_axe(page, "texts", [], {"runOnly": {"type": "rule", "values": rules}})
