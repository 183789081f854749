"""The package as people get it: sources packed, a wheel made from them, installed where nothing of this folder is seen."""

from __future__ import annotations

import email
import email.message
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_kit import __version__
from elsewhere import THREE_LINES, broken_links, foreign_addresses, pages_of, repository
from markdown_it import MarkdownIt

BUILD = "import sys, hatchling.build as build; print(getattr(build, sys.argv[1])(sys.argv[2]))"
SITE_PACKAGES = "import sysconfig; print(sysconfig.get_path('purelib'))"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command without a way to this project's own modules, and return what it says."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**surroundings, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        pytest.fail(f"{command[1:4]} fails:\n{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def sources(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packed sources, unpacked in another place: all that a wheel is made from."""
    place = tmp_path_factory.mktemp("sources")
    name = run(sys.executable, "-c", BUILD, "build_sdist", place, cwd=project).splitlines()[-1]
    careful = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Debian's Python 3.11 has none yet
    with tarfile.open(place / name) as packed:
        packed.extractall(place, **careful)
    return place / name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(sources: Path) -> Path:
    """The wheel made from the packed sources, as an installer makes it."""
    place = sources.parent
    return place / run(sys.executable, "-c", BUILD, "build_wheel", place, cwd=sources).splitlines()[-1]


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment with the wheel in it. The packages that it needs are borrowed from this one."""
    place = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel, cwd=place)
    packages = Path(run(python, "-c", SITE_PACKAGES, cwd=place))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


@pytest.fixture(scope="module")
def build(python: Path) -> Callable[[Path], Path]:
    """A function that builds a repository with the installed kit, strictly, and returns the site."""

    def build(folder: Path) -> Path:
        run(python, "-m", "mkdocs", "build", "--strict", cwd=folder)
        return folder / "site"

    return build


@pytest.fixture(scope="module")
def installed(python: Path) -> Path:
    """The folder of the installed package."""
    return Path(run(python, "-c", "import assessment_kit; print(assessment_kit.__file__)", cwd=python.parent)).parent


def test_what_is_imported_is_what_was_installed(python: Path, installed: Path) -> None:
    assert installed.is_relative_to(python.parent.parent)
    found = run(
        python, "-c", "from assessment_kit.places import data_folder as f; print(f('theme'))", cwd=python.parent
    )
    assert Path(found).is_relative_to(installed)


def test_the_command_runs_by_its_name_and_as_a_module(python: Path) -> None:
    for command in ([python.parent / "assessment-kit"], [python, "-m", "assessment_kit"]):
        assert run(*command, "--version", cwd=python.parent) == f"assessment-kit {__version__}"


def test_nothing_is_lost_on_the_way_into_the_wheel(project: Path, installed: Path) -> None:
    found = [path for folder in ("theme", "framework", "kit/assessment_kit") for path in (project / folder).rglob("*")]
    names = {
        path.relative_to(project).as_posix() for path in found if path.is_file() and "__pycache__" not in path.parts
    }
    there = {
        name: installed / name.removeprefix("kit/assessment_kit/")
        if name.startswith("kit/")
        else installed / "_data" / name
        for name in names
    }
    missing = {name for name, path in there.items() if not path.is_file()}
    assert missing == {name for name in names if ".test." in name}, "what only tests need stays with the sources"


def test_the_installed_kit_builds_in_another_folder(build: Callable[[Path], Path], tmp_path: Path) -> None:
    site = build(repository(tmp_path / "theirs", {}))
    pages = pages_of(site)
    assert {"index.html", "levels.html", "assessment.html", "workshop.html", "plan.html"} <= pages.keys()
    assert [name for name, text in pages.items() if "Content-Security-Policy" not in text] == []
    assert list(foreign_addresses(site)) == []
    assert broken_links(site) == []
    assert (site / "search/search_index.js").is_file()
    assert not (site / "404.html").exists()


@pytest.mark.parametrize(
    ("language", "direction", "stemmer"), [("de-AT", "ltr", "lunr.de.min.js"), ("ar", "rtl", ""), ("ga", "ltr", "")]
)
def test_pages_are_in_the_language_of_the_framework(
    build: Callable[[Path], Path], installed: Path, tmp_path: Path, language: str, direction: str, stemmer: str
) -> None:
    strings = installed / "_data/theme/strings"
    shutil.copyfile(strings / "en-GB.yml", strings / f"{language.split('-')[0]}.yml")  # words to be translated
    folder = repository(tmp_path / "theirs", {}, framework="two-levels")
    main = folder / "framework/framework.yml"
    main.write_text(re.sub(r"(?m)^language: .*$", f"language: {language}", main.read_text("utf-8")), "utf-8")
    site = build(folder)
    for name, text in pages_of(site).items():
        assert re.search(rf'<html lang="{language}"', text), name
        assert re.search(rf'<(html|body)[^>]* dir="{direction}"', text), name
    kept = {path.name for path in (site / "assets/javascripts/lunr").rglob("*.js")}
    assert kept == ({"lunr.stemmer.support.min.js", stemmer} if stemmer else set())


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> email.message.Message:
    """What a registry reads about the package."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return email.message_from_string(archive.read(name).decode("utf-8"))


def test_a_registry_finds_what_it_shows(metadata: email.message.Message) -> None:
    for field in ("Summary", "Author", "Maintainer", "Keywords", "License-Expression", "Requires-Python"):
        assert metadata[field], field
    assert metadata["Version"] == __version__
    assert metadata["Description-Content-Type"].startswith("text/markdown")
    classifiers = metadata.get_all("Classifier")
    assert {"Framework :: MkDocs", "Programming Language :: Python :: 3.11"} <= set(classifiers or ())
    assert {address.split(", ")[1].split("/")[2] for address in metadata.get_all("Project-URL") or ()} == {
        "example.org"
    }


def test_the_long_description_stands_alone_and_its_settings_are_those_that_are_tested(
    metadata: email.message.Message,
) -> None:
    import yaml

    text = metadata.get_payload()
    assert isinstance(text, str)
    html = MarkdownIt("commonmark").render(text)
    assert "<h1>Assessment kit</h1>" in html
    assert re.findall(r'(?:src|href)="(?!https://)', html) == []
    settings = re.search(r"```yaml\n(.*?)```", text, re.S)
    assert settings
    assert yaml.safe_load(settings[1]).keys() == THREE_LINES.keys()
    assert yaml.safe_load(settings[1])["plugins"] == THREE_LINES["plugins"]


def test_no_file_is_in_the_wheel_twice(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        files = [name for name in archive.namelist() if not name.endswith("__init__.py")]
        sums = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in files if archive.read(name)}
    twice = {digest for digest, count in Counter(sums.values()).items() if count > 1}
    assert sorted(name for name, digest in sums.items() if digest in twice) == []
    assert [name for name in files if name.endswith("framework/LICENSE")] == ["assessment_kit/_data/framework/LICENSE"]
