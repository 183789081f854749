"""A stylesheet → the same rules in as few letters as can be, so that nobody waits for blanks and comments."""

from __future__ import annotations

import re

COMMENT = r"/\*(?>.*?\*/)"
BLANK = rf"(?:{COMMENT}|\s)"
# What goes over as it is: texts, addresses, and what a backslash stands before.
KEPT = r"""(?P<kept>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\burl\([^)]*\)|\\.)"""
# What says nothing: blanks beside what parts rules, values and selectors, and the last semicolon of a rule. Before a colon
# and around a plus blanks count: `a :hover` is not `a:hover`, and a sum needs them.
NOTHING = rf"(?:(?<!\\.)(?<=[{{}};,>~:(])|\A){BLANK}++|{BLANK}++(?=[{{}};,>~)!]|\Z)|(?:;{BLANK}*+)++(?=\}})|(?<![\w.])0(?=\.\d)"
PIECE = re.compile(rf"{KEPT}|(?P<nothing>{NOTHING})|{BLANK}++", re.S)
WITHIN = re.compile(COMMENT, re.S)


def shortened(style: str) -> str:
    """Return the same style, shorter."""
    return PIECE.sub(_short, style)


def _short(found: re.Match[str]) -> str:
    if found["kept"] is not None:
        return found[0]
    if found["nothing"] is not None:
        return ""
    return " " if WITHIN.sub("", found[0]) else "/**/"  # a comment alone parts words, and yet is no blank
