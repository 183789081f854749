"""A new version in the place of an old one: who was there before sees its words, its style and its script at the next
visit, from a server set up by the hosting page and from servers that say nothing of how long a page may be kept."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import browsers
import pytest
import servers
from playwright.sync_api import BrowserContext, Page, Playwright, expect

SOURCES = ("framework", "kit", "theme", "mkdocs.yml")
CHANGE = "changes:\n  - {version: 2.0.1, date: 2026-11-27, summary: Other words on the same day.}\n"
EDITION = 'document.documentElement.dataset.edition = "new";\n'
NEW_STYLE = "() => getComputedStyle(document.documentElement).getPropertyValue('--edition').trim() === 'new'"

Open = Callable[[], AbstractContextManager[Page]]


@pytest.fixture(scope="module")
def versions(
    project: Path, site: Path, build_kit: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    """The zip of this version, and of one that somebody made of it the same day."""
    place = tmp_path_factory.mktemp("newer")
    for name in SOURCES:
        copy = shutil.copytree if (project / name).is_dir() else shutil.copyfile
        copy(project / name, place / name)
    edit(place / "framework/framework.yml", "version: 2.0.0\n", "version: 2.0.1\n")
    edit(place / "framework/framework.yml", "changes:\n", CHANGE)
    edit(place / "framework/framework.yml", "complete: true", "complete: false")  # nobody translated the change
    edit(place / "framework/components/purpose.yml", "\ntitle: ", "\ntitle: New words for ")
    for style in ("theme/frame/site.css", "theme/app/styles/base.css"):
        edit(place / style, "", ":root { --edition: new; }\n")
    for script in ("theme/frame/accessible.js", "theme/app/assessment.js"):
        edit(place / script, "", EDITION)
    newer = build_kit(place / "site", folder=place, PYTHONPATH=str(place / "kit"))
    return [next((folder / "download").glob("*-kit-*.zip")) for folder in (site, newer)]


def edit(path: Path, old: str, new: str) -> None:
    """Change the first place where something stands in a file; nothing stands at its end."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")


def unpack(archive: Path, web: Path) -> Path:
    """Put the folder of a zip in the place of the one that is there, with the times of its files, as all tools do."""
    opened = zipfile.ZipFile(archive)
    kit = web / opened.namelist()[0].split("/")[0]
    shutil.rmtree(kit, ignore_errors=True)
    for entry in opened.infolist():
        when = time.mktime((*entry.date_time, 0, 0, -1))
        os.utime(opened.extract(entry, web), (when, when))
    return kit


@pytest.fixture(params=["chromium", "firefox"])
def visit(request: pytest.FixtureRequest, playwright: Playwright, tmp_path: Path) -> Open:
    """One person's browser: each time it is opened again, with all that it kept."""
    if request.param == "firefox":
        return lambda: one_page(request.getfixturevalue("firefox"))
    options: dict[str, Any] = dict(request.getfixturevalue("chromium_options"))
    options["args"] = [*options["args"], f"--host-resolver-rules=MAP {servers.INTRANET} 127.0.0.1"]

    @contextlib.contextmanager
    def opened() -> Iterator[Page]:
        with playwright.chromium.launch_persistent_context(tmp_path / "profile", **options) as context:
            yield context.new_page()

    return opened


@contextlib.contextmanager
def one_page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture
def serving(
    request: pytest.FixtureRequest, project: Path, missing: Callable[[str], None], tmp_path: Path
) -> Callable[[Path], AbstractContextManager[str]]:
    """A function that serves a kit and returns its address."""
    if "nginx" not in request.param:
        return servers.plain
    program = browsers.installed("nginx")
    if not program:
        missing("nginx")
    assert program
    page = (project / "theme/pages/en-GB/about/hosting.md.j2").read_text("utf-8")
    example = re.findall(r"```nginx\n(.*?)```", page, re.S)[0]
    text = servers.WITHOUT_HEADERS if "without" in request.param else example
    return lambda kit: servers.nginx(program, kit, text, tmp_path)


# A server that says when a file was changed and nothing else is to a browser like another; one has both.
@pytest.mark.parametrize(
    ("visit", "serving"),
    [
        ("chromium", "nginx by the hosting page"),
        ("chromium", "nginx without headers"),
        ("chromium", "python -m http.server"),
        ("firefox", "nginx by the hosting page"),
        ("firefox", "python -m http.server"),
    ],
    indirect=True,
)
def test_who_was_there_before_sees_the_new_version(
    versions: list[Path], visit: Open, serving: Callable[[Path], AbstractContextManager[str]], tmp_path: Path
) -> None:
    old, new = versions
    kit = unpack(old, tmp_path)
    with serving(kit) as address:
        for _ in range(2):  # the second time from what the browser kept
            with visit() as page:
                for name in ("index.html", "components/purpose.html", "assessment.html"):
                    tab = page.context.new_page()  # what comes from the store asks again, and is not hurried away
                    tab.goto(f"{address}/{name}")
                    expect(tab.locator("html")).not_to_have_attribute("data-edition", "new")
        assert unpack(new, tmp_path) == kit, "another path would be another place for what browsers keep"
        with visit() as page:
            for name in ("index.html", "components/purpose.html", "assessment.html"):
                tab = page.context.new_page()
                tab.goto(f"{address}/{name}")
                expect(tab.locator("html")).to_have_attribute("data-edition", "new")
                expect(tab.get_by_text("New words for").first).to_be_attached()
                tab.wait_for_function(NEW_STYLE)


def test_a_page_that_is_asked_for_again_still_opens_at_the_place_that_was_named(
    versions: list[Path], visit: Open, tmp_path: Path
) -> None:
    with servers.plain(unpack(versions[0], tmp_path)) as address:
        for _ in range(2):
            with visit() as page:
                page.goto(f"{address}/about/hosting.html#check-the-files")
                expect(page.locator("#check-the-files")).to_be_in_viewport()
        with visit() as page:
            page.goto(f"{address}/about/hosting.html#check-the-files")
            page.wait_for_function("() => performance.getEntriesByType('navigation')[0].type === 'reload'")
            expect(page.locator("#check-the-files")).to_be_in_viewport()


def test_the_search_finds_what_is_new(versions: list[Path], visit: Open, tmp_path: Path) -> None:
    kit = unpack(versions[0], tmp_path)
    with servers.plain(kit) as address:
        for found, archive in (("Adapting the kit", versions[0]), ("New words for", versions[1])):
            unpack(archive, tmp_path)
            with visit() as page:
                page.goto(f"{address}/index.html", wait_until="networkidle")
                page.get_by_role("textbox", name="Search").fill("words for")
                expect(page.locator(".md-search-result__list")).to_contain_text(found)
