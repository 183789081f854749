"""The first command on a fresh machine: the environment is made once, whole, and says what it needs.

A project of three tiny files stands for ours, so that a real environment is made in two seconds and without a network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import environment
import installing
import pytest

# Called with "tests" it needs what the tests need, as scripts/test.py does; else what scripts/build.py does.
SCRIPT = """import sys, environment
environment.enter(environment.TESTS if "tests" in sys.argv else environment.BUILD)
import marker
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
MAKING = "Preparing .venv for building"
ADDING = "Adding what the tests need to .venv"
INSTALLING = "Installing the kit itself into .venv."
PARTS = ("environment", "installing", "locking", "programs", "telling")
# This machine's own settings for pip would get in the way.
PLAIN_PIP = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": "", "PIP_RETRIES": "1"}
NOWHERE = {  # a port that nothing listens on
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "UV_DEFAULT_INDEX": "http://127.0.0.1:9/simple",
    "UV_HTTP_RETRIES": "0",
}
HANGING = 900  # seconds after which a run is given up; a busy machine needs many more than a quiet one
MISSING = f"some-package==1.0 --hash=sha256:{'0' * 64}\n"


def lay(folder: Path) -> Path:
    """Write the tiny project; returns its one script."""
    (folder / "scripts").mkdir(parents=True)
    for name in PARTS:
        shutil.copyfile(Path(environment.__file__).with_name(f"{name}.py"), folder / "scripts" / f"{name}.py")
    for name, text in {
        "scripts/hello.py": SCRIPT,
        "pyproject.toml": PYPROJECT,
        "backend.py": BACKEND,
        "requirements.lock": "",
        "requirements-dev.lock": "",
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
        preexec_fn=heed_ctrl_c if os.name == "posix" else None,
    )


def heed_ctrl_c() -> None:
    """What runs in the background is deaf to Ctrl-C, and hands that down; a person's terminal is not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(script: Path, *arguments: str, **more: str) -> tuple[int, str]:
    process = start(script, *arguments, **more)
    said, _ = process.communicate(timeout=HANGING)
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
    preparing, *steps, inside = [line for line in said.splitlines() if not line.startswith("    ")]
    assert preparing.startswith(MAKING)
    assert steps == [
        "  1 of 3: an empty environment",
        "  2 of 3: 0 packages, each checked against its hash",
        "  3 of 3: the kit itself",
    ]
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


def test_the_tests_add_what_they_need_once_and_a_build_is_content_with_it(made: tuple[Path, str]) -> None:
    run(made[0])
    code, said = run(made[0], "tests")
    assert code == 0
    assert ADDING in said and "Preparing" not in said and INSTALLING not in said
    for arguments in (["tests"], []):
        assert run(made[0], *arguments)[1].startswith("inside ")


def test_tools_that_could_not_be_fetched_leave_what_builds(tmp_path: Path) -> None:
    script = lay(tmp_path / "project")
    run(script)
    (script.parent.parent / "requirements-dev.lock").write_text(MISSING, "utf-8")
    code, said = run(script, "tests", **NOWHERE)
    assert code == 1
    assert "The packages could not be fetched" in said
    assert run(script)[1].startswith("inside ")
    (script.parent.parent / "requirements-dev.lock").write_text("", "utf-8")
    assert ADDING in run(script, "tests")[1]  # not all again


def test_a_half_made_environment_is_made_again(made: tuple[Path, str]) -> None:
    (made[0].parent.parent / ".venv" / environment.STAMP.name).unlink()
    code, said = run(made[0])
    assert code == 0
    assert MAKING in said


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, within this process, whose environment is stamped as whole for building."""
    lay(tmp_path)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "stamp")
    python = environment.python_of(environment.VENV)
    python.parent.mkdir(parents=True)
    python.touch()
    environment.stamp(environment.stamps(environment.BUILD))
    return tmp_path


@pytest.mark.parametrize("harm", ["whole", "no python", "an unreadable stamp", "an empty stamp", "other packages"])
def test_only_a_whole_environment_from_the_present_packages_is_taken(harm: str, whole: Path) -> None:
    if harm == "no python":
        environment.python_of(environment.VENV).unlink()
    elif harm == "an unreadable stamp":
        environment.STAMP.write_bytes(b"\xff\xfe\x00")
    elif harm == "an empty stamp":
        environment.STAMP.write_bytes(b"")
    elif harm == "other packages":
        (whole / "requirements.lock").write_text("# other\n", "utf-8")
    assert environment.ready(environment.BUILD) == (harm == "whole")


@pytest.mark.parametrize(
    ("stamped", "remade"),
    [({}, []), ({"tests": "other packages"}, ["made"]), ({"tests": environment.UNFINISHED}, ["made"])],
    ids=["missing", "outdated", "broken off"],
)
def test_what_the_tests_need_is_added_or_made_afresh_but_never_mixed(
    stamped: dict[str, str], remade: list[str], whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(environment, "make", lambda venv, extent: done.append("made"))
    monkeypatch.setattr(environment.installing, "install_locked", lambda *given: None)
    monkeypatch.setattr(environment.installing, "install_folder", lambda *given: None)
    environment.stamp({**environment.stamps(environment.BUILD), **stamped})
    assert environment.ready(environment.BUILD)
    assert not environment.ready(environment.TESTS)
    environment.prepare(environment.TESTS)
    assert done == remade
    assert environment.ready(environment.TESTS) and environment.ready(environment.BUILD)


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
def test_an_environment_that_is_a_link_is_refused_and_left_alone(tmp_path: Path) -> None:
    script = lay(tmp_path / "project")
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "thesis.txt").touch()
    venv = script.parent.parent / ".venv"
    venv.symlink_to(tmp_path / "precious")
    code, said = run(script)
    assert code == 1
    assert said == (
        f"{venv} is a link to {tmp_path / 'precious'}, which is left as it is. Remove the link and run this again.\n"
    )
    assert [path.name for path in (tmp_path / "precious").iterdir()] == ["thesis.txt"]


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
    told = [process.communicate(timeout=HANGING)[0] for process in (first, second)]
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
    said, _ = process.communicate(timeout=HANGING)
    assert process.returncode == 130
    *steps, last = said.splitlines()
    assert last == "Stopped while preparing .venv. Run the same command again: it starts afresh."
    assert all(line.startswith("  ") for line in steps), said
    code, said = run(script)
    assert code == 0
    assert MAKING in said


def test_without_a_network_it_says_what_to_do(tmp_path: Path) -> None:
    script = lay(tmp_path / "project")
    (script.parent.parent / "requirements.lock").write_text(MISSING, "utf-8")
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
        ("client error (Connect): invalid peer certificate: UnknownIssuer", "The package index's certificate"),
        ("Hash mismatch for `tiny==1`", "A fetched package is not the one"),
        ("error sending request for url", "The packages could not be fetched"),
        ("OSError: [Errno 28] No space left on device", "The packages could not be installed"),
    ],
)
def test_each_failure_of_pip_or_uv_has_its_cure(said: str, begins: str) -> None:
    assert installing.cure(said)[0].startswith(begins)


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


def without_venv(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let this Python be Debian's own; returns what is asked of apt, which brings nothing."""
    asked: list[str] = []
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(environment.sys, "base_prefix", "/usr")
    monkeypatch.setattr(environment.programs, "fetch_with_apt", lambda name: asked.append(name))
    return asked


def test_debians_python_without_venv_is_told_which_package_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = without_venv(monkeypatch)
    said = stopped(environment.see_to_venv, capsys)
    assert asked == ["venv"]
    assert "This Python cannot make environments" in said
    assert "sudo apt-get install python3-venv" in said


def test_debians_python_gets_venv_where_apt_may_bring_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    without_venv(monkeypatch)

    def bring(name: str) -> bool:
        monkeypatch.setattr(environment.importlib.util, "find_spec", real)
        return True

    monkeypatch.setattr(environment.programs, "fetch_with_apt", bring)
    environment.see_to_venv()


# Which of the two installs


def noted(monkeypatch: pytest.MonkeyPatch, codes: dict[str, int], says: str = "") -> list[str]:
    """Let uv be there, and commands end with these codes by their first word; returns what runs."""
    ran: list[str] = []

    def run(command: list[str], said: list[str]) -> int:
        name = "pip" if "pip" in command[:3] and command[0] != "/bin/uv" else Path(command[0]).name
        ran.append(name if "install" in command else "look")
        said.append(says)
        return codes.get(name, 0) if "install" in command else 0

    monkeypatch.setattr(installing.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(installing, "run", run)
    return ran


def test_uv_is_taken_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran = noted(monkeypatch, {})
    installing.install(tmp_path / "python", ("some-package",), [])
    assert ran == ["uv"]


def test_what_uv_cannot_get_pip_tries_which_knows_an_organisations_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = noted(monkeypatch, {"uv": 1})
    installing.install(tmp_path / "python", ("some-package",), [])
    assert ran == ["uv", "look", "look", "pip"]


def test_what_uv_began_to_unpack_is_not_mixed_with_pips(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran = noted(monkeypatch, {"uv": 1}, "error: Failed to install: some_package.whl\n")
    with pytest.raises(installing.NotInstalled):
        installing.install(tmp_path / "python", ("some-package",), [])
    assert ran == ["uv"]


# What is not taken

SETUP = """from pathlib import Path
Path({mark!r}).touch()
from setuptools import setup
setup(name="some-package", version="1.0")
"""


def offered(folder: Path, name: str, texts: dict[str, str]) -> str:
    """Put a package into a folder, a wheel or what one is built from; returns the folder's hash of it for a lock."""
    made = folder / name
    if made.suffix == ".whl":
        with zipfile.ZipFile(made, "w") as wheel:
            for path, text in texts.items():
                wheel.writestr(path, text)
    else:
        with tarfile.open(made, "w:gz") as source:
            for path, text in texts.items():
                entry = tarfile.TarInfo(f"some_package-1.0/{path}")
                entry.size = len(text)
                source.addfile(entry, io.BytesIO(text.encode()))
    return hashlib.sha256(made.read_bytes()).hexdigest()


def installs(tmp_path: Path, lock: str) -> tuple[int, str]:
    """Run the tiny project's script with this lock and only the packages that are offered."""
    script = lay(tmp_path / "project")
    (tmp_path / "project/requirements.lock").write_text(lock, "utf-8")
    packages = str(tmp_path)
    return run(script, PIP_NO_INDEX="1", PIP_FIND_LINKS=packages, UV_NO_INDEX="1", UV_FIND_LINKS=packages)


WHEEL = {
    "some_package.py": "",
    "some_package-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: some-package\nVersion: 1.0\n",
    "some_package-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "some_package-1.0.dist-info/RECORD": "",
}


def test_a_built_package_with_its_hash_is_taken(tmp_path: Path) -> None:
    made = offered(tmp_path, "some_package-1.0-py3-none-any.whl", WHEEL)
    code, said = installs(tmp_path, f"some-package==1.0 --hash=sha256:{made}\n")
    assert code == 0, said


def test_a_package_that_would_have_to_be_built_here_is_not_taken_and_nothing_of_it_runs(tmp_path: Path) -> None:
    about = "Metadata-Version: 2.1\nName: some-package\nVersion: 1.0\n"
    setup = SETUP.format(mark=str(tmp_path / "ran"))
    made = offered(tmp_path, "some_package-1.0.tar.gz", {"setup.py": setup, "PKG-INFO": about})
    code, said = installs(tmp_path, f"some-package==1.0 --hash=sha256:{made}\n")
    assert code == 1 and "some-package" in said
    assert not (tmp_path / "ran").exists()


def test_a_package_of_which_the_lock_has_no_hash_is_not_taken(tmp_path: Path) -> None:
    offered(tmp_path, "some_package-1.0-py3-none-any.whl", WHEEL)
    code, said = installs(tmp_path, "some-package==1.0\n")
    assert code == 1 and "hash" in said.lower()


# The locks


def locked(path: Path) -> dict[str, str]:
    """Each package of a lock, by name, version and marker, with its hashes."""
    found: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        if "==" in line and not line.startswith(" "):
            package = line.rstrip(" \\")
            found[package] = ""
        elif "--hash=" in line:
            found[package] += line.strip(" \\")
    return found


def test_the_lock_of_the_tests_holds_that_of_the_build(project: Path) -> None:
    build, tests = (locked(project / extent.lock) for extent in (environment.BUILD, environment.TESTS))
    assert build.items() <= tests.items()
    assert all(hashes for hashes in tests.values())


def test_who_only_builds_gets_no_tool_of_the_tests(project: Path) -> None:
    names = {package.split("==")[0] for package in locked(project / environment.BUILD.lock)}
    assert names.isdisjoint({"playwright", "deno", "mypy", "ruff", "pytest", "hypothesis", "opendataloader-pdf"})
