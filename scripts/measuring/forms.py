"""The same questions and levels without the kit: as a bare form, which is the floor, and in a page of plain Material."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from measuring import sites


def bare(framework: Any) -> str:
    """One page that holds the form and nothing else: no style, no script, nothing is kept."""
    title = html.escape(framework.title)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
    view = '<meta name="viewport" content="width=device-width">'
    return f"{head}{view}<main><h1>{title}</h1>{form(framework)}</main>"


def in_material(framework: Any, folder: Path) -> Path:
    """A folder from which MkDocs builds the form in a page of plain Material, at site/index.html."""
    sites.write_pages(folder, {"index.md": f"# {framework.title}\n\n{form(framework)}\n"})
    sites.write_plain_settings(folder)
    return folder


def form(framework: Any) -> str:
    """The words that the questionnaire has, a link to where they begin, and one fieldset a question, as markup without
    empty lines."""
    begin = f'<p><a href="#{framework.components[0].id}">Begin</a></p>'
    return f"<form>{begin}{''.join(_fieldsets(framework))}</form>"


def _fieldsets(framework: Any) -> Iterator[str]:
    for component in framework.components:
        yield f'<h2 id="{component.id}">{html.escape(component.title)}</h2><p>{html.escape(component.summary)}</p>'
        for question in component.questions:
            choices = "".join(_choice(question, level) for level in question.levels)
            yield (
                f'<fieldset data-question="{question.id}"><legend>{html.escape(question.title)}</legend>'
                f"<p>{html.escape(question.question)}</p>{choices}</fieldset>"
            )


def _choice(question: Any, level: Any) -> str:
    words = html.escape(f"{level.name}. {question.descriptors.get(level.id, '')}")
    return f'<p><label><input type="radio" name="{question.id}" value="{level.id}"> {words}</label></p>'
