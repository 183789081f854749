"""Sheets and packs for a session, as people hold them: session pack, large print, slips, questionnaire, posters."""

from __future__ import annotations

import dataclasses
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from assessment_kit.framework.model import Framework, Question, load
from assessment_kit.framework.parts import Level
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from assessment_kit.making import Kit, make_kit
from assessment_kit.print import pack as print_pack
from assessment_kit.print.session import session_questions
from pdf_looks import letters_of, letters_off_the_page, letters_over_letters, used
from pdf_text import page_texts, squeezed

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
ALL = load_words("en-GB")
WORDS = ALL["print"]
NOT_APPLICABLE = squeezed(ALL["session"]["script"]["state_not-applicable"])
LONG_NAMES = (
    "Weiterentwicklungsbereitschaft",
    "Optimizing and continuously improving",
    "Systematically embedded everywhere",
    "Ad hoc",
    "Well-established practice across the organisation",
    "Zusammenarbeitsvereinbarung",
    "Repeatable and sustained by everybody who works here",
)
LONG_TITLE = "Zusammenarbeit zwischen Versorgungseinrichtungen und Selbsthilfegruppen im gemeinsamen Alltag"


@pytest.fixture(scope="module")
def kit(project: Path) -> Kit:
    return make_kit(project / "framework", project / "framework/pages")


def pdf(kit: Kit, name: str) -> bytes:
    return kit.pack.made[f"print/{name}.pdf"]


def printed(made: dict[str, bytes], name: str) -> str:
    return squeezed("".join(page_texts(made[f"print/{name}.pdf"])))


def documents(framework: Framework) -> dict[str, bytes]:
    return print_pack.documents(inputs_of(framework, ALL), {})


def with_questions(framework: Framework, count: int) -> Framework:
    """A framework of one component with so many questions, made of its first one."""
    component = framework.components[0]
    first = dataclasses.replace(component.questions[0], section=None)
    questions = tuple(dataclasses.replace(first, id=f"question-{number}") for number in range(count))
    section = dataclasses.replace(component.sections[0], title="", questions=questions)
    return dataclasses.replace(framework, components=(dataclasses.replace(component, links=(), sections=(section,)),))


def with_long_words(framework: Framework) -> Framework:
    """A framework of eight questions with names and titles as long as any that people have."""

    def named(levels: tuple[Level, ...]) -> tuple[Level, ...]:
        return tuple(dataclasses.replace(level, name=name) for level, name in zip(levels, LONG_NAMES, strict=False))

    def lengthened(question: Question) -> Question:
        asked = "How far do people in different places work together on what matters? " * 3
        return dataclasses.replace(question, title=LONG_TITLE, question=asked, levels=named(question.levels))

    grown = with_questions(framework, 8)
    component = grown.components[0]
    section = component.sections[0]
    questions = tuple(lengthened(question) for question in section.questions)
    whole = dataclasses.replace(
        component, title=LONG_TITLE, sections=(dataclasses.replace(section, questions=questions),)
    )
    return dataclasses.replace(grown, scale=named(grown.scale), components=(whole,))


def headers(content: bytes) -> Counter[str]:
    """How many header cells of each scope a PDF has."""
    with pikepdf.open(io.BytesIO(content)) as document:
        cells = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
        return Counter(str(part.Scope) for cell in cells for part in cell.A if "/Scope" in part)


# ---- The guide and the session pack ---------------------------------------------------------------------------------


def test_no_page_of_the_guide_is_half_empty(kit: Kit) -> None:
    half_empty = [number for number, share in enumerate(used(pdf(kit, "facilitator-guide")), start=1) if share < 0.5]
    assert len(half_empty) <= 1, half_empty  # one page more or less where other fonts or words change every break


def test_the_guide_prints_programmes_links_and_glossary(kit: Kit) -> None:
    guide = squeezed("".join(page_texts(pdf(kit, "facilitator-guide"))))
    for uri in ("programmes.md", "threads.md", "glossary.md"):
        assert squeezed(kit.pages[uri].title) in guide
    assert "{#" not in guide and "<svg" not in guide
    assert squeezed("Sponsor. The senior person") in guide


def test_what_is_only_on_the_site_is_said_to_be_there(kit: Kit) -> None:
    guide = squeezed("".join(page_texts(pdf(kit, "facilitator-guide"))))
    assert squeezed(f"({WORDS['elsewhere']})") in guide


def test_headings_are_the_same_words_on_paper_and_on_the_site(kit: Kit) -> None:
    page = kit.texts["components/purpose.md"]
    said = [*WORDS["component"].values(), WORDS["question"]["discuss"], WORDS["question"]["evidence"]]
    for heading in (*said, WORDS["next_steps"]["title"]):
        assert f"## {heading}" in page


def test_the_session_pack_is_a_file_to_carry(kit: Kit) -> None:
    pages = [squeezed(text) for text in page_texts(pdf(kit, "session-pack"))]
    assert 11 <= len(pages) <= 16
    assert squeezed("Set up the room") in pages[0] and squeezed("Before you go home") in pages[0]
    whole = "".join(pages)
    chosen = session_questions(kit.inputs.framework)
    for question in kit.inputs.framework.questions:
        assert (squeezed(question.question) in whole) == (question in chosen), question.id
    for question in chosen:
        page = next(page for page in pages if squeezed(question.question) in page)
        texts = (*question.descriptors.values(), *question.discuss, *question.evidence)
        assert [text for text in texts if squeezed(text) not in page] == []
    for sheet in ("consensus", "action", "room"):
        assert squeezed(WORDS[sheet]["title"]) in whole
    assert "One question, step by step".replace(" ", "") in whole
    assert squeezed("90 minutes") in whole and squeezed("A series of") not in whole


def test_a_session_chooses_among_a_few_questions(kit: Kit) -> None:
    framework = kit.inputs.framework
    chosen = session_questions(framework)
    marked = [question for question in framework.questions if getattr(question, "start", False)]
    assert list(chosen) == (marked or [component.questions[0] for component in framework.components])[:5]
    many = dataclasses.replace(framework, components=framework.components * 2)
    assert len(session_questions(many)) == 5


def test_a_framework_of_many_questions_has_booklets_and_ours_has_none(kit: Kit) -> None:
    assert print_pack.names(kit.inputs) == list(print_pack.TEMPLATES)
    base = load(FRAMEWORKS / "base")
    booklet = f"facilitator-guide-{base.components[0].id}"
    assert booklet in print_pack.names(inputs_of(with_questions(base, 41), ALL))
    assert booklet not in print_pack.names(inputs_of(with_questions(base, 40), ALL))


# ---- Large print ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["questionnaire", "answer-sheet", "questions"])
def test_nothing_in_large_print_is_smaller_than_16_points(kit: Kit, name: str) -> None:
    small = {
        (one.sign, round(one.size, 1))
        for page in letters_of(pdf(kit, f"large-print-{name}"))
        for one in page
        if one.size < 15.99
    }
    assert small == set()


def test_large_print_says_what_the_other_print_says(kit: Kit) -> None:
    questionnaire = squeezed("".join(page_texts(pdf(kit, "large-print-questionnaire"))))
    pages = squeezed("".join(page_texts(pdf(kit, "large-print-questions"))))
    sheet = squeezed("".join(page_texts(pdf(kit, "large-print-answer-sheet"))))
    for question in kit.inputs.framework.questions:
        told = (question.question, *question.descriptors.values())
        assert [text for text in told if squeezed(text) not in questionnaire] == []
        more = (*told, *question.discuss, *question.evidence)
        assert [text for text in more if squeezed(text) not in pages] == []
        assert squeezed(question.title) in sheet


# ---- To answer on ---------------------------------------------------------------------------------------------------


def test_most_pages_of_the_questionnaire_have_two_questions_each_with_lines(kit: Kit) -> None:
    content = pdf(kit, "paper-questionnaire")
    components = kit.inputs.framework.components
    most = 2 + sum((len(component.questions) + 1) // 2 for component in components) + 1
    assert print_pack.page_count(content) <= most + 2  # longer words may part a pair or two
    asked = [squeezed(text).count(squeezed(WORDS["questionnaire"]["note"])) for text in page_texts(content)]
    assert sum(asked) == len(kit.inputs.framework.questions) and max(asked) == 2


@pytest.mark.parametrize("name", ["paper-questionnaire", "answer-sheet", "large-print-answer-sheet"])
def test_people_say_what_they_think_of_and_how_it_has_changed(kit: Kit, name: str) -> None:
    text = squeezed("".join(page_texts(pdf(kit, name))))
    assert text.count(squeezed(WORDS["trend"]["ask"])) == len(kit.inputs.framework.components)
    for scope in kit.inputs.framework.scopes:
        assert squeezed(scope.name) in text


FORMS = ("paper-questionnaire", "answer-sheet", "large-print-questionnaire", "large-print-answer-sheet")


@pytest.mark.parametrize("name", FORMS)
def test_whoever_answers_on_paper_may_say_what_to_work_on_as_on_the_screen(kit: Kit, name: str) -> None:
    text = squeezed("".join(page_texts(pdf(kit, name))))
    assert text.count(squeezed(WORDS["sheet"]["work_on"])) == 1


def test_the_answer_sheet_sends_people_to_the_descriptions_first(kit: Kit) -> None:
    text = squeezed("".join(page_texts(pdf(kit, "answer-sheet"))))
    start = text.index(squeezed(WORDS["sheet"]["first"]))
    assert start < text.index(squeezed(kit.inputs.framework.questions[0].title))


def allowing(framework: Framework, *places: int) -> Framework:
    component = framework.components[0]
    section = component.sections[0]
    questions = [
        dataclasses.replace(question, not_applicable=number in places)
        for number, question in enumerate(section.questions)
    ]
    section = dataclasses.replace(section, questions=tuple(questions))
    return dataclasses.replace(framework, components=(dataclasses.replace(component, sections=(section,)),))


def test_not_applicable_is_offered_only_where_a_question_allows_it() -> None:
    six = with_questions(load(FRAMEWORKS / "base"), 6)
    none, one, most = (printed(documents(allowing(six, *places)), "answer-sheet") for places in ((), (4,), range(1, 6)))
    assert NOT_APPLICABLE not in none
    title = squeezed(six.questions[0].title)
    assert f"1.5{title}{NOT_APPLICABLE}" in one and one.count(NOT_APPLICABLE) == 1
    assert most.count(NOT_APPLICABLE) == 1 and most.index(NOT_APPLICABLE) < most.index(title)


# ---- Slips, cards and posters ---------------------------------------------------------------------------------------


def test_slips_for_the_reveal_hold_a_number_the_levels_and_cannot_say(kit: Kit) -> None:
    pages = [squeezed(text) for text in page_texts(pdf(kit, "slips"))]
    reveal, safety, worth = pages
    slips = reveal.count(squeezed(WORDS["slips"]["question"]))
    assert slips >= 6
    for level in kit.inputs.framework.scale:
        assert reveal.count(squeezed(level.name)) == slips
    assert reveal.count(squeezed(ALL["session"]["script"]["state_cannot-say"])) == slips
    assert reveal.count(f"{NOT_APPLICABLE}(4.5)") == slips, "no other page has a place for that number"
    assert "12345" in safety and squeezed(WORDS["slips"]["safety_ask"]) in safety
    assert "12345" in worth and squeezed(WORDS["slips"]["worth_ask"]) in worth
    assert letters_off_the_page(pdf(kit, "slips")) == []


def test_each_scale_of_a_framework_has_its_slips() -> None:
    framework = load(FRAMEWORKS / "other-scale")
    scales = {tuple(level.name for level in question.levels) for question in framework.questions}
    assert print_pack.page_count(documents(framework)["print/slips.pdf"]) == len(scales) + 2


def test_the_card_for_those_who_cannot_say_tells_why(kit: Kit) -> None:
    assert squeezed(WORDS["cards"]["cannot_say"]) in squeezed("".join(page_texts(pdf(kit, "level-cards"))))


def frameworks() -> Iterator[Framework]:
    for name in ("long-texts", "seven-levels", "sections"):
        yield load(FRAMEWORKS / name)
    yield with_long_words(load(FRAMEWORKS / "seven-levels"))
    yield with_long_words(load(FRAMEWORKS / "base"))
    named = "How far along each of the schools of the northern and the southern county is, in the year of our Lord 2026"
    yield dataclasses.replace(
        load(FRAMEWORKS / "base"), id="long-title", title=f"{named}: a matrix for governors, heads and pupils"
    )


@pytest.mark.parametrize("framework", [*frameworks()], ids=lambda one: f"{one.id}-{len(one.questions)}")
def test_no_letter_stands_over_another_or_off_the_page_however_long_the_words(framework: Framework) -> None:
    made = documents(framework)
    faults = {
        name: [*letters_over_letters(made[f"print/{name}.pdf"]), *letters_off_the_page(made[f"print/{name}.pdf"])]
        for name in print_pack.TEMPLATES
    }
    assert {name: found[:5] for name, found in faults.items() if found} == {}


def test_posters_have_each_question_and_room_for_dots(kit: Kit) -> None:
    content = pdf(kit, "component-posters")
    texts = [squeezed(text) for text in page_texts(content)]
    assert len(texts) == len(kit.inputs.framework.components)
    components = enumerate(zip(kit.inputs.framework.components, texts, strict=True), start=1)
    for number, (component, text) in components:
        names = [f"{number}.{place} {one.title}" for place, one in enumerate(component.questions, start=1)]
        assert [name for name in names if squeezed(name) not in text] == []
    assert min(used(content)) > 0.85


# ---- Tables ---------------------------------------------------------------------------------------------------------


def test_each_row_of_a_table_has_a_header(kit: Kit) -> None:
    questions = len(kit.inputs.framework.questions)
    assert headers(pdf(kit, "answer-sheet"))["/Row"] == questions
    assert headers(pdf(kit, "component-posters"))["/Row"] == questions
    assert headers(pdf(kit, "paper-questionnaire"))["/Row"] == len(kit.inputs.framework.scale)
    assert headers(pdf(kit, "facilitator-guide"))["/Row"] > questions + 60  # the agreement sheet, and the agendas


def test_the_cells_of_a_row_name_its_header(kit: Kit) -> None:
    with pikepdf.open(io.BytesIO(pdf(kit, "answer-sheet"))) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        rows = [one for one in elements if one.get("/S") == "/TR" and len(one.K) > 1 and one.K[0].S == "/TH"]
        for row in rows[1:]:
            named = {str(name) for cell in list(row.K)[1:] for name in cell.A[0].Headers}
            assert str(row.K[0].ID) in named
        assert len(pikepdf.NameTree(document.Root.StructTreeRoot.IDTree)) >= len(rows)
