"""What is asked of a page in every one of its states, as scripts that return the places at fault: see `states.py`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from axe import SLOW, TAGS, colour_faults, run_axe
from playwright.sync_api import CDPSession, Page

# What is heard: names and descriptions as Chromium works them out


@dataclass
class Heard:
    """One thing that a screen reader finds, with what it is called and the names of what it stands in."""

    role: str
    name: str
    description: str
    within: tuple[str, ...]
    may_have_focus: bool
    inside: list[Heard] = field(default_factory=list)

    def everything(self) -> Iterator[Heard]:
        for one in self.inside:
            yield one
            yield from one.everything()


AROUND = {"group", "radiogroup", "region", "dialog", "alertdialog", "form", "row", "article", "listitem", "table"}
FIELDS = {"textbox", "searchbox", "combobox", "spinbutton", "checkbox", "radio", "button", "Date", "slider"}
MOST_WORDS = 6


def listen(session: CDPSession) -> Heard:
    """The page as it is heard now: nothing of what is hidden, or inert under a dialog."""
    nodes = {one["nodeId"]: one for one in session.send("Accessibility.getFullAXTree")["nodes"]}
    root = next(one for one in nodes.values() if "parentId" not in one)
    whole = Heard("root", "", "", (), False)
    _hear(nodes, root, whole, ())
    return whole


def _hear(nodes: dict[str, Any], node: dict[str, Any], into: Heard, within: tuple[str, ...]) -> None:
    here = into
    if not node["ignored"] and node["role"]["value"] not in {"StaticText", "InlineTextBox", "generic", "none"}:
        here = Heard(_value(node, "role"), _value(node, "name"), _value(node, "description"), within, _focusable(node))
        into.inside.append(here)
        within = (*within, here.name) if here.role in AROUND and here.name else within
    for id_ in node.get("childIds", []):
        if id_ in nodes and here.role != "Date":  # whose parts are the browser's
            _hear(nodes, nodes[id_], here, within)


def _value(node: dict[str, Any], name: str) -> str:
    return str(node.get(name, {}).get("value", "")).strip()


def _focusable(node: dict[str, Any]) -> bool:
    return any(one["name"] == "focusable" and one["value"]["value"] for one in node.get("properties", []))


def unsaid_dialogs(page: Heard) -> list[str]:
    """Dialogs without a name, or of which nothing else is heard when they open: no description, and no heading to begin with."""
    return [
        f"{one.role} {one.name!r}"
        for one in page.everything()
        if one.role in {"dialog", "alertdialog"} and not (one.name and (one.description or _begins_with_heading(one)))
    ]


def _begins_with_heading(dialog: Heard) -> bool:
    """As a view of a whole screen does: nothing else gives a heading the focus."""
    return any(one.role == "heading" and one.may_have_focus for one in dialog.everything())


def alike(page: Heard) -> list[str]:
    """Groups without a name, and groups, regions and controls that are called alike where they stand."""
    found = [one for one in page.everything() if one.role in FIELDS | {"group", "radiogroup", "region"}]
    nameless = [f"{one.role} without a name in {one.within}" for one in found if not one.name and not _folds(one)]
    counts = Counter((one.role, one.name, one.within) for one in found if one.name)
    return nameless + [
        f"{count} × {role} {name!r} in {within}" for (role, name, within), count in counts.items() if count > 1
    ]


def _folds(group: Heard) -> bool:
    """What has a summary is named by it."""
    return any(one.role == "DisclosureTriangle" for one in group.inside)


def long_radios(page: Heard) -> list[str]:
    return [one.name for one in page.everything() if one.role == "radio" and len(one.name.split()) > MOST_WORDS]


HEARD = {"dialogs": unsaid_dialogs, "alike": alike, "radios with long names": long_radios}

# What is there: run by `look`, each returns a list

SCRIPTS = {
    # What will be spoken stands in the tree before it is said. `WATCH` sees what is shown and filled in one move.
    "kept out": """() => all("output, [role=status], [role=alert], [role=log], [aria-live]")
      .filter((region) => shown(region.parentElement) && !shown(region) && !region.matches("details:not([open]) > *") || region.closest("[aria-hidden=true]"))""",
    "shown as they are filled": "() => window.unspoken.splice(0)",
    # A title that is itself the link counts as a title.
    "controls in heads of rows": """() => all("th[scope=row], th[scope=rowgroup], [role=rowheader]")
      .filter((head) => seen("a, button, input, select, textarea, summary", head)
        .some((control) => control.innerText.trim() !== head.innerText.trim()))""",
    "questions without a heading": """() => seen(QUESTIONS).filter((one) =>
      !seen("h1, h2, h3, h4, h5, h6", one).some((heading) => heading.textContent.trim()))""",
    "radios without their text": """() => seen("fieldset[data-question] input[type=radio]")
      .filter((radio) => radio.closest("label, div").innerText.split(" ").length > 12 && !radio.getAttribute("aria-describedby"))""",
    # One at most in sight, wherever one scrolls to: what stays on the screen is in sight with all the others.
    "filled buttons": """() => {
      const sample = document.createElement("b");
      sample.className = "kit-button kit-button--main";
      document.querySelector("dialog").append(sample);
      const { backgroundColor } = getComputedStyle(sample);
      const filled = seen("a, button, label").filter((one) => getComputedStyle(one).backgroundColor === backgroundColor);
      sample.remove();
      const stays = (one) => one && (["sticky", "fixed"].includes(getComputedStyle(one).position) || stays(one.parentElement));
      const boxes = filled.map((one) => ({ one, box: one.getBoundingClientRect(), isFixed: stays(one) }));
      const together = (a, b) => a.one !== b.one && (a.isFixed || b.isFixed
        || Math.max(a.box.bottom, b.box.bottom) - Math.min(a.box.top, b.box.top) < innerHeight);
      return boxes.filter((a) => boxes.some((b) => together(a, b))).map(({ one }) => one);
    }""",
}
# At a phone's width
CELLS = """() => seen("td, th", document, true).filter((cell) => {
  const table = cell.closest("table"), row = cell.parentElement;
  if (!shown(table) || !shown(row) || getComputedStyle(cell).display !== "none") return false;
  const column = [...table.rows].map((one) => one.cells[cell.cellIndex]).filter((one) => one && shown(one.parentElement));
  return column.some((one) => getComputedStyle(one).display !== "none");
})"""
# WCAG 2.5.8: 24 by 24 CSS pixels, or a circle of 24 around the middle that meets no other target; links in text are free.
TOO_SMALL = """() => {
  const hit = (element) => {
    const own = element.getBoundingClientRect();
    const label = ["radio", "checkbox", "file"].includes(element.type) && element.labels?.[0]?.getBoundingClientRect();
    return label && label.width * label.height > own.width * own.height ? label : own;
  };
  const page = document.querySelector("dialog:modal") ?? document;
  const targets = [...page.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .map((element) => ({ element, box: hit(element) })).filter(({ box }) => box.width > 2 && box.height > 2);
  const small = ({ box }) => box.width < 23.9 || box.height < 23.9;
  const inText = ({ element }) => getComputedStyle(element).display === "inline" && element.parentElement.innerText.trim() !== element.innerText.trim();
  const near = ({ box }, other) => {
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const beside = Math.max(other.x - x, 0, x - other.right), above = Math.max(other.y - y, 0, y - other.bottom);
    return Math.hypot(beside, above) < 12;
  };
  return targets.filter((one) => small(one) && !inText(one)
      && targets.some((other) => other.element !== one.element && !other.element.contains(one.element)
        && !one.element.contains(other.element) && near(one, other.box)))
    .map(({ element, box }) => `${Math.round(box.width)}x${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`).slice(0, 5);
}"""
HELP = """
  const QUESTIONS = "fieldset[data-question], [data-component=choosing] [data-question], .kit-slide, [data-agree], [data-action], [data-follow]";
  const page = document.querySelector("dialog:modal") ?? document;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.hidden;
  const all = (selector, within = page) => [...within.querySelectorAll(selector)];
  const seen = (selector, within = page, isAny = false) => all(selector, within).filter((one) => isAny || shown(one));
  const told = (found) => found.map((one) => typeof one === "string" ? one : one.outerHTML.slice(0, 140));
"""

# From the start of a page: what is said in a part of it that was not in the tree a moment before, though the step or the
# dialog around it was. Before it has started nothing is said: what comes with the page is read with the page.
WATCH = """addEventListener("DOMContentLoaded", () => {
  window.unspoken = [];
  let before = new Map(), isAwaited = false;
  const shown = (element) => element.isConnected && element.checkVisibility({ visibilityProperty: true }) && !element.hidden
    && !element.closest("[inert]");
  const look = () => {
    const now = new Map();
    const isStarting = document.documentElement.classList.contains("kit-early");
    for (const region of document.querySelectorAll("output, [role=status], [role=alert], [aria-live]")) {
      const around = region.closest("[data-step], dialog") ?? document.body;
      const here = { text: region.textContent.trim(), isThere: shown(region), isShown: shown(around) && !isStarting };
      const last = before.get(region);
      now.set(region, here);
      if (last?.isShown && !last.isThere && here.isThere && here.text && here.text !== last.text) {
        window.unspoken.push(`${here.text.slice(0, 60)} in ${region.outerHTML.slice(0, 100)}`);
      }
    }
    before = now;
    isAwaited = false;
  };
  look();
  new MutationObserver(() => {  // nothing is shown or said without a change
    if (!isAwaited) requestAnimationFrame(look);
    isAwaited = true;
  }).observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
})"""


def look(page: Page) -> dict[str, list[str]]:
    """What every script finds."""
    calls = ", ".join(f"{json.dumps(name)}: told(({script})())" for name, script in SCRIPTS.items())
    found: dict[str, list[str]] = page.evaluate(f"(() => {{ {HELP} return {{ {calls} }} }})()")
    return found


def look_for(page: Page, script: str) -> list[str]:
    found: list[str] = page.evaluate(f"(() => {{ {HELP} return told(({script})()) }})()")
    return found


# What axe finds in the first rows of what has many alike, its rule of colours apart: it is the slowest, and no other
# depends on colours

# What is like the rows and entries before it.
REPEATED = ["tr:nth-of-type(n+5)", "tbody:nth-of-type(n+5)", "li:nth-of-type(n+9)", "[data-question]:nth-of-type(n+4)"]


# About the page as a whole, which axe asks only where all of it is looked at.
OF_THE_WHOLE = ["bypass", "heading-order", "landmark-no-duplicate-main", "landmark-one-main", "page-has-heading-one"]
# What is in sight and was not there in an earlier state, told by itself and all that it stands in, but not by how that is
# drawn: kept as `news`, without what stands in news itself. Returns a number for each such element.
NEWS = """(known) => {
  const seen = new Set(known), keys = new Map([[null, 0]]), found = new Set();
  const number = (text, from) => {
    let sum = from;
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 16777619);
    return sum;
  };
  const isDrawing = ({ name }) => ["class", "style", "hidden", "open", "inert"].includes(name);
  const said = (one) => [...one.attributes].filter((attribute) => !isDrawing(attribute));
  const own = (one) => [one.localName, ...said(one).map(({ name, value }) => `${name}=${value}`),
    ...[...one.childNodes].map((node) => node.nodeType === Node.TEXT_NODE ? node.data : "")].join("\\n");
  for (const one of document.querySelectorAll("*")) {
    keys.set(one, number(own(one), keys.get(one.parentElement)));
    if (!seen.has(keys.get(one)) && one.checkVisibility({ visibilityProperty: true })) found.add(one);
  }
  window.news = [...found].filter((one) => !found.has(one.parentElement));
  return [...found].map((one) => keys.get(one));
}"""


def faults_but_of_colours(page: Page, known: set[int]) -> list[str]:
    """What is wrong with all that is in sight and not yet `known`, to which it is added, and with the page as a whole."""
    news = page.evaluate(NEWS, list(known))
    known.update(news)
    rules = {name: {"enabled": False} for name in ["color-contrast", *SLOW]}
    found = run_axe(page, "news", REPEATED, {"runOnly": TAGS, "rules": rules}) if news else []
    if page.locator("dialog:modal").count():  # the rest is out of reach
        return found
    return found + run_axe(page, ["html"], REPEATED, {"runOnly": {"type": "rule", "values": OF_THE_WHOLE}})


def shows_news(page: Page, known: set[str]) -> bool:
    """Whether there is a kind of element in sight that is not known; from then on it is."""
    kinds = set(page.evaluate(KINDS))
    is_new = not kinds <= known
    known |= kinds
    return is_new


KINDS = """() => [...new Set([...document.querySelectorAll("body, body *")].filter((one) => one.checkVisibility())
  .map((one) => `${one.localName} ${one.getAttribute("class")} ${one.getAttribute("role")}`))]"""


def faults_of_colours(page: Page, seen: set[str]) -> list[str]:
    """Text that is hard to read, and that is drawn like none that was seen."""
    here = page.evaluate("['dialog:modal', '.is-current, .kit-bar'].find((one) => document.querySelector(one))")
    return colour_faults(page, here, ["color-contrast"], seen)
