"""What would stop a build in a hand-written page: ways on that lead nowhere, and what the pages' policy blocks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt

from assessment_kit import page_checks
from assessment_kit.framework.page import Page
from assessment_kit.reading.problems import Problem, nearest

CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.S | re.M)


def written_faults(page: Page, known: Collection[str]) -> Iterator[Problem]:
    """Every fault of a page. `known` are the paths, from the top of the site, of all that a link may lead to."""
    if page.next and page.next not in known:  # a template may have nothing to say for this framework
        yield page.front.top["next"].problem(f'"{page.next}" is no page; name one by its path from the top')
    above = page.source[: len(page.source) - len(page.body)].count("\n")
    for line, target in _links(page.body):
        path = unquote(urlsplit(target).path)
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
        if path and wanted not in known:
            near = nearest(wanted, known)
            cure = f'did you mean "{near}"?' if near else "mend the path, or take the link out"
            yield _at(page, above + line, target, f'the link leads to "{wanted}", which is nowhere in the kit; {cure}')
    shown = CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page.body)
    for number, text in enumerate(shown.split("\n"), start=1):
        for fault in page_checks.faults(text):
            yield _at(page, above + number, text.strip()[:1], f"{fault}, which the pages' policy blocks; take it out")


def _links(markdown: str) -> Iterator[tuple[int, str]]:
    """The relative targets of links and pictures, each with the line of its paragraph, from 1."""
    for block in MarkdownIt("commonmark").enable("table").parse(markdown):
        for token in block.children or ():
            target = str(token.attrGet("href") or token.attrGet("src") or "")
            parts = urlsplit(target)
            if target and not parts.scheme and not parts.netloc and not target.startswith(("#", "/")):
                yield (block.map or [0])[0] + 1, target


def _at(page: Page, line: int, found: str, message: str) -> Problem:
    """A problem where the words stand, in this line or one of the next of its paragraph."""
    lines = page.source.split("\n")
    for number in range(line, min(line + 40, len(lines) + 1)):
        if (column := lines[number - 1].find(found)) >= 0:
            return Problem(page.front.path, number, column + 1, message)
    return Problem(page.front.path, line, 1, message)
