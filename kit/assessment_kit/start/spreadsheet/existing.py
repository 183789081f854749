"""The framework that a sheet is for, if there is one: its files as they were read."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment_kit.framework.folder import MAIN, Found, read_all
from assessment_kit.framework.model import judged

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Existing:
    """`main` and `components` are the data of the files; all empty where nothing is there yet."""

    found: Found | None
    main: Data
    components: Mapping[str, Data]

    @property
    def scale(self) -> dict[str, str]:
        return {level["id"]: level["name"] for level in self.main.get("scale", ())}

    def stamps(self) -> dict[str, str]:
        """What each file says, as a checksum: a sheet carries it, to tell whether it is behind."""
        files = {MAIN: self.main} | {f"components/{id_}.yml": part for id_, part in self.components.items()}
        texts = {path: json.dumps(data, sort_keys=True, default=str) for path, data in files.items()}
        return {
            path: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12] for path, text in texts.items()
        }

    def questions(self) -> Iterator[tuple[str, str | None, Data]]:
        """Every question with the ids of its component and section."""
        for id_, part in self.components.items():
            for question in part.get("questions", ()):
                yield id_, None, question
            for section in part.get("sections", ()):
                for question in section["questions"]:
                    yield id_, section["id"], question


NOTHING = Existing(None, {}, {})


def existing(folder: Path) -> Existing:
    """The framework in a folder. Raises FrameworkError where it has mistakes: what comes from a sheet would hide them."""
    if not (folder / MAIN).exists() and not (folder / "components").exists():
        return NOTHING
    found = read_all(folder)
    judged(found)
    order = found.main.data["components"]
    return Existing(found, found.main.data, {id_: found.components[id_].data for id_ in order})
