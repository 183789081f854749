"""What the fields of an answer file are made of.

Ids are written as in a framework: a to z, 0 to 9 and hyphens, at most 64 signs. Those of people (p-…), sessions (s-…),
actions (a-…), goals (g-…), initiatives (i-…), notes (n-…) and revisions (r-…) are random and made by the pages. Free
texts have no limit of their own, since a refusal would cost what somebody wrote; the size of the whole file has one.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt

from assessment_kit.reading.fields import ID_PATTERN, LANGUAGE_PATTERN, VERSION_PATTERN

# A real day of the years 1000 to 9999, by pattern alone: the models, the schema and every browser then agree on each.
_LEAP_YEAR = "(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)"
_MONTH_AND_DAY = "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
DAY_PATTERN = f"^(?:[1-9][0-9]{{3}}-{_MONTH_AND_DAY}|{_LEAP_YEAR}-02-29)$"
_ID = ID_PATTERN.removeprefix("^").removesuffix("$")

# What has revisions of its own: of a list or a map each item, "people:p-3f9c", else the whole, "session".
LISTED_THINGS = ("people", "agreed", "hands", "choices", "plan", "goals", "initiatives")
SINGLE_THINGS = ("session", "lead", "ask")


def thing_pattern(thing: str) -> str:
    """The keys under which revisions of it stand."""
    return f"^{thing}:{_ID}$" if thing in LISTED_THINGS else f"^{thing}$"


THING_PATTERN = f"^(?:(?:{'|'.join(LISTED_THINGS)}):{_ID}|{'|'.join(SINGLE_THINGS)})$"

# An empty text stands for an id or a day that is not given: a form has no other way to say it.
OR_EMPTY = "^$|"

PATTERNS = {
    "version": VERSION_PATTERN,
    "day": DAY_PATTERN,
    "day or empty": OR_EMPTY + DAY_PATTERN,
    "id": ID_PATTERN,
    "id or empty": OR_EMPTY + ID_PATTERN,
    "language": LANGUAGE_PATTERN,
    "thing": THING_PATTERN,
}

Id = Annotated[str, Field(pattern=ID_PATTERN)]
IdOrEmpty = Annotated[str, Field(pattern=PATTERNS["id or empty"])]
Day = Annotated[str, Field(pattern=DAY_PATTERN)]
DayOrEmpty = Annotated[str, Field(pattern=PATTERNS["day or empty"])]
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
Thing = Annotated[str, Field(pattern=THING_PATTERN)]
Count = Annotated[StrictInt, Field(ge=0, le=1_000_000)]
Weight = Annotated[StrictInt, Field(ge=1, le=3)]
Chain = Annotated[tuple[Id, ...], Field(max_length=50)]
Counts = dict[Id, Count]
Trend = Literal["better", "same", "worse"]


class Part(BaseModel):
    """A group of fields. A field that is not given is left out, never null."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
