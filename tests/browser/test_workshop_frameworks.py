"""The workshop with other people's frameworks: own scales, levels left out, two or seven levels, no descriptors."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessment_kit.answers.sample import sample_files
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import workshop_page
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk
from playwright.sync_api import Page, expect

FRAMEWORKS = [
    "bank",
    "long-texts",
    "no-descriptors",
    "optional-component",
    "other-scale",
    "sections",
    "seven-levels",
    "two-levels",
    "without-one-level",
]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_answer_is_counted_under_a_level_with_its_name(
    page: Page, project: Path, tmp_path: Path, name: str
) -> None:
    framework = load(project / "tests/frameworks" / name)
    (tmp_path / "workshop.html").write_text(workshop_page(inputs_of(framework), page_shape()), encoding="utf-8")
    folder = tmp_path / "answers"
    folder.mkdir()
    for file, text in sample_files(inputs_of(framework), 12, seed=1).items():
        (folder / file).write_text(text, encoding="utf-8")
    desk = Desk(page).go((tmp_path / "workshop.html").as_uri())
    desk.add_paths(sorted(folder.iterdir()))
    desk.turn_to("spread")
    for question in framework.questions:
        row = desk.row(question.id)
        cells = row.locator("td[data-level]")
        assert cells.evaluate_all("cells => cells.map((cell) => [cell.dataset.level, cell.dataset.name])") == [
            [level.id, level.name] for level in question.levels
        ]
        counts = [int(text) for text in row.locator("td.kit-cell:not(.is-absent)").all_inner_texts()]
        assert sum(counts) == 12, question.id
    page.set_viewport_size({"width": 390, "height": 844})
    heads = desk.page.locator("#kit-spread thead th").count()
    slipped = (
        "(rows, heads) => rows.filter((row) => [...row.cells].filter((one) => one.checkVisibility()).length !== heads)"
    )
    rows = desk.page.locator("tr[data-question]")
    assert (
        rows.evaluate_all(f"(rows, heads) => ({slipped})(rows, heads).map((row) => row.dataset.question)", heads) == []
    )
    desk.present(framework.questions[0].id)
    desk.keys("r")
    expect(desk.slide.locator("[data-count]")).to_have_count(len(framework.questions[0].levels))


def test_the_room_is_told_what_to_talk_about_only_where_the_framework_says_it(
    page: Page, project: Path, tmp_path: Path
) -> None:
    framework = load(project / "tests/frameworks/bank")
    (tmp_path / "workshop.html").write_text(workshop_page(inputs_of(framework), page_shape()), encoding="utf-8")
    desk = Desk(page).go((tmp_path / "workshop.html").as_uri())
    heading = desk.room.get_by_role("heading", name="Talk about")
    desk.turn_to("present")
    desk.press("Present the first question")
    desk.keys("r", "d")  # without files, the descriptions come first
    expect(heading).to_be_visible()
    expect(desk.room).to_contain_text("Which letter did you last have to explain?")
    desk.keys("ArrowRight", "r", "d")
    expect(desk.slide).to_contain_text("What do customers hear when we got something wrong?")
    expect(desk.room.get_by_role("button", name="Descriptions")).to_have_attribute("aria-pressed", "false")
    expect(heading).to_be_hidden()
