"""Shorter names in a joined script: what a minifier with a parser would do, for the subset of JavaScript in theme/app.

A name is replaced wherever it stands for a variable, everywhere alike, so scopes stay as they are; where it is a
property, a key, a method or a field it stays, and shorthand (`{ name }`) is written out (`{ name: a }`). Only names that
the modules declare are touched, and none that some module takes from the browser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise, product

TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<name>[A-Za-z_$][\w$]*)
      | (?P<number>\d[\w.]*)
      | (?P<sign>=>|\?\.|\.\.\.|.)""",
    re.X | re.S,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
TEMPLATE_TEXT = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.S)
KEYWORDS = _set(
    "async await break case catch class const continue default delete do else extends false finally for function get if "
    "in instanceof let new null of return set static super switch this throw true try typeof undefined void while yield "
    "constructor arguments"
)
# Names that every page has; a local variable may be called so too, and then nothing can tell the two apart.
BROWSER = _set(
    "close crypto document event find focus history length localStorage location name navigator open origin parent print "
    "prompt scroll self status stop top window"
)
BEFORE_REGEX = _set("( , = : [ ! & | ? { } ; + - * % < > ~ ^ => return typeof case of in")
BEFORE_OBJECT = _set("( , = : [ ? | & ... return const let")
SMALL = "abcdefghijklmnopqrstuvwxyz"
CAPITALS = SMALL.upper()


@dataclass
class Token:
    """A piece of the script; `inside` is the innermost open bracket: "(", "[", "${", "block", "object" or "class".

    `role` is "variable" or "shorthand" for names that stand for variables, and empty for all else.
    """

    kind: str
    text: str
    inside: str = ""
    role: str = ""


def shorten(modules: Iterable[str]) -> list[str]:
    """The modules, without imports and exports, with their names shortened.

    Names at the top of a module are the same in all of them; local names start again in each function and method.
    """
    parsed = [_parsed(module) for module in modules]
    solids = [[token for token in tokens if token.kind != "space"] for tokens in parsed]
    top = {name for solid in solids for name in _declared_at_top(solid)}
    foreign = {name for solid in solids for name in _used(solid) - set(_declared(solid)) - top}
    fixed = foreign | KEYWORDS | BROWSER
    uses = Counter(token.text for solid in solids for token in solid if token.role and token.text in top - fixed)
    shared = _chosen((name for name, _ in uses.most_common()), fixed, CAPITALS)
    return ["".join(_shortened(part, shared, fixed) for part in _parts(tokens)) for tokens in parsed]


def _shortened(part: list[Token], shared: dict[str, str], fixed: set[str]) -> str:
    """One function or method: its own names by their first appearance, so that functions look alike when packed."""
    solid = [token for token in part if token.kind != "space"]
    local = dict.fromkeys(name for name in _declared(solid) if name not in shared and name not in fixed)
    taken = fixed | {shared.get(name, name) for name in _used(solid) - local.keys()}
    short = shared | _chosen(local, taken, SMALL)
    return "".join(_written(token, short) for token in part)


def _chosen(names: Iterable[str], taken: set[str], letters: str) -> dict[str, str]:
    """Short names for these, from the given letters, none of them taken."""
    return dict(zip(names, (name for name in _names(letters) if name not in taken), strict=False))


def _parsed(module: str) -> list[Token]:
    tokens = list(_placed(module))
    _mark([token for token in tokens if token.kind != "space"])
    return tokens


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """Cut after each declaration at the top, and after each member of a class."""
    part: list[Token] = []
    for token in tokens:
        part.append(token)
        if token.inside in ("", "class") and token.text in ("}", ";"):
            yield part
            part = []
    yield part


def _written(token: Token, short: dict[str, str]) -> str:
    if token.text == "const" and token.kind == "name":
        return "let"
    name = short.get(token.text, token.text)
    if token.role == "shorthand" and name != token.text:
        return f"{token.text}:{name}"
    return name if token.role == "variable" else token.text


def _used(tokens: list[Token]) -> set[str]:
    return {token.text for token in tokens if token.role}


def _names(letters: str) -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(letters, repeat=length))


def _tokens(script: str) -> Iterator[Token]:
    """Split without loss: joined again, the tokens are the script."""
    at, last, depth = 0, "(", [0]
    while at < len(script):
        if script[at] == "`" or (script[at] == "}" and len(depth) > 1 and depth[-1] == 0):
            closes = script[at] == "}"
            if closes:
                depth.pop()
            end = TEMPLATE_TEXT.match(script, at + 1)
            assert end
            opens = script.startswith("${", end.end())
            stop = end.end() + (2 if opens else 1)
            if opens:
                depth.append(0)
            yield Token("template", script[at:stop])
            at, last = stop, "(" if opens else "x"
            continue
        found = REGEX.match(script, at) if script[at] == "/" and last in BEFORE_REGEX else None
        found = found if found and script[at : at + 2] not in ("//", "/*") else TOKEN.match(script, at)
        assert found
        kind = found.lastgroup or "regex"
        depth[-1] += {"{": 1, "}": -1}.get(found[0], 0) if kind == "sign" else 0
        yield Token(kind, found[0])
        at = found.end()
        if kind != "space":
            last = found[0] if kind == "sign" or found[0] in BEFORE_REGEX else "x"


def _placed(script: str) -> Iterator[Token]:
    """The tokens, each with the bracket it stands in; an opening bracket stands in what it opens from."""
    open_: list[str] = [""]
    last = Token("sign", ";")
    class_ahead = False
    for token in _tokens(script):
        if token.kind == "template" and token.text[0] == "}":
            open_.pop()
        if token.kind == "sign" and token.text in ("}", ")", "]"):
            open_.pop()
        token.inside = open_[-1]
        if token.kind == "template" and token.text.endswith("${"):
            open_.append("${")
        elif token.kind == "sign" and token.text in ("(", "["):
            open_.append(token.text)
        elif token.kind == "sign" and token.text == "{":
            open_.append("class" if class_ahead else "object" if last.text in BEFORE_OBJECT else "block")
            class_ahead = False
        yield token
        if token.kind != "space":
            is_key = last.text == "." or (token.inside == "object" and last.text in ("{", ","))
            class_ahead = class_ahead or (token.text == "class" and not is_key)
            last = token


def _mark(tokens: list[Token]) -> None:
    for index, token in enumerate(tokens):
        if token.kind == "name":
            before = tokens[index - 1].text if index else ""
            after = tokens[index + 1].text if index + 1 < len(tokens) else ""
            token.role = _role(token.inside, before, after)


def _role(inside: str, before: str, after: str) -> str:
    if before in (".", "?."):
        return ""
    if inside == "object" and before in ("{", ","):
        return "shorthand" if after in (",", "}", "=") else ""
    is_method = inside in ("object", "class") and after == "(" and before in (*"{};*", "get", "set", "static", "async")
    is_field = inside == "class" and after in ("=", ";") and before in (*"{};", "static")
    return "" if is_method or is_field else "variable"


def _declared(tokens: list[Token]) -> Iterator[str]:
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text if index else ""
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.kind == "name" and (before in ("const", "let", "class", "function") or after == "=>"):
            yield token.text
        elif token.text in ("const", "let") and after in ("[", "{"):
            yield from _bound(tokens, index + 1)
        elif token.text == "(" and _opens_parameters(tokens, index):
            yield from _bound(tokens, index)


def _declared_at_top(tokens: list[Token]) -> Iterator[str]:
    return (
        token.text
        for before, token in pairwise(tokens)
        if token.inside == "" and before.text in ("const", "let", "class", "function")
    )


def _opens_parameters(tokens: list[Token], index: int) -> bool:
    """Whether this "(" belongs to an arrow, a function, a method or a catch."""
    after = tokens[_closing(tokens, index) + 1 :][:1]
    before = tokens[index - 1]
    is_control = before.text in ("if", "for", "while", "switch")
    return bool(after) and (
        after[0].text == "=>" or (after[0].text == "{" and before.kind == "name" and not is_control)
    )


def _closing(tokens: list[Token], index: int) -> int:
    depth = 0
    for place in range(index, len(tokens)):
        text = tokens[place].text
        depth += (text in ("(", "[", "{")) - (text in (")", "]", "}"))
        if depth == 0:
            return place
    return len(tokens) - 1


def _bound(tokens: list[Token], index: int) -> Iterator[str]:
    """The names that a pattern or a list of parameters binds; defaults, after "=", bind nothing."""
    for place in range(index + 1, _closing(tokens, index)):
        token, before, after = tokens[place], tokens[place - 1].text, tokens[place + 1].text
        if token.kind == "name" and before in ("(", ",", "[", "{", "...", ":") and after in (",", ")", "]", "}", "="):
            yield token.text
