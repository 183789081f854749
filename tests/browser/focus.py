"""Where Tab should lead on an open page, where it did, and whether that can be seen."""

from __future__ import annotations

from playwright.sync_api import Page

FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
# What Tab should reach, in this order: one stop for a group of radios.
EXPECTED = """(focusable) => {
  const groups = new Set(), found = [], modal = document.querySelector("dialog:modal");
  for (const element of document.querySelectorAll(focusable)) {
    const there = element.checkVisibility({ visibilityProperty: true }) && !element.disabled && !element.closest("[inert]")
      && (!modal || modal.contains(element));
    if (!there || element.tabIndex < 0) continue;
    if (element.type === "radio") {
      if (groups.has(element.name)) continue;
      groups.add(element.name);
    }
    found.push(element);
  }
  window.walk = found;
  return found.map((element) => element.outerHTML.slice(0, 100));
}"""
# Where the focus is, and whether something lies over it. What is of one kind, in the same kinds of elements, is drawn alike.
HERE = """async () => {
  for (const _ of "12") await new Promise(requestAnimationFrame);  // a page may open something where the focus comes
  await Promise.allSettled(document.getAnimations().map((movement) => movement.finished));
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const label = element.labels?.[0];
  const seen = label?.contains(element) ? label.getBoundingClientRect() : box;
  const line = seen === box ? element.getClientRects()[0] ?? box : seen;  // the middle of a broken link may be another link
  const x = line.left + line.width / 2, y = line.top + Math.min(line.height / 2, 20);
  const top = document.elementFromPoint(x, y);
  const around = (one) => one ? `${one.localName}.${one.className.baseVal ?? one.className} ` + around(one.parentElement) : "";
  const group = element.type === "radio" ? window.walk.findIndex((one) => one.name === element.name) : -1;
  return {
    step: group >= 0 ? group : window.walk.indexOf(element),
    html: element.outerHTML.slice(0, 100),
    kind: `${element.type} ${element.checked} ${around(element)}`,
    covered: !(top && (element.contains(top) || top.contains(element) || label?.contains(top))),
    clip: { x: Math.max(0, seen.x - 8), y: Math.max(0, seen.y - 8), width: seen.width + 16, height: Math.min(seen.height, 300) + 16 },
  };
}"""


def stops(page: Page) -> list[str]:
    """Everything that Tab should reach, in order; in an open dialog only what is in it."""
    found: list[str] = page.evaluate(EXPECTED, FOCUSABLE)
    return found


def covered(page: Page, key: str) -> list[str]:
    """Walk with Tab or Shift+Tab from one end to the other; returns what had the focus while something lay over it."""
    last = len(stops(page)) - 1
    page.evaluate("(step) => window.walk[step].focus()", 0 if key == "Tab" else last)
    found, seen = [], set()
    while (here := page.evaluate(HERE)) and here["step"] not in seen:
        seen.add(here["step"])
        found += [here["html"]] if here["covered"] else []
        page.keyboard.press(key)
    assert len(seen) >= last, "the walk ended too early"
    return found
