"""The small records that a framework is made of."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    id: str
    name: str
    meaning: str = ""


@dataclass(frozen=True)
class Role:
    """`wider` is the id of the wider group that it is shown in when it is too small; "" where that is everyone."""

    id: str
    name: str
    wider: str = ""


@dataclass(frozen=True)
class Named:
    """A wider group, a profile, or a scope: the part of the organisation that a participant has in mind."""

    id: str
    name: str


@dataclass(frozen=True)
class Reference:
    """Where another standard asks for the same; `address` is "" where nobody gave one."""

    text: str
    address: str = ""


@dataclass(frozen=True)
class Link:
    """`to` is the id of another component, `how` the sentence on the dependence."""

    to: str
    how: str


@dataclass(frozen=True)
class Compared:
    """One thing that somebody compared with the source, and on which day."""

    what: str
    checked: datetime.date


@dataclass(frozen=True)
class Origin:
    """The work that the framework is based on; `checked` is the day of the last comparison of any kind."""

    name: str
    address: str
    checked: datetime.date
    relation: str
    compared: tuple[Compared, ...] = ()
    not_compared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    version: str
    date: datetime.date
    summary: str
    questions: tuple[str, ...] = ()
