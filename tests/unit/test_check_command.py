"""`assessment-kit check` as a maintainer meets it at the keyboard."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from assessment_kit.app import pages
from assessment_kit.cli import main

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"


def test_a_sound_framework_is_summed_up_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FRAMEWORKS / "base")]) == 0
    assert capsys.readouterr().out == "Tiny framework 1.1.0: 2 components, 3 questions, 3 levels. No problems.\n"


def test_questions_with_different_scales_are_summed_up_as_a_range(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FRAMEWORKS / "other-scale")]) == 0
    assert "1 component, 3 questions, 2 to 4 levels" in capsys.readouterr().out


def test_problems_go_to_the_output_one_a_line_and_their_number_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "framework").mkdir()
    (tmp_path / "framework" / "framework.yml").write_text("id: tiny\nversion: 1.10\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == 'framework/framework.yml:1:1: the file has no "components"; add "components: …"'
    assert said.out.count("\n") == 5
    assert said.err == "5 problems in 1 file.\n"


def test_a_folder_without_a_framework_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    expected = (
        "framework:1:1: there is no such folder; name the one that holds framework.yml, or make a kit to begin with: "
        "assessment-kit new FOLDER\n"
    )
    assert capsys.readouterr().out == expected


def test_a_logo_that_cannot_be_printed_is_told_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    (tmp_path / "framework/organisation.yml").write_text("name: Riverside\nlogo: logo.png\n", "utf-8")
    (tmp_path / "framework/logo.png").write_bytes(b"\x89PNG\r\n\x1a\n cut off")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    expected = "framework/organisation.yml:2:7: the logo cannot be printed; save it again, as a plain SVG or as a PNG\n"
    assert capsys.readouterr().out == expected


def test_the_organisations_file_is_checked_in_the_same_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    (tmp_path / "framework" / "organisation.yml").write_text("accent: plum\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert capsys.readouterr().out == (
        'framework/organisation.yml:1:9: "plum" does not fit "accent"; '
        'it is: The one colour of links and marks on light paper, as "#6d2f5a".\n'
    )


def test_a_terminal_without_unicode_does_not_bring_the_command_down(project: Path, tmp_path: Path) -> None:
    (tmp_path / "framework.yml").write_text("id: Gŵyl 2026 \u202e\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "assessment_kit.cli", "check", str(tmp_path)],
        cwd=project,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b'write "gwyl-2026"' in done.stdout


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "one", "two"]])
def test_wrong_usage_is_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: assessment-kit" in capsys.readouterr().err


def test_a_program_gets_the_problems_as_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    (tmp_path / "framework" / "organisation.yml").write_text('accent: "#ffd700"\nnme: Riverside\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert [(one["path"], one["line"], one["column"]) for one in problems] == [
        ("framework/organisation.yml", 1, 9),
        ("framework/organisation.yml", 2, 1),
    ]
    assert problems[1]["message"] == 'unknown key "nme"; did you mean "name"?'
    shutil.copytree(FRAMEWORKS / "base", tmp_path / "sound")
    assert main(["check", "--format", "json", "sound"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_mistakes_in_the_scripts_of_every_page_are_told_with_those_of_the_framework(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(project / "theme", tmp_path / "theme")
    for name, wrong in {"spread": "var count = 1;", "questions": "await 1;"}.items():
        with (tmp_path / f"theme/app/components/{name}/{name}.js").open("a", encoding="utf-8") as script:
            script.write(f"{wrong}\n")
    shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    (tmp_path / "framework" / "organisation.yml").write_text("nme: Riverside\n", "utf-8")
    monkeypatch.setattr(pages, "data_folder", lambda name: tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    told = [line.split(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert told == [
        "framework/organisation.yml",
        "theme/app/components/questions/questions.js",
        "theme/app/components/spread/spread.js",
    ]
