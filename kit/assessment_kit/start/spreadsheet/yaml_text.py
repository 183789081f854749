"""Data → the text of a YAML file, as a person would write it and go on with; and the mark by which an edit is noticed."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import yaml

_WIDTH = 110
_SAYS = "# Made from {sheet} by assessment-kit ({sum}). {advice}\n"
ADVICE = "What the sheet says, edit there; the rest you may write here, and it stays."
_MARK = re.compile(r"# Made from (.*) by assessment-kit \(([0-9a-f]{12})(?:-([0-9a-f]{12}))?\)\.")


class _Dumper(yaml.SafeDumper):
    """Block style, no anchors; lists indented; long texts folded."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


_Dumper.add_representer(str, _text)


def _style(text: str) -> str | None:
    """Folded where a text is long, kept by the line where it has lines, quoted where YAML would be led astray."""
    plain = not re.search(r"[^\S\n ]|^\s|\s$|\s\n|\n\s|[\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]", text)
    if "\n" in text:
        return "|" if plain else '"'
    if len(text) > 80:
        return ">" if plain and "  " not in text else '"'
    return '"' if re.search(r"#|[^ -~\w]", text) and not plain else None


def dumped(data: Mapping[str, Any]) -> str:
    """The text of a file with this data."""
    return str(yaml.dump(dict(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH))


def marked(body: str, sheet: str, said: str = "") -> str:
    """The text with its mark: from which sheet, and what it was like then; `said`: that part of it which the sheet says."""
    name = "".join(letter if letter.isprintable() else " " for letter in sheet)
    return _SAYS.format(sheet=name, sum=f"{_sum(body)}-{_sum(said)}", advice=ADVICE) + body


def marked_again(text: str, said: str) -> str:
    """A text that was edited, with its mark as it is now that a sheet says another part of it."""
    first, end, body = text.partition("\n")
    found = _MARK.match(first)
    new = (
        f"# Made from {found[1]} by assessment-kit ({found[2]}-{_sum(said)}).{first[found.end() :]}" if found else first
    )
    return new + end + body


def said_as_made(text: str, said: str) -> bool:
    """Whether the part that the sheet says is as it was made, whatever became of the rest."""
    found = _MARK.match(text)
    return found is not None and found[3] == _sum(said)


def untouched(text: str) -> bool:
    """Whether a text is as it was made from a sheet."""
    first, _, body = text.replace("\r\n", "\n").partition("\n")
    found = _MARK.match(first)
    return found is not None and found[2] == _sum(body)


def made_from(text: str, sheet: str) -> bool:
    """Whether a text was made from a sheet of this name, or from a copy of it with ids."""
    found = _MARK.match(text)
    return found is not None and plain_name(found[1]) == plain_name(sheet)


def copy_name(sheet: str) -> str:
    """What a copy of a sheet with the ids of its questions is called, without its ending."""
    return f"{plain_name(sheet)} with ids"


def plain_name(sheet: str) -> str:
    """The name of a sheet without its ending, and without what copies with ids are called by."""
    return re.sub(r"(?: with ids(?: \d+)?)?(?:\.\w+)?$", "", sheet)


def _sum(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:12]
