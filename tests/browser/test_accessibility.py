"""Every page of the kit, as it was built, for people who see, move, read and hear differently.

Pages are visited in one browser profile, one after another; each test names all the pages and places at fault at once.
A page with steps (`data-step`) is visited step by step.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import audits
import pytest
import typefaces
from axe import axe_faults
from focus import HERE, stops
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

Faults = dict[str, list[Any]]


STEP = re.compile(r"""<[a-z]+\b[^>]*\bid="?([^\s">]+)"?[^>]*\bdata-step\b""")


# In another language pages have the same elements with longer or shorter words in them: some of each kind.
IN_WELSH = ["cy/index.html", "cy/take-part.html", "cy/board.html", "cy/assessment.html#purpose", "cy/workshop.html"]


@pytest.fixture(scope="session")
def places(site: Path, page_names: list[str]) -> list[str]:
    """Every page from the kit's root, and instead of a page with steps each of them."""
    steps = {name: STEP.findall((site / name).read_text("utf-8")) for name in page_names}
    return [place for name in page_names for place in [f"{name}#{step}" for step in steps[name]] or [name]] + IN_WELSH


def faulty(found: Faults) -> Faults:
    return {place: faults for place, faults in found.items() if faults}


def in_all_letters(page: Page, script: str, widths: Iterable[int] = (1280,)) -> Faults:
    """What a script finds on the open page at each of these widths, in wide letters and in narrow ones: any machine's own lie
    between them."""
    found = {}
    for letters in typefaces.each(page, list(typefaces.KINDS)):
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            found[f"at {width} in {letters} letters"] = page.evaluate(script)
    return found


NARROWEST = 320  # nothing that holds at it is drawn otherwise on a wider telephone
# Width, and what the reader's own system says. What an app page shows besides is looked at in each of its states. At the last
# width a page has the words that it had at the first: it is asked where a kind of element comes into sight that is new there.
LOOKS: list[tuple[int, dict[str, Any]]] = [
    (1280, {"color_scheme": "light"}),
    (390, {"color_scheme": "dark"}),
    (NARROWEST, {"forced_colors": "active"}),
]
# Colours that are still on their way from one to the other have no contrast.
AS_EVER: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "reduce"}


# What sticks out to the right, but for what scrolls by itself in a box of its own.
STICKS_OUT = """() => {
  if (document.scrollingElement.scrollWidth <= innerWidth) return [];
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const boxed = (element) => { for (let box = element; box !== document.body; box = box.parentElement) if (scrolls(box)) return true; };
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !boxed(element))
    .map((element) => element.outerHTML.slice(0, 120)).slice(0, 3).concat(document.scrollingElement.scrollWidth);
}"""


SPACING = """(isSpaced) => {
  const sheet = window.spacing ??= new CSSStyleSheet();
  if (!isSpaced) return sheet.replaceSync("");
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    + "p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== sheet), sheet];
}"""
# Text that is cut off, but for what is hidden from sight on purpose for screen readers alone.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
  return box.width > 2 && box.height > 2 && element.checkVisibility({ opacityProperty: true }) && element.innerText?.trim()
    && ((cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 2)
      || (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 2));
}).map((element) => element.outerHTML.slice(0, 120)).slice(0, 3)"""


MOVES = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = [...style.transitionDuration.split(","), ...style.animationDuration.split(",")].map(parseFloat);
  return element.checkVisibility() && style.scrollBehavior === "smooth" || lasts.some((seconds) => seconds > 0.01)
&& (style.animationName !== "none" || /all|transform|left|top|height|width|margin/.test(style.transitionProperty));
}).map((element) => element.outerHTML.slice(0, 100)).slice(0, 3)"""


def small_targets(page: Page) -> Faults:
    found = {}
    for width in (NARROWEST, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found[f"at {width}"] = page.evaluate(audits.TOO_SMALL)
    return found


def cut_off(page: Page) -> Faults:
    page.evaluate(SPACING, True)
    found = in_all_letters(page, CUT_OFF)
    page.evaluate(SPACING, False)
    page.evaluate("setLetters('own')")
    return found


# Pictures in sight that no earlier page had.
NEW_PICTURES = """(known) => [...document.querySelectorAll("svg")].flatMap((drawing) => {
  const { x, y, width, height } = drawing.getBoundingClientRect(), html = drawing.outerHTML;
  const seen = drawing.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 4 && height > 4;
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  if (!seen || !(drawing.contains(top) || top?.contains(drawing)) || known.includes(html)) return [];
  known.push(html);
  return [{ html, clip: { x, y, width, height } }];
})"""


def colours(page: Page, clip: Any) -> set[Any]:
    image = Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled"))).convert("RGB")
    return {colour for _, colour in image.getcolors(1 << 24) or []}


@dataclass
class Walk:
    """What is known of the pages that were opened before: how texts are drawn, kinds of elements, and pictures."""

    texts: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    pictures: list[str] = field(default_factory=list)

    def by_axe(self, page: Page) -> Faults:
        found = {}
        for width, system in LOOKS[:2] if page.locator("[data-step]").count() else LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            if width == NARROWEST and not audits.shows_news(page, self.kinds):
                continue
            page.emulate_media(**(AS_EVER | system))
            found[f"at {width}, {system}"] = axe_faults(page, "color_scheme" in system, self.texts)
        return found

    def lost_pictures(self, page: Page) -> Faults:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.emulate_media(**(AS_EVER | {"forced_colors": "active"}))
        new = page.evaluate(NEW_PICTURES, self.pictures)
        self.pictures += [picture["html"] for picture in new]
        lost = [picture["html"][:150] for picture in new if len(colours(page, picture["clip"])) < 2]
        page.emulate_media(**AS_EVER)
        return {"": lost}


# What is asked of every page, in this order, so that each is opened once.
ASKED: dict[str, Callable[[Walk, Page], Faults]] = {
    "is wrong to axe": Walk.by_axe,
    "is a picture without its shape in forced colours": Walk.lost_pictures,
    "moves for a reader who asked for less motion": lambda _, page: {"": page.evaluate(MOVES)},
    "sticks out on a phone or at four times the size": lambda _, page: in_all_letters(page, STICKS_OUT, (NARROWEST,)),
    "is too small for a thumb": lambda _, page: small_targets(page),
    "is cut off when a reader spaces it out": lambda _, page: cut_off(page),
}


@pytest.fixture(scope="module")
def found(
    browser: Browser,
    browser_context_args: dict[str, Any],
    places: list[str],
    sub_path_root: str,
    watch: Callable[[BrowserContext, list[str]], None],
) -> Iterator[dict[str, Faults]]:
    """What each of these finds, by page and circumstance."""
    context = browser.new_context(**browser_context_args)
    said: list[str] = []
    watch(context, said)
    typefaces.bring(context)
    page = context.new_page()
    walk = Walk()
    walked: dict[str, Faults] = {name: {} for name in ASKED}
    opened = ""
    for place in places:
        name, _, step = place.partition("#")
        if name != opened:
            page.emulate_media(**AS_EVER)
            page.goto(f"{sub_path_root}/{name}")
            opened = name
        if step:
            page.evaluate("step => { location.hash = step }", step)
            page.locator(f"[id='{step}'].is-current").wait_for()
        for what, ask in ASKED.items():
            walked[what] |= {f"{place} {where}": faults for where, faults in ask(walk, page).items()}
    assert len(walk.pictures) > 5
    assert said == []
    yield walked
    context.close()


@pytest.mark.parametrize("what", ASKED)
def test_nothing_on_any_page(found: dict[str, Faults], what: str) -> None:
    assert found[what]
    assert faulty(found[what]) == {}


# The keyboard


LEAVE = "() => { window.left = document.activeElement; window.left.blur() }"
RETURN = "() => window.left.focus({ preventScroll: true, focusVisible: true })"


def walk(page: Page) -> dict[str, list[Any]]:
    """Press Tab from the top to the end of a page; returns what was not reached, seen or free, and wrong turns. Of things that
    are drawn alike one is looked at."""
    expected = stops(page)
    kinds: set[str] = set()
    steps, unseen, covered = [], [], []
    for _ in range(len(expected) + 9):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is not None and steps and here["step"] == steps[-1]:
            continue  # a date is several stops of one field
        if here is None or here["step"] in steps:
            break
        steps.append(here["step"])
        if here["covered"]:
            covered.append(here["html"])
        if here["kind"] in kinds:
            continue
        kinds.add(here["kind"])
        shot = {"clip": here["clip"], "animations": "disabled", "caret": "hide"}
        focused = page.screenshot(**shot)
        page.evaluate(LEAVE)
        if page.screenshot(**shot) == focused:
            unseen.append(here["html"])
        page.evaluate(RETURN)
    missed = [expected[step] for step in range(len(expected)) if step not in steps]
    turns = [expected[now] for before, now in itertools.pairwise(steps) if now < before]
    return {"missed": missed, "not visibly focused": unseen, "covered": covered, "out of order": turns}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("which", ["home", "component", "questionnaire", "workshop", "plan"])
def test_tab_reaches_everything_in_order_and_one_sees_where_it_is(
    page: Page, sub_path_root: str, page_names: list[str], which: str, width: int
) -> None:
    component = next(name for name in page_names if name.startswith("components/") and "index" not in name)
    own = {"home": "index.html", "questionnaire": "assessment.html", "workshop": "workshop.html", "plan": "plan.html"}
    name = own.get(which, component)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{sub_path_root}/{name}")
    assert faulty(walk(page)) == {}


# Colours of the reader's own


def test_one_sees_what_was_chosen_in_forced_colours(page: Page, sub_path_root: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{sub_path_root}/assessment.html")
    step = page.evaluate("document.querySelector('[data-question]').closest('[data-step]').id")
    page.goto(f"{sub_path_root}/assessment.html#{step}")
    chosen = page.locator("[data-question] input[type=radio]").nth(1)
    card = chosen.locator("xpath=ancestor::label")
    before = card.screenshot(animations="disabled")
    chosen.check()
    page.evaluate("document.activeElement.blur()")
    assert card.screenshot(animations="disabled") != before
