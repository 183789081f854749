"""What is kept from build to build: made again when anything changes, and never taken from where others may write."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_kit import caches
from assessment_kit.answers import json_schema
from assessment_kit.answers import kept as kept_answers
from assessment_kit.answers.schemas import ANSWERS, schemas
from assessment_kit.app import bundle as joining
from assessment_kit.app import kept
from assessment_kit.reading.problems import FrameworkError

posix = pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such rights")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(caches, "_caches", lambda: tmp_path / "caches")
    return tmp_path / "caches/assessment-kit"


def made(text: str) -> Callable[[], str]:
    return lambda: text


def the_file(place: Path) -> Path:
    (path,) = (path for path in place.rglob("*") if path.is_file())
    return path


def test_a_text_is_made_once_until_what_it_is_made_of_changes(place: Path) -> None:
    assert caches.kept("a", "one", made("first\nline")) == "first\nline"
    assert caches.kept("a", "one", made("again")) == "first\nline"
    assert caches.kept("a", "two", made("second")) == "second"
    assert caches.kept("a", "one", made("third")) == "third"
    assert the_file(place)  # the newest alone


@pytest.mark.parametrize("left", [b"", b"\n", b"\xff\xfe", b"first"], ids=["empty", "a line", "no text", "no mark"])
def test_a_file_that_was_cut_off_or_changed_is_made_again(place: Path, left: bytes) -> None:
    caches.kept("a", "one", made("first"))
    the_file(place).write_bytes(left)
    assert caches.kept("a", "one", made("first again")) == "first again"
    the_file(place).write_bytes(the_file(place).read_bytes().replace(b"again", b"other"))
    assert caches.kept("a", "one", made("first again")) == "first again"


@posix
@pytest.mark.parametrize("open_to_others", [0o770, 0o707, 0o722])
def test_where_others_may_write_nothing_is_read_or_kept(place: Path, open_to_others: int) -> None:
    caches.kept("a", "one", made("planted"))
    place.chmod(open_to_others)
    assert caches.folder("templates") is None
    assert caches.kept("a", "one", made("own")) == "own"
    place.chmod(0o700)
    assert caches.kept("a", "one", made("own")) == "planted"


@posix
def test_what_is_kept_is_closed_to_others_whatever_they_may_do_elsewhere(place: Path) -> None:
    before = os.umask(0o002)
    try:
        assert caches.folder("templates")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in (place, *place.iterdir())} == {0o700}


@posix
def test_a_folder_of_somebody_else_is_not_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    caches.kept("a", "one", made("planted"))
    monkeypatch.setattr(os, "geteuid", lambda: place.stat().st_uid + 1)
    assert caches.kept("a", "one", made("own")) == "own"


def test_where_nothing_can_be_kept_texts_are_made_all_the_same(place: Path) -> None:
    place.parent.write_text("", encoding="utf-8")
    assert [caches.kept("a", "one", made(text)) for text in "xy"] == ["x", "y"]


# Scripts


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the scripts that were joined, one for each time; a new build remembers nothing of the last."""
    names: list[str] = []
    bundle = joining.bundle
    monkeypatch.setattr(joining, "bundle", lambda entry: names.append(entry.name) or bundle(entry))
    return names


def build(entry: Path) -> str:
    kept._kept.cache_clear()
    return kept.Scripts(entry.parent).joined(entry.stem)


def test_scripts_are_joined_once_and_anew_when_one_below_them_changes(tmp_path: Path, joined: list[str]) -> None:
    (tmp_path / "app/rules").mkdir(parents=True)
    entry, part = tmp_path / "app/page.js", tmp_path / "app/rules/part.js"
    entry.write_text('import { part } from "./rules/part.js";\npart();\n', encoding="utf-8")
    part.write_text("export function part() {\n  return 1;\n}\n", encoding="utf-8")
    first = build(entry)
    assert (build(entry), joined) == (first, ["page.js"])
    part.write_text("export function part() {\n  return 2;\n}\n", encoding="utf-8")
    assert build(entry) == first.replace("1", "2") == joining.bundle(entry)


def test_scripts_are_joined_anew_by_another_kit(
    tmp_path: Path, joined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = tmp_path / "page.js"
    entry.write_text("const a = 1;\n", encoding="utf-8")
    build(entry)
    monkeypatch.setattr(kept, "_made_with", lambda: "another")
    build(entry)
    assert len(joined) == 2


def test_a_mistake_in_a_script_is_told_in_every_build(tmp_path: Path) -> None:
    entry = tmp_path / "page.js"
    entry.write_text("var a = 1;\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(FrameworkError, match="use let or const"):
            build(entry)


# Schemas


def test_schemas_are_made_once_and_anew_by_another_kit(monkeypatch: pytest.MonkeyPatch) -> None:
    first = schemas()
    monkeypatch.setattr(json_schema, "answer_schema", dict)
    assert schemas() == first
    monkeypatch.setattr(kept_answers, "_made_with", lambda: "another")
    assert schemas() == first | {ANSWERS: {}}
