"""YAML's own errors in plain words, with a cure."""

import yaml

from kit.problems import Problem

_TAB = "a tab stands here; indent with spaces"
_INDENT = "this line does not fit the lines above; check its indentation and the quotes before it"
_SIGN = "a text may not start with {sign}; put quotes around the whole text"

# Parser's words → ours. The first that is found in the error counts; `{sign}` is the character at the place.
_CURES = (
    ("found a tab character", _TAB),
    ("found character that cannot start any token", _SIGN),
    (
        "mapping values are not allowed",
        'a second ":" or a wrong indentation; put quotes around a text that holds ": ", '
        "or indent the line like its neighbours",
    ),
    ("block sequence entries are not allowed", 'a list may not start here; put each "- " on a line of its own'),
    ("could not find expected ':'", 'a line before this one is no field; write it as "key: value", or indent it'),
    ("found unexpected end of stream", "a quote was opened and not closed; close it where the text ends"),
    ("found unknown escape character", 'in double quotes "\\" has a meaning; write "\\\\", or use single quotes'),
    (
        "invalid Unicode character escape",
        'in double quotes "\\u" names a character, and this one does not exist; write the character',
    ),
    ("did not find expected alphabetic or numeric", _SIGN),
    ("did not find expected comment or line break", 'a text after "|" or ">" starts on the next line; move it there'),
    ("did not find expected ',' or ']'", 'a "[" is not closed; write "]" after the last item'),
    ("did not find expected ',' or '}'", 'a "{" is not closed; write "}" after the last field'),
    (
        "did not find expected '-' indicator",
        'a list ends here in the middle; start the line with "- ", or check its indentation',
    ),
    ("did not find expected node content", _SIGN),
    ("did not find expected key", _INDENT),
)


def in_plain_words(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    said = str(error.problem)
    sign = _character(text, line, column)
    if sign == "\t":
        return Problem(path, line + 1, column + 1, _TAB)
    cure = next((cure for words, cure in _CURES if words in said), f"{said}; mend the line")
    return Problem(path, line + 1, column + 1, cure.replace("{sign}", f'"{sign}"' if sign else "nothing"))


def _character(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line][column : column + 1] if line < len(lines) else ""
