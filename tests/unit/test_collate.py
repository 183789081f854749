"""Files of a whole system, brought together: nobody is lost, nobody counts twice, and no small group can be worked out."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.collate import csv_text, long, spread
from assessment_kit.answers.collate.asked import Asked, asked_by
from assessment_kit.answers.collate.counting import Cell
from assessment_kit.answers.collate.extract import folder_of, read_out
from assessment_kit.answers.collate.finding import found_in
from assessment_kit.answers.collate.folding import Piece, parts
from assessment_kit.answers.collate.following import look_like_two, standing
from assessment_kit.answers.collate.joining import Joined, Lost, Tally, joined
from assessment_kit.answers.collate.keeping import Kept
from assessment_kit.answers.collate.read_me import read_me, summary
from assessment_kit.answers.collate.reading import AT_A_TIME, read_all
from assessment_kit.answers.collate.records import Heading, Person, Read, Refused, Said, Version
from assessment_kit.answers.format import read_file
from assessment_kit.answers.soundness import MOST_KNOWN, is_sound
from assessment_kit.framework.model import Level, Role, load
from attacker import reduced, without
from hypothesis import given, settings
from hypothesis import strategies as st

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
BASE = load(FRAMEWORKS / "base")
HERE = asked_by(BASE)
MINIMUM = 3
ROLES = ["cooks", "guests", "waiters", "porters"]
PLACES = ["North", "South", "West"]


# Which of several versions stands


def heading(**other: str) -> Heading:
    given = {"framework": BASE.id, "version": BASE.version, "folder": "", "organisation": "", "session": ""}
    return Heading(**{**given, "session_date": "", "saved": "", **other})


def version(
    thing: str = "people:p-1",
    chain: tuple[str, ...] = (),
    level: str | None = "low",
    file: str = "a.json",
    role: str = "",
    **head: str,
) -> Version:
    """A version of a person who said one level on everything; None: they were taken away."""
    said = tuple(Said(id_, level or "", "", False) for id_ in HERE.questions)
    person = Person(role, "", "", said) if level is not None else None
    return Version(thing, file, "person 1", chain, f"{level} {role}" if person else "", heading(**head), person)


def test_a_version_that_went_through_another_stands_in_its_place() -> None:
    old, new = version(chain=("r-1",)), version(chain=("r-2", "r-1"), level="high")
    assert standing([old, new]) == standing([new, old]) == [new]


def test_versions_of_which_none_went_through_the_other_both_stand() -> None:
    one, other = version(chain=("r-2", "r-1")), version(chain=("r-3", "r-1"), level="high")
    assert standing([other, one]) == [one, other]


def test_what_was_taken_away_does_not_come_back_from_an_older_copy() -> None:
    result = joined([Read("a.json", (version(chain=("r-1",)),), (), ()), gone("b.json", ("r-2", "r-1"))])
    assert [*result.people] == [] and result.tally.away == 1
    assert result.remarks[0].remark == "person 1 is not counted: they were taken away in b.json"


def test_who_changed_after_they_were_taken_away_is_counted() -> None:
    result = joined([Read("a.json", (version(chain=("r-3", "r-1")),), (), ()), gone("b.json", ("r-2", "r-1"))])
    assert len([*result.people]) == 1


def gone(file: str, chain: tuple[str, ...]) -> Read:
    return Read(file, (version(chain=chain, level=None, file=file),), (), ())


def test_two_people_under_one_id_are_told_as_such() -> None:
    one, other = version(chain=("r-1",), role="staff"), version(chain=("r-2",), role="board", file="b.json")
    result = joined([Read(one.file, (one,), (), ()), Read(other.file, (other,), (), ())])
    assert len([*result.people]) == 1
    assert [(remark.file, "look like two people" in remark.remark) for remark in result.remarks] == [("b.json", True)]


def test_who_changed_two_answers_is_one_person_and_who_changed_most_of_many_is_two() -> None:
    answers = [Said(f"q-{number}", "low", "", False) for number in range(6)]

    def person(changed: int) -> Person:
        return Person(
            "", "", "", tuple(said._replace(level="high") for said in answers[:changed]) + tuple(answers[changed:])
        )

    assert [look_like_two([person(0), person(changed)]) for changed in (0, 2, 3, 4)] == [False, False, False, True]


class Alike(str):
    """A text that shares its hash with all others of its kind."""

    __slots__ = ()

    def __hash__(self) -> int:
        return 1


def test_two_people_whose_ids_share_a_hash_are_two() -> None:
    made = [version(Alike(f"people:p-{number}"), file=f"{number}.json") for number in range(2)]
    result = joined([Read(one.file, (one,), (), ()) for one in made])
    assert sorted(one.thing for one in result.people) == ["people:p-0", "people:p-1"]
    assert (result.tally.counted, result.remarks) == (2, [])


def test_numbers_that_do_not_add_up_stop_everything() -> None:
    Tally(files=2, read=1, refused=1, people=3, counted=2, again=1).check()
    with pytest.raises(Lost):
        Tally(people=3, counted=2).check()
    with pytest.raises(Lost):
        Tally(files=2, read=1).check()


def test_of_files_that_follow_each_other_in_a_circle_one_counts_and_the_others_are_told() -> None:
    chains = [("r-1", "r-2"), ("r-2", "r-3"), ("r-3", "r-1"), ("r-0", "r-1")]  # the last is followed by nobody
    for circle, counted in ((chains[:3], "r-1"), (chains, "r-0")):
        made = [replace(version("people:p-1", chain), file=f"{chain[0]}.json") for chain in circle]
        result = joined([Read(one.file, (one,), (), ()) for one in made])
        assert [one.chain[0] for one in result.people] == [counted]
        assert result.tally.people == len(circle) == 1 + len(result.remarks)


VERSIONS = st.lists(
    st.builds(
        lambda who, chain, level: version(f"people:p-{who}", tuple(chain), level),
        st.integers(0, 4),
        st.lists(st.sampled_from([f"r-{number}" for number in range(5)]), max_size=4, unique=True),
        st.sampled_from(["low", "high", None]),
    ),
    max_size=25,
)


@given(versions=VERSIONS, refused=st.integers(0, 3), order=st.randoms(use_true_random=False))
def test_nobody_is_lost_and_nobody_counts_twice_in_whatever_order(
    versions: list[Version], refused: int, order: Any
) -> None:
    named = [replace(one, file=f"{place}.json") for place, one in enumerate(versions)]
    files: list[Read | Refused] = [Read(one.file, (one,), (), ()) for one in named]
    files += [Refused(f"bad-{place}.json", "is empty") for place in range(refused)]
    result = joined(files)
    once = [person.thing for person in result.people]
    assert len(once) == len({*once})
    held = Counter(one.thing for one in versions if one.value is not None)
    assert (
        len(once) + len(result.remarks) == result.tally.people == held.total()
    )  # every copy that does not count is told
    assert result.tally.refused == refused
    assert {*held} - {*once} <= {one.thing for one in versions if one.value is None}  # only who was taken away
    order.shuffle(files)
    again = joined(files)
    said = [{(one.thing, one.digest) for one in each.people} for each in (result, again)]
    assert said[0] == said[1] and again.tally == result.tally


# What a file gives


def answer_file(**other: Any) -> dict[str, Any]:
    person = {"id": "p-1", "role": "staff", "answers": {"care-old": {"level": "low", "note": "=1+1"}}}
    used = {"id": BASE.id, "version": BASE.version}
    return {"format": "assessment-kit", "format_version": 1, "framework": used, "people": [person], **other}


def read(file: str, with_words: bool = False, **other: Any) -> Read:
    return read_out(file, read_file(json.dumps(answer_file(**other)).encode()), with_words)


def test_an_organisation_is_what_the_file_says_else_its_folder() -> None:
    assert read("North/ward/a.json").people[0].heading.organisation == "North"
    assert (
        read("North/a.json", session={"organisation": " South  Trust"}).people[0].heading.organisation == "South Trust"
    )
    assert [folder_of(name) for name in ("a.json", "North/a.json", "North.ZIP/in/a.json")] == ["", "North", "North"]


def test_names_that_differ_in_capitals_alone_are_one_organisation() -> None:
    two = [read(f"{name}/a.json", people=[{"id": f"p-{place}"}]) for place, name in enumerate(("north", "North"))]
    again = read("NORTH/b.json", people=[{"id": "p-1"}])  # of the second, and not the one that counts
    assert [one.heading.organisation for one in joined([*two, again]).people] == ["North", "North"]


def test_versions_that_parted_in_a_file_are_told_and_one_of_them_counts() -> None:
    parted = {"people:p-1": [{"value": {"id": "p-1", "role": "board"}, "history": ["r-9"]}]}
    result = joined([read("a.json", history={"people:p-1": ["r-1"]}, parted=parted)])
    assert (result.tally.people, result.tally.counted, result.tally.again) == (2, 1, 1)
    assert [one.value.role for one in result.people] == [
        "staff"
    ] and "neither copy is known to follow" in result.remarks[0].remark


def test_an_agreement_in_two_copies_of_a_session_has_one_row_and_two_that_parted_have_two() -> None:
    def agreed(level: str, chain: list[str], **more: Any) -> dict[str, Any]:
        return {
            "session": {"id": "s-1"},
            "agreed": {"care-heard": {"level": level} | more},
            "history": {"agreed:care-heard": chain},
        }

    def rows(*files: dict[str, Any]) -> list[tuple[str, ...]]:
        read_ = [read(f"{place}.json", people=[], **one) for place, one in enumerate(files)]
        return long.agreed_rows(HERE, joined(read_).agreed, False)

    level, parted = long.AGREED_HEAD.index("level"), long.AGREED_HEAD.index("parted")
    assert [row[level] for row in rows(agreed("low", ["r-1"]), agreed("high", ["r-2", "r-1"]))] == ["high"]
    both = rows(agreed("low", ["r-1"]), agreed("high", ["r-2"]))
    assert [(row[level], row[parted]) for row in both] == [("high", "yes"), ("low", "yes")]
    in_welsh = agreed("low", ["r-2"], reason="Da", lang="cy")
    assert len(rows(agreed("low", ["r-1"], reason="Da"), in_welsh)) == 1  # in the same words


def test_counts_without_people_and_bad_values_of_a_heading_are_told() -> None:
    counts = read("a.json", people=[], counts=[{"people": 24}])
    assert counts.remarks == ("holds counts of 24 persons and nobody's answers; counts are not put together here",)
    assert "session › date" in read("a.json", session={"date": "soon"}).remarks[0]


def test_what_was_read_can_be_gone_through_again_and_is_read_once(tmp_path: Path) -> None:
    every = [Refused(f"{number}.json", "is empty") for number in range(AT_A_TIME * 2 + 1)]
    reading = iter(every)
    with (tmp_path / "kept").open("w+b") as file:
        kept = Kept(reading, file)
        first = list(islice(kept, AT_A_TIME + 1))  # as far as somebody waits for it
        assert first == every[: AT_A_TIME + 1]
        assert [*kept] == [*kept] == every
    assert next(reading, None) is None


def test_a_wrong_id_is_refused_after_as_many_right_ones_as_anybody_likes() -> None:
    for number in range(MOST_KNOWN + 100):
        assert is_sound(answer_file(people=[{"id": f"p-{number}"}]))
    assert is_sound(answer_file(people=[{"id": "p-0"}, {"id": "p-9999"}]))
    assert not any(is_sound(answer_file(people=[{"id": wrong}])) for wrong in ("P 0", "", 0, ["p-0"], None))


# Rows


def lines(result: Joined, asked: Asked = HERE, with_words: bool = False) -> list[dict[str, str]]:
    table = long.long_of(asked, result.people)
    head = (*long.HEAD, *(long.WORDS if with_words else ()))
    return [
        dict(
            zip(
                head,
                (*long.before(table.come_from[row.come_from]), *long.after(asked, id_, row, with_words)),
                strict=True,
            )
        )
        for id_, rows in long.rows(asked, table)
        for row, count in rows
        for _ in range(count)
    ]


def test_everybody_has_a_row_on_every_question_and_ids_that_moved_stand_where_they_are_today() -> None:
    rows = lines(joined([read("a.json")]))
    assert {row["question"]: row["level"] or row["state"] for row in rows} == {
        **dict.fromkeys(HERE.questions, "unanswered"),
        "care-heard": "low",
    }
    assert {row["in_spread"] for row in rows} == {"yes"}


def test_no_row_says_who_and_only_when_asked_for_what_they_wrote() -> None:
    with_words = joined([read("a.json", with_words=True)])
    assert "p-1" not in str(lines(with_words, with_words=True))
    assert [row["note"] for row in lines(with_words, with_words=True) if row["note"]] == ["=1+1"]
    without = joined([read("a.json")])
    assert "1+1" not in str(lines(without)) and "1+1" not in str([*without.people])


def test_rows_stand_in_order_of_what_they_say_not_of_the_files() -> None:
    people = [version(f"people:p-{place}", level=level) for place, level in enumerate(("low", "high", "low", "high"))]
    rows = lines(joined([Read(f"{one.thing}.json", (one,), (), ()) for one in people]))
    first = [row["level"] for row in rows if row["question"] == rows[0]["question"]]
    assert first == sorted(first)


@pytest.mark.parametrize(
    "used",
    [{"id": "another", "version": BASE.version}, {"id": BASE.id, "version": "2.0.0"}],
    ids=["framework", "version"],
)
def test_who_answered_another_framework_or_meaning_is_in_the_rows_and_not_in_the_spread(used: dict[str, str]) -> None:
    rows = lines(joined([read("a.json", framework=used)]))
    assert [(row["question"], row["in_spread"]) for row in rows] == [("care-old", "no")]


def test_a_later_version_with_the_same_meaning_counts_and_its_new_question_has_a_row_of_its_own() -> None:
    people = [{"id": "p-1", "answers": {"care-new": {"level": "low"}}}]
    rows = lines(joined([read("a.json", framework={"id": BASE.id, "version": "1.7.0"}, people=people)]))
    assert {row["question"] for row in rows if row["in_spread"] == "no"} == {"care-new"}
    assert {row["question"] for row in rows if row["in_spread"] == "yes"} == {*HERE.questions}


def test_who_was_asked_a_part_left_the_others_out_because_they_were_not_asked() -> None:
    asked = asked_by(load(FRAMEWORKS / "profiles"))
    profile = asked.framework.profiles[0].id
    people = [{"id": "p-1", "profile": profile}]
    used = {"id": asked.framework.id, "version": asked.framework.version}
    rows = lines(joined([read("a.json", framework=used, people=people)]), asked)
    states = {row["question"]: row["state"] for row in rows}
    assert {id_ for id_, state in states.items() if state == "unanswered"} == asked.profiles[profile] < {*states}


# Groups


def test_small_groups_of_a_wider_group_are_one_and_the_next_smallest_joins_who_is_too_few() -> None:
    sizes = {"a": 2, "b": 3, "c": 9, "d": 4, "e": 8}
    wider = {"a": "w", "b": "w", "c": "w", "d": "", "e": ""}
    found = parts([Piece(frozenset({id_}), size, wider[id_]) for id_, size in sizes.items()], 5)
    assert {*found} == {
        frozenset("c"),
        frozenset("abd"),
        frozenset("e"),
    }  # d alone is too few, and a with b the smallest


@given(
    sizes=st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["", "one", "two"])), max_size=8),
    minimum=st.integers(2, 6),
)
def test_everybody_is_in_one_part_and_no_part_is_too_small(sizes: list[tuple[int, str]], minimum: int) -> None:
    pieces = [Piece(frozenset({str(place)}), size, wider) for place, (size, wider) in enumerate(sizes)]
    found = parts(pieces, minimum)
    assert sorted(id_ for part in found for id_ in part) == sorted(id_ for piece in pieces for id_ in piece.ids)
    held = [sum(piece.size for piece in pieces if piece.ids <= part) for part in found]
    assert len(found) == 1 or all(size >= minimum for size in held)
    if all(size >= minimum for size, _ in sizes):
        assert len(found) == len(pieces)


SAYS = st.sampled_from(["low", "low", "high", "cannot-say", "unanswered", "gone"])
CROWDS = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from([*ROLES, ""]),
        st.lists(SAYS, min_size=len(HERE.questions), max_size=len(HERE.questions)),
        st.integers(1, 4),
    ),
    max_size=10,
)
WIDER = st.fixed_dictionaries({role: st.sampled_from(["", "staff", "others"]) for role in ROLES})


def asked_of(wider: dict[str, str]) -> Asked:
    roles = tuple(Role(role, role.title(), wider[role]) for role in ROLES)
    return asked_by(replace(BASE, roles=roles, minimum_group=MINIMUM))


def cells_of(crowds: list[Any]) -> list[Cell]:
    """As the SQL counts them."""
    counts: Counter[tuple[str, ...]] = Counter()
    for place, role, says, count in crowds:
        for id_, said in zip(HERE.questions, says, strict=True):
            is_state = said in spread.STATES
            counts[place, "", role, id_, "" if is_state else said, said if is_state else ""] += count
    return [Cell(*key, count) for key, count in sorted(counts.items())]  # type: ignore[arg-type]


def few_in(sums: list[list[Fraction]], sizes: list[int]) -> Iterator[tuple[int, ...]]:
    """Every set of fewer than the minimum that is some sum of what is shown."""
    done = reduced(sums)
    for count in range(1, len(sizes) + 1):
        for chosen in combinations(range(len(sizes)), count):
            few = sum(sizes[place] for place in chosen) < MINIMUM
            if few and not any(without([Fraction(place in chosen) for place in range(len(sizes))], done)):
                yield chosen


@settings(max_examples=150, deadline=None)
@given(crowds=CROWDS, wider=WIDER, by=st.sampled_from(["", "organisation"]))
def test_nobody_of_a_small_group_can_be_worked_out_of_a_spread(
    crowds: list[Any], wider: dict[str, str], by: str
) -> None:
    asked = asked_of(wider)
    rows = spread.spread(asked, cells_of(crowds), by)
    corners = sorted({(place if by else "", role) for place, role, _, _ in crowds})
    people = Counter((place if by else "", role) for place, role, _, count in crowds for _ in range(count))
    told: list[list[Fraction]] = []
    for number, id_ in enumerate(asked.questions):
        chose = Counter(
            (place if by else "", role)
            for place, role, says, count in crowds
            for _ in range(count)
            if says[number] in ("low", "high")
        )
        shown = [row for row in rows if row.question.id == id_ and row.numbers]
        sets = [[Fraction(place in row.places and role in row.roles) for place, role in corners] for row in shown]
        assert [row.numbers.chose for row in shown if row.numbers] == [
            sum(chose[corner] for corner, held in zip(corners, one, strict=True) if held) for one in sets
        ]
        assert list(few_in(sets, [chose[corner] for corner in corners])) == []
        told += sets
    assert list(few_in(told, [people[corner] for corner in corners])) == []  # of all questions together


@settings(max_examples=150, deadline=None)
@given(crowds=CROWDS, wider=WIDER, by=st.sampled_from(["", "organisation"]))
def test_the_rows_of_each_question_hold_everybody_once(crowds: list[Any], wider: dict[str, str], by: str) -> None:
    asked = asked_of(wider)
    everybody = sum(count for *_, count in crowds)
    held: dict[str, int] = defaultdict(int)
    for row in spread.spread(asked, cells_of(crowds), by):
        if row.numbers is None:
            assert row.all_places and row.all_roles
            held[row.question.id] = everybody
        else:
            held[row.question.id] += row.numbers.people
    assert held == (dict.fromkeys(asked.questions, everybody) if crowds else {})


def test_who_gave_no_role_is_a_group_and_unknown_roles_stand_with_them() -> None:
    low = ["low"] * len(HERE.questions)
    asked = asked_of(dict.fromkeys(ROLES, ""))
    rows = spread.spread(
        asked, cells_of([("North", "", low, 3), ("North", "cooks", low, 3), ("North", "gone", low, 1)]), ""
    )
    first = [spread.cells_of(asked, row, "") for row in rows[:2]]
    assert [cells[0] for cells in first] == ["cooks", "(no role given)"]
    assert [cells[5] for cells in first] == [3, 4]


def test_a_small_organisation_stands_with_another_and_its_groups_are_not_told_apart() -> None:
    low = ["low"] * len(HERE.questions)
    crowds = [
        (place, role, low, count) for place, count in (("North", 4), ("South", 3), ("West", 1)) for role in ("cooks",)
    ]
    asked = asked_of(dict.fromkeys(ROLES, ""))
    rows = [
        spread.cells_of(asked, row, "organisation") for row in spread.spread(asked, cells_of(crowds), "organisation")
    ]
    assert [cells[:3] for cells in rows[:2]] == [["North", 1, "(everyone)"], ["(others together)", 2, "(everyone)"]]


def test_too_few_of_all_leave_a_row_without_numbers_that_says_why() -> None:
    low = ["low"] * len(HERE.questions)
    asked = asked_of(dict.fromkeys(ROLES, ""))
    rows = [spread.cells_of(asked, row, "") for row in spread.spread(asked, cells_of([("North", "cooks", low, 2)]), "")]
    head = spread.head(asked, "")
    assert len(rows) == len(asked.questions) and {len(row) for row in rows} == {len(head)}
    assert {row[-1] for row in rows} == {f"fewer than {MINIMUM} chose a level"} and {row[5] for row in rows} == {""}


def test_a_level_that_is_called_like_another_column_has_a_column_of_its_own() -> None:
    asked = asked_by(load(FRAMEWORKS / "base"))
    levels = (Level("people", "People", ""), *asked.framework.scale)
    other = replace(asked, questions={id_: replace(one, levels=levels) for id_, one in asked.questions.items()})
    head = spread.head(other, "organisation")
    assert len(head) == len({*head}) and "level-people" in head


# Files of a folder


def test_files_are_found_in_folders_and_zips_and_all_others_are_named(tmp_path: Path) -> None:
    (tmp_path / "North/ward").mkdir(parents=True)
    good = json.dumps(answer_file())
    (tmp_path / "North/ward/a.JSON").write_text(good)
    (tmp_path / "North/._a.json").write_text("x")
    (tmp_path / "letter.docx").write_text("x")
    (tmp_path / "broken.zip").write_text("PK")
    with zipfile.ZipFile(tmp_path / "South.zip", "w") as archive:
        archive.writestr("in/b.json", good)
        archive.writestr("in/c.zip", "PK")
        archive.writestr("read me.txt", "x")
    found = found_in(tmp_path)
    assert found.others == ["North/._a.json", "South.zip/read me.txt", "letter.docx"]
    assert [one.file for one in found.refused] == ["South.zip/in/c.zip", "broken.zip"]
    read_ = list(read_all(tmp_path, found.sources, False))
    assert [one.file for one in read_] == ["North/ward/a.JSON", "South.zip/in/b.json"]
    assert [one.people[0].heading.folder for one in read_ if isinstance(one, Read)] == ["North", "South"]


def test_a_file_that_is_too_large_or_is_locked_in_a_zip_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "large.json").write_bytes(b"{" + b" " * 6_000_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.json", b"{" + b" " * 60_000_000)
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("a.json", json.dumps(answer_file()))
    raw = bytearray(locked.getvalue())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(raw)
    refused = list(read_all(tmp_path, found_in(tmp_path).sources, False))
    assert [one for one in refused if isinstance(one, Refused)] == [
        Refused("bomb.zip/bomb.json", "is larger than 5 MB, which no answer file is"),
        Refused("large.json", "is larger than 5 MB, which no answer file is"),
        Refused("locked.zip/a.json", "has a password; unpack the zip first"),
    ]


# Tables


@given(rows=st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=6))
def test_a_table_comes_back_as_it_was_and_no_cell_of_it_is_a_formula(rows: list[list[str]]) -> None:
    text = "".join(csv_text.line(row) for row in rows)
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert [[re.sub(csv_text.GUARDED, r"\1", cell) for cell in row] for row in back] == rows
    assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for row in back for cell in row)


def test_the_text_explains_every_column_and_every_file() -> None:
    tally = Tally(files=3, read=2, refused=1, people=4, counted=2, again=1, away=1)
    for by in ("", "organisation", "folder"):
        text = read_me(HERE, summary(tally, 2, 1), {"long.csv": "rows"}, by, True)
        columns = {*long.HEAD, *long.WORDS, *long.AGREED_HEAD, *spread.head(HERE, by)}
        assert [name for name in columns if name not in text] == []
        assert f"at least {BASE.minimum_group} people" in " ".join(text.split())
        assert "3 = 2 read + 1 refused" in text and "4 = 2 counted once + 1 there again + 1 taken away" in text
        assert max(map(len, text.splitlines())) <= 120
