"""What a host puts into organisation.yml, and what is refused with a place and a cure."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from assessment_kit.guidance.pages import generated_pages
from assessment_kit.host.colours import AA, contrast, lightened
from assessment_kit.host.organisation import Organisation, load_organisation
from assessment_kit.host.tokens import colours
from assessment_kit.making import Kit
from assessment_kit.reading.problems import FrameworkError
from hypothesis import given
from hypothesis import strategies as st

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def written(folder: Path, text: str) -> Path:
    place = folder / "framework"
    place.mkdir()
    (place / "organisation.yml").write_text(text, encoding="utf-8")
    return place


def problems(folder: Path, text: str) -> str:
    with pytest.raises(FrameworkError) as refused:
        load_organisation(written(folder, text))
    return str(refused.value).replace(f"{folder.as_posix()}/", "")


def test_without_a_file_the_kit_speaks_for_nobody(tmp_path: Path) -> None:
    assert load_organisation(tmp_path) == Organisation()


def test_a_name_a_contact_and_a_colour_are_read(tmp_path: Path) -> None:
    found = load_organisation(written(tmp_path, 'name: Riverside\ncontact: The team\naccent: "#004d40"\n'))
    assert (found.name, found.contact, found.accent) == ("Riverside", "The team", "#004d40")
    assert found.dark is not None and found.dark.colour != "#004d40"


def test_a_colour_that_people_cannot_read_is_refused_with_its_ratio(tmp_path: Path) -> None:
    assert problems(tmp_path, 'name: X\naccent: "#f0c000"\n') == (
        "framework/organisation.yml:2:9: #f0c000 has a contrast of 1.63 to 1 with the light paper; "
        "text needs 4.5 to 1: choose a darker one"
    )


def test_a_dark_colour_that_people_cannot_read_is_refused_with_its_ratio(tmp_path: Path) -> None:
    text = problems(tmp_path, 'accent: "#6d2f5a"\naccent_dark: "#6d2f5a"\n')
    assert "framework/organisation.yml:2:14: #6d2f5a has a contrast of 1." in text
    assert text.endswith("choose a lighter one")


def test_a_colour_without_quotes_is_found_though_yaml_reads_it_as_a_comment(tmp_path: Path) -> None:
    assert "put quotes around" in problems(tmp_path, "accent: #6d2f5a\n")


@pytest.mark.parametrize(
    ("logo", "size", "cure"),
    [
        ("logo.gif", 10, "save the logo as one of these"),
        ("logo.svg", None, "put it there, or mend the name"),
        ("logo.png", 10, "save it as one again"),
        ("logo.svg", 20_000, '"logo.svg" has 20 KB; at most 16 KB'),
    ],
)
def test_a_logo_that_cannot_be_shown_is_refused(tmp_path: Path, logo: str, size: int | None, cure: str) -> None:
    place = written(tmp_path, f"logo: {logo}\n")
    if size is not None:
        (place / logo).write_bytes(b"x" * size)
    with pytest.raises(FrameworkError, match=cure):
        load_organisation(place)


SHAPE = '<path d="M0 0h9v9z"/>'
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
)


@pytest.mark.parametrize(
    ("inside", "cure"),
    [
        ("<script>live()</script>", "holds <script>, and a logo is made of shapes alone"),
        ('<g onload="live()"/>', "take it out"),
        ("<foreignObject/>", "shapes alone"),
        ('<image href="https://example.org/a.png"/>', "shapes alone"),
        ('<s xmlns="http://www.w3.org/1999/xhtml"/>', "shapes alone"),
        ('<a href="javascript:live()"/>', "shapes alone"),
        ('<set attributeName="href" to="javascript:live()"/>', "shapes alone"),
        ("<text>Riverside</text>", "turn letters into paths"),
        ('<use xlink:href="https://example.org/a.svg#a"/>', "nothing linked"),
        ('<use href="//example.org/a.svg#a"/>', "nothing linked"),
        ('<rect fill="url(https://example.org/a)"/>', "nothing linked"),
        ('<style>@import "https://example.org/a.css"</style>', "nothing linked"),
        ('<rect style="fill: u\\72l(https://example.org/a)"/>', "nothing linked"),
        ("<g>", "no SVG that can be read"),
    ],
)
def test_a_drawing_that_runs_loads_or_leads_anywhere_is_no_logo(tmp_path: Path, inside: str, cure: str) -> None:
    place = written(tmp_path, "logo: logo.svg\n")
    (place / "logo.svg").write_text(DRAWING.format(inside), "utf-8")
    with pytest.raises(FrameworkError, match=re.escape(cure)):
        load_organisation(place)


@pytest.mark.parametrize(
    "content",
    [
        b"no picture",
        b"<svg/>",
        DRAWING.format(SHAPE).encode("utf-16"),
        b'<?xml version="1.0"?><?xml-stylesheet href="https://example.org/a.css"?>' + DRAWING.format(SHAPE).encode(),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + DRAWING.format(SHAPE).encode(),
    ],
)
def test_what_is_no_plain_drawing_is_no_logo(tmp_path: Path, content: bytes) -> None:
    place = written(tmp_path, "logo: logo.svg\n")
    (place / "logo.svg").write_bytes(content)
    with pytest.raises(FrameworkError, match=r"organisation\.yml:1:7: .*save it as a"):
        load_organisation(place)


def test_a_plain_drawing_is_a_logo(tmp_path: Path) -> None:
    place = written(tmp_path, "logo: logo.svg\n")
    inside = f'<style>.a{{fill:url(#g)}}</style><defs><g id="b">{SHAPE}</g></defs><use class="a" xlink:href="#b"/>'
    (place / "logo.svg").write_text(DRAWING.format(inside), "utf-8")
    logo = load_organisation(place).logo
    assert logo is not None and logo.kind == "image/svg+xml"


@pytest.mark.parametrize("name", ["../logo.svg", "pictures/logo.svg", "linked.svg"])
def test_a_logo_is_a_file_beside_and_no_link(tmp_path: Path, name: str) -> None:
    place = written(tmp_path, f"logo: {name}\n")
    (place / "pictures").mkdir()
    for path in (place.parent / "logo.svg", place / "pictures/logo.svg"):
        path.write_text(DRAWING.format(SHAPE), "utf-8")
    if name == "linked.svg":
        try:
            (place / name).symlink_to(place.parent / "logo.svg")
        except OSError:
            pytest.skip("this machine makes no links")
    with pytest.raises(FrameworkError, match="copy the file there"):
        load_organisation(place)


@given(COLOURS)
def test_a_lighter_shade_can_be_read_on_dark_paper_whatever_the_colour(colour: str) -> None:
    assert contrast(lightened(colour, colours("dark")["sheet"]), colours("dark")["sheet"]) >= AA


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


def test_the_kits_own_colours_can_be_read_in_light_and_dark() -> None:
    tokens = (Path(__file__).parents[2] / "theme/app/styles/tokens.css").read_text(encoding="utf-8")
    for scheme, part in zip(("light", "dark"), tokens.split("@media")[:2], strict=True):
        colours = dict(re.findall(r"--kit-([a-z-]+): (#[0-9a-f]{6})", part))
        for ground in ("paper", "sheet", "wash", "tint"):
            for text in ("ink", "quiet", "accent"):
                assert contrast(colours[text], colours[ground]) >= AA, (scheme, text, ground)
        for ground in ("paper", "sheet"):
            assert contrast(colours["edge"], colours[ground]) >= 3, (scheme, "edge", ground)
        assert contrast(colours["on-accent"], colours["accent"]) >= AA, scheme


def test_where_the_source_is_stands_on_the_pages_that_send_people_there(kit: Kit) -> None:
    host = Organisation(source="https://code.example.org/kit")
    pages = generated_pages(dataclasses.replace(kit.inputs, organisation=host))
    for uri in ("about/adapting.md", "about/inside.md"):
        assert host.source in pages[uri].body.replace("\\", ""), uri
    assert "nobody has written down yet" in kit.pages["about/adapting.md"].body
