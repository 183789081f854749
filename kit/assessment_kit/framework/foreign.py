"""Texts in another language than the page around them: read aloud as what they are, and set in their own direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from assessment_kit.framework.languages import direction
from assessment_kit.framework.model import Framework
from assessment_kit.framework.parts import Role
from assessment_kit.reading.everything import everything_in

NO_TEXT = {
    "id",
    "version",
    "language",
    "component",
    "section",
    "to",
    "address",
    "languages",
    "moved",
    "retired",
}
IDS = {(Role, "wider")}  # an id here; the framework's field of that name holds groups


class Foreign(str):
    """A text with its language. Where templates print it as HTML, it says so."""

    ELEMENT = "span"
    SIGN = f'<{ELEMENT} lang="'  # what marked texts can be found by
    MARKED = re.compile(rf"{SIGN}[^>]*>(.*?)</{ELEMENT}>", re.S)  # and what they hold
    lang: str

    def __new__(cls, text: str, lang: str) -> Foreign:
        made = super().__new__(cls, text)
        made.lang = lang
        return made

    def marked(self, inner: Markup, tag: str = ELEMENT) -> Markup:
        """What was made of this text, in an element that names its language."""
        made = '<{0} lang="{1}" dir="{2}">{3}</{0}>'
        return Markup(made).format(Markup(tag), self.lang, direction(self.lang), inner)

    def __html__(self) -> str:
        return self.marked(escape(str(self)))


def plain(text: Any) -> Any:
    """The text alone, for where no element can stand, such as an attribute."""
    return str(text) if isinstance(text, Foreign) else text


def marks(lang: str, around: str) -> dict[str, str]:
    """The attributes of an element with text in a language, within a page that is in another."""
    return {"lang": lang, **({"dir": direction(lang)} if direction(lang) != direction(around) else {})}


def foreign_texts(value: Any) -> list[Foreign]:
    """Every marked text in a framework, or in data made of one: each once, the longest first, for one may hold another."""
    return sorted({str(text): text for text in _foreign(value)}.values(), key=len, reverse=True)


def _foreign(value: Any) -> Iterator[Foreign]:
    for one in everything_in(value):
        if isinstance(one, Foreign):
            yield one
        elif isinstance(title := getattr(one, "title", ""), Foreign):  # pages may leave out the number before it
            yield Foreign(title.removeprefix(getattr(one, "ref", "")).strip(), title.lang)


def lang_attribute(text: Any) -> Markup:
    """Of an element that can hold a text alone, and no other element: what says in which language that is."""
    return Markup(' lang="{}"').format(text.lang) if isinstance(text, Foreign) else Markup("")


def filled(template: str, **values: Any) -> Markup:
    """A sentence as HTML with values in its {places}, of which those in another language say so."""
    return Markup(escape(template)).format(**values)


def with_foreign(framework: Framework, texts: frozenset[str], lang: str) -> Framework:
    """The framework, with these of its texts marked as being in another language."""
    return _marked(framework, texts, lang) if texts else framework


def _marked(value: Any, texts: frozenset[str], lang: str) -> Any:
    if isinstance(value, str):
        return Foreign(value, lang) if value in texts else value
    if isinstance(value, tuple):
        return tuple(_marked(one, texts, lang) for one in value)
    if isinstance(value, Mapping):
        return {key: _marked(one, texts, lang) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in fields(value) if one.name not in NO_TEXT and (type(value), one.name) not in IDS]
        marked = {name: _marked(getattr(value, name), texts, lang) for name in names}
        return replace(value, **{**marked, **_title(marked, texts, lang)})
    return value


def _title(marked: dict[str, Any], texts: frozenset[str], lang: str) -> dict[str, Any]:
    """The title, which may be made of a number and a text, or of the first words of the question."""
    title = marked.get("title")
    if title is None or isinstance(title, Foreign):
        return {} if title is None else {"title": title}
    text = title.removeprefix(marked.get("ref", "")).strip()
    named = text in texts or (marked.get("own_title") == "" and isinstance(marked.get("question"), Foreign))
    return {"title": Foreign(title, lang) if named else title}
