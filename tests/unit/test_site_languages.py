"""What the pages of a site in several languages say of a language, where a site generator would lose it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from assessment_kit.site_languages import mark_contents

MARK = '<span lang="en-GB" dir="ltr">'


def heading(id_: str, title: str, *children: Any) -> Any:
    return SimpleNamespace(id=id_, title=title, children=list(children))


def test_the_list_of_headings_says_of_each_in_which_language_it_is() -> None:
    within = heading("within", "Profi &amp; Trust &amp; care")
    contents = [heading("top", "1 Setting direction", heading("own", "Geiriau"), within)]
    page = (
        f'<h1 id="top">1 {MARK}Setting direction</span></h1><h2 id="own">Geiriau</h2><p>{MARK}Geiriau</span></p>'
        f'<h2 id="within" class="a">Profi &amp; {MARK}<b>Trust</b> &amp; care</span></h2>'
    )
    mark_contents(page, contents)
    assert contents[0].title == f"1 {MARK}Setting direction</span>"
    assert [one.title for one in contents[0].children] == [
        "Geiriau",
        f"Profi &amp; {MARK}<b>Trust</b> &amp; care</span>",
    ]


def test_a_heading_that_holds_no_such_text_stays_as_it_is() -> None:
    contents = [heading("one", "One")]
    mark_contents('<h2 id="one">One</h2>', contents)
    assert contents[0].title == "One"
