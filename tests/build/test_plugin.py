"""The plugin in a site that was there before: its pages, navigation, addresses and settings stay as they were."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from elsewhere import NEW_SITE, broken_links, foreign_addresses, pages_of, repository

GUIDE = "# A guide\n\nSee [the levels](../levels.md) and [the start](../index.md).\n"
POST = "---\ndate: 2026-11-02\nauthors: []\n---\n# First post\n\nHello.\n\n<!-- more -->\n\nMore.\n"
OWN_WORDS = "---\ntags: [x]\n---\n# Words as we know them\n\nOur own.\n"
LEFT_BEHIND = ("Thumbs.db", "desktop.ini", "~$handout.docx", "handout.docx.tmp", "__MACOSX/._handout.docx")
WRONG_ADDRESS = "404.html: "  # its links begin at the top of the host


def say(pages: dict[str, str], name: str) -> str:
    """What a page of a site says, without its marks and its frame."""
    article = re.search(r"<article.*?</article>", pages[name], re.S)
    assert article, name
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", article[0])).strip()


def tabs(page: str) -> list[str]:
    """The names in the bar at the top of a page."""
    bar = re.search(r'<nav class="md-tabs".*?</nav>', page, re.S)
    assert bar
    return [re.sub(r"<[^>]+>|\s+", " ", name).strip() for name in re.findall(r"<a [^>]*>(.*?)</a>", bar[0], re.S)]


@pytest.fixture(scope="module")
def grown(build_kit: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public site with pages, a blog and addresses of its own, into which the kit came later."""
    place = tmp_path_factory.mktemp("grown")
    pages = {
        **NEW_SITE,
        "guide/start.md": GUIDE,
        "blog/index.md": "# News\n",
        "blog/posts/first.md": POST,
        "glossary.md": OWN_WORDS,
        "forms/handout.docx": "a file to hand out",
        **{f"forms/{name}": "" for name in LEFT_BEHIND},
        "dates.md": "---\ntitle: Dates and rooms\nsection: run\norder: 15\nfor: All\nnext: take-part.md\n---\n# Dates\n",
    }
    folder = repository(
        place / "theirs",
        pages,
        site_url="https://kit.example/improvement/",
        use_directory_urls=True,
        copyright="© Our trust",
        plugins=["search", {"blog": {"archive": False}}, "assessment-kit"],
        theme={
            "name": "material",
            "palette": {"primary": "teal"},
            "features": ["navigation.instant", "navigation.tabs"],
        },
    )
    return build_kit(place / "site", folder=folder)


def test_pages_of_the_site_and_of_other_plugins_pass_through(grown: Path) -> None:
    pages = pages_of(grown)
    assert say(pages, "index.html").startswith("Welcome to MkDocs")
    assert say(pages, "guide/start/index.html").startswith("A guide See the levels")
    assert "First post" in say(pages, "blog/index.html")
    assert "Hello." in say(pages, "blog/2026/11/02/first-post/index.html")
    assert "For:" not in say(pages, "guide/start/index.html")


def test_a_hand_written_page_takes_the_place_of_one_of_the_kit(grown: Path) -> None:
    assert "Words as we know them" in say(pages_of(grown), "glossary.html")


def test_a_page_that_says_where_it_belongs_is_one_of_the_kit(grown: Path) -> None:
    pages = pages_of(grown)
    assert say(pages, "dates.html").startswith("Dates For: All")
    assert "Dates and rooms" in pages["facilitate/overview.html"]


def test_files_beside_the_pages_are_published_but_not_what_systems_left_there(grown: Path) -> None:
    assert [path.name for path in (grown / "forms").rglob("*")] == ["handout.docx"]


def test_pages_of_the_kit_keep_their_addresses_and_others_theirs(grown: Path) -> None:
    assert (grown / "levels.html").is_file()
    assert (grown / "guide/start/index.html").is_file()
    assert [link for link in broken_links(grown) if not link.startswith(WRONG_ADDRESS)] == []


def test_the_sites_pages_stand_beside_the_kits_in_the_navigation(grown: Path) -> None:
    names = tabs(pages_of(grown)["levels.html"])
    assert names == ["Home", "Take part", "Run it", "The framework", "Print", "About", "Blog", "Guide"]


def test_a_public_site_keeps_its_sitemap_and_its_page_for_wrong_addresses(grown: Path) -> None:
    assert "https://kit.example/improvement/levels.html" in (grown / "sitemap.xml").read_text("utf-8")
    assert "Content-Security-Policy" in (grown / "404.html").read_text("utf-8")
    (copy,) = (grown / "download").glob("*-kit-*.zip")
    names = {Path(name).name for name in zipfile.ZipFile(copy).namelist()}
    assert "levels.html" in names
    assert names.isdisjoint({"404.html", "sitemap.xml", "sitemap.xml.gz"})


def test_every_page_carries_the_policy_and_asks_no_other_host(grown: Path) -> None:
    pages = pages_of(grown)
    assert [name for name, text in pages.items() if "Content-Security-Policy" not in text] == []
    assert list(foreign_addresses(grown)) == []


def test_what_the_kits_pages_cannot_have_is_not_taken_and_the_rest_is(grown: Path) -> None:
    page = (grown / "levels.html").read_text("utf-8")
    assert "data-md-color" not in page and "palette." not in page
    assert "navigation.instant" not in page
    assert "© Our trust" in page
    assert "toc.follow" not in page


def test_a_navigation_of_ones_own_is_kept_and_the_kit_is_built_all_the_same(
    build_kit: Callable[..., Path], tmp_path: Path
) -> None:
    nav = [{"Start": "index.md"}, {"Ask ourselves": [{"Answer": "assessment.html"}, {"What levels are": "levels.md"}]}]
    folder = repository(tmp_path / "theirs", NEW_SITE, nav=nav)
    pages = pages_of(build_kit(tmp_path / "site", folder=folder))
    assert tabs(pages["levels.html"]) == ["Start", "Ask ourselves"]
    assert "facilitate/overview.html" in pages and "workshop.html" in pages


@pytest.mark.parametrize("theme", ["mkdocs", None])
def test_another_theme_is_refused_before_anything_is_emptied(
    build_kit: Callable[..., Path], tmp_path: Path, theme: str | None
) -> None:
    folder = repository(tmp_path / "theirs", NEW_SITE, theme=theme)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old.html").write_text("old", "utf-8")
    with pytest.raises(pytest.fail.Exception, match=r'theme: is "mkdocs"; .* write "theme: material"'):
        build_kit(tmp_path / "site", folder=folder)
    assert (tmp_path / "site/old.html").exists()


def test_what_hides_the_policy_or_the_home_page_stops_a_strict_build_with_a_cure_that_works(
    build_kit: Callable[..., Path], tmp_path: Path
) -> None:
    pages = {"README.md": "# About this folder\n"}
    folder = repository(tmp_path / "theirs", pages, theme={"name": "material", "custom_dir": "overrides"})
    (folder / "overrides").mkdir()
    own = '{% extends "base.html" %}{% block announce %}Our notice{% endblock %}'
    (folder / "overrides/main.html").write_text(own, "utf-8")
    with pytest.raises(pytest.fail.Exception) as stopped:
        build_kit(tmp_path / "site", folder=folder)
    assert "README.md would have the place of the kit's home page; rename it to index.md" in str(stopped.value)
    assert re.search(
        r'levels\.md: no Content-Security-Policy.* begin with {% extends "kit.html" %}', str(stopped.value)
    )
    (folder / "overrides/main.html").write_text(own.replace("base.html", "kit.html"), "utf-8")
    (folder / "docs/README.md").rename(folder / "docs/index.md")
    page = (build_kit(tmp_path / "site", folder=folder) / "levels.html").read_text("utf-8")
    assert "Our notice" in page and "Content-Security-Policy" in page


def test_without_a_name_the_site_has_that_of_its_framework(site: Path, project: Path) -> None:
    title = re.search(r"^title: (.*)$", (project / "framework/framework.yml").read_text("utf-8"), re.M)
    assert title
    assert f"<title>The levels - {title[1]}</title>" in (site / "levels.html").read_text("utf-8")
