"""Build the kit into site/: `python3 scripts/build.py`.

Builds beside and swaps, so that site/ is always whole: the old one stays until a new one is complete.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import environment
from telling import patiently

SITE = environment.ROOT / "site"
NEW = environment.SCRATCH / "site-new"
OLD = environment.SCRATCH / "site-old"
ADVICE = "Close the programs that use site/ (a file manager, a server) and run this again."


def main() -> int:
    """Build and swap; returns the exit code."""
    if SITE.is_symlink():
        where = SITE.resolve()
        environment.stop(
            f"{SITE} is a link to {where}. Nothing was built. Remove the link, build, and copy site/ there."
        )
    with environment.locked("site", "Another build is running; waiting for it."):
        recover(SITE, OLD)
        clear(NEW)
        with patiently(lambda: how_far(NEW)):
            done = build(NEW)
        if done.returncode:
            from assessment_kit.building import plain

            print(plain(done.stdout), file=sys.stderr)
            print("Nothing was built." + (" site/ is as it was." if SITE.exists() else ""), file=sys.stderr)
            return 1
        swap(NEW, SITE, OLD)
    print("\n".join(summary(SITE)))
    return 0


def build(target: Path) -> subprocess.CompletedProcess[str]:
    """Let MkDocs make the whole kit in a folder of its own. With --quiet, --strict would overlook every warning."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=environment.ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def how_far(target: Path) -> str:
    """Return what a build is doing, from what is there of it."""
    if not target.exists():
        return "Building (1 of 2): reading the framework, laying out the pages"
    return f"Building (2 of 2): setting the PDFs and writing the pages, {sum(1 for _ in target.rglob('*.html'))} so far"


def swap(new: Path, site: Path, old: Path) -> None:
    """Put a complete new site in the place of the old one, or leave the old one where it is."""
    clear(old)
    if site.exists():
        move(site, old)
    try:
        move(new, site)
    except SystemExit:
        if old.exists():
            move(old, site)
        raise
    clear(old)


def recover(site: Path, old: Path) -> None:
    """Put the old site back where a run was killed before the new one had its place."""
    if old.is_dir() and not old.is_symlink() and not site.exists():
        move(old, site)


def move(source: Path, target: Path) -> None:
    """Rename a folder. Windows refuses while any program looks into it, often for a moment only."""
    for pause in (0.2, 0.5, 1.0, 2.0, 0.0):
        try:
            source.rename(target)
            return
        except PermissionError:
            time.sleep(pause)
    environment.stop(f"{source} could not be moved to {target}.", ADVICE)


def clear(folder: Path) -> None:
    """Remove a folder, or a link to one, that an earlier run may have left."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def summary(site: Path) -> list[str]:
    """Return what was built and where, for a person."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    lines = [f"Built {site}: {pages} pages, {size(sum(path.stat().st_size for path in files))}."]
    for pattern in ("assessment.html", "workshop.html", "plan.html", "print/*.pdf", "download/*.zip"):
        lines += [f"  {path.relative_to(site).as_posix()}: {size(path.stat().st_size)}" for path in site.glob(pattern)]
    return [*lines, f"Open {(site / 'index.html').as_uri()}"]


def size(count: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{count / 1_000:.1f} KB"


if __name__ == "__main__":
    environment.enter(environment.BUILD)
    raise SystemExit(main())
