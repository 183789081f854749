"""A site is made in a folder inside the one where it will be, and takes the place of the old one when all of it is there.

The folder is hidden: nothing that a server hands out by name, and MkDocs empties around it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from assessment_kit.finishing import make_readable

NAME = ".unfinished"


def begin(site: Path) -> Path:
    """Return an empty folder in which to make the site, whatever a build that was killed has left."""
    drop(site)
    made = site / NAME
    made.mkdir(parents=True)
    return made


def drop(site: Path) -> None:
    """Remove what was made and is not complete."""
    shutil.rmtree(site / NAME, ignore_errors=True)


def put_in_place(made: Path) -> None:
    """Replace the site around a complete one. Hidden files stay: they are not the site's."""
    site = made.parent
    for old in site.iterdir():
        if not old.name.startswith("."):
            _remove(old)
    for new in made.iterdir():
        shutil.move(new, site / new.name)
    made.rmdir()
    make_readable(site, below=False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
