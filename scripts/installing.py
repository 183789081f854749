"""Packages into an environment: by uv where it is there, else by pip. Standard library only."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from telling import patiently

PIP = ("--no-input", "--disable-pip-version-check", "--progress-bar", "off")
# To build a package runs what it brings and fetches what it wants, unseen by any hash. So only what is built is taken.
CHECKED = ("--require-hashes", "--only-binary", ":all:")

# In the words of pip, then of uv.
NETWORK_SIGNS = (
    "after connection broken by",
    "Max retries exceeded",
    "NameResolutionError",
    "ConnectTimeout",
    "error sending request",
)
CERTIFICATE_SIGNS = ("CERTIFICATE_VERIFY_FAILED", "SSLCertVerificationError", "invalid peer certificate")
HASH_SIGNS = ("DO NOT MATCH THE HASHES", "Hash mismatch")
BEGUN_SIGNS = ("Installing collected packages", "Failed to install")
ONE_MORE = re.compile(r"(Collecting|Ignoring|Requirement already satisfied:) ")  # how pip's line about a package begins


class NotInstalled(Exception):
    """Packages could not be installed. `lines` are for a person; `begun` says whether any may have been."""

    def __init__(self, said: list[str]) -> None:
        text = "".join(said)
        self.lines = [*cure(text), *last_lines(text)]
        self.begun = begun(said)
        super().__init__(*self.lines)


def packages(lock: Path) -> int:
    """Return how many packages a lock names; those of other systems count too."""
    return len(re.findall(r"^[\w.-]+==", lock.read_text("utf-8"), re.M))


def install_locked(python: Path, lock: Path, what: str) -> None:
    """Install all that a lock names, as built and each file checked against its hash; `what` begins each word on how far it is."""
    count = packages(lock)
    said: list[str] = []
    with patiently(lambda: f"{what}: {how_far(said, count)}"):
        install(python, (*CHECKED, "-r", str(lock)), said)


def how_far(said: list[str], count: int) -> str:
    """Return how far pip is, from what it said so far; uv says nothing before it is done."""
    if begun(said):
        return "all fetched, unpacking"
    seen = sum(bool(ONE_MORE.match(line)) for line in said)
    return f"{min(seen, count)} of {count}" if seen else "fetching"


def install_folder(python: Path, folder: Path) -> None:
    """Install a project as a link to its folder, with what the environment has."""
    install(python, ("--no-deps", "--no-build-isolation", "--editable", str(folder)), [])


def install(python: Path, arguments: tuple[str, ...], said: list[str]) -> None:
    """Let uv or pip install, with what they say in `said`. What uv cannot get pip may: it knows pip's settings."""
    if uv():
        if not run([str(uv()), "pip", "install", "--python", str(python), *arguments], said):
            return
        if begun(said) or not has_pip(python):
            raise NotInstalled(said)
        said.clear()
    has_pip(python)
    if run([str(python), "-m", "pip", "install", *PIP, *arguments], said):
        raise NotInstalled(said)


def uv() -> str | None:
    """Return where uv is, which installs the same packages sooner; nothing needs it."""
    return shutil.which("uv")


def has_pip(python: Path) -> bool:
    """Say whether an environment has pip, after putting it there if need be and possible."""
    return not run([str(python), "-c", "import pip"], []) or not run([str(python), "-m", "ensurepip"], [])


def begun(said: list[str]) -> bool:
    """Say whether packages were being unpacked already: until then the environment is as it was."""
    return any(sign in line for line in said for sign in BEGUN_SIGNS)


def cure(said: str) -> tuple[str, ...]:
    """Return what to tell a person about pip's failure, or uv's."""
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
            "A fetched package is not the one that the lock names; nothing of it was installed.",
            "Run this again; if it stays so, ask the people who run your package index.",
        )
    return ("The packages could not be installed. Put right what is said below, then run this again.",)


def run(command: list[str], said: list[str]) -> int:
    """Run a command quietly and return its exit code; `said` grows by each line of its output and errors."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        try:
            for line in process.stdout or ():
                said.append(line)
        except BaseException:
            process.kill()
            raise
    return process.returncode


def last_lines(said: str, count: int = 15) -> list[str]:
    """Return the end of what a command said, set off from our own words."""
    return [f"  | {line}" for line in said.strip().splitlines()[-count:]]
