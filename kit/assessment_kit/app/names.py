"""A script on as few letters as its tree allows: short names, no comments, no space that nothing needs.

A name is replaced wherever it stands for a variable, alike in the whole scope that declares it; where it is a property,
a key, a method or a field it stays, and shorthand (`{ name }`) is written out (`{ name:a }`). What a script takes from
the browser keeps its name, and so does every property but the `#private` ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import count, pairwise, product

from tree_sitter import Node

from assessment_kit.app.scripts import KEYWORDS, SHORTHAND, VARIABLES, Scope, find, is_around, kinds, scan, text

# Those first that the words of a script have most of: it packs better.
LETTERS = "etnrisouaflchpdvmgybwxkjqzETNRISOUAFLCHPDVMGYBWXKJQZ"
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
Scopes = Mapping[Node, Scope]


def shorten(statements: list[Node]) -> str:
    """One script of these statements, which have neither imports nor exports.

    Names at the top are the same in all of them; those in a scope start again with the first that what it uses from
    around it has left, in the order of the text, so that functions look alike when packed.
    """
    scopes = [scan(statement) for statement in statements]
    top = {name for scope in scopes for name in scope.declared}
    foreign = {name for scope in scopes for name in scope.free} - top
    shared = _chosen((name for name in _by_use(statements, *VARIABLES) if name in top), foreign)
    private = dict(zip(_by_use(statements, PRIVATE), (f"#{short}" for short in _names()), strict=False))
    tokens: list[str] = []
    for statement, scope in zip(statements, scopes, strict=True):
        _write(statement, shared | private, scope.inner, tokens)
    return _joined(tokens)


def _by_use(nodes: list[Node], *kinds: str) -> list[str]:
    """The names of these kinds, the most used first."""
    query = f"[{' '.join(f'({kind})' for kind in kinds)}] @name"
    uses = Counter(text(name) for node in nodes for name in find(node, query).get("name", []))
    return [name for name, _ in uses.most_common()]


def _local(scope: Scope, around: Names) -> Names:
    """The names known in a scope: those around it, and short ones for what it declares."""
    taken = {around.get(name, name) for name in scope.free}
    return {**around, **_chosen(scope.declared, taken)}


def _chosen(names: Iterable[str], taken: Set[str]) -> dict[str, str]:
    """Short names for these, none of them taken."""
    return dict(zip(names, (name for name in _names() if name not in taken), strict=False))


def _names() -> Iterator[str]:
    names = ("".join(name) for length in count(1) for name in product(LETTERS, repeat=length))
    return (name for name in names if name not in KEYWORDS)


def _write(node: Node, names: Names, scopes: Scopes, tokens: list[str]) -> None:
    """Add the words and signs of a node; a line end stands for the end of a statement."""
    kind, children, around = node.type, node.children, names
    if node in scopes:
        names = _local(scopes[node], names)
    if kind == "template_string":
        tokens.append("".join(_template(children, names, scopes)))
    elif not children or kind in UNALTERED:
        tokens += _leaf(kind, text(node), names)
    else:
        for child in children:
            if child.type != ";" or kind not in HOLDS_ENDED:
                _write(child, around if is_around(child, node) else names, scopes, tokens)
    if kind in ENDED:
        tokens.append(END)


def _template(children: list[Node], names: Names, scopes: Scopes) -> Iterator[str]:
    for child in children:
        tokens: list[str] = []
        if child.type == "template_substitution":
            _write(child, names, scopes, tokens)
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
