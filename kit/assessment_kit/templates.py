"""Jinja environments for the templates of the theme: strict, and compiled once for many builds."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Any

import jinja2


def environment(folder: Path, **options: Any) -> jinja2.Environment:
    """An environment for the templates below `folder`, with Jinja's options; a name that is not known is an error."""
    told = {"trim_blocks": True, "lstrip_blocks": True, **options}
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        bytecode_cache=compiled(repr(sorted(told.items()))),
        **told,
    )


def compiled(options: str) -> jinja2.BytecodeCache | None:
    """Where templates compiled with these options are kept from build to build: among this person's own caches, each
    under a checksum of its source. None where nothing can be kept."""
    made_with = f"{sys.version} {jinja2.__version__} {options}"
    folder = _caches() / "assessment-kit" / hashlib.sha256(made_with.encode()).hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return jinja2.FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def _caches() -> Path:
    """The folder for caches by the custom of this system."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
