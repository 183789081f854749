"""Frameworks of any size, grown from the project's own by repeating its components under new ids. For measuring."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

FRAMEWORK = Path(__file__).resolve().parent.parent / "framework"


def by_components(folder: Path, count: int, questions: int) -> Path:
    """Write a framework of `count` components into a new folder, each with at most so many questions."""
    shortened = [{**component, "questions": component["questions"][:questions]} for component in repeated(count)]
    return written(folder, shortened)


def by_questions(folder: Path, count: int) -> Path:
    """Write a framework of `count` questions into a new folder; the last component may be shorter."""
    components: list[dict[str, Any]] = []
    for component in repeated(count):
        left = count - sum(len(one["questions"]) for one in components)
        if not left:
            break
        components.append({**component, "questions": component["questions"][:left]})
    return written(folder, components)


def repeated(count: int) -> list[dict[str, Any]]:
    """Return the project's components over and over; from the second round on their ids and titles are numbered."""
    order = yaml.safe_load((FRAMEWORK / "framework.yml").read_text("utf-8"))["components"]
    originals = [yaml.safe_load((FRAMEWORK / "components" / f"{name}.yml").read_text("utf-8")) for name in order]
    return [numbered(originals[place % len(order)], place // len(order)) for place in range(count)]


def numbered(component: dict[str, Any], turn: int) -> dict[str, Any]:
    """Return a component with ids of its own. Its links are left out: what they point to may not be there."""
    mark, title = (f"-{turn + 1}", f" {turn + 1}") if turn else ("", "")
    questions = [
        {**question, "id": question["id"] + mark, "title": question["title"] + title}
        for question in component["questions"]
    ]
    named = {"id": component["id"] + mark, "title": component["title"] + title}
    return {key: value for key, value in {**component, **named, "questions": questions}.items() if key != "links"}


def written(folder: Path, components: list[dict[str, Any]]) -> Path:
    """Write a framework with these components; returns its folder."""
    shutil.copytree(FRAMEWORK, folder, ignore=shutil.ignore_patterns("components"))
    (folder / "components").mkdir()
    for component in components:
        write(folder / "components" / f"{component['id']}.yml", component)
    settings = yaml.safe_load((folder / "framework.yml").read_text("utf-8"))
    write(folder / "framework.yml", {**settings, "components": [component["id"] for component in components]})
    return folder


def write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
