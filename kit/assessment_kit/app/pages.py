"""Framework + theme → the pages that hold people's answers: each one file, with style, script and data inside.

The policy names the hash of the kit's own script and style, taken before the framework's words are put in, so a script
smuggled into the words stays text even where escaping should fail. `shape` is that of an answer file (answers/table.py),
by which the pages read one.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from assessment_kit.app.kept import Scripts
from assessment_kit.app.styles import bundle_styles, style_faults
from assessment_kit.framework.answering_time import time_to_answer
from assessment_kit.framework.foreign import filled, foreign_texts, lang_attribute, marks, plain
from assessment_kit.framework.model import Component, Framework, Question
from assessment_kit.framework.parts import Level, Named, Role
from assessment_kit.framework.steps import in_steps, steps_of
from assessment_kit.framework.wholes import Levels, wholes
from assessment_kit.host.logo import Logo
from assessment_kit.host.styles import accent
from assessment_kit.inputs import Inputs
from assessment_kit.places import data_folder
from assessment_kit.reading.problems import Problem, gathered
from assessment_kit.templates import environment, render_help

PAGES = ("assessment", "workshop", "plan")
# Whose words a page says; the last win.
WORDS = {
    "assessment": ("common", "assessment"),
    "workshop": ("common", "session", "workshop"),
    "plan": ("common", "session", "plan"),
}
# What the script of a page knows of the framework and each question beyond ids and names, since no markup of the page says it.
OF_QUESTIONS = {
    "assessment": ("sections", "nextSteps"),
    "workshop": ("ref",),
    "plan": ("question", "descriptors", "nextSteps"),
}
HEAD = ("fresh", "languages", "head")
UNTRANSLATED = "untranslated"  # the script of pages with texts that are not translated yet, and what it has to know
POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
TAG = re.compile(r"<[a-z][^<>]*[^/<>]>")
NEEDLESS_END = re.compile(r"</(?:option|li|dt|dd)>(?=<(?:option|li|dt|dd|/select|/ul|/ol|/dl|/div)\b)")
PLAIN_VALUE = re.compile(r'="([\w.#-]+)"')
UNSAFE_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def scripts() -> Scripts:
    """Those of the theme, as they stand now."""
    return Scripts(data_folder("theme"))


def faults(written: Scripts, more: Collection[str] = ()) -> list[Problem]:
    """Every mistake in the scripts and styles of all pages, and in `more` scripts, which depend on nobody's framework."""
    problems: list[Problem] = []
    for name in dict.fromkeys([*(f"app/{one}" for one in (*HEAD, UNTRANSLATED, *PAGES)), *more]):
        gathered(problems, partial(written.joined, name))
    app = data_folder("theme") / "app"
    return problems + [fault for name in PAGES for fault in style_faults(app / f"{name}.css")]


def assessment_page(inputs: Inputs, shape: Mapping[str, Any], written: Scripts | None = None) -> str:
    """The whole of `assessment.html`. Raises FrameworkError where the theme's scripts or styles cannot be joined."""
    return _page("assessment", inputs, shape, written)


def workshop_page(inputs: Inputs, shape: Mapping[str, Any], written: Scripts | None = None) -> str:
    """The whole of `workshop.html`. Raises FrameworkError where the theme's scripts or styles cannot be joined."""
    return _page("workshop", inputs, shape, written)


def plan_page(inputs: Inputs, shape: Mapping[str, Any], written: Scripts | None = None) -> str:
    """The whole of `plan.html`. Raises FrameworkError where the theme's scripts or styles cannot be joined."""
    return _page("plan", inputs, shape, written)


def app_pages(inputs: Inputs, shape: Mapping[str, Any], written: Scripts | None = None) -> dict[str, str]:
    """All of them by the names of their files. Raises FrameworkError as each of them does."""
    return {f"{name}.html": _page(name, inputs, shape, written) for name in PAGES}


def _page(name: str, inputs: Inputs, shape: Mapping[str, Any], written: Scripts | None) -> str:
    app = data_folder("theme") / "app"
    framework, organisation, words = inputs.framework, inputs.organisation, inputs.words
    scales = wholes(framework)
    written = written or scripts()
    script = written.joined(f"app/{name}")
    style = bundle_styles(app / f"{name}.css", more=accent(organisation))
    said = {key: text for part in WORDS[name] for key, text in words[part]["script"].items()}
    data = framework_data(framework, said, OF_QUESTIONS[name]) | {"format": shape}
    if inputs.folder:
        data["first"] = inputs.first_language
    if foreign := foreign_texts([data, [step.title for step in steps_of(framework)]]):
        data[UNTRANSLATED] = {"texts": foreign, "marks": marks(foreign[0].lang, framework.language)}
    head = "\n".join(written.joined(f"app/{one}") for one in (*HEAD, *([UNTRANSLATED] if foreign else [])))
    return (
        _environment(data_folder("theme"))
        .get_template(f"app/{name}.html")
        .render(
            framework=framework,
            host=organisation,
            logo=_data_address(organisation.logo) if organisation.logo else "",
            words=words[name]["page"],
            shared=words["common"]["page"],
            sections=words["site"]["sections"],
            steps=steps_of(framework),
            site=words["site"],
            folder=inputs.folder,
            edition=inputs.edition,
            editions=inputs.other_editions,
            up="../" if inputs.folder else "",
            page=name,
            minutes=time_to_answer(framework.questions),
            quick=time_to_answer(framework.start) if framework.start else None,
            wholes=scales,
            level_counts=sorted({len(levels) for levels in (framework.scale, *scales.values())}),
            checked=words.day(framework.source.checked) if framework.source else "",
            policy=POLICY.format(
                script=f"{source_expression(head)} {source_expression(script)}", style=source_expression(style)
            ),
            head=Markup(head),
            script=Markup(script),
            style=Markup(style),
            data=Markup(_escaped(data)),
        )
    )


def framework_data(framework: Framework, strings: dict[str, Any], more: Collection[str]) -> dict[str, Any]:
    """What the page's script knows of the framework: ids and names, and of each question what is named in `more`."""
    scales = wholes(framework)
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "language": framework.language,
        "minimumGroup": framework.minimum_group,
        "moved": dict(framework.moved),
        "changes": [
            {"version": change.version, "questions": list(change.questions)}
            for change in framework.changes
            if change.questions
        ],
        "roles": [_named(role) | ({"wider": role.wider} if role.wider else {}) for role in framework.roles],
        **({"scopes": [_named(one) for one in framework.scopes]} if framework.scopes else {}),
        **({"profiles": [_profile(framework, one) for one in framework.profiles]} if framework.profiles else {}),
        "wider": [_named(group) for group in framework.wider],
        "scale": _levels(framework.scale),
        "components": [
            {
                "id": component.id,
                "title": component.title,
                "questions": [
                    _question(question, framework, scales[question.id], more) for question in component.questions
                ],
                **({"optional": True} if component.optional else {}),
                **(_sections(component) if "sections" in more and in_steps(component) else {}),
            }
            for component in framework.components
        ],
        "strings": strings,
    }


def _question(question: Question, framework: Framework, whole: Levels, more: Collection[str]) -> dict[str, Any]:
    levels = {} if question.levels == framework.scale else {"levels": _levels(question.levels)}
    steps = [whole.index(level) for level in question.levels]
    lacking = {"whole": [len(whole), *steps]} if len(steps) < len(whole) else {}
    said: dict[str, Any] = {
        "question": "" if question.title.endswith(question.question) else question.question,
        "descriptors": dict(question.descriptors),
        "nextSteps": {level: list(steps) for level, steps in question.next_steps.items()},
    }
    return {
        "id": question.id,
        "title": question.title,
        **levels,
        **lacking,
        **({"ref": True} if question.ref and "ref" in more else {}),
        **({"notApplicable": True} if question.not_applicable else {}),
        **({"start": True} if question.start else {}),
        **{name: said[name] for name in more if said.get(name)},
    }


def _profile(framework: Framework, profile: Named) -> dict[str, Any]:
    return {"id": profile.id, "questions": [question.id for question in framework.asked_of(profile.id)]}


def _sections(component: Component) -> dict[str, Any]:
    return {"sections": [(section.id, len(section.questions)) for section in component.sections]}


def _levels(levels: tuple[Level, ...]) -> list[dict[str, str]]:
    return [_named(level) for level in levels]


def _named(one: Level | Role | Named) -> dict[str, str]:
    return {"id": one.id, "name": one.name}


@cache
def _environment(theme: Path) -> Environment:
    made = environment(theme, autoescape=True)
    made.filters["tight"] = _tight
    made.filters["help"] = render_help
    made.filters |= {"plain": plain, "lang": lang_attribute, "filled": filled}
    return made


def _tight(markup: str) -> Markup:
    """Markup without what no reader sees: line breaks that loops leave behind, quotes around plain values, and the end
    tags that HTML lets one leave out."""
    joined = NEEDLESS_END.sub("", re.sub(r">\s*\n\s*<", "><", markup))
    lines = re.sub(r"\s*\n\s*", "\n", joined)
    return Markup(TAG.sub(lambda tag: PLAIN_VALUE.sub(r"=\1", tag[0]), lines))


def _escaped(data: dict[str, Any]) -> str:
    """JSON that no HTML parser can mistake for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"[<>&\u2028\u2029]", lambda found: UNSAFE_IN_SCRIPT[found[0]], text)


def _data_address(logo: Logo) -> str:
    return f"data:{logo.kind};base64,{base64.b64encode(logo.content).decode()}"


def source_expression(text: str) -> str:
    """A source expression of the policy for exactly this text."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
