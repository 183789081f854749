"""Browsers for the tests: which ones are here, and how to get one that is not.

Order: a path in KIT_CHROMIUM or KIT_FIREFOX, then Playwright's own build, then one that is installed already. Only
where there is none is one fetched: by Playwright, else by apt (as root, or with sudo that asks no password). A fetch
by Playwright that failed is remembered in .scratch/, so that a machine without a way to it does not try at each run.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from programs import NEEDS, SCRATCH, bounded, by_hand, fetch_with_apt

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent

ENGINES = ("chromium", "firefox", "webkit")  # of which Playwright has builds

ELSEWHERE = {
    "chromium": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    ),
    "firefox": ("/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe"),
    "nginx": ("/usr/sbin/nginx",),  # which Debian has on the path of root alone
    "libreoffice": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "C:/Program Files/LibreOffice/program/soffice.exe",
    ),
}


def installed(engine: str) -> Path | None:
    """Return the browser to start instead of Playwright's own build: one named by hand, or one found installed."""
    named = os.environ.get(f"KIT_{engine.upper()}")
    if named:
        return Path(named)
    found = next(filter(None, map(shutil.which, NEEDS[engine].programs)), None)
    if found:
        return Path(found)
    return next((path for path in map(Path, ELSEWHERE.get(engine, ())) if path.exists()), None)


def playwright_command(*arguments: str) -> list[str]:
    """Return the command line of Playwright's installer."""
    return [sys.executable, "-m", "playwright", "install", *arguments]


def fetchable(engine: str) -> list[str]:
    """Return what Playwright's installer is asked for. Tests need no window, so Chromium's small build will do."""
    return ["--only-shell", engine] if engine == "chromium" else [engine]


def playwright_has(engine: str) -> bool:
    """Say whether Playwright's own build of this engine is on this machine, without starting it."""
    plan = subprocess.run(
        playwright_command("--dry-run", *fetchable(engine)), capture_output=True, text=True, check=False
    )
    folders = re.findall(r"Install location:\s+(.+)", plan.stdout)
    return bool(folders) and all((Path(folder) / "INSTALLATION_COMPLETE").exists() for folder in folders)


def chromium_options() -> dict[str, Any]:
    """Return how Playwright starts a Chromium that is on this machine; LookupError, with the cure, where there is none."""
    options: dict[str, Any] = {"args": []}
    if sys.platform == "linux" and os.geteuid() == 0:
        options["args"] += ["--no-sandbox"]  # its sandbox refuses to work for root
    if os.environ.get("KIT_CHROMIUM") or not playwright_has("chromium"):
        path = installed("chromium")
        if not path:
            raise LookupError(complaint("chromium"))
        options["executable_path"] = str(path)
    return options


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a window, for chores; a context manager."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium_options())
        yield browser
        browser.close()


def webkitgtk() -> tuple[Path, Path] | None:
    """Return WebKitGTK's driver and its plain browser, as Debian installs them, if there is a screen for them."""
    driver = shutil.which("WebKitWebDriver") if os.environ.get("DISPLAY") or shutil.which("Xvfb") else None
    browser = next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))), None)
    return (Path(driver), browser) if driver and browser else None


def java() -> Path | None:
    """Return the Java that judges PDFs, if Debian's JAXB, which it needs beside it, is here too."""
    found = shutil.which("java")
    return Path(found) if found and Path("/usr/share/java/jaxb-api.jar").exists() else None


def orca() -> Path | None:
    """Return the Firefox that Orca reads, if all that this takes is here. Playwright's own build is not for reading."""
    all_here = all(map(shutil.which, NEEDS["orca"].programs)) and Path("/usr/libexec/at-spi-bus-launcher").exists()
    return installed("firefox") if all_here else None


def present(name: str) -> bool:
    """Say whether the tests can have this engine (or `orca`, `java`, …) as the machine is."""
    if name == "java":
        return java() is not None
    if name == "orca":
        return orca() is not None
    if name == "webkit":
        return webkitgtk() is not None or playwright_has(name)
    return installed(name) is not None or (name in ENGINES and playwright_has(name))


def prepare(name: str) -> str:
    """Get this engine (or `orca`, `java`, …) if it is missing. Returns "" when it is here, else what to tell a person."""
    if present(name):
        return ""
    if name in ENGINES and fetch_with_playwright(name):
        return ""
    if fetch_with_apt(name) and present(name):
        return ""
    return complaint(name)


def complaint(name: str) -> str:
    """Return why an engine is missing and how a person gets it."""
    by_apt = by_hand(name)
    if name == "java":
        return f"No Java with JAXB here, so PDFs cannot be judged. On Debian or Ubuntu: {by_apt}"
    if name == "orca":
        return f"No Orca here with all that it needs, so no page can be heard. On Debian or Ubuntu: {by_apt}"
    if name == "nginx":
        return f"No nginx here, so the hosting page's text for it cannot be tried. On Debian or Ubuntu: {by_apt}"
    if name == "libreoffice":
        return (
            f"No LibreOffice here, so the way of a workbook through it cannot be tried. On Debian or Ubuntu: {by_apt}"
        )
    own = " ".join(["python", "-m", "playwright", "install", *fetchable(name)])
    lines = [
        f"No {name} here and none could be fetched.",
        f"  with a network: {own} (in .venv)",
        f"  on Debian: {by_apt}",
    ]
    if name in ("chromium", "firefox"):
        lines.append(f"  or set KIT_{name.upper()} to the path of one that is installed")
    return "\n".join(lines)


def fetch_with_playwright(engine: str) -> bool:
    """Let Playwright fetch its own build, once per version of Playwright; say whether it did."""
    note = SCRATCH / f"no-playwright-{engine}-{importlib.metadata.version('playwright')}"
    if note.exists():
        return False
    print(f"Fetching Playwright's {engine}.", flush=True)
    if bounded(playwright_command(*fetchable(engine)), SCRATCH / "playwright.log") and playwright_has(engine):
        return True
    note.touch()
    print(f"  It could not be fetched. Delete {note.relative_to(ROOT)} to have it tried again.", flush=True)
    return False
