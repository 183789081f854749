"""A deployed kit, as a folder or a zip, held against its own list of checksums and the policies of its app pages.

It shows whether anything changed since the list was written. Whether the list is the one that was handed over, only its own
checksum can tell, which the maker says by another way.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from assessment_kit.app.pages import PAGES, POLICY, source_expression
from assessment_kit.offline_copy import CHECKSUMS
from assessment_kit.page_checks import WITHIN
from assessment_kit.reading.leftovers import is_leftover

LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
LARGEST_LIST, LARGEST_PAGE = 10_000_000, 50_000_000  # bytes
AT_ONCE = 1 << 20
SETTINGS = {".htaccess", "web.config"}  # of servers, which an administrator adds
UNREADABLE = (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError)  # damaged, encrypted, packed otherwise
RUN = {"", "text/javascript", "application/javascript", "module"}  # types of script that browsers run


class NoKit(Exception):
    """Why there is nothing to hold against anything."""


@dataclass(frozen=True)
class Verdict:
    """`listed` files and `pages` that hold answers were looked at; `differences` name what is not as it was made, `notes`
    what is there besides and may well be meant; `checksum` is that of the list itself."""

    listed: int
    pages: int
    differences: tuple[str, ...]
    notes: tuple[str, ...]
    checksum: str


@dataclass(frozen=True)
class Deployed:
    """Files by their names from the top of the kit, each with how to open it."""

    files: Mapping[str, Callable[[], BinaryIO]]
    faults: tuple[str, ...] = ()


def verified(place: Path) -> Verdict:
    """Look at a folder or a zip. Raises NoKit where it is neither, or has no list."""
    deployed = opened(place)
    text = read(deployed, CHECKSUMS, LARGEST_LIST)
    if text is None:
        raise NoKit(f"{place} has no {CHECKSUMS} at its top; name the folder that index.html stands in, or the zip")
    listed: dict[str, str] = {}
    differences = [*deployed.faults, *_listed(text, listed)]
    if not listed:
        raise NoKit(f"{CHECKSUMS} in {place} lists no file")
    differences += _changed(deployed, listed)
    pages = [name for name in sorted(deployed.files) if PurePosixPath(name).name in {f"{one}.html" for one in PAGES}]
    for name in pages:
        content = read(deployed, name, LARGEST_PAGE)
        found = ["is larger than any page of a kit"] if content is None else page_faults(content)
        differences += [f"{name}: {fault}" for fault in found]
    more = sorted(deployed.files.keys() - listed.keys() - {CHECKSUMS})
    meant = [name for name in more if PurePosixPath(name).name in SETTINGS or is_leftover(name)]
    differences += [f"{name}: is not in the list, so it is none of the kit's" for name in more if name not in meant]
    notes = tuple(f"{name}: is not in the list; a server's or a system's own, it seems" for name in meant)
    return Verdict(len(listed), len(pages), tuple(differences), notes, hashlib.sha256(text).hexdigest())


def opened(place: Path) -> Deployed:
    """Return what is in a folder or a zip. Raises NoKit where it is neither."""
    return _folder(place) if place.is_dir() else _zip(place)


def read(deployed: Deployed, name: str, largest: int) -> bytes | None:
    """Return a file whole; None where it is not there, or too large to be what its name says. Raises NoKit for one that cannot
    be read."""
    if name not in deployed.files:
        return None
    try:
        with deployed.files[name]() as file:
            content = file.read(largest + 1)
    except UNREADABLE as error:
        raise NoKit(f"{name} cannot be read: {error}") from error
    return content if len(content) <= largest else None


def page_faults(content: bytes) -> Iterator[str]:
    """Yield how a page that holds answers is not under the kit's policy, with the scripts and the style that it names."""
    try:
        page = _Page(content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"))  # as browsers read it
    except UnicodeDecodeError:
        yield "is not UTF-8"
        return
    if page.policy is None:
        yield "has no Content-Security-Policy before its first style and script"
        return
    named = re.findall(r"'sha256-[^']+'", page.policy)
    found = [source_expression(text) for text in (*page.scripts, *page.styles)]
    if any(one not in named for one in found):
        yield "holds a script or a style that its policy does not name, so that browsers refuse it"
    if any(one not in found for one in named):
        yield "has a policy that allows a script or a style that it does not hold"
    scripts, styles = found[: len(page.scripts)], found[len(page.scripts) :]
    ours = POLICY.format(script=" ".join(scripts), style=" ".join(styles))
    if sorted(named) == sorted(found) and page.policy != ours:
        yield f"has another policy than the kit's: {page.policy[:200]}"
    yield from page.loads


class _Page(HTMLParser):
    """What of a page its policy is about."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.policy: str | None = None
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.loads: list[str] = []
        self._into: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            if not self.scripts and not self.styles and self.policy is None:
                self.policy = given.get("content", "")
            return
        if tag in ("script", "style"):
            runs = tag == "style" or given.get("type", "").strip().lower() in RUN
            self._into = (self.styles if tag == "style" else self.scripts) if runs else []
            self._into.append("")
            if given.get("src"):
                self.loads.append(f"loads a script from {given['src'][:100]}")
        elif tag == "meta" and given.get("http-equiv"):
            self.loads.append(f"has <meta http-equiv={given['http-equiv'][:40]}>, which no page of a kit has")
        elif tag == "base" or tag in WITHIN:
            self.loads.append(f"has <{tag}>, which no page of a kit has")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data


def _listed(text: bytes, listed: dict[str, str]) -> Iterator[str]:
    """Fill in what the list says of each file; yields what is wrong with the list."""
    for number, line in enumerate(text.decode("utf-8-sig", errors="replace").splitlines(), 1):
        found = LINE.fullmatch(line)
        if found is None:
            yield f"{CHECKSUMS}:{number}: is no line of a list of checksums"
        elif _leads_out(found[2]):
            yield f"{CHECKSUMS}:{number}: names a file outside the kit, {found[2][:100]}"
        elif found[2] in listed:
            yield f"{CHECKSUMS}:{number}: names {found[2]} a second time"
        else:
            listed[found[2]] = found[1].lower()


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts


def _changed(deployed: Deployed, listed: Mapping[str, str]) -> Iterator[str]:
    for name, checksum in sorted(listed.items()):
        if name not in deployed.files:
            yield f"{name}: is missing"
            continue
        try:
            if _checksum(deployed.files[name]) != checksum:
                yield f"{name}: is not as it was made"
        except UNREADABLE as error:
            yield f"{name}: cannot be read ({error})"


def _checksum(opened: Callable[[], BinaryIO]) -> str:
    made = hashlib.sha256()
    with opened() as file:
        while part := file.read(AT_ONCE):
            made.update(part)
    return made.hexdigest()


def _folder(place: Path) -> Deployed:
    paths = {path.relative_to(place).as_posix(): path for path in sorted(place.rglob("*"))}
    links = tuple(f"{name}: is a link" for name, path in paths.items() if path.is_symlink())
    return Deployed({name: _opener(path) for name, path in paths.items() if path.is_file()}, links)


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")


def _zip(place: Path) -> Deployed:
    """The files below the one folder that is in an offline copy, or those at the top of any other zip."""
    try:
        archive = zipfile.ZipFile(place)
    except FileNotFoundError:
        raise NoKit(f"there is no {place}") from None
    except (OSError, zipfile.BadZipFile) as error:
        raise NoKit(f"{place} is neither a folder nor a zip that can be read ({error})") from error
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    lists = [name for name in names if PurePosixPath(name).name == CHECKSUMS]
    top = min(lists, key=lambda name: name.count("/"), default="")[: -len(CHECKSUMS)]
    outside = [f"{name}: stands beside the folder of the kit" for name in names if not name.startswith(top)]
    twice = [f"{name}: is in the zip {count} times" for name, count in sorted(Counter(names).items()) if count > 1]
    inside = {entry.filename.removeprefix(top): entry for entry in entries if entry.filename.startswith(top)}
    leading_out = [f"{name[:100]}: would be unpacked outside the folder" for name in names if _leads_out(name)]
    files = {name: _unpacker(archive, entry) for name, entry in inside.items()}
    return Deployed(files, (*leading_out, *outside, *twice))


def _unpacker(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    return lambda: archive.open(entry)  # type: ignore[return-value]  # IO[bytes] reads as one
