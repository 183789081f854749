"""Which form of a word a number takes, by the rules of the language: Welsh has six."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.plural import PluralRule


def counted(forms: Mapping[str, str], count: int, language: str) -> str:
    """The form for this number, filled in."""
    return form(forms, count, language).format(count=count)


def form(forms: Mapping[str, str], count: int, language: str) -> str:
    """The form for this number."""
    return forms.get(rule(language)(count), forms["other"])


@cache
def rule(language: str) -> PluralRule:
    """The rule of a language: number → the name of a form. One thing and several, where nobody knows the language."""
    from babel.core import Locale, UnknownLocaleError  # not at the top: to check a framework takes none of it
    from babel.plural import PluralRule

    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-").plural_form
        except (UnknownLocaleError, ValueError):
            continue
    return PluralRule({"one": "n is 1"})
