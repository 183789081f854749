"""The answer file, format 1: one person's answers, a workshop's, and last year's for comparison.

Nothing that such a file says is dropped in silence: a field that format 1 does not have is a reason to refuse the file,
while ids of questions, levels and roles that a framework does not know are kept. The page holds the same rules, in
`theme/app/rules/answer-file.js`.
"""

import json
import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, ValidationError, model_validator
from pydantic.config import JsonDict
from pydantic_core import ErrorDetails, PydanticCustomError

from assessment_kit.answers.schemas import json_schema
from assessment_kit.framework.files import ComponentFile, FrameworkFile
from assessment_kit.host.organisation import OrganisationFile
from assessment_kit.reading.fields import ID_PATTERN, Id, Version

FORMAT = "assessment-kit"
FORMAT_VERSION = 1
MAX_BYTES = 5_000_000
MAX_DEPTH = 12

NO_BOTH: JsonDict = {"not": {"required": ["level", "state"]}}

DAY_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
Day = Annotated[str, Field(pattern=DAY_PATTERN)]
# An empty text stands for an id or a day that is not given: a form has no other way to say it.
DayOrEmpty = Annotated[str, Field(pattern=f"^$|{DAY_PATTERN}")]
IdOrEmpty = Annotated[str, Field(pattern=f"^$|{ID_PATTERN}")]
Count = Annotated[StrictInt, Field(ge=0, le=1_000_000)]
Weight = Annotated[StrictInt, Field(ge=1, le=5)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _no_null(cls, data: Any) -> Any:
        """A field that is not given is left out; null would be a third way to say nothing."""
        for name in cls.model_fields:
            if isinstance(data, dict) and data.get(name, name) is None:
                raise PydanticCustomError("null", 'says "{name}" is null; leave out what is not given', {"name": name})
        return data


P = TypeVar("P", bound=Part)


def _not_both(part: P, level: str | None, state: str | None) -> P:
    if level is not None and state is not None:
        raise PydanticCustomError("level_and_state", 'has both a "level" and a "state"')
    return part


class FrameworkUsed(Part):
    """Which framework, and which version of it, was answered."""

    id: Id = Field(title="Id", description="The framework's id.")
    version: Version = Field(title="Version", description="The framework's version, MAJOR.MINOR.PATCH.")


class Session(Part):
    """Where and when people answered or met. Empty texts where nobody said."""

    title: str = Field("", title="Title", description="What the session is called.")
    organisation: str = Field("", title="Organisation", description="Whose session it is.")
    date: DayOrEmpty = Field("", title="Date", description="The day of the session, as 2026-11-23, or empty.")


class Answer(Part):
    """One person's answer: a level, or a state, or neither (a note on a question that is not answered)."""

    model_config = ConfigDict(json_schema_extra=NO_BOTH)

    level: Id | None = Field(None, title="Level", description="Id of the level chosen.")
    state: Literal["cannot-say", "not-applicable"] | None = Field(
        None, title="State", description="Why there is no level: the person cannot say, or it does not apply."
    )
    note: str = Field("", title="Note", description="Why, in the person's words.")
    evidence: str = Field("", title="Evidence", description="What would show it.")
    work_on: StrictBool = Field(False, title="Work on", description="The person would like to work on this.")
    ideas: tuple[str, ...] = Field((), title="Ideas", description="What the person would try.")

    @model_validator(mode="after")
    def _level_or_state(self) -> Self:
        return _not_both(self, self.level, self.state)


class Person(Part):
    """One participant: a random id, never a name."""

    id: Id = Field(title="Id", description="Random; the same person's file opened twice counts once.")
    role: IdOrEmpty = Field("", title="Role", description="Id of the group answered as; empty or left out if not said.")
    saved: Day | None = Field(None, title="Saved", description="The day this person's answers were saved.")
    answers: dict[Id, Answer] = Field(
        {}, title="Answers", description="Question id: answer. Ids that the framework does not know are kept."
    )


class Agreed(Part):
    """What the room agreed on one question, or that it did not."""

    model_config = ConfigDict(json_schema_extra=NO_BOTH)

    level: Id | None = Field(None, title="Level", description="Id of the level agreed.")
    target: Id | None = Field(None, title="Target", description="Id of the level to reach; the top is no default.")
    state: Literal["no-agreement"] | None = Field(None, title="State", description="The room did not agree.")
    reason: str = Field("", title="Reason", description="Why this level, or why no agreement.")
    views: tuple[Id, ...] = Field((), title="Views", description="Ids of the levels held, if there was no agreement.")

    @model_validator(mode="after")
    def _level_or_state(self) -> Self:
        return _not_both(self, self.level, self.state)


class Progress(Part):
    """What came of an action, at one day."""

    date: DayOrEmpty = Field(title="Date", description="The day, as 2027-02-01.")
    note: str = Field(title="Note", description="What was done or learnt.")


class Action(Part):
    """One line of the plan."""

    id: Id = Field(title="Id", description="Random.")
    question: Id | None = Field(None, title="Question", description="Id of the question it came from.")
    action: str = Field("", title="Action", description="What will be done.")
    first_step: str = Field("", title="First step", description="What happens first.")
    owner: str = Field("", title="Owner", description="Who sees to it: a post rather than a name.")
    due: DayOrEmpty = Field("", title="Due", description="By which day, as 2027-02-01.")
    review: DayOrEmpty = Field("", title="Review", description="The day to look again.")
    goal: str = Field("", title="Goal", description="Which goal of the organisation it serves.")
    value: Weight | None = Field(None, title="Value", description="From 1, little, to 5, much.")
    effort: Weight | None = Field(None, title="Effort", description="From 1, little, to 5, much.")
    status: Id | None = Field(None, title="Status", description='Where it stands, as "planned".')
    progress: tuple[Progress, ...] = Field((), title="Progress", description="What came of it, day by day.")


class Initiative(Part):
    """Work that already goes on, laid over the components."""

    id: Id = Field(title="Id", description="Random.")
    name: str = Field(title="Name", description="What people call it.")
    components: tuple[Id, ...] = Field((), title="Components", description="Ids of the components it serves.")


class AnswerFile(Part):
    """Answer file, format 1.

    Answers to a framework: of one person, of a workshop with what it agreed and planned, or of last year.
    Nothing leaves a browser but as such a file, saved by a person.
    A file with a field that format 1 does not have is refused; ids that a framework does not know are kept.
    """

    format: Literal["assessment-kit"] = Field(title="Format", description="Always assessment-kit.")
    format_version: Literal[1] = Field(title="Version of the format", description="This is version 1.")
    framework: FrameworkUsed = Field(title="Framework", description="What was answered.")
    saved: Day | None = Field(None, title="Saved", description="The day, never the time, as 2026-11-23.")
    session: Session | None = Field(None, title="Session", description="Where and when.")
    people: tuple[Person, ...] = Field(title="People", description="Everybody's answers, kept side by side.")
    hands: dict[Id, dict[Id, Count]] = Field(
        {}, title="Show of hands", description="Question id: level id, cannot-say or not-applicable: how many."
    )
    agreed: dict[Id, Agreed] = Field({}, title="Agreed", description="Question id: what the room agreed.")
    plan: tuple[Action, ...] = Field((), title="Plan", description="What will be done.")
    initiatives: tuple[Initiative, ...] = Field((), title="Initiatives", description="What goes on already.")


class AnswerFileError(Exception):
    """Why a file is not read; the message goes on from the file's name.

    `code` is one of too_big, empty, utf16, not_utf8, nested, not_json, not_ours, newer_format, shape.
    """

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def read_answers(raw: bytes, max_bytes: int = MAX_BYTES) -> AnswerFile:
    """The answers in a file of format 1. Raises AnswerFileError; the checks run from the cheapest to the dearest."""
    data = _parsed(_text(raw, max_bytes))
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise AnswerFileError("not_ours", f'is another kind of file: its "format" is not "{FORMAT}"')
    _check_version(data.get("format_version"))
    try:
        return AnswerFile.model_validate(data)
    except ValidationError as error:
        raise AnswerFileError("shape", _worded(error)) from None


def written(file: AnswerFile) -> str:
    """The text of an answer file: what was given, and nothing for what was not."""
    return file.model_dump_json(indent=2, exclude_unset=True) + "\n"


def schemas() -> dict[str, dict[str, Any]]:
    """The published JSON Schemas by file name."""
    models: dict[str, type[BaseModel]] = {
        "answers.schema.json": AnswerFile,
        "component.schema.json": ComponentFile,
        "framework.schema.json": FrameworkFile,
        "organisation.schema.json": OrganisationFile,
    }
    return {name: json_schema(model) for name, model in models.items()}


def _text(raw: bytes, max_bytes: int) -> str:
    if len(raw) > max_bytes:
        raise AnswerFileError("too_big", f"is larger than {max_bytes / 1_000_000:g} MB, which no answer file is")
    if not raw.strip():
        raise AnswerFileError("empty", "has nothing in it")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise AnswerFileError("utf16", "was saved as UTF-16; save it as UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = raw[: error.start].count(b"\n") + 1
        raise AnswerFileError("not_utf8", f"is not UTF-8 (line {place}); use the file as it was first saved") from None


_STRING_OR_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]', re.DOTALL)


def _parsed(text: str) -> Any:
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MAX_DEPTH:
            raise AnswerFileError("nested", f"is nested more than {MAX_DEPTH} deep, which no answer file is")
    try:
        data = json.loads(text, object_pairs_hook=_fields, parse_constant=_no_number)
    except ValueError as error:
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise AnswerFileError("not_json", f"is not JSON, or part of it is missing{line}") from None
    _check_characters(text, data)
    return data


def _check_characters(text: str, data: Any) -> None:
    """Escapes can spell half a character, which could never be written to a file again."""
    if "\\ud" in text or "\\uD" in text:
        try:
            json.dumps(data, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise AnswerFileError("shape", "holds half a character; use the file as it was first saved") from None


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise AnswerFileError("shape", f'gives "{key[:60]}" twice in one place; nobody can say which is meant')
        found[key] = value
    return found


def _no_number(name: str) -> Any:
    raise AnswerFileError("not_json", f"is not JSON: it holds {name}")


def _check_version(version: Any) -> None:
    if type(version) is int and version > FORMAT_VERSION:
        raise AnswerFileError(
            "newer_format", f"has format version {version}, newer than {FORMAT_VERSION}; open it with a newer kit"
        )
    if type(version) is not int or version != FORMAT_VERSION:
        raise AnswerFileError("shape", f'has no "format_version" that is known; it should be {FORMAT_VERSION}')


_WORDS: dict[str, Callable[[ErrorDetails], str]] = {
    "missing": lambda error: "is missing",
    "extra_forbidden": lambda error: "is not a field that format 1 has",
    "tuple_type": lambda error: f"is not a list: {_shown(error['input'])}",
    "dict_type": lambda error: f"is not a group of fields: {_shown(error['input'])}",
    "model_type": lambda error: f"is not a group of fields: {_shown(error['input'])}",
    "int_type": lambda error: f"is not a whole number: {_shown(error['input'])}",
    "bool_type": lambda error: f"is neither true nor false: {_shown(error['input'])}",
    "string_type": lambda error: f"is not a text: {_shown(error['input'])}",
    "string_pattern_mismatch": lambda error: f"is not written as it should be: {_shown(error['input'])}",
    "literal_error": lambda error: f"is {_shown(error['input'])}; it can be {error['ctx']['expected']}",
    "greater_than_equal": lambda error: f"is {_shown(error['input'])}, less than {error['ctx'].get('ge')}",
    "less_than_equal": lambda error: f"is {_shown(error['input'])}, more than {error['ctx'].get('le')}",
}


def _worded(error: ValidationError) -> str:
    """The first thing that is wrong, with where it is; one is enough to know that a file is not as it was saved."""
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"] if step != "[key]")
    words = _WORDS.get(first["type"], _in_pydantic_words)(first)
    return f"is not as it should be: {where[:200]} {words}"


def _in_pydantic_words(error: ErrorDetails) -> str:
    return error["msg"][:1].lower() + error["msg"][1:]


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:60]
