"""A framework in a further language: texts by id beside it, held against the original."""

import shutil
from pathlib import Path

import pytest
import yaml
from assessment_kit.cli import main
from assessment_kit.framework.foreign import Foreign
from assessment_kit.host.plurals import counted
from assessment_kit.inputs import Inputs, read_inputs
from assessment_kit.reading.problems import FrameworkError
from other_language import CLOSE, OPEN, TAG, with_language

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
ENGLISH = [path for path in sorted(FRAMEWORKS.glob("*/framework.yml")) if "language: en" in path.read_text("utf-8")]


def read(folder: Path) -> Inputs:
    return read_inputs(folder, folder / "pages")


def edit(path: Path, text: str, instead: str) -> None:
    whole = path.read_text("utf-8")
    assert text in whole
    path.write_text(whole.replace(text, instead), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The base framework in the test language too."""
    return with_language(FRAMEWORKS / "base", tmp_path / "framework")


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.parent.name)
def test_whatever_a_framework_says_can_be_said_in_another_language(path: Path, tmp_path: Path) -> None:
    inputs = read(with_language(path.parent, tmp_path / "framework"))
    first, [other] = inputs.framework, inputs.others
    assert inputs.notices == ()
    assert [question.id for question in other.framework.questions] == [question.id for question in first.questions]
    for one, said in zip(first.questions, other.framework.questions, strict=True):
        texts = [said.title, said.question, said.help, *said.descriptors.values(), *said.discuss, *said.evidence]
        texts += [step for steps in said.next_steps.values() for step in steps]
        assert all(OPEN in text for text in texts if text), texts
        assert one.levels != said.levels and [level.id for level in one.levels] == [level.id for level in said.levels]


def test_what_is_not_translated_is_the_first_language_and_marked(folder: Path) -> None:
    edit(folder / "framework.yml", "complete: true", "complete: false")
    (folder / TAG / "components/talk.yml").unlink()
    inputs = read(folder)
    care, talk = inputs.others[0].framework.components
    assert talk.title == "Talk" and isinstance(talk.title, Foreign) and talk.title.lang == "en-GB"
    assert not isinstance(care.title, Foreign)
    assert f"{talk.title:s}" == "Talk" and talk.title.__html__() == '<span lang="en-GB" dir="ltr">Talk</span>'
    [notice] = inputs.notices
    assert "texts are not translated yet" in notice.message


def test_what_shall_be_complete_and_is_not_is_a_mistake(folder: Path) -> None:
    (folder / TAG / "components/talk.yml").unlink()
    with pytest.raises(FrameworkError, match=r'has no "questions", which .*/components/talk.yml has; translate its 2'):
        read(folder)


def test_a_text_that_was_left_as_it_is_stops_nothing(folder: Path) -> None:
    path = folder / TAG / "components/care.yml"
    said = yaml.safe_load(path.read_text("utf-8"))
    said["summary"] = "How people are looked after."
    path.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    [notice] = read(folder).notices
    assert "is the same as in the first language" in notice.message


def test_a_translation_of_an_older_version_names_the_questions_to_look_at(folder: Path) -> None:
    edit(folder / TAG / "framework.yml", "version: 1.1.0", "version: 1.0.0")
    with pytest.raises(
        FrameworkError, match=r'made from version 1.0.0, .* look again at "care-heard", then write 1.1.0'
    ):
        read(folder)
    edit(folder / "framework.yml", "complete: true", "complete: false")
    assert "look again at" in read(folder).notices[0].message


def test_two_levels_may_not_have_one_name_in_another_language_either(folder: Path) -> None:
    path = folder / TAG / "framework.yml"
    said = yaml.safe_load(path.read_text("utf-8"))
    said["scale"]["middle"]["name"] = said["scale"]["low"]["name"]
    path.write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), "utf-8")
    with pytest.raises(FrameworkError, match=f"{TAG}/framework.yml:.* two levels have the name"):
        read(folder)


def test_terms_are_held_against_the_glossary(folder: Path) -> None:
    (folder / "terms.md").write_text("Rota { #rota }\n:   Who works when.\n", "utf-8")
    (folder / TAG / "terms.md").write_text("Rota { #rata }\n:   Who works when.\n", "utf-8")
    with pytest.raises(FrameworkError) as refused:
        read(folder)
    said = str(refused.value)
    assert 'has no term "rota"' in said and 'there is no term "rata"' in said and 'did you mean "rota"?' in said


def test_a_comment_in_a_glossary_is_none_of_its_terms_and_moves_no_place(folder: Path) -> None:
    (folder / "terms.md").write_text("Rota { #rota }\n:   Who works when.\n", "utf-8")
    (folder / TAG / "terms.md").write_text("<!-- A draft,\nunchecked. -->\n\n[Rota] { #rota }\n:   [Who.]\n", "utf-8")
    assert read(folder).others[0].terms.strip() == "[Rota] { #rota }\n:   [Who.]"
    edit(folder / TAG / "terms.md", "#rota", "#rata")
    with pytest.raises(FrameworkError, match=rf"{TAG}/terms.md:4:\d+: there is no term"):
        read(folder)


def test_own_words_win_over_ours_one_by_one(tmp_path: Path) -> None:
    folder = shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    (folder / "strings.yml").write_text("common: {page: {skip: To what matters}}\n", "utf-8")
    page = read(folder).words["common"]["page"]
    assert page["skip"] == "To what matters" and page["guidance"] == "Guidance"


def test_own_words_that_are_none_of_ours_are_a_mistake(tmp_path: Path) -> None:
    folder = shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    (folder / "strings.yml").write_text("common: {page: {skpi: To what matters}}\n", "utf-8")
    with pytest.raises(FrameworkError, match=r'strings.yml:1:17: "skpi" is not a word of en-GB.yml; take it out'):
        read(folder)


def test_an_installed_kit_can_get_a_language_of_its_own(tmp_path: Path) -> None:
    folder = with_language(FRAMEWORKS / "base", tmp_path / "framework")
    shutil.copytree(folder, tmp_path / "alone")
    main = tmp_path / "alone/framework.yml"
    main.write_text(main.read_text("utf-8").split("\nlanguages:")[0].replace("en-GB", TAG), "utf-8")
    assert read(tmp_path / "alone").words["common"]["page"]["skip"].endswith(CLOSE)


def test_check_names_each_gap_of_a_language_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "framework.yml", "complete: true", "complete: false")
    (folder / TAG / "components/talk.yml").unlink()
    assert main(["check", str(folder)]) == 0
    said = capsys.readouterr()
    assert said.out.endswith("No problems.\n") and "3 of 32 texts are not translated yet" in said.err
    assert main(["check", str(folder), "--language", TAG]) == 1
    assert 'has no "questions"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "count", "form"),
    [
        ("cy", 0, "zero"),
        ("cy", 2, "two"),
        ("cy", 3, "few"),
        ("cy", 6, "many"),
        ("cy-GB", 5, "other"),
        ("en-GB", 1, "one"),
        ("en-GB", 2, "other"),
        ("ar", 11, "many"),
        ("ja", 1, "other"),
        ("qps", 1, "one"),
    ],
)
def test_a_number_takes_the_form_of_its_language(language: str, count: int, form: str) -> None:
    forms = {name: name for name in ("zero", "one", "two", "few", "many", "other")}
    assert counted(forms, count, language) == form
    assert counted({"other": "{count} pages"}, count, language) == f"{count} pages"
