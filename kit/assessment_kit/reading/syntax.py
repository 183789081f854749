"""YAML's own errors in plain words, with a cure."""

import re

import yaml

from assessment_kit.reading.problems import Problem

_LINE_END = "\r\n|[\r\n\x85\u2028\u2029]"  # as YAML counts them
_TAB = "a tab stands here; indent with spaces"
_NOT_CLOSED = 'a "[" or "{" is not closed; close it, or put quotes around a text that starts with it'
_AFTER_QUOTES = "the text in quotes ended before this; write a quote inside it twice, or use the other kind around it"
_SIGN = "a text may not start with {sign}; put quotes around the whole text"

# The parser's words, and ours. The first that is found in the error counts; {sign} is the character at the place.
_CURES = (
    ("found a tab character", _TAB),
    ("found character that cannot start any token", _SIGN),
    ("did not find expected alphabetic or numeric", _SIGN),
    ("did not find expected node content", _SIGN),
    (
        "mapping values are not allowed",
        'the ":" here cannot start a value; put quotes around a text that holds ": ", or mend the indentation',
    ),
    ("block sequence entries are not allowed", 'a list cannot start here; put each "- " on a line of its own'),
    ("mapping keys are not allowed", _SIGN),
    (
        "could not find expected ':'",
        'this line is no field; write it as "key: value", or indent it like the text above',
    ),
    ("found unexpected end of stream", "a quote is opened here and never closed; close it where the text ends"),
    ("found unknown escape character", 'in double quotes "\\" has a meaning; write it twice, or use single quotes'),
    (
        "invalid Unicode character escape",
        'in double quotes "\\u" names a character, and this one does not exist; mend it',
    ),
    ("did not find expected comment or line break", 'a text after "|" or ">" starts on the next line; move it there'),
    ("did not find expected ',' or", _NOT_CLOSED),
    (
        "did not find expected '-' indicator",
        'a list breaks off here; start the line with "- ", or mend its indentation',
    ),
    ("did not find expected key", "this does not fit the lines above; mend the indentation, or the quotes before it"),
)


def in_plain_words(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """The problem at which the parser stopped; it cannot go on, so a file has at most one of these."""
    said = str(error.problem)
    line, column = _inside(text, *_place(error, said))
    sign = _character(text, line, column)
    if sign == "\t":
        cure = _TAB
    elif "expected key" in said and _before(text, line, column):
        cure = _AFTER_QUOTES
    elif not sign and "node content" in said:
        cure = _NOT_CLOSED
    else:
        cure = next((cure for words, cure in _CURES if words in said), f"{said}; mend the line")
    return Problem(path, line + 1, column + 1, cure.replace("{sign}", f'"{sign}"'))


def _place(error: yaml.MarkedYAMLError, said: str) -> tuple[int, int]:
    """Where to look: at what was begun wrongly, where the parser knows it, not at where it gave up."""
    begun = any(words in said for words in ("',' or", "end of stream", "alphabetic or numeric", "expected ':'"))
    mark = error.context_mark if begun and error.context_mark else error.problem_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _inside(text: str, line: int, column: int) -> tuple[int, int]:
    """The same place, but the end of the last line where the parser names the line after it."""
    lines = re.split(_LINE_END, text)
    return (line, column) if line < len(lines) else (len(lines) - 1, len(lines[-1]))


def _before(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line][:column].strip() if line < len(lines) else ""


def _character(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line][column : column + 1] if line < len(lines) else ""
