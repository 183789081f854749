"""The project's own Python environment, made on first use. Standard library only.

Every script here begins with `environment.enter(...)`. It makes `.venv` from a lock (each package checked against its
hash), stamps it, and starts the script again inside it. A stamped environment is entered at once. Who only builds gets
what requirements.lock names; the tests add what requirements-dev.lock names besides.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import installing
import programs
from locking import locked as locked  # the scripts' one door
from telling import stop as stop

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRATCH = programs.SCRATCH
STAMP = VENV / "made-from.txt"
OLDEST = (3, 11)
ENTERED = "ASSESSMENT_KIT_ENTERED"  # set across the restart only, to notice one that did not arrive
UNFINISHED = "unfinished"


class Extent(NamedTuple):
    """How much an environment holds."""

    lock: str
    purpose: str
    cost: str


BUILD = Extent("requirements.lock", "for building", "a minute, 250 MB of disk")
TESTS = Extent(
    "requirements-dev.lock", "for building and testing", "a minute or two, 640 MB of disk"
)  # holds all that BUILD does


def enter(extent: Extent) -> None:
    """Return only inside a `.venv` that holds at least so much, making or completing it first where need be."""
    refuse_old_python()
    refuse_link()
    os.environ.setdefault("PYTHONUTF8", "1")  # the same reading and writing of files on every system
    if not ready(extent):
        with locked("environment", "Another run is preparing .venv; waiting for it."):
            if not ready(extent):
                prepare(extent)
    if Path(sys.prefix).resolve() == VENV.resolve():
        os.environ.pop(ENTERED, None)
        return
    restart()


def refuse_old_python() -> None:
    """Stop with a cure where this Python is too old for the project."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        stop(
            f"Python 3.11 or newer is needed; this is {found} ({sys.executable}).",
            "Install a newer Python from python.org or your system's packages, and run this again with it,",
            f"for example: python3.12 {' '.join(sys.argv)}",
        )


def refuse_link() -> None:
    """Stop where `.venv` is not a folder here: it is emptied when it is made anew, and what it leads to is not ours."""
    if VENV.is_symlink() or (VENV.exists() and VENV.resolve() != VENV.parent.resolve() / VENV.name):
        stop(f"{VENV} is a link to {VENV.resolve()}, which is left as it is. Remove the link and run this again.")
    if VENV.is_file():
        stop(f"{VENV} is a file, which is left as it is. Move it away and run this again.")


def python_of(venv: Path) -> Path:
    """Return the Python of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamps(extent: Extent) -> dict[str, str]:
    """Return what an environment depends on. Each line but the first is put right without making all again."""
    version = ".".join(str(part) for part in sys.version_info[:2])
    wanted = {
        "packages": f"{version} {digest(ROOT / BUILD.lock)} {VENV}",
        "tests": digest(ROOT / TESTS.lock),
        "project": digest(ROOT / "pyproject.toml"),
    }
    return wanted if extent is TESTS else {name: wanted[name] for name in ("packages", "project")}


def digest(path: Path) -> str:
    """Return the SHA-256 of a text file, whatever its line endings."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def stamped() -> dict[str, str]:
    """Return what the existing environment was made from; empty where it is missing, half made or unreadable."""
    if not python_of(VENV).exists():
        return {}
    try:
        lines = STAMP.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def stamp(found: dict[str, str]) -> None:
    """Write down what the environment is made from."""
    STAMP.write_text("".join(f"{name}: {value}\n" for name, value in found.items()), "utf-8")


def ready(extent: Extent) -> bool:
    """Say whether `.venv` is complete, holds at least so much, and is made from what is here now."""
    return stamps(extent).items() <= stamped().items()


def prepare(extent: Extent) -> None:
    """Make `.venv` fit what is here now: all of it, what it lacks for the tests, or only the project's own entry."""
    try:
        found = packages_for(extent)
        if found.get("project") != stamps(extent)["project"]:
            stamp({name: value for name, value in found.items() if name != "project"})
            alone = "project" in found
            print(f"Installing the kit itself into {VENV.name}." if alone else "  3 of 3: the kit itself", flush=True)
            installing.install_folder(python_of(VENV), ROOT)
        stamp({**found, **stamps(extent)})
    except installing.NotInstalled as failed:
        stop(*failed.lines)
    except KeyboardInterrupt:
        stop("Stopped while preparing .venv. Run the same command again: it starts afresh.", code=130)


def packages_for(extent: Extent) -> dict[str, str]:
    """See that `.venv` holds the packages of this extent; returns what it is made from then."""
    found, wanted = stamped(), stamps(extent)
    outdated = extent is TESTS and found.get("tests") not in (None, wanted["tests"])
    if outdated or found.get("packages") != wanted["packages"]:
        STAMP.unlink(missing_ok=True)  # until it is stamped again it is half made
        print(f"Preparing {VENV.name} {extent.purpose}, once: {extent.cost}.", flush=True)
        make(VENV, extent)
        return {name: value for name, value in wanted.items() if name != "project"}
    if extent is TESTS and "tests" not in found:
        add_tests(found)
        return {**found, "tests": wanted["tests"]}
    return found


def make(venv: Path, extent: Extent) -> None:
    """Make an environment anew and fill it with the locked packages."""
    see_to_venv()
    print("  1 of 3: an empty environment", flush=True)
    said: list[str] = []
    # pip is put in only where it is asked to install: where uv is, that takes longer than all the rest.
    if installing.run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(venv)], said):
        stop(
            f"{venv} could not be made anew.",
            "Close what uses it (a running server, an editor's terminal) or free some disk, then run this again.",
            *installing.last_lines("".join(said)),
        )
    lock = ROOT / extent.lock
    print(f"  2 of 3: {installing.packages(lock)} packages, each checked against its hash", flush=True)
    installing.install_locked(python_of(venv), lock, "    so far")


def add_tests(found: dict[str, str]) -> None:
    """Add what the tests need to an environment that is whole for building. It stays so, whatever happens here."""
    print(f"Adding what the tests need to {VENV.name}, once: a minute, 400 MB of disk more.", flush=True)
    stamp({**found, "tests": UNFINISHED})
    try:
        installing.install_locked(python_of(VENV), ROOT / TESTS.lock, "    so far")
    except installing.NotInstalled as failed:
        if not failed.begun:
            stamp(found)
        raise


def see_to_venv() -> None:
    """Stop with the cure where this Python cannot make environments and apt may not mend that."""
    if can_make():
        return
    if sys.base_prefix == "/usr" and programs.fetch_with_apt("venv"):
        importlib.invalidate_caches()
    if not can_make():
        stop(
            "This Python cannot make environments: its venv or ensurepip module is missing.",
            f"On Debian or Ubuntu: {programs.by_hand('venv')}   Then run this again.",
        )


def can_make() -> bool:
    """Say whether this Python brings what makes an environment, and something to fill it with."""
    return bool(importlib.util.find_spec("venv") and (importlib.util.find_spec("ensurepip") or installing.uv()))


def restart() -> None:
    """Start this script again with the environment's Python; never returns."""
    if os.environ.get(ENTERED) == str(VENV):
        stop(f"{python_of(VENV)} does not start inside {VENV}.", f"Delete the folder {VENV} and run this again.")
    os.environ[ENTERED] = str(VENV)
    command = [str(python_of(VENV)), *sys.orig_argv[1:]]
    sys.stdout.flush()
    if os.name == "nt":  # exec on Windows would hand the console back while the script still runs
        raise SystemExit(subprocess.call(command))
    os.execv(command[0], command)


class Weight(NamedTuple):
    """What an environment costs."""

    packages: int
    megabytes: float
    seconds: float


def weighed(extent: Extent) -> Weight:
    """Make an environment of this extent in a folder that goes again; returns what that cost. For measuring."""
    with tempfile.TemporaryDirectory() as place:
        began = time.perf_counter()
        make(Path(place) / "venv", extent)
        seconds = time.perf_counter() - began
        files = [path for path in Path(place).rglob("*") if path.is_file() and not path.is_symlink()]
        megabytes = sum(path.stat().st_size for path in files) / 1e6
        return Weight(sum(path.name == "METADATA" for path in files), megabytes, seconds)
