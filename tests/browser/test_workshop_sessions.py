"""Who is who and which session: every person counts once, no session runs into another, and what is unclear is asked."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from desk import Desk, levels, payload, person
from playwright.sync_api import BrowserContext, Locator, Page, expect
from spoken import heard, listen

QUESTIONS = ["purpose-direction", "purpose-priorities", "purpose-codesign", "people-culture"]


@pytest.fixture
def desk(page: Page, workshop_root: str) -> Desk:
    return Desk(page).go(f"{workshop_root}/workshop.html")


def said_by(id_: str, level: str, *chain: str, role: str = "frontline", **more: Any) -> dict[str, Any]:
    """A file of one person who chose one level everywhere, with the revisions it went through."""
    return person(id_, role, dict.fromkeys(QUESTIONS, level), history={f"people:p-{id_}": list(chain)}, **more)


def asked(desk: Desk) -> Locator:
    return desk.page.locator("[data-component=asked] > ul > li")


def shown(desk: Desk, question: str = "purpose-direction") -> list[int]:
    desk.turn_to("spread")
    return desk.counts(desk.row(question))


FIRST = person("aaaa", "", {"purpose-direction": "starting"}, history={"people:p-aaaa": ["r-1"]}, saved="2099-01-01")
SECOND = person("aaaa", "", {"purpose-direction": "spreading"}, history={"people:p-aaaa": ["r-2", "r-1"]})


@pytest.mark.parametrize("files", [[FIRST, SECOND], [SECOND, FIRST]], ids=["in order", "the other way round"])
def test_the_second_save_of_a_person_counts_whatever_the_order_or_the_clock(desk: Desk, files: list[Any]) -> None:
    desk.add(files[0])
    desk.add(payload("more.json", files[1] | {"saved": "2026-11-23"}))
    assert desk.progress.startswith("1 person")
    assert shown(desk) == [0, 0, 0, 1, 0]


def test_two_copies_changed_apart_are_both_shown_and_a_person_chooses(desk: Desk, tmp_path: Path) -> None:
    copies = [
        person("aaaa", "", {"purpose-direction": level}, history={"people:p-aaaa": [f"r-{level}", "r-1"]})
        for level in ("starting", "spreading")
    ]
    listen(desk.page)
    desk.add(*copies)
    expect(desk.page.get_by_text("2 files read: 1 added, 1 to look at.")).to_be_visible()
    region = desk.page.get_by_role("region", name="For you to decide")
    expect(region.get_by_role("heading", name="For you to decide")).to_be_focused()
    assert "1 thing for you to decide." in heard(desk.page)
    assert desk.progress.startswith("1 person")
    expect(asked(desk)).to_have_count(1)
    saved = desk.save(tmp_path)
    assert len(saved["parted"]["people:p-aaaa"]) == 1, "both are in the file until somebody chooses"
    desk.page.get_by_role("button", name="One person; this stands").first.click()
    expect(asked(desk)).to_have_count(0)
    expect(desk.page.get_by_role("heading", name="Bring the answers together")).to_be_focused()
    assert "Nothing is left to decide." in heard(desk.page)
    desk.add(*copies)
    expect(asked(desk)).to_have_count(0)


def test_two_people_of_one_computer_are_asked_about_and_can_be_told_apart(
    desk: Desk, context: BrowserContext, tmp_path: Path
) -> None:
    one, other = said_by("aaaa", "starting", "r-1"), said_by("aaaa", "spreading", "r-2", "r-1")
    desk.add(one, other)
    expect(asked(desk)).to_contain_text("4 of the 4 questions that both answered differ.")
    desk.press("They are two people")
    assert desk.progress.startswith("2 people")
    third = said_by("aaaa", "sustaining", "r-3", "r-2", "r-1")
    desk.add(payload("third.json", third))
    desk.press("They are two people")
    assert desk.progress.startswith("2 people"), "the second person's later file is the second person's"
    assert shown(desk) == [1, 0, 0, 0, 1]
    ids = [one["id"] for one in desk.save(tmp_path)["people"]]
    assert "p-aaaa" in ids and len(set(ids)) == 2


def test_a_person_taken_away_in_one_copy_and_changed_in_another_is_a_question_of_one(desk: Desk) -> None:
    gone = person("bbbb", "", {"purpose-direction": "starting"}, history={"people:p-aaaa": ["r-3", "r-1"]})
    changed = person("aaaa", "", {"purpose-direction": "spreading"}, history={"people:p-aaaa": ["r-2", "r-1"]})
    desk.add(gone, changed)
    expect(asked(desk)).to_contain_text("It was removed.")
    expect(desk.page.get_by_role("button", name="They are two people")).to_have_count(0)


def test_another_group_under_one_id_is_a_question_too(desk: Desk) -> None:
    desk.add(said_by("aaaa", "starting", "r-1"), said_by("aaaa", "starting", "r-2", "r-1", role="managers"))
    expect(asked(desk)).to_contain_text("Frontline staff")
    expect(asked(desk)).to_contain_text("Service and team managers")
    expect(asked(desk)).not_to_contain_text("differ")


def test_two_files_of_one_person_can_be_joined_by_hand_and_parted_again(desk: Desk) -> None:
    work = person("aaaa", "frontline", {"purpose-direction": {"level": "starting", "note": "At work"}})
    home = person("bbbb", "frontline", {"purpose-direction": {"level": "spreading", "note": "At home"}})
    desk.add(work, home)
    desk.page.get_by_text("2 people are here").click()
    name = "Frontline staff · aaaa is the same person as …"
    desk.page.get_by_label(name).focus()
    desk.choose(name, "Frontline staff · bbbb")
    desk.press("Join them")
    assert desk.progress.startswith("1 person")
    assert shown(desk) == [1, 0, 0, 0, 0]
    expect(desk.page.locator("[data-component=spread]")).to_contain_text("1 note")
    desk.turn_to("gather")
    desk.press("Put back")
    assert desk.progress.startswith("2 people")


def test_who_was_taken_out_stays_out_until_somebody_says_otherwise(desk: Desk) -> None:
    desk.add(person("aaaa", "", {"purpose-direction": "starting"}))
    desk.page.get_by_text("1 person is here").click()
    desk.press("Remove No group given · aaaa")
    [line, _] = desk.add(payload("again.json", person("aaaa", "", {"purpose-direction": "starting"})))
    assert "This person was taken out here, and stays out." in line
    assert desk.progress.startswith("0 people")
    desk.press("Put back: again.json")
    expect(desk.page.locator("output#progress")).to_contain_text("1 person")


def test_a_file_that_is_taken_out_gives_back_what_it_had_replaced(desk: Desk) -> None:
    desk.add(payload("first.json", FIRST | {"saved": "2026-11-23"}))
    desk.add(payload("second.json", SECOND))
    desk.press("Take this file out again: second.json")
    assert shown(desk) == [1, 0, 0, 0, 0]


def workshop(number: int, session: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The file of a workshop of three people."""
    people = [person(f"{number}{one}", "", {"purpose-direction": "starting"})["people"][0] for one in range(3)]
    return person("none") | {"people": people, "session": session} | more


def waiting(desk: Desk) -> list[str]:
    return [line for line in desk.files if "Does this belong here?" in line]


def test_files_of_another_session_organisation_or_year_wait_and_the_summary_counts_them(desk: Desk) -> None:
    desk.page.get_by_label("Which organisation or team?").fill("Riverside")
    desk.add(*levels(["starting", "starting"]))
    others = {
        "other-session.json": workshop(1, {"id": "s-other"}),
        "other-place.json": workshop(2, {"organisation": "Hillside"}),
        "last-year.json": person("3", "", {"purpose-direction": "starting"}, saved="2025-11-20"),
    }
    desk.add(
        *(payload(name, file) for name, file in others.items()), person("4", "", {"purpose-direction": "starting"})
    )
    expect(desk.page.get_by_text("4 files read: 1 added, 3 to look at.")).to_be_visible()
    assert desk.progress.startswith("3 people")
    assert [line.split("\n")[0] for line in desk.files[:3]] == list(others)[::-1], "what waits stands on top"
    assert "Hillside" in "".join(waiting(desk)) and "20 November 2025" in "".join(waiting(desk))


@pytest.mark.parametrize("old_first", [True, False])
def test_one_file_of_last_year_waits_whenever_it_comes(desk: Desk, old_first: bool) -> None:
    old = payload("old.json", person("0ld", "", {"purpose-direction": "starting"}, saved="2025-11-20"))
    batches = [[old], levels(["starting", "starting", "developing"])]
    for batch in batches if old_first else batches[::-1]:
        desk.add(*batch)
    assert desk.progress.startswith("3 people")
    [line] = waiting(desk)
    assert line.startswith("old.json")
    desk.press("Add: old.json")
    expect(desk.page.locator("output#progress")).to_contain_text("4 people")
    assert shown(desk) == [3, 1, 0, 0, 0]


def test_three_organisations_at_once_all_wait_and_one_can_be_chosen(desk: Desk) -> None:
    desk.add(*(workshop(number, {"id": f"s-{number}", "organisation": f"Place {number}"}) for number in range(3)))
    assert desk.progress.startswith("0 people")
    assert len(waiting(desk)) == 3
    desk.press("Add: answers-1.json")
    expect(desk.page.locator("output#progress")).to_contain_text("3 people")
    expect(desk.page.get_by_label("Which organisation or team?")).to_have_value("Place 1")
    assert len(waiting(desk)) == 2


def test_what_is_laid_beside_is_kept_and_counted_for_nobody(desk: Desk, context: BrowserContext) -> None:
    desk.add(*levels(["starting"]))
    desk.add(payload("other.json", workshop(1, {"id": "s-other"})))
    desk.press("Lay it beside: other.json")
    expect(desk.page.get_by_text("Laid beside this session, for the plan.")).to_be_visible()
    expect(desk.page.locator("li:focus")).to_contain_text("Laid beside this session")
    assert desk.progress.startswith("1 person")
    desk.settle()
    back = Desk(context.new_page()).go(desk.page.url.partition("#")[0])
    expect(back.page.get_by_text("Laid beside this session, for the plan.")).to_be_visible()
    assert back.progress.startswith("1 person")


def test_what_waits_is_there_again_on_a_new_page(desk: Desk, context: BrowserContext) -> None:
    desk.add(*levels(["starting"]))
    desk.add(payload("other.json", workshop(1, {"id": "s-other"})))
    desk.settle()
    back = Desk(context.new_page()).go(desk.page.url.partition("#")[0])
    back.press("Add: other.json")
    expect(back.page.locator("output#progress")).to_contain_text("4 people")


def test_a_session_has_an_id_from_its_first_moment_and_keeps_it(desk: Desk, tmp_path: Path) -> None:
    desk.add(*levels(["starting"]))
    first = desk.save(tmp_path)["session"]
    desk.agree("purpose-direction", "Developing")
    assert desk.save(tmp_path)["session"] == first
    assert first["id"].startswith("s-") and first["date"]


LEFT_BEHIND = ["._answers-1.json", ".DS_Store", "Thumbs.db", "desktop.ini", "~$answers.json", "__MACOSX/answers-1.json"]


def test_what_systems_leave_in_a_folder_is_passed_over(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "collected"
    for name in LEFT_BEHIND:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\0\1")
    (folder / "answers-1.json").write_text(json.dumps(levels(["starting"])[0]), encoding="utf-8")
    desk.page.get_by_label("Add a folder of files").set_input_files(folder)
    expect(
        desk.page.get_by_text("1 file read: 1 added, 6 passed over, left by a computer’s own system.")
    ).to_be_visible()
    assert len(desk.files) == 1


def test_a_zip_is_named_with_what_to_do(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "answers.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("answers.json", json.dumps(levels(["starting"])[0]))
    [line] = desk.add_paths(path)
    assert line.endswith("It is a zip. Unpack it, then add the folder.")


def answers_of(id_: str, level: str, *chain: str, **more: Any) -> bytes:
    return json.dumps(said_by(id_, level, *chain, **more)).encode()


FOLDER: dict[str, bytes] = {
    **{
        f"mail/answers-{number:04x}.json": answers_of(f"{number:04x}", "developing", f"r-{number}")
        for number in range(9)
    },
    "mail/answers-two.json": answers_of("2222", "starting", "r-21"),
    "mail/answers-two (1).json": answers_of("2222", "starting", "r-22", "r-21"),  # the same person, saved again
    "mail/answers-3f9c.json": answers_of("3f9c", "starting", "r-51"),
    "mail/answers-3f9c (1).json": answers_of("3f9c", "spreading", "r-52"),  # saved on two computers, apart
    "mail/answers-desk.json": answers_of("dddd", "starting", "r-61"),
    "mail/answers-desk-2.json": answers_of("dddd", "starting", "r-62", "r-61", role="managers"),  # of another group
    "mail/answers-ward.json": answers_of("cccc", "starting", "r-31"),
    "mail/answers-ward-2.json": answers_of("cccc", "spreading", "r-32", "r-31"),  # another person at the same computer
    "last year/answers-old.json": answers_of("0000", "starting", "r-9", saved="2025-11-20"),
    "last year/answers-old-2.json": answers_of("9999", "starting", "r-9", saved="2025-11-21"),
    "hillside/workshop.json": json.dumps(workshop(7, {"id": "s-hillside", "organisation": "Hillside"})).encode(),
    "__MACOSX/mail/._answers-0001.json": b"\0\5\26\7",
    ".DS_Store": b"\0\0\0\1Bud1",
    "answers.zip": b"PK\3\4\24\0",
    "minutes.txt": b"We met on Tuesday.",
}


def test_a_folder_as_it_really_comes_counts_everybody_once_and_asks_what_must_be_asked(
    desk: Desk, tmp_path: Path
) -> None:
    for name, content in FOLDER.items():
        path = tmp_path / "collected" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    desk.page.get_by_label("Add a folder of files").set_input_files(tmp_path / "collected")
    said = desk.page.locator("[data-component=gathering] [data-part=said]")
    expect(said).to_contain_text("22 files read: ")
    expect(said).to_contain_text("2 passed over, left by a computer’s own system")
    assert desk.progress.startswith("13 people"), (
        "nine, one who saved twice, and three ids of which two are asked about"
    )
    expect(asked(desk)).to_have_count(3)
    expect(desk.page.get_by_role("heading", name="For you to decide")).to_be_in_viewport()
    for name, answer in (("3f9c", "One person; this stands"), ("dddd", "They are two people")):
        asked(desk).filter(has_text=f"Person {name}").get_by_role("button", name=answer).first.click()
    desk.press("They are two people")
    expect(asked(desk)).to_have_count(0)
    desk.press("Type in a paper form")
    for key in "123":
        desk.page.locator("[data-paper='purpose-direction']").get_by_role("radio").first.focus()
        desk.keys(key)
        desk.press("Next form")
    desk.press("Done")
    expect(desk.page.locator("output#progress")).to_contain_text("18 people")
    out = ["answers-old.json", "answers-old-2.json", "workshop.json"]
    assert {line.split("\n")[0] for line in waiting(desk)} == set(out)
    for name in out:
        desk.press(f"Leave out: {name}")
    saved = desk.save(tmp_path)
    assert len(saved["people"]) == len({one["id"] for one in saved["people"]}) == 18
    assert "parted" not in saved


def in_sight(desk: Desk) -> list[str]:
    """The filled buttons of the screen."""
    return [" ".join(text.split()) for text in desk.page.locator(".kit-button--main:visible").all_inner_texts()]


def test_one_button_of_a_screen_is_filled_the_next_thing_to_do(desk: Desk, tmp_path: Path) -> None:
    assert in_sight(desk) == ["Add answer files"]
    desk.turn_to("spread")
    assert in_sight(desk) == ["Add answer files"]
    desk.add(*levels(["starting"]))
    assert in_sight(desk) == ["Next: Spread"]
    desk.turn_to("spread")
    assert in_sight(desk) == ["Next: Present"]
    desk.agreement("purpose-direction")
    assert in_sight(desk) == ["Next: Save"]
    desk.turn_to("save")
    assert in_sight(desk) == ["Save workshop file"]
    desk.save(tmp_path)
    assert in_sight(desk) == ["Next: make the plan"]


def test_a_workshop_kept_under_another_address_is_found_and_offered(
    desk: Desk, context: BrowserContext, workshop_root: str
) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.settle()
    moved = Desk(context.new_page()).go(f"{workshop_root}/workshop.html?moved")
    expect(moved.page.locator("output#progress")).to_contain_text("2 people")
    expect(moved.page.get_by_role("button", name="Use the workshop")).to_have_count(0)
    name = "assessment-kit:improvement:/old/workshop.html:workshop"
    moved.page.evaluate(COPY, [f"assessment-kit:improvement:{urlsplit(moved.page.url).path}:workshop", name])
    there = Desk(context.new_page()).go(f"{workshop_root}/workshop.html")
    there.page.get_by_role(
        "button", name="Use the workshop that this browser keeps at /old/workshop.html (2 people)"
    ).click()
    expect(there.page.get_by_text("1 file read: ")).to_be_visible()
    assert there.progress.startswith("2 people"), "they are the same two people"


COPY = """([from, to]) => new Promise((resolve) => {
  const reading = indexedDB.open(from);
  reading.onsuccess = () => {
    const texts = reading.result.transaction("texts").objectStore("texts");
    const [keys, values] = [texts.getAllKeys(), texts.getAll()];
    values.onsuccess = () => {
      const writing = indexedDB.open(to, 1);
      writing.onupgradeneeded = () => writing.result.createObjectStore("texts");
      writing.onsuccess = () => {
        const change = writing.result.transaction("texts", "readwrite");
        keys.result.forEach((key, place) => change.objectStore("texts").put(values.result[place], key));
        change.oncomplete = () => { reading.result.close(); writing.result.close(); resolve() };
      };
    };
  };
})"""
