"""What the kit's pages need of MkDocs and Material, as plain data, so that an author's mkdocs.yml need not say it.

Nothing here knows MkDocs; `plugin.py` puts it where it belongs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from markupsafe import escape

Settings = Mapping[str, Any]

# What holds whatever the author says: another font is asked of another host, and the kit's colours know light and dark.
# An organisation's own colour is in `organisation.yml`.
ALWAYS: Settings = {"font": False, "palette": None}
# What an author may choose otherwise.
UNLESS_SAID: Settings = {
    "features": ["navigation.tabs", "navigation.sections", "toc.follow"],
}
ICONS = {"logo": "kit/stairs"}
# It puts pages into one another: the questionnaire and the workshop would open without their scripts.
HARMFUL_FEATURE = "navigation.instant"

EXTENSIONS = ("toc", "tables", "abbr", "admonition", "attr_list", "def_list", "smarty", "md_in_html")
# Without the alignment as an attribute, tables have inline styles, which the pages' policy forbids.
NEEDED_OPTIONS: Mapping[str, Settings] = {"tables": {"use_align_attribute": True}}

ENGLISH = "en"
LUNR = "assets/javascripts/lunr"
# Material's search asks for these besides a language's own file.
HELPERS: Mapping[str, str] = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}


def theme_settings(said: Settings, language: str, direction: str) -> dict[str, Any]:
    """Return the theme's settings for the kit's pages, where `said` is what the author wrote under `theme`.

    `language` is one of those that the theme has words for, see `theme_language`.
    """
    ours = {**UNLESS_SAID, "language": language, "direction": direction}
    chosen = {name: said.get(name, value) for name, value in ours.items()}
    chosen["features"] = [name for name in chosen["features"] or () if not name.startswith(HARMFUL_FEATURE)]
    return {**chosen, **ALWAYS, "icon": {**ICONS, **(said.get("icon") or {})}}


def theme_said(said: Settings) -> Settings:
    """Return the settings that an author gave the theme; none where there is only its name."""
    theme = said.get("theme")
    return theme if isinstance(theme, dict) else {}


def theme_languages(theme: Iterable[str]) -> set[str]:
    """Return the languages that a theme of these folders has words for."""
    folders = [Path(folder) / "partials" / "languages" for folder in theme]
    return {path.stem for folder in folders for path in folder.glob("*.html")}


def put_frame_into(dirs: list[str], frame: str, behind_their_own: bool) -> None:
    """Where the kit is installed, and not checked out, no `custom_dir` can name the frame of its pages."""
    if frame not in dirs:
        dirs.insert(int(behind_their_own), frame)


def other_theme(name: str | None) -> str | None:
    """Say why no other theme than Material will do, where it is another."""
    if name == "material":
        return None
    return (
        f'mkdocs.yml: theme: is "{name}"; the kit\'s pages are made for Material, so write "theme: material", or give the '
        "kit a site of its own"
    )


def overruled(said: Settings) -> list[str]:
    """Name what an author wrote under `theme` that cannot be."""
    names = [name for name, value in ALWAYS.items() if said.get(name, value) != value]
    return names + [name for name in said.get("features") or () if name.startswith(HARMFUL_FEATURE)]


def theme_language(tag: str, known: Collection[str]) -> str | None:
    """Return the theme's name for a language, the longest that it knows: `pt-BR`, else `pt`; None where it knows none."""
    names = {name.lower(): name for name in known}
    parts = tag.lower().split("-")
    tries = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((names[name] for name in tries if name in names), None)


def extensions(
    named: Collection[str], options: Mapping[str, Settings], contents: str
) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Return Markdown's extensions and their options: the author's, and what the kit's pages need besides.

    `contents` is what the list of a page's headings is called.
    """
    names = [*named, *(name for name in EXTENSIONS if name not in named)]
    every: dict[str, Any] = {**options, "toc": {"title": contents, **(options.get("toc") or {})}}
    for name, needed in NEEDED_OPTIONS.items():
        every[name] = {**(options.get(name) or {}), **needed}
    return names, every


def with_titles_as_text(entry: Any) -> Any:
    """Return an entry of a navigation with its titles escaped, since the theme prints them as HTML."""
    if isinstance(entry, dict):
        return {escape(title): with_titles_as_text(within) for title, within in entry.items()}
    return list(map(with_titles_as_text, entry)) if isinstance(entry, list) else entry


def index_edition(*searched: object) -> str:
    """Return what names this index of the search, whose own name Material gives and never changes: another for other
    pages, other settings and another Material."""
    told = repr((*searched, metadata.version("mkdocs-material")))
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def stemmers(languages: Collection[str]) -> set[str]:
    """Return the files below LUNR that the search of these languages asks for; English needs none."""
    others = [language for language in languages if language != ENGLISH]
    if not others:
        return set()
    found = {"min/lunr.stemmer.support.min.js", *(f"min/lunr.{language}.min.js" for language in others)}
    if len(languages) > 1:
        found.add("min/lunr.multi.min.js")
    return found | {HELPERS[language] for language in others if language in HELPERS}
