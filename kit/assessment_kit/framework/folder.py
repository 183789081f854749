"""The files of a framework's folder, read but not yet judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assessment_kit.reading.leftovers import is_leftover
from assessment_kit.reading.problems import Problem
from assessment_kit.reading.sources import Source, read, shown

MAIN = "framework.yml"
PUBLISHED = "published.yml"
NOTE = "README.md"  # to authors, and nobody's component


@dataclass(frozen=True)
class Found:
    """`components` by the names of their files, without .yml; `misnamed` are those that would be, but for their ending.
    `published` is None where nothing was released yet.

    `problems` of the folder and of reading.
    """

    main: Source
    components: Mapping[str, Source]
    misnamed: frozenset[str]
    published: Source | None
    problems: tuple[Problem, ...]

    @property
    def whole(self) -> bool:
        """Whether every file could be read, so that what is not found is truly missing."""
        return self.main.readable and not self.misnamed and all(source.readable for source in self.components.values())


def read_all(place: Path) -> Found:
    name = shown(place)
    main = _main(place, name)
    folder = place / "components"
    inside = sorted(path for path in folder.iterdir() if not is_leftover(path.name)) if folder.is_dir() else []
    parts = {path.stem: read(path, f"{name}/components/{path.name}") for path in inside if _is_component(path)}
    strays = [path for path in inside if not _is_component(path) and path.name != NOTE]
    published = read(place / PUBLISHED, f"{name}/{PUBLISHED}") if (place / PUBLISHED).is_file() else None
    problems = [*main.problems, *(problem for part in parts.values() for problem in part.problems)]
    problems += published.problems if published else ()
    problems += [_stray(path, f"{name}/components/{path.name}") for path in strays]
    return Found(main, parts, frozenset(map(_stem, strays)), published, tuple(problems))


def _main(place: Path, name: str) -> Source:
    path = place / MAIN
    if path.is_file():
        return read(path, f"{name}/{MAIN}")
    told = _no_folder(place, name) if not place.is_dir() else Problem(f"{name}/{MAIN}", 1, 1, _no_file(place, name))
    return Source(f"{name}/{MAIN}", problems=(told,))


def _no_folder(place: Path, name: str) -> Problem:
    rule = "is a file, and not the folder of a framework" if place.exists() else "there is no such folder"
    cure = f"name the one that holds {MAIN}, or make a kit to begin with: assessment-kit new FOLDER"
    return Problem(name, 1, 1, f"{rule}; {cure}")


def _no_file(place: Path, name: str) -> str:
    if (place / "framework.yaml").is_file():
        return 'is missing; rename "framework.yaml" to "framework.yml"'
    if (place / "framework" / MAIN).is_file():
        return f'there is no such file; did you mean the folder "{name}/framework"?'
    return "there is no such file; write it, or name the folder that holds it"


def _is_component(path: Path) -> bool:
    return path.suffix == ".yml" and path.is_file()


def _stem(path: Path) -> str:
    return path.name.split(".")[0]


def _stray(path: Path, name: str) -> Problem:
    """Whatever an author may take for a component, and nobody would read."""
    if path.is_dir():
        message = "is a folder, and nothing in it is read; move its files up, or move it elsewhere"
    else:
        message = f'is not read, for its name does not end in ".yml"; rename it to "{_stem(path)}.yml", or move it'
    return Problem(name, 1, 1, message)
