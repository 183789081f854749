"""An organisation's own name, contacts, colour and logo, on every kind of page that the kit makes."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import shutil
from pathlib import Path

import pytest
from assessment_kit.making import Kit, make_kit
from assessment_kit.reading.problems import FrameworkError
from pdf_text import page_texts, squeezed

HOST = """name: Riverside & Hill
contact: the improvement team
privacy_contact: the privacy team
accent: "#00504a"
logo: mark.svg
"""
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
APP_PAGES = ["assessment.html", "workshop.html", "plan.html"]


@pytest.fixture(scope="module")
def folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("host") / "framework"
    shutil.copytree(project / "framework", copy)
    (copy / "organisation.yml").write_text(HOST, encoding="utf-8")
    (copy / "mark.svg").write_bytes(LOGO)
    return copy


@pytest.fixture(scope="module")
def hosted(folder: Path) -> Kit:
    return make_kit(folder, folder / "pages")


@pytest.mark.parametrize("name", APP_PAGES)
def test_the_app_pages_name_the_host_and_whom_to_ask(hosted: Kit, name: str) -> None:
    page = str(hosted.files[name])
    for words in ("Riverside &amp; Hill", "the improvement team", "the privacy team"):
        assert words in page
    assert base64.b64encode(LOGO).decode() in page


@pytest.mark.parametrize("name", APP_PAGES)
def test_the_hosts_colour_is_inside_the_style_that_the_policy_allows(hosted: Kit, name: str) -> None:
    page = str(hosted.files[name])
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style and "#00504a" in style[1]
    allowed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{allowed}'" in html.unescape(page)


def test_the_guidance_pages_get_the_colour_and_the_logo(hosted: Kit) -> None:
    assert "--kit-accent:#00504a" in str(hosted.files[hosted.assets["kit.css"]])
    assert hosted.files[hosted.pictures["logo"]] == LOGO


@pytest.mark.parametrize("name", ["facilitator-guide", "board-pack", "paper-questionnaire"])
def test_the_covers_in_print_name_the_host(hosted: Kit, name: str) -> None:
    assert squeezed("Riverside & Hill") in squeezed("".join(page_texts(hosted.pack.made[f"print/{name}.pdf"])))


def test_without_a_host_nobody_is_named(project: Path) -> None:
    kit = make_kit(project / "framework", project / "framework/pages")
    assert all("This copy is kept by" not in str(kit.files[name]) for name in APP_PAGES)


def test_a_colour_nobody_can_read_stops_the_build_before_anything_is_written(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "framework"
    shutil.copytree(folder, copy)
    (copy / "organisation.yml").write_text('accent: "#ffd700"\n', encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"organisation\.yml:1:9: #ffd700 has a contrast of 1\.\d\d to 1"):
        make_kit(copy, copy / "pages")
