"""Jinja environments for the templates of the theme: strict, and compiled once for many builds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import jinja2

from assessment_kit import caches


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
    """Where templates compiled with these options are kept from build to build, each under a checksum of its source.
    None where nothing can be kept."""
    folder = caches.folder(f"{sys.version} {jinja2.__version__} {options}")
    return jinja2.FileSystemBytecodeCache(str(folder)) if folder else None
