"""Made-up answer files: believable, the same everywhere, and readable by everything that reads answers."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from assessment_kit.answers.format import read_answers
from assessment_kit.answers.sample import practice_set, sample_files
from assessment_kit.answers.shapes import AnswerFile
from assessment_kit.cli import main
from assessment_kit.framework.model import Framework, load
from assessment_kit.inputs import inputs_of
from assessment_kit.offline_copy import packed


@pytest.fixture(scope="module")
def framework(project: Path) -> Framework:
    return load(project / "framework")


@pytest.fixture(scope="module")
def people(framework: Framework) -> list[AnswerFile]:
    """Sixty people, as the kit reads them."""
    return [read_answers(text.encode()) for text in sample_files(inputs_of(framework), 60, seed=1).values()]


def test_the_same_seed_gives_the_same_files_and_another_gives_others(framework: Framework) -> None:
    assert sample_files(inputs_of(framework), 5, seed=1) == sample_files(inputs_of(framework), 5, seed=1)
    assert sample_files(inputs_of(framework), 5, seed=1) != sample_files(inputs_of(framework), 5, seed=2)


def test_each_file_holds_one_person_under_a_name_that_says_nothing(framework: Framework) -> None:
    files = sample_files(inputs_of(framework), 60, seed=1)
    assert len(files) == 60
    for name, text in files.items():
        [person] = json.loads(text)["people"]
        assert name == f"answers-{person['id'].removeprefix('p-')[: len(name) - len('answers-.json')]}.json"


def test_people_differ_in_role_and_view_write_notes_and_leave_things_open(people: list[AnswerFile]) -> None:
    persons = [file.people[0] for file in people]
    roles = Counter(person.role for person in persons)
    assert len(roles) >= 5
    assert min(roles.values()) < 5 < max(roles.values()), "some groups are small enough to be hidden"
    assert {person.scope for person in persons} == {"", "team", "service", "organisation", "outside"}
    trends = Counter(way for person in persons for way in person.trend.values())
    assert set(trends) == {"better", "same", "worse"} and trends.total() > 100
    answers = [answer for person in persons for answer in person.answers.values()]
    assert {answer.state for answer in answers} == {None, "cannot-say", "not-applicable"}
    assert any(answer.note for answer in answers)
    assert any(answer.evidence for answer in answers)
    assert len({len(person.answers) for person in persons}) > 1
    for question in ("purpose-direction", "people-culture"):
        assert len({person.answers[question].level for person in persons if question in person.answers}) >= 3


@pytest.mark.parametrize("name", ["seven-levels", "without-one-level", "no-descriptors", "sections"])
def test_other_frameworks_get_people_of_their_own(project: Path, name: str) -> None:
    framework = load(project / "tests/frameworks" / name)
    levels = {question.id: {level.id for level in question.levels} for question in framework.questions}
    for text in sample_files(inputs_of(framework), 10, seed=3).values():
        for id_, answer in read_answers(text.encode()).people[0].answers.items():
            assert answer.level is None or answer.level in levels[id_]


def test_the_practice_set_is_the_same_bytes_every_time_and_made_of_answer_files(framework: Framework) -> None:
    inputs = inputs_of(framework)
    made = packed(practice_set(inputs), inputs.dated)
    assert made == packed(practice_set(inputs_of(framework)), inputs.dated)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert len(archive.namelist()) == 24
        for name in archive.namelist():
            assert name.startswith("improvement-practice/answers-")
            assert read_answers(archive.read(name)).people


def test_the_command_writes_files_and_says_so(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new" / "folder"
    command = ["sample", "--people", "3", "--seed", "1", "--framework", str(project / "framework"), str(target)]
    assert main(command) == 0
    assert capsys.readouterr().out == f"Wrote 3 answer files into {target}.\n"
    assert len(list(target.glob("answers-*.json"))) == 3


def test_the_command_writes_over_nothing(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["sample", "--people", "2", "--framework", str(project / "framework"), str(tmp_path)]
    assert main(command) == 0
    [first, _] = sorted(tmp_path.iterdir())
    first.write_text("mine", encoding="utf-8")
    assert main(command) == 1
    assert first.read_text("utf-8") == "mine"
    assert "is there already" in capsys.readouterr().err


def test_nobody_is_no_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["sample", "--people", "0", str(tmp_path)])
    assert "must be at least 1" in capsys.readouterr().err
