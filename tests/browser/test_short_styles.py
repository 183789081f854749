"""A style that was shortened says what it said before, as a browser reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from assessment_kit.app.short_styles import shortened
from playwright.sync_api import Page

READ = """(texts) => texts.map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText);
})"""


def alike(rule: str) -> str:
    """A rule without what differs only because browsers give back a custom property's value as it was written."""
    return re.sub(r"(?<=[(,:]) | (?=\))|(?<![\w.])0(?=\.\d)", "", re.sub(r"\s+", " ", rule))


@pytest.mark.parametrize("folder", ["app", "frame"])
def test_every_style_of_the_theme_says_what_it_said(page: Page, project: Path, folder: str) -> None:
    styles = [path.read_text("utf-8") for path in sorted((project / "theme" / folder).rglob("*.css"))]
    long, short = (page.evaluate(READ, texts) for texts in (styles, list(map(shortened, styles))))
    assert any(long)
    assert [list(map(alike, rules)) for rules in short] == [list(map(alike, rules)) for rules in long]


@pytest.mark.parametrize(
    ("style", "short"),
    [
        ('a::after { content: "a ; /* b */ { 0.5 : c"; }', 'a::after{content:"a ; /* b */ { 0.5 : c"}'),
        ("a :hover > b, c:is( d ) + e { }", "a :hover>b,c:is(d) + e{}"),
        (
            "a { width: calc(1px + 0.5em - 2px); margin: 0 -0.5px 10.5px; ; }",
            "a{width:calc(1px + .5em - 2px);margin:0 -.5px 10.5px}",
        ),
        (
            "@media (min-width: 2em) and (not (width > 3em)) { a { b: c !important } }",
            "@media (min-width:2em) and (not (width>3em)){a{b:c!important}}",
        ),
        ("a/* no blank */.b { margin: 1px /* one */ 2px }", "a/**/.b{margin:1px 2px}"),
        (".a\\, b { --empty: ; }", ".a\\, b{--empty:}"),
    ],
)
def test_nothing_goes_but_what_says_nothing(page: Page, style: str, short: str) -> None:
    assert shortened(style) == short
    long, after = page.evaluate(READ, [style, short])
    assert list(map(alike, after)) == list(map(alike, long))
