"""The kit as ordinary Markdown, a navigation, settings and a frame, for any site generator that reads what MkDocs reads."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from assessment_kit import site_settings
from assessment_kit.framework.page import Page
from assessment_kit.making import Kit, make_kit
from assessment_kit.offline_copy import OFFER
from assessment_kit.places import data_folder
from assessment_kit.reading.leftovers import meant

PAGES, FRAME, SETTINGS = "docs", "theme", "mkdocs.yml"
OTHERS_OWN = ("partials/search.html",)  # made for Material's search, which others do not have


def plain_site(framework_folder: Path, written_folder: Path) -> tuple[dict[str, bytes], Kit]:
    """All files of such a site by their paths, and the kit that they hold. Raises FrameworkError.

    The offline copy is not among them, nor what offers it: it holds a site that was built.
    """
    kit = make_kit(framework_folder, written_folder)
    contents: dict[str, str | bytes] = {
        **{path.relative_to(written_folder).as_posix(): path.read_bytes() for path in _files(written_folder)},
        **kit.files,
        **kit.pack.made,
        **{uri: _markdown(uri, page, kit) for uri, page in kit.pages.items()},
    }
    frame = data_folder("theme") / "site"
    names = [path.relative_to(frame).as_posix() for path in frame.rglob("*") if path.is_file()]
    return {
        **{f"{PAGES}/{uri}": _bytes(content) for uri, content in contents.items()},
        **{f"{FRAME}/{name}": (frame / name).read_bytes() for name in names if name not in OTHERS_OWN},
        SETTINGS: _settings(kit).encode("utf-8"),
    }, kit


def _files(folder: Path) -> list[Path]:
    return [path for path in meant(folder, "*") if path.is_file()]


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _markdown(uri: str, page: Page, kit: Kit) -> str:
    """A page as its template or its author wrote it, with what is put around, and how long the prints are."""
    head = page.source[: len(page.source) - len(page.body)]
    title = escape(page.title)  # themes print it as HTML
    if title != page.title:
        head = re.sub(
            r"^title:.*$", lambda _: f"title: {json.dumps(title, ensure_ascii=False)}", head, count=1, flags=re.M
        )
    return head + OFFER.sub("", kit.part_of(uri).filled(page.uri, kit.texts[uri]))


def _settings(kit: Kit) -> str:
    framework, words = kit.inputs.framework, kit.for_theme(kit.parts[0])
    language = site_settings.theme_language(framework.language, site_settings.theme_languages([_material()]))
    theme = site_settings.theme_settings({}, language or site_settings.ENGLISH, framework.direction)
    names, options = site_settings.extensions(["fenced_code"], {}, escape(words["strings"]["toc"]))
    told = {
        "site_name": escape(kit.name),
        "docs_dir": PAGES,
        "use_directory_urls": False,
        "theme": {"name": "material", "custom_dir": FRAME, **theme, "palette": [], **kit.pictures},
        "markdown_extensions": [{name: options[name]} if name in options else name for name in names],
        "plugins": ["search"],
        "extra": {"generator": False, "kit": {**words, "language": framework.language, "index": ""}},
        "nav": [site_settings.with_titles_as_text(entry) for entry in kit.navigation],
    }
    return yaml.safe_dump(_plain(told), allow_unicode=True, sort_keys=False, width=120)


def _plain(told: dict[str, Any]) -> Any:
    """Marked text becomes text."""
    return json.loads(json.dumps(told))


def _material() -> str:
    """The folder of Material's templates, of which nothing is imported here."""
    found = importlib.util.find_spec("material")
    return str(Path(found.origin).parent / "templates") if found and found.origin else ""
