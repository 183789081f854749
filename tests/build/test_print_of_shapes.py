"""What other people's frameworks look like on paper: single sheets, set from their own template alone."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pypdfium2
import pytest
import single_sheet
from assessment_kit.framework.model import load
from assessment_kit.framework.wholes import wholes
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from assessment_kit.print import pack as print_pack
from assessment_kit.print.columns import answer_grids
from pdf_looks import Letter, letters_of
from pdf_text import page_texts, squeezed
from pypdfium2 import raw

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"


def pdf(framework: str, name: str) -> bytes:
    return single_sheet.sheet(inputs_of(load(FRAMEWORKS / framework), words=load_words("en-GB")), name)


def sheet(framework: str, name: str) -> str:
    """The words of one sheet."""
    return " ".join(" ".join(page_texts(pdf(framework, name))).split())


def found(letters: list[Letter], text: str) -> list[Letter]:
    """The letters of the first place where a text stands on a page."""
    at = "".join(one.sign for one in letters).index(squeezed(text))
    return letters[at : at + len(squeezed(text))]


def middle(letters: list[Letter]) -> float:
    return (letters[0].left + letters[-1].right) / 2


def boxes_beside(content: bytes, row: list[Letter]) -> list[float]:
    """Where the middles of the boxes to tick are on the line of a text on the first page, from left to right."""
    paths = pypdfium2.PdfDocument(content)[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    bounds = [path.get_bounds() for path in paths]
    return sorted(
        (left + right) / 2
        for left, bottom, right, top in bounds
        if 8 < right - left < 14 and 8 < top - bottom < 14 and bottom < row[0].top and top > row[0].bottom
    )


@pytest.mark.parametrize("name", ["answer-sheet", "paper-questionnaire", "component-posters"])
def test_numbers_of_the_source_stand_before_titles_in_place_of_our_own(name: str) -> None:
    text = sheet("source-numbers", name)
    assert "GV Govern" in text and "GV.OC-03 Duties" in text and "GV.OC-02 Who depends on us?" in text
    assert "1.4 Who has the last word" in text or name == "component-posters"
    assert "1.1" not in text and text.count("Who depends on us?") == 1


def test_without_a_shared_scale_cards_have_numbers_and_no_scale_is_made_up() -> None:
    assert sheet("source-numbers", "level-cards").startswith("12 3Can’t say")
    assert "Each question has levels of its own" in sheet("source-numbers", "board-pack")


def test_help_is_printed_with_its_lists_and_without_the_signs_of_markdown() -> None:
    text = sheet("help-in-markdown", "paper-questionnaire")
    assert "the front door," in text and "the insurers" in text and not {"*", "["} & set(text)


def test_the_guide_names_references_to_other_standards() -> None:
    text = sheet("references", "facilitator-guide")
    assert "In other standards: Handbook of doors, 2.1 [locks]; Rules of the insurers" in text


def test_groups_stand_behind_their_sections_on_paper() -> None:
    text = sheet("groups", "paper-questionnaire")
    assert "Kitchen · Things" in text and "Kitchen · People" in text and "Things" in text.partition("2 Garden")[2]


# ---- Questions that lack a level of their scale ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "ticked"),
    [("All levels", ["Low", "Middle", "High"]), ("No middle", ["Low", "High"]), ("No top", ["Low", "Middle"])],
)
def test_on_the_answer_sheet_each_box_stands_under_the_name_of_its_level(title: str, ticked: list[str]) -> None:
    content = pdf("without-one-level", "answer-sheet")
    letters = letters_of(content)[0]
    names = [middle(found(letters, name)) for name in ticked]
    *boxes, cannot_say = boxes_beside(content, found(letters, title))
    assert boxes == pytest.approx(names, abs=3) and cannot_say > middle(found(letters, "High"))


def test_a_table_goes_on_where_a_question_lacks_a_level_and_a_dash_stands_in_its_place() -> None:
    text = sheet("without-one-level", "answer-sheet")
    assert text.count("1 Gaps") == 1 and text.count("Middle") == 1
    letters = letters_of(pdf("without-one-level", "answer-sheet"))[0]
    dashes = [one for one in letters if one.sign == "–"]
    assert [(one.left + one.right) / 2 for one in dashes] == pytest.approx(
        [middle(found(letters, name)) for name in ("Middle", "High")], abs=3
    )


def test_a_poster_has_one_head_and_a_dash_where_no_dot_goes() -> None:
    assert sheet("without-one-level", "component-posters").count("Low") == 1
    letters = letters_of(pdf("without-one-level", "component-posters"))[0]
    low, mid, high = (found(letters, name)[0].left for name in ("Low", "Middle", "High"))
    first, second = (one.left for one in letters if one.sign == "–")
    assert low < mid < first < high < second


def test_slips_of_a_question_without_a_level_say_whose_they_are_and_which_is_missing() -> None:
    content = pdf("without-one-level", "slips")
    whole, no_middle, no_top = (squeezed(text) for text in page_texts(content)[:3])
    assert "–" not in whole and "(1." not in whole
    assert no_middle.count("(1.2)Low–MiddleHigh") == 8 and no_top.count("(1.3)LowMiddle–High") == 8


def test_a_level_is_drawn_alike_on_all_slips_whatever_a_question_lacks() -> None:
    content = pdf("without-one-level", "slips")
    document = pypdfium2.PdfDocument(content)
    drawn = []
    for page, letters in [*zip(document, letters_of(content), strict=True)][:3:2]:
        name = found(letters, "Middle")[0]
        place = (name.left - 34, page.get_height() - name.top - 3, name.left - 1, page.get_height() - name.bottom + 3)
        drawn.append(page.render(scale=2).to_pil().convert("L").crop([round(2 * one) for one in place]))
    assert drawn[0].getextrema()[0] < 50
    assert drawn[0].tobytes() == drawn[1].tobytes()


def test_a_named_scale_keeps_its_columns_too_and_levels_of_its_own_stay_alone() -> None:
    framework = load(FRAMEWORKS / "other-scale")
    shared, often, own = framework.questions
    seldom = dataclasses.replace(often, id="seldom", levels=often.levels[:1] + often.levels[2:])
    component = framework.components[0]
    section = dataclasses.replace(component.sections[0], questions=(shared, often, seldom, own))
    grown = dataclasses.replace(framework, components=(dataclasses.replace(component, sections=(section,)),))
    grids = answer_grids(grown.questions, wholes(grown))
    assert grids == [[shared.id], [often.id, "seldom"], [own.id]]


# ---- The questionnaire ----------------------------------------------------------------------------------------------

QUESTIONNAIRES = ("paper-questionnaire", "large-print-questionnaire")


def of_short_texts(count: int, name: str, words: int = 3) -> bytes:
    """A questionnaire with one component of so many questions, and so many words on each level."""
    base = load(FRAMEWORKS / "base")
    component = base.components[0]
    first = dataclasses.replace(component.questions[0], descriptors={one.id: "word " * words for one in base.scale})
    questions = tuple(dataclasses.replace(first, id=f"question-{number}") for number in range(count))
    section = dataclasses.replace(component.sections[0], questions=questions)
    whole = dataclasses.replace(component, links=(), sections=(section,))
    inputs = inputs_of(dataclasses.replace(base, components=(whole,)), words=load_words("en-GB"))
    return single_sheet.sheet(inputs, name)


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_what_ends_a_component_never_stands_on_a_page_without_its_last_question(name: str) -> None:
    words = load_words("en-GB")["print"]
    ends, asked = squeezed(words["trend"]["ask"]), squeezed(words["questionnaire"]["note"])
    for count, length in itertools.product((1, 2, 3), range(1, 200, 12)):
        pages = [squeezed(text) for text in page_texts(of_short_texts(count, name, length))]
        (last,) = [text for text in pages if ends in text]
        assert asked in last, f"{count} questions of {length} words"


def with_one_text(name: str, text: str) -> tuple[list[Letter], list[Letter], bytes]:
    """A questionnaire whose first question says this of its lowest level, "Low": the letters of that name, those of the text."""
    base = load(FRAMEWORKS / "base")
    (component, *others) = base.components
    first, *rest = component.questions
    said = dataclasses.replace(first, descriptors={**first.descriptors, "low": text})
    section = dataclasses.replace(component.sections[0], questions=(said, *rest))
    whole = dataclasses.replace(component, sections=(section,))
    inputs = inputs_of(dataclasses.replace(base, components=(whole, *others)), words=load_words("en-GB"))
    content = single_sheet.sheet(inputs, name)
    page = next(one for one in letters_of(content) if squeezed(text) in "".join(letter.sign for letter in one))
    letters = found(page, text)
    at = page.index(letters[0])
    return page[at - len("Low") : at], letters, content


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_each_line_of_a_levels_text_begins_under_its_name(name: str) -> None:
    level, letters, _ = with_one_text(name, " ".join(["nuns"] * 60))
    assert "".join(one.sign for one in level) == "Low"
    lines: dict[int, list[float]] = {}
    for letter in letters:
        lines.setdefault(round(letter.bottom / 4), []).append(letter.left)
    first, *others = (min(lefts) for lefts in lines.values())
    assert len(others) > 1
    assert [left for left in others if abs(left - level[0].left) > 1.5] == []
    assert first >= level[0].left - 1.5


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_a_box_to_tick_is_as_tall_as_the_letters_beside_it(name: str) -> None:
    level, _, content = with_one_text(name, "A few words alone.")
    document = pypdfium2.PdfDocument(content)
    boxes = [path.get_bounds() for page in document for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    beside = [
        (bottom, top)
        for left, bottom, right, top in boxes
        if right < level[0].left
        and abs(right - left - top + bottom) < 1
        and bottom < level[0].top
        and top > level[0].bottom
    ]
    bottom, top = max(beside, key=lambda one: one[1] - one[0])
    below, above = level[0].bottom - bottom, top - level[0].top
    assert below > 0 and above > 0 and abs(below - above) < 2


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_a_question_is_clear_of_its_title(name: str) -> None:
    page = next(page for page in letters_of(of_short_texts(2, name)) if "1.1Being" in "".join(one.sign for one in page))
    title, asked = found(page, "1.1 Being heard"), found(page, "How are people heard here?")
    assert min(one.bottom for one in title) - max(one.top for one in asked) > 0.25 * title[0].size


# ---- The forms of profiles ------------------------------------------------------------------------------------------


def test_a_profile_has_forms_of_its_own_with_its_questions_alone() -> None:
    inputs = inputs_of(load(FRAMEWORKS / "profiles"), words=load_words("en-GB"))
    made = print_pack.documents(inputs, {})
    names = [f"{form}-{profile.id}" for form in print_pack.FORMS for profile in inputs.framework.profiles]
    assert {f"print/{name}.pdf" for name in names} <= made.keys()
    assert {Path(name).stem for name in made} == set(print_pack.names(inputs))
    for profile in inputs.framework.profiles:
        asked = {squeezed(one.title) for one in inputs.framework.asked_of(profile.id)}
        others = {squeezed(one.title) for one in inputs.framework.questions} - asked
        assert asked and others
        for form in print_pack.FORMS:
            text = squeezed("".join(page_texts(made[f"print/{form}-{profile.id}.pdf"])))
            assert squeezed(profile.name) in text
            assert [title for title in asked if title not in text] == []
            assert [title for title in others if title in text] == []
    listed = {entry["file"]: entry["title"] for entry in print_pack.listing(made, inputs)}
    assert listed["print/answer-sheet-small.pdf"] == "Answer sheet: For a small house"
