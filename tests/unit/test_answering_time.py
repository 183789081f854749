"""The time that answering takes, as people are told it: from what there is to read, not from how much is asked."""

from __future__ import annotations

import itertools

import pytest
from assessment_kit.framework.answering_time import Minutes, time_to_answer
from assessment_kit.framework.model import Question
from assessment_kit.making import Kit


def question(words: int) -> Question:
    return Question(id="a", title="", question="word " * words, component="c", section=None, levels=())


@pytest.mark.parametrize(
    ("count", "words", "low", "high"),
    [
        (22, 180, 25, 40),
        (5, 180, 6, 9),
        (1, 20, 1, 2),
        (22, 60, 10, 20),
        (100, 180, 115, 170),
    ],
)
def test_the_time_comes_from_the_words_and_the_choices(count: int, words: int, low: int, high: int) -> None:
    assert time_to_answer([question(words)] * count) == Minutes(low, high)


def test_more_to_read_never_takes_less_time() -> None:
    times = [time_to_answer([question(words)] * 9) for words in range(0, 400, 10)]
    assert all(one.low <= more.low and one.high <= more.high for one, more in itertools.pairwise(times))
    assert all(one.low < one.high for one in times)


def test_descriptions_count_and_texts_that_nobody_reads_while_answering_do_not() -> None:
    short = question(60)
    described = Question(**{**short.__dict__, "descriptors": {"low": "word " * 60, "high": "word " * 60}})
    talked = Question(**{**short.__dict__, "discuss": ("word " * 120,), "evidence": ("word " * 120,)})
    assert time_to_answer([described] * 10).high > time_to_answer([short] * 10).high
    assert time_to_answer([talked] * 10) == time_to_answer([short] * 10)


def test_every_page_that_says_how_long_it_takes_says_the_same(kit: Kit) -> None:
    time = time_to_answer(kit.inputs.framework.questions)
    said = f"{time.low} to {time.high} minutes, in parts if you like"
    for uri in ("index.md", "take-part.md", "facilitate/before.md"):
        assert said in kit.pages[uri].body, uri
    assert said in str(kit.files["assessment.html"])
