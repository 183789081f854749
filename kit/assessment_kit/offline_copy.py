"""The built site → one zip for a shared drive, the same bytes on every machine and day, with its checksums inside.

Files are stored, not compressed: compressors differ between versions and systems, and with them the bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

CHECKSUMS = "SHA256SUMS"
DAY_ZERO = (1980, 1, 1, 0, 0, 0)  # the earliest that zip can say; the real day would change the bytes
UNIX = 3
OFFER = re.compile(r"<!-- offline-copy -->.*?<!-- /offline-copy -->", re.S)
SIZE = "OFFLINE_SIZE"
READABLE_FILE = 0o100644 << 16


def publish(site: Path, name: str, leave_out: Iterable[Path] = ()) -> None:
    """Add the offline copy to a site, its size to the home page, and a checksum of it to the folder `download`.

    The copy itself does not offer the copy: the part of its home page between the markers is left out. `leave_out` are
    files that make no sense on a shared drive.
    """
    home = site / "index.html"
    text = home.read_text(encoding="utf-8")
    home.write_text(OFFER.sub("", text), encoding="utf-8", newline="\n")
    made = add(site, name, leave_out).read_bytes()
    home.write_text(text.replace(SIZE, f"{len(made) / 1_000_000:.1f} MB"), encoding="utf-8", newline="\n")
    line = f"{hashlib.sha256(made).hexdigest()}  {name}.zip\n"
    (site / "download" / CHECKSUMS).write_text(line, encoding="utf-8", newline="\n")


def add(site: Path, name: str, leave_out: Iterable[Path] = ()) -> Path:
    """Put the offline copy of a site into its folder `download` and return its path."""
    target = site / "download" / f"{name}.zip"
    target.parent.mkdir(exist_ok=True)
    make(site, target, leave_out)
    return target


def make(site: Path, target: Path, leave_out: Iterable[Path] = ()) -> None:
    """Write the files of `site`, but not `target` and `leave_out`, into the zip `target`, below a folder of the zip's name.

    The folder also holds SHA256SUMS, one line a file as `sha256sum --check` reads it. An older zip is replaced only
    when the new one is whole.
    """
    part = target.with_name(target.name + ".part")
    sums: list[str] = []
    with zipfile.ZipFile(part, "w") as archive:
        for path, name in contents(site, leave_out={target, part, *leave_out}):
            content = path.read_bytes()
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            archive.writestr(entry(f"{target.stem}/{name}"), content)
        archive.writestr(entry(f"{target.stem}/{CHECKSUMS}"), "".join(sums))
    part.replace(target)


def contents(site: Path, leave_out: set[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the files below `site` with their names inside it, in an order that no file system decides."""
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for name in sorted(names):
        if names[name] not in leave_out:
            yield names[name], name


def packed(texts: Mapping[str, str]) -> bytes:
    """Return a zip of texts by their paths inside it, the same bytes on every machine and day."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in sorted(texts.items()):
            archive.writestr(entry(name), text)
    return made.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """Return a zip entry that says nothing of when, where or by whom it was made."""
    info = zipfile.ZipInfo(name, DAY_ZERO)
    info.create_system = UNIX
    info.external_attr = READABLE_FILE
    return info
