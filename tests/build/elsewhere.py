"""Somebody else's repository: a framework of their own, pages of their own, and as few settings as the kit allows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
THREE_LINES = {"site_name": "Our handbook", "theme": "material", "plugins": ["assessment-kit"]}
# What `mkdocs new` writes, and a page as any site has them.
NEW_SITE = {"index.md": "# Welcome to MkDocs\n\nFor full documentation visit us.\n"}

# Where a browser would ask another host unbidden. A link is followed by a person, and `cite` by nobody.
LOADING = re.compile(
    r"""<(?!a\b)[a-z][^<>]*?\s(?:src|srcset|href|action|data|poster)=["']?\s*((?:https?:)?//[^"'\s>]*)""", re.I
)
STYLE_LOADING = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]*)""", re.I)


def repository(folder: Path, pages: Mapping[str, str], framework: str = "sections", **settings: Any) -> Path:
    """Write a repository into a folder that is not there yet, and return it. Settings of None are left out."""
    shutil.copytree(FRAMEWORKS / framework, folder / "framework")
    (folder / "docs").mkdir()
    for name, text in pages.items():
        target = folder / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    chosen = {name: value for name, value in {**THREE_LINES, **settings}.items() if value is not None}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(chosen, sort_keys=False), "utf-8")
    return folder


def pages_of(site: Path) -> dict[str, str]:
    """Return every page of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def foreign_addresses(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each address of another host that a page or a style would load, with the file that names it."""
    for name, text in pages_of(site).items():
        yield from ((name, address) for address in LOADING.findall(text))
    for path in sorted(site.rglob("*.css")):
        yield from ((path.name, address) for address in STYLE_LOADING.findall(path.read_text("utf-8")))


def broken_links(site: Path) -> list[str]:
    """Return the links inside a site that lead nowhere."""
    found = []
    for name, text in pages_of(site).items():
        for link in re.findall(r"""<a\b[^<>]*?\shref=(?:"([^"]*)"|([^\s>"]+))""", text):
            path = (link[0] or link[1]).partition("#")[0].partition("?")[0]
            if not path or re.match(r"[a-z][a-z0-9+.-]*:|//", path):
                continue
            target = (site / path.lstrip("/")) if path.startswith("/") else (site / name).parent / path
            if not (target / "index.html" if path.endswith("/") or target.is_dir() else target).is_file():
                found.append(f"{name}: {path}")
    return found
