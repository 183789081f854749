"""Answer files as Python reads them: what is kept, and how each refusal is worded."""

import json
from typing import Any

import pytest
from assessment_kit.answers.format import AnswerFileError, read_answers, schemas, written
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

FULL: dict[str, Any] = {
    "format": "assessment-kit",
    "format_version": 1,
    "framework": {"id": "improvement", "version": "1.0.0"},
    "saved": "2026-11-23",
    "session": {"title": "", "organisation": "", "date": ""},
    "people": [
        {
            "id": "p-3f9c",
            "role": "frontline",
            "answers": {
                "purpose-direction": {"level": "developing", "note": "Two of us", "evidence": "The minutes"},
                "purpose-priorities": {"state": "cannot-say"},
                "purpose-codesign": {"state": "not-applicable", "note": "No patients here"},
                "purpose-later": {"note": "I want to ask first", "work_on": True, "ideas": ["A walk round"]},
            },
        }
    ],
    "hands": {"purpose-direction": {"starting": 2, "developing": 5, "cannot-say": 1}},
    "agreed": {
        "purpose-direction": {"level": "developing", "target": "progressing", "reason": "Two wards of nine"},
        "purpose-codesign": {
            "state": "no-agreement",
            "reason": "Days and nights",
            "views": ["starting", "progressing"],
        },
    },
    "plan": [
        {
            "id": "a-1",
            "question": "purpose-direction",
            "action": "Ask night staff",
            "first_step": "One walk round",
            "owner": "Night lead",
            "due": "2027-02-01",
            "review": "2027-03-01",
            "goal": "Safer nights",
            "value": 3,
            "effort": 1,
            "status": "planned",
            "progress": [{"date": "2027-02-01", "note": "Done once"}],
        }
    ],
    "initiatives": [{"id": "i-1", "name": "Safer wards", "components": ["purpose"]}],
}
SMALLEST: dict[str, Any] = {key: FULL[key] for key in ("format", "format_version", "framework")} | {"people": []}
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
        (b"[" * 200_000, "nested: is nested more than 12 deep, which no answer file is"),
        (b'{"a": [' * 100_000, "nested: is nested more than 12 deep, which no answer file is"),
        (b'{"format": "assessment-kit",\n', "not_json: is not JSON, or part of it is missing (line 2)"),
        (b'{"a": ' + b"1" * 5000 + b"}", "not_json: is not JSON, or part of it is missing"),
        (b'{"a": NaN}', "not_json: is not JSON: it holds NaN"),
        (b'{"hello": "world"}', 'not_ours: is another kind of file: its "format" is not "assessment-kit"'),
        (b"[1, 2]", 'not_ours: is another kind of file: its "format" is not "assessment-kit"'),
        (
            raw({**SMALLEST, "format_version": 2, "people": "whatever it is then"}),
            "newer_format: has format version 2, newer than 1; open it with a newer kit",
        ),
        (
            raw({**SMALLEST, "format_version": True}),
            'shape: has no "format_version" that is known; it should be 1',
        ),
        (
            b'{"format": "assessment-kit", "format": "assessment-kit"}',
            'shape: gives "format" twice in one place; nobody can say which is meant',
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_a_file_that_is_no_answer_file_is_refused_with_its_reason(data: bytes, said: str) -> None:
    assert refusal(data) == said


HOSTILE_SHAPES = [
    ({**SMALLEST, "written_by": "a later edition"}, "written_by is not a field that format 1 has"),
    (one_answer({"levle": "low"}), "people.0.answers.purpose-direction.levle is not a field that format 1 has"),
    ({**SMALLEST, "__proto__": {"format": 1}}, "__proto__ is not a field that format 1 has"),
    ({**SMALLEST, "plan": [{"id": "a-1", "status": ""}]}, 'plan.0.status is not written as it should be: ""'),
    ({"format": "assessment-kit", "format_version": 1}, "framework is missing"),
    ({**SMALLEST, "people": {}}, "people is not a list: {}"),
    ({**SMALLEST, "people": [7]}, "people.0 is not a group of fields: 7"),
    ({**SMALLEST, "people": [{"answers": {}}]}, "people.0.id is missing"),
    ({**SMALLEST, "people": [{"id": "Ms Jones"}]}, 'people.0.id is not written as it should be: "Ms Jones"'),
    ({**SMALLEST, "framework": {"id": "x", "version": 1.0}}, "framework.version is not a text: 1.0"),
    (
        {**SMALLEST, "framework": {"id": "x", "version": "1.0"}},
        'framework.version is not written as it should be: "1.0"',
    ),
    ({**SMALLEST, "saved": "2026-11-23T09:12:44Z"}, 'saved is not written as it should be: "2026-11-23T09:12:44Z"'),
    ({**SMALLEST, "session": None}, 'says "session" is null; leave out what is not given'),
    ({**SMALLEST, "hands": {"q": {"low": -1}}}, "hands.q.low is -1, less than 0"),
    ({**SMALLEST, "hands": {"q": {"low": "2"}}}, 'hands.q.low is not a whole number: "2"'),
    ({**SMALLEST, "hands": {"q": {"low": True}}}, "hands.q.low is not a whole number: true"),
    ({**SMALLEST, "plan": [{"id": "a-1", "value": 6}]}, "plan.0.value is 6, more than 5"),
    (
        {**SMALLEST, "agreed": {"q": {"state": "cannot-say"}}},
        "agreed.q.state is \"cannot-say\"; it can be 'no-agreement'",
    ),
    (
        {**SMALLEST, "agreed": {"q": {"state": "no-agreement", "level": "low"}}},
        'agreed.q has both a "level" and a "state"',
    ),
    (one_answer([]), "people.0.answers.purpose-direction is not a group of fields: []"),
    (one_answer({"level": 3}), "people.0.answers.purpose-direction.level is not a text: 3"),
    (
        one_answer({"level": {"toString": "x"}}),
        'people.0.answers.purpose-direction.level is not a text: {"toString": "x"}',
    ),
    (
        one_answer({"level": None}),
        'people.0.answers.purpose-direction says "level" is null; leave out what is not given',
    ),
    (
        one_answer({"level": "low", "state": "cannot-say"}),
        'people.0.answers.purpose-direction has both a "level" and a "state"',
    ),
    (
        one_answer({"state": "maybe"}),
        "people.0.answers.purpose-direction.state is \"maybe\"; it can be 'cannot-say' or 'not-applicable'",
    ),
    (one_answer({"work_on": 1}), "people.0.answers.purpose-direction.work_on is neither true nor false: 1"),
    (one_answer({"ideas": "a walk"}), 'people.0.answers.purpose-direction.ideas is not a list: "a walk"'),
    (one_answer({}, "__proto__"), 'people.0.answers.__proto__ is not written as it should be: "__proto__"'),
    (one_answer({}, "<b>"), 'people.0.answers.<b> is not written as it should be: "<b>"'),
    (one_answer({}, "q" * 65), f'people.0.answers.{"q" * 65} is not written as it should be: "{"q" * 59}'),
]


@pytest.mark.parametrize(("data", "said"), HOSTILE_SHAPES, ids=[said[:50] for _, said in HOSTILE_SHAPES])
def test_a_file_of_another_shape_is_refused_here_and_by_the_published_schema(data: Any, said: str) -> None:
    message = refusal(raw(data)).removeprefix("shape: is not as it should be: ").lstrip()
    assert message == said
    assert not SCHEMA.is_valid(data)


def test_half_a_character_is_refused_in_words() -> None:
    data = raw(one_answer({"note": "x"})).replace(b'"x"', b'"\\ud800"')
    assert refusal(data) == "shape: holds half a character; use the file as it was first saved"


def test_a_file_full_of_open_quotes_is_refused_at_once() -> None:
    assert refusal(b'"' + b'\\"' * 2_000_000) == "not_json: is not JSON, or part of it is missing (line 1)"


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


@given(
    st.dictionaries(st.sampled_from(["saved", "session", "people", "hands", "agreed", "plan", "initiatives"]), VALUES)
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_reader_and_the_published_schema_agree(parts: dict[str, Any]) -> None:
    data = {**SMALLEST, **parts}
    try:
        kept = json.loads(written(read_answers(raw(data))))
    except AnswerFileError:
        assert not SCHEMA.is_valid(data)
    else:
        assert SCHEMA.is_valid(data) and kept == data


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode()))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_no_bytes_bring_the_reader_down(data: bytes) -> None:
    with pytest.raises(AnswerFileError):
        read_answers(data)
