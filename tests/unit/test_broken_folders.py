"""However a folder of a framework is broken, `check` says in which file and line, or that there is nothing to say.

A run takes a few of the broken folders; KIT_BROKEN_FOLDERS=55000 takes so many, the same at every time.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from assessment_kit import making
from assessment_kit.app.pages import scripts
from assessment_kit.cli import main
from broken_folders import broken

ROOT = Path(__file__).parent.parent.parent
OURS = ROOT / "framework"
FOLDERS = (OURS, *sorted(path.parent for path in (ROOT / "tests/frameworks").glob("*/framework.yml")))
COUNT = int(os.environ.get("KIT_BROKEN_FOLDERS", "100"))
SHARE = 10  # of our own, which is the largest, so many times fewer than of each of the others
AT_ONE_PLACE = re.compile(r"framework/(?P<name>.+?):(?P<line>[1-9]\d*):[1-9]\d*: .+; \S.*")
OF_A_KIND = re.compile(r"\d+ × .+")
MOST_WORK = 5_000_000  # calls of functions


class TooMuch(Exception):
    """More work than any folder can be worth: it may never end."""


@contextlib.contextmanager
def bounded_work() -> Iterator[None]:
    """Let so many functions be called and no more."""
    left = MOST_WORK

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            sys.settrace(None)
            raise TooMuch

    before = sys.gettrace()
    sys.settrace(count)
    try:
        yield
    finally:
        sys.settrace(before)


def told(folder: Path) -> tuple[int, str]:
    """The exit code of `check` and what it prints for a folder `framework` here."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()), bounded_work():
        code = main(["check", folder.name])
    return code, said.getvalue()


def assert_told(folder: Path) -> None:
    code, said = told(folder)
    lines = said.splitlines()
    assert lines
    if code == 0:
        assert lines[-1].endswith("No problems.")
        return
    assert code == 1
    for line in lines:
        place = AT_ONE_PLACE.fullmatch(line)
        assert place or OF_A_KIND.fullmatch(line), line
        if place and (folder / place["name"]).is_file():
            raw = (folder / place["name"]).read_bytes()
            assert int(place["line"]) <= len(re.findall(rb"\r\n|\r|\n|\x85|\xe2\x80[\xa8\xa9]", raw)) + 1, line


@pytest.mark.parametrize("sound", FOLDERS, ids=lambda path: path.name)
def test_check_says_file_and_line_however_a_folder_is_broken(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = scripts()
    monkeypatch.setattr(making, "scripts", lambda: written)  # they are no part of the folder, and take longest
    monkeypatch.setattr(making, "faults", lambda *_: [])
    monkeypatch.chdir(tmp_path)
    folder = Path(shutil.copytree(sound, tmp_path / "framework"))
    seeds = range(COUNT // len(FOLDERS) // (SHARE if sound == OURS else 1) or 1)
    for seed, changed in zip(seeds, broken(sound, seeds), strict=True):
        for name, raw in changed.items():
            (folder / name).write_bytes(raw)
        try:
            assert_told(Path("framework"))
        except BaseException as error:
            error.add_note(f"broken({sound.name!r}, [{seed}]): {', '.join(sorted(changed))}")
            raise
        for name in changed:
            (folder / name).write_bytes((sound / name).read_bytes())
