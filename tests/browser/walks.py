"""Going through everything that can have the focus, at once: whether it lies in sight, free of all that stays on the screen.

A key press for each would take minutes over all states. Chromium scrolls alike for a key and for `focus()`, and so a
script gives the focus to each in turn; `focus.py` and `test_accessibility.py` hold that the keys go the same way.
"""

from __future__ import annotations

from collections.abc import Iterable

from focus import FOCUSABLE
from playwright.sync_api import Page

SIZES = ((1280, 800), (1280, 600), (844, 390))
MOST = 24  # stops of a way; of a longer one, those in between are passed over evenly

# Goes one way, and says where something lay over a part of what had the focus, or none of it was in sight. Of what is high
# and of what is written in, where browsers show the line that is typed in, the beginning counts.
WALK = """([focusable, isBack, most]) => {
  const modal = document.querySelector("dialog:modal"), groups = new Map();
  let way = [...(modal ?? document).querySelectorAll(focusable)].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0 && !one.closest("[inert]"));
  for (const one of way) if (one.type === "radio") groups.set(one.name, [...(groups.get(one.name) ?? []), one]);
  way = way.filter((one) => one.type !== "radio" || one ===
    (groups.get(one.name).find((radio) => radio.checked) ?? groups.get(one.name).at(isBack ? -1 : 0)));
  if (isBack) way.reverse();
  const step = Math.max(1, way.length / most);
  const passes = (at) => at < 6 || at >= way.length - 6 || Math.floor(at / step) !== Math.floor((at - 1) / step);
  const stays = (one) => one && (["sticky", "fixed"].includes(getComputedStyle(one).position) ? one : stays(one.parentElement));
  const seenBox = (one) => {
    const box = one.getBoundingClientRect();
    const isDrawn = box.width > 4 && box.height > 4 && getComputedStyle(one).opacity !== "0";
    return isDrawn || !one.labels?.[0] ? box : one.labels[0].getBoundingClientRect();
  };
  const over = (one, x, y) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return OUT;
    const top = document.elementFromPoint(x, y), label = one.labels?.[0];
    if (!top || one.contains(top) || top.contains(one) || label?.contains(top)) return "";
    const bar = stays(top);
    return bar && !bar.contains(one) ? `under ${bar.className || bar.tagName}` : "";
  };
  const OUT = "out of sight", found = [];
  document.activeElement?.blur();
  (modal ?? window).scrollTo(0, isBack ? (modal ?? document.scrollingElement).scrollHeight : 0);
  const wrong = (one) => {
    const { left, top, width, height } = seenBox(one);
    const rows = height > innerHeight / 3 || one.localName === "textarea" ? [0.1] : [0.1, 0.5, 0.9];
    const points = rows.flatMap((row) => [0.05, 0.5, 0.95].map((column) => over(one, left + width * column, top + height * row)));
    const away = points.filter((point) => point === OUT).length;
    const why = points.filter((point) => point && (point !== OUT || away === points.length));
    return why.length ? `${[...new Set(why)]} at ${why.length} of ${points.length}` : "";
  };
  for (const [at, one] of way.entries()) {
    if (passes(at) || passes(at + 1)) one.focus({ focusVisible: true }); // one comes to a stop from the one before it
    if (!passes(at)) continue;
    if (document.activeElement !== one) continue;
    const why = wrong(one);
    const place = one.closest("[data-question], [data-agree], [data-action], li, tr")?.innerText.slice(0, 30) ?? "";
    if (why) found.push(`${why}: ${one.outerHTML.slice(0, 120)} ${place}`);
  }
  return found;
}"""


def out_of_sight(page: Page, sizes: Iterable[tuple[int, int]] = SIZES) -> list[str]:
    """What is covered, or out of sight, while it has the focus, at each size and both ways."""
    found: list[str] = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        for is_back in (False, True):
            said = page.evaluate(WALK, [FOCUSABLE, is_back, MOST])
            found += [f"{width}×{height} {'Shift+Tab' if is_back else 'Tab'} {one}" for one in said]
    return found


# What a letter could do, and does not where somebody types, nor anywhere once letters are switched off. Keys on the row
# of a paper form that has the focus are how it is filled in.
LETTERS = """(focusable) => {
  const page = document.querySelector("dialog:modal") ?? document;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const look = () => JSON.stringify([location.hash, document.title, all("dialog[open]").map((one) => one.className),
    all("[aria-pressed], [aria-expanded], details, .is-current").map((one) => [one.ariaPressed, one.ariaExpanded, one.open, one.id]),
    all("input:not([data-part=letters]), select, textarea").map((one) => [one.checked, one.value]),
    all("[data-component=timer] button, [data-part=place]").map((one) => one.textContent)]);
  const press = (one) => [..."abcdefghijklmnopqrstuvwxyz0123456789?/+-=*. "].filter((key) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    one.dispatchEvent(event);
    return event.defaultPrevented;
  });
  const isTyped = (one) => one.matches("textarea, input:not([type=radio], [type=checkbox], [type=file])");
  const there = [...page.querySelectorAll(focusable)]
    .filter((one) => one.checkVisibility() && !one.closest("[inert], [data-component=paper-form] [data-part=rows]"));
  const each = (elements) => elements.flatMap((one) => {
    const before = look(), keys = press(one);
    return keys.length || look() !== before ? [`${keys.join("")} act on ${one.outerHTML.slice(0, 100)}`] : [];
  });
  const acted = (elements) => {  // one by one only where all together were not in vain
    const before = look(), keys = elements.flatMap(press);
    return keys.length || look() !== before ? each(elements).concat("together: " + keys.join("")) : [];
  };
  const turn = (isOn) => all("input[data-part=letters]").slice(0, 1).forEach((one) => one.checked !== isOn && one.click());
  const found = acted(there.filter(isTyped)).map((one) => "where somebody types, " + one);
  turn(false);
  found.push(...acted([page === document ? document.body : page, ...there]).map((one) => "switched off, " + one));
  turn(true);
  return found.slice(0, 5);
}"""


def letters_that_act(page: Page) -> list[str]:
    found: list[str] = page.evaluate(LETTERS, FOCUSABLE)
    return found
