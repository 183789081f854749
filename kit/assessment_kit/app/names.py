"""A script on as few letters as its tree allows: short names, no comments, no space that nothing needs.

A name is replaced wherever it stands for a variable, alike in a whole declaration, so scopes stay as they are; where
it is a property, a key, a method or a field it stays, and shorthand (`{ name }`) is written out (`{ name:a }`). What
a script takes from the browser keeps its name, and so does every property but the `#private` ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import count, pairwise, product

from tree_sitter import Node

from assessment_kit.app.scripts import KEYWORDS, SHORTHAND, VARIABLES, find, kinds, scan, text

SMALL = "abcdefghijklmnopqrstuvwxyz"
CAPITALS = SMALL.upper()
# What a semicolon or a line ends.
ENDED = kinds("do_statement expression_statement field_definition lexical_declaration return_statement throw_statement")
ENDED |= kinds("break_statement continue_statement debugger_statement")
HOLDS_ENDED = ENDED | {"class_body"}
END = "\n"
CLOSING = {")", "]", "}"}
PRIVATE = "private_property_identifier"
UNALTERED = kinds("string regex")
# Tokens that would read otherwise without a space: two words, + +, - -, / before a regex, a regex before a word,
# a number before a property, and signs that HTML reads as its own.
NEEDS_SPACE = re.compile(r"[\w$\\]\x00[\w$\\]|\+\x00\+|-\x00-|/\x00[/*]|[^\x00]/\x00\w|^[\d_]+\x00\.|<\x00[!/]")

Names = Mapping[str, str]


def shorten(modules: Iterable[list[Node]]) -> str:
    """One script of these modules, each the list of its statements without imports and exports.

    Names at the top of a module are the same in all of them; local names start again in each function and method, by
    their first appearance, so that functions look alike when packed.
    """
    statements = [statement for module in modules for statement in module]
    scopes = [scan(statement) for statement in statements]
    top = {name for scope in scopes for name in scope.declared}
    foreign = {name for scope in scopes for name in scope.free} - top
    shared = _chosen((name for name in _by_use(statements, *VARIABLES) if name in top), foreign, CAPITALS)
    private = dict(zip(_by_use(statements, PRIVATE), (f"#{short}" for short in _names(SMALL)), strict=False))
    tokens: list[str] = []
    for part in (part for statement in statements for part in _parts(statement)):
        _write(part, shared | private | _local(part, shared), tokens)
    return _joined(tokens)


def _parts(statement: Node) -> Iterator[Node]:
    """A statement, or the members of a class and what stands around them."""
    if statement.type != "class_declaration":
        yield statement
        return
    for child in statement.children:
        yield from (node for node in child.children if node.type != ";") if child.type == "class_body" else [child]


def _by_use(nodes: list[Node], *kinds: str) -> list[str]:
    """The names of these kinds, the most used first."""
    query = f"[{' '.join(f'({kind})' for kind in kinds)}] @name"
    uses = Counter(text(name) for node in nodes for name in find(node, query).get("name", []))
    return [name for name, _ in uses.most_common()]


def _local(part: Node, shared: Names) -> dict[str, str]:
    """Short names for what only this part declares."""
    scope = scan(part)
    local = dict.fromkeys(name for name in scope.bound if name not in shared and name not in scope.free)
    others = (scope.bound.keys() | scope.free.keys()) - local.keys()
    return _chosen(local, {shared.get(name, name) for name in others}, SMALL)


def _chosen(names: Iterable[str], taken: Set[str], letters: str) -> dict[str, str]:
    """Short names for these, from the given letters, none of them taken."""
    return dict(zip(names, (name for name in _names(letters) if name not in taken), strict=False))


def _names(letters: str) -> Iterator[str]:
    names = ("".join(name) for length in count(1) for name in product(letters, repeat=length))
    return (name for name in names if name not in KEYWORDS)


def _write(node: Node, names: Names, tokens: list[str]) -> None:
    """Add the words and signs of a node; a line end stands for the end of a statement."""
    kind, children = node.type, node.children
    if kind == "template_string":
        tokens.append("".join(_template(children, names)))
    elif not children or kind in UNALTERED:
        tokens += _leaf(kind, text(node), names)
    else:
        for child in children:
            if child.type != ";" or kind not in HOLDS_ENDED:
                _write(child, names, tokens)
    if kind in ENDED:
        tokens.append(END)


def _template(children: list[Node], names: Names) -> Iterator[str]:
    for child in children:
        tokens: list[str] = []
        if child.type == "template_substitution":
            _write(child, names, tokens)
        yield _joined(tokens) or text(child)


def _leaf(kind: str, word: str, names: Names) -> list[str]:
    if kind in SHORTHAND and word in names:
        return [f"{word}:{names[word]}"]
    if kind in VARIABLES or kind == PRIVATE:
        return [names.get(word, word)]
    return [] if kind == "comment" else ["let"] if kind == "const" else [word]


def _joined(tokens: list[str]) -> str:
    """The tokens with a space where two would become one, a semicolon where the next statement needs it, and no comma
    that nothing follows."""
    script = [""]
    for before, token in pairwise(["", *tokens]):
        if before == END and token != "}":
            script.append(";")
        elif before == "," and token in CLOSING and script[-2] not in (",", "["):
            script.pop()
        elif NEEDS_SPACE.search(f"{before}\x00{token}"):
            script.append(" ")
        if token != END:
            script.append(token)
    return "".join(script)
