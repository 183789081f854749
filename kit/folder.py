"""The files of a framework's folder, read but not yet judged."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.problems import Problem
from kit.sources import Source, read

MAIN = "framework.yml"


@dataclass(frozen=True)
class Found:
    """`components` by the names of their files, without .yml; `misnamed` are those that would be, but for their ending.

    `problems` of the folder and of reading.
    """

    main: Source
    components: Mapping[str, Source]
    misnamed: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def whole(self) -> bool:
        """Whether every file could be read, so that what is not found is truly missing."""
        return self.main.readable and not self.misnamed and all(source.readable for source in self.components.values())


def read_all(place: Path) -> Found:
    shown = _shown(place)
    main = _main(place, shown)
    folder = place / "components"
    components: dict[str, Source] = {}
    misnamed: set[str] = set()
    problems: list[Problem] = list(main.problems)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{shown}/components/{path.name}"
        if path.suffix == ".yml" and path.is_file():
            components[path.stem] = read(path, name)
            problems += components[path.stem].problems
        else:
            misnamed.add(path.name.split(".")[0])
            problems += _stray(path, name)
    return Found(main, components, frozenset(misnamed), tuple(problems))


def _shown(place: Path) -> str:
    """The folder as the person at the keyboard would name it."""
    inside = os.path.relpath(place)
    return place.as_posix() if inside.startswith("..") else Path(inside).as_posix()


def _main(place: Path, shown: str) -> Source:
    path = place / MAIN
    if path.is_file():
        return read(path, f"{shown}/{MAIN}")
    if (place / "framework.yaml").is_file():
        message = 'is missing; rename "framework.yaml" to "framework.yml"'
    else:
        message = "is missing; write it, or name the folder that holds it"
    return Source(f"{shown}/{MAIN}", problems=(Problem(f"{shown}/{MAIN}", 1, 1, message),))


def _stray(path: Path, name: str) -> Iterator[Problem]:
    """Whatever an author may take for a component and nobody would read. Editors' own files are left alone."""
    if path.name.startswith(".") or path.name.endswith(("~", ".bak", ".swp")) or path.name == "README.md":
        return
    if path.is_dir():
        yield Problem(name, 1, 1, "is a folder, and nothing in it is read; move its files up, or move it elsewhere")
    else:
        stem = path.name.split(".")[0]
        yield Problem(
            name, 1, 1, f'is not read, for its name does not end in ".yml"; rename it to "{stem}.yml", or move it'
        )
