"""All that the kit consists of before a site generator takes over: pages, app pages, schemas and prints, in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from assessment_kit.answers.format import schemas
from assessment_kit.answers.sample import practice_set
from assessment_kit.app.pages import assessment_page, workshop_page
from assessment_kit.framework.model import Framework, load
from assessment_kit.guidance.pages import Page, PageError, framed, generated_pages, navigation, written_pages
from assessment_kit.host.organisation import Organisation, load_organisation
from assessment_kit.host.styles import tokens_for
from assessment_kit.host.words import load_strings
from assessment_kit.offline_copy import packed
from assessment_kit.print.pack import documents, listing
from assessment_kit.reading.problems import FrameworkError

# Guidance pages run only files of the site itself. On file:// 'self' means any file of the machine.
SITE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)


class KitError(Exception):
    """The kit cannot be made; the message holds every problem, one a line."""


@dataclass(frozen=True)
class Kit:
    """Everything to publish. `texts` maps the uri of each page to its finished Markdown without front matter, and
    `files` maps paths among the site's sources to text or bytes."""

    framework: Framework
    organisation: Organisation
    pages: Mapping[str, Page]
    texts: Mapping[str, str]
    files: Mapping[str, str | bytes]
    navigation: list[dict[str, Any]]

    @property
    def name(self) -> str:
        return self.framework.title

    @property
    def offline_name(self) -> str:
        return offline_name(self.framework)

    @property
    def for_theme(self) -> dict[str, Any]:
        """What the site's templates may say about the kit."""
        return {
            "policy": SITE_POLICY,
            "framework": self.framework,
            "organisation": self.organisation,
            "strings": load_strings(self.framework.language)["site"],
            "shared": load_strings(self.framework.language)["common"]["page"],
        }


def offline_name(framework: Framework) -> str:
    """Return the name of the offline copy, without its ending."""
    return f"{framework.id}-kit-{framework.version}"


def make_kit(framework_folder: Path, written_folder: Path) -> Kit:
    """Read the framework and render all of the kit. Raises KitError with every problem found."""
    try:
        framework = load(framework_folder)
        organisation = load_organisation(framework_folder)
        written = written_pages(written_folder)
        context: dict[str, Any] = {
            "organisation": organisation,
            "terms": _terms(framework_folder),
            "offline_name": offline_name(framework),
        }
        generated = generated_pages(framework, documents=[], **context)
        sheets = _sheets(framework, organisation, generated | written)
        links = listing(sheets, framework.language)
        generated |= generated_pages(framework, mentioning="documents", documents=links, **context)
        pages = generated | written
        texts = framed(pages, framework.language)
        nav = navigation(pages.values(), framework.language)
    except (FrameworkError, PageError) as error:
        raise KitError(str(error)) from error
    sources = {uri: page.source for uri, page in generated.items() if uri not in written}
    files = sources | _app_pages(framework, organisation) | _assets(organisation) | _schemas() | sheets
    return Kit(framework, organisation, pages, texts, files, nav)


def _sheets(framework: Framework, organisation: Organisation, pages: Mapping[str, Page]) -> dict[str, bytes]:
    """Return the print pack. It prints the same pages that the site shows, which in turn link to its files."""
    return documents(framework, {uri: page.body for uri, page in pages.items()}, organisation)


def _app_pages(framework: Framework, organisation: Organisation) -> dict[str, str | bytes]:
    return {
        "assessment.html": assessment_page(framework, organisation),
        "workshop.html": workshop_page(framework, organisation),
        "download/practice-answers.zip": packed(practice_set(framework)),
    }


def _assets(organisation: Organisation) -> dict[str, str | bytes]:
    logo = organisation.logo
    return {"assets/kit/tokens.css": tokens_for(organisation)} | (
        {f"assets/kit/{logo.name}": logo.content} if logo else {}
    )


def _schemas() -> dict[str, str | bytes]:
    return {f"schema/{name}": json.dumps(schema, indent=2, ensure_ascii=False) for name, schema in schemas().items()}


def _terms(framework_folder: Path) -> Markup:
    """Return the glossary of the framework's own words, `terms.md`; empty where there is none."""
    path = framework_folder / "terms.md"
    return Markup(path.read_text(encoding="utf-8")) if path.is_file() else Markup()
