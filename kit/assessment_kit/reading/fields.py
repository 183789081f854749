"""Kinds of fields that the files of a maintainer share: texts, ids, versions, days, and how they are held to a pattern."""

import datetime
import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$"
VERSION_PATTERN = r"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$"
LANGUAGE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$"
ADDRESS_PATTERN = r"^https?://[^\s<>\"]+$"
LINE_PATTERN = r"^[^\r\n]*\s*$"
# Words that are set into sentences, titles and scripts: without signs that would mean something there.
PHRASE_PATTERN = r"^[^\s'\-{}<>&|*_`#:\"\[\]\\][^\r\n{}<>&|*_`#:\"\[\]\\]*$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def is_id(text: str) -> bool:
    return re.fullmatch(ID_PATTERN, text) is not None


def version_numbers(text: str) -> tuple[int, ...]:
    """1.2.0 as numbers to compare; nothing when it is no version, which the shape tells."""
    return tuple(map(int, text.split("."))) if re.fullmatch(VERSION_PATTERN, text) else ()


def _trimmed(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _readable(text: str) -> str:
    """Refuse what no reader can see: control characters, the mark that begins files, and the sign that a conversion left
    for a lost letter."""
    for character in text:
        if character in "\ufeff\ufffd" or (unicodedata.category(character) == "Cc" and character not in "\n\t"):
            raise PydanticCustomError("invisible", "{code}", {"code": f"U+{ord(character):04X}"})
    return text


def _day(value: Any) -> Any:
    """A day, written plainly or in quotes; never a moment, and never a number taken for one."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str) and re.fullmatch(DATE_PATTERN, value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("no_day", "no day")


class Said:
    """Marks a field as words for readers, which each language has its own of."""


_WORDS = (BeforeValidator(_trimmed), AfterValidator(_readable), Said())
Text = Annotated[str, Field(min_length=1), *_WORDS]
Line = Annotated[str, Field(min_length=1, pattern=LINE_PATTERN), *_WORDS]
Phrase = Annotated[str, Field(min_length=1, pattern=PHRASE_PATTERN), *_WORDS]
Id = Annotated[str, Field(pattern=ID_PATTERN)]
Version = Annotated[str, Field(pattern=VERSION_PATTERN)]
Day = Annotated[
    datetime.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date", "pattern": DATE_PATTERN})
]


class File(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        model_title_generator=lambda model: model.__name__.removesuffix("File"),
    )
