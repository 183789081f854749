"""The few WebDriver commands that the WebKit checks need. Standard library only."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key under which WebDriver hands out elements
ASYNC = "const done = arguments[arguments.length - 1]; (async (...given) => { %s })(...arguments).then(done)"


class WebDriver:
    """One browser, driven over WebDriver's http."""

    def __init__(self, port: int, options: dict[str, Any]) -> None:
        self.base = f"http://127.0.0.1:{port}/session"
        made = self.call("POST", "", capabilities={"alwaysMatch": options})
        self.base += f"/{made['sessionId']}"

    def call(self, method: str, path: str, **body: Any) -> Any:
        """Send one command and return its value; a refusal raises RuntimeError with the driver's words."""
        data = json.dumps(body).encode() if method == "POST" else None
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise RuntimeError(f"{value['error']}: {value['message']}") from None

    def go(self, address: str) -> None:
        self.call("POST", "/url", url=address)

    def find(self, selector: str) -> str:
        return str(self.call("POST", "/element", using="css selector", value=selector)[ELEMENT])

    def click(self, selector: str) -> None:
        self.call("POST", f"/element/{self.find(selector)}/click")

    def type(self, selector: str, text: str) -> None:
        """Type into a field; for a file field the text is the path of the file."""
        self.call("POST", f"/element/{self.find(selector)}/value", text=text)

    def script(self, code: str, *given: Any) -> Any:
        """Run the body of an async function in the page; `given` holds the arguments."""
        return self.call("POST", "/execute/async", script=ASYNC % code, args=list(given))

    def fresh_window(self) -> None:
        """Go on in a new window and close the one before, as a person who comes back later."""
        old = self.call("GET", "/window")
        new = self.call("POST", "/window/new", type="tab")["handle"]
        self.call("POST", "/window", handle=old)
        self.call("DELETE", "/window")
        # It says so before it is closed; to go on meanwhile has once ended with the browser gone.
        while old in self.call("GET", "/window/handles"):
            pass
        self.call("POST", "/window", handle=new)


@contextlib.contextmanager
def display(*, own: bool = False) -> Iterator[str]:
    """A screen for the browser: the machine's own, unless one of its own is asked for, else a virtual one."""
    if os.environ.get("DISPLAY") and not own:
        yield os.environ["DISPLAY"]
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            yield f":{numbers.readline().strip()}"  # it writes the number when it is ready
    finally:
        screen.terminate()
        screen.wait()


@contextlib.contextmanager
def webkitgtk(driver: Path, browser: Path, *arguments: str) -> Iterator[WebDriver]:
    """WebKitGTK's plain browser with a profile of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"webkitgtk:browserOptions": {"binary": str(browser), "args": ["--automation", *arguments]}}
    with display() as screen:
        process = subprocess.Popen(
            [str(driver), f"--port={port}", "--host=127.0.0.1"],
            env={**os.environ, "DISPLAY": screen},
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port, process)
            session = WebDriver(port, options)
            try:
                yield session
            finally:
                session.call("DELETE", "")
        finally:
            process.terminate()
            process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return as soon as the driver answers. It does not say when it is ready, so it is asked again and again."""
    while process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/status", timeout=5).close()
            return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
    raise RuntimeError(f"WebKitGTK's driver ended with exit code {process.returncode}")
