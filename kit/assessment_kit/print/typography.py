"""Quotation marks as print has them."""

from __future__ import annotations

import re
from typing import Any

NOT_TEXT = {"label", "address", "elsewhere", "href", "id", "kind", "lang", "region", "accent", "logo"}


def as_printed(value: Any, language: str) -> Any:
    """Return data in a language as it is printed."""
    return typographic(value) if language[:2] in ("en", "cy") else value


def typographic(value: Any) -> Any:
    """Return the data with straight quotation marks turned into “English” ones. Welsh uses the same."""
    if isinstance(value, str):
        return _curled(value)
    if isinstance(value, list):
        return [typographic(item) for item in value]
    if isinstance(value, dict):
        return {key: item if key in NOT_TEXT else typographic(item) for key, item in value.items()}
    return value


def _curled(text: str) -> str:
    for straight, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        text = re.sub(rf"(?:^(?={straight}\w)|(?<=[\s(\[“‘–—])){straight}(?=\S|$)", opening, text)
        text = text.replace(straight, closing)
    return text
