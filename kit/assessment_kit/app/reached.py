"""What a script needs of its modules: what they do, and what that names. The rest of a module is somebody else's."""

from __future__ import annotations

from collections.abc import Iterable

from tree_sitter import Node

from assessment_kit.app.scripts import kinds, scan

# A function may stand anywhere, as it is known before anything runs.
HOISTED = kinds("function_declaration generator_function_declaration")
DOES_NOTHING_YET = HOISTED | kinds("arrow_function function_expression generator_function")
# What does nothing as long as nothing in it does.
PLAIN = kinds("lexical_declaration variable_declarator identifier array object pair property_identifier")
PLAIN |= kinds("shorthand_property_identifier comment string number regex true false null undefined")


def reached(statements: Iterable[Node]) -> list[Node]:
    """Of the statements at the top of all modules, without imports and exports, those that do something and those that
    declare what these name, or what is named by it; the functions last, as those look alike and pack better together.

    Only functions and plain constants can be left out: of anything else it is not sure that it does nothing.
    """
    every = list(statements)
    owners = {name: statement for statement in every for name in scan(statement).declared}
    waiting = [statement for statement in every if not _does_nothing(statement)]
    found = set(waiting)
    while waiting:
        named = {owners[name] for name in scan(waiting.pop()).free if name in owners} - found
        found |= named
        waiting += named
    return sorted((statement for statement in every if statement in found), key=lambda one: one.type in HOISTED)


def _does_nothing(node: Node) -> bool:
    """Whether it is the same if it never runs, for all who do not name what it declares."""
    if node.type in DOES_NOTHING_YET:
        return True
    return node.type in PLAIN and all(_does_nothing(child) for child in node.named_children)
