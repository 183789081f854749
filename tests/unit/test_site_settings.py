"""What an author said wins over the kit's settings, unless the pages would break."""

from __future__ import annotations

import pytest
from assessment_kit import site_settings

KNOWN = {"en", "de", "cy", "pt", "pt-BR", "zh", "zh-Hant"}


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en-GB", "en"), ("cy", "cy"), ("pt-br", "pt-BR"), ("pt-PT", "pt"), ("zh-Hant-TW", "zh-Hant"), ("ga", None)],
)
def test_the_theme_speaks_the_nearest_language_that_it_knows(tag: str, name: str | None) -> None:
    assert site_settings.theme_language(tag, KNOWN) == name


def test_an_author_chooses_icons_features_and_language_but_not_fonts_and_colours() -> None:
    said = {"language": "de", "features": ["navigation.instant.prefetch", "navigation.top"], "icon": {"repo": "x"}}
    theme = site_settings.theme_settings({**said, "font": {"text": "Inter"}, "palette": []}, "en", "ltr")
    assert theme["language"] == "de"
    assert theme["features"] == ["navigation.top"]
    assert theme["icon"] == {"logo": "kit/stairs", "repo": "x"}
    assert theme["font"] is False and theme["palette"] is None


def test_what_is_not_taken_is_named() -> None:
    assert site_settings.overruled({"font": False, "palette": {"scheme": "slate"}, "features": ["toc.follow"]}) == [
        "palette"
    ]


def test_markdown_gets_what_the_pages_need_after_what_the_author_asked_for() -> None:
    options = {"toc": {"permalink": True}, "tables": None}
    names, every = site_settings.extensions(["toc", "tables", "footnotes", "attr_list"], options, "On this page")
    assert names[:4] == ["toc", "tables", "footnotes", "attr_list"]
    assert set(site_settings.EXTENSIONS) < set(names) and len(set(names)) == len(names)
    assert every["toc"] == {"title": "On this page", "permalink": True}
    assert every["tables"] == {"use_align_attribute": True}


@pytest.mark.parametrize(
    ("languages", "files"),
    [
        (["en"], set()),
        (["de"], {"min/lunr.stemmer.support.min.js", "min/lunr.de.min.js"}),
        (["ja"], {"min/lunr.stemmer.support.min.js", "min/lunr.ja.min.js", "tinyseg.js"}),
        (["en", "cy"], {"min/lunr.stemmer.support.min.js", "min/lunr.cy.min.js", "min/lunr.multi.min.js"}),
    ],
)
def test_a_search_keeps_the_stemmers_of_its_languages(languages: list[str], files: set[str]) -> None:
    assert site_settings.stemmers(languages) == files
