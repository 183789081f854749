"""The plugin in somebody else's repository with nothing but its three lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from elsewhere import broken_links, foreign_addresses, pages_of, repository


@pytest.fixture(scope="module")
def site(build_kit: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit from three lines of settings and an empty folder of pages."""
    place = tmp_path_factory.mktemp("elsewhere")
    return build_kit(place / "site", folder=repository(place / "theirs", {}))


def test_three_lines_make_the_whole_kit(site: Path) -> None:
    for name in (
        "index.html",
        "levels.html",
        "assessment.html",
        "workshop.html",
        "plan.html",
        "print/facilitator-guide.pdf",
        "schema",
    ):
        assert (site / name).exists(), name
    assert list((site / "download").glob("*-kit-*.zip"))


def test_every_page_carries_a_policy_and_asks_no_other_host(site: Path) -> None:
    pages = pages_of(site)
    assert [name for name, text in pages.items() if "Content-Security-Policy" not in text] == []
    assert list(foreign_addresses(site)) == []
    assert list((site / "assets/javascripts").rglob("*.map")) == []


def test_the_pages_are_laid_out_and_no_sign_of_markup_is_left(site: Path) -> None:
    shown = {
        name: re.findall(r"\{ ?[.#:][^}]*\}|^\s*(?:#+ |:   |!!! ).*", text, re.M)
        for name, text in pages_of(site).items()
    }
    app_pages = ("assessment.html", "workshop.html", "plan.html")
    left = {name: found for name, found in shown.items() if found and name not in app_pages}
    assert left == {}
    assert re.search(r"assets/kit/kit\.\w+\.css", (site / "index.html").read_text("utf-8"))


def test_the_search_is_there_over_http_and_from_files(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    assert 'data-md-component="search"' in home
    assert re.search(r"assets/kit/kit\.\w+\.js", home)
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    assert {"levels.html", "index.html"} <= {entry["location"] for entry in index["docs"]}
    assert (site / "search/search_index.js").is_file()
    assert not list((site / "assets/javascripts/lunr").rglob("*.js")), "English needs no stemmer"


def test_without_an_address_there_is_no_file_that_needs_one(site: Path) -> None:
    assert not (site / "404.html").exists()
    assert not list(site.glob("sitemap.xml*"))


def test_the_site_has_the_name_that_was_given_to_it_and_every_link_leads_somewhere(site: Path) -> None:
    assert "Our handbook" in (site / "index.html").read_text("utf-8")
    assert broken_links(site) == []


def test_a_script_in_a_hand_written_page_stops_a_strict_build(build_kit: Callable[..., Path], tmp_path: Path) -> None:
    head = "---\ntitle: X\nsection: about\norder: 900\nfor: All\n---\n# X\n\n"
    folder = repository(tmp_path / "theirs", {"zz.md": head + "<script>alert(1)</script>\n"})
    with pytest.raises(pytest.fail.Exception, match=r"zz\.md: inline script or style: <script>"):
        build_kit(tmp_path / "site", folder=folder)
