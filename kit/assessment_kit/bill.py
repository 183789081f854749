"""The bill of materials that a kit carries: one CycloneDX document, made once by `bill_making.py` and kept in the theme, in
which a build says what only it knows."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from importlib import metadata

from assessment_kit import __version__
from assessment_kit.framework.model import Framework
from assessment_kit.places import data_folder

NAME = "about/sbom.cdx.json"
KEPT = "sbom.cdx.json"
MATERIAL = "mkdocs-material"
NO_SERIAL = uuid.UUID(int=0)
# What stands in the kept document for what a build says.
KIT_VERSION, MATERIAL_VERSION = "KIT-VERSION", "MATERIAL-VERSION"
TITLE, VERSION, LICENCE = "FRAMEWORK-TITLE", "FRAMEWORK-VERSION", "FRAMEWORK-LICENCE"


def bill(framework: Framework) -> str:
    """The bill of the kit of this framework, the same for the same kit."""
    kept = (data_folder("theme") / KEPT).read_text(encoding="utf-8")
    return filled(
        kept,
        {
            KIT_VERSION: __version__,
            MATERIAL_VERSION: metadata.version(MATERIAL),
            TITLE: framework.title,
            VERSION: framework.version,
            LICENCE: framework.licence,
        },
    )


def filled(kept: str, said: Mapping[str, str]) -> str:
    """Return a document with what a build says in the places of the marks, and a serial number that follows from it."""
    document = _said(json.loads(kept), said)
    return with_serial(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def with_serial(text: str) -> str:
    """Number a document by its content: by chance, no two builds would be alike."""
    return text.replace(str(NO_SERIAL), str(uuid.uuid5(NO_SERIAL, text)), 1)


def _said(value: object, said: Mapping[str, str]) -> object:
    if isinstance(value, dict):
        return {name: _said(one, said) for name, one in value.items()}
    if isinstance(value, list):
        return [_said(one, said) for one in value]
    if not isinstance(value, str):
        return value
    if value in said:
        return said[value]
    for mark in (KIT_VERSION, MATERIAL_VERSION):  # inside an address of a package
        value = value.replace(mark, said[mark])
    return value
