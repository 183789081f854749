"""Jinja environments for the templates of the theme: strict, and compiled once for many builds; and authors' Markdown."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markdown_it import MarkdownIt
from markupsafe import Markup

from assessment_kit import caches
from assessment_kit.framework.foreign import Foreign
from assessment_kit.reading.comments import without_comments


def environment(*folders: Path, **options: Any) -> jinja2.Environment:
    """An environment for the templates below these folders, the first that has one, with Jinja's options; a name that is not
    known is an error."""
    told = {"trim_blocks": True, "lstrip_blocks": True, **options}
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        bytecode_cache=compiled(
            repr(sorted((name, getattr(value, "__name__", value)) for name, value in told.items()))
        ),
        **told,
    )


def render_markdown(text: str) -> Markup:
    """Render an author's Markdown to HTML. HTML inside it is shown as text, so that YAML can bring no script."""
    return _in_its_language(text, _markdown().render(without_comments(text)))


def _in_its_language(text: str, made: str) -> Markup:
    shown = Markup(made.strip())
    return text.marked(shown, "div") if isinstance(text, Foreign) else shown


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def render_help(text: str) -> Markup:
    """Render what helps with a question: the same, with its lines as they are, and nothing that is larger than a text."""
    return _in_its_language(text, help_parser().render(with_lines(text)))


@cache
def help_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return parser.disable(["heading", "lheading", "image", "code", "hr", "reference"])


def with_lines(text: str) -> str:
    """The same Markdown, in which a line that ends within a paragraph ends there for readers, too, and without comments."""
    return re.sub(r"(?<=\S)\n(?=[^\S\n]*\S)", "  \n", without_comments(text))


def quick(make: Callable[[], jinja2.Environment]) -> Callable[[], jinja2.Environment]:
    """What makes environments of a site's theme → what makes them so that each keeps what it has compiled, and passes over
    hidden folders where it lists files: Material has thousands of icons in one, and none of them is published."""

    def made() -> jinja2.Environment:
        env = make()
        if isinstance(env.loader, jinja2.FileSystemLoader):
            env.loader = _SeenFiles(env.loader.searchpath)
        env.bytecode_cache = compiled("site")
        return env

    return made


class _SeenFiles(jinja2.FileSystemLoader):
    """Lists no hidden files, and nothing in hidden folders. It finds them all the same."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _seen(folder)})


def _seen(top: str) -> Iterator[str]:
    for place, folders, names in os.walk(top, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = place[len(top) :].replace(os.sep, "/")
        yield from (f"{inside}/{name}".removeprefix("/") for name in names if not name.startswith("."))


def compiled(options: str) -> jinja2.BytecodeCache | None:
    """Where templates compiled with these options are kept from build to build, each under a checksum of its source.
    None where nothing can be kept."""
    folder = caches.folder(f"{sys.version} {jinja2.__version__} {options}")
    return jinja2.FileSystemBytecodeCache(str(folder)) if folder else None
