"""What a new kit begins from, as files by their paths below its folder: the example, or the framework that comes with us.

The words of the example are in `theme/start/<language>/`, its levels a choice from seven that stand there.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment_kit.places import FIRST_LANGUAGE, data_folder
from assessment_kit.reading.fields import is_id
from assessment_kit.reading.leftovers import meant
from assessment_kit.templates import environment

Files = dict[str, bytes]

EXAMPLE, OURS = "example", "ours"
NAMELESS = "self-assessment"  # the id where a folder's name has no letter that an id may have
# Which of the example's levels, of which there are seven, stand for how many.
LADDER = ("not-yet", "first-tries", "in-places", "agreed", "usual", "improving", "lasting")
CHOSEN = {
    2: ("not-yet", "usual"),
    3: ("not-yet", "in-places", "usual"),
    4: ("not-yet", "in-places", "usual", "lasting"),
    5: ("not-yet", "first-tries", "in-places", "usual", "lasting"),
    6: ("not-yet", "first-tries", "in-places", "agreed", "usual", "lasting"),
    7: LADDER,
}
AUTHORS_GUIDE = "framework/README.md"
DRAFTS = {"cy"}  # languages of the example that no speaker has checked


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a new kit. None where what it begins from is to say it."""

    name: str  # the folder's
    title: str | None = None
    language: str | None = None
    levels: int = 4


def example(wanted: Wanted) -> Files:
    """Three questions in two components, to be written over."""
    folder = _in_language(wanted.language or FIRST_LANGUAGE)
    told = {
        "id": json.dumps(id_from(wanted.name)),  # quoted, for a folder may be called 2026
        "title": json.dumps(wanted.title, ensure_ascii=False),
        "language": wanted.language or FIRST_LANGUAGE,
        "levels": CHOSEN[wanted.levels],
    }
    return {
        AUTHORS_GUIDE: authors_guide(),
        **{
            path.relative_to(folder).with_suffix("").as_posix(): _rendered(path, told)
            for path in meant(folder / "framework", "*.j2")
        },
    }


def ours(wanted: Wanted) -> Files:
    """The framework that comes with the kit, under another title if one is wanted."""
    folder = data_folder("framework")
    files = {
        f"framework/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in meant(folder, "*")
        if path.is_file()
    }
    return retold(files, wanted)


def retold(files: Files, wanted: Wanted) -> Files:
    """Files of a framework with the title and the language that are wanted."""
    main = files["framework/framework.yml"].decode("utf-8")
    for key in ("title", "language"):
        if (value := getattr(wanted, key)) is not None:
            before, there, after = re.split(rf"^({key}:) .*$", main, maxsplit=1, flags=re.M)
            main = f"{before}{there} {json.dumps(value, ensure_ascii=False)}{after}"
    return {**files, "framework/framework.yml": main.encode("utf-8")}


@dataclass(frozen=True)
class Made:
    """What a README tells of a kit: what it is called, and the sheet that it began from with its copy, if it did."""

    title: str
    language: str
    id: str
    own_id: bool = False  # given by what it began from, not by the name of its folder
    sheet: str | None = None
    copy: str | None = None


def around(made: Made) -> Files:
    """What stands around the framework's folder: settings of the site, of an editor and of git, and what to do next."""
    from assessment_kit.answers.schemas import ANSWERS, schemas

    folder = data_folder("theme") / "start" / "folder"
    plain = {
        name: (folder / name).read_bytes() for name in ("mkdocs.yml", "settings.json", "extensions.json", "gitignore")
    }
    return {
        "README.md": _rendered(_in_language(made.language) / "README.md.j2", {"heading": made.title, **vars(made)}),
        "mkdocs.yml": plain["mkdocs.yml"],
        "docs/.gitkeep": b"",  # MkDocs asks for the folder, and git keeps none that is empty
        ".gitignore": plain["gitignore"],
        ".vscode/settings.json": plain["settings.json"],
        ".vscode/extensions.json": plain["extensions.json"],
        **{
            f".vscode/schema/{name}": json.dumps(schema, indent=2, ensure_ascii=False).encode("utf-8")
            for name, schema in schemas().items()
            if name != ANSWERS
        },
    }


def id_from(name: str) -> str:
    """An id for a framework, from the name of its folder: two kits side by side are two frameworks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made if is_id(made) else NAMELESS


def authors_guide() -> bytes:
    """What every field means, for the folder of a framework."""
    return (data_folder("framework") / "README.md").read_bytes()


def speaks(language: str) -> bool:
    """Whether the example is in this language, or in another region's."""
    return _main(_in_language(language).name) == _main(language)


def is_draft(language: str) -> bool:
    """Whether nobody who speaks it has checked the example in this language."""
    return _in_language(language).name in DRAFTS


def _main(language: str) -> str:
    return language.split("-")[0].lower()


def _in_language(language: str) -> Path:
    """The words to begin with, in a language if there are any, else in our first."""
    folder = data_folder("theme") / "start"
    tries = (language, _main(language), FIRST_LANGUAGE)
    return next(folder / name for name in tries if (folder / name).is_dir())


def _rendered(path: Path, told: dict[str, Any]) -> bytes:
    folder = path.parent
    text = environment(folder, keep_trailing_newline=True).get_template(path.name).render(told)
    return text.encode("utf-8")
