"""ES modules → one classic script, as short as can be.

Module scripts do not load from file:// in any browser, so the pages carry one classic script. The modules keep to a
checked subset: `import { a, b } from "./x.js";`, `export` before a top-level function, const, let or class, and names
at the top that are unique over all modules. What falls outside is a problem with a place and a cure, never a script
that breaks in the browser; all problems of all files are told at once.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tree_sitter import Node

from assessment_kit.app.names import shorten
from assessment_kit.app.reached import reached
from assessment_kit.app.scripts import FUNCTIONS, Scope, fault, find, parse, scan, text, within
from assessment_kit.app.theme_file import ThemeFile, read
from assessment_kit.reading.problems import FrameworkError, Problem, cut

# What cannot stand in a classic script in a page, or beside shortened names: what the query calls it, and the cure.
CURES = {
    "form": 'use `import { name } from "./file.js";` and `export` before a function, const, let or class',
    "var": "use let or const",
    "outside": "put it into a function",
    "ends": "it would end the script in the page, so build it from two strings",
}
REFUSED = """
(import_statement . (string)) @form
(import_statement (import_clause [(identifier) (namespace_import)])) @form
(import_statement (import_attribute)) @form
(export_statement !declaration) @form
(export_statement "default") @form
[(variable_declaration) (for_in_statement kind: "var")] @var
[(return_statement) (await_expression)] @outside
([(string) (template_string) (regex)] @ends (#match? @ends "(?i)</script|<!--"))
(html_comment) @ends
"""


class Module(ThemeFile):
    """A script. What its tree says is worked out once; of a script that cannot be read, nothing is known."""

    @functools.cached_property
    def root(self) -> Node:
        return parse(self.content)

    @functools.cached_property
    def imports(self) -> list[tuple[Node, Path]]:
        """The statements, and the files that they mean."""
        found = [node for node in self.root.children if node.type == "import_statement" and not self.root.has_error]
        return [(node, (self.path.parent / _address(node)).resolve()) for node in found]

    @functools.cached_property
    def statements(self) -> list[Node]:
        """What is left without imports, the word `export` and comments."""
        every = [] if self.root.has_error else self.root.named_children
        kept = [node for node in every if node.type not in ("import_statement", "comment")]
        return [node.child_by_field_name("declaration") or node for node in kept]

    @functools.cached_property
    def scopes(self) -> list[Scope]:
        return [scan(statement) for statement in self.statements]

    @property
    def declared(self) -> list[tuple[str, Node]]:
        return [named for scope in self.scopes for named in scope.declared.items()]

    def exports(self, name: str) -> bool:
        """Whether it does, or may, as far as its text can be read."""
        found = dict(self.declared).get(name)
        return within(found, {"export_statement"}) if found else self.root.has_error

    def problems(self) -> Iterator[Problem]:
        """What is wrong in it, whatever stands in other files."""
        broken = fault(self.root)
        if broken:
            yield self.problem(broken.start_byte, _unreadable(broken))
        for kind, nodes in find(self.root, REFUSED).items() if not broken else ():
            for node in nodes:
                if kind != "outside" or not within(node, FUNCTIONS):
                    yield self.problem(node.start_byte, f"unsupported: {_said(node)}; {CURES[kind]}")


def bundle(entry: Path) -> str:
    """Return the entry and everything it imports as one strict function, without comments, long names and what it does
    not name.

    Raises FrameworkError with every problem of every module.
    """
    modules: dict[Path, Module] = {}
    wrong = [*_gather([entry.resolve()], modules), *_twice(modules.values())]
    for module in modules.values():
        wrong += [*module.problems(), *_not_exported(module, modules), *_not_imported(module, modules.values())]
    if wrong:
        raise FrameworkError(wrong)
    return _joined(tuple(modules.values()))


@functools.lru_cache(maxsize=256)
def _module(path: Path, content: bytes) -> Module:
    return Module(path, content)


@functools.lru_cache(maxsize=8)
def _joined(modules: tuple[Module, ...]) -> str:
    """A module is the same while its text is, so a script is shortened once in a process."""
    statements = reached(statement for module in modules for statement in module.statements)
    return f'(function(){{"use strict";{shorten(statements)}}})();'


def _gather(trail: list[Path], modules: dict[Path, Module]) -> Iterator[Problem]:
    """Fill in the last module of the trail of imports, after those that it needs."""
    module = _module(trail[-1], read(trail[-1]))
    for node, path in module.imports:
        if path in trail:
            names = " → ".join(each.name for each in [*trail[trail.index(path) :], path])
            wrong = f"modules import each other: {names}; move what both need into a third"
            yield module.problem(node.start_byte, wrong)
        elif not path.is_file():
            wrong = f'there is no file "{_address(node)}"; mend the path or remove the import'
            yield module.problem(node.start_byte, wrong)
        elif path not in modules:
            yield from _gather([*trail, path], modules)
    modules[trail[-1]] = module


def _twice(modules: Iterable[Module]) -> Iterator[Problem]:
    owners: dict[str, Path] = {}
    for module in modules:
        for name, node in module.declared:
            if name in owners:
                wrong = f'"{name}" is also declared in {owners[name].name}; one of them needs another name'
                yield module.problem(node.start_byte, wrong)
            owners.setdefault(name, module.path)


def _not_exported(module: Module, modules: Mapping[Path, Module]) -> Iterator[Problem]:
    for node, path in module.imports:
        for name in _specifiers(node):
            if name.child_by_field_name("alias"):
                yield module.problem(name.start_byte, f'"{text(name)}" renames an import; import it under its own name')
            elif path in modules and not modules[path].exports(text(name)):
                wrong = f'"{text(name)}" is not exported by {path.name}; put "export" before it there'
                yield module.problem(name.start_byte, wrong)


def _not_imported(module: Module, modules: Iterable[Module]) -> Iterator[Problem]:
    """An import forgotten, or a name of the browser that another module declares: in one script the two would meet."""
    known = {text(name) for node, _ in module.imports for name in _specifiers(node)} | dict(module.declared).keys()
    owners = {name: owner.path.name for owner in modules for name, _ in owner.declared if name not in known}
    free = {name: node for scope in module.scopes for name, node in scope.free.items() if name in owners}
    for name, node in free.items():
        wrong = f'"{name}" is declared in {owners[name]}; import it, or give one of the two another name'
        yield module.problem(node.start_byte, wrong)


def _specifiers(node: Node) -> list[Node]:
    return find(node, "(import_specifier) @name").get("name", [])


def _address(node: Node) -> str:
    source = node.child_by_field_name("source")
    return text(source)[1:-1] if source else ""


def _said(node: Node) -> str:
    return cut(text(node).partition("\n")[0].rstrip("; "))


def _unreadable(node: Node) -> str:
    if node.is_missing:
        return f'"{node.type}" is missing; put it here, or mend what stands before'
    return f'"{_said(node)}" is no JavaScript; look here and just before for a sign too many or too few'
