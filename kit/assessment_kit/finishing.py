"""The built site → a folder that any web server can hand out: nothing that no page asks for, the offline copy, a list
of checksums, and files that other users may read."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from assessment_kit import offline_copy, site_settings
from assessment_kit.offline_copy import CHECKSUMS, Copy, contents, sum_line
from assessment_kit.reading.leftovers import is_leftover

# Files that are only of use at one address: a sitemap, and the page for addresses that do not exist.
FOR_ONE_ADDRESS = {"sitemap.xml", "sitemap.xml.gz", "404.html"}
READABLE_FILE, READABLE_FOLDER = 0o644, 0o755


def finish(site: Path, copy: Copy, languages: Collection[str], has_address: bool, folders: Iterable[str] = ()) -> None:
    """Make a site that was just built ready. `languages` are those of its search; without an address of its own, what
    needs one goes. `folders` are those of further languages."""
    remove_unused(site, languages)
    for_one_address = [path for path in map(site.joinpath, FOR_ONE_ADDRESS) if path.is_file()]
    if not has_address:
        for path in for_one_address:
            path.unlink()
    offline_copy.publish(site, copy, for_one_address, folders)
    list_checksums(site)
    make_readable(site)


def remove_unused(site: Path, languages: Collection[str]) -> None:
    """Remove what no page asks for: source maps, and the stemmers of other languages."""
    wanted = site_settings.stemmers(languages)
    lunr = site / site_settings.LUNR
    stemmers = [path for path in lunr.rglob("*") if path.relative_to(lunr).as_posix() not in wanted]
    for path in (*site.glob("assets/**/*.map"), *stemmers):
        if path.is_file():
            path.unlink()


def list_checksums(site: Path) -> None:
    """Write the list of all files of the site but the list, as `sha256sum --check` reads it."""
    lines = [sum_line(path.read_bytes(), name) for path, name in contents(site)]
    (site / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def make_readable(site: Path, below: bool = True) -> None:
    """Let other users read, such as a web server's, whatever the umask of who builds. What they may besides, stays; and
    so does what belongs to somebody else, as a folder that was made for the site may."""
    for path in (site, *(_below(site) if below else ())):
        mode = path.stat().st_mode
        wanted = mode | (READABLE_FOLDER if path.is_dir() else READABLE_FILE)
        if mode != wanted:
            with contextlib.suppress(PermissionError):
                path.chmod(wanted)


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if not path.is_symlink() and not is_leftover(path.relative_to(folder)):
            yield path
