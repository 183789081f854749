"""The bill of materials of a built kit, held against what this kit writes for the framework, and against the files that the kit
hands out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fnmatch import fnmatchcase

from assessment_kit.bill import NAME, bill
from assessment_kit.deployed import Deployed, read
from assessment_kit.framework.model import Framework

LARGEST_BILL = 1_000_000  # bytes
# Files that others made, and the components of the bill that are in them.
HOLDS = {
    "assets/javascripts/bundle.*.js": ("mkdocs-material", "rxjs", "tslib", "clipboard", "escape-html", "focus-visible"),
    "assets/javascripts/workers/search.*.js": ("mkdocs-material", "lunr"),
    "assets/javascripts/lunr/tinyseg.js": ("TinySegmenter",),
    "assets/javascripts/lunr/wordcut.js": ("wordcut",),
    "assets/javascripts/lunr/min/*.js": ("lunr-languages",),
    "assets/stylesheets/*.css": ("mkdocs-material", "fontawesome-free"),
    "assets/images/favicon.png": ("mkdocs-material",),
}
OTHERS = ("assets/javascripts/*", "assets/stylesheets/*")  # where nothing of the kit's own stands


def bill_faults(deployed: Deployed, framework: Framework) -> Iterator[str]:
    """Yield what is wrong with the bill of a built kit, each in a line for a person."""
    content = read(deployed, NAME, LARGEST_BILL)
    if content is None:
        yield f"{NAME}: is missing, or larger than any; build the kit again"
        return
    try:
        text = content.decode("utf-8")
        said = json.loads(text)
        named = set(_names(said["components"]))
        version = next(one["version"] for one in said["components"] if one.get("bom-ref") == "framework")
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        yield f"{NAME}: is no bill of materials that can be read; build the kit again"
        return
    if version != framework.version:
        yield f"{NAME}: is that of version {version}, and this is {framework.version}; build the kit again"
    elif text != bill(framework):
        yield f"{NAME}: is not what this kit writes; build the kit again"
    for file, part in _held(deployed):
        if part not in named:
            yield f"{file}: holds {part}, which {NAME} does not list"


def strangers(deployed: Deployed) -> list[str]:
    """Return the scripts and styles of which nothing is known: whoever put them there may have to say whose they are."""
    files = [file for file in sorted(deployed.files) if any(fnmatchcase(file, pattern) for pattern in OTHERS)]
    return [file for file in files if not any(fnmatchcase(file, pattern) for pattern in HOLDS)]


def _held(deployed: Deployed) -> Iterator[tuple[str, str]]:
    for file in sorted(deployed.files):
        for pattern, parts in HOLDS.items():
            if fnmatchcase(file, pattern):
                yield from ((file, part) for part in parts)


def _names(components: list[dict[str, object]]) -> Iterator[str]:
    for one in components:
        yield str(one["name"])
        within = one.get("components", [])
        if isinstance(within, list):
            yield from _names(within)
