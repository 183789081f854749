"""A person who cannot see the screen: Orca reads Firefox to them, on a screen, a bus and with a voice of their own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, Playwright
from visitor import FIREFOX_PREFERENCES
from voice import Voice
from webdriver import display

PATIENCE = 20.0  # seconds for what should be heard; what holds is heard at once
QUIET = 0.3  # seconds in which nothing is said: what was going on is over
NEVER_HERE = ("WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "AT_SPI_BUS_ADDRESS")
# A page is not read aloud from its top when it opens, as most people have it: what was asked for is heard at once.
CHOSEN = {"sayAllOnLoad": False, "enableKeyEcho": False}


class Listener:
    """Acts with real keys, and hears what was said since the last act."""

    def __init__(self, page: Page, voice: Voice, environment: dict[str, str]) -> None:
        self.page = page
        self.voice = voice
        self.environment = environment
        self.begin = 0

    def open(self, address: str) -> None:
        self.act()
        self.page.goto(address)
        self.hears(self.page.title())

    def press(self, *keys: str) -> None:
        """Press one key after the other, by the names that X has for them."""
        self.act()
        self.call("key", *keys)

    def type(self, text: str) -> None:
        self.act()
        self.call("type", text)

    def call(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self.environment, check=True, timeout=PATIENCE, capture_output=True)

    def choose(self, selector: str, *files: Path) -> None:
        """Choose files for a field, as it is done in a window of the system's own that the test cannot see into."""
        self.act()
        self.page.locator(selector).set_input_files(files)

    def go_to(self, selector: str) -> None:
        """Put the focus where many Tabs would."""
        self.act()
        self.page.locator(selector).first.focus()

    def act(self) -> None:
        """Begin anew when what was going on is over: keys that come while Orca is at work may pass it by."""
        end = time.monotonic() + PATIENCE
        with self.voice.changed:
            while self.voice.changed.wait(QUIET) and time.monotonic() < end:
                pass
            self.begin = len(self.voice.said)

    def heard(self) -> str:
        """What was said since the last act and not cut off, as one text."""
        return " ".join(one.text for one in self.voice.said[self.begin :] if not one.cut)

    def hears(self, *words: str) -> str:
        """Wait until all these words were heard since the last act, in this order."""
        with self.voice.changed:
            if not self.voice.changed.wait_for(lambda: in_order(words, self.heard()), PATIENCE):
                said = "\n".join(one.text + " (cut off)" * one.cut for one in self.voice.said[self.begin :])
                raise AssertionError(f"not heard, in this order: {words}\nheard:\n{said}")
        return self.heard()


def in_order(words: tuple[str, ...], text: str) -> bool:
    """Say whether a text holds all of these, one after the other, in letters of any size."""
    rest = text.casefold()
    for one in words:
        found = rest.find(one.casefold())
        if found < 0:
            return False
        rest = rest[found + len(one) :]
    return True


@contextlib.contextmanager
def listening(playwright: Playwright, firefox: Path) -> Iterator[Listener]:
    """Start all that it takes, in a home of its own; at the end nothing of it is left."""
    with tempfile.TemporaryDirectory(prefix="listener-", ignore_cleanup_errors=True) as home:
        try:
            with display(own=True) as screen, Voice(Path(home, "voice")) as voice:
                environment = settings(home, screen)
                with bus(environment), orca(environment, voice), browser(playwright, firefox, environment) as page:
                    yield Listener(page, voice, environment)
        finally:
            end_all_of(home)


def settings(home: str, screen: str) -> dict[str, str]:
    """The environment of everything that is started. Nothing of the person's own who runs the tests is touched."""
    return {
        **{name: value for name, value in os.environ.items() if name not in NEVER_HERE},
        "DISPLAY": screen,
        "HOME": home,
        "XDG_RUNTIME_DIR": home,
        "GSETTINGS_BACKEND": "memory",
        "LC_ALL": "C.UTF-8",
        "GNOME_ACCESSIBILITY": "1",
        "SPEECHD_ADDRESS": f"unix_socket:{home}/voice",
    }


@contextlib.contextmanager
def bus(environment: dict[str, str]) -> Iterator[None]:
    """A message bus, over which programs say what they show. It starts the one for accessibility when it is asked."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with program(command, environment, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout, "its output is a pipe"
        environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().decode().strip()
        yield


@contextlib.contextmanager
def orca(environment: dict[str, str], voice: Voice) -> Iterator[None]:
    """Orca, from when it says that it is there."""
    # It does not start beside another Orca, which a person may need to read this very screen: let it see none.
    home = Path(environment["HOME"])
    blind = home / "bin"
    blind.mkdir()
    (blind / "pgrep").symlink_to("/bin/false")
    choose(home / ".local/share/orca/user-settings.conf")
    with program(["orca"], {**environment, "PATH": f"{blind}:{environment['PATH']}"}) as reader:
        with voice.changed:
            assert voice.changed.wait_for(lambda: voice.said or reader.poll() is not None, PATIENCE), "Orca is silent"
        assert reader.poll() is None, (home / "orca.log").read_text("utf-8")
        yield


def choose(file: Path) -> None:
    """Write down for Orca what its listener has chosen."""
    profile = {"profile": ["Default", "default"], "pronunciations": {}, "keybindings": {}}
    file.parent.mkdir(parents=True)
    chosen = {"general": CHOSEN, "pronunciations": {}, "keybindings": {}, "profiles": {"default": profile}}
    file.write_text(json.dumps(chosen), "utf-8")


@contextlib.contextmanager
def browser(playwright: Playwright, firefox: Path, environment: dict[str, str]) -> Iterator[Page]:
    """Firefox as it is installed, with a window."""
    started = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=firefox,
        headless=False,
        env={**environment},
        firefox_user_prefs={**FIREFOX_PREFERENCES, "accessibility.force_disabled": -1},
    )
    try:
        yield started.new_context(locale="en-GB", no_viewport=True).new_page()
    finally:
        started.close()


@contextlib.contextmanager
def program(
    command: list[str], environment: dict[str, str], stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that runs until the end. What it complains of is in its log at home."""
    with Path(environment["HOME"], f"{command[0]}.log").open("wb") as log:
        running = subprocess.Popen(command, env=environment, stdout=stdout or log, stderr=log)
    with running:
        try:
            yield running
        finally:
            running.kill()


def end_all_of(home: str) -> None:
    """End what the bus started and left behind: all that still calls this folder its home."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"HOME={home}\0".encode() in (folder / "environ").read_bytes():
                os.kill(int(folder.name), signal.SIGKILL)
