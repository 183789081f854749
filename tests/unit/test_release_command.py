"""`assessment-kit release`: what was published is noted, and cannot vanish unnoticed afterwards."""

import shutil
from pathlib import Path

import pytest
from assessment_kit.cli import main
from assessment_kit.framework.published import needed

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A framework that has been released as 1.1.0."""
    shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    assert main(["release", str(tmp_path / "framework")]) == 0
    return tmp_path / "framework"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_released_framework_is_sound_and_a_second_release_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = (folder / "published.yml").read_bytes()
    assert main(["check", str(folder)]) == 0
    assert main(["release", str(folder)]) == 0
    assert "Version 1.1.0 is released already." in capsys.readouterr().out
    assert (folder / "published.yml").read_bytes() == noted


def test_a_question_that_goes_is_missed_until_it_is_retired_and_the_version_raised(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "components/care.yml", "id: care-time", "id: care-hours")
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert '"care-time", published in version 1.1.0, is gone; add it to "retired"' in said
    assert "raise MAJOR: write 2.0.0" in said
    edit(folder / "framework.yml", "retired: [care-gone]", "retired: [care-gone, care-time]")
    edit(folder / "framework.yml", "version: 1.1.0\ntitle", "version: 2.0.0\ntitle")
    assert main(["check", str(folder)]) == 0


def test_a_question_that_moves_is_no_change(folder: Path) -> None:
    edit(folder / "components/care.yml", "id: care-time", "id: care-hours")
    edit(folder / "framework.yml", "moved: {", "moved: {care-time: care-hours, ")
    assert main(["check", str(folder)]) == 0


def test_a_question_in_another_component_raises_the_version_as_one_that_came(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    care = (folder / "components/care.yml").read_text("utf-8")
    head, question = care.split("  - id: care-time")
    (folder / "components/care.yml").write_text(head, "utf-8")
    talk = (folder / "components/talk.yml").read_text("utf-8")
    (folder / "components/talk.yml").write_text(f"{talk}  - id: care-time{question}", "utf-8")
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert '"care-time" is in "talk" and was in "care"; raise MINOR: write 1.2.0' in said
    edit(folder / "framework.yml", "version: 1.1.0\ntitle", "version: 1.2.0\ntitle")
    assert main(["check", str(folder)]) == 0


def test_where_questions_stood_is_not_asked_of_a_version_that_was_noted_without_it(folder: Path) -> None:
    noted = (folder / "published.yml").read_text("utf-8")
    (folder / "published.yml").write_text(noted[: noted.index("  within:")], "utf-8")
    assert main(["check", str(folder)]) == 0


def test_other_words_need_no_other_version(folder: Path) -> None:
    edit(folder / "components/care.yml", "title: Having time", "title: Enough time")
    assert main(["check", str(folder)]) == 0


def test_every_version_stays_noted(folder: Path) -> None:
    edit(folder / "framework.yml", "version: 1.1.0\ntitle", "version: 1.1.1\ntitle")
    assert main(["release", str(folder)]) == 0
    text = (folder / "published.yml").read_text("utf-8")
    assert text.index("version: 1.1.0") < text.index("version: 1.1.1")


def test_a_framework_with_mistakes_is_not_released(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    edit(tmp_path / "framework/components/talk.yml", "title: Talk\n", "title: On\n")
    assert main(["release", str(tmp_path / "framework")]) == 1
    assert "Nothing was released" in capsys.readouterr().err
    assert not (tmp_path / "framework/published.yml").exists()


@pytest.mark.parametrize(
    ("now", "least"),
    [
        ({"a": ("low", "high")}, (1, 2, 3)),
        ({"a": ("low", "high"), "b": ("low",)}, (1, 3, 0)),
        ({"a": ("low", "middle", "high")}, (1, 3, 0)),
        ({"a": ("high", "low")}, (2, 0, 0)),
        ({"a": ("low",)}, (2, 0, 0)),
        ({}, (2, 0, 0)),
    ],
)
def test_the_least_version_follows_from_what_came_and_what_went(
    now: dict[str, tuple[str, ...]], least: tuple[int, ...]
) -> None:
    assert needed((1, 2, 3), {"a": ("low", "high")}, now) == least
