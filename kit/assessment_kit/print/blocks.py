"""Markdown → blocks: plain lists and dictionaries that a typesetter can walk through without reading any markup.

Understands what the guidance pages use: headings, paragraphs, lists, tables, quotations, admonitions, code, rules,
and attribute lists such as `{ .kit-say }`, which Python-Markdown knows and CommonMark does not.

A block is a dictionary with a `kind`:

- `heading`: level (1 to 6), id, inlines · `paragraph`: inlines, classes · `rule` · `code`: text
- `list`: ordered, start, items (each a list of blocks) · `quote`: blocks · `note`: title, blocks
- `table`: head (cells), rows (lists of cells); a cell is a list of inlines
- `foreign`: language, blocks (print/untranslated.py makes it)

An inline is a dictionary with a `kind`, too: `text` and `code` hold text; `strong`, `emphasis` and `link` hold
inlines, a link also its href; `break` is a new line.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.tree import SyntaxTreeNode

from assessment_kit.reading.comments import without_comments
from assessment_kit.templates import help_parser, with_lines

Block = dict[str, Any]
Inline = dict[str, Any]

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
_ABBREVIATION = re.compile(r"^\*\[[^\]]+\]:.*\n?", re.M)
_ADMONITION = re.compile(r'(?:!!!|\?\?\?\+?) +([\w-]+)[^"]*(?:"(.*)")?\s*$')
_ATTRIBUTES = r"\{:?[ ]*([.#][^{}]*)\}"
_ATTRIBUTES_FIRST = re.compile(r"^" + _ATTRIBUTES)
_ATTRIBUTES_LAST = re.compile(r"\s*" + _ATTRIBUTES + r"\s*$")


def help_blocks(text: str) -> list[Block]:
    """Return the blocks of what helps with a question, with its lines as they are."""
    return _children(SyntaxTreeNode(help_parser().parse(with_lines(text))))


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of a page or a text. Front matter, abbreviations and comments are left out."""
    text = _ABBREVIATION.sub("", without_comments(FRONT_MATTER.sub("", markdown, count=1)))
    return _children(SyntaxTreeNode(_parser().parse(text)))


def plain(inlines: list[Inline]) -> str:
    """Return the words of a run of inlines, without any mark-up."""
    return "".join(" " if one["kind"] == "break" else one.get("text") or plain(one["inlines"]) for one in inlines)


def slug(text: str) -> str:
    """Return the id that Python-Markdown's table of contents gives a heading, so that links to it hold here too."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.block.ruler.before("fence", "admonition", _admonition, {"alt": ["paragraph", "blockquote", "list"]})
    return parser


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: `!!! kind "Title"`, and below it everything that is indented by four or blank."""
    found = _ADMONITION.match(state.getLines(start, start + 1, state.blkIndent, False))
    if not found:
        return False
    if silent:
        return True
    last = start + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= state.blkIndent + 4):
        last += 1
    state.push("admonition_open", "aside", 1).info = found[1].capitalize() if found[2] is None else found[2]
    before = state.lineMax
    state.blkIndent, state.lineMax = state.blkIndent + 4, last
    state.md.block.tokenize(state, start + 1, last)
    state.blkIndent, state.lineMax = state.blkIndent - 4, before
    state.push("admonition_close", "aside", -1)
    state.line = last
    return True


def _children(node: SyntaxTreeNode) -> list[Block]:
    return [block for child in node.children if (block := _block(child))]


def _block(node: SyntaxTreeNode) -> Block | None:
    match node.type:
        case "heading":
            inlines, attributes = _inlines(node)
            given = next((name[1:] for name in attributes if name.startswith("#")), "")
            return {
                "kind": "heading",
                "level": int(node.tag[1]),
                "id": given or slug(plain(inlines)),
                "inlines": inlines,
            }
        case "paragraph":
            inlines, attributes = _inlines(node)
            classes = [name[1:] for name in attributes if name.startswith(".")]
            return {"kind": "paragraph", "inlines": inlines, "classes": classes} if inlines else None
        case "bullet_list" | "ordered_list":
            items = [_children(item) for item in node.children]
            start = int(node.attrs.get("start", 1))
            return {"kind": "list", "ordered": node.type == "ordered_list", "start": start, "items": items}
        case "table":
            lines = [row.children for part in node.children for row in part.children]
            head, *rows = [[_inlines(cell)[0] for cell in line] for line in lines]
            return {"kind": "table", "head": head, "rows": rows}
        case "blockquote":
            return {"kind": "quote", "blocks": _children(node)}
        case "admonition":
            return {"kind": "note", "title": node.info, "blocks": _children(node)}
        case "fence" | "code_block":
            return {"kind": "code", "text": node.content.rstrip("\n")}
        case "hr":
            return {"kind": "rule"}
    raise AssertionError(f"a block of a new kind: {node.type}")


def _inlines(node: SyntaxTreeNode) -> tuple[list[Inline], list[str]]:
    """Return what a block says and the attributes written behind it, as [".class", "#id"]."""
    found = [one for inline in node.children for child in inline.children if (one := _inline(child))]
    for before, one in pairwise(found):
        if before["kind"] != "text" and one["kind"] == "text":
            one["text"] = _ATTRIBUTES_FIRST.sub("", one["text"])
    attributes: list[str] = []
    if found and found[-1]["kind"] == "text" and (last := _ATTRIBUTES_LAST.search(found[-1]["text"])):
        attributes = last[1].split()
        found[-1]["text"] = found[-1]["text"][: last.start()]
    while found and (found[-1].get("text") == "" or (attributes and found[-1] == {"kind": "text", "text": " "})):
        found.pop()
    return found, attributes


def _inline(node: SyntaxTreeNode) -> Inline | None:
    match node.type:
        case "text":
            return {"kind": "text", "text": node.content} if node.content else None
        case "softbreak":
            return {"kind": "text", "text": " "}
        case "hardbreak":
            return {"kind": "break"}
        case "code_inline":
            return {"kind": "code", "text": node.content}
        case "image":
            return {"kind": "text", "text": node.content}
    inlines = [one for child in node.children if (one := _inline(child))]
    match node.type:
        case "strong":
            return {"kind": "strong", "inlines": inlines}
        case "em":
            return {"kind": "emphasis", "inlines": inlines}
        case "link":
            return {"kind": "link", "href": str(node.attrs["href"]), "inlines": inlines}
    raise AssertionError(f"an inline of a new kind: {node.type}")
