"""The answer file, format 1, as models: the one source of the published schema, of the table that both readers walk
(`table.py`), and of what Python gets when it reads one.
"""

from typing import Any, Literal, Self, TypeVar

from pydantic import ConfigDict, Field, StrictBool, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from assessment_kit.answers.values import (
    Chain,
    Count,
    Counts,
    Day,
    DayOrEmpty,
    Id,
    IdOrEmpty,
    Language,
    Part,
    Thing,
    Trend,
    Weight,
)
from assessment_kit.reading.fields import Version

NO_BOTH: JsonDict = {"not": {"required": ["level", "state"]}}

P = TypeVar("P", bound=Part)


def _not_both(part: P, level: str | None, state: str | None) -> P:
    if level is not None and state is not None:
        raise PydanticCustomError("level_and_state", 'has both a "level" and a "state"')
    return part


def _language() -> Any:
    return Field(None, title="Language", description="Of these texts, where it is not the framework's first.")


def _changed() -> Any:
    return Field(None, title="Changed", description="The day it was last changed: to read, never to decide by.")


class FrameworkUsed(Part):
    """Which framework, and which version of it, was answered."""

    id: Id = Field(title="Id", description="The framework's id.")
    version: Version = Field(title="Version", description="The framework's version, MAJOR.MINOR.PATCH.")


class Session(Part):
    """Where and when people answered or met; the file's heading. Empty texts where nobody said.

    A value here that is not as it should be is left out and named, and costs nobody's answers.
    """

    id: Id | None = Field(None, title="Id", description="Random, made with the session.")
    title: str = Field("", title="Title", description="What the session is called.")
    organisation: str = Field("", title="Organisation", description="Whose session it is.")
    date: DayOrEmpty = Field("", title="Date", description="The day of the session, as 2026-11-23, or empty.")
    lang: Language | None = _language()


class Answer(Part):
    """One person's answer: a level, or a state, or neither (a note on a question that is not answered)."""

    model_config = ConfigDict(json_schema_extra=NO_BOTH)

    level: Id | None = Field(None, title="Level", description="Id of the level chosen.")
    state: Literal["cannot-say", "not-applicable"] | None = Field(
        None, title="State", description="Why there is no level: the person cannot say, or it does not apply."
    )
    note: str = Field("", title="Note", description="Why, in the person's words.")
    lang: Language | None = _language()
    evidence: str = Field("", title="Evidence", description="What would show it.")
    work_on: StrictBool = Field(False, title="Work on", description="The person would like to work on this.")
    ideas: tuple[str, ...] = Field((), title="Ideas", description="What the person would try.")

    @model_validator(mode="after")
    def _level_or_state(self) -> Self:
        return _not_both(self, self.level, self.state)


class Person(Part):
    """One participant: a random id, never a name."""

    id: Id = Field(title="Id", description="Random; the same person's file opened twice counts once.")
    saved: Day | None = Field(None, title="Saved", description="The day this person's answers were saved.")
    role: IdOrEmpty = Field("", title="Role", description="Id of the group answered as; empty or left out if not said.")
    scope: IdOrEmpty = Field("", title="Scope", description="Id of what the person had in mind, as their team.")
    profile: IdOrEmpty = Field(
        "", title="Profile", description="Id of the set of questions that was asked; empty or left out for all."
    )
    trend: dict[Id, Trend] = Field(
        {}, title="Trend", description="Component id: whether it is getting better, stays the same or gets worse."
    )
    answers: dict[Id, Answer] = Field(
        {}, title="Answers", description="Question id: answer. Ids that the framework does not know are kept."
    )


class GroupCounts(Part):
    """How many chose what, of everybody or of a group above the minimum; nobody's own answers."""

    group: IdOrEmpty = Field("", title="Group", description="Id of the group; empty or left out for everybody.")
    people: Count = Field(title="People", description="How many they are.")
    questions: dict[Id, Counts] = Field(
        {}, title="Questions", description="Question id: level id, cannot-say or not-applicable: how many."
    )


class Agreed(Part):
    """What the room agreed on one question, or that it did not."""

    model_config = ConfigDict(json_schema_extra=NO_BOTH)

    level: Id | None = Field(None, title="Level", description="Id of the level agreed.")
    target: Id | None = Field(None, title="Target", description="Id of the level to reach; the top is no default.")
    state: Literal["no-agreement"] | None = Field(None, title="State", description="The room did not agree.")
    reason: str = Field("", title="Reason", description="Why this level, or why no agreement.")
    lang: Language | None = _language()
    views: tuple[Id, ...] = Field((), title="Views", description="Ids of the levels held, if there was no agreement.")
    changed: Day | None = _changed()

    @model_validator(mode="after")
    def _level_or_state(self) -> Self:
        return _not_both(self, self.level, self.state)


class Choice(Part):
    """What to do about one question, and what is said of it; `choice` is left out while nothing is chosen."""

    choice: Literal["keep", "work-on", "not-now"] | None = Field(
        None, title="Choice", description="A strength to keep, something to work on, or not now."
    )
    why: str = Field("", title="Why", description="Why so.")
    why_moved: str = Field("", title="Why moved", description="Why the agreed level is another than last time.")
    lang: Language | None = _language()


class Goal(Part):
    """What the organisation wants to reach."""

    id: Id = Field(title="Id", description="Random.")
    name: str = Field(title="Name", description="What people call it.")
    lang: Language | None = _language()


class Progress(Part):
    """What came of an action, at one day. Notes are only added, and joined by their ids."""

    id: Id = Field(title="Id", description="Random.")
    date: DayOrEmpty = Field(title="Date", description="The day, as 2027-02-01.")
    note: str = Field(title="Note", description="What was done or learnt.")
    lang: Language | None = _language()


class Action(Part):
    """One line of the plan."""

    id: Id = Field(title="Id", description="Random.")
    question: Id | None = Field(None, title="Question", description="Id of the question it came from.")
    difference: str = Field("", title="Difference", description="What would be different for people.")
    action: str = Field("", title="Action", description="What will be done.")
    first_step: str = Field("", title="First step", description="What happens first.")
    owner: str = Field("", title="Owner", description="Who sees to it: a post rather than a name.")
    due: DayOrEmpty = Field("", title="Due", description="By which day, as 2027-02-01.")
    review: DayOrEmpty = Field("", title="Review", description="The day to look again.")
    goal: IdOrEmpty = Field("", title="Goal", description="Id of the goal it serves.")
    needs: str = Field("", title="Needs", description="What it needs from others.")
    needs_met: StrictBool | None = Field(None, title="Needs met", description="Whether what it needs is there.")
    stop: str = Field("", title="Stop", description="What can be stopped for it.")
    value: Weight | None = Field(None, title="Value", description="From 1, little, to 3, much.")
    effort: Weight | None = Field(None, title="Effort", description="From 1, little, to 3, much.")
    status: Literal["planned", "going", "stuck", "done", "stopped"] | None = Field(
        None, title="Status", description="Where it stands."
    )
    because: str = Field("", title="Because", description="Why it is stuck or was stopped.")
    lang: Language | None = _language()
    progress: tuple[Progress, ...] = Field((), title="Progress", description="What came of it, day by day.")
    changed: Day | None = _changed()


class Initiative(Part):
    """Work that already goes on, laid over the framework."""

    id: Id = Field(title="Id", description="Random.")
    name: str = Field(title="Name", description="What people call it.")
    lang: Language | None = _language()
    components: tuple[Id, ...] = Field((), title="Components", description="Ids of the components it serves.")
    questions: tuple[Id, ...] = Field((), title="Questions", description="Ids of the questions it serves.")


class Written(Part):
    """A text of its own with its language, where that is not the framework's first; else the text alone stands there."""

    text: str = Field(title="Text", description="What was written.")
    lang: Language = Field(title="Language", description="Of this text.")


class Parted(Part):
    """One of several versions of a thing of which none follows another."""

    value: Any = Field(None, title="Value", description="The thing in this version; left out where it was taken away.")
    history: Chain = Field(title="History", description="Its revisions, newest first; empty where none are known.")


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
    counts: tuple[GroupCounts, ...] = Field((), title="Counts", description="How many chose what; of no single person.")
    hands: dict[Id, Counts] = Field(
        {}, title="Show of hands", description="Question id: level id, cannot-say or not-applicable: how many."
    )
    agreed: dict[Id, Agreed] = Field({}, title="Agreed", description="Question id: what the room agreed.")
    choices: dict[Id, Choice] = Field({}, title="Choices", description="Question id: what to do about it.")
    lead: str | Written = Field("", title="Lead", description="Who leads on the plan: a post rather than a name.")
    ask: str | Written = Field("", title="Ask", description="What is asked of those who decide.")
    goals: tuple[Goal, ...] = Field((), title="Goals", description="What the organisation wants to reach.")
    plan: tuple[Action, ...] = Field((), title="Plan", description="What will be done.")
    initiatives: tuple[Initiative, ...] = Field((), title="Initiatives", description="What goes on already.")
    history: dict[Thing, Chain] = Field(
        {}, title="History", description='Thing, as "people:p-3f9c" or "session": its revisions, newest first.'
    )
    parted: dict[Thing, tuple[Parted, ...]] = Field(
        {}, title="Parted", description="Thing: its other versions, until somebody decides."
    )
