"""What every layer shares: the kit built once from these sources, and servers for it. tests/README.md is the map."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parent.parent
SUB_PATH = "/shared/improvement kit"  # an intranet folder, with a space as people's folders have
# In Chromium and Firefox the tests give this name to this machine. Unlike localhost it is not a secure context, just
# like a plain-http intranet, so that a page which needs one fails here first.
INTRANET = "kit.intranet"

# The files that take longest, longest first: with several workers they begin, so that at the end none waits for another.
LONGEST = [
    *(
        "unit/js/test_session.py",
        "browser/test_every_state.py",
        "browser/test_every_state_by_keyboard.py",
        "browser/test_accessibility.py",
        "engines/test_kill.py",
        "engines/test_new_version.py",
    ),
    *("build/test_environment.py", "unit/js/test_verdict.py", "engines/test_keeping.py", "unit/js/test_history.py"),
    *("browser/test_workshop_room.py", "browser/test_workshop_everybody.py", "browser/test_assessment_saving.py"),
    *("engines/test_journeys.py", "browser/test_assessment_reading.py", "engines/test_pdf.py"),
    *("unit/js/test_small_groups.py", "browser/test_two_copies.py", "unit/test_loader_properties.py"),
    *(
        "browser/test_plan_report.py",
        "build/test_unfinished.py",
        "build/test_print_sheets.py",
        "build/test_installed.py",
    ),
    *("engines/test_workshop_keeping.py", "browser/test_focus_in_sight.py", "browser/test_plan_pieces.py"),
    *("unit/js/test_beside.py", "browser/test_journey.py", "build/test_elsewhere.py", "build/test_two_steps.py"),
    *(
        "build/test_build_script.py",
        "build/test_plugin.py",
        "build/test_print_pack.py",
        "build/test_offline_copy.py",
        "browser/test_printing.py",
    ),
]

# How long an expectation is waited for before it fails. What holds is seen at once; a busy machine needs the rest.
expect.set_options(timeout=30_000)

sys.path.append(str(ROOT / "scripts"))  # last, so that scripts/test.py hides nothing
sys.path.append(str(ROOT / "tests"))  # for arriving.py, hard_notes.py, payloads.py and ways.py
import arriving  # noqa: E402
import browsers  # noqa: E402
import other_language  # noqa: E402
import other_pages  # noqa: E402
import payloads  # noqa: E402
import ways  # noqa: E402


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out one of the two ways where that is enough, and put the files that take longest first; one by one, as by hand,
    they come as they are named."""
    spare = ways.spare(items)
    config.hook.pytest_deselected(items=list(spare))
    items[:] = [item for item in items if item not in spare]
    if "PYTEST_XDIST_WORKER" in os.environ:
        places = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST)}
        items.sort(key=lambda item: places.get(item.path, len(places)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which files took longest, in seconds, so that LONGEST can follow and somebody knows where time goes."""
    seconds: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                seconds[report.nodeid.partition("::")[0]] += report.duration
    if long := [f"{spent:6.0f}  {name}" for name, spent in seconds.most_common(60) if spent >= 10]:
        terminalreporter.section("seconds by file")
        terminalreporter.write("\n".join([*long, f"{sum(seconds.values()):6.0f}  all of {len(seconds)}", ""]))


@pytest.fixture(scope="session", autouse=True)
def started() -> Iterator[None]:
    """Tests look at a page when it has started."""
    with arriving.waiting():
        yield


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def build_kit() -> Callable[..., Path]:
    """A function `build_kit(target, folder=…, **environment)` that builds a kit with plain `mkdocs build --strict`."""

    def build(target: Path, folder: Path = ROOT, **environment: str) -> Path:
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        if done.returncode:
            pytest.fail(f"the kit does not build:\n{done.stdout}{done.stderr}", pytrace=False)
        return target

    return build


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """A function `once(name, make)` that has a folder made by whichever worker comes first; the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    together = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done, failed = together / name, together / f"{name}.done", together / f"{name}.failed"
        try:
            folder.mkdir()
        except FileExistsError:
            while not done.exists() and not failed.exists():
                time.sleep(0.1)
            assert done.exists(), f"another worker could not make it: {failed.read_text('utf-8')}"
            return folder
        try:
            make(folder)
        except BaseException as error:
            failed.write_text(str(error), "utf-8")
            raise
        done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def site(build_kit: Callable[..., Path], once: Callable[..., Path]) -> Path:
    """The kit, built once for the whole run; treat it as read-only."""
    return once("kit", lambda folder: build_kit(folder / "site")) / "site"


@pytest.fixture(scope="session")
def poisoned_site(build_kit: Callable[..., Path], once: Callable[..., Path]) -> Path:
    """The kit of a framework every text of which tries to be more than text."""

    def make(folder: Path) -> None:
        (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        sound = Path(shutil.copytree(ROOT / "tests/frameworks/every-field", folder / "sound"))
        with (sound / "framework.yml").open("a", encoding="utf-8") as main:
            main.write("languages: [{id: en-AU, name: English elsewhere, note: A draft.}]\n")
        (sound / "en-AU").mkdir()
        (sound / "en-AU/framework.yml").write_text("roles: {staff: {name: Workers}}\n", "utf-8")
        places = payloads.poisoned(sound, folder / "framework")
        assert places == payloads.free_texts() - {"organisation/logo"}  # a file's name
        (folder / "framework/pages").mkdir()
        build_kit(folder / "site", folder)

    return once("poisoned", make) / "site"


@pytest.fixture(scope="session")
def two_languages(build_kit: Callable[..., Path], once: Callable[..., Path]) -> Path:
    """A small kit in English and in the test language, which has all guidance pages but one."""

    def make(folder: Path) -> None:
        code = other_pages.with_pages(ROOT, folder)
        (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        other_language.with_language(ROOT / "tests/frameworks/every-field", folder / "framework", note="[A draft.]")
        (folder / "framework/pages").mkdir(exist_ok=True)
        build_kit(folder / "site", folder, PYTHONPATH=str(code))

    return once("two-languages", make) / "site"


@pytest.fixture(scope="session")
def every_page(site: Path) -> list[str]:
    """Every page of the kit in all its languages, as paths from its root."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="session")
def page_names(every_page: list[str]) -> list[str]:
    """Every page in the first language, as paths from the root of the kit."""
    return [name for name in every_page if not name.startswith("cy/")]


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Serves one folder, at the root and again below SUB_PATH, without a word on the terminal."""

    def translate_path(self, path: str) -> str:
        prefix = SUB_PATH.replace(" ", "%20")
        return super().translate_path(path.removeprefix(prefix) or "/")

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # browsers ask for it unbidden, and would report its absence as an error
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # else how old the built files are would decide what a test sees
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., int]]:
    """A function `serve(folder, apart=…)` that serves a folder over http on this machine and returns the port. There is one
    server a folder, for to stop each takes half a second; whoever wants an address at which no browser has kept anything
    yet says for what."""
    servers: list[http.server.ThreadingHTTPServer] = []

    @functools.cache
    def start(folder: Path, apart: object = None) -> int:
        handler = functools.partial(SiteHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return int(server.server_address[1])

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site_port(serve: Callable[[Path], int], site: Path) -> int:
    """The port of this machine at which the kit is served."""
    return serve(site)


@pytest.fixture(scope="session")
def http_root(site_port: int) -> str:
    """The kit over http at the top of a host; no slash at the end."""
    return f"http://{INTRANET}:{site_port}"


@pytest.fixture(scope="session")
def sub_path_root(site_port: int) -> str:
    """The kit over http in a folder below the top, as on an intranet."""
    return f"http://{INTRANET}:{site_port}{SUB_PATH.replace(' ', '%20')}"


@pytest.fixture(scope="session")
def file_root(site: Path) -> str:
    """The kit as files opened by double click."""
    return site.as_uri()


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest) -> str:
    """The kit both ways, over http from a sub-path and as files: `page.goto(f"{root}/assessment.html")`."""
    return str(request.getfixturevalue("sub_path_root" if request.param == "http" else "file_root"))


@pytest.fixture(scope="session")
def chromium_options() -> dict[str, Any]:
    """How Playwright starts a Chromium that is on this machine. Without one the test fails with the cure."""
    try:
        return browsers.chromium_options()
    except LookupError as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture
def lone_page(site: Path, tmp_path: Path) -> Callable[[str], str]:
    """A function that copies one page of the kit to a folder of its own and returns its file:// address."""

    def copy(name: str) -> str:
        target = tmp_path / "alone" / Path(name).name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(site / name, target)
        return target.as_uri()

    return copy
