"""Whatever happens to a build, the old site stays whole, and one sentence says what to do."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from assessment_kit import building, unfinished


def laid(folder: Path, project: Path) -> Path:
    """A small kit of one's own."""
    shutil.copytree(project / "tests/frameworks/base", folder / "framework")
    return folder


def old_site(folder: Path) -> dict[str, str]:
    """Two files of a site that was built before, and what marks it as one."""
    content = {"index.html": "the old one", "print.html": "the old one", "SHA256SUMS": "the old one"}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in content.items():
        (folder / name).write_text(text, "utf-8")
    return content


def content(site: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in site.iterdir() if not path.name.startswith(".")}


@contextlib.contextmanager
def mounted(place: Path, options: str) -> Iterator[Path]:
    """A disk of its own. Skips, and says so, where nobody may mount one."""
    place.mkdir(exist_ok=True)
    if sys.platform != "linux" or os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root on Linux can mount a small disk")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.fixture
def small_disk(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk of a megabyte, less than a kit takes, with the old site on it, which is there afterwards as it was."""
    monkeypatch.chdir(laid(tmp_path / "kit", project))
    with mounted(tmp_path / "disk", "size=1m") as disk:
        before = old_site(disk / "site")
        yield disk
        assert content(disk / "site") == before


def test_a_full_disk_leaves_the_old_site_and_says_so_in_a_sentence(small_disk: Path) -> None:
    with pytest.raises(building.NotBuilt, match=r"^\S.*: no space left on device; free some space and build again$"):
        building.build(small_disk / "site")


def test_a_disk_that_is_read_only_leaves_the_old_site_and_says_so_in_a_sentence(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(building.NotBuilt, match=r"^\S+: read-only file system; build into another folder$"):
        building.build(small_disk / "site")


def test_a_site_that_is_a_link_is_renewed_where_it_leads(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(laid(tmp_path / "kit", project))
    before = old_site(tmp_path / "www")
    (tmp_path / "kit/site").symlink_to(tmp_path / "www")
    building.build(None)
    assert (tmp_path / "kit/site").is_symlink()
    made = content_names(tmp_path / "www")
    assert "assessment.html" in made
    assert (tmp_path / "www/index.html").read_text("utf-8") != before["index.html"]


def content_names(site: Path) -> set[str]:
    return {path.name for path in site.iterdir()}


class Killed(BaseException):
    """The process is gone: nothing more is done or undone."""


@pytest.mark.parametrize("after", range(8))
def test_a_build_that_is_killed_while_it_renames_leaves_one_whole_site_to_the_next(
    after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old_site(tmp_path / "site")
    making = unfinished.begin(tmp_path / "site")
    new = {"index.html": "the new one", "levels.html": "the new one", "SHA256SUMS": "the new one"}
    for name, text in new.items():
        (making.made / name).write_text(text, "utf-8")
    left = after
    rename = Path.rename

    def until_killed(source: Path, target: Path) -> Path:
        nonlocal left
        if not left:
            raise Killed
        left -= 1
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", until_killed)
    with contextlib.suppress(Killed):
        making.put_in_place()
    making.lock.close()
    monkeypatch.undo()

    unfinished.recover(tmp_path / "site")
    assert content(tmp_path / "site") == (before if after <= len(before) else new)
    assert [path.name for path in (tmp_path / "site").iterdir() if path.name.startswith(".")] == []
