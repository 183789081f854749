"""Nothing that is called by name may be missing on a new machine: every program stands in scripts/programs.py."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import programs
import pytest

ROOT = Path(__file__).resolve().parents[2]
CALLS = {"run", "Popen", "call", "check_call", "check_output", "bounded"}
KNOWN = {name for need in programs.NEEDS.values() for name in need.programs} | programs.TAKEN_IF_THERE.keys()
FILES = [path for folder in ("tests", "scripts") for path in sorted((ROOT / folder).rglob("*.py"))]


Assigned = dict[str, list[ast.expr]]


def called(tree: ast.AST) -> set[str]:
    """The programs that a file starts or looks for by a name written in it, also through a variable."""
    assigned: Assigned = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                assigned.setdefault(getattr(target, "id", ""), []).append(node.value)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return {name for call in calls for name in named_by(call, assigned)}


def named_by(call: ast.Call, assigned: Assigned) -> Iterator[str]:
    """The programs that one call names: one that is looked for, or the first word of a command."""
    function = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
    first = call.args[0]
    if function == "which" and isinstance(first, ast.Constant):
        yield str(first.value)
    elif function in CALLS:
        yield from (name for command in lists(first, assigned) for name in first_words(command, assigned))


def lists(value: ast.expr, assigned: Assigned, seen: frozenset[str] = frozenset()) -> Iterator[ast.List | ast.Tuple]:
    """The lists written out that a value may be."""
    if isinstance(value, ast.List | ast.Tuple):
        yield value
    elif isinstance(value, ast.IfExp):
        yield from (found for one in (value.body, value.orelse) for found in lists(one, assigned, seen))
    elif isinstance(value, ast.Name) and value.id not in seen:
        for one in assigned.get(value.id, []):
            yield from lists(one, assigned, seen | {value.id})


def first_words(command: ast.List | ast.Tuple, assigned: Assigned) -> Iterator[str]:
    """What a command may begin with, as far as it is written out. A list at its head may be empty: the next one counts."""
    for element in command.elts:
        if not isinstance(element, ast.Starred):
            if isinstance(element, ast.Constant):
                yield str(element.value)
            return
        inner = list(lists(element.value, assigned))
        yield from (name for one in inner for name in first_words(one, assigned))
        if inner and all(one.elts for one in inner):
            return


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_program_that_is_called_by_name_is_declared(path: Path) -> None:
    assert called(ast.parse(path.read_text("utf-8"))) - KNOWN == set()


@pytest.mark.parametrize(
    "code",
    [
        'subprocess.run(["pdftotext", "a.pdf", "-"])',
        'command = ["pdftotext"]\nsubprocess.Popen(command)',
        'before = [] if root else ["pdftotext"]\ncall([*before, "env"])',
        'shutil.which("pdftotext")',
        'base = ["pdftotext"]\nrun([*base, "-layout"])',
    ],
)
def test_a_program_is_seen_however_its_name_reaches_the_call(code: str) -> None:
    assert "pdftotext" in called(ast.parse(code))


def test_what_is_in_the_environment_itself_needs_no_declaring() -> None:
    assert called(ast.parse('subprocess.run([sys.executable, "-m", "pytest"])')) == set()
