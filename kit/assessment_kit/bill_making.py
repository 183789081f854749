"""Bills of materials in CycloneDX, by its own library: what a built kit holds of other people's, and what a build takes.

The library comes with the extra `sbom`. Nothing else of the kit needs it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.hash.factories import HashTypeFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from assessment_kit import __version__
from assessment_kit.bill import (
    KIT_VERSION,
    LICENCE,
    MATERIAL,
    MATERIAL_VERSION,
    NO_SERIAL,
    TITLE,
    VERSION,
    with_serial,
)

KIT = "assessment-kit"
FONTS = {
    "Atkinson Hyperlegible Next": ("AtkinsonHyperlegibleNext-Regular.ttf", "OFL-1.1"),
    "Newsreader": ("Newsreader-Medium.ttf", "OFL-1.1"),
    "DejaVu Sans": ("KitOtherScripts-Regular.ttf", "Bitstream-Vera"),
}
Part = tuple[str, str, str, str | None]
LGPL = "GNU Lesser General Public License"  # of no version that its package names, and so without an identifier
# What Material's own files hold of others: name, type of address, licence, and what says the version in those files.
WITHIN_MATERIAL: tuple[Part, ...] = (
    ("rxjs", "npm", "Apache-2.0", None),
    ("tslib", "npm", "0BSD", None),
    ("clipboard", "npm", "MIT", r"clipboard\.js v([\d.]+)"),
    ("escape-html", "npm", "MIT", None),
    ("focus-visible", "npm", "W3C-20150513", None),
    ("lunr", "npm", "MIT", r'\.version="([\d.]+)"'),
    ("@mdi/svg", "npm", "Apache-2.0", None),
    ("@fortawesome/fontawesome-free", "npm", "CC-BY-4.0", r"Font Awesome Free ([\d.]+)"),
)
# Only where the search has a stemmer for the language, which may need a helper to part words.
SOME_LANGUAGES: tuple[Part, ...] = (
    ("lunr-languages", "npm", "MPL-1.1", None),
    ("TinySegmenter", "generic", "BSD-3-Clause", None),
    ("wordcut", "npm", LGPL, None),
)
PACKAGE = re.compile(r"^([\w.-]+)==(\S+)")
HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")


def inside(site: Path, fonts: Path) -> str:
    """The document that the theme keeps: what is in a built site, and in its PDFs, that others made; with marks in place of
    what each build says. Versions are those that the files themselves name; where none does, there is none."""
    material = _packaged(MATERIAL, MATERIAL_VERSION, ())
    texts = [path.read_text(encoding="utf-8") for path in sorted((site / "assets").rglob("*.[jc]s*"))]
    always = [_within(one, texts, ComponentScope.REQUIRED) for one in WITHIN_MATERIAL]
    material.components = [*always, *(_within(one, texts, ComponentScope.OPTIONAL) for one in SOME_LANGUAGES)]
    words = Component(
        name=TITLE, version=VERSION, type=ComponentType.DATA, bom_ref="framework", licenses=[_free(LICENCE)]
    )
    drawn = [_font(name, fonts / file, licence) for name, (file, licence) in FONTS.items()]
    kit = Component(
        name=KIT, version=KIT_VERSION, type=ComponentType.APPLICATION, bom_ref="kit", licenses=_licences("MIT")
    )
    return _written(kit, [material, words, *drawn])


def environment(lock: str) -> str:
    """What a build takes, from a lock: each package with its hashes, and with its licence where it is installed here."""
    kit = Component(name=KIT, version=__version__, type=ComponentType.APPLICATION, bom_ref="kit")
    return with_serial(_written(kit, [_packaged(*one) for one in locked(lock)]))


def locked(lock: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield name, version and hashes of each package of a lock."""
    for entry in re.split(r"\n(?=\w)", lock.replace("\\\n", " ")):
        if found := PACKAGE.match(entry):
            yield found[1], found[2], tuple(HASH.findall(entry))


def _written(kit: Component, parts: list[Component]) -> str:
    about = BomMetaData(component=kit)
    about.timestamp = None  # type: ignore[assignment] # the same sources, the same bytes
    bom = Bom(metadata=about, components=parts, serial_number=NO_SERIAL)
    bom.register_dependency(kit, parts)
    return str(JsonV1Dot6(bom).output_as_string(indent=2)) + "\n"


def _packaged(name: str, version: str, hashes: tuple[str, ...]) -> Component:
    address = PackageURL("pypi", None, name.lower().replace("_", "-"), version)
    return Component(
        name=name,
        version=version,
        purl=address,
        bom_ref=str(address),
        licenses=_said_of(name),
        hashes=[HashTypeFactory().from_composite_str(one) for one in hashes],
    )


def _said_of(name: str) -> list[License]:
    """The licence in a package's own words; none where it is not installed here or says none."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    if "License-Expression" in said:
        return _licences(said["License-Expression"])
    classified = [one.split(" :: ")[-1] for one in said.get_all("Classifier") or () if one.startswith("License :: ")]
    short = said["License"].strip() if "License" in said else ""
    return [_free(one) for one in classified or ([short] if short and "\n" not in short else [])]


def _licences(expression: str) -> list[License]:
    if re.search(r"\s", expression):
        return [LicenseExpression(expression)]
    return [DisjunctiveLicense(id=expression)]


def _free(words: str) -> DisjunctiveLicense:
    return DisjunctiveLicense(name=words)


def _within(part: Part, texts: list[str], scope: ComponentScope) -> Component:
    name, kind, licence, pattern = part
    found = [match[1] for text in texts if pattern and (match := re.search(pattern, text))]
    version = found[0] if found else None
    group, _, last = name.rpartition("/")
    return Component(
        name=last,
        group=group or None,
        version=version,
        type=ComponentType.LIBRARY,
        scope=scope,
        description=f"As {MATERIAL} {metadata.version(MATERIAL)} brings it",
        purl=PackageURL(kind, group or None, last, version),
        bom_ref=f"{MATERIAL}/{last}",
        licenses=[_free(licence)] if licence == LGPL else _licences(licence),
    )


def _font(name: str, file: Path, licence: str) -> Component:
    return Component(
        name=name,
        version=revision(file.read_bytes()),
        type=ComponentType.FILE,
        description="A font, of which the PDFs hold the letters that they use",
        bom_ref=f"font/{file.name}",
        licenses=_licences(licence),
    )


def revision(font: bytes) -> str:
    """The revision that a TrueType font gives of itself, in the table `head`."""
    (tables,) = struct.unpack_from(">H", font, 4)
    for place in range(12, 12 + 16 * tables, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, place)
        if tag == b"head":
            whole, part = struct.unpack_from(">HH", font, offset + 4)
            return f"{whole}.{round(part / 65536 * 1000):03}"
    raise ValueError("a font without a head")
