"""Which form of a word a number takes, by the rules of the language: Welsh has six."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache


def counted(forms: Mapping[str, str], count: int, language: str) -> str:
    """The form for this number, filled in."""
    return forms.get(_form(language)(count), forms["other"]).format(count=count)


@cache
def _form(language: str) -> Callable[[int], str]:
    from babel.core import Locale, UnknownLocaleError  # not at the top: to check a framework takes none of it

    for tag in (language, language.split("-")[0]):
        try:
            rule: Callable[[int], str] = Locale.parse(tag, sep="-").plural_form
            return rule
        except (UnknownLocaleError, ValueError):
            continue
    return lambda count: "one" if count == 1 else "other"
