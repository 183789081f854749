"""What systems and editors leave among people's files: passed over wherever a folder is read or published."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

_LEFTOVER = re.compile(
    r"\..*"  # hidden: .DS_Store, ._page.md of a Mac on a shared drive, .page.md.swp
    r"|~\$.*|#.*#|.*~"  # of a document that is open, or was
    r"|.*\.(?:tmp|temp|bak|swp|swo|orig|part|crdownload)"
    r"|(?:eh)?thumbs\.db|desktop\.ini|icon\r|__macosx|\$recycle\.bin|system volume information|@eadir"
    r"|.*:zone\.identifier",  # that a file came from another computer, where Windows' files are read by another system
    re.I,
)


def is_leftover(path: str | PurePath) -> bool:
    """Whether nobody wrote this file on purpose. A path counts from the folder that is read: all of it may tell."""
    return any(_LEFTOVER.fullmatch(part) for part in PurePath(path).parts)


def meant(folder: Path, pattern: str) -> Iterator[Path]:
    """The files anywhere below a folder whose names fit a pattern, sorted, without what was left behind."""
    for path in sorted(folder.rglob(pattern)):
        if not is_leftover(path.relative_to(folder)):
            yield path
