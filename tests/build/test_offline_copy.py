"""The offline copy: one zip for a shared drive, the same bytes on every build, complete and checkable."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import os
import re
import shutil
import stat
import subprocess
import urllib.parse
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from assessment_kit import RELEASED, __version__, offline_copy
from assessment_kit.framework.model import Change, load
from assessment_kit.host.words import load_words
from assessment_kit.inputs import Inputs
from elsewhere import repository

ROOT = Path(__file__).resolve().parents[2]
COPY = offline_copy.Copy("kit-1.0.0", "kit", datetime.datetime(2027, 2, 3, 0, 4))
SOURCES = ("framework", "theme", "mkdocs.yml")
LINK = re.compile(r"""\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")


@pytest.fixture(scope="session")
def zipped(site: Path) -> Path:
    """The offline copy in the built kit."""
    (only,) = (site / "download").glob("*-kit-*.zip")
    return only


@pytest.fixture(scope="session")
def unpacked(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy as somebody unpacks it on a shared drive; the one folder that comes out."""
    drive = tmp_path_factory.mktemp("shared drive")
    zipfile.ZipFile(zipped).extractall(drive)
    (top,) = drive.iterdir()
    return top


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_unpacking_makes_one_folder_with_the_whole_kit_and_its_checksums(
    site: Path, zipped: Path, unpacked: Path
) -> None:
    assert re.fullmatch(rf"{unpacked.name}-\d+\.\d+\.\d+\.zip", zipped.name), "the folder's name is for every version"
    kit, copy = contents(site), contents(unpacked)
    del kit[zipped.relative_to(site).as_posix()], kit["download/SHA256SUMS"]
    del kit["SHA256SUMS"], copy["SHA256SUMS"]
    assert copy.keys() == kit.keys()
    homes = {"index.html", "cy/index.html"}
    assert {name for name in kit if copy[name] != kit[name]} == homes  # the copy does not offer itself


def test_the_home_page_says_how_big_it_is_and_the_copy_does_not_offer_itself(
    site: Path, zipped: Path, unpacked: Path
) -> None:
    name, said = zipped.relative_to(site).as_posix(), f"{zipped.stat().st_size / 1_000_000:.1f} MB"
    home = (site / "index.html").read_text("utf-8")
    assert f'href="{name}"' in home and said in home
    assert name not in (unpacked / "index.html").read_text("utf-8")
    unfilled = [
        path for path in site.rglob("*") if path.suffix in {".html", ".js"} and b"OFFLINE_SIZE" in path.read_bytes()
    ]
    assert unfilled == []


def test_a_checksum_beside_the_copy_vouches_for_it(site: Path) -> None:
    line = (site / "download/SHA256SUMS").read_text("utf-8")
    digest, name = line.split()
    assert hashlib.sha256((site / "download" / name).read_bytes()).hexdigest() == digest


@pytest.fixture(params=["unpacked", "site"])
def checkable(request: pytest.FixtureRequest) -> Path:
    """A folder with a list of checksums: the offline copy, and the kit as a server has it."""
    return Path(request.getfixturevalue(request.param))


def test_the_checksums_vouch_for_every_file(checkable: Path) -> None:
    lines = (checkable / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {name: hashlib.sha256(data).hexdigest() for name, data in contents(checkable).items()}
    del found["SHA256SUMS"]
    assert listed == found


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="this system has no sha256sum to ask")
def test_an_administrator_can_check_the_sums_with_the_usual_command(checkable: Path) -> None:
    assert subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=checkable).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_web_server_of_another_user_may_read_what_a_careful_person_built(
    build_kit: Callable[..., Path], tmp_path: Path
) -> None:
    before = os.umask(0o077)
    try:
        site = build_kit(tmp_path / "site", folder=repository(tmp_path / "theirs", {}))
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (site, *site.rglob("*"))}
    assert {path: mode for path, mode in modes.items() if mode != (0o755 if path.is_dir() else 0o644)} == {}


def links(page: Path) -> Iterator[str]:
    """Every address inside the kit that a page points to, as a path from the page, with its #place."""
    for found in LINK.finditer(page.read_text("utf-8")):
        address = next(group for group in found.groups() if group is not None)
        if not re.match(r"[a-z][a-z0-9+.-]*:", address):
            yield urllib.parse.unquote(address)


def test_every_link_inside_leads_somewhere_after_unpacking(unpacked: Path) -> None:
    broken = []
    for page in sorted(unpacked.rglob("*.html")):
        for link in links(page):
            path, _, place = link.partition("#")
            target = page.parent / path.partition("?")[0] if path else page
            if path.startswith("/") or not target.is_file() or (place and not has_place(target, place)):
                broken.append(f"{page.relative_to(unpacked)}: {link}")
    assert broken == []


def has_place(page: Path, place: str) -> bool:
    """Say whether a page has what #place names. Only pages have places; a script may bear a # for other reasons."""
    return page.suffix != ".html" or bool(
        re.search(rf"""\sid=(["']?){re.escape(place)}\1[\s>]""", page.read_text("utf-8"))
    )


def elsewhere(project: Path, target: Path) -> Path:
    """A copy of the sources in another folder, with newer times on its files."""
    for name in SOURCES:
        source = project / name
        if source.is_dir():
            shutil.copytree(source, target / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(source, target / name)
    return target


def test_another_folder_day_clock_language_and_hash_seed_give_the_same_bytes(
    project: Path, zipped: Path, build_kit: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "élsewhere"
    folder.mkdir()
    surroundings = {
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",  # with the next two: an ASCII system, where a file opened without its encoding breaks
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONHASHSEED": "4242",
        "SOURCE_DATE_EPOCH": "86400",  # MkDocs takes this for today
    }
    again = build_kit(tmp_path / "site", folder=elsewhere(project, folder), **surroundings)
    other = again / "download" / zipped.name
    differing = {name for name in entries(zipped) | entries(other) if content(zipped, name) != content(other, name)}
    assert differing == set()
    assert zipped.read_bytes() == other.read_bytes()


def entries(archive: Path) -> set[str]:
    return set(zipfile.ZipFile(archive).namelist())


def content(archive: Path, name: str) -> bytes | None:
    return zipfile.ZipFile(archive).read(name) if name in entries(archive) else None


def test_entries_say_nothing_of_the_machine_that_made_them(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "a" / "two.html").write_bytes(b"2")
    (site / "b.html").write_bytes(b"1")
    (site / "b.html").chmod(0o755)
    made = offline_copy.add(site, COPY)
    told = [(i.filename, i.date_time, i.external_attr, i.create_system) for i in zipfile.ZipFile(made).infolist()]
    expected = ["kit/a/two.html", "kit/b.html", "kit/SHA256SUMS"]
    assert told == [(name, (2027, 2, 3, 0, 4, 0), 0o100644 << 16, 3) for name in expected]


def dated(**changed: Any) -> datetime.datetime:
    """What files of a framework bear that differs from the project's own in some fields."""
    framework = load(ROOT / "framework")
    return Inputs(dataclasses.replace(framework, **changed), load_words("en-GB")).dated


def change(version: str, *day: int) -> Change:
    return Change(version, datetime.date(*day), "What changed.")


def test_files_bear_the_day_of_the_version_which_only_moves_forward() -> None:
    first = change("1.0.0", 2027, 2, 3)
    assert dated(changes=(first,)).date() == datetime.date(2027, 2, 3)
    same_day = dated(changes=(change("1.0.1", 2027, 2, 3), first))
    next_year = dated(changes=(change("1.1.0", 2028, 1, 9), first))
    assert dated(changes=(first,)) < same_day < next_year


def test_a_framework_without_a_day_of_its_own_bears_that_of_the_kit() -> None:
    assert dated(changes=(), source=None) == datetime.datetime.combine(RELEASED, datetime.time())
    assert dated(changes=(change("1.0.0", 1970, 1, 1),)).date() >= RELEASED
    assert offline_copy.packed({"x": ""}, dated(changes=(change("1.0.0", 9999, 1, 1),))), "zip knows no year so late"


def test_the_kit_bears_the_day_of_its_newest_version_in_the_changes() -> None:
    newest = re.search(r"^## (\d\S*).*?(\d{4}-\d\d-\d\d)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest is None or newest.groups() == (__version__, RELEASED.isoformat())


def test_making_it_again_replaces_it_and_never_packs_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b"1")
    first = offline_copy.add(site, COPY).read_bytes()
    (site / "SHA256SUMS").write_bytes(b"an older list")
    (site / "Thumbs.db").write_bytes(b"a system was here")
    assert offline_copy.add(site, COPY).read_bytes() == first
    assert sorted(path.name for path in (site / "download").iterdir()) == ["kit-1.0.0.zip"]


def test_a_failure_half_way_leaves_the_old_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b"1")
    made = offline_copy.add(site, COPY)
    old = made.read_bytes()
    (site / "later.html").write_bytes(b"2")
    monkeypatch.setattr(offline_copy, "entry", lambda name, dated: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        offline_copy.add(site, COPY)
    assert made.read_bytes() == old
