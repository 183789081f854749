"""How measurements are told: what is being done, medians of subjects that take turns, and ratios beside their limits."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Subject = TypeVar("Subject")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Effort:
    """How often to measure what is compared, and whether the largest sizes are left out."""

    rounds: int = 5
    quick: bool = False


def doing(what: str) -> None:
    """Say what takes a while; on the error stream, apart from what is found."""
    print(f"… {what}", file=sys.stderr, flush=True)


def in_turn(
    subjects: Mapping[str, Subject], measure: Callable[[Subject], Found], rounds: int
) -> dict[str, list[Found]]:
    """Measure each subject so many times, in turn, so that a busy moment meets all, after one turn that does not count."""
    found: dict[str, list[Found]] = {name: [] for name in subjects}
    for turn in range(rounds + 1):
        for name, subject in subjects.items():
            one = measure(subject)
            if turn:
                found[name].append(one)
    return found


def medians(subjects: Mapping[str, Subject], measure: Callable[[Subject], float], rounds: int) -> dict[str, float]:
    """The medians of what `in_turn` finds."""
    return {name: statistics.median(values) for name, values in in_turn(subjects, measure, rounds).items()}


def beside(ratio: float, limit: float) -> str:
    """Say a ratio and its limit."""
    return f"{ratio:.2f} (limit {limit:.2f}{'' if ratio <= limit else ': over'})"


def within(value: float, limit: float, unit: str) -> str:
    """Say a figure and its limit."""
    return f"{value:.1f} {unit} (limit {limit:g}{'' if value <= limit else ': over'})"
