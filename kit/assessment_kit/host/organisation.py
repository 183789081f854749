"""The organisation that hosts a kit: its name, contacts, accent colour and logo, from `framework/organisation.yml`.

The file may be missing: then the kit speaks for nobody in particular. Colours are measured against the grounds in
the theme's tokens.css; one that people could not read is refused with its contrast ratio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from assessment_kit.host.colours import AA, contrast, lightened, mixed
from assessment_kit.host.logo import Logo, read_logo, unusable
from assessment_kit.host.tokens import colours
from assessment_kit.reading.fields import File, Line
from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.reading.shape import misfits
from assessment_kit.reading.sources import Source, read, shown

FILE = "organisation.yml"
COLOUR = r"^#[0-9A-Fa-f]{6}$"


class OrganisationFile(File):
    """organisation.yml: who hosts this kit."""

    name: Line = Field("", title="Name", description="The organisation's name, as it stands on covers and in headers.")
    contact: Line = Field("", title="Contact", description="Whom to ask about the self-assessment: a team, an address.")
    privacy_contact: Line = Field("", title="Privacy contact", description="Whom to ask about what happens to data.")
    hand_in: Line = Field(
        "", title="Hand in", description="Where people hand in their answer file, and by when; the last step says it."
    )
    hear_back: Line = Field(
        "", title="Hear back", description="When and how people will hear what happened next; the last step says it."
    )
    source: Line = Field("", title="Source", description="Where to get the source that this kit is built from.")
    accent: str | None = Field(
        None,
        title="Accent",
        description='The one colour of links and marks on light paper, as "#6d2f5a".',
        pattern=COLOUR,
    )
    accent_dark: str | None = Field(
        None,
        title="Accent in the dark",
        description="The same on dark paper. Left out, a lighter shade of the accent is found.",
        pattern=COLOUR,
    )
    logo: Line = Field(
        "", title="Logo", description="An .svg of shapes alone, or a .png, beside this file, at most 16 KB."
    )


@dataclass(frozen=True)
class Accent:
    """A colour of links and marks, the colour of text upon it, and the ground of what is chosen: all as #rrggbb."""

    colour: str
    on_colour: str
    tint: str


@dataclass(frozen=True)
class Organisation:
    """Every text may be empty; without an accent the kit's own stays."""

    name: str = ""
    contact: str = ""
    privacy_contact: str = ""
    light: Accent | None = None
    dark: Accent | None = None
    logo: Logo | None = None
    hand_in: str = ""
    hear_back: str = ""
    source: str = ""

    @property
    def accent(self) -> str | None:
        return self.light.colour if self.light else None


def load_organisation(folder: Path) -> Organisation:
    """Read `organisation.yml` in the framework's folder. Raises FrameworkError with every problem of it."""
    path = folder / FILE
    if not path.is_file():
        return Organisation()
    source = read(path, f"{shown(folder)}/{FILE}")
    problems = [*source.problems, *misfits(OrganisationFile, source)]
    problems += _unreadable_colours(source)
    if source.top["logo"].text:
        problems += unusable(source.top["logo"], folder, FILE)
    if problems:
        raise FrameworkError(problems)
    return _organisation(OrganisationFile.model_validate(source.data), folder)


def _organisation(found: OrganisationFile, folder: Path) -> Organisation:
    light = found.accent and _accent(found.accent, "light")
    darker = found.accent_dark or (found.accent and lightened(found.accent, colours("dark")["sheet"]))
    return Organisation(
        found.name,
        found.contact,
        found.privacy_contact,
        light or None,
        _accent(darker, "dark") if darker else None,
        read_logo(folder, found.logo) if found.logo else None,
        found.hand_in,
        found.hear_back,
        found.source,
    )


def _unreadable_colours(source: Source) -> Iterator[Problem]:
    for field, scheme in (("accent", "light"), ("accent_dark", "dark")):
        spot = source.top[field]
        if not re.match(COLOUR, spot.text):
            continue
        ratio = min(contrast(spot.text, colours(scheme)[ground]) for ground in ("paper", "sheet"))
        if ratio < AA:
            cure = "darker" if scheme == "light" else "lighter"
            yield spot.problem(
                f"{spot.text} has a contrast of {ratio:.2f} to 1 with the {scheme} paper; text needs {AA} to 1: choose a {cure} one"
            )


def _accent(colour: str, scheme: str) -> Accent:
    ground = colours(scheme)
    on_colour = max("#ffffff", "#1a1216", key=lambda text: contrast(text, colour))
    return Accent(colour.lower(), on_colour, _tint(colour, ground["paper"]))


def _tint(colour: str, paper: str) -> str:
    """A trace of the colour on the paper, so faint that the colour itself can still be read on it."""
    for share in (0.12, 0.08, 0.04):
        tint = mixed(paper, colour, share)
        if contrast(colour, tint) >= AA:
            return tint
    return paper
