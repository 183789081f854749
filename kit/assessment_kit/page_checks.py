"""What a guidance page must not hold: scripts and styles of its own, and whatever loads, sends or goes elsewhere by itself.

The pages' policy would block most of it in a reader's browser; it is found while building instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

POLICY = 'http-equiv="Content-Security-Policy"'
NO_POLICY = (
    "no Content-Security-Policy, for a template in custom_dir hides the kit's; let it begin with "
    '{% extends "kit.html" %}'
)
BEGINS = re.compile(r"<[a-z]", re.I)
TAG = re.compile(r"""<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>""", re.I)
# Most tags hold nothing of the kind, and are not looked at any closer.
WORTH_A_LOOK = re.compile(
    r"""[\s/"'](?:on|style|action|ping)|//|\\|\w[:&]|<(?:s(?:cript|tyle)|meta|base|i?frame|object|embed|portal|applet|fenced)""",
    re.I,
)
WITHIN = {"iframe", "frame", "object", "embed", "portal", "applet", "fencedframe"}
LOADS = {
    "src",
    "srcset",
    "imagesrcset",
    "poster",
    "data",
    "background",
    "xlink:href",
    "href",
    "action",
    "formaction",
    "ping",
}
LINKS = {"a", "area"}  # a person follows them, or does not
RELATIONS = {"canonical", "alternate"}  # said of a page, and never loaded
UNSEEN = re.compile(r"[\x00-\x20]+")  # browsers pass over it in addresses
FOREIGN = re.compile(r"(?:^|,)(?:(?!data:)[a-z][a-z0-9+.-]*:|[/\\]{2})", re.I)
SCRIPTED = re.compile(r"^(?:javascript|vbscript|data):", re.I)

Attributes = list[tuple[str, str | None]]


def faults(html: str) -> Iterator[str]:
    """Yield what is wrong in a page, or in a part of one, with the beginning of the place."""
    for _, fault in placed_faults(html):
        yield fault


def placed_faults(html: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the place of its tag, in characters from the beginning."""
    for begin in BEGINS.finditer(html):
        tag = TAG.match(html, begin.start())
        if tag is None:
            yield begin.start(), f"a tag without an end: {html[begin.start() :][:90]}"
        elif WORTH_A_LOOK.search(tag[0]):
            for what in _faults_of(*_read(tag[0])):
                yield begin.start(), f"{what}: {' '.join(tag[0].split())[:90]}"


def has_policy(page: str) -> bool:
    """Say whether a whole page carries a policy at all."""
    return POLICY in page


def _faults_of(name: str, attributes: Attributes) -> Iterator[str]:
    values = {key: value or "" for key, value in reversed(attributes)}  # of two with one name, browsers take the first
    if _is_inline(name, values):
        yield "inline script or style"
    if name == "base" or (name == "meta" and values.get("http-equiv", POLICY).lower() not in POLICY.lower()):
        yield "what leads elsewhere unasked"
    if name in WITHIN:
        yield "a page within the page"
    if any(SCRIPTED.match(_bare(values.get(key, ""))) for key in ("href", "xlink:href", "action", "formaction")):
        yield "a script or a page in an address"
    if any(_asks(name, key, value, values) for key, value in values.items()):
        yield "a request to another host"


def _is_inline(name: str, values: dict[str, str]) -> bool:
    own = name == "style" or (name == "script" and not values.get("src") and values.get("type") != "application/json")
    return own or any(key == "style" or key.startswith("on") for key in values)


def _asks(name: str, key: str, value: str, values: dict[str, str]) -> bool:
    if key not in LOADS or not FOREIGN.search(_bare(value)):
        return False
    if key in ("href", "xlink:href"):
        return name not in LINKS and values.get("rel") not in RELATIONS
    return True


def _bare(address: str) -> str:
    return UNSEEN.sub("", address)


def _read(tag: str) -> tuple[str, Attributes]:
    """A tag's name and attributes, in small letters and without entities, as browsers read them."""
    parser = _OneTag()
    parser.feed(tag)
    return parser.found


class _OneTag(HTMLParser):
    found: tuple[str, Attributes] = ("", [])

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.found = (tag, attrs)
