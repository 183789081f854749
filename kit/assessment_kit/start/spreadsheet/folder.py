"""The files of a framework's folder: which may be written over, and how it is done so that nothing is lost."""

import itertools
from collections.abc import Collection, Mapping, Set
from pathlib import Path
from typing import Any

from assessment_kit.framework.folder import MAIN
from assessment_kit.reading.problems import Problem
from assessment_kit.reading.sources import shown
from assessment_kit.start.spreadsheet import yaml_parts, yaml_text
from assessment_kit.start.spreadsheet.existing import Existing
from assessment_kit.start.spreadsheet.judging import same

_OF_SHEET = frozenset({"title", "questions", "sections"})  # what any sheet says of a component
_OF_IMPORT = frozenset(
    {"components", "version", "retired", "moved", "changes"}
)  # what an import sees to in framework.yml

_RAISED = frozenset({"version", "changes"})  # of which a sheet that is behind takes nothing back


def changed(files: Mapping[str, str], data: Mapping[str, Mapping[str, Any]], base: Existing) -> dict[str, str | None]:
    """The files to write, and with None those that go; not those that say the same as before."""
    before = {MAIN: base.main} | {f"components/{id_}.yml": part for id_, part in base.components.items()}
    found: dict[str, str | None] = {
        path: text for path, text in files.items() if path not in before or not same(before[path], data[path])
    }
    return found | {path: None for path in before if base.main and path not in files}


def made(body: str, sheet: str) -> str:
    """The text of a file that a sheet makes, with its mark."""
    return yaml_text.marked(body, sheet, yaml_parts.bodies(body, _OF_SHEET))


def edited(
    folder: Path,
    paths: Set[str],
    data: Mapping[str, Mapping[str, Any]],
    base: Existing,
    stamps: Mapping[str, str],
) -> dict[str, str]:
    """Of files that a person wrote or edited, those of which the sheet changes nothing that the person may have meant: with
    what the sheet says written anew, and all else as it is."""
    before = {MAIN: base.main} | {f"components/{id_}.yml": part for id_, part in base.components.items()}
    now = base.stamps() if base.main else {}
    found = {}
    for path in sorted(paths & before.keys() & data.keys()):
        text = (folder / path).read_text("utf-8", "replace") if (folder / path).exists() else ""
        if not text or yaml_text.untouched(text):
            continue
        as_exported = path == MAIN and stamps.get(path) == now[path]
        if as_exported or _apart(path, text, before[path], data[path]):
            new = yaml_parts.rewritten(text, before[path], data[path])
            if new is not None:
                found[path] = yaml_text.marked_again(new, yaml_parts.bodies(new, _OF_SHEET))
    return found


def _apart(path: str, text: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether what the sheet changes is nothing that was edited by hand."""
    keys = yaml_parts.differing(before, after)
    if path != MAIN:
        return keys <= _OF_SHEET and yaml_text.said_as_made(text, yaml_parts.bodies(text, _OF_SHEET))
    same_parts = set(before.get("components", ())) == set(after.get("components", ()))  # in another order: whose?
    return keys <= _OF_IMPORT and not ("components" in keys and same_parts)


def in_the_way(folder: Path, paths: Mapping[str, str | None]) -> list[Problem]:
    """The files that a person wrote or edited, and that would be written over."""
    problems = []
    for path in paths:
        place = folder / path
        if place.exists() and not yaml_text.untouched(place.read_text("utf-8", "replace")):
            name = f"{shown(folder)}/{path}"
            problems.append(Problem(name, 1, 1, _why(place.read_text("utf-8", "replace")), ""))
    return problems


def behind(
    folder: Path,
    paths: Mapping[str, str | None],
    data: Mapping[str, Mapping[str, Any]],
    stamps: Mapping[str, str],
    base: Existing,
    sheet: str,
) -> list[Problem]:
    """The files that changed after the sheet was written, by another sheet or by hand, and not by this one."""
    now = base.stamps() if base.main else {}
    late = [path for path in paths if path in stamps and path in now and stamps[path] != now[path]]
    if MAIN in late and yaml_parts.differing(base.main, data[MAIN]) <= _RAISED:
        late.remove(MAIN)
    message = (
        f"changed after {sheet} was written, and the sheet would take that back; export again and put your edits in "
        "there, or say --replace: the file as it is stays beside it as .orig"
    )
    texts = {path: (folder / path).read_text("utf-8", "replace") for path in late}
    return [
        Problem(f"{shown(folder)}/{path}", 1, 1, message, "")
        for path, text in texts.items()
        if not (yaml_text.untouched(text) and yaml_text.made_from(text, sheet))
    ]


def _why(text: str) -> str:
    edited = (
        "was edited since it was made from a sheet"
        if "by assessment-kit (" in text[:300]
        else "was not made from a sheet"
    )
    return (
        f"{edited}, so it is not written over; to see what the sheet makes of it, import into another folder (--out FOLDER); "
        "to take the sheet's words instead, say --replace: the old file stays beside it as .orig, with its comments"
    )


def write(
    folder: Path,
    paths: Mapping[str, str | None],
    keep: Collection[str] = (),
    edits: Collection[str] = (),
) -> list[str]:
    """Write all of it; what a person had written, and what is to be kept, stays beside it, or in `edits` within. Returns
    what was done, a line each. Raises OSError."""
    (folder / "components").mkdir(parents=True, exist_ok=True)
    parts = {path: _part(folder / path, text) for path, text in paths.items() if text is not None}
    aside = {path: text for path, text in paths.items() if path not in edits}
    said = [line for path, text in aside.items() for line in _kept(folder / path, path, text, path in keep)]
    for path, part in parts.items():  # all of them are on the disk by now
        part.replace(folder / path)
    for path in paths.keys() - parts.keys():
        (folder / path).unlink(missing_ok=True)
    return said + [f"Wrote {path}{'; what you wrote there yourself stays' if path in edits else ''}." for path in parts]


def _part(place: Path, text: str) -> Path:
    part = place.with_name(f"{place.name}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    return part


def _kept(place: Path, path: str, text: str | None, always: bool) -> list[str]:
    """Keep what a person wrote, and what goes."""
    if not place.exists() or (
        not always and text is not None and yaml_text.untouched(place.read_text("utf-8", "replace"))
    ):
        return []
    kept = free(place.parent, place.name, ".", ".orig")  # an ending that nobody takes for a framework's
    kept.write_bytes(place.read_bytes())
    return [f"Kept the old {path} as {kept.name}."]


def free(folder: Path, stem: str, between: str, ending: str) -> Path:
    """The first path of this name that is not taken, from the second on with a number."""
    numbers = itertools.chain([""], (f"{between}{number}" for number in itertools.count(2)))
    return next(path for number in numbers if not (path := folder / f"{stem}{number}{ending}").exists())
