"""How long answering takes, worked out from the words that must be read."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assessment_kit.framework.model import Question

# Words that a person reads in a minute, and seconds that a choice takes: without notes, and with a note now and again.
FAST_READER, SLOW_READER = 200, 150
QUICK_CHOICE, CHOICE_WITH_NOTES = 15, 30
EXACT_UP_TO = 10
MOST_MINUTES = 90  # beyond, it is hours
MOST_HELP = 300  # letters; longer help is folded, and opened by few


@dataclass(frozen=True)
class Minutes:
    """From so many minutes to so many; `low` is always less than `high`."""

    low: int
    high: int

    @property
    def said(self) -> tuple[str, int, int]:
        """The unit in which people think of it, "minutes" or "hours", and from how many to how many."""
        if self.high <= MOST_MINUTES:
            return "minutes", self.low, self.high
        low = max(1, round(self.low / 60))
        return "hours", low, max(low + 1, math.ceil(self.high / 60))


def time_to_answer(questions: Iterable[Question]) -> Minutes:
    """Return how long it takes to read these questions with all their descriptions, and to choose.

    Whole minutes up to ten, beyond that steps of five: nobody can promise more.
    """
    asked = tuple(questions)
    words = sum(_words(question) for question in asked)
    fast = words / FAST_READER + len(asked) * QUICK_CHOICE / 60
    slow = words / SLOW_READER + len(asked) * CHOICE_WITH_NOTES / 60
    low = max(1, _rounded(fast, round))
    return Minutes(low, max(low + 1, _rounded(slow, math.ceil)))


def _rounded(minutes: float, towards: Callable[[float], int]) -> int:
    step = 1 if minutes <= EXACT_UP_TO else 5
    return towards(minutes / step) * step


def _words(question: Question) -> int:
    levels = (level.name for level in question.levels)
    texts = (question.own_title, question.question, question.help[:MOST_HELP], *levels, *question.descriptors.values())
    return sum(len(text.split()) for text in texts)
