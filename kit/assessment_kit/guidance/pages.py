"""Framework → guidance pages (Markdown), and the navigation over them.

Templates in `theme/pages/<language>/` hold the words that are true of any framework; `component.md.j2` is rendered once for each
component. A hand-written page of the same uri takes the place of a generated one.
"""

from __future__ import annotations

import json
import math
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from assessment_kit.framework.answering_time import time_to_answer
from assessment_kit.framework.foreign import Foreign
from assessment_kit.framework.page import Page, read_page
from assessment_kit.framework.steps import steps_of
from assessment_kit.framework.wholes import wholes
from assessment_kit.guidance.counts import counted_in, number_in, takes_in
from assessment_kit.guidance.example import example
from assessment_kit.guidance.glossary import by_term, first_uses
from assessment_kit.guidance.links_picture import picture
from assessment_kit.host.plurals import counted
from assessment_kit.host.words import Words, load_words
from assessment_kit.inputs import COMPONENT_TEMPLATE, Inputs
from assessment_kit.places import ANY_LANGUAGE, data_folder, page_folders
from assessment_kit.reading.leftovers import is_leftover
from assessment_kit.templates import environment, render_help, render_markdown

WORDS_A_MINUTE = 200
MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]>#])|^([-+])|(?<=^\d)([.)])")
MARKDOWN_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", "|": "&#124;"})


def generated_pages(inputs: Inputs) -> dict[str, Page]:
    """Render the templates for these inputs: uri → page. What is printed is not known yet; see `with_documents`.

    In a further language of a kit, only those that are in it: of the others the kit has pages in the first language.
    """
    return _pages(inputs, _templates(inputs), documents=[])


def with_documents(inputs: Inputs, documents: list[dict[str, Any]]) -> dict[str, Page]:
    """Render once more the pages that name the print pack, now that its files are known: uri → page."""
    made = _environment(inputs.words.language)
    names = [name for name in _templates(inputs) if "documents" in _template(made, name).read_text("utf-8")]
    return _pages(inputs, names, documents)


def _pages(inputs: Inputs, names: list[str], documents: list[dict[str, Any]]) -> dict[str, Page]:
    made = _environment(inputs.words.language)
    languages = {name: _language(_template(made, name), inputs) for name in names}
    contexts = {one: _context(inputs, _words_in(one, inputs), documents) for one in set(languages.values())}
    return {
        page.uri: replace(page, lang=language)
        for name, language in languages.items()
        for page in _rendered(made, name, contexts[language])
    }


def _words_in(language: str, inputs: Inputs) -> Words:
    """The words for a page in another language than the kit's, so that no sentence is half in one; else the kit's own."""
    return load_words(language).told(inputs.framework.words) if language else inputs.words


def _context(inputs: Inputs, words: Words, documents: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "framework": inputs.framework,
        "wholes": wholes(inputs.framework),
        "organisation": inputs.organisation,
        "sessions": steps_of(inputs.framework),
        "terms": Markup(inputs.terms),
        "offline_name": inputs.offline_name,
        "strings": words["site"],
        "words": {name: Markup(word) for name, word in words.world.items()},  # without signs: `Phrase`
        "day": words.day,
        "number": partial(number_in, words),
        "counted": partial(counted_in, words),
        "takes": partial(takes_in, words),
        "picture": picture(inputs.framework),
        "example": partial(example, inputs),  # made only where a page shows it
        "paper": words["print"],
        "promises": words["print"]["sponsor"]["promises"],
        "help_title": words["assessment"]["page"]["help"],
        "place_rule": words["assessment"]["page"]["part"],
        "cannot_say": words["assessment"]["page"]["cannot_say"],
        "documents": documents,
        "edition": inputs.edition,
        "in_two_languages": [
            replace(one.edition, name=Foreign(one.edition.name, one.framework.language))
            for one in inputs.others
            if one.beside
        ],
    }


def _templates(inputs: Inputs) -> list[str]:
    """The names of the templates that make pages; those that begin with _ hold pieces of them."""
    made = _environment(inputs.words.language)
    names = made.list_templates(
        filter_func=lambda name: not (posixpath.basename(name).startswith("_") or is_leftover(name))
    )
    return [name for name in names if not (inputs.folder and _language(_template(made, name), inputs))]


def _template(made: Environment, name: str) -> Path:
    """The file that holds a template."""
    return Path(str(made.get_template(name).filename))


def _language(template: Path, inputs: Inputs) -> str:
    """The language of a template; nothing where it is that of the kit, in whatever region, or has no words of its own."""
    language = template.relative_to(data_folder("theme") / "pages").parts[0]
    ours = inputs.framework.language.lower().split("-")[0]
    return "" if language == ANY_LANGUAGE or language.split("-")[0] == ours else language


def _rendered(made: Environment, name: str, context: dict[str, Any]) -> Iterator[Page]:
    template = made.get_template(name)
    shown_as = f"theme/{_template(made, name).relative_to(data_folder('theme')).as_posix()}"
    if name != COMPONENT_TEMPLATE:
        text = template.render(context)
        if text.strip():  # a page that has nothing to say for this framework is no page
            yield read_page(name.removesuffix(".j2"), text, shown_as)
        return
    for number, component in enumerate(context["framework"].components, start=1):
        explain = first_uses(context["terms"])
        text = template.render(context, component=component, number=number, explain=explain)
        yield read_page(f"components/{component.id}.md", text, shown_as)


def navigation(pages: Iterable[Page], words: Words, folder: str = "") -> list[dict[str, Any]]:
    """Return MkDocs' nav: the sections in the order of the words, their pages by `order`, the app pages among them. All
    of them stand below `folder`."""
    site = words["site"]
    entries: dict[str, list[tuple[int, str, str]]] = {section: [] for section in site["sections"]}
    for entry in site["app_pages"].values():
        entries[entry["section"]].append((int(entry["order"]), entry["title"], folder + entry["uri"]))
    for page in pages:
        entries[page.section].append((page.order, _title(page, words.language), folder + page.uri))
    return [_nav_entry(site["sections"][section], sorted(found)) for section, found in entries.items() if found]


def _nav_entry(title: str, found: list[tuple[int, str, str]]) -> dict[str, Any]:
    if len(found) == 1:
        return {title: found[0][2]}
    return {title: [{page_title: uri} for _, page_title, uri in found]}


def framed(pages: Mapping[str, Page], words: Words, language: str = "") -> dict[str, str]:
    """Return each page's Markdown with who it is for and how long it takes under the heading, and the next step last.
    `language` is the kit's, where the words are in another, as they are on pages that are not translated."""
    site = words["site"]
    titles = {app_page["uri"]: app_page["title"] for app_page in site["app_pages"].values()}
    titles |= {uri: _title(page, words.language, language) for uri, page in pages.items()}
    return {uri: _framed(page, titles, site["frame"], words.language) for uri, page in pages.items()}


def _title(page: Page, around: str, language: str = "") -> str:
    """The title of a page of a kit in a language, which says its own where the words around it are in another."""
    own = page.lang or language or around
    return page.title if own == around else Foreign(page.title, own)


def _framed(page: Page, titles: Mapping[str, str], words: Mapping[str, Any], language: str) -> str:
    if not page.framed:
        return page.body
    minutes = max(1, math.ceil(len(page.body.split()) / WORDS_A_MINUTE))
    time = counted(words["minutes"], minutes, language)
    line = words["for"].format(audience=page.audience, time=time)
    heading, _, rest = page.body.lstrip().partition("\n")
    return f"{heading}\n\n{line}\n{{ .kit-for }}\n\n{rest.strip()}\n{_next_step(page, titles, words)}"


def _next_step(page: Page, titles: Mapping[str, str], words: Mapping[str, Any]) -> str:
    if not page.next:
        return ""
    target = posixpath.relpath(page.next, posixpath.dirname(page.uri) or ".")
    title = titles.get(page.next) or _title_from(page.next)
    return f"\n{words['next'].format(title=escape_markdown(title), target=target)}\n{{ .kit-next }}\n"


def _title_from(uri: str) -> str:
    """What to call a page of the site around the kit, which is not read here."""
    name, _ = posixpath.splitext(posixpath.basename(uri))
    return name.replace("-", " ").replace("_", " ").capitalize()


def escape_markdown(text: str) -> Markup:
    """Return plain text that Markdown shows as it is: signs of markup lose their meaning, line breaks become spaces."""
    line = " ".join(str(text).split())
    shown = Markup(MARKDOWN_SIGNS.sub(lambda sign: "\\" + sign[0], line).translate(MARKDOWN_ENTITIES))
    return text.marked(shown) if isinstance(text, Foreign) else shown


def _as_text(value: Any) -> Any:
    """What a template prints is text, unless it is marked as Markdown or HTML: none can forget it."""
    plain = isinstance(value, Foreign) or (isinstance(value, str) and not hasattr(value, "__html__"))
    return escape_markdown(value) if plain else value


def _quoted(text: str) -> Markup:
    """A text as it stands between the quotes of a value of front matter, whatever is in it."""
    return Markup(json.dumps(str(text), ensure_ascii=False)[1:-1])


@cache
def _environment(language: str) -> Environment:
    theme = data_folder("theme")
    made = environment(*page_folders(language), autoescape=True, finalize=_as_text, keep_trailing_newline=True)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # YAML does not know how JSON writes emoji
    made.filters["md"] = escape_markdown
    made.filters["quoted"] = _quoted
    made.filters["markdown"] = render_markdown
    made.filters["help"] = render_help
    made.filters["minutes"] = time_to_answer
    made.filters["by_term"] = by_term
    parts: Any = environment(theme / "shared", autoescape=True, keep_trailing_newline=True)
    for name in ("stairs.svg.j2", "threads.svg.j2", "spread.html.j2"):
        macro = name.partition(".")[0]
        made.globals[macro] = getattr(parts.get_template(name).module, macro)
    return made
