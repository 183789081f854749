"""A new kit, built in every way that there is: the pages are the same, and ask nobody."""

from __future__ import annotations

import filecmp
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from elsewhere import broken_links, foreign_addresses, pages_of

SURROUNDINGS = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
MISTAKE = ('title: "Our self-assessment"', "titel: Ours")


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a module as a program of this Python, which finds nothing by being in a folder."""
    return subprocess.run(
        [sys.executable, "-P", "-m", *command],
        cwd=cwd,
        env=SURROUNDINGS,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )


def differences(one: Path, other: Path) -> list[str]:
    """The files of two folders that are not the same, byte for byte."""
    names = {
        path.relative_to(place).as_posix() for place in (one, other) for path in place.rglob("*") if path.is_file()
    }
    _, different, missing = filecmp.cmpfiles(one, other, names, shallow=False)
    return sorted(different + missing)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first of two steps."""
    place = tmp_path_factory.mktemp("new")
    done = run("assessment_kit", "new", "kit", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    return place / "kit"


@pytest.fixture(scope="module")
def built(kit: Path) -> subprocess.CompletedProcess[str]:
    """The kit, built by its own command without any settings, into `site`."""
    (kit / "mkdocs.yml").rename(kit / "aside.yml")
    done = run("assessment_kit", "build", cwd=kit)
    (kit / "aside.yml").rename(kit / "mkdocs.yml")
    return done


@pytest.fixture(scope="module")
def site(kit: Path, built: subprocess.CompletedProcess[str]) -> Path:
    assert built.returncode == 0, built.stdout + built.stderr
    return kit / "site"


def test_a_build_says_in_one_line_what_to_open(built: subprocess.CompletedProcess[str], site: Path) -> None:
    assert built.stdout == f"Made. Open {site / 'index.html'} with a double click.\n"
    assert built.stderr == ""


def test_a_new_kit_is_whole_asks_no_host_and_leads_nowhere_else(site: Path) -> None:
    pages = pages_of(site)
    assert {"index.html", "assessment.html", "workshop.html", "plan.html", "components/learning.html"} <= pages.keys()
    assert [name for name, text in pages.items() if "Content-Security-Policy" not in text] == []
    assert list(foreign_addresses(site)) == []
    assert broken_links(site) == []
    assert {path.stem for path in (site / "print").glob("*.pdf")} >= {"facilitator-guide", "level-cards"}


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_with_settings_other_builders_make_the_same_bytes(kit: Path, site: Path, tmp_path: Path, builder: str) -> None:
    done = run(builder, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(tmp_path), cwd=kit)
    assert done.returncode == 0, done.stdout + done.stderr
    assert differences(site, tmp_path) == []


def test_a_mistake_is_one_line_and_leaves_the_pages_as_they_were(kit: Path, site: Path) -> None:
    before = (site / "SHA256SUMS").read_bytes()
    with mistaken(kit):
        done = run("assessment_kit", "build", cwd=kit)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[0].startswith("framework/framework.yml:")
    assert "Traceback" not in done.stderr
    assert (site / "SHA256SUMS").read_bytes() == before


def test_a_folder_with_other_things_is_no_place_for_a_build(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", "utf-8")
    for target in (tmp_path, tmp_path / "letters.txt"):
        done = run("assessment_kit", "build", "--out", str(target), cwd=kit)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "letters.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("command", ["build", "serve"])
def test_where_there_is_no_kit_one_line_says_what_to_do(tmp_path: Path, command: str) -> None:
    done = run("assessment_kit", command, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("there is no framework/framework.yml here")
    assert "assessment-kit new FOLDER" in done.stderr
    assert list(tmp_path.iterdir()) == []


# Serving


class mistaken:  # noqa: N801
    """The kit with a mistake in it, for as long as it lasts."""

    def __init__(self, kit: Path) -> None:
        self.path = kit / "framework/framework.yml"
        self.sound = self.path.read_text("utf-8")

    def __enter__(self) -> None:
        self.path.write_text(self.sound.replace(*MISTAKE), "utf-8")

    def __exit__(self, *_: object) -> None:
        self.path.write_text(self.sound, "utf-8")


@pytest.fixture
def port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def said(kit: Path, port: int, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """A function that waits until the server has said something, and returns all that it has said."""
    log = tmp_path / "said.txt"
    with log.open("w") as file:
        server = subprocess.Popen(
            [sys.executable, "-P", "-m", "assessment_kit", "serve", "--address", f"127.0.0.1:{port}"],
            cwd=kit,
            env=SURROUNDINGS,
            stdout=file,
            stderr=subprocess.STDOUT,
        )

    def wait(expected: str) -> str:
        end = time.monotonic() + 120
        while not re.search(expected, text := log.read_text("utf-8")):
            assert time.monotonic() < end and server.poll() is None, text
            time.sleep(0.1)
        return text

    yield wait
    server.terminate()
    assert server.wait(60) == 0, "stopped, and not fallen"


def test_the_server_outlives_a_mistake_and_follows_its_cure(kit: Path, port: int, said: Callable[[str], str]) -> None:
    said(rf"Serving on http://127\.0\.0\.1:{port}/")
    with mistaken(kit):
        said(r'framework/framework\.yml:5:1: unknown key "titel"')
    assert "Traceback" not in said(r"(?s)titel.*Documentation built")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/assessment.html", timeout=60) as page:
        assert page.status == 200


# Other site generators


@pytest.fixture(scope="module")
def plain(kit: Path) -> Path:
    """The kit as Markdown and settings."""
    done = run("assessment_kit", "pages", "plain", cwd=kit)
    assert done.returncode == 0, done.stdout + done.stderr
    return kit / "plain"


def test_the_plain_pages_hold_all_that_the_kit_has(plain: Path, site: Path) -> None:
    written = {path.relative_to(plain / "docs").with_suffix("").as_posix() for path in (plain / "docs").rglob("*.*")}
    made = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.*")}
    assert {name for name in made - written if not name.startswith(("assets/", "search/"))} == {
        f"download/{next(site.glob('download/*-kit-*.zip')).stem}",
        "licences",  # it comes with the frame
    }
    texts = [path.read_text("utf-8") for path in (plain / "docs").rglob("*.md")]
    assert [text for text in texts if "\ue000" in text or "OFFLINE_SIZE" in text or not text.startswith("---")] == []


def test_their_settings_are_plain_data_and_name_no_plugin_of_ours(plain: Path) -> None:
    settings = yaml.safe_load((plain / "mkdocs.yml").read_text("utf-8"))
    assert settings["plugins"] == ["search"]
    named = set(re.findall(r"[\w/-]+\.(?:md|html)", str(settings["nav"])))
    assert {name for name in named if not (plain / "docs" / name).is_file()} == set()


def test_zensical_builds_every_page_from_them(plain: Path, site: Path) -> None:
    done = run("zensical", "build", "--strict", cwd=plain)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = pages_of(plain / "site")
    assert pages.keys() - {"404.html"} == pages_of(site).keys()
    for name, text in pages.items():
        assert "Content-Security-Policy" in text, name
        assert "{ ." not in re.sub(r"(?s)<script.*?</script>|<style.*?</style>", "", text), name
    for name in ("assessment.html", "workshop.html", "plan.html", "print/level-cards.pdf"):
        assert (plain / "site" / name).read_bytes() == (site / name).read_bytes(), name
    assert "Licence of the words: CC-BY-4.0." in pages["levels.html"]


def test_what_is_there_is_not_written_over(plain: Path, kit: Path) -> None:
    done = run("assessment_kit", "pages", "plain", cwd=kit)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "plain is not empty, and nothing in it is written over; name another folder\n"
