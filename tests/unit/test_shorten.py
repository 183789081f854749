"""Shortening: names that stand for variables change, alike in one function; everything else stays as it is."""

from __future__ import annotations

import pytest
from assessment_kit.app.names import shorten


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("function add(left, right) { return left + right; }", "function A(a, b) { return a + b; }"),
        ("const key = 1; use(box.key, { key: 2 }, { key });", "let A = 1; use(box.key, { key: 2 }, { key:A });"),
        (
            "function f() { const { width, height = 2 } = g(); }",
            "function A() { let { width:a, height:b = 2 } = g(); }",
        ),
        ("class Box { size = 1; grow(by) { this.size += by; } }", "class A { size = 1; grow(a) { this.size += a; } }"),
        ("const item = (one) => `${one.item} ${one}`;", "let A = (a) => `${a.item} ${a}`;"),
        ("const text = `a ${deep({ b: `c ${text}` })} text`;", "let A = `a ${deep({ b: `c ${A}` })} text`;"),
        ("const rest = ([first, ...others]) => [others, first];", "let A = ([a, ...b]) => [b, a];"),
        (
            "function f() { try { g(); } catch (problem) { h(problem); } }",
            "function A() { try { g(); } catch (a) { h(a); } }",
        ),
        ("const word = /word[/]{2}/.test(text) / 2 / word;", "let A = /word[/]{2}/.test(text) / 2 / A;"),
        ('const list = ["list", list,];', 'let A = ["list", A,];'),
        ("const pair = (one, two);", "let A = (one, two);"),
        ("const same = one === (two === three);", "let A = one === (two === three);"),
        ("const more = one >= (two >= three);", "let A = one >= (two >= three);"),
        ("make({ class: 1 }); function g(a1) { return a1; }", "make({ class: 1 }); function A(a) { return a; }"),
        ("const yes = no ? wide : narrow;", "let A = no ? wide : narrow;"),
    ],
)
def test_a_name_changes_only_where_it_is_a_variable(script: str, short: str) -> None:
    assert shorten([script]) == [short]


def test_names_at_the_top_are_the_same_in_every_module() -> None:
    assert shorten(["function first(one) { return one; }", "first(first);"]) == ["function A(a) { return a; }", "A(A);"]


def test_a_name_that_one_module_takes_from_the_browser_stays_in_all() -> None:
    assert shorten(["function f(screen) { return screen; }", "use(screen);"]) == [
        "function A(screen) { return screen; }",
        "use(screen);",
    ]


def test_a_short_name_never_meets_one_that_is_there() -> None:
    assert shorten(["function f(one, two) { return a + one + two; }"]) == ["function A(b, c) { return a + b + c; }"]


def test_names_of_the_browser_stay_even_where_a_variable_is_called_so() -> None:
    assert shorten(["function f(document) { return document; }"]) == ["function A(document) { return document; }"]
