"""Folders that MkDocs builds: a kit, and the same pages as plain Material; and what a build takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environment

FEATURES = ["navigation.tabs", "navigation.sections", "toc.follow"]
WHOLE = "from mkdocs.__main__ import cli; cli(['build', '--quiet'])"
WITHOUT_PDFS = f"from assessment_kit.print import pack; pack.TEMPLATES.clear(); {WHOLE}"


@dataclass(frozen=True)
class Taken:
    """What a process took: seconds by the clock, seconds of processors, and its or its children's most megabytes (0
    where the system does not say)."""

    seconds: float
    processor: float
    megabytes: float


def kit_folder(folder: Path) -> Path:
    """Give a folder with a framework in it the project's settings of MkDocs."""
    write_settings(folder, {})
    return folder


def plain_folder(kit: Path) -> tuple[int, Path]:
    """Write a kit's pages as Markdown with plain Material's settings; returns their number and the folder."""
    from assessment_kit.making import make_kit
    from assessment_kit.print import pack

    templates = dict(pack.TEMPLATES)
    pack.TEMPLATES.clear()  # the pages are wanted, not the PDFs
    try:
        made = make_kit(kit / "framework", kit / "framework" / "pages")
    finally:
        pack.TEMPLATES.update(templates)
    folder = kit / "plain"
    write_pages(folder, made.texts)
    write_plain_settings(folder, made.navigation)
    return len(made.texts), folder


def write_pages(folder: Path, texts: Any) -> None:
    """Write pages, uri → Markdown, into the folder `pages`."""
    for uri, text in texts.items():
        target = folder / "pages" / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def write_plain_settings(folder: Path, navigation: Any = None) -> None:
    """Write MkDocs' settings for plain Material with the look of the kit, and its extensions, so that as much Markdown is
    read."""
    from assessment_kit.site_settings import extensions

    names, options = extensions([], {}, "Table of contents")
    markdown = [{name: options.get(name, {})} for name in names]
    theme = {"name": "material", "language": "en", "font": False, "features": FEATURES}
    plain = {"docs_dir": "pages", "nav": navigation, "theme": theme, "plugins": ["search", "offline"]}
    write_settings(folder, {**plain, "markdown_extensions": markdown, "validation": None})


def write_settings(folder: Path, changes: dict[str, Any]) -> None:
    """Write the project's mkdocs.yml into a folder, with changes; a change to None leaves the setting out."""
    import yaml

    own = yaml.safe_load((environment.ROOT / "mkdocs.yml").read_text("utf-8"))
    if isinstance(own.get("theme"), dict) and "custom_dir" in own["theme"]:
        own["theme"]["custom_dir"] = str(environment.ROOT / own["theme"]["custom_dir"])
    kept = {name: value for name, value in {**own, **changes}.items() if value is not None}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(kept, sort_keys=False), "utf-8")


def built(folder: Path, code: str = WHOLE) -> Taken:
    """Build the site of a folder in a process of its own."""
    return taken([sys.executable, "-c", code], folder)


def taken(command: list[str], folder: Path) -> Taken:
    """Run a command that says nothing; returns what it took. Raises CalledProcessError where it fails."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**kept, "NO_MKDOCS_2_WARNING": "1"},  # the kit is compiled once, as other packages have been
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # plain Material warns of links to files that only the kit makes
    )
    if sys.platform == "win32":
        code, processor, most = process.wait(), 0.0, 0.0
    else:
        _, status, used = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        processor = used.ru_utime + used.ru_stime
        most = used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)  # bytes there, kilobytes here
    if code:
        raise subprocess.CalledProcessError(code, command)
    return Taken(time.perf_counter() - started, processor, most)
