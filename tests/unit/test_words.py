"""The words of the framework and of the guidance: easy to read, British, concrete, and claiming nothing."""

from __future__ import annotations

import difflib
import itertools
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import codespell_lib
import pytest
import textstat
from assessment_kit.framework.model import Framework, Question
from assessment_kit.making import Kit
from markdown_it import MarkdownIt

HARDEST = 10  # US school grade by Flesch and Kincaid
MIDDLE = 8  # what half of the texts stay within
ALIKE = 0.45  # share of common words at which two neighbouring descriptors are hard to tell apart

# A dictionary of lines such as "colour->color", and what no dictionary lists in full.
SPELLINGS = (Path(codespell_lib.__file__).parent / "data/dictionary_en-GB_to_en-US.txt").read_text("utf-8").splitlines()
AMERICAN = {line.split("->")[1].rstrip(",") for line in SPELLINGS}
WITH_Z = re.compile(r"(?!(?:cap|over|down|re)?siz|priz|seiz)\w{2,}(?:[iy]z(?:e|es|ed|ing|er|ers)|ization\w*)")
# Spellings that the dictionary calls American and that are right in British English too.
BRITISH_AFTER_ALL = {
    "practice": "the noun",
    "program": "a computer's, not a programme of work",
    "programs": "a computer's, not programmes of work",
    "story": "what is told; the other spelling is of a floor",
    "stories": "what is told; the other spelling is of floors",
}

# Words that sound like something and show nothing: nobody could look for them on a visit.
VAGUE = frozenset(
    """
    appropriate appropriately best-in-class best-practice comprehensive cutting-edge effective effectively embedded
    empower empowered ensure ensures facilitate facilitates fit-for-purpose going-forward gold-standard holistic
    holistically impactful key leverage leveraging optimal optimise proactive proactively robust seamless seamlessly
    significant significantly stakeholder stakeholders state-of-the-art strategic synergies synergy utilise various
    world-class
    """.split()  # noqa: SIM905
)

# How widely something holds, said of the highest level; "every year" says how often, which is something else.
BREADTH = re.compile(
    r"\b(wherever|whoever|whichever|whatever|any|anyone|everyone|every(?! (?:day|week|month|year)))\b", re.I
)
# Signs that something lasts which need neither a hard time nor a leaver.
TAKEN_ON = re.compile(
    r"\b(first (?:week|month|months)|new (?:starters|members)|someone new|newcomers|the next|now teach|coach newcomers"
    r"|cop(?:y|ied)|borrow|send people here|rewrote|rewrites|reword|changed|altered|cut|dropped|stayed closed)\b"
)
# What few can see from where they work: a level must not turn on it.
OUT_OF_SIGHT = re.compile(r"\b(most|several|all) (?:services|teams|projects|departments)\b(?! you)", re.I)
SHORTEST, LONGEST = 20, 36  # words in a descriptor

OFFICIAL = re.compile(r"\b(official|endors\w+|accredited|certified|approved by|authorised by|on behalf of)\b", re.I)
DENIED = re.compile(r"\b(not|no|nobody|never|neither|nor|independent\w*)\b|n[’']t\b", re.I)
# Sentences that name something official elsewhere, and are plainly not about this kit.
ABOUT_OTHERS = (
    "The official self-assessment can be found through",
    "Where an organisation wants the official wording",
)


@pytest.fixture(scope="module")
def framework(kit: Kit) -> Framework:
    return kit.inputs.framework


def pieces(markdown: str) -> Iterator[str]:
    """The paragraphs, headings, items and cells of a text without their markup; code is left out."""
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown):
        if token.type == "inline":
            words = "".join(one.content if one.type == "text" else " " for one in token.children or ())
            words = re.sub(r"\{ ?[.#][^}]*\}", "", words).strip()
            if words:
                yield words if words[-1] in ".!?:;" else words + "."


def grade(text: str) -> float:
    return float(textstat.flesch_kincaid_grade(text))


def assert_readable(texts: dict[str, str]) -> None:
    grades = {place: grade(text) for place, text in texts.items()}
    hard = [f"{place}: grade {found:.1f}: {texts[place][:80]}" for place, found in grades.items() if found > HARDEST]
    assert not hard, "\n".join(hard)
    assert statistics.median(grades.values()) <= MIDDLE


def titles(framework: Framework) -> set[str]:
    return {one.title for one in framework.components} | {one.title for one in framework.questions}


def descriptors(framework: Framework) -> dict[str, str]:
    return {f"{q.id}.{level}": text for q in framework.questions for level, text in q.descriptors.items()}


def spoken(framework: Framework) -> dict[str, str]:
    found = {question.id: question.question for question in framework.questions}
    for question in framework.questions:
        found |= {f"{question.id}.discuss[{number}]": text for number, text in enumerate(question.discuss)}
    return found


def test_a_tired_reader_can_follow_every_descriptor(framework: Framework) -> None:
    assert_readable(descriptors(framework))


def test_a_tired_reader_can_follow_every_question_asked_in_the_room(framework: Framework) -> None:
    assert_readable(spoken(framework))


def test_a_member_of_the_public_can_read_the_pages_for_those_who_take_part(kit: Kit) -> None:
    theirs = {uri: page for uri, page in kit.pages.items() if page.section in ("home", "take-part")}
    theirs |= {uri: kit.pages[uri] for uri in ("levels.md", "glossary.md", "threads.md")}
    assert len(theirs) > 4
    assert_readable({uri: " ".join(pieces(page.body)) for uri, page in theirs.items()})


def test_a_facilitator_can_read_every_other_page_in_passing(kit: Kit) -> None:
    hard = {uri: grade(" ".join(pieces(page.body))) for uri, page in kit.pages.items()}
    assert not {uri: found for uri, found in hard.items() if found > HARDEST}


def test_every_word_is_spelt_the_british_way(kit: Kit, project: Path) -> None:
    texts = {uri: " ".join(pieces(page.body)) for uri, page in kit.parts[0].pages.items()}
    files = [
        *(project / "framework").glob("*.yml"),
        *(project / "framework/components").glob("*.yml"),
        project / "theme/strings/en-GB.yml",
    ]
    texts |= {path.name: path.read_text(encoding="utf-8") for path in files}
    found = {
        f"{place}: {word}"
        for place, text in texts.items()
        for word in re.findall(r"[a-z]+", text.lower())
        if word not in BRITISH_AFTER_ALL and (word in AMERICAN or WITH_Z.fullmatch(word))
    }
    assert not found, sorted(found)


def neighbours(question: Question) -> Iterator[tuple[str, str, str]]:
    named = [level.id for level in question.levels if level.id in question.descriptors]
    for lower, higher in itertools.pairwise(named):
        place = f"{question.id}: {lower} and {higher}"
        yield place, question.descriptors[lower], question.descriptors[higher]


def test_neighbouring_levels_can_be_told_apart(framework: Framework) -> None:
    alike = [
        place
        for question in framework.questions
        for place, lower, higher in neighbours(question)
        if difflib.SequenceMatcher(None, lower.lower().split(), higher.lower().split()).ratio() > ALIKE
    ]
    assert not alike


def test_no_descriptor_stands_twice(framework: Framework) -> None:
    texts = [" ".join(text.lower().split()) for text in descriptors(framework).values()]
    assert len(texts) == len(set(texts))


def test_every_descriptor_says_what_one_could_see(framework: Framework) -> None:
    vague = [
        f"{place}: {word}"
        for place, text in descriptors(framework).items()
        for word in re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower())
        if word in VAGUE
    ]
    assert not vague


def test_a_descriptor_is_two_or_three_short_sentences(framework: Framework) -> None:
    sentences = {place: len(re.findall(r"[.?!]”?(?= |$)", text)) for place, text in descriptors(framework).items()}
    words = {place: len(text.split()) for place, text in descriptors(framework).items()}
    assert {place: found for place, found in sentences.items() if not 2 <= found <= 3} == {}
    assert {place: found for place, found in words.items() if not SHORTEST <= found <= LONGEST} == {}


def test_the_highest_level_says_how_widely_something_holds(framework: Framework) -> None:
    tops = {question.id: question.descriptors[question.levels[-1].id] for question in framework.questions}
    assert [id_ for id_, text in tops.items() if not BREADTH.search(text)] == []
    assert sum(bool(TAKEN_ON.search(text)) for text in tops.values()) >= len(tops) / 3


def test_no_level_turns_on_what_one_person_cannot_see(framework: Framework) -> None:
    found = {place: OUT_OF_SIGHT.search(text) for place, text in descriptors(framework).items()}
    assert {place: match[0] for place, match in found.items() if match} == {}


def test_what_is_lost_first_when_people_are_busy_is_said_once_by_the_scale(framework: Framework) -> None:
    second = framework.scale[1]
    busy = re.compile(r"\bbusy\b|\bshort\b|\bdropped\b|\bcancelled\b")
    assert busy.search(second.meaning)
    assert len([1 for question in framework.questions if busy.search(question.descriptors[second.id])]) <= 2


def test_what_is_asked_elsewhere_names_the_question_that_asks_it(framework: Framework) -> None:
    titles = {question.title for question in framework.questions}
    for question in framework.questions:
        named = re.findall(r"“(.*?)”", question.apart)
        assert named and set(named) <= titles - {question.title}, question.id


def test_what_was_compared_with_the_source_and_what_was_not_is_said_in_words(kit: Kit) -> None:
    source, page = kit.inputs.framework.source, kit.pages["about/framework.md"].body
    assert source is not None and source.compared and source.not_compared
    assert all(text in page for text in (*(one.what for one in source.compared), *source.not_compared))
    assert "It was last compared" not in page


def test_the_changes_name_the_questions_to_read_again(kit: Kit) -> None:
    page = kit.pages["about/framework.md"].body
    titles = {question.id: question.title for question in kit.inputs.framework.questions}
    newest = kit.inputs.framework.changes[0]
    assert newest.version == kit.inputs.framework.version and newest.questions
    assert all(titles[id_] in page for id_ in newest.questions)


def test_how_levels_build_on_each_other_is_said_with_the_levels(kit: Kit) -> None:
    note = kit.inputs.framework.scale_note
    assert "takes for granted" in note and note in kit.pages["levels.md"].body


def test_a_component_says_what_is_asked_elsewhere(kit: Kit) -> None:
    for component in kit.inputs.framework.components:
        page = kit.pages[f"components/{component.id}.md"].body
        assert all(question.apart in page for question in component.questions)


def test_nothing_claims_to_be_official_or_endorsed(kit: Kit) -> None:
    claims = [
        f"{uri}: {sentence}"
        for uri, page in kit.pages.items()
        for piece in pieces(page.body)
        for sentence in re.split(r"(?<=[.!?]) ", piece)
        if OFFICIAL.search(sentence) and not DENIED.search(sentence) and not sentence.startswith(ABOUT_OTHERS)
    ]
    assert not claims, "\n".join(claims)


def test_no_name_of_the_kit_or_its_parts_holds_the_letters_of_the_health_service(kit: Kit, project: Path) -> None:
    framework = kit.inputs.framework
    names = {kit.name, framework.id, framework.title, *(page.title for page in kit.pages.values())}
    names |= titles(framework)
    names |= set(re.findall(r"^(?:name|site_name)\W+(.*)$", (project / "pyproject.toml").read_text(), re.M))
    names |= set(re.findall(r"^(?:name|site_name)\W+(.*)$", (project / "mkdocs.yml").read_text(), re.M))
    assert not [name for name in names if "nhs" in name.lower()]


def test_words_that_are_true_of_any_framework_name_none(framework: Framework, project: Path) -> None:
    own = titles(framework) | {"NHS", "IMPACT"}
    found = [
        f"{path.name}: {name}"
        for path in (project / "theme/pages").rglob("*.j2")
        for name in own
        if name in path.read_text(encoding="utf-8")
    ]
    assert not found


def test_the_terms_stand_in_the_order_of_the_alphabet(kit: Kit) -> None:
    for part in kit.pages["glossary.md"].body.split("\n## ")[1:]:
        terms = re.findall(r"^(\S.*?) \{ #([\w-]+) \}$", part, re.M)
        assert len(terms) > 5
        assert [term.lower() for term, _ in terms] == sorted(term.lower() for term, _ in terms)
        own = kit.inputs.framework.words.values()  # their anchors are the same in every framework
        named = [(term.lower().replace(" ", "-"), anchor) for term, anchor in terms if term.lower() not in own]
        assert not [(term, anchor) for term, anchor in named if term != anchor]
