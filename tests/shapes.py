"""Frameworks in the shapes of real ones, with made-up words: how many questions, levels and groups, how long the texts.

`python tests/shapes.py NAME FOLDER` writes one, to build it and look at it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SENTENCE = (
    "people know where what was decided is written and who looks after it when somebody leaves in most places that we "
    "see a list names each thing with its owner and the day it was last looked at others hear of it early enough to act"
)
WORDS = SENTENCE.split()


@dataclass(frozen=True)
class Shape:
    """`sections` in each component, `questions` in all; texts by their letters, 0 for none. `own` levels stand with each question."""

    components: int
    sections: int
    questions: int
    levels: int
    own: bool = False
    titles: bool = True
    refs: bool = False
    groups: bool = False
    name: int = 12
    question: int = 90
    descriptor: int = 0
    help: int = 0
    references: bool = False
    profiles: bool = False


SHAPES = {
    # Levels of each question alone, whose names are the answers; quality criteria as help.
    "answers-as-levels": Shape(5, 3, 90, 4, own=True, name=70, help=600, refs=True),
    # Statements with numbers and no titles, four of them long components.
    "numbered-statements": Shape(4, 4, 225, 3, titles=False, refs=True, groups=True, question=170, descriptor=140),
    # Six levels without descriptions.
    "six-bare-levels": Shape(4, 8, 250, 6, name=18, groups=True, refs=True),
    # Long explanations, references, and a small part for small organisations.
    "long-help": Shape(6, 4, 218, 5, refs=True, help=4000, descriptor=120, references=True, profiles=True),
    # Few questions with very long descriptions at five levels.
    "long-descriptions": Shape(5, 1, 52, 5, descriptor=580, question=200),
}


def write(folder: Path, shape: Shape, seed: int = 1) -> None:
    """Write the framework's files. The same seed gives the same words."""
    chance = random.Random(seed)
    (folder / "components").mkdir(parents=True)
    ids = [f"part-{number}" for number in range(1, shape.components + 1)]
    _dump(folder / "framework.yml", _main(shape, ids, chance))
    for number, id_ in enumerate(ids, start=1):
        count = shape.questions // shape.components + (number <= shape.questions % shape.components)
        _dump(folder / "components" / f"{id_}.yml", _component(shape, id_, number, count, chance))


def _dump(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")


def _main(shape: Shape, ids: list[str], chance: random.Random) -> dict[str, Any]:
    return {
        "id": "shape",
        "version": "1.0.0",
        "title": f"{shape.questions} questions at {shape.levels} levels",
        "language": "en-GB",
        "licence": "CC-BY-4.0",
        **({} if shape.own else {"scale": _levels(shape, chance, "Level")}),
        "roles": [{"id": "inside", "name": "Inside"}, {"id": "outside", "name": "Outside"}],
        **({"profiles": [{"id": "small", "name": "For a small organisation"}]} if shape.profiles else {}),
        "components": ids,
    }


def _levels(shape: Shape, chance: random.Random, name: str) -> list[dict[str, str]]:
    return [
        {"id": f"level-{step}", "name": f"{name} {step} {_text(chance, shape.name - 7, end='')}".strip()}
        for step in range(shape.levels)
    ]


def _component(shape: Shape, id_: str, number: int, count: int, chance: random.Random) -> dict[str, Any]:
    letter = chr(64 + number)
    head = {"id": id_, **({"ref": letter} if shape.refs else {}), "title": _text(chance, 30, end="")}
    questions = [_question(shape, f"{letter}{place}", chance, place) for place in range(1, count + 1)]
    if shape.sections == 1:
        return head | {"questions": questions}
    size = -(-count // shape.sections)
    parts = [questions[start : start + size] for start in range(0, count, size)]
    return head | {"sections": list(_sections(shape, id_, letter, parts, chance))}


def _sections(
    shape: Shape, id_: str, letter: str, parts: list[list[dict[str, Any]]], chance: random.Random
) -> Iterator[dict[str, Any]]:
    for place, part in enumerate(parts, start=1):
        for at, question in enumerate(part if shape.groups else ()):
            question["group"] = f"Group {letter}{place} {'abcdefghijklmnop'[at // 5]}"
        ref = {"ref": f"{letter}{place}"} if shape.refs else {}
        yield {"id": f"{id_}-{place}", **ref, "title": _text(chance, 40, end=""), "questions": part}


def _question(shape: Shape, ref: str, chance: random.Random, place: int) -> dict[str, Any]:
    ids = [f"level-{step}" for step in range(shape.levels)]
    help_ = _text(chance, shape.help * chance.choice((1, 3, 10)) // 10)
    said = {
        "id": f"{ref.lower()}-x",
        "ref": f"{ref}.{chance.randint(1, 9)}" if shape.refs else "",
        "title": _text(chance, 25, end="") if shape.titles else "",
        "question": _text(chance, shape.question, end="?"),
        "help": f"{help_}\n\n- {_text(chance, 60)}\n- {_text(chance, 90)}" if help_ else "",
        "levels": _levels(shape, chance, "Answer") if shape.own else "",
        "profiles": ["small"] if shape.profiles and place % 4 == 1 else "",
        "descriptors": {id_: _text(chance, shape.descriptor) for id_ in ids} if shape.descriptor else "",
        "references": [{"text": f"Standard {ref}"}, {"text": f"Handbook {ref}", "address": "https://example.org/a"}]
        if shape.references
        else "",
    }
    return {key: value for key, value in said.items() if value}


def _text(chance: random.Random, letters: int, end: str = ".") -> str:
    """About so many letters, in sentences where they are many."""
    found: list[str] = []
    while sum(map(len, found)) + len(found) < letters:
        word = chance.choice(WORDS)
        ends = len(found) % 12 == 11 and end == "."
        found.append(word + "." * ends)
    text = " ".join(found)
    return (text[:1].upper() + text[1:]).removesuffix(".") + end if found else ""


if __name__ == "__main__":
    write(Path(sys.argv[2]), SHAPES[sys.argv[1]])
