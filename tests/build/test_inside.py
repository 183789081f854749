"""The page “What is inside” tells an administrator everything that a look into the files would find."""

from __future__ import annotations

import re
from pathlib import Path

HOST = re.compile(r"https?://([\w.-]+\.[a-z]{2,})")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
PARTS = (
    "Material for MkDocs",
    "RxJS",
    "lunr",
    "lunr-languages",
    "clipboard.js",
    "escape-html",
    "focus-visible",
    "Material Design Icons",
    "Font Awesome",
)


def test_every_host_that_a_script_of_the_site_names_is_explained(site: Path) -> None:
    page = (site / "about/inside.html").read_text(encoding="utf-8")
    scripts = sorted((site / "assets").rglob("*.js"))
    hosts = {host for path in scripts for host in HOST.findall(COMMENT.sub("", path.read_text(encoding="utf-8")))}
    assert "unpkg.com" in hosts
    assert not {host for host in hosts if host not in page and host != "www.w3.org"}  # names of SVG and the like


def test_every_part_made_by_others_is_named_with_its_licence_and_the_texts_are_there(site: Path) -> None:
    page = (site / "about/inside.html").read_text(encoding="utf-8")
    texts = (site / "licences.txt").read_text(encoding="utf-8")
    assert not [part for part in PARTS if part not in page or part not in texts]
    for licence in ("Apache License", "MIT License", "0BSD", "SIL Open Font License"):
        assert licence in texts


def test_every_library_that_says_its_name_in_a_script_is_in_the_list(site: Path) -> None:
    texts = (site / "licences.txt").read_text(encoding="utf-8")
    for path in (site / "assets/javascripts").rglob("*.js"):
        for banner in re.findall(r"/\*[!*]\s*\n?\s*\*?\s*([\w.-]+)", path.read_text(encoding="utf-8")):
            name = banner.split(".")[0] if banner.startswith("lunr") else banner
            assert name in texts, banner
