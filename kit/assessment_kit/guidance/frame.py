"""The one stylesheet, the one script and the icon of the guidance pages, made from `theme/frame`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from assessment_kit.host.words import Words
from assessment_kit.places import data_folder

STYLE, SCRIPT, ICON = "kit.css", "kit.js", "icon.svg"
STYLES = ("frame/site.css", "frame/print.css")
# How the theme names what it says → our words for it. It counts where it says #.
SAID: Mapping[str, str] = {
    "nav": "navigation",
    "search.reset": "clear",
    "search.result.initializer": "starting",
    "search.result.placeholder": "type",
    "search.result.none": "found_none",
    "search.result.one": "found_one",
    "search.result.other": "found_other",
    "search.result.more.one": "more_one",
    "search.result.more.other": "more_other",
    "search.result.term.missing": "missing",
    "clipboard.copy": "copy",
    "clipboard.copied": "copied",
}
SCRIPTS = (
    *("app/fresh", "app/languages", "frame/scope", "frame/search", "frame/found-foreign", "frame/accessible"),
    "frame/stacked-tables",
)


def frame_files(tokens: str, joined: Callable[[str], str], shortened: Callable[[str], str]) -> dict[str, str]:
    """Return them by their names, as short as can be, for pages wait for them. `tokens` holds the colours and measures
    that the style names; `joined` shortens a script of the theme, `shortened` a style."""
    return {
        STYLE: shortened("\n".join([tokens, *map(_source, STYLES)])),
        SCRIPT: "\n".join(map(joined, SCRIPTS)),
        ICON: _source("frame/icon.svg"),
    }


def frame_words(words: Words) -> dict[str, str]:
    """What the theme says around the pages, by its own names: it does not know every language, and says English then."""
    site = words["site"]
    said = {name: site["around"][ours].replace("{count}", "#") for name, ours in SAID.items()}
    searched = dict.fromkeys(("search", "search.placeholder"), site["search"])
    return {**said, **searched, "action.skip": words["common"]["page"]["skip"]}


def address(name: str, content: str | bytes) -> str:
    """Return where in the site a file stands. What changes gets another address, so that no browser keeps the old one."""
    raw = content.encode() if isinstance(content, str) else content
    stem, _, ending = name.rpartition(".")
    return f"assets/kit/{stem}.{hashlib.sha256(raw).hexdigest()[:8]}.{ending}"


def _source(name: str) -> str:
    return (data_folder("theme") / name).read_text(encoding="utf-8")
