"""Comments of Markdown, `<!-- for whoever writes -->`: nothing that readers see, on no page and on no paper."""

from __future__ import annotations

import re

# Code stands first: what looks like a comment there is meant to be seen.
_FENCED = r"^[ ]*(`{3,}|~{3,}).*?^[ ]*\2"
_IN_A_LINE = r"(?<!`)(`+)(?!`)(?:[^\n]|\n(?![ ]*\n))+?(?<!`)\3(?!`)"
_CODE_OR_COMMENT = re.compile(f"({_FENCED}|{_IN_A_LINE})|<!--.*?-->", re.S | re.M)


def without_comments(markdown: str) -> str:
    """The same Markdown without its comments. Their lines stay, empty, so that places in it hold."""
    return _CODE_OR_COMMENT.sub(lambda found: found[1] or "\n" * found[0].count("\n"), markdown)
