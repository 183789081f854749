"""A reader who adds and takes away what is shown in every way there is, to work out what is hidden."""

from __future__ import annotations

from fractions import Fraction


def reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """The same sums from as few rows as may be, each with a place of its own."""
    done: list[list[Fraction]] = []
    for row in rows:
        left = without(row, done)
        if any(left):
            pivot = next(place for place, value in enumerate(left) if value)
            left = [value / left[pivot] for value in left]
            done = [[a - one[pivot] * b for a, b in zip(one, left, strict=True)] for one in done]
            done.append(left)
    return done


def without(row: list[Fraction], done: list[list[Fraction]]) -> list[Fraction]:
    for one in done:
        pivot = next(place for place, value in enumerate(one) if value)
        row = [a - row[pivot] * b for a, b in zip(row, one, strict=True)]
    return row
