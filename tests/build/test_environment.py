"""The first command on a fresh machine: the environment is made once, whole, and says what it needs.

A project of three tiny files stands for ours, so that a real environment is made in two seconds and without a network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import environment
import pytest

SCRIPT = """import environment
environment.enter()
import sys, marker
print("inside", sys.prefix, *sys.argv[1:])
"""
PYPROJECT = """[project]
name = "tiny"
version = "1"
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
# The least that pip asks of a build backend: an editable wheel with one module.
BACKEND = """import zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{folder}/tiny-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("marker.py", "")
        wheel.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n")
        wheel.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("tiny-1.dist-info/RECORD", "")
    return "tiny-1-py3-none-any.whl"
"""
MAKING = "Preparing .venv"
INSTALLING = "Installing the kit itself"
# This machine's own settings for pip would get in the way.
PLAIN_PIP = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": "", "PIP_RETRIES": "1"}
NOWHERE = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple"}  # a port that nothing listens on


def lay(folder: Path) -> Path:
    """Write the tiny project; returns its one script."""
    (folder / "scripts").mkdir(parents=True)
    shutil.copyfile(environment.__file__, folder / "scripts" / "environment.py")
    for name, text in {
        "scripts/hello.py": SCRIPT,
        "pyproject.toml": PYPROJECT,
        "backend.py": BACKEND,
        "requirements.lock": "",
    }.items():
        (folder / name).write_text(text, "utf-8")
    return folder / "scripts" / "hello.py"


def start(script: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
    """Start the script as a person does, with the Python of the system."""
    return subprocess.Popen(
        [getattr(sys, "_base_executable", sys.executable), str(script), *arguments],
        env={**os.environ, **PLAIN_PIP, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=os.name == "posix",
    )


def run(script: Path, *arguments: str, **more: str) -> tuple[int, str]:
    process = start(script, *arguments, **more)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A tiny project whose environment exists, and what the run said that made it."""
    script = lay(tmp_path_factory.mktemp("a project"))
    code, said = run(script, "first", "--flag")
    assert code == 0, said
    return script, said


def test_the_first_run_says_what_it_does_and_then_runs_inside(made: tuple[Path, str]) -> None:
    script, said = made
    venv = script.parent.parent / ".venv"
    preparing, installing, inside = said.splitlines()
    assert preparing.startswith(MAKING) and installing.startswith(INSTALLING)
    assert inside == f"inside {venv} first --flag"


def test_the_next_run_goes_straight_in(made: tuple[Path, str]) -> None:
    code, said = run(made[0], "again")
    assert (code, said) == (0, f"inside {made[0].parent.parent / '.venv'} again\n")


def test_a_change_of_the_project_alone_does_not_fetch_everything_again(made: tuple[Path, str]) -> None:
    pyproject = made[0].parent.parent / "pyproject.toml"
    pyproject.write_text(f"{pyproject.read_text('utf-8')}\n# another line\n", "utf-8")
    code, said = run(made[0])
    assert code == 0
    assert INSTALLING in said and MAKING not in said


def test_a_half_made_environment_is_made_again(made: tuple[Path, str]) -> None:
    (made[0].parent.parent / ".venv" / environment.STAMP.name).unlink()
    code, said = run(made[0])
    assert code == 0
    assert MAKING in said


@pytest.mark.parametrize("harm", ["whole", "no python", "an unreadable stamp", "an empty stamp", "other packages"])
def test_only_a_whole_environment_from_the_present_packages_is_taken(
    harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    if harm != "no python":
        environment.PYTHON.touch()
    environment.STAMP.write_text("".join(f"{name}: {value}\n" for name, value in environment.stamps().items()), "utf-8")
    if harm == "an unreadable stamp":
        environment.STAMP.write_bytes(b"\xff\xfe\x00")
    elif harm == "an empty stamp":
        environment.STAMP.write_bytes(b"")
    elif harm == "other packages":
        (tmp_path / "requirements.lock").write_text("# other\n", "utf-8")
    assert environment.ready() == (harm == "whole")


def test_a_project_that_was_moved_with_its_environment_makes_its_own(made: tuple[Path, str], tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(made[0].parent.parent, moved, symlinks=True)
    code, said = run(moved / "scripts" / "hello.py")
    assert code == 0
    assert MAKING in said  # the one that came along still points to the old place
    assert f"inside {moved / '.venv'}" in said


def test_two_first_runs_at_once_make_one_environment(tmp_path: Path) -> None:
    script = lay(tmp_path / "project")
    first, second = start(script, "one"), start(script, "two")
    told = [process.communicate(timeout=120)[0] for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), told
    assert sum(MAKING in said for said in told) == 1
    assert sum("Another run is preparing .venv; waiting for it." in said for said in told) == 1


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C cannot be sent to one process group there")
def test_ctrl_c_while_preparing_says_so_and_the_next_run_starts_afresh(tmp_path: Path) -> None:
    script = lay(tmp_path / "project")
    process = start(script)
    assert process.stdout is not None
    assert process.stdout.readline().startswith(MAKING)
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "Stopped while preparing .venv. Run the same command again: it starts afresh.\n"
    code, said = run(script)
    assert code == 0
    assert MAKING in said


def test_without_a_network_it_says_what_to_do(tmp_path: Path) -> None:
    script = lay(tmp_path / "project")
    lock = f"some-package==1.0 --hash=sha256:{'0' * 64}\n"
    (script.parent.parent / "requirements.lock").write_text(lock, "utf-8")
    code, said = run(script, **NOWHERE)
    assert code == 1
    assert "The packages could not be fetched: no network, or no way to the package index." in said
    assert "Connect, or set HTTPS_PROXY or PIP_INDEX_URL as your organisation says, and run this again." in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "The package index's certificate"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "A fetched package is not the one"),
        ("NameResolutionError('Temporary failure in name resolution')", "The packages could not be fetched"),
        ("OSError: [Errno 28] No space left on device", "The packages could not be installed"),
    ],
)
def test_each_failure_of_pip_has_its_cure(said: str, begins: str) -> None:
    assert environment.cure(said)[0].startswith(begins)


def stopped(call: Callable[[], None], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        call()
    assert ended.value.code == 1
    return capsys.readouterr().err


def test_an_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    said = stopped(environment.refuse_old_python, capsys)
    assert said.startswith("Python 3.11 or newer is needed; this is 3.9.2 (")
    assert "Install a newer Python from python.org or your system's packages" in said


def test_an_old_python_can_read_the_scripts_far_enough_to_say_so(project: Path) -> None:
    import ast

    for path in sorted((project / "scripts").glob("*.py")):
        ast.parse(path.read_text("utf-8"), feature_version=(3, 8))


def test_debians_python_without_venv_is_told_which_package_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    said = stopped(environment.make, capsys)
    assert "This Python cannot make environments" in said
    assert "sudo apt-get install python3-venv" in said
