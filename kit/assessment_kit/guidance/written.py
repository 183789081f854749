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
from assessment_kit.reading.problems import Problem, nearest, place_after
from assessment_kit.reading.sources import shown

REFUSED = ", which no page of the kit may hold; take it out"
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.S | re.M)


def written_faults(page: Page, known: Collection[str]) -> Iterator[Problem]:
    """Every fault of a page. `known` are the paths, from the top of the site, of all that a link may lead to."""
    if page.next and page.next not in known:  # a template may have nothing to say for this framework
        yield page.front.top["next"].problem(f'"{page.next}" is no page; name one by its path from the top')
    head = page.source[: len(page.source) - len(page.body)]
    for line, kind, target in _targets(page.body):
        for fault in (*_astray(page, target, known), *(one + REFUSED for one in _unsafe(kind, target))):
            yield _at(page, head.count("\n") + line, target, fault)
    text = CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page.body)
    for place, fault in page_checks.placed_faults(text):
        yield Problem(page.front.path, *place_after(page.source[: len(head) + place]), fault + REFUSED)


def faults_of_markdown(framework: Framework, folder: Path) -> Iterator[Problem]:
    """What browsers would run or fetch in what components say in Markdown, HTML apart, which is shown as text."""
    for component in framework.components:
        path = folder / "components" / f"{component.id}.yml"
        if not path.is_file():  # in a further language: what is not translated yet is told of the first
            continue
        texts = [("why", component.why), *(("help", question.help) for question in component.questions)]
        for field, text in texts:
            for _, kind, target in _targets(text):
                for fault in _unsafe(kind, target):
                    before, found, _ = path.read_text("utf-8").partition(target)
                    place = place_after(before if found else "")  # it may be written otherwise
                    message = f'"{field}" holds {fault}; take it out'
                    yield Problem(f"{shown(folder)}/components/{path.name}", *place, message)


def _astray(page: Page, target: str, known: Collection[str]) -> Iterator[str]:
    """What is wrong with a relative link that leads nowhere."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or target.startswith(("#", "/")) or not parts.path:
        return
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), unquote(parts.path)))
    if wanted not in known:
        near = nearest(wanted, known)
        cure = f'did you mean "{near}"?' if near else "mend the path, or take the link out"
        yield f'the link leads to "{wanted}", which is nowhere in the kit; {cure}'


def _unsafe(kind: tuple[str, str], target: str) -> Iterator[str]:
    """What is wrong with a link or a picture that browsers would run or fetch."""
    for fault in page_checks.faults(str(Markup('<{} {}="{}">').format(*kind, target))):
        yield f'{fault.partition(":")[0]}: "{target}"'


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
