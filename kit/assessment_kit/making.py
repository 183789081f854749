"""All that the kit consists of before a site generator takes over: pages, app pages, schemas and prints, in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment_kit.answers.sample import practice_set
from assessment_kit.answers.schemas import NAMES as SCHEMAS
from assessment_kit.answers.schemas import schemas
from assessment_kit.answers.table import page_shape
from assessment_kit.app.kept import Scripts
from assessment_kit.app.pages import PAGES, assessment_page, faults, plan_page, scripts, workshop_page
from assessment_kit.framework.page import Page
from assessment_kit.guidance.frame import ICON, SCRIPT, SCRIPTS, STYLE, address, frame_files
from assessment_kit.guidance.pages import framed, generated_pages, navigation, with_documents
from assessment_kit.guidance.written import faults_of_markdown, written_faults
from assessment_kit.host.styles import tokens_for
from assessment_kit.inputs import OWN_PAGES, Inputs, read_inputs
from assessment_kit.offline_copy import Copy, packed
from assessment_kit.print.letters import unprintable
from assessment_kit.print.logo import unprintable_logo
from assessment_kit.print.pack import Pack, begin, names
from assessment_kit.reading.leftovers import meant
from assessment_kit.reading.problems import FrameworkError, gathered

# Guidance pages run only files of the site itself. On file:// 'self' means any file of the machine.
SITE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
PRACTICE = "download/practice-answers.zip"


@dataclass(frozen=True)
class Kit:
    """Everything to publish. `texts` maps the uri of each page to its finished Markdown without front matter, and
    `files` maps paths among the site's sources to text or bytes, `assets` names to the paths of those that pages load. The
    PDFs of the `pack` are still being made, and the texts hold marks for their pages and sizes."""

    inputs: Inputs
    pages: Mapping[str, Page]
    texts: Mapping[str, str]
    files: Mapping[str, str | bytes]
    assets: Mapping[str, str]
    navigation: list[dict[str, Any]]
    pack: Pack

    @property
    def name(self) -> str:
        return self.inputs.framework.title

    @property
    def pictures(self) -> dict[str, str]:
        """The theme's settings that name a picture, unless an author says otherwise."""
        logo = self.inputs.organisation.logo
        return {"favicon": self.assets[ICON], **({"logo": self.assets[logo.name]} if logo else {})}

    @property
    def offline_copy(self) -> Copy:
        return Copy(self.inputs.offline_name, f"{self.inputs.framework.id}-kit", self.inputs.dated)

    @property
    def for_theme(self) -> dict[str, Any]:
        """What the site's templates may say about the kit: plain data and whole sentences, for any engine."""
        site, shared = self.inputs.words["site"], self.inputs.words["common"]["page"]
        return {
            "policy": SITE_POLICY,
            "style": self.assets[STYLE],
            "script": self.assets[SCRIPT],
            "host": self.inputs.organisation.name or "",
            "guidance": shared["guidance"],
            "strings": {name: site[name] for name in ("menu", "search", "close_search", "toc")},
            "foot": list(foot(self.inputs)),
        }


def foot(inputs: Inputs) -> Iterator[str]:
    """The paragraphs at the foot of each guidance page."""
    words, framework, host = inputs.words["common"]["page"], inputs.framework, inputs.organisation
    version = words["version"].format(title=framework.title, version=framework.version)
    yield f"{version} {words['licence'].format(licence=framework.licence)}"
    if source := framework.source:
        checked = words["checked"].format(name=source.name, date=inputs.words.day(source.checked))
        yield f"{source.relation} {checked}"
    yield words["silence"]
    for name, value in (("host", host.name), ("contact", host.contact), ("privacy", host.privacy_contact)):
        if value:
            yield words[name].format(name=value)


def checked(framework_folder: Path, written_folder: Path) -> Inputs:
    """Read all that a build reads, scripts and styles too. Raises FrameworkError with every problem of every file."""
    return _read(framework_folder, written_folder, scripts())[0]


def _read(framework_folder: Path, written_folder: Path, written: Scripts) -> tuple[Inputs, dict[str, Page]]:
    """All that was read, and the pages made of it, which do not know yet what is printed."""
    faulty = faults(written, SCRIPTS)
    inputs = gathered(faulty, lambda: read_inputs(framework_folder, written_folder))
    if inputs is None:
        raise FrameworkError(faulty)
    unlinked = generated_pages(inputs)
    faulty += faults_of_markdown(inputs.framework, framework_folder)
    if written_folder.resolve() == (framework_folder / OWN_PAGES).resolve():  # else others make pages too
        known = _paths(inputs) | unlinked.keys() | _beside(written_folder)
        faulty += [fault for page in inputs.written.values() for fault in written_faults(page, known)]
    faulty += unprintable(
        inputs, {uri: page.body for uri, page in (unlinked | inputs.written).items()}, framework_folder
    )
    faulty += unprintable_logo(inputs, framework_folder)
    if faulty:
        raise FrameworkError(faulty)
    return inputs, unlinked


def _paths(inputs: Inputs) -> set[str]:
    """Where all but the generated pages will stand, from the top of the site's sources, before any of it is made."""
    made = {PRACTICE, *(f"{name}.html" for name in PAGES), *inputs.written}
    return made | {f"print/{name}.pdf" for name in names(inputs)} | {f"schema/{name}" for name in SCHEMAS}


def _beside(folder: Path) -> set[str]:
    """What the site generator finds by itself."""
    return {path.relative_to(folder).as_posix() for path in meant(folder, "*") if path.is_file()}


def make_kit(framework_folder: Path, written_folder: Path) -> Kit:
    """Read everything and make all of the kit. Raises FrameworkError with every problem of every file.

    `written_folder` is where the site generator looks for pages; what lies there it has already.
    """
    written = scripts()
    inputs, unlinked = _read(framework_folder, written_folder, written)
    # The print pack prints the same pages that the site shows, which in turn link to its files. Meanwhile, the rest.
    pack = begin(inputs, {uri: page.body for uri, page in (unlinked | inputs.written).items()})
    assets = _assets(inputs, written)
    addresses = {name: address(name, content) for name, content in assets.items()}
    files = _app_pages(inputs, written) | _schemas() | {addresses[name]: content for name, content in assets.items()}
    pages = unlinked | with_documents(inputs, pack.expected) | inputs.written
    already = {uri for uri in inputs.written if (written_folder / uri).is_file()}
    files |= {uri: page.source for uri, page in pages.items() if uri not in already}
    texts, nav = framed(pages, inputs.words), navigation(pages.values(), inputs.words)
    return Kit(inputs, pages, texts, files, addresses, nav, pack)


def _app_pages(inputs: Inputs, written: Scripts) -> dict[str, str | bytes]:
    return {
        "assessment.html": assessment_page(inputs, page_shape(), written),
        "workshop.html": workshop_page(inputs, page_shape(), written),
        "plan.html": plan_page(inputs, page_shape(), written),
        PRACTICE: packed(practice_set(inputs), inputs.dated),
    }


def _assets(inputs: Inputs, written: Scripts) -> dict[str, str | bytes]:
    """What the guidance pages load, by names."""
    logo = inputs.organisation.logo
    frame: dict[str, str | bytes] = {**frame_files(tokens_for(inputs.organisation), written.joined)}
    return frame | ({logo.name: logo.content} if logo else {})


def _schemas() -> dict[str, str | bytes]:
    return {f"schema/{name}": json.dumps(schema, indent=2, ensure_ascii=False) for name, schema in schemas().items()}
