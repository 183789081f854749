"""The chores: what they hand on, what they swap, and how they get browsers, without building or fetching anything."""

from __future__ import annotations

import importlib.util
import io
import os
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import browsers
import installing
import programs
import pytest
import telling
from assessment_kit.building import plain

SCRIPTS = Path(browsers.__file__).parent


def script(name: str) -> ModuleType:
    """A script as a module; by path, because `test` and `build` are also names of other packages."""
    spec = importlib.util.spec_from_file_location(f"script_{name}", SCRIPTS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = script("build")
test = script("test")


# build.py


def test_problems_are_printed_as_the_kit_wrote_them() -> None:
    said = (
        "ERROR   -  framework/components/purpose.yml:3:1: one; mend it\n"
        "framework/components/people.yml:9:5: two; mend it too\n\nAborted with a BuildError!\n"
    )
    assert plain(said) == (
        "framework/components/purpose.yml:3:1: one; mend it\nframework/components/people.yml:9:5: two; mend it too"
    )


def folder(path: Path, content: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(content, "utf-8")
    return path


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    new, site = folder(tmp_path / "new", "new"), folder(tmp_path / "site", "old")
    build.swap(new, site, tmp_path / "aside")
    assert (site / "index.html").read_text("utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    build.swap(folder(tmp_path / "new", "new"), tmp_path / "site", tmp_path / "aside")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "new"


@pytest.mark.parametrize("held", ["site", "new"])
def test_a_folder_that_another_program_holds_leaves_the_old_site(
    held: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new, site = folder(tmp_path / "new", "new"), folder(tmp_path / "site", "old")
    rename = Path.rename

    def refuse(source: Path, target: Path) -> Path:
        if source.name == held:
            raise PermissionError(13, "in use")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(build.time, "sleep", lambda seconds: None)
    with pytest.raises(SystemExit):
        build.swap(new, site, tmp_path / "aside")
    assert (site / "index.html").read_text("utf-8") == "old"
    assert "Close the programs that use site/" in capsys.readouterr().err


def test_sizes_are_said_as_people_say_them() -> None:
    assert [build.size(count) for count in (900, 30_120, 2_340_000)] == ["0.9 KB", "30.1 KB", "2.3 MB"]


# What they say to those who wait


class Terminal(io.StringIO):
    """What is printed, on a terminal or into a file."""

    def __init__(self, real: bool) -> None:
        super().__init__()
        self.real = real

    def isatty(self) -> bool:
        return self.real


class Waiting:
    """The end of a task, which comes after so many looks at it."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def wait(self, seconds: float) -> bool:
        self.looks -= 1
        return self.looks < 0


@pytest.mark.parametrize(
    ("terminal", "looks", "printed"),
    [
        (False, 0, ""),
        (False, 3, "page 1\npage 2\n"),
        (True, 0, ""),
        (True, 3, "\rpage 1\rpage 2\rpage 2\r      \r"),
    ],
    ids=["quick", "slow, into a file", "quick, on a terminal", "slow, on a terminal"],
)
def test_a_long_task_says_how_far_it_is_and_a_quick_one_nothing(
    terminal: bool, looks: int, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal(terminal)
    monkeypatch.setattr(telling.sys, "stdout", screen)
    pages = iter(["page 1", "page 2", "page 2"])
    telling._watch(lambda: next(pages), Waiting(looks))
    assert screen.getvalue() == printed


def test_a_build_says_which_of_its_steps_it_is_at(tmp_path: Path) -> None:
    assert build.how_far(tmp_path / "site").startswith("Building (1 of 2): ")
    folder(tmp_path / "site", "new")
    assert build.how_far(tmp_path / "site") == "Building (2 of 2): setting the PDFs and writing the pages, 1 so far"


def test_fetching_says_how_many_packages_are_through() -> None:
    said = ["Collecting one==1\n", "  Downloading one.whl (2 MB)\n", "Ignoring two: markers do not match\n"]
    assert installing.how_far([], 3) == "fetching"
    assert installing.how_far(said, 3) == "2 of 3"
    assert installing.how_far([*said, "Installing collected packages: one\n"], 3) == "all fetched, unpacking"


# test.py


@pytest.mark.parametrize(
    ("arguments", "wanted", "pytest_gets"),
    [
        ([], ["chromium"], ["-m", "not engines"]),
        (["--engines"], ["chromium", "firefox", "webkit", "orca", "java", "nginx", "libreoffice"], []),
        (["tests/unit", "-k", "word"], ["chromium"], ["-m", "not engines", "tests/unit", "-k", "word"]),
    ],
)
def test_the_test_command_gets_what_the_layers_need_and_passes_the_rest_on(
    arguments: list[str], wanted: list[str], pytest_gets: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[str] = []
    commands: list[Sequence[str]] = []
    monkeypatch.setattr(browsers, "prepare", lambda name: prepared.append(name) or "")
    monkeypatch.setattr(test.subprocess, "call", lambda command, **_: commands.append(command) or 7)
    assert test.main(arguments) == 7
    assert prepared == wanted
    at_a_time = ["-n", str(os.cpu_count()), "--dist", "loadfile", "--no-loadscope-reorder"]
    assert commands[0][1:] == ["-m", "pytest", *at_a_time, *pytest_gets]


# browsers.py


class Machine:
    """A machine on which no browser is installed yet; it notes what is run on it."""

    def __init__(self, works: Sequence[str]) -> None:
        self.works = works
        self.ran: list[str] = []
        self.arrived = False

    def bounded(self, command: list[str], log: Path, seconds: int = 900) -> bool:
        line = " ".join(command)
        self.ran.append(line)
        done = any(sign in line for sign in self.works)
        self.arrived = self.arrived or (done and "install" in line)
        return done


def bare(monkeypatch: pytest.MonkeyPatch, scratch: Path, works: Sequence[str], root: bool = True) -> Machine:
    machine = Machine(works)
    monkeypatch.setattr(browsers, "ROOT", scratch)
    monkeypatch.setattr(browsers, "SCRATCH", scratch)
    monkeypatch.setattr(browsers, "bounded", machine.bounded)
    monkeypatch.setattr(programs, "bounded", machine.bounded)
    monkeypatch.setattr(browsers, "present", lambda name: machine.arrived)
    monkeypatch.setattr(browsers, "playwright_has", lambda engine: machine.arrived)
    monkeypatch.setattr(browsers.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(browsers.os, "geteuid", lambda: 0 if root else 1000, raising=False)
    return machine


def test_playwrights_own_browser_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = bare(monkeypatch, tmp_path, works=["playwright"])
    assert browsers.prepare("chromium") == ""
    assert [line.split(" -m ")[1] for line in machine.ran] == ["playwright install --only-shell chromium"]


def test_debians_package_comes_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = bare(monkeypatch, tmp_path, works=["apt-get"])
    assert browsers.prepare("chromium") == ""
    assert machine.ran[-1].endswith("install --yes --no-install-recommends chromium-headless-shell")


def test_a_fetch_that_failed_is_not_tried_at_every_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = bare(monkeypatch, tmp_path, works=[], root=False)
    browsers.prepare("chromium")
    browsers.prepare("chromium")
    assert sum("playwright install" in line for line in machine.ran) == 1


def test_without_a_way_to_a_browser_the_cure_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare(monkeypatch, tmp_path, works=[], root=False)
    assert browsers.prepare("firefox") == (
        "No firefox here and none could be fetched.\n"
        "  with a network: python -m playwright install firefox (in .venv)\n"
        "  on Debian: sudo apt-get install firefox-esr\n"
        "  or set KIT_FIREFOX to the path of one that is installed"
    )


def test_nobody_is_asked_for_a_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = bare(monkeypatch, tmp_path, works=[], root=False)
    browsers.prepare("java")
    assert machine.ran == ["sudo -n true"]


def test_a_browser_named_by_hand_is_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_CHROMIUM", "/opt/mine")
    assert browsers.installed("chromium") == Path("/opt/mine")


@pytest.mark.parametrize("name", sorted(programs.NEEDS))
def test_of_nothing_that_tests_need_it_is_a_surprise_that_it_is_not_here(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(f"KIT_{name.upper()}", raising=False)
    monkeypatch.setattr(browsers.shutil, "which", lambda *_: None)
    monkeypatch.setattr(browsers, "ELSEWHERE", dict.fromkeys(browsers.ELSEWHERE, ()))
    assert browsers.installed(name) is None
