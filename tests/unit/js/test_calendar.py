"""The calendar file as a calendar reads it: whatever people write stays text, in the event it was written for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from assessment_kit.host.words import load_words
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

Read = Callable[[list[dict[str, Any]]], Calendar]
CALENDAR = """(kit, {framework, words, actions}) => {
  const session = new kit.Session(new kit.Framework(framework));
  actions.forEach((value, rank) => session.add({kind: "plan", id: value.id, value, chain: [], rank}));
  return kit.calendarOf(session, new kit.Words(words, "en-GB"), "2026-11-27");
}"""
INJECTION = "Late\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTENDEE:mailto:a@b.example\r\nEND:VCALENDAR"
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200)


@pytest.fixture(scope="session")
def text_of(run: Callable[..., Any], small_framework: dict[str, Any]) -> Callable[[list[dict[str, Any]]], str]:
    strings = load_words("en-GB")
    words = strings["common"]["script"] | strings["session"]["script"] | strings["plan"]["script"]
    return lambda actions: run(CALENDAR, {"framework": small_framework, "words": words, "actions": actions})


@pytest.fixture(scope="session")
def read(text_of: Callable[[list[dict[str, Any]]], str]) -> Read:
    """The file of some actions, as a calendar takes it in, once its lines are as they must be."""

    def read(actions: list[dict[str, Any]]) -> Calendar:
        data = text_of(actions).encode()
        lines = data.split(b"\r\n")
        assert lines.pop() == b""
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines))
        assert data.decode().splitlines() == [
            line.decode() for line in lines
        ]  # nothing else ends a line, nothing is broken in two
        for line in lines:
            assert len(line) <= 75
        return Calendar.from_ical(data)

    return read


def test_a_calendar_takes_the_file_in(read: Read) -> None:
    action = {"id": "a-1", "question": "q-one", "difference": "Seen", "due": "2027-02-28", "review": "2027-01-10"}
    calendar = read([action | {"owner": "Sister Joy", "first_step": "Ask; then, wait \\n"}])
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert "method" not in calendar
    due, review = calendar.walk("VEVENT")
    assert [due["summary"], review["summary"]] == ["Due: Seen", "Look again: Seen"]
    assert [due.decoded("dtstart"), due.decoded("dtend")] == [date(2027, 2, 28), date(2027, 3, 1)]
    assert review.decoded("dtend") - review.decoded("dtstart") == timedelta(days=1)
    assert due.decoded("dtstamp") == datetime(2026, 11, 27, tzinfo=UTC)
    assert due["description"].startswith(
        "One\n\nSeen\n\nAsk; then, wait \\n\n\nA copy of the plan as it was on 27 November 2026"
    )
    assert "Joy" not in calendar.to_ical().decode()
    assert not {"ATTENDEE", "ORGANIZER"} & {name for event in (due, review) for name in event}


def test_five_hundred_actions_have_a_name_each_that_stays(read: Read) -> None:
    actions = [
        {"id": f"a-{number}", "difference": f"{number} 🙂" * 20, "due": "2027-02-28", "review": "2027-01-10"}
        for number in range(500)
    ]
    names = [event["uid"] for event in read(actions).walk("VEVENT")]
    assert len(set(names)) == 1000
    changed = [action | {"difference": "Other", "due": "2028-01-01"} for action in reversed(actions)]
    assert {event["uid"] for event in read(changed).walk("VEVENT")} == set(names)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example(text=INJECTION)
@example(text=INJECTION.replace("\r\n", "\u2028"))
@example(text="END:VEVENT\rBEGIN:VEVENT\x85BEGIN:VEVENT\x0bBEGIN:VEVENT")
@example(text="🙂" * 60)
@example(text="é" + "🙂" * 60)
@example(text="a" + "語" * 60)
@example(text='\\n \\; \\\\, ;,:" =HYPERLINK("x") <b>')
@example(text="\x00\x1b\x7f\x9f")
@example(text=" ")
def test_whatever_people_write_stays_one_text(read: Read, text: str) -> None:
    (event,) = read([{"id": "a-1", "difference": text, "due": "2027-02-28"}]).walk("VEVENT")
    assert event["uid"] == "a-1-due@assessment-kit"
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+", "", text)
    name = plain if text.strip() else "Anactionwithoutwordsyet"
    assert re.sub(r"\s+", "", event["summary"]) == "Due:" + name
    assert re.sub(r"\s+", "", event["description"]).startswith(plain)
    assert not {"ATTENDEE", "ORGANIZER"} & set(event)
