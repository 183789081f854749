"""Other people's frameworks, one small folder for each way in which they differ."""

import datetime
import shutil
from pathlib import Path

import pytest
from assessment_kit.framework.model import Framework, Question, load
from assessment_kit.framework.questions import first_words

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"


def question(framework: Framework, id_: str) -> Question:
    return next(one for one in framework.questions if one.id == id_)


def level_ids(one: Question) -> list[str]:
    return [level.id for level in one.levels]


def test_the_shipped_framework_has_all_its_questions_and_levels(project: Path) -> None:
    framework = load(project / "framework")
    assert (len(framework.components), len(framework.questions), len(framework.scale)) == (5, 22, 5)
    assert all(len(one.descriptors) == 5 for one in framework.questions)


def test_one_shared_scale_without_descriptors() -> None:
    framework = load(FRAMEWORKS / "no-descriptors")
    assert all(one.levels == framework.scale and one.descriptors == {} for one in framework.questions)
    assert framework.scale[1].meaning == "It is so in places."


def test_a_question_may_use_another_scale_or_levels_of_its_own() -> None:
    framework = load(FRAMEWORKS / "other-scale")
    assert level_ids(question(framework, "habits-depth")) == ["low", "middle", "high"]
    assert level_ids(question(framework, "habits-often")) == ["never", "yearly", "monthly", "daily"]
    assert level_ids(question(framework, "habits-written")) == ["not-yet", "written"]
    assert question(framework, "habits-often").levels[0].meaning == "Not in the last year."


def test_questions_can_be_grouped_once_or_twice() -> None:
    people, place = load(FRAMEWORKS / "sections").components
    assert [(section.id, section.title) for section in people.sections] == [
        ("people-staff", "Staff"),
        ("people-patients", "Patients"),
    ]
    assert [(one.id, one.section) for one in people.questions] == [
        ("people-heard", "people-staff"),
        ("people-time", "people-staff"),
        ("people-asked", "people-patients"),
    ]
    assert [(section.id, section.title) for section in place.sections] == [("place", "")]
    assert [(one.component, one.section) for one in place.questions] == [("place", None)]


@pytest.mark.parametrize(("name", "count"), [("two-levels", 2), ("seven-levels", 7)])
def test_a_scale_may_be_short_or_long(name: str, count: int) -> None:
    framework = load(FRAMEWORKS / name)
    assert len(framework.scale) == count
    assert all(list(one.descriptors) == level_ids(one) for one in framework.questions)


def test_a_framework_may_do_without_roles() -> None:
    assert load(FRAMEWORKS / "two-levels").roles == ()


def test_a_question_may_lack_a_level() -> None:
    framework = load(FRAMEWORKS / "without-one-level")
    assert [level_ids(one) for one in framework.questions] == [
        ["low", "middle", "high"],
        ["low", "high"],
        ["low", "middle"],
    ]
    assert list(question(framework, "gaps-middle").descriptors) == ["low", "high"]


def test_a_component_may_be_left_out_and_a_question_may_not_apply() -> None:
    framework = load(FRAMEWORKS / "optional-component")
    assert [component.optional for component in framework.components] == [False, True]
    assert [one.not_applicable for one in framework.questions] == [False, True, False]


def test_the_few_questions_to_begin_with_are_one_a_component_here(project: Path) -> None:
    framework = load(project / "framework")
    assert [one.component for one in framework.start] == [one.id for one in framework.components]
    assert load(FRAMEWORKS / "optional-component").start == ()


def test_a_framework_may_have_its_own_numbers_and_neither_titles_nor_a_shared_scale() -> None:
    framework = load(FRAMEWORKS / "source-numbers")
    assert framework.scale == ()
    (govern,) = framework.components
    assert (govern.title, govern.sections[0].title) == ("GV Govern", "GV.OC Circumstances")
    first, short, titled, plain = framework.questions
    assert first.title == "GV.OC-01 Does everybody who works here know what the place is for, and what…"
    assert (first.heading, first.lead) == (f"GV.OC-01 {first.question}", "")
    assert (short.title, short.heading) == ("GV.OC-02 Who depends on us?",) * 2
    assert (titled.title, titled.heading, titled.lead) == (
        "GV.OC-03 Duties",
        "GV.OC-03 Duties",
        "Which duties do we have?",
    )
    assert plain.title.startswith("Who has the last word") and plain.heading == plain.question


def test_a_scale_that_no_question_uses_is_not_shown(tmp_path: Path) -> None:
    shutil.copytree(FRAMEWORKS / "source-numbers", tmp_path / "framework")
    main = tmp_path / "framework/framework.yml"
    main.write_text(main.read_text("utf-8") + "scale: [{id: a, name: Answer 0}, {id: b, name: Answer 1}]\n", "utf-8")
    assert load(tmp_path / "framework").scale == ()


def test_questions_that_begin_alike_are_called_by_all_their_words() -> None:
    begin = "To what extent does the organisation look after the people who work in its"
    one, other = f"{begin} kitchens?", f"{begin} laundries?"
    assert first_words(one, (one, other)) == one
    assert first_words(one, (one,)).endswith("work…")


def test_profiles_are_named_parts_of_the_questions() -> None:
    framework = load(FRAMEWORKS / "profiles")
    assert {one.id: [asked.id for asked in framework.asked_of(one.id)] for one in framework.profiles} == {
        "small": ["kitchen-pots", "cellar-wine"],
        "first-session": ["roof-tiles", "garden-spade", "cellar-wine"],
    }


def test_long_texts_arrive_whole() -> None:
    component = load(FRAMEWORKS / "long-texts").components[0]
    (one,) = component.questions
    texts = [component.summary, component.why, one.question, one.help, *one.descriptors.values()]
    texts += [*one.discuss, *one.evidence, *one.next_steps["low"]]
    assert [len(text) for text in texts] == [2000] * 10


def test_welsh_keeps_its_accents_and_reads_from_the_left() -> None:
    framework = load(FRAMEWORKS / "welsh")
    assert framework.direction == "ltr"
    assert "ŵyr a gŵr" in framework.questions[0].descriptors["cynnal"]


def test_arabic_reads_from_the_right() -> None:
    framework = load(FRAMEWORKS / "arabic")
    assert framework.direction == "rtl"
    assert framework.title == "التقييم الذاتي للتحسين"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en-GB", "ltr"), ("ur-PK", "rtl"), ("he", "rtl"), ("az-Arab", "rtl"), ("ku-Latn-TR", "ltr"), ("zh-Hant", "ltr")],
)
def test_the_direction_follows_the_script(language: str, direction: str, tmp_path: Path) -> None:
    assert with_line(tmp_path, "language: en-GB", f"language: {language}").direction == direction


def with_line(tmp_path: Path, old: str, new: str) -> Framework:
    """The base framework with one line of framework.yml changed."""
    for path in (FRAMEWORKS / "base").rglob("*.yml"):
        target = tmp_path / path.relative_to(FRAMEWORKS / "base")
        target.parent.mkdir(exist_ok=True)
        target.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return load(tmp_path)


def test_answers_to_a_question_that_moved_twice_lead_to_where_it_is_today() -> None:
    assert load(FRAMEWORKS / "base").moved == {"care-first": "care-heard", "care-old": "care-heard"}


def test_small_groups_are_five_unless_the_framework_says_otherwise(tmp_path: Path) -> None:
    assert load(FRAMEWORKS / "base").minimum_group == 4
    assert with_line(tmp_path, "minimum_group: 4\n", "").minimum_group == 5


def test_a_source_may_say_what_was_compared_and_when_and_what_was_not(tmp_path: Path) -> None:
    said = "checked: 2026-11-23\n  compared: [{what: The names, checked: 2026-10-01}]\n  not_compared: [The order]"
    source = with_line(tmp_path, "checked: 2026-11-23", said).source
    assert source is not None
    assert [(one.what, one.checked) for one in source.compared] == [("The names", datetime.date(2026, 10, 1))]
    assert source.not_compared == ("The order",)


def test_a_note_on_the_scale_is_kept(tmp_path: Path) -> None:
    note = "scale_note: Each level takes in the ones before."
    assert with_line(tmp_path, "minimum_group: 4", note).scale_note == "Each level takes in the ones before."


def test_texts_that_are_left_out_are_empty_and_not_missing() -> None:
    base = load(FRAMEWORKS / "base")
    assert base.source is not None
    assert (base.scale_note, base.source.compared, base.source.not_compared) == ("", (), ())
    talk = load(FRAMEWORKS / "base").components[1]
    assert (talk.summary, talk.why, talk.in_practice, talk.links) == ("", "", (), ())
    assert (
        talk.questions[0].apart,
        talk.questions[0].help,
        talk.questions[0].discuss,
        talk.questions[0].next_steps,
    ) == ("", "", (), {})


def test_texts_for_levels_follow_the_levels_and_changes_start_with_the_newest(tmp_path: Path) -> None:
    framework = with_line(tmp_path, "changes:\n", "changes:\n  - {version: 1.0.10, date: 2026-01-01, summary: Ten.}\n")
    assert [change.version for change in framework.changes] == ["1.1.0", "1.0.10"]
    care = (tmp_path / "components" / "care.yml").read_text("utf-8")
    moved = care.replace("      low: One nurse asks.\n", "").replace(
        "    discuss:", "      low: One nurse asks.\n    discuss:"
    )
    (tmp_path / "components" / "care.yml").write_text(moved, "utf-8")
    assert list(load(tmp_path).questions[0].descriptors) == ["low", "middle", "high"]


def test_roles_have_wider_groups_and_people_have_scopes_where_a_framework_names_them(tmp_path: Path) -> None:
    assert [role.wider for role in load(FRAMEWORKS / "base").roles] == ["", ""]
    added = "  - {id: board, name: Board, wider: lead}\nwider: [{id: lead, name: Leaders}]\nscopes: [{id: team, name: A team}]"
    framework = with_line(tmp_path, "  - {id: board, name: Board}", added)
    assert [role.wider for role in framework.roles] == ["", "lead"]
    assert [(one.id, one.name) for one in (*framework.wider, *framework.scopes)] == [
        ("lead", "Leaders"),
        ("team", "A team"),
    ]
