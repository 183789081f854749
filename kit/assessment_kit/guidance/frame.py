"""The one stylesheet and the one script of the guidance pages, joined from `theme/frame`."""

from __future__ import annotations

from assessment_kit.places import data_folder

STYLES = ("site.css", "print.css")
SCRIPTS = ("scope.js", "search.js", "accessible.js", "stacked-tables.js")


def frame_files(tokens: str) -> dict[str, str]:
    """Return both by their paths in the site. `tokens` holds the colours and measures that the style names."""
    return {
        "assets/kit/kit.css": "\n".join([tokens, *(_source(name) for name in STYLES)]),
        "assets/kit/kit.js": "\n".join(_source(name) for name in SCRIPTS),
    }


def _source(name: str) -> str:
    return (data_folder("theme") / "frame" / name).read_text(encoding="utf-8")
