"""The built site → one zip for a shared drive, the same bytes on every machine and day, with its checksums inside.

Files are stored, not compressed: compressors differ between versions and systems, and with them the bytes. Every entry
bears the day of the version: unpacked on a web server, that is what browsers go by when they ask whether a page changed.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assessment_kit.reading.leftovers import is_leftover

CHECKSUMS = "SHA256SUMS"
UNIX = 3
OFFER = re.compile(r"<!-- offline-copy -->.*?<!-- /offline-copy -->", re.S)
SIZE = "OFFLINE_SIZE"
READABLE_FILE = 0o100644 << 16


@dataclass(frozen=True)
class Copy:
    """What an offline copy is called: the zip, without its ending; the folder that comes out of it, which is the same
    for every version, since browsers keep answers by the path of a page; and the time that its files bear."""

    name: str
    folder: str
    dated: datetime.datetime


def publish(site: Path, copy: Copy, leave_out: Iterable[Path] = (), folders: Iterable[str] = ()) -> None:
    """Add the offline copy to a site, its size to the home page, and a checksum of it to the folder `download`.

    The copy itself does not offer the copy: the part of its home page between the markers is left out. `leave_out` are
    files that make no sense on a shared drive, `folders` those of further languages, which have a home page each.
    """
    homes = {
        site / folder / "index.html": f"{'../' if folder else ''}download/{copy.name}.zip" for folder in ("", *folders)
    }
    texts = {home: home.read_text(encoding="utf-8") for home in homes}
    for home, text in texts.items():
        home.write_text(OFFER.sub("", text), encoding="utf-8", newline="\n")
    made = add(site, copy, leave_out).read_bytes()
    for home, text in texts.items():
        offer = text.replace(SIZE, f"{len(made) / 1_000_000:.1f}").replace(
            f'"download/{copy.name}.zip"', f'"{homes[home]}"'
        )
        home.write_text(offer, encoding="utf-8", newline="\n")
    line = sum_line(made, f"{copy.name}.zip")
    (site / "download" / CHECKSUMS).write_text(line, encoding="utf-8", newline="\n")


def add(site: Path, copy: Copy, leave_out: Iterable[Path] = ()) -> Path:
    """Put the offline copy of a site into its folder `download` and return its path.

    The zip holds one folder with the files of the site, but not the zip and `leave_out`, and with SHA256SUMS, one line a
    file as `sha256sum --check` reads it. An older zip is replaced only when the new one is whole.
    """
    target = site / "download" / f"{copy.name}.zip"
    target.parent.mkdir(exist_ok=True)
    part = target.with_name(target.name + ".part")
    sums: list[str] = []
    with zipfile.ZipFile(part, "w") as archive:
        for path, name in contents(site, leave_out={target, *leave_out}):
            content = path.read_bytes()
            sums.append(sum_line(content, name))
            archive.writestr(entry(f"{copy.folder}/{name}", copy.dated), content)
        archive.writestr(entry(f"{copy.folder}/{CHECKSUMS}", copy.dated), "".join(sums))
    part.replace(target)
    return target


def contents(site: Path, leave_out: Collection[Path] = ()) -> Iterator[tuple[Path, str]]:
    """Yield the files below `site` with their names inside it, in an order that no file system decides; but not its list
    of checksums, nor what systems and an interrupted build left behind."""
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for name in sorted(names):
        if names[name] not in leave_out and name != CHECKSUMS and not is_leftover(name):
            yield names[name], name


def sum_line(content: bytes, name: str) -> str:
    """Return the line of a list of checksums that vouches for a file."""
    return f"{hashlib.sha256(content).hexdigest()}  {name}\n"


def packed(texts: Mapping[str, str], dated: datetime.datetime) -> bytes:
    """Return a zip of texts by their paths inside it, the same bytes on every machine and day."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in sorted(texts.items()):
            archive.writestr(entry(name, dated), text)
    return made.getvalue()


def entry(name: str, dated: datetime.datetime) -> zipfile.ZipInfo:
    """Return a zip entry that says nothing of when, where or by whom it was made."""
    info = zipfile.ZipInfo(name, dated.timetuple()[:6])
    info.create_system = UNIX
    info.external_attr = READABLE_FILE
    return info
