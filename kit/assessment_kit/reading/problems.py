"""What is wrong with a file: a place, a rule and a cure."""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

_MOST = 15  # words that a cure lists
_MANY = 10  # mistakes of a kind that are counted
_QUOTED = re.compile(r'"[^"]*"|\b\S*\d\S*')  # what differs between two mistakes of a kind


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `line` and `column` count from 1; `message` states the rule broken, then the cure.

    In a spreadsheet, `cell` names the place as its program does (B7, a row, a column), "" for all of it.
    """

    path: str
    line: int
    column: int
    message: str
    cell: str | None = None

    def __post_init__(self) -> None:
        """Keep it on one line and harmless to a terminal, whatever the file holds."""
        object.__setattr__(self, "message", "".join(map(_shown, self.message)))

    def __str__(self) -> str:
        if self.cell is None:
            return f"{self.path}:{self.line}:{self.column}: {self.message}"
        mark = "!" if ":" in self.path else ":"  # book.xlsx:Sheet!B7, but sheet.csv:B7
        return f"{self.path}{mark if self.cell else ''}{self.cell}: {self.message}"


def place_after(before: str) -> tuple[int, int]:
    """Return line and column, both from 1, of what follows this text in a file that begins with it."""
    lines = before.removeprefix("\ufeff").split("\n")
    return len(lines), len(lines[-1]) + 1


class FrameworkError(Exception):
    """Every problem of every file, sorted by file and place; as text, one per line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join([*map(str, self.problems), *counted_by_kind(self.problems)]))


def gathered(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """What `read` reads or makes; or nothing, and its problems among the others."""
    try:
        return read()
    except FrameworkError as error:
        problems.extend(error.problems)
        return None


def counted_by_kind(problems: Iterable[Problem]) -> list[str]:
    """A line for each kind of mistake that was made many times, the commonest first: what a converter did wrong once."""
    kinds = Counter(_QUOTED.sub("…", problem.message.split(";")[0]) for problem in problems)
    return [f"{count} × {kind}" for kind, count in kinds.most_common() if count >= _MANY]


def _shown(character: str) -> str:
    return character if character.isprintable() else f"\\u{ord(character):04x}"


def cut(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def few_of(texts: Sequence[str], most: int) -> str:
    """The first of many texts, and how many more there are."""
    return ", ".join(texts[:most]) + (f" and {len(texts) - most} more" if len(texts) > most else "")


def number_of(count: int, noun: str) -> str:
    """So many of a thing, whose name takes an s for several."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None when nothing is near."""
    by_folded = {name.casefold().replace("_", "-"): name for name in known}
    found = difflib.get_close_matches(word.casefold().replace("_", "-"), by_folded, n=1)
    return by_folded[found[0]] if found else None


def suggest(word: str, known: Iterable[str]) -> str:
    """The cure for a word that is not known: the near miss, or else all that could have been written."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f'did you mean "{near}"?'
    shown = [*names[:_MOST], "…"] if len(names) > _MOST else names
    return f"use one of: {', '.join(shown)}" if names else "there is none yet"
