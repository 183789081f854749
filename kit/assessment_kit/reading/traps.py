"""What YAML would let pass in silence, found in the lines that a plain scalar stands in.

Lines count from 1 here, columns too. A find is (line, column, message), or None.
"""

import re
from collections.abc import Sequence

Find = tuple[int, int, str]

_COMMENT_THAT_IS_TEXT = re.compile(r"(?:^|(?<=\s))#[^\s#!].*")
_ITEM = re.compile(r" *(?=- )")


def cut_by_comment(lines: Sequence[str], line: int, column: int) -> Find | None:
    """`colour: #abc` is empty and `Ward #3` is "Ward": the rest of the line, from the end of the value, is a comment."""
    found = _COMMENT_THAT_IS_TEXT.search(_line(lines, line), column - 1)
    if found is None or _line(lines, line)[column - 1 : found.start()].strip(" \t:-"):
        return None
    cut = found[0].rstrip()
    return (
        line,
        found.start() + 1,
        f'"{cut if len(cut) <= 20 else cut[:19] + "…"}" is read as a comment and left out; put quotes around the whole text, '
        'or write a space after "#" if a comment is meant',
    )


def swallowed_item(lines: Sequence[str], first: int, last: int) -> Find | None:
    """A list item that is indented too far becomes part of the text above it, which stands in lines `first` to `last`."""
    for number in range(first + 1, last + 1):
        found = _ITEM.match(_line(lines, number))
        if found:
            return (
                number,
                found.end() + 1,
                'this "- " is read as part of the text above; indent it like the item before, '
                "or put quotes around the whole text",
            )
    return None


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if number <= len(lines) else ""
