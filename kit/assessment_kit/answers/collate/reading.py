"""One file → what it says, by the same reader that everything else uses; many files in several processes."""

from __future__ import annotations

import functools
import gc
import os
import signal
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from assessment_kit.answers.collate.extract import read_out
from assessment_kit.answers.collate.finding import NO_ENTRY, Source, label, plain, unreadable
from assessment_kit.answers.collate.records import Read, Refused
from assessment_kit.answers.format import MAX_BYTES, AnswerFileError, read_file

AT_A_TIME = 100  # files that go to a process together
FEW = 300  # files that are read before another process has begun

Result = Read | Refused


def read_all(root: Path, sources: Sequence[Source], with_words: bool) -> Iterator[Result]:
    """What each file says, or why it is refused, in the order given."""
    read = functools.partial(_read_some, root, with_words)
    parts = [sources[start : start + AT_A_TIME] for start in range(0, len(sources), AT_A_TIME)]
    processes = os.cpu_count() or 1
    if len(sources) <= FEW or processes == 1:
        for part in parts:
            yield from read(part)
        return
    with ProcessPoolExecutor(processes, initializer=_begin) as pool:
        try:
            waiting = iter(parts)
            going = [pool.submit(read, part) for part in islice(waiting, 4 * processes)]
            while going:
                done = going.pop(0).result()
                going += [pool.submit(read, part) for part in islice(waiting, 1)]
                yield from done
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin() -> None:
    """Leave stopping to the first: Ctrl-C reaches every process of a terminal, and only that one has something to say about it.
    Leave alone what was there before, too: to look through it for garbage would take a copy of each page that is shared."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def _read_some(root: Path, with_words: bool, sources: Sequence[Source]) -> list[Result]:
    return [read_one(root, source, with_words) for source in sources]


def read_one(root: Path, source: Source, with_words: bool) -> Result:
    """What one file says, or why it is refused."""
    shown, path = label(source.path), f"{root}{os.sep}{source.path}"
    try:
        if source.entry == NO_ENTRY:
            raw = _start_of(path)
        else:
            archive = _opened(path)
            entry = archive.infolist()[source.entry]
            shown = f"{shown}/{plain(entry.filename)}"
            with archive.open(entry) as stream:
                raw = stream.read(MAX_BYTES + 1)
        reading = read_file(raw)
    except AnswerFileError as error:
        return Refused(shown, str(error))
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        return Refused(shown, unreadable(error))
    return read_out(shown, reading, with_words)


def _start_of(path: str) -> bytes:
    """No more than shows whether it is too large."""
    with Path(path).open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


@functools.lru_cache(maxsize=1)
def _opened(path: str) -> zipfile.ZipFile:
    """The zip that is being read: its list of files is long, and files come in its order."""
    return zipfile.ZipFile(path)
