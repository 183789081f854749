"""The programs that are called by name: what each is for, and which Debian package brings it. Standard library only.

What a package index can carry stands in the locks instead. Where apt works without a password the chores install
what is missing; elsewhere they say the one command.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from telling import patiently

SCRATCH = Path(__file__).resolve().parent.parent / ".scratch"  # logs, locks and half-made things, ignored by git


class Need(NamedTuple):
    """Something that the machine must bring."""

    purpose: str
    debian: tuple[str, ...]  # the packages that bring it
    programs: tuple[str, ...] = ()  # by any of these names, best first
    service: str = ""  # what Debian starts with it unasked


NEEDS = {
    "venv": Need("makes .venv; Debian's Python comes without it", ("python3-venv",)),
    "chromium": Need(
        "shows the pages to the tests",
        ("chromium-headless-shell",),
        ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "microsoft-edge"),
    ),
    "firefox": Need("the same, another engine", ("firefox-esr",), ("firefox-esr", "firefox")),
    "webkit": Need(
        "the same, a third engine, on a virtual screen", ("webkit2gtk-driver", "xvfb"), ("WebKitWebDriver", "Xvfb")
    ),
    "orca": Need(
        "reads the pages aloud, to a log, in Debian's Firefox on a virtual screen",
        ("orca", "at-spi2-core", "dbus", "firefox-esr", "xdotool", "xvfb"),
        ("orca", "dbus-daemon", "xdotool", "Xvfb"),
    ),
    "java": Need(
        "runs veraPDF, the judge of PDFs, and the Nu checker of HTML",
        ("default-jre-headless", "libjaxb-java"),
        ("java",),
    ),
    "libreoffice": Need(
        "opens and saves workbooks as people's own programs do",
        ("libreoffice-calc-nogui",),
        ("soffice", "libreoffice"),
    ),
    "nginx": Need("serves the kit by the text of its own hosting page", ("nginx",), ("nginx",), "nginx"),
}

# Called by name too, but never installed: each is either there or done without.
TAKEN_IF_THERE = {
    "apt-get": "installs the above, where the system is a Debian",
    "sudo": "lets it, where it wants no password",
    "systemctl": "stops a server that came with a package; the tests start their own",
    "env": "hands it its settings",
    "uv": "installs packages sooner than pip",
    "npm": "fetches SurveyJS for the bench to compare with; without it that is left out",
    "mount": "makes a small disk for a test that fills it, as root on Linux; without it that test is skipped",
    "umount": "takes it away again",
    "sha256sum": "checks the offline copy as an administrator would; without it that test is skipped",
}


def by_hand(name: str) -> str:
    """Return the command by which a person gets what is needed on Debian or Ubuntu."""
    return f"sudo apt-get install {' '.join(NEEDS[name].debian)}"


def fetch_with_apt(name: str) -> bool:
    """Install the Debian packages of a need where that takes no password; say whether it worked."""
    if not shutil.which("apt-get"):
        return False
    log = SCRATCH / "apt.log"
    before = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if before and not bounded(["sudo", "-n", "true"], log):
        return False
    packages = NEEDS[name].debian
    print(f"Installing {' '.join(packages)} with apt.", flush=True)
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    bounded([*apt, "update"], log)  # an old list may still do
    done = bounded([*apt, "install", "--yes", "--no-install-recommends", *packages], log)
    if done and NEEDS[name].service and shutil.which("systemctl"):
        bounded([*before, "systemctl", "disable", "--now", NEEDS[name].service], log)
    return done


def bounded(command: list[str], log: Path, seconds: int = 900) -> bool:
    """Run a command with its output in a log; say whether it succeeded in time."""
    log.parent.mkdir(exist_ok=True)
    began = time.monotonic()
    with log.open("ab") as out, patiently(lambda: f"  {time.monotonic() - began:.0f} s so far; it writes to {log}"):
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, timeout=seconds, check=False
            )
        except (subprocess.TimeoutExpired, FileNotFoundError):
            return False
    return done.returncode == 0
