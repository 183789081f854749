"""Links from the first use of a term to its meaning."""

from __future__ import annotations

import re

from assessment_kit.guidance.glossary import first_uses
from assessment_kit.making import Kit
from markupsafe import Markup

TERMS = """\
Chart over time { #chart-over-time }
:   A line of points.

Rota { #rota }
:   Who works when.

Rota gap { #rota-gap }
:   A shift that nobody has.

Time { #time }
:   What nobody has.
"""


def term(anchor: str, words: Markup) -> Markup:
    return Markup("[{}]({})").format(words, anchor)


def test_only_the_first_use_on_a_page_leads_to_the_meaning() -> None:
    explain = first_uses(TERMS)
    assert explain("The rota, and rotas", term) == "The [rota](rota), and rotas"
    assert explain("A rota again", term) == "A rota again"


def test_a_plural_is_a_use_and_part_of_a_word_is_not() -> None:
    explain = first_uses(TERMS)
    assert explain("rotary timetable", term) == "rotary timetable"
    assert explain("Charts over time", term) == "[Charts over time](chart-over-time)"


def test_a_longer_term_is_not_cut_by_a_shorter_one() -> None:
    linked = first_uses(TERMS)("a rota gap, a rota, a chart over time, and time", term)
    assert re.findall(r"\(([\w-]+)\)", linked) == ["rota-gap", "rota", "chart-over-time", "time"]


def test_text_stays_text() -> None:
    assert first_uses(TERMS)("<b> & rota", term) == "&lt;b&gt; &amp; [rota](rota)"
    assert first_uses("")("<b> rota", term) == "&lt;b&gt; rota"
    assert first_uses(TERMS)(Markup("a \\* b"), term) == "a \\* b"


def test_every_term_on_a_component_page_has_its_meaning_in_the_glossary(kit: Kit) -> None:
    meanings = set(re.findall(r"\{ #([\w-]+) \}$", kit.pages["glossary.md"].body, re.M))
    used = [
        anchor
        for uri, page in kit.pages.items()
        if uri.startswith("components/")
        for anchor in re.findall(r'href="\.\./glossary\.html#([\w-]+)"', page.body)
    ]
    assert "huddle" in used
    assert set(used) <= meanings
