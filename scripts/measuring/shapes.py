"""Frameworks of the shapes that exist, grown from the project's own by repeating its questions under new ids."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FRAMEWORK = Path(__file__).resolve().parent.parent.parent / "framework"


@dataclass(frozen=True)
class Shape:
    """So many questions, dealt out evenly to so many components."""

    questions: int
    components: int

    def __str__(self) -> str:
        return f"{self.questions:,} questions in {self.components} components"


OWN = Shape(22, 5)
SHAPES = (OWN, Shape(90, 15), Shape(225, 14), Shape(1000, 25))


class _WithoutAliases(yaml.SafeDumper):
    """Writes what occurs twice twice: a framework may hold no aliases of YAML."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def framework(folder: Path, shape: Shape) -> Path:
    """Write a framework of this shape into a new folder, with our own pages and organisation, in our first language
    alone; returns the folder."""
    settings = yaml.safe_load((FRAMEWORK / "framework.yml").read_text("utf-8"))
    others = [language["id"] for language in settings.pop("languages", [])]
    shutil.copytree(FRAMEWORK, folder, ignore=shutil.ignore_patterns("components", "published.yml", *others))
    (folder / "components").mkdir()
    components = _components(shape)
    for component in components:
        _write(folder / "components" / f"{component['id']}.yml", component)
    _write(folder / "framework.yml", {**settings, "components": [component["id"] for component in components]})
    return folder


def _components(shape: Shape) -> list[dict[str, Any]]:
    order = yaml.safe_load((FRAMEWORK / "framework.yml").read_text("utf-8"))["components"]
    own = [yaml.safe_load((FRAMEWORK / "components" / f"{name}.yml").read_text("utf-8")) for name in order]
    if shape == OWN:
        return own
    questions = [question for component in own for question in component["questions"]]
    dealt = [_numbered(questions, number) for number in range(shape.questions)]
    ends = [shape.questions * place // shape.components for place in range(shape.components + 1)]
    return [
        # Links are left out: what they point to may not be there.
        {key: value for key, value in _numbered(own, place).items() if key != "links"}
        | {"questions": dealt[ends[place] : ends[place + 1]]}
        for place in range(shape.components)
    ]


def _numbered(originals: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """Return the originals over and over; from the second round on their ids and titles are numbered."""
    turn, place = divmod(number, len(originals))
    original = originals[place]
    if not turn:
        return original
    return {**original, "id": f"{original['id']}-{turn + 1}", "title": f"{original['title']} {turn + 1}"}


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.dump(data, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False), "utf-8")
