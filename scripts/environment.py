"""The project's own Python environment, made on first use. Standard library only.

Every script here begins with `environment.enter()`. It makes `.venv` from requirements.lock (each package checked
against its hash), stamps it, and starts the script again inside it. A stamped environment is entered at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRATCH = ROOT / ".scratch"  # locks and half-made things, ignored by git
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "made-from.txt"
OLDEST = (3, 11)
ENTERED = "ASSESSMENT_KIT_ENTERED"  # set across the restart only, to notice one that did not arrive

NETWORK_SIGNS = ("after connection broken by", "Max retries exceeded", "NameResolutionError", "ConnectTimeout")
CERTIFICATE_SIGNS = ("CERTIFICATE_VERIFY_FAILED", "SSLCertVerificationError")
HASH_SIGNS = ("DO NOT MATCH THE HASHES",)


def enter() -> None:
    """Return only inside a complete `.venv`, making it first where need be."""
    refuse_old_python()
    os.environ.setdefault("PYTHONUTF8", "1")  # the same reading and writing of files on every system
    if not ready():
        with locked("environment", "Another run is preparing .venv; waiting for it."):
            if not ready():
                prepare()
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


def stamps() -> dict[str, str]:
    """Return what an environment depends on. A project part alone is put right without making all again."""
    version = ".".join(str(part) for part in sys.version_info[:2])
    return {
        "packages": f"{version} {digest(ROOT / 'requirements.lock')} {VENV}",
        "project": digest(ROOT / "pyproject.toml"),
    }


def digest(path: Path) -> str:
    """Return the SHA-256 of a text file, whatever its line endings."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def stamped() -> dict[str, str]:
    """Return what the existing environment was made from; empty where it is missing, half made or unreadable."""
    if not PYTHON.exists():
        return {}
    try:
        lines = STAMP.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def ready() -> bool:
    """Say whether `.venv` is complete and made from what is here now."""
    return stamped() == stamps()


def prepare() -> None:
    """Make `.venv` fit what is here now: all of it, or only the project's own entry."""
    wanted = stamps()
    packages_fit = stamped().get("packages") == wanted["packages"]
    STAMP.unlink(missing_ok=True)  # from here to the last line it is half made, and says so
    try:
        if not packages_fit:
            make()
        install_project()
    except KeyboardInterrupt:
        stop("Stopped while preparing .venv. Run the same command again: it starts afresh.", code=130)
    STAMP.write_text("".join(f"{name}: {value}\n" for name, value in wanted.items()), "utf-8")


def make() -> None:
    """Make the environment anew and fill it with the locked packages."""
    if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
        stop(
            "This Python cannot make environments: its venv or ensurepip module is missing.",
            "On Debian or Ubuntu: sudo apt-get install python3-venv   Then run this again.",
        )
    print(f"Preparing {VENV.name} from requirements.lock, once: a minute or two, 700 MB of disk.", flush=True)
    made = run(sys.executable, "-m", "venv", "--clear", str(VENV))
    if made.returncode:
        stop(
            f"{VENV} could not be made anew.",
            "Close what uses it (a running server, an editor's terminal) or free some disk, then run this again.",
            *last_lines(made),
        )
    pip("--require-hashes", "-r", str(ROOT / "requirements.lock"))


def install_project() -> None:
    """Put the project itself into the environment, as a link to this folder."""
    print(f"Installing the kit itself into {VENV.name}.", flush=True)
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def pip(*arguments: str) -> None:
    """Run `pip install`; where it fails, stop with the cure for what it said."""
    quiet = ("--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off")
    done = run(str(PYTHON), "-m", "pip", "install", *quiet, *arguments)
    if done.returncode:
        stop(*cure(done.stdout), *last_lines(done))


def cure(said: str) -> tuple[str, ...]:
    """Return what to tell a person about pip's failure."""
    if any(sign in said for sign in CERTIFICATE_SIGNS):
        return (
            "The package index's certificate is not trusted here, as behind a company's proxy.",
            "Ask for the proxy's certificate file, set PIP_CERT to its path, and run this again.",
        )
    if any(sign in said for sign in NETWORK_SIGNS):
        return (
            "The packages could not be fetched: no network, or no way to the package index.",
            "Connect, or set HTTPS_PROXY or PIP_INDEX_URL as your organisation says, and run this again.",
        )
    if any(sign in said for sign in HASH_SIGNS):
        return (
            "A fetched package is not the one that requirements.lock names; nothing of it was installed.",
            "Run this again; if it stays so, ask the people who run your package index.",
        )
    return ("The packages could not be installed. Put right what pip says below, then run this again.",)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command quietly, its output and errors together as text."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def last_lines(done: subprocess.CompletedProcess[str], count: int = 15) -> list[str]:
    """Return the end of what a command said, set off from our own words."""
    return [f"  | {line}" for line in done.stdout.strip().splitlines()[-count:]]


def stop(*lines: str, code: int = 1) -> None:
    """End the script with a message for a person."""
    print("\n".join(lines), file=sys.stderr, flush=True)
    raise SystemExit(code)


@contextlib.contextmanager
def locked(name: str, waiting: str) -> Iterator[None]:
    """Hold the lock of this name; where another run holds it, say `waiting` and wait. It falls with the process."""
    SCRATCH.mkdir(exist_ok=True)
    with (SCRATCH / f"{name}.lock").open("a+b") as file:
        if not take(file.fileno(), wait=False):
            print(waiting, flush=True)
            while not take(file.fileno(), wait=True):
                pass
        yield


if sys.platform == "win32":

    def take(handle: int, wait: bool) -> bool:
        """Lock an open file; say whether it is held."""
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # LK_LOCK gives up after 10 s
        except OSError:
            return False
        return True

else:

    def take(handle: int, wait: bool) -> bool:
        """Lock an open file; say whether it is held."""
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: nobody else can hold one either
        return True


def restart() -> None:
    """Start this script again with the environment's Python; never returns."""
    if os.environ.get(ENTERED) == str(VENV):
        stop(f"{PYTHON} does not start inside {VENV}.", f"Delete the folder {VENV} and run this again.")
    os.environ[ENTERED] = str(VENV)
    command = [str(PYTHON), *sys.orig_argv[1:]]
    sys.stdout.flush()
    if os.name == "nt":  # exec on Windows would hand the console back while the script still runs
        raise SystemExit(subprocess.call(command))
    os.execv(command[0], command)
