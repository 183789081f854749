"""What would stop a build in a hand-written page: ways on that lead nowhere, and what loads, sends, runs or leads away."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markupsafe import Markup

from assessment_kit import page_checks
from assessment_kit.framework.model import Framework
from assessment_kit.framework.page import Page
from assessment_kit.reading.problems import Problem, nearest
from assessment_kit.reading.sources import shown

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
    for place, fault in page_checks.placed_faults(shown):
        line = above + 1 + shown.count("\n", 0, place)
        column = place - shown.rfind("\n", 0, place)
        yield Problem(page.front.path, line, column, f"{fault}, which no page of the kit may hold; take it out")
    for line, target, fault in _unsafe(page.body):
        yield _at(page, above + line, target, f"{fault}, which no page of the kit may hold; take it out")


def faults_of_why(framework: Framework, folder: Path) -> Iterator[Problem]:
    """What browsers would run or fetch in what components say in Markdown, HTML apart, which is shown as text."""
    for component in framework.components:
        for _, target, fault in _unsafe(component.why):
            path = folder / "components" / f"{component.id}.yml"
            line, column = _place(path.read_text("utf-8"), target)
            yield Problem(f"{shown(folder)}/components/{path.name}", line, column, f'"why" holds {fault}; take it out')


def _place(text: str, found: str) -> tuple[int, int]:
    """Line and column of a text in another, both from 1; the beginning, where it is written otherwise."""
    before, sign, _ = text.partition(found)
    return (before.count("\n") + 1, len(before) - before.rfind("\n")) if sign else (1, 1)


def _unsafe(markdown: str) -> Iterator[tuple[int, str, str]]:
    """Links and pictures that browsers would run or fetch, each with the line of its paragraph, and what is wrong."""
    for line, kind, target in _targets(markdown):
        for fault in page_checks.faults(str(Markup('<{} {}="{}">').format(*kind, target))):
            yield line, target, fault.partition(":")[0] + f': "{target}"'


def _links(markdown: str) -> Iterator[tuple[int, str]]:
    """The relative targets of links and pictures, each with the line of its paragraph, from 1."""
    for line, _, target in _targets(markdown):
        parts = urlsplit(target)
        if target and not parts.scheme and not parts.netloc and not target.startswith(("#", "/")):
            yield line, target


def _targets(markdown: str) -> Iterator[tuple[int, tuple[str, str], str]]:
    """Links and pictures: the line of the paragraph, from 1, the tag and attribute that they become, and the target."""
    for block in _parser().parse(markdown):
        for token in block.children or ():
            for name in ("href", "src"):
                if target := token.attrGet(name):
                    yield (block.map or [0])[0] + 1, (token.tag, name), str(target)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # else a script in a link is no link here
    return parser


def _at(page: Page, line: int, found: str, message: str) -> Problem:
    """A problem where the words stand, in this line or one of the next of its paragraph."""
    lines = page.source.split("\n")
    for number in range(line, min(line + 40, len(lines) + 1)):
        if (column := lines[number - 1].find(found)) >= 0:
            return Problem(page.front.path, number, column + 1, message)
    return Problem(page.front.path, line, 1, message)
