"""Texts of a framework that are not translated yet, as the typesetter finds them wherever it sets one, alone or within others."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assessment_kit.framework.foreign import Foreign, foreign_texts
from assessment_kit.framework.model import Framework
from assessment_kit.print.blocks import Block
from assessment_kit.print.chapters import typst_language

_SIGNS = re.compile(r"[\\.+*?()|\[\]{}^$]")


def untranslated(framework: Framework, printed: Callable[[str], str]) -> dict[str, Any] | None:
    """A regular expression of the typesetter's for them, as they are `printed`, and their language; None where there are none."""
    found = foreign_texts(framework)
    if not found:
        return None
    texts = dict.fromkeys(one for text in found for one in (printed(text), str(text)))
    return {"pattern": "|".join(map(_whole, texts)), "language": typst_language(found[0].lang)}


def _whole(text: str) -> str:
    """A text, not within a word."""
    begins, ends = (r"\b" if re.match(r"\w", letter) else "" for letter in (text[0], text[-1]))
    return begins + _SIGNS.sub(r"\\\g<0>", text) + ends


def in_its_language(text: str, made: list[Block]) -> list[Block]:
    """The blocks of a Markdown text, which name its language where that is another."""
    if not (isinstance(text, Foreign) and made):
        return made
    return [{"kind": "foreign", "language": typst_language(text.lang), "blocks": made}]
