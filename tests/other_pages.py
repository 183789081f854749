"""Guidance pages in the test language: the prose of each template in brackets, its logic as it is. What stands outside
brackets on a page made of them is a word that its logic put there. One page has no logic, and nobody translated it yet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from jinja2 import Environment
from markdown.extensions.toc import slugify
from other_language import TAG, said

FIRST = "en-GB"
UNTRANSLATED = "about/hosting"
PLACED = ("title", "for", "description")  # of what stands at the head of a page, these are words
# What a template holds besides prose: code, markup, anchors, where links lead, and a word that the build replaces.
NO_PROSE = re.compile(
    r"```.*?^```|`[^`\n]*`|<[^>]+>|&\w+;|\]\([^)\s]*\)|\{[^}\n]*\}|^!!! \w+|OFFLINE_SIZE|https?://\S+|\x00\d+\x00",
    re.S | re.M,
)
RUN = re.compile(r"[^\W\d_]+(?:[ ’'-]+[^\W\d_]+)*")
HEADING = re.compile(r"^(#+ )([^\n{]+)$", re.M)
NAMED = re.compile(r'(?<=\s)((?:aria-label|alt|title)=")([^"]+)(?=")')


def with_pages(project: Path, target: Path) -> Path:
    """A copy of the kit and its theme that has guidance pages in the test language. Returns the folder of its package."""
    for name in ("kit", "theme"):
        shutil.copytree(project / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    theirs = target / "theme/pages" / FIRST
    for path in sorted(theirs.rglob("*.j2")):
        text = path.read_text("utf-8")
        name = path.relative_to(theirs).as_posix()
        if name == f"{UNTRANSLATED}.md.j2":
            assert not any(kind == "logic" for kind, _ in _parts(text)), "what its logic says would not be seen"
            continue
        own = target / "theme/pages" / TAG / name
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(in_brackets(text), "utf-8")
    return target / "kit"


def in_brackets(template: str) -> str:
    """The same template with every run of words of its prose in brackets."""
    logic: list[str] = []
    text = ""
    for kind, part in _parts(template):
        if kind == "logic":
            text += f"\0{len(logic)}\0"
            logic.append(part)
        else:
            text += part
    head, body = _head(text)
    told = head + _prose(HEADING.sub(_with_anchor, body))
    return re.sub(r"\0(\d+)\0", lambda found: logic[int(found[1])], told)


def _parts(template: str) -> list[tuple[str, str]]:
    """What a template holds in order, its prose and each piece of its logic: an expression, a statement, a remark."""
    found: list[tuple[str, str]] = []
    inside = ""
    for _, kind, text in Environment().lex(template):
        if kind == "data" and not inside:
            found.append(("prose", text))
            continue
        inside += text
        if kind.endswith("_end"):
            found.append(("logic", inside))
            inside = ""
    return found


def _head(text: str) -> tuple[str, str]:
    """The head of a page, its words in brackets, and the rest."""
    before, _, rest = text.partition("---\n")
    lines, _, body = rest.partition("\n---\n")
    fields = [re.sub(r"^(\w+)(: )(.*)$", _field, line) for line in lines.split("\n")]
    return f"{before}---\n" + "\n".join(fields) + "\n---\n", body


def _field(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}{_prose(found[3])}" if found[1] in PLACED else found[0]


def _with_anchor(heading: re.Match[str]) -> str:
    """A heading with the anchor that it has in the first language, for links lead to it."""
    anchor = slugify(re.sub(r"\0\d+\0", "", heading[2]), "-")
    return f"{heading[0]} {{ #{anchor} }}" if anchor else heading[0]


def _prose(text: str) -> str:
    """The same text with its runs of words in brackets, and the names that markup gives to things."""
    done, kept = "", 0
    for found in NO_PROSE.finditer(text):
        done += _words(text[kept : found.start()]) + NAMED.sub(lambda name: name[1] + said(name[2]), found[0])
        kept = found.end()
    return done + _words(text[kept:])


def _words(text: str) -> str:
    return RUN.sub(lambda run: said(run[0]), text)
