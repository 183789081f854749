"""Numbers and times in a sentence of a guidance page, in the words of its language."""

from __future__ import annotations

from collections.abc import Iterable

from assessment_kit.framework.answering_time import time_to_answer
from assessment_kit.framework.model import Question
from assessment_kit.host.plurals import form
from assessment_kit.host.words import Words


def number_in(words: Words, count: int) -> str:
    """A number as a word, or in figures where the language has none for it."""
    numbers: list[str] = words["site"]["numbers"]
    return numbers[count - 1] if 0 < count <= len(numbers) else str(count)


def counted_in(words: Words, what: str, count: int) -> str:
    """So many components, questions or levels: `what` is a key of `site.counts`."""
    said = form(words["site"]["counts"][what], count, words.language)
    return said.format(count=count, number=number_in(words, count))


def takes_in(words: Words, questions: Iterable[Question]) -> str:
    """How long it takes to answer these questions."""
    unit, low, high = time_to_answer(questions).said
    said: str = words["site"]["takes"][unit]
    return said.format(low=low, high=high)
