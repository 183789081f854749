"""Gathering: what comes of each file is said, one bad file never stops the rest, and people can be taken out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from assessment_kit.host.words import load_words
from desk import Desk, levels, payload, person
from playwright.sync_api import Page, expect
from questionnaire import Questionnaire
from spoken import heard, listen


@pytest.fixture
def desk(page: Page, workshop_root: str) -> Desk:
    return Desk(page).go(f"{workshop_root}/workshop.html")


GOOD = person("aaaa", "frontline", {"purpose-direction": "starting"})
NESTED = '{"format": "assessment-kit", "format_version": 1, "people": ' + "[" * 200_000 + "]" * 200_000 + "}"
STRINGS = load_words("en-GB")
WORDS = STRINGS["common"]["script"] | STRINGS["session"]["script"] | STRINGS["workshop"]["script"]
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
    "twice": json.dumps(GOOD).replace('"level"', '"level": "developing", "level"'),
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
    expect(desk.page.get_by_text("13 files read: 2 added, 11 not added (see why below).")).to_be_visible()
    desk.page.get_by_label("Show only the 11 not added").check()
    assert len(desk.files) == len(REFUSED)


def test_what_came_of_files_and_people_is_spoken_and_the_focus_is_never_lost(page: Page, workshop_folder: Path) -> None:
    desk = Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")
    listen(page)
    desk.add(payload("good.json", GOOD), payload("bad.json", b""))
    assert "2 files read: 1 added, 1 not added (see why below)." in heard(page)
    page.get_by_text("1 person is here").click()
    page.get_by_role("button", name="Remove Frontline staff").click()
    assert any(said.startswith("Removed: Frontline staff") for said in heard(page))
    page.get_by_role("button", name="Put back").click()
    expect(page.locator("summary:focus")).to_have_text("1 person is here")
    page.get_by_role("button", name="Take this file out again: good.json").click()
    assert "Removed: good.json." in heard(page)
    expect(page.get_by_role("heading", name="What happened to each file")).to_be_focused()


def test_a_bad_value_in_a_heading_is_named_and_its_people_are_added(desk: Desk, tmp_path: Path) -> None:
    heading = {"title": "Autumn", "date": "23/11/2026"}
    [said] = desk.add(payload("autumn.json", GOOD | {"session": heading}))
    assert said.endswith("Left out, because it is not as it should be: session › date.")
    assert desk.progress.startswith("1 person")
    assert desk.save(tmp_path)["session"]["title"] == "Autumn"


def test_a_file_of_another_kind_is_refused_at_its_beginning(desk: Desk, tmp_path: Path) -> None:
    film = tmp_path / "film.json"
    film.write_bytes(b"\0\0\0 ftypisom" + bytes(3_000_000))
    [said] = desk.add_paths(film)
    assert "It is another kind of file." in said


def test_a_file_that_is_far_too_large_is_refused_for_its_size(desk: Desk, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(26_000_000)
    good = tmp_path / "good.json"
    good.write_text(json.dumps(GOOD), encoding="utf-8")
    said = desk.add_paths([large, good])
    assert "It is larger than 25 megabytes" in said[0]
    assert desk.progress.startswith("1 person")


HOSTILE = {
    "a list of numbers": ('"people": [', "0,", "0]}"),
    "more fields than any file has": ('"people": [], ', '"x": 1, ', '"x": 1}'),
    "a map of too many": ('"people": [], "plan": [', '{"id": "a-1"},', '{"id": "a-1"}]}'),
}


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE)
def test_a_large_file_made_to_hold_the_page_up_is_refused_while_the_page_goes_on(
    desk: Desk, tmp_path: Path, parts: tuple[str, str, str]
) -> None:
    begin, again, end = parts
    head = '{"format": "assessment-kit", "format_version": 1, "framework": {"id": "improvement", "version": "2.0.0"}, '
    hostile = tmp_path / "hostile.json"
    hostile.write_text(head + begin + again * (12_000_000 // len(again)) + end, encoding="utf-8")
    good = tmp_path / "good.json"
    good.write_text(json.dumps(GOOD), encoding="utf-8")
    beats = """() => {
      window.beats = 0;
      const said = document.querySelector("[data-component=gathering] [data-part=said]");
      const beat = () => { if (!said.textContent.includes(" read: ")) { beats++; setTimeout(beat) } };
      document.querySelector("input[data-part=files]").addEventListener("change", beat);
    }"""
    desk.page.evaluate(beats)
    said = dict(line.split("\n", 1) for line in desk.add_paths([hostile, good]))
    assert "Not added." in said["hostile.json"]
    assert "Added." in said["good.json"]
    assert desk.page.evaluate("beats") > 2, "other things happened in between"


def test_the_same_person_counts_once_and_the_page_says_which_answers_stay(desk: Desk) -> None:
    first = GOOD | {"saved": "2026-12-01", "history": {"people:p-aaaa": ["r-1"]}}
    second = person("aaaa", "frontline", {"purpose-direction": "spreading"}, history={"people:p-aaaa": ["r-2", "r-1"]})
    assert desk.add(first) == ["answers-0.json\nAdded."]
    assert "Already here: the same person with the same answers." in desk.add(payload("again.json", first))[0]
    assert "went on from what was here: this replaces it" in desk.add(payload("second.json", second))[0]
    assert "has gone on since: what is here stays" in desk.add(payload("first.json", first))[0]
    assert desk.progress.startswith("1 person")
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction")) == [0, 0, 0, 1, 0]


def test_a_file_of_another_version_says_which_and_its_strange_answers_are_kept(desk: Desk, tmp_path: Path) -> None:
    strange = person("bbbb", "", {"gone-question": "starting"}, framework={"id": "improvement", "version": "0.9.0"})
    [said] = desk.add(strange)
    assert "Made with version 0.9.0, older than this one (2.0.0)." in said
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
    expect(page.get_by_text("1 file read: 1 added.")).to_be_visible()
    assert desk.files == ["Answers kept in this browser\nAdded."]
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction")) == [0, 1, 0, 0, 0]


def test_a_whole_folder_is_taken(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "collected" / "ward"
    folder.mkdir(parents=True)
    for number, file in enumerate(levels(["starting", "developing", "starting"])):
        (folder / f"{number}.json").write_text(json.dumps(file), encoding="utf-8")
    desk.page.get_by_label("Add a folder of files").set_input_files(tmp_path / "collected")
    expect(desk.page.get_by_text("3 files read: 3 added.")).to_be_visible()


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
    expect(desk.page.get_by_text("1 file read: 1 added.")).to_be_visible()
    assert desk.files == ["dropped.json\nAdded."]


def test_the_same_file_can_be_chosen_again_at_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    assert len(desk.add_paths(path)) == 1
    desk.page.get_by_label("Add answer files").set_input_files(path)
    expect(desk.page.locator("[data-component=files] .kit-rows > li")).to_have_count(2)


LAST_YEAR = GOOD | {
    "saved": "2025-11-20",
    "people": [
        {"id": f"p-old{number}", "answers": {"purpose-direction": {"level": "starting"}}} for number in range(3)
    ],
    "agreed": {"purpose-direction": {"level": "starting"}},
}


@pytest.mark.parametrize(
    "old",
    [LAST_YEAR, LAST_YEAR | {"saved": "2026-11-23", "session": {"title": "Autumn"}}],
    ids=["long before", "another title"],
)
def test_a_workshop_of_another_time_or_title_asks_before_it_is_mixed_in(desk: Desk, old: dict[str, Any]) -> None:
    desk.turn_to("save")
    desk.page.get_by_label("What is the session called?").fill("Spring")
    said = desk.add(payload("old.json", old), *levels(["starting", "spreading"]))
    assert said[0].startswith("old.json\nDoes this belong here? It is ")
    assert desk.progress.startswith("2 people · 0 of 22")
    desk.press("Leave out: old.json")
    assert desk.progress.startswith("2 people")
    assert not [line for line in desk.files if "old.json" in line]
    desk.add(payload("old.json", old))
    desk.press("Add: old.json")
    expect(desk.page.locator("output#progress")).to_have_text("5 people · 1 of 22 agreed")
    [line] = [line for line in desk.files if "old.json" in line]
    assert line.startswith("old.json\n3 people added.")


def test_a_workshop_of_the_same_time_is_added_without_a_question(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.add(payload("part.json", LAST_YEAR | {"saved": "2026-11-01"}))
    assert desk.progress.startswith("4 people")


def test_a_file_can_be_taken_out_again_with_all_that_only_it_brought(desk: Desk, tmp_path: Path) -> None:
    desk.add(*levels(["starting", "spreading"]))
    before = desk.save(tmp_path)["people"]
    both = LAST_YEAR | {"saved": "2026-11-22"}
    both["people"] = [*LAST_YEAR["people"], levels(["starting"])[0]["people"][0]]
    desk.add(payload("part.json", both))
    desk.agree("purpose-direction", "Developing")
    desk.turn_to("gather")
    assert desk.progress == "5 people · 1 of 22 agreed"
    desk.press("Take this file out again: part.json")
    assert desk.progress == "2 people · 1 of 22 agreed", "the room's own agreement stays"
    expect(desk.page.get_by_text("Removed: part.json.")).to_be_visible()
    assert desk.save(tmp_path)["people"] == before
    expect(desk.state).to_contain_text("Handed to your browser as")
    desk.page.reload()
    expect(desk.page.locator("output#progress")).to_have_text("2 people · 1 of 22 agreed")


def test_what_is_cut_short_and_what_is_no_answer_file_have_reasons_of_their_own(desk: Desk) -> None:
    cut, other = desk.add(payload("cut.json", json.dumps(GOOD)[:80]), payload("letter.json", b"Dear all,"))[::-1]
    assert "It breaks off" in cut
    assert "another kind of file" in other


def test_the_count_of_files_says_what_brought_nothing_new(desk: Desk) -> None:
    desk.add(GOOD, GOOD, payload("bad.json", "{"))
    expect(
        desk.page.get_by_text("3 files read: 1 added, 1 with nothing new, 1 not added (see why below).")
    ).to_be_visible()


def test_a_long_list_says_how_many_more_there_are(desk: Desk) -> None:
    desk.add(*levels(["starting"] * 28))
    expect(desk.page.get_by_role("button", name="Show 8 more", exact=True)).to_be_visible()
