"""Framework → guidance pages (Markdown), and the navigation over them.

A page is a Markdown text with front matter: `title`, `section` and `order` place it, `for` says who it is for, and
`next` names the page that naturally follows. Templates in `theme/pages/` hold the words that are true of any
framework; `component.md.j2` is rendered once for each component. A hand-written page of the same uri takes the place
of a generated one.
"""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from assessment_kit.framework.model import Framework
from assessment_kit.guidance.glossary import first_uses
from assessment_kit.guidance.links_picture import picture
from assessment_kit.host.words import day_in_words, load_strings
from assessment_kit.places import data_folder

WORDS_A_MINUTE = 200
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.S)
MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]>#])|^([-+])|(?<=^\d)([.)])")
MARKDOWN_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", "|": "&#124;"})
COMPONENT_TEMPLATE = "component.md.j2"


class PageError(ValueError):
    """A page whose front matter cannot place it; the message names the page and the cure."""


@dataclass(frozen=True)
class Page:
    """One guidance page: where it goes, where it stands in the navigation, and its Markdown with front matter."""

    uri: str
    title: str
    section: str
    order: int
    source: str
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> str:
        return FRONT_MATTER.sub("", self.source, count=1)

    @classmethod
    def read(cls, uri: str, source: str) -> Page:
        """Read a page's front matter. Raises PageError where a field that places the page is missing."""
        found = FRONT_MATTER.match(source)
        meta = yaml.load(found[1], yaml.CSafeLoader) if found else None
        if not isinstance(meta, dict):
            raise PageError(f"{uri}: no front matter; begin with --- and title, section and order")
        for name in ("title", "section", "order", "for"):
            if name not in meta:
                raise PageError(f"{uri}: no `{name}` in the front matter; add it between the --- lines")
        return cls(uri, str(meta["title"]), str(meta["section"]), int(meta["order"]), source, meta)


def generated_pages(framework: Framework, mentioning: str = "", **context: Any) -> dict[str, Page]:
    """Render the templates for this framework, all or those that mention a word: uri → page."""
    environment = _environment()
    strings = load_strings(framework.language)["site"]
    day = partial(day_in_words, language=framework.language)
    context = {"framework": framework, "strings": strings, "day": day, "picture": picture(framework), **context}
    names = [
        name
        for name in _templates(environment)
        if mentioning in (data_folder("theme") / "pages" / name).read_text("utf-8")
    ]
    return {page.uri: page for name in names for page in _rendered(environment, name, context)}


def _templates(environment: Environment) -> list[str]:
    """The names of the templates that make pages; those that begin with _ hold pieces of them."""
    return environment.list_templates(filter_func=lambda name: not posixpath.basename(name).startswith("_"))


def _rendered(environment: Environment, name: str, context: dict[str, Any]) -> Iterator[Page]:
    template = environment.get_template(name)
    if name != COMPONENT_TEMPLATE:
        yield Page.read(name.removesuffix(".j2"), template.render(context))
        return
    for number, component in enumerate(context["framework"].components, start=1):
        explain = first_uses(context["terms"])
        text = template.render(context, component=component, number=number, explain=explain)
        yield Page.read(f"components/{component.id}.md", text)


def written_pages(folder: Path) -> dict[str, Page]:
    """Read the hand-written pages of a folder: uri → page."""
    found = sorted(folder.rglob("*.md"))
    uris = [path.relative_to(folder).as_posix() for path in found]
    return {uri: Page.read(uri, path.read_text(encoding="utf-8")) for uri, path in zip(uris, found, strict=True)}


def navigation(pages: Iterable[Page], language: str) -> list[dict[str, Any]]:
    """Return MkDocs' nav: the sections in the order of the strings, their pages by `order`, the app pages among them.

    Raises PageError for a page whose section has no name in the strings.
    """
    strings = load_strings(language)["site"]
    entries: dict[str, list[tuple[int, str, str]]] = {section: [] for section in strings["sections"]}
    for entry in strings["app_pages"].values():
        entries[entry["section"]].append((int(entry["order"]), entry["title"], entry["uri"]))
    for page in pages:
        if page.section not in entries:
            raise PageError(f"{page.uri}: no section {page.section!r}; use one of {', '.join(entries)}")
        entries[page.section].append((page.order, page.title, page.uri))
    return [_nav_entry(strings["sections"][section], sorted(found)) for section, found in entries.items() if found]


def _nav_entry(title: str, found: list[tuple[int, str, str]]) -> dict[str, Any]:
    if len(found) == 1:
        return {title: found[0][2]}
    return {title: [{page_title: uri} for _, page_title, uri in found]}


def framed(pages: Mapping[str, Page], language: str) -> dict[str, str]:
    """Return each page's Markdown with who it is for and how long it takes under the heading, and the next step last.

    Raises PageError where `next` names no page.
    """
    words = load_strings(language)["site"]
    titles = {app_page["uri"]: app_page["title"] for app_page in words["app_pages"].values()}
    titles |= {uri: page.title for uri, page in pages.items()}
    return {uri: _framed(page, titles, words["frame"]) for uri, page in pages.items()}


def _framed(page: Page, titles: Mapping[str, str], words: Mapping[str, Any]) -> str:
    if page.meta.get("framed") is False:
        return page.body
    minutes = max(1, math.ceil(len(page.body.split()) / WORDS_A_MINUTE))
    time = words["minutes"]["one" if minutes == 1 else "other"].format(count=minutes)
    line = words["for"].format(audience=page.meta["for"], time=time)
    heading, _, rest = page.body.lstrip().partition("\n")
    return f"{heading}\n\n{line}\n{{ .kit-for }}\n\n{rest.strip()}\n{_next_step(page, titles, words)}"


def _next_step(page: Page, titles: Mapping[str, str], words: Mapping[str, Any]) -> str:
    uri = page.meta.get("next")
    if not uri:
        return ""
    if uri not in titles:
        raise PageError(f"{page.uri}: next: {uri} is no page; name one by its path from the top")
    target = posixpath.relpath(uri, posixpath.dirname(page.uri) or ".")
    return f"\n{words['next'].format(title=escape_markdown(titles[uri]), target=target)}\n{{ .kit-next }}\n"


def escape_markdown(text: str) -> Markup:
    """Return plain text that Markdown shows as it is: signs of markup lose their meaning, line breaks become spaces."""
    line = " ".join(str(text).split())
    return Markup(MARKDOWN_SIGNS.sub(lambda sign: "\\" + sign[0], line).translate(MARKDOWN_ENTITIES))


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def render_markdown(text: str) -> Markup:
    """Render an author's Markdown to HTML. HTML inside it is shown as text, so that YAML can bring no script."""
    return Markup(_markdown().render(text).strip())


@cache
def _environment() -> Environment:
    theme = data_folder("theme")
    environment = Environment(
        loader=FileSystemLoader(theme / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape_markdown
    environment.filters["markdown"] = render_markdown
    parts: Any = environment.overlay(loader=FileSystemLoader(theme / "shared"))
    for macro in ("stairs", "threads"):
        environment.globals[macro] = getattr(parts.get_template(f"{macro}.svg.j2").module, macro)
    return environment
