"""The one stylesheet, the one script and the icon of the guidance pages, made from `theme/frame`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import rcssmin

from assessment_kit.places import data_folder

STYLE, SCRIPT, ICON = "kit.css", "kit.js", "icon.svg"
STYLES = ("frame/site.css", "frame/print.css")
SCRIPTS = ("app/fresh", "app/languages", "frame/scope", "frame/search", "frame/accessible", "frame/stacked-tables")


def frame_files(tokens: str, joined: Callable[[str], str]) -> dict[str, str]:
    """Return them by their names, as short as can be, for pages wait for them. `tokens` holds the colours and measures
    that the style names; `joined` shortens a script of the theme."""
    return {
        STYLE: str(rcssmin.cssmin("\n".join([tokens, *map(_source, STYLES)]))),
        SCRIPT: "\n".join(map(joined, SCRIPTS)),
        ICON: _source("frame/icon.svg"),
    }


def address(name: str, content: str | bytes) -> str:
    """Return where in the site a file stands. What changes gets another address, so that no browser keeps the old one."""
    raw = content.encode() if isinstance(content, str) else content
    stem, _, ending = name.rpartition(".")
    return f"assets/kit/{stem}.{hashlib.sha256(raw).hexdigest()[:8]}.{ending}"


def _source(name: str) -> str:
    return (data_folder("theme") / name).read_text(encoding="utf-8")
