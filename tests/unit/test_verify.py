"""A deployed kit is as it was made, or the command says what is not."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import assessment_page, workshop_page
from assessment_kit.cli import main
from assessment_kit.finishing import list_checksums
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of

BASE = Path(__file__).resolve().parent.parent / "frameworks/base"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deployed") / "site"
    (folder / "cy").mkdir(parents=True)
    inputs = inputs_of(load(BASE))
    for name, page in {
        "assessment": assessment_page(inputs, page_shape()),
        "cy/assessment": assessment_page(inputs, page_shape()),
        "workshop": workshop_page(inputs, page_shape()),
        "index": "<!doctype html><title>Home</title>",
    }.items():
        (folder / f"{name}.html").write_text(page, "utf-8", newline="\n")
    list_checksums(folder)
    return folder


@pytest.fixture
def site(pristine: Path, tmp_path: Path) -> Path:
    return shutil.copytree(pristine, tmp_path / "site")


def zipped(site: Path, inside: str = "kit/") -> Path:
    target = site.with_name("kit.zip")
    with zipfile.ZipFile(target, "w") as archive:
        for path in [*sorted(site.rglob("*.*")), site / "SHA256SUMS"]:
            archive.write(path, inside + path.relative_to(site).as_posix())
    return target


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def listed_anew(site: Path) -> None:
    """As somebody does who changes a page and hides it in the list."""
    list_checksums(site)


@pytest.mark.parametrize("inside", [None, "", "kit/"])
def test_what_was_not_touched_is_said_to_be_as_it_was_made(
    site: Path, inside: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(site if inside is None else zipped(site, inside))]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("All 4 files are as SHA256SUMS says, and the 3 pages that hold answers")
    assert said.err == ""


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a byte of a page": (lambda site: edited(site / "index.html", "Home", "Hone"), "index.html: is not as it was made"),
    "ends of lines": (
        lambda site: (site / "index.html").write_bytes(b"<!doctype html>\r\n<title>Home</title>"),
        "index.html: is not as it was made",
    ),
    "a page that is gone": (lambda site: (site / "index.html").unlink(), "index.html: is missing"),
    "a page that came": (
        lambda site: (site / "more.html").write_text("x", "utf-8"),
        "more.html: is not in the list, so it is none of the kit's",
    ),
    "a line of the list": (
        lambda site: edited(site / "SHA256SUMS", "  index.html", ""),
        "SHA256SUMS:3: is no line of a list of checksums",
    ),
    "a list that leads elsewhere": (
        lambda site: edited(site / "SHA256SUMS", "index.html", "../index.html"),
        "SHA256SUMS:3: names a file outside the kit, ../index.html",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_is_named(site: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    change, told = CHANGES[what]
    change(site)
    assert main(["verify", str(site)]) == 1
    assert told in capsys.readouterr().out.splitlines()


POLICIES = {
    "another script": ("</footer>", "</footer><script>alert(1)</script>", "does not name, so that browsers refuse it"),
    "a script of another host": (
        "</footer>",
        '</footer><script src="//x.example/x.js"></script>',
        "loads a script from",
    ),
    "a changed script": ("<script>", "<script>alert(1);", "does not name"),
    "a changed style": ("<style>", "<style>@import 'x';", "does not name"),
    "a script that the policy was made to allow": ("script-src ", "script-src 'unsafe-inline' ", "another policy than"),
    "another source": ("default-src ", "default-src * ", "has another policy than the kit's: default-src *"),
    "no policy": ("http-equiv", "data-equiv", "has no Content-Security-Policy before"),
    "a page within": ("</footer>", '</footer><iframe src="x"></iframe>', "has <iframe>, which no page of a kit has"),
    "a base": ("<title>", '<base href="//x.example/"><title>', "has <base>, which no page of a kit has"),
    "a refresh": (
        "<title>",
        '<meta http-equiv=refresh content="0;url=//x.example"><title>',
        "has <meta http-equiv=refresh",
    ),
}


@pytest.mark.parametrize("what", POLICIES)
def test_a_page_that_its_policy_does_not_fit_is_named_even_where_the_list_was_written_anew(
    site: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, told = POLICIES[what]
    edited(site / "cy/assessment.html", old, new)
    listed_anew(site)
    assert main(["verify", str(site)]) == 1
    [line] = [line for line in capsys.readouterr().out.splitlines() if told in line]
    assert line.startswith("cy/assessment.html: ")


def test_a_policy_that_comes_too_late_is_none(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = site / "workshop.html"
    [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy"[^>]*>', page.read_text("utf-8"))
    edited(page, policy, "")
    edited(page, "</style>", "</style>" + policy)
    listed_anew(site)
    assert main(["verify", str(site)]) == 1
    assert "workshop.html: has no Content-Security-Policy before its first style" in capsys.readouterr().out


def test_what_servers_and_systems_add_is_told_and_is_no_difference(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (".htaccess", "web.config", "Thumbs.db", "cy/.DS_Store"):
        (site / name).write_text("x", "utf-8")
    assert main(["verify", str(site)]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 4


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("kit/../outside.html", "would be unpacked outside the folder"),
        ("/outside.html", "would be unpacked outside the folder"),
        ("beside.html", "stands beside the folder of the kit"),
        ("kit/index.html", "is in the zip 2 times"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_that_holds_more_is_refused(site: Path, name: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = zipped(site)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, "x")
    assert main(["verify", str(target)]) == 1
    assert told in capsys.readouterr().out


def test_a_damaged_file_in_a_zip_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = zipped(site)
    content = target.read_bytes()
    target.write_bytes(content.replace(b"<title>Home", b"<title>Hone"))
    assert main(["verify", str(target)]) == 1
    assert "index.html: cannot be read (Bad CRC-32" in capsys.readouterr().out


@pytest.mark.parametrize("make", ["nothing", "empty folder", "no zip", "empty list"])
def test_what_is_no_kit_is_told_in_a_sentence(tmp_path: Path, make: str, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "place"
    if make == "no zip":
        place.write_bytes(b"x" * 99)
    elif make != "nothing":
        place.mkdir()
    if make == "empty list":
        (place / "SHA256SUMS").touch()
    assert main(["verify", str(place)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
