"""What a maintainer reads when a framework is broken: each case in tests/frameworks/broken/ holds the whole output.

A case changes a copy of tests/frameworks/base: `files` writes a file, `edit` replaces a passage that occurs once,
`remove` deletes a file, `encode` saves one in another encoding; `expect` is everything that is then said.
"""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from assessment_kit.framework.model import load
from assessment_kit.making import checked
from assessment_kit.reading.leftovers import is_leftover
from assessment_kit.reading.problems import FrameworkError

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
CASES = sorted((FRAMEWORKS / "broken").glob("*.yml"))


def break_it(folder: Path, case: dict[str, Any]) -> None:
    shutil.copytree(FRAMEWORKS / "base", folder)
    for name, text in case.get("files", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, edits in case.get("edit", {}).items():
        text = (folder / name).read_text(encoding="utf-8")
        for edit in edits:
            assert text.count(edit["from"]) == 1, f"{edit['from']!r} does not occur exactly once in {name}"
            text = text.replace(edit["from"], edit["to"])
        (folder / name).write_text(text, encoding="utf-8")
    for name in case.get("remove", []):
        (folder / name).unlink()
    for name, encoding in case.get("encode", {}).items():
        (folder / name).write_bytes((folder / name).read_text(encoding="utf-8").encode(encoding))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_broken_framework_is_explained_in_full(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    break_it(tmp_path / "framework", case)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FrameworkError) as refused:
        checked(Path("framework"), Path("framework/pages"))
    assert str(refused.value) + "\n" == case["expect"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_problem_has_a_place_a_rule_and_a_cure(path: Path) -> None:
    for line in yaml.safe_load(path.read_text(encoding="utf-8"))["expect"].splitlines():
        assert re.fullmatch(r"framework/[\w./-]+:[1-9]\d*:[1-9]\d*: [^;]+; \S.*|\d+ × .+", line)


def test_the_framework_that_the_cases_break_is_sound_itself() -> None:
    assert load(FRAMEWORKS / "base").id == "tiny"


def test_there_is_a_case_for_every_trap() -> None:
    assert len(CASES) >= 30


def test_problems_are_sorted_by_file_and_by_number_of_line(tmp_path: Path) -> None:
    case = {"edit": {"framework.yml": [{"from": "  - {id: staff, name: Staff}", "to": "  - {id: staff, name: }"}]}}
    break_it(tmp_path / "framework", {**case, "files": {"components/talk.yml": "id: talk\ntitle:\nquestions: []\n"}})
    (tmp_path / "framework/components/care.yml").write_text("\n" * 9 + "id: care\nids: care\nquestions:\n", "utf-8")
    with pytest.raises(FrameworkError) as refused:
        load(tmp_path / "framework")
    places = [(problem.path, problem.line, problem.column) for problem in refused.value.problems]
    assert places == sorted(places) and len(places) > 4


def test_a_folder_outside_is_named_as_it_was_given(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match=re.escape(f"{tmp_path.as_posix()}/nowhere:1:1: there is no such folder")):
        load(tmp_path / "nowhere")


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    break_it(tmp_path / "framework", {"encode": {"framework.yml": "utf-8-sig", "components/talk.yml": "utf-8-sig"}})
    assert load(tmp_path / "framework").title == "Tiny framework"


def test_lines_that_end_as_on_windows_are_no_mistake(tmp_path: Path) -> None:
    break_it(tmp_path / "framework", {})
    for path in (tmp_path / "framework").rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(tmp_path / "framework") == load(FRAMEWORKS / "base")


LEFT_BEHIND = (
    *("Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "~$care.yml", "~$notes.md", "~WRL0001.tmp"),
    *(".DS_Store", "._care.yml", "._notes.md", "__MACOSX/._care.yml", "__MACOSX/notes.md", "Icon\r"),
    *(".care.yml.swp", "care.yml~", "notes.md~", "#care.yml#", "care.yml.bak", "care.yml.orig", "care.tmp"),
    *("care.yml:Zone.Identifier", "notes.md:Zone.Identifier", "@eaDir/notes.md"),
)


@pytest.mark.parametrize("place", ["components", "pages", "pages/about"])
def test_files_that_editors_and_systems_leave_behind_are_no_mistake(tmp_path: Path, place: str) -> None:
    break_it(tmp_path / "framework", {})
    for name in (*LEFT_BEHIND, *(["README.md"] if place == "components" else [])):
        path = tmp_path / "framework" / place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff\xfe")  # nothing that could be read
    inputs = checked(tmp_path / "framework", tmp_path / "framework/pages")
    assert (inputs.framework, inputs.written) == (load(FRAMEWORKS / "base"), {})


@pytest.mark.parametrize("name", ["care.yml", "about/what~is.md", "tmp/notes.md", "thumbs.md", "back.md", "C#.md"])
def test_what_an_author_wrote_is_nothing_left_behind(name: str) -> None:
    assert not is_leftover(name)


def test_a_comment_beside_a_text_is_no_mistake(tmp_path: Path) -> None:
    edits = [{"from": "title: Talk\n", "to": "title: Talk # as people say it\n"}]
    break_it(tmp_path / "framework", {"edit": {"components/talk.yml": edits}})
    assert load(tmp_path / "framework") == load(FRAMEWORKS / "base")


@pytest.mark.parametrize("sign", "%@!?,$^~=+")
def test_a_sign_that_yaml_gives_a_meaning_may_begin_what_things_are_called(sign: str, tmp_path: Path) -> None:
    words = f"words: {{board: '{sign}ours', served: '{sign} ours'}}\n"
    break_it(tmp_path / "framework", {"edit": {"framework.yml": [{"from": "moved:", "to": f"{words}moved:"}]}})
    checked(tmp_path / "framework", tmp_path / "framework/pages")


def test_a_file_that_is_far_too_large_is_not_even_read(tmp_path: Path) -> None:
    break_it(tmp_path / "framework", {"files": {"components/talk.yml": "#" * 5_000_001}})
    with pytest.raises(FrameworkError, match=r"talk\.yml:1:1: is larger than 5 MB; divide it, or mend it"):
        load(tmp_path / "framework")


def test_a_file_that_cannot_be_opened_is_a_problem_and_not_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(tmp_path / "framework", {})
    monkeypatch.chdir(tmp_path)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FrameworkError) as refused:
        load(Path("framework"))
    assert str(refused.value).splitlines()[0] == (
        "framework/components/care.yml:1:1: cannot be read (Permission denied); mend the file or its permissions"
    )
