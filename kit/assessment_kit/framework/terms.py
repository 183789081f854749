"""The glossary of a framework's own words, `terms.md`: a definition list whose terms carry ids, `Rota { #rota }`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assessment_kit.reading.comments import without_comments
from assessment_kit.reading.problems import FrameworkError, Problem, place_after, suggest
from assessment_kit.reading.sources import read_text, shown

TERMS = "terms.md"
TERM = re.compile(r"^(\S.*?) \{ #([\w-]+) \}$", re.M)


def read_terms(folder: Path) -> str:
    """The glossary of the framework's own words, `terms.md`, without its comments; empty where there is none."""
    path = folder / TERMS
    if not path.is_file():
        return ""
    text, fault = read_text(path, f"{shown(folder)}/{TERMS}")
    if fault is not None:
        raise FrameworkError([fault])
    return without_comments(text)


def term_faults(place: Path, language: str, terms: str) -> Iterator[Problem]:
    """Terms of the first language's glossary that are not there, and others that are."""
    try:
        text = read_terms(place)
    except FrameworkError:
        return  # told for itself
    first = {anchor: term for term, anchor in TERM.findall(text)}
    shown_as = f"{shown(place)}/{language}/{TERMS}"
    here = {found[2]: found.start() for found in TERM.finditer(terms)}
    for anchor in first.keys() - here.keys():
        cure = f'translate: "{first[anchor]} {{ #{anchor} }}"'
        yield Problem(shown_as, 1, 1, f'has no term "{anchor}", which {shown(place)}/{TERMS} has; {cure}')
    for anchor in here.keys() - first.keys():
        cure = suggest(anchor, first)
        line, column = place_after(terms[: here[anchor]])
        yield Problem(shown_as, line, column, f'there is no term "{anchor}" in {shown(place)}/{TERMS}; {cure}')
