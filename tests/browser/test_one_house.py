"""Guidance pages and app pages are made apart, and look like one house: the same edges, the same head, the same foot."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

GUIDANCE = "facilitate/overview.html"
APP_PAGES = ("assessment.html", "workshop.html", "plan.html")
# What a person who walks from one to the other would see jump.
LOOK = """() => {
  const box = (element) => { const { x, y, width, height } = element.getBoundingClientRect(); return { x, y, width, height } };
  const head = document.querySelector("header"), name = head.querySelector("a"), foot = document.querySelector("footer");
  const style = (element, ...names) => names.map((one) => getComputedStyle(element)[one]).join(" ");
  const heading = [...document.querySelectorAll("h1")].find((one) => one.checkVisibility());
  const links = [...head.querySelectorAll("nav a")].map((link) => [link.textContent.trim(), link.href]);
  const first = foot.querySelector("p");
  return {
    "height of the head": Math.round(head.getBoundingClientRect().height),
    "name": [name.textContent.trim(), name.href, Math.round(box(name).x), style(name, "fontSize", "fontWeight", "color")],
    "picture": Math.round(box(name.querySelector("svg, img")).height),
    "links": links, "their letters": style(head.querySelector("nav a"), "fontSize", "color"),
    "heading": [Math.round(box(heading).x), style(heading, "fontSize", "fontWeight", "fontFamily")],
    "foot": [foot.innerText.trim(), Math.round(box(first).x), style(first, "fontSize", "color")],
  };
}"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (1680, "light"), (390, "light")])
def test_head_foot_and_edges_are_the_same(page: Page, sub_path_root: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    looks = {}
    for name in (GUIDANCE, *APP_PAGES):
        page.goto(f"{sub_path_root}/{name}")
        looks[name] = page.evaluate(LOOK)
    theirs = looks.pop(GUIDANCE)
    other = {
        f"{part} of {name}": (look[part], theirs[part])
        for name, look in looks.items()
        for part in look
        if look[part] != theirs[part]
    }
    assert other == {}
