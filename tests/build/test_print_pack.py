"""The print pack as people meet it: what stands on which page, in every PDF, for this framework and for others."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from assessment_kit.framework.answering_time import time_to_answer
from assessment_kit.framework.model import Framework, Question, load
from assessment_kit.host.logo import Logo
from assessment_kit.host.organisation import Accent, Organisation
from assessment_kit.host.words import load_words
from assessment_kit.inputs import Inputs, inputs_of, read_inputs
from assessment_kit.making import make_kit
from assessment_kit.print import pack as print_pack
from assessment_kit.print.typography import typographic
from assessment_kit.templates import render_help
from pdf_text import page_texts, squeezed

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
OTHERS = sorted(folder.name for folder in FRAMEWORKS.iterdir() if (folder / "framework.yml").is_file())
WORDS = load_words("en-GB")["print"]
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
STEPS = """---
title: On the day
---
# On the day
For facilitators
{ .kit-for }

See [before](before.md#the-room), [the first part](../components/care.md), [the site](https://example.org/help),
[the questions](../assessment.html) and [elsewhere](../about/privacy.md).

> Cards up on three.
{ .kit-say }

## Set up the room
- Chairs in a ring
- Water
"""
BEFORE = "# Before\n\n### The room\nBook *it* early.\n"


@pytest.fixture(scope="module")
def own(project: Path) -> tuple[Framework, dict[str, bytes]]:
    """This project's framework and its print pack."""
    kit = make_kit(project / "framework", project / "framework/pages")
    return kit.inputs.framework, dict(kit.pack.made)


@pytest.fixture(scope="module")
def guide(own: tuple[Framework, dict[str, bytes]]) -> list[str]:
    """The pages of the facilitator guide, as squeezed texts."""
    return [squeezed(text) for text in page_texts(own[1]["print/facilitator-guide.pdf"])]


def made_of(framework: Framework) -> Inputs:
    """The inputs of a framework, with English words whatever its language."""
    return inputs_of(framework, words=load_words("en-GB"))


def base(**changes: Any) -> Framework:
    return dataclasses.replace(load(FRAMEWORKS / "base"), **changes)


def with_question(framework: Framework, **changes: Any) -> Framework:
    """The framework with only its first component and question, that one changed."""
    component = framework.components[0]
    question = dataclasses.replace(component.questions[0], section=None, **changes)
    section = dataclasses.replace(component.sections[0], questions=(question,))
    return dataclasses.replace(framework, components=(dataclasses.replace(component, links=(), sections=(section,)),))


def unmarked(markdown: str) -> list[str]:
    """The words between the marks."""
    return re.findall(r">([^<]+)", str(render_help(markdown)))


def words_of(question: Question) -> Iterator[str]:
    yield from (
        question.title,
        question.question,
        *unmarked(question.help),
        question.apart,
        *question.descriptors.values(),
    )
    yield from (*question.discuss, *question.evidence, question.group, *(work.text for work in question.references))


def all_words(framework: Framework) -> Iterator[str]:
    yield from (framework.title, framework.scale_note)
    yield from (text for level in framework.scale for text in (level.name, level.meaning))
    for component in framework.components:
        yield from (component.title, component.summary, *component.in_practice, *(link.how for link in component.links))
        yield from (text for section in component.sections for text in (section.title, section.summary))
        for question in component.questions:
            yield from words_of(question)
            yield from (step for steps in question.next_steps.values() for step in steps)


def outline(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as found:
        return [item.title for item in found.root]


def test_every_pdf_says_its_title_and_language_and_has_tags_and_bookmarks(
    own: tuple[Framework, dict[str, bytes]], project: Path
) -> None:
    _, made = own
    inputs = read_inputs(project / "framework", project / "framework/pages")
    told = {one.folder: (one.words["print"], one.framework) for one in (inputs, *inputs.others)}
    for name, content in made.items():
        words, framework = told[name.partition("print/")[0]]
        with pikepdf.open(io.BytesIO(content)) as document:
            title = words["documents"][Path(name).stem]["title"]
            assert str(document.docinfo["/Title"]) == f"{framework.title}: {title}"
            assert "/CreationDate" not in document.docinfo  # a pack of tomorrow has the same bytes
            assert document.Root.ViewerPreferences.DisplayDocTitle
            assert str(document.Root.Lang) == framework.language
            assert document.Root.MarkInfo.Marked and document.open_metadata()["pdfuaid:part"] == "1"
        assert outline(content), name


PROMISED = ("answer-sheet", "board-pack", "component-posters", "level-cards")


def test_sheets_have_the_pages_they_promise(own: tuple[Framework, dict[str, bytes]]) -> None:
    framework, made = own
    for folder in ("print/", "cy/print/"):
        pages = {name: print_pack.page_count(made[f"{folder}{name}.pdf"]) for name in PROMISED}
        assert pages == {
            "answer-sheet": 1,
            "board-pack": 2,
            "component-posters": len(framework.components),
            "level-cards": (len(framework.scale) + 2) // 2,  # two on a page, "can't say" among them
        }


def test_each_question_has_one_page_with_all_that_the_room_needs(
    own: tuple[Framework, dict[str, bytes]], guide: list[str]
) -> None:
    for question in own[0].questions:
        pages = [page for page in guide if squeezed(question.question) in page]
        assert len(pages) == 1, question.id
        missing = [text for text in words_of(question) if squeezed(text) not in pages[0]]
        assert missing == [], question.id
        assert squeezed(WORDS["question"]["agreed"]) in pages[0]


def test_the_guide_leads_through_a_session_and_ends_with_its_sheets(
    own: tuple[Framework, dict[str, bytes]], guide: list[str]
) -> None:
    chapters = outline(own[1]["print/facilitator-guide.pdf"])
    assert chapters[:4] == ["If the session is tomorrow", "How to run it", "Before the day", "On the day"]
    assert chapters[-3:] == [WORDS[sheet]["title"] for sheet in ("consensus", "action", "room")]
    for chapter in chapters:
        assert squeezed(chapter) in guide[1], "the contents list every chapter"


def test_every_link_of_the_guide_leads_to_a_page_of_it_or_to_a_whole_address(
    own: tuple[Framework, dict[str, bytes]],
) -> None:
    with pikepdf.open(io.BytesIO(own[1]["print/facilitator-guide.pdf"])) as document:
        links = [link for page in document.pages for link in page.get("/Annots", ())]
        pages = [page.objgen for page in document.pages]
        places = document.Root.Names.Dests if "/Names" in document.Root else {}
        named = pikepdf.NameTree(places) if places else {}
        assert len(links) > 50
        for link in links:
            target = link.get("/Dest") if "/Dest" in link else link.A.get("/D", link.A.get("/URI"))
            if "/A" in link and "/URI" in link.A:
                assert str(target).startswith(("https://", "http://", "mailto:"))
                continue
            found = named[str(target)] if isinstance(target, pikepdf.String) else target
            found = found.D if isinstance(found, pikepdf.Dictionary) else found
            assert found[0].objgen in pages


def test_the_same_sources_give_the_same_bytes_anywhere(project: Path) -> None:
    code = (
        "import hashlib, pathlib; from assessment_kit.framework.model import load; from assessment_kit.inputs import inputs_of;"
        "from assessment_kit.print.pack import documents;"
        f"made = documents(inputs_of(load(pathlib.Path({str(FRAMEWORKS / 'base')!r}))), {{}});"
        "print(hashlib.sha256(b''.join(made.values())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=project,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1


@pytest.mark.parametrize("name", OTHERS)
def test_no_word_of_another_framework_is_lost(name: str) -> None:
    framework = load(FRAMEWORKS / name)
    made = print_pack.documents(made_of(framework), {})
    printed = squeezed("".join(page_texts(made["print/facilitator-guide.pdf"])))
    on_paper = squeezed("".join(page_texts(made["print/paper-questionnaire.pdf"])))
    if framework.direction == "rtl":  # drawn from the other side, with letters joined: only their presence can be seen
        assert {letter for text in all_words(framework) for letter in squeezed(text)} <= set(printed)
        return
    assert [text for text in all_words(framework) if squeezed(text) not in printed] == []
    answered = (
        text for question in framework.questions for text in (question.question, *question.descriptors.values())
    )
    assert [text for text in answered if squeezed(text) not in on_paper] == []


@pytest.mark.parametrize("name", OTHERS)
def test_each_question_of_another_framework_has_a_box_for_each_of_its_levels(name: str) -> None:
    framework = load(FRAMEWORKS / name)
    made = print_pack.documents(made_of(framework), {})
    with pikepdf.open(io.BytesIO(made["print/answer-sheet.pdf"])) as document:
        curves = sum(
            str(operator) == "c" for page in document.pages for _, operator in pikepdf.parse_content_stream(page)
        )
    boxes = sum(len(question.levels) + 1 + question.not_applicable for question in framework.questions)
    roles = len(framework.roles) + 1 if framework.roles else 0
    assert curves == 4 * (
        boxes + roles + len(framework.scopes) + 3 * len(framework.components)
    )  # only the boxes have round corners, four each


def test_signs_of_markup_are_printed_as_they_stand() -> None:
    text = r"#let x = 1 *not bold* _nor this_ $x$ @me <b>&amp;</b> \ [a](b) #import \"x\" // = `"
    made = print_pack.documents(made_of(with_question(base(), question=text, discuss=(text,))), {})
    for name in ("facilitator-guide", "paper-questionnaire", "component-posters"):
        assert squeezed(text) in squeezed("".join(page_texts(made[f"print/{name}.pdf"]))), name


def test_pages_become_chapters_with_their_links_as_page_numbers() -> None:
    pages = {"facilitate/on-the-day.md": STEPS, "facilitate/before.md": BEFORE}
    made = print_pack.documents(made_of(base()), pages)["print/facilitator-guide.pdf"]
    texts = page_texts(made)
    chapter = next(number for number, text in enumerate(texts) if "Cards up on three." in text)
    where = {
        title: number for number, text in enumerate(texts, start=1) for title in ("The room", "Care") if title in text
    }
    assert f"See before (page {where['The room']}), the first part (page " in texts[chapter]
    assert "the site (example.org/help), the questions and elsewhere (on the site)." in texts[chapter]
    assert "kit-say" not in texts[chapter] and "For facilitators" not in texts[chapter]


def test_the_room_checklist_takes_its_lines_from_the_pages() -> None:
    made = print_pack.documents(made_of(base()), {"facilitate/on-the-day.md": STEPS})["print/facilitator-guide.pdf"]
    assert "Set up the roomChairs in a ringWater" in page_texts(made)[-1]


@pytest.mark.parametrize("paragraphs", [1, 12, 20])
def test_the_board_pack_stays_on_two_pages(paragraphs: int) -> None:
    page = "# Board\n\nWhy.\n\n" + "\n\n".join(
        f"## Part {n}\n\n" + "A few words for the board. " * 12 for n in range(paragraphs)
    )
    made = print_pack.documents(made_of(base()), {"board.md": page})["print/board-pack.pdf"]
    assert print_pack.page_count(made) <= 2
    assert "A few words for the board." in page_texts(made)[-1]


def test_the_board_pack_speaks_to_a_member_and_not_to_whoever_prepares(own: tuple[Framework, dict[str, bytes]]) -> None:
    framework, made = own
    words = WORDS["board"]
    text = " ".join(" ".join(page_texts(made["print/board-pack.pdf"])).split())
    time = time_to_answer(framework.questions)
    assert words["before_text"].format(low=time.low, high=time.high).strip() in text
    assert "Which group sees us least kindly" in text
    assert "Send the" not in text and "Invite people" not in text


def test_a_section_for_organisers_ends_where_the_next_of_its_level_begins() -> None:
    page = "# Board\n\nWhy.\n\n## Before\n\nSend it.\n\n### Guests\n\nInvite.\n\n## The hour\n\nTalk."
    text = " ".join(page_texts(print_pack.documents(made_of(base()), {"board.md": page})["print/board-pack.pdf"]))
    assert "The hour" in text and "Talk." in text
    assert "Send it." not in text and "Invite." not in text


def test_a_host_is_named_on_covers_with_its_contact_and_logo() -> None:
    accent = Accent("#123456", "#ffffff", "#eeeeee")
    host = Organisation("Riverbank Trust", "Ask the library", "", accent, None, Logo("image/svg+xml", "logo.svg", LOGO))
    made = print_pack.documents(dataclasses.replace(made_of(base()), organisation=host), {})
    for name in ("facilitator-guide", "paper-questionnaire"):
        first = page_texts(made[f"print/{name}.pdf"])[0]
        assert "Riverbank Trust" in first and "Ask the library" in first
        with pikepdf.open(io.BytesIO(made[f"print/{name}.pdf"])) as document:
            described = [
                found for found in document.objects if isinstance(found, pikepdf.Dictionary) and "/Alt" in found
            ]
            assert [str(found.Alt) for found in described] == ["Riverbank Trust"]
            assert str(document.docinfo["/Author"]) == "Riverbank Trust"
    assert "Riverbank Trust" in page_texts(made["print/board-pack.pdf"])[0]


@pytest.mark.parametrize(
    "start",
    [
        "> ",
        '!!! note "Long"\n    ',
        "## Part\n\n| A | B |\n|---|---|\n| x | ",
        "## Part\n\n| A | B |\n|---|---|\n| x | y |\n\n",
    ],
)
def test_a_part_longer_than_a_page_breaks_and_loses_no_word(start: str) -> None:
    told = " ".join(f"word{number}" for number in range(1200))
    made = print_pack.documents(made_of(base()), {"facilitate/before.md": f"# Before\n\n{start}{told}"})
    pages = page_texts(made["print/facilitator-guide.pdf"])
    assert squeezed(told) in squeezed("".join(pages))
    assert not any("word0 " in page and "word1199" in page for page in pages), "what is below a page's edge is lost"


def test_a_heading_that_skips_a_level_does_not_stop_the_pack() -> None:
    pages = {"facilitate/before.md": "# Before\n\n#### Deep\n\nText.\n\n## Next\n\n##### Deeper\n\nMore.\n"}
    made = print_pack.documents(made_of(base()), pages)["print/facilitator-guide.pdf"]
    assert "DeepText.NextDeeperMore." in "".join(page_texts(made))


def test_the_listing_says_pages_and_size_in_words(own: tuple[Framework, dict[str, bytes]]) -> None:
    listed = {entry["file"]: entry for entry in print_pack.listing(own[1], made_of(own[0]))}
    assert listed["print/answer-sheet.pdf"]["pages"] == "1 page"
    assert listed["print/board-pack.pdf"]["pages"] == "2 pages"
    assert listed["print/board-pack.pdf"]["title"] == "Board pack"
    for file, entry in listed.items():
        assert entry["size"] == f"{round(len(own[1][file]) / 1000)} KB"


def test_a_large_framework_has_a_volume_of_the_guide_for_each_component(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_pack, "QUESTIONS_IN_ONE_GUIDE", 1)
    framework = base()
    made = print_pack.documents(made_of(framework), {"facilitate/on-the-day.md": STEPS, "facilitate/before.md": BEFORE})
    guide = squeezed("".join(page_texts(made["print/facilitator-guide.pdf"])))
    assert squeezed("Cards up on three.") in guide and squeezed(WORDS["room"]["title"]) in guide
    listed = {entry["file"]: entry for entry in print_pack.listing(made, made_of(framework))}
    for component in framework.components:
        name = f"print/facilitator-guide-{component.id}.pdf"
        volume = squeezed("".join(page_texts(made[name])))
        assert [
            text for question in component.questions for text in words_of(question) if squeezed(text) not in volume
        ] == []
        assert not any(squeezed(question.question) in guide for question in component.questions)
        assert listed[name]["title"] == f"Facilitator guide: {component.title}"
        assert WORDS["consensus"]["title"] in outline(made[name]) and WORDS["room"]["title"] not in outline(made[name])
        assert squeezed(component.questions[0].title) in squeezed(page_texts(made[name])[1]), "the contents list it"


def test_large_packs_are_made_in_processes_of_their_own_with_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    here = print_pack.documents(made_of(base()), {"board.md": "# Board\n\nWhy."})
    monkeypatch.setattr(print_pack, "QUESTIONS_HERE", 0)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert print_pack.documents(made_of(base()), {"board.md": "# Board\n\nWhy."}) == here


def test_a_process_of_its_own_says_what_went_wrong_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_pack, "QUESTIONS_HERE", 0)
    monkeypatch.setattr(print_pack, "TEMPLATES", {"board-pack": "missing.typ"})
    with pytest.raises(RuntimeError, match=r"missing\.typ"):
        print_pack.documents(made_of(base()), {})


def test_words_to_say_and_titles_get_the_quotation_marks_of_print() -> None:
    found = typographic({"text": "It's \"so\", he said: 'go' ('now')", "href": "it's"})
    assert found == {"text": "It’s “so”, he said: ‘go’ (‘now’)", "href": "it's"}
