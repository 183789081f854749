"""What was read, on disk: in memory, a hundred thousand people would take more than all else together."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

from assessment_kit.answers.collate.reading import AT_A_TIME, Result


class Kept:
    """Results that can be gone through again and again, one time after the other. They come the first time, and then out of
    a file, which is empty and nobody else's."""

    def __init__(self, results: Iterable[Result], file: IO[bytes]) -> None:
        self._coming = iter(results)
        self._file = file

    def __iter__(self) -> Iterator[Result]:
        self._file.seek(0)
        while part := self._again() or self._first():
            yield from part

    def _again(self) -> list[Result]:
        try:
            part: list[Result] = pickle.load(self._file)
        except EOFError:
            return []
        return part

    def _first(self) -> list[Result]:
        part = list(islice(self._coming, AT_A_TIME))
        if part:
            pickle.dump(part, self._file, pickle.HIGHEST_PROTOCOL)
        return part
