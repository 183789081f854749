"""The languages of a framework besides its first: `languages` in framework.yml."""

from dataclasses import dataclass

from pydantic import Field, StrictBool

from assessment_kit.reading.fields import LANGUAGE_PATTERN, File, Line

_RIGHT_TO_LEFT_SCRIPTS = {"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
_RIGHT_TO_LEFT_LANGUAGES = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}


class LanguageFile(File):
    """A further language: its texts stand in the folder of its name beside framework.yml."""

    id: str = Field(
        title="Id", description="The language, as cy or ar (BCP 47), and its folder.", pattern=LANGUAGE_PATTERN
    )
    name: Line = Field(title="Name", description="Its name in itself, as Cymraeg: the switch on each page shows it.")
    complete: StrictBool = Field(
        False, title="Complete", description="true if every text is translated: then one that is missing is a mistake."
    )
    side_by_side: StrictBool = Field(
        False,
        title="Side by side",
        description="true to print its level cards and its agreement sheet in the first language too, beside it.",
    )
    note: Line = Field("", title="Note", description="A line on each page and PDF in it, as that it is a draft.")


@dataclass(frozen=True)
class Language:
    """Where not `complete`, what is missing is said in the first language. `note` stands on each page and PDF. Where
    `side_by_side`, the sheets that a room has before it say both."""

    id: str
    name: str
    complete: bool = False
    note: str = ""
    side_by_side: bool = False


def direction(tag: str) -> str:
    """ "rtl" or "ltr", from the script in a language tag or the usual script of the language."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    right_to_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT_LANGUAGES
    return "rtl" if right_to_left else "ltr"
