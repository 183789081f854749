"""Which groups may be told apart.

Everybody stands in exactly one part, and every part has at least the minimum of people. Parts do not overlap: so whatever
is added up or taken away comes to whole parts again, and never to fewer people than the minimum.

1. A group of enough stands for itself.
2. Those too small of one wider group are joined, and with them the next smallest group of it while they are too few.
3. What is still too small is the rest; while that is too few, the smallest part joins it.

The workshop page keeps to the same rule, in `theme/app/rules/folding.js`; there the rest is not shown, here it is a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

Part = frozenset[str]


@dataclass(frozen=True)
class Piece:
    """Groups that are told apart, or together as one, and how many people they are. `wider` is "" without a wider group."""

    ids: Part
    size: int
    wider: str = ""


def parts(pieces: Iterable[Piece], minimum: int) -> list[Part]:
    """Every id in exactly one part, and each part of at least the minimum; or one part alone, which may be too small."""
    families: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        families[piece.wider].append(piece)
    all_ = families.pop("", [])
    for wider, family in families.items():
        apart, small = _apart(family, minimum)
        all_ += [*apart, *([_one(small, wider)] if small else [])]
    apart, small = _apart(all_, minimum)
    return [piece.ids for piece in apart] + ([_one(small).ids] if small else [])


def _apart(pieces: Iterable[Piece], minimum: int) -> tuple[list[Piece], list[Piece]]:
    """Those that stand for themselves, and all others; of equals, the one that sorts last joins first."""
    large = sorted(pieces, key=lambda piece: (-piece.size, sorted(piece.ids)))
    small: list[Piece] = []
    while large and large[-1].size < minimum:
        small.append(large.pop())
    while small and large and sum(piece.size for piece in small) < minimum:
        small.append(large.pop())
    return large, small


def _one(pieces: list[Piece], wider: str = "") -> Piece:
    ids = frozenset(id_ for piece in pieces for id_ in piece.ids)
    return Piece(ids, sum(piece.size for piece in pieces), wider)
