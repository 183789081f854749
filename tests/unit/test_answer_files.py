"""Answer files as Python reads them: what is kept, what is refused, and how each refusal is worded."""

import calendar
import functools
import itertools
import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from answer_cases import FOLDER, VERDICTS, case, content, verdict_of_python
from assessment_kit.answers.format import MAX_DEPTH, AnswerFileError, read_answers, read_file, written
from assessment_kit.answers.schemas import schemas
from assessment_kit.answers.shapes import Session
from assessment_kit.answers.soundness import is_sound
from assessment_kit.answers.table import Shape, spelled_out
from assessment_kit.answers.values import LISTED_THINGS, PATTERNS, SINGLE_THINGS
from assessment_kit.answers.verdict import faults
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mutations import mutations

FULL = content("every-field")
SMALLEST = content("the-least")
SCHEMA = Draft202012Validator(schemas()["answers.schema.json"])


def one_answer(answer: Any, question: str = "purpose-direction") -> dict[str, Any]:
    return {**SMALLEST, "people": [{"id": "p-1", "answers": {question: answer}}]}


def raw(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(AnswerFileError) as refused:
        read_answers(data)
    return f"{refused.value.code}: {refused.value}"


@pytest.mark.parametrize("data", [FULL, SMALLEST], ids=["everything", "the least"])
def test_a_file_that_is_read_and_written_says_the_same(data: dict[str, Any]) -> None:
    assert json.loads(written(read_answers(raw(data)))) == data
    assert SCHEMA.is_valid(data)


def test_ids_that_nobody_knows_are_kept() -> None:
    data = one_answer({"level": "splendid"}, "question-of-2031")
    data |= {"people": [{**data["people"][0], "role": "astronauts"}], "hands": {"another": {"excellent": 3}}}
    assert json.loads(written(read_answers(raw(data)))) == data
    assert SCHEMA.is_valid(data)


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert read_answers(b"\xef\xbb\xbf" + raw(SMALLEST)).people == ()


NOT_OURS = 'not_ours: is another kind of file; an answer file says "format": "assessment-kit"'
HOSTILE_TEXT = ["<script>alert(1)</script>", "=HYPERLINK(1)", "__proto__", "\x00\u202e", "😀" * 1000]


@pytest.mark.parametrize("text", HOSTILE_TEXT, ids=ascii)
def test_whatever_is_in_a_note_is_text(text: str) -> None:
    (person,) = read_answers(raw(one_answer({"note": text}))).people
    assert person.answers["purpose-direction"].note == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty: has nothing in it"),
        (b" \n ", "empty: has nothing in it"),
        (b" " * 5_000_001, "too_big: is larger than 5 MB, which no answer file is"),
        (raw(SMALLEST).decode().encode("utf-16"), "utf16: was saved as UTF-16; save it as UTF-8"),
        ("{\n“".encode("cp1252"), "not_utf8: is not UTF-8 (line 2); use the file as it was first saved"),
        (b"[" * 200_000, NOT_OURS),
        (b'{"a": [' * 100_000, "nested: is nested more than 12 deep, which no answer file is"),
        (b'{"format": "assessment-kit",\n', "not_json: is not JSON, or part of it is missing (line 2)"),
        (b'{"a": NaN}', "not_json: is not JSON, or part of it is missing"),
        (b'{"a": ' + b"1" * 5000 + b"}", NOT_OURS),
        (b'{"hello": "world"}', NOT_OURS),
        (b"[1, 2]", NOT_OURS),
        (
            raw({**SMALLEST, "format_version": 2, "people": "whatever it is then"}),
            "newer_format: has format version 2, newer than 1; open it with a newer kit",
        ),
        (
            case("twice-in-an-answer"),
            'twice: gives "note" twice in one place; nobody can say which is meant',
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_a_file_that_is_no_answer_file_is_refused_with_its_reason(data: bytes, said: str) -> None:
    assert refusal(data) == said


A = "people 1 › answers › purpose-direction"
AN_ID = "an id (a to z, 0 to 9 and hyphens, at most 64 signs)"
SHAPES = [
    ({"written_by": "a later edition"}, "written_by is not a field that format 1 has"),
    ({"": 1}, '"" is not a field that format 1 has'),
    (one_answer({"levle": "low"}), f"{A} › levle is not a field that format 1 has"),
    ({"people": [{"answers": {}}]}, "people 1 › id is missing"),
    ({"people": {}}, "people is not a list: {}"),
    ({"people": [7]}, "people 1 is not a group of fields: 7"),
    ({"people": [{"id": "Ms Jones"}]}, f'people 1 › id is not {AN_ID}: "Ms Jones"'),
    ({"people": [{"id": "p-1", "role": 1}]}, f"people 1 › role is not {AN_ID}: 1"),
    ({"people": [{"id": "p-1", "trend": []}]}, "people 1 › trend is not a group of fields: []"),
    ({"framework": {"id": "x", "version": "1.0"}}, 'framework › version is not a version written as 1.0.0: "1.0"'),
    ({"saved": "2026-02-30"}, 'saved is not a day written as 2026-11-23: "2026-02-30"'),
    ({"saved": None}, "saved is not a day written as 2026-11-23: null; leave out what is not given"),
    ({"hands": {"q": {"low": 1.5}}}, "hands › q › low is not a whole number from 0 to 1000000: 1.5"),
    ({"agreed": {"q": {"state": "cannot-say"}}}, 'agreed › q › state is "cannot-say"; it can be "no-agreement"'),
    (
        {"agreed": {"q": {"state": "no-agreement", "level": "low"}}},
        'agreed › q has both a "level" and a "state"',
    ),
    (one_answer({"state": "x"}), f'{A} › state is "x"; it can be "cannot-say" or "not-applicable"'),
    (one_answer({"work_on": 1}), f"{A} › work_on is not true or false: 1"),
    (one_answer({"note": 1}), f"{A} › note is not a text: 1"),
    (one_answer({"note": "\ud800"}), f"{A} › note holds half a character; use the file as it was first saved"),
    (one_answer({"lang": "en_GB"}), f'{A} › lang is not a language written as en-GB, cy or ar: "en_GB"'),
    (one_answer({}, "<b>"), f'people 1 › answers › <b> is not {AN_ID}: "<b>"'),
    ({"history": {"session": ["r-1"] * 51}}, "history › session holds more than 50"),
    ({"parted": []}, "parted is not a group of fields: []"),
    (
        {"history": {"answers:q": []}},
        'history › answers:q is not something that has revisions, written as "people:p-3f9c" or "session": "answers:q"',
    ),
]


@pytest.mark.parametrize(("change", "said"), SHAPES, ids=[said[:50] for _, said in SHAPES])
def test_what_is_wrong_is_said_with_its_place_and_rule(change: dict[str, Any], said: str) -> None:
    data = json.dumps({**SMALLEST, **change}).encode()
    assert refusal(data) == f"shape: is not as it should be: {said}"


@pytest.mark.parametrize("name", VERDICTS)
def test_the_reader_says_of_each_case_what_stands_beside_it(name: str) -> None:
    assert verdict_of_python(case(name)) == VERDICTS[name]


def test_each_case_has_a_verdict() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == VERDICTS.keys()


# What a schema does not see: whatever reads a file for it has chosen one of two fields, and takes half a character for
# one. The line breaks are a fault of Python, in whose patterns "$" also stands before a last one; in JSON Schema not.
BEYOND_SCHEMAS = {
    *(name for name in VERDICTS if VERDICTS[name].startswith(("twice", "shape half"))),
    "heading-with-half-a-character",
    "role-line-break",
    "saved-line-break",
}


@pytest.mark.parametrize("name", sorted(VERDICTS.keys() - BEYOND_SCHEMAS))
def test_the_published_schema_takes_what_the_reader_takes_whole(name: str) -> None:
    try:
        data = json.loads(case(name).decode("utf-8-sig"))
    except ValueError:
        assert VERDICTS[name] != "read"
    else:
        assert SCHEMA.is_valid(data) == (VERDICTS[name] == "read")


def test_a_bad_value_of_the_heading_costs_nothing_else() -> None:
    reading = read_file(case("heading-date-of-no-calendar"))
    assert [fault.where for fault in reading.left_out] == ["session › date"]
    assert reading.answers.session == Session(title="Kept")
    assert [person.id for person in reading.answers.people] == ["p-1"]


def fields_of(shape: Any, data: Any, trail: str = "") -> set[str]:
    """Where a table's fields have no value in some data, and should."""
    kind, *more = spelled_out(shape)
    if kind == "either":
        return fields_of(more[isinstance(data, dict)], data, trail)
    if kind == "list":
        return intersection(fields_of(more[0], item, trail) for item in data)
    if kind == "map":
        return intersection(fields_of(more[0], item, trail) for item in data.values())
    if kind == "record":
        given = {name: fields_of(one, data[name], f"{trail} {name}") for name, one in more[0].items() if name in data}
        return {f"{trail} {name}" for name in more[0] if name not in data}.union(*given.values())
    return set()


def intersection(missing: Iterable[set[str]]) -> set[str]:
    return functools.reduce(set.intersection, missing)


def test_the_fullest_case_has_every_field_of_the_format() -> None:
    assert fields_of("file", FULL) == set()
    things = {key.split(":")[0] for key in FULL["history"]}
    assert things == {key.split(":")[0] for key in FULL["parted"]} == {*LISTED_THINGS, *SINGLE_THINGS}


def test_every_real_day_of_four_digits_is_a_day_and_no_other() -> None:
    for year, month in itertools.product(range(10_000), (1, 2, 4)):
        for day in (28, 29, 30, 31):
            written_day = f"{year:04}-{month:02}-{day:02}"
            assert (re.fullmatch(PATTERNS["day"], written_day) is not None) == is_real(year, month, day), written_day


def is_real(year: int, month: int, day: int) -> bool:
    return year >= 1000 and day <= calendar.monthrange(year, month)[1]


def test_a_file_full_of_open_quotes_is_refused_at_once() -> None:
    assert refusal(b'{"' + b'\\"' * 2_000_000) == "not_json: is not JSON, or part of it is missing (line 1)"


def test_a_larger_file_is_read_where_the_reader_says_so() -> None:
    data = raw(one_answer({"note": "x" * 5_000_000}))
    assert refusal(data).startswith("too_big")
    assert read_answers(data, max_bytes=10_000_000).people


KEYS = st.sampled_from(
    ["id", "role", "answers", "level", "state", "note", "ideas", "q-1", "saved", "date", "people", "views"]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.text(max_size=5)
    | st.sampled_from(["low", "cannot-say", "2026-11-23"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(sorted(FULL.keys() - {"format", "format_version", "framework"})), VALUES))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_reader_and_the_published_schema_agree(parts: dict[str, Any]) -> None:
    data = {**SMALLEST, **parts}
    try:
        reading = read_file(raw(data))
    except AnswerFileError:
        assert not SCHEMA.is_valid(data)
    else:
        assert SCHEMA.is_valid(data) == (not reading.left_out)
        assert reading.left_out or json.loads(written(reading.answers)) == data


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode()))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_no_bytes_bring_the_reader_down(data: bytes) -> None:
    with pytest.raises(AnswerFileError):
        read_answers(data)


def test_what_is_sound_at_first_sight_is_what_has_no_fault() -> None:
    judged = {True: 0, False: 0}
    for text in [*map(case, VERDICTS), *mutations([FULL, SMALLEST], seed=7, count=2000)]:
        try:
            data = json.loads(text)
        except ValueError:
            continue
        assert is_sound(data) == (not any(faults(data))), text
        judged[is_sound(data)] += 1
    assert min(judged.values()) > 100, judged


def test_no_shape_of_the_table_is_nested_as_deep_as_what_is_refused_for_it() -> None:
    def depth(shape: Shape) -> int:
        kind, *more = spelled_out(shape)
        within = {
            "record": lambda: more[0].values(),
            "by": lambda: more[0].values(),
            "list": lambda: more[:1],
            "map": lambda: more[:1],
            "either": lambda: more,
        }
        return 1 + max(map(depth, within[kind]())) if kind in within else 0

    assert depth("file") < MAX_DEPTH
