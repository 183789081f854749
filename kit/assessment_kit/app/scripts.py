"""A script as a tree: which names it declares, and which it takes from elsewhere.

What the analysis does not know counts as taken from elsewhere, and such names are never changed: where it errs, a script
is longer than need be, and still right.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor


def kinds(words: str) -> frozenset[str]:
    return frozenset(words.split())


LANGUAGE = Language(tree_sitter_javascript.language())
KEYWORDS = {LANGUAGE.node_kind_for_id(kind) or "" for kind in range(LANGUAGE.node_kind_count)}
SHORTHAND = kinds("shorthand_property_identifier shorthand_property_identifier_pattern")
VARIABLES = SHORTHAND | {"identifier"}
FUNCTIONS = kinds("arrow_function function_expression generator_function method_definition")
FUNCTIONS |= kinds("function_declaration generator_function_declaration")
WITH_PARAMETERS = FUNCTIONS | {"catch_clause"}  # their bodies may not declare again what these are called
NAMED_AROUND = kinds("function_declaration generator_function_declaration method_definition")
SCOPES = FUNCTIONS | kinds("catch_clause class for_in_statement for_statement statement_block switch_body")
# Where a declaration holds what it declares, and a pattern what it binds; keys and defaults bind nothing.
DECLARES = dict.fromkeys(FUNCTIONS | kinds("class class_declaration variable_declarator"), "name") | {
    "arrow_function": "parameter",
    "catch_clause": "parameter",
    "for_in_statement": "left",
}
BINDS = DECLARES | {"assignment_pattern": "left", "object_assignment_pattern": "left", "pair_pattern": "value"}
BINDS_ALL = kinds("array_pattern formal_parameters object_pattern rest_pattern")


@dataclass
class Scope:
    """The names that a piece of a script declares for what stands around it, and all that it uses, each with the node
    where it stands first; and the scopes in it, at any depth, by the nodes that make them."""

    declared: dict[str, Node] = field(default_factory=dict)
    used: dict[str, Node] = field(default_factory=dict)
    inner: dict[Node, Scope] = field(default_factory=dict)

    @property
    def free(self) -> dict[str, Node]:
        """What it uses and does not declare."""
        return {name: node for name, node in self.used.items() if name not in self.declared}


def parse(text: bytes) -> Node:
    """The tree of a script in UTF-8; `fault` says whether it could be read."""
    return Parser(LANGUAGE).parse(text).root_node


def fault(node: Node) -> Node | None:
    """The first place where the text is no JavaScript."""
    if node.is_error or node.is_missing:
        return node
    return next((found for child in node.children if child.has_error and (found := fault(child))), None)


def find(root: Node, query: str) -> dict[str, list[Node]]:
    """The nodes that a query of tree-sitter captures, by the names that it gives them, in the order of the text."""
    captured = QueryCursor(_compiled(query)).captures(root)
    return {name: sorted(nodes, key=lambda node: node.start_byte) for name, nodes in captured.items()}


@functools.cache
def _compiled(query: str) -> Query:
    return Query(LANGUAGE, query)


def text(node: Node) -> str:
    return (node.text or b"").decode()


def within(node: Node, kinds: Set[str]) -> bool:
    """Whether a node stands in one of these kinds."""
    parent = node.parent
    return parent is not None and (parent.type in kinds or within(parent, kinds))


@functools.lru_cache(maxsize=2048)
def scan(node: Node) -> Scope:
    """What a piece of a script declares and uses."""
    scope = Scope()
    _scan(node, scope, scope.inner)
    return scope


def _scan(node: Node, around: Scope, inner: dict[Node, Scope]) -> None:
    kind = node.type
    scope = inner.setdefault(node, Scope()) if kind in SCOPES else around
    declares = kind in DECLARES or kind == "formal_parameters"
    if declares and (kind != "for_in_statement" or node.child_by_field_name("kind")):  # not for (known of all)
        for name in _bound(node):
            owner = around if kind.endswith("_declaration") else scope
            owner.declared.setdefault(text(name), name)
    if kind in VARIABLES:
        scope.used.setdefault(text(node), node)
    for child in node.named_children:
        _scan(child, around if is_around(child, node) else scope, inner)
    body = node.child_by_field_name("body") if kind in WITH_PARAMETERS else None
    if body in inner:
        inner[body].used |= scope.declared
    if scope is not around:
        around.used = scope.free | around.used


def is_around(child: Node, node: Node) -> bool:
    """Whether a child of a node is in the scope around it, not in its own: what a function or a method is called."""
    return node.type in NAMED_AROUND and child == node.child_by_field_name("name")


def _bound(node: Node | None) -> Iterator[Node]:
    kind = node.type if node else ""
    if node and kind in VARIABLES:
        yield node
    elif node and kind in BINDS:
        yield from _bound(node.child_by_field_name(BINDS[kind]))
    elif node and kind in BINDS_ALL:
        for child in node.named_children:
            yield from _bound(child)
