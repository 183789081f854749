"""The words of the interface ↔ PO, the format of translators' tools: a message for each word, plurals in all their forms."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from babel.plural import PluralRule, to_gettext

from assessment_kit.host.plurals import rule
from assessment_kit.host.words import PLURALS

NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # else each file would be another
FORMS = ("zero", "one", "two", "few", "many", "other")  # in the order of the numbers that PO gives them
Trail = tuple[str | int, ...]


def as_po(words: Mapping[str, Any], said: Mapping[str, Any], language: str) -> str:
    """The words of the first language with what of them is said in another, in the order of our file."""
    catalog: Any = Catalog(fuzzy=False, creation_date=NEVER)
    forms = _forms(rule(language))
    expression = to_gettext(rule(language)).split("plural=")[1].rstrip(";")
    catalog._num_plurals, catalog._plural_expr = len(forms), expression  # babel's own table has fewer for Welsh
    for trail, word in _leaves(words, ()):
        there = _at(said, trail)
        if isinstance(word, str):
            catalog.add(word, there if isinstance(there, str) else "", context=_name(trail))
        else:
            texts = there if isinstance(there, dict) else {}
            given = tuple(texts.get(form, "") for form in forms)
            catalog.add((word.get("one", word["other"]), word["other"]), given, context=_name(trail))
    made = io.BytesIO()
    write_po(made, catalog, width=0, omit_header=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
    head += '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    head += f'"Plural-Forms: nplurals={len(forms)}; plural={expression};\\n"\n\n'
    return head + made.getvalue().decode("utf-8")


def from_po(text: bytes, language: str) -> dict[str, Any]:
    """The words that a PO file says, nested as in our files. What is empty or marked as unsure (fuzzy) is left out."""
    catalog = read_po(io.BytesIO(text), abort_invalid=True)
    said: dict[str, Any] = {}
    forms = _forms(rule(language))
    for message in catalog:
        if message.id and message.context and not message.fuzzy:
            word = _word(message, forms)
            if word:
                _put(said, message.context.split("."), word)
    nested: dict[str, Any] = _lists(said)
    return nested


def language_of(text: bytes) -> str:
    """The language that a PO file names; "" where it names none."""
    lines = text.decode("utf-8", "replace").splitlines()
    found = next((line for line in lines if line.startswith('"Language:')), "")
    return found.removeprefix('"Language:').split("\\n")[0].strip(' "').replace("_", "-")


def _forms(rule: PluralRule) -> list[str]:
    return [form for form in FORMS if form in rule.tags | {"other"}]


def _word(message: Message, forms: list[str]) -> Any:
    if isinstance(message.id, str):
        return message.string
    texts = dict(zip(forms, message.string or (), strict=False))
    return {form: text for form, text in texts.items() if text} if texts.get("other") else None


def _leaves(value: Any, trail: Trail) -> Iterator[tuple[Trail, Any]]:
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from _leaves(item, (*trail, place))
    elif isinstance(value, dict) and not ("other" in value and value.keys() <= PLURALS):
        for name, inner in value.items():
            yield from _leaves(inner, (*trail, name))
    else:
        yield trail, value


def _at(value: Any, trail: Trail) -> Any:
    for step in trail:
        known = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        if step not in known:
            return None
        value = value[step]
    return value


def _name(trail: Trail) -> str:
    return ".".join(map(str, trail))


def _put(said: dict[str, Any], trail: list[str], word: Any) -> None:
    *way, last = trail
    for step in way:
        said = said.setdefault(step, {})
    said[last] = word


def _lists(value: Any) -> Any:
    """What has numbers for names is a list."""
    if not isinstance(value, dict):
        return value
    inner = {name: _lists(one) for name, one in value.items()}
    return list(inner.values()) if inner and all(name.isdecimal() for name in inner) else inner
