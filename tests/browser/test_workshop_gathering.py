"""Gathering: what comes of each file is said, one bad file never stops the rest, and people can be taken out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, levels, payload, person
from playwright.sync_api import Page, expect
from questionnaire import Questionnaire

from kit.strings import load_strings


@pytest.fixture
def desk(page: Page, workshop_root: str) -> Desk:
    return Desk(page).go(f"{workshop_root}/workshop.html")


GOOD = person("aaaa", "frontline", {"purpose-direction": "starting"})
NESTED = '{"format": "assessment-kit", "format_version": 1, "people": ' + "[" * 200_000 + "]" * 200_000 + "}"
WORDS = load_strings("en-GB")["common"]["script"]
REFUSED: dict[str, Any] = {
    "empty": b"",
    "not_ours": b'{"hello": "world"}',
    "not_json": json.dumps(GOOD)[:80],
    "utf16": json.dumps(GOOD).encode("utf-16"),
    "not_utf8": json.dumps(person("aaaa", "", {"purpose-direction": "ü"}), ensure_ascii=False).encode("cp1252"),
    "newer_format": GOOD | {"format_version": 2},
    "other_framework": GOOD | {"framework": {"id": "digital", "version": "1.0.0"}},
    "nested": NESTED,
    "shape": json.dumps(GOOD).replace('"purpose-direction"', '"__proto__"'),
    "nobody": GOOD | {"people": []},
}


def test_each_bad_file_is_named_with_its_reason_and_the_rest_are_added(desk: Desk) -> None:
    bad = [payload(f"{name}.json", content) for name, content in REFUSED.items()]
    said = desk.add(bad[0], *levels(["starting", "spreading"]), *bad[1:])
    assert desk.progress == "2 people · 0 of 22 agreed"
    for name in REFUSED:
        [line] = [line for line in said if line.startswith(f"{name}.json")]
        reason = WORDS[f"refused_{name}"].partition("{")[0].strip()
        assert "Not added. " + reason in line
    assert "__proto__" in next(line for line in said if line.startswith("shape.json"))
    expect(desk.page.get_by_text("10 files could not be added; see why below.")).to_be_visible()
    desk.page.get_by_label("Show only the 10 not added").check()
    assert len(desk.files) == len(REFUSED)


def test_a_file_that_is_far_too_large_is_refused_for_its_size(desk: Desk, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(101_000_000)
    good = tmp_path / "good.json"
    good.write_text(json.dumps(GOOD), encoding="utf-8")
    said = desk.add_paths([large, good])
    assert "It is larger than 100 megabytes" in said[0]
    assert desk.progress.startswith("1 person")


def test_the_same_person_counts_once_and_the_page_says_which_answers_stay(desk: Desk) -> None:
    newer = person("aaaa", "frontline", {"purpose-direction": "spreading"}, saved="2026-12-01")
    assert desk.add(GOOD) == ["answers-0.json\nAdded."]
    assert "Already here: the same person with the same answers." in desk.add(payload("again.json", GOOD))[0]
    assert "they replace the older" in desk.add(payload("newer.json", newer))[0]
    assert "the newer are kept" in desk.add(payload("older.json", GOOD))[0]
    assert desk.progress.startswith("1 person")
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction")) == [0, 0, 0, 1, 0]


def test_a_file_of_another_version_says_which_and_its_strange_answers_are_kept(desk: Desk, tmp_path: Path) -> None:
    strange = person("bbbb", "", {"gone-question": "starting"}, framework={"id": "improvement", "version": "0.9.0"})
    [said] = desk.add(strange)
    assert "Made with version 0.9.0, older than this one (1.0.0)." in said
    assert "1 question is not in this version; its answers are kept." in said
    desk.turn_to("spread")
    expect(desk.page.get_by_text("gone-question")).to_be_visible()
    assert desk.save(tmp_path)["people"][0]["answers"] == {"gone-question": {"level": "starting"}}


def test_a_person_is_shown_without_a_name_taken_out_and_put_back(desk: Desk) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.page.get_by_text("2 people are here").click()
    people = desk.page.locator("[data-component=people]")
    expect(people.locator("li").first).to_contain_text("Frontline staff · 0000")
    desk.press("Remove Frontline staff · 0000")
    assert desk.progress.startswith("1 person")
    expect(people.get_by_role("button", name="Put back")).to_be_focused()
    desk.press("Put back")
    assert desk.progress.startswith("2 people")


def test_answers_kept_by_the_questionnaire_beside_this_page_can_be_used(page: Page, workshop_root: str) -> None:
    answering = Questionnaire(page).go(f"{workshop_root}/assessment.html")
    answering.choose("purpose-direction", "developing")
    desk = Desk(page).go(f"{workshop_root}/workshop.html")
    desk.press("Use the answers kept in this browser")
    expect(page.get_by_text("1 file read.")).to_be_visible()
    assert desk.files == ["Answers kept in this browser\nAdded."]
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction")) == [0, 1, 0, 0, 0]


def test_a_whole_folder_is_taken(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "collected" / "ward"
    folder.mkdir(parents=True)
    for number, file in enumerate(levels(["starting", "developing", "starting"])):
        (folder / f"{number}.json").write_text(json.dumps(file), encoding="utf-8")
    desk.page.get_by_label("Add a folder of files").set_input_files(tmp_path / "collected")
    expect(desk.page.get_by_text("3 files read.")).to_be_visible()


DROP = """(text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "dropped.json"));
  const drop = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
  document.querySelector("footer").dispatchEvent(drop);
  return drop.defaultPrevented;
}"""


def test_files_can_be_let_go_anywhere_on_the_page(desk: Desk) -> None:
    desk.turn_to("spread")
    assert desk.page.evaluate(DROP, json.dumps(GOOD)), "the browser would have left the page"
    expect(desk.page.get_by_text("1 file read.")).to_be_visible()
    assert desk.files == ["dropped.json\nAdded."]


def test_the_same_file_can_be_chosen_again_at_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    assert len(desk.add_paths(path)) == 1
    desk.page.get_by_label("Add answer files").set_input_files(path)
    expect(desk.page.locator("[data-component=files] .kit-rows > li")).to_have_count(2)
