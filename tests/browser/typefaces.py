"""Pages in wide and in narrow letters, on any machine: as wide as DejaVu, the widest that people's machines have, and
about as narrow as Arial, Segoe UI and Times.

All are made of one font that the kit prints with, stretched. A page gets it as bytes, which no policy of a page forbids,
so the pages are tested with their policy.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

FONTS = Path(__file__).resolve().parents[2] / "theme" / "print" / "fonts"
FILES = {"400": "AtkinsonHyperlegibleNext-Regular.ttf", "700": "AtkinsonHyperlegibleNext-Bold.ttf"}
# How far letters are stretched, so that English text is as wide as in the fonts that are imitated, and how high a line
# stands above and below its base where a style says `normal`.
KINDS = {
    "wide": {"sans": {"400": 1.15, "700": 1.2}, "serif": {"400": 1.16, "700": 1.18}, "line": [0.928, 0.236]},
    "narrow": {"sans": {"400": 1.0, "700": 1.0}, "serif": {"400": 0.94, "700": 0.95}, "line": [1.079, 0.251]},
}
LETTERS = ["own", *KINDS]

BRING = """(files, kinds, first) => {
  if (location.protocol === "about:") return;
  const starts = { sans: "system-ui,", serif: "Charter," };  // by this the kit's two families are known, however named
  const percent = (share) => `${(share * 100).toFixed(1)}%`;
  const bytes = (weight) => Uint8Array.from(atob(files[weight]), (letter) => letter.charCodeAt(0));

  const cut = (kind) => {
    for (const style of Object.keys(starts)) {
      for (const [weight, stretch] of Object.entries(kinds[kind][style])) {
        const [ascentOverride, descentOverride] = kinds[kind].line.map((share) => percent(share / stretch));
        const more = { weight, sizeAdjust: percent(stretch), ascentOverride, descentOverride, lineGapOverride: "0%" };
        document.fonts.add(new FontFace(`${kind} ${style}`, bytes(weight), more));
      }
    }
    kinds[kind].cut = true;
  };

  const sheet = new CSSStyleSheet();
  let tokens = [];
  const find = () => {
    if (tokens.length) return;
    const all = [...document.documentElement.computedStyleMap()].filter(([name]) => name.startsWith("--"));
    tokens = all.flatMap(([name, [value]]) => Object.keys(starts)
      .filter((style) => String(value).trim().startsWith(starts[style])).map((style) => [name, style]));
  };
  window.setLetters = (kind) => {
    find();
    if (kind !== "own" && !kinds[kind].cut) cut(kind);
    const rules = tokens.map(([name, style]) => `${name}: "${kind} ${style}" !important`);
    sheet.replaceSync(kind === "own" ? "" : `:root { ${rules.join(";")} }`);
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    return tokens.length;
  };
  new MutationObserver((_, observer) => {  // as soon as the style of the page is there
    if (document.body && window.setLetters(first)) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}"""

in_wide_and_narrow_letters = pytest.mark.parametrize("letters", LETTERS, indirect=True)


def bring(context: BrowserContext, first: str = "own") -> None:
    """Let every page that this context opens from now on be set in these letters first; others can be had then."""
    files = {weight: base64.b64encode((FONTS / name).read_bytes()).decode() for weight, name in FILES.items()}
    context.add_init_script(f"({BRING})(...{json.dumps([files, KINDS, first])})")


def each(page: Page, kinds: Iterable[str] = LETTERS) -> Iterator[str]:
    """Set the open page in the machine's own letters, then in wide and in narrow ones; yields their name each time."""
    for kind in kinds:
        assert page.evaluate("(kind) => setLetters(kind)", kind), "the page has no family of the kit's"
        page.evaluate("document.fonts.ready")
        yield kind
