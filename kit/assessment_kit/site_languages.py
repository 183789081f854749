"""One site in several languages: what of a site generator's settings, navigation and search is another in each.

Nothing here knows MkDocs by name; `plugin.py` hands its things over.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from assessment_kit.framework.foreign import Foreign
from assessment_kit.framework.languages import direction
from assessment_kit.making import Kit
from assessment_kit.parts import Part
from assessment_kit.site_settings import with_titles_as_text

HOME = "index.html"
HEADING = re.compile(r'<h[1-6] id="([^"]+)"[^>]*>(.*?)</h[1-6]>', re.S)


@dataclass(frozen=True)
class Tongue:
    """A further language: the site's settings, navigation and search as its pages have them."""

    part: Part
    config: Any
    nav: Any
    search: Any

    def speak(self, context: dict[str, Any], page: Any) -> None:
        """Let a page be made with them. Its words are for the search of its language alone."""
        folder = self.part.inputs.folder
        context |= {"config": self.config, "nav": self.nav or context["nav"]}
        context["base_url"] = f"{context['base_url']}/{folder}"  # where Material looks for the index
        if self.search:
            self.search.on_page_context(context, page=page, config=self.config, nav=self.nav)
        page.meta["search"] = {"exclude": True}
        mark_contents(page.content, page.toc)

    def write(self, site: Path, offline: Any) -> None:
        """Write the index of the search, for a server and for a shared drive."""
        if not self.search:
            return
        folder = self.part.inputs.folder
        for entry in self.search.search_index.entries:
            entry["location"] = entry["location"].removeprefix(folder)
        mark_found(self.search, self.part)
        self.config.site_dir = str(site / folder)
        self.search.on_post_build(config=self.config)
        offline.on_post_build(config=self.config)


def settings(config: Any, kit: Kit, part: Part) -> Any:
    """The site's settings for the pages of a language; its theme's words and direction are still to be set."""
    spoken = copy.copy(config)
    spoken.theme = copy.deepcopy(config.theme)
    spoken.extra = {**config.extra, "kit": {**kit.for_theme(part), "language": part.inputs.framework.language}}
    spoken.mdx_configs = {
        **config.mdx_configs,
        "toc": {**config.mdx_configs["toc"], "title": escape(part.inputs.words["site"]["toc"])},
    }
    if config.site_name == escape(kit.name):
        spoken.site_name = escape(str(part.inputs.framework.title))
    return spoken


def without_language(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an author said of the theme that holds in every language."""
    theme = said.get("theme")
    return (
        {name: value for name, value in theme.items() if name not in ("language", "direction")}
        if isinstance(theme, dict)
        else {}
    )


def entries(parts: Iterable[Part]) -> list[Any]:
    """Entries of the navigation that hold those of further languages, under the names of their folders."""
    return [{part.inputs.folder: list(map(with_titles_as_text, part.navigation))} for part in parts]


def taken_out(nav: Any, part: Part) -> Any:
    """Take what such an entry became out of a navigation, and return it as one of its own; None where there is none."""
    held = next((item for item in nav.items if item.title == part.inputs.folder), None)
    if held is None:
        return None
    nav.items.remove(held)
    for item in held.children:
        item.parent = None
    pages = [page for page in nav.pages if page.file.src_uri.startswith(part.inputs.folder)]
    nav.pages[:] = [page for page in nav.pages if page not in pages]
    own = type(nav)(held.children, pages)
    own.homepage = next((page for page in pages if page.url == f"{part.inputs.folder}{HOME}"), nav.homepage)
    return own


def said_of(page: Any, part: Part) -> dict[str, Any]:
    """What a page's template may say of its language: where the page is in each, and in which it is itself."""
    uri = page.file.src_uri.removeprefix(part.inputs.folder)
    ours = part.pages.get(uri)
    site = part.inputs.words["site"]
    told = {"kit_place": page.url.removeprefix(part.inputs.folder) if ours else HOME, "kit_lang": "", "kit_note": ""}
    if ours is None:
        return told
    if ours.lang:
        return told | {"kit_lang": ours.lang, "kit_dir": direction(ours.lang), "kit_note": site["not_translated"]}
    foreign = part.inputs.folder and Foreign.SIGN in ours.body
    return told | ({"kit_note": site["partly_translated"]} if foreign else {})


def mark_contents(content: str, contents: Iterable[Any]) -> None:
    """Let the list of a page's headings say what the headings themselves say of their language: MkDocs keeps their words
    alone. Where a page as a whole is in another language, its template says so (`toc.html`)."""
    marked = {
        id_: list(Foreign.MARKED.finditer(inner)) for id_, inner in HEADING.findall(content) if Foreign.SIGN in inner
    }
    for item in contents if marked else ():
        for found in marked.get(item.id, ()):
            item.title = item.title.replace(str(escape(Markup(found[1]).striptags())), found[0])
        mark_contents(content, item.children)


def mark_found(search: Any, part: Part) -> None:
    """Let what a search finds of pages in another language say so, before its index is written. Material prints a title as
    HTML, and looks for words outside its tags; the text below is marked as its title is, by `found-foreign.js`."""
    lang = {uri.removesuffix(".md") + ".html": page.lang for uri, page in part.pages.items() if page.lang}
    for entry in search.search_index.entries if search.config.enabled else ():
        title, place = entry["title"], entry["location"].partition("#")[0] or HOME
        if place in lang and not title.startswith(Foreign.SIGN):
            entry["title"] = str(Foreign("", lang[place]).marked(Markup(title)))


def of_searches(search: Any, tongues: Iterable[Tongue]) -> list[str]:
    """The languages that the searches of a site know the words of."""
    every = (search, *(tongue.search for tongue in tongues))
    return [language for one in every if one for language in one.config.get("lang") or ()]
