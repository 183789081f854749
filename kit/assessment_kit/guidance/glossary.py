"""The glossary: its terms in order, and links from the first use of one on a page to its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from assessment_kit.framework.terms import TERM

Link = Callable[[str, Markup], Markup]


def first_uses(terms: str) -> Callable[[str, Link], Markup]:
    """Return a function for the texts of one page, in their order: it links each term where it first comes up.

    `terms` is a definition list whose terms carry ids, `Rota { #rota }`; a plural counts as a use. The function takes
    a text, escaped unless it is Markup, and what makes a link out of an id and the words that were used.
    """
    found = sorted(TERM.findall(terms), key=lambda term: -len(term[0]))  # a longer term before one that it contains
    if not found:
        return lambda text, link: escape(text)
    anchors = [anchor for _, anchor in found]
    any_term = re.compile(r"\b(?:" + "|".join(f"({_inflected(term)})" for term, _ in found) + r")\b", re.I)
    seen: set[str] = set()

    def explain(text: str, link: Link) -> Markup:
        def linked(use: re.Match[str]) -> str:
            anchor = anchors[(use.lastindex or 1) - 1]
            if anchor in seen:
                return use[0]
            seen.add(anchor)
            return str(link(anchor, Markup(use[0])))

        return Markup(any_term.sub(linked, str(escape(text))))

    return explain


def by_term(entries: Markup) -> Markup:
    """Sort a definition list by its terms, for each language has an order of its own."""
    each = re.split(r"\n\s*\n", str(entries).strip())
    in_order = sorted(each, key=lambda entry: entry.partition(" { #")[0].casefold())
    return Markup("\n\n".join(in_order) + "\n\n")


def _inflected(term: str) -> str:
    """A pattern for a term and its plural: "charts over time" is a use of "chart over time"."""
    return " ".join(f"{re.escape(word)}s?" for word in term.split())
