"""Markdown as the pages use it becomes blocks, and nothing of what it says is lost."""

from __future__ import annotations

from typing import Any

import pytest
from assessment_kit.print.blocks import blocks, help_blocks, plain, slug
from markdown import markdown as python_markdown


def only(text: str) -> dict[str, Any]:
    found = blocks(text)
    assert len(found) == 1
    return found[0]


def words(block: dict[str, Any]) -> str:
    return plain(block["inlines"])


def test_front_matter_and_abbreviations_are_not_printed() -> None:
    assert words(only("---\ntitle: Not this\n---\nBut this\n\n*[GP]: General practitioner\n")) == "But this"


def test_comments_are_not_printed_and_what_looks_like_one_in_code_is() -> None:
    said, code = blocks(
        "<!-- For\n\nwhoever writes. -->\n\nRead `<!-- this -->` <!-- not ` this -->\n\n```\n<!-- and this -->\n```\n"
    )
    assert words(said) == "Read <!-- this -->"
    assert code["text"] == "<!-- and this -->"


def test_comments_in_what_helps_with_a_question_are_not_printed() -> None:
    (said,) = help_blocks("<!-- Look again. -->\nCount the wards.\n")
    assert words(said) == "Count the wards."


def test_a_script_to_say_is_known_by_its_class() -> None:
    (said,) = only("> “Cards up\n> on three.”\n{ .kit-say }")["blocks"]
    assert said["classes"] == ["kit-say"]
    assert words(said) == "“Cards up on three.”"


@pytest.mark.parametrize(
    "written", ["## Follow-through: who & when?", "## *Two* days before", "## Café ŵyl", "## Two words { #given }"]
)
def test_headings_have_the_ids_that_the_site_gives_them(written: str) -> None:
    assert f'id="{only(written)["id"]}"' in python_markdown(written, extensions=["toc", "attr_list"])


def test_attributes_of_links_are_not_printed() -> None:
    assert words(only("Open [the page](a.md){ .kit-button } now")) == "Open the page now"


def test_braces_in_a_text_stay() -> None:
    assert words(only("Between {one} and { two }")) == "Between {one} and { two }"


def test_an_admonition_holds_its_blocks_and_ends_where_the_indent_ends() -> None:
    note, after = blocks('!!! tip "Try it first"\n    One.\n\n    - two\n    - three\n\nAfter')
    assert note["title"] == "Try it first"
    assert [block["kind"] for block in note["blocks"]] == ["paragraph", "list"]
    assert words(after) == "After"


def test_an_admonition_without_a_title_is_named_after_its_kind() -> None:
    assert only("!!! note\n    Text")["title"] == "Note"


def test_lists_keep_their_order_start_and_what_is_nested() -> None:
    found = only("3. three\n4. four\n    - nested\n")
    assert (found["ordered"], found["start"]) == (True, 3)
    assert [block["kind"] for block in found["items"][1]] == ["paragraph", "list"]


def test_tables_have_a_head_and_rows_of_inlines() -> None:
    found = only("| A | B |\n|---|---|\n| **1** | a \\| b |\n")
    assert [plain(cell) for cell in found["head"]] == ["A", "B"]
    assert [[plain(cell) for cell in row] for row in found["rows"]] == [["1", "a | b"]]


def test_html_and_escaped_signs_are_words() -> None:
    assert words(only("a &lt; <b>b</b> \\*c\\*")) == "a < <b>b</b> *c*"


def test_code_rules_images_and_hard_breaks_are_kept() -> None:
    kinds = [block["kind"] for block in blocks("```\nx = 1\n```\n\n---\n\n![a picture](p.svg) of `x`  \nnext")]
    assert kinds == ["code", "rule", "paragraph"]
    assert words(blocks("![a picture](p.svg) of `x`  \nnext")[0]) == "a picture of x next"


def test_ids_of_letters_beyond_ascii_fall_back_to_plain_ones() -> None:
    assert slug("Rôle  of – the Board") == "role-of-the-board"
