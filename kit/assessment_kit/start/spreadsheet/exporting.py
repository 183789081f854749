"""A framework → tables of texts: a sheet of questions, and one for each thing that is said beside them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from assessment_kit.framework.files import ComponentFile, FrameworkFile, LevelFile, QuestionFile, SectionFile
from assessment_kit.start.spreadsheet import ids, values
from assessment_kit.start.spreadsheet.existing import Existing
from assessment_kit.start.spreadsheet.fields import fields_of, tables_of
from assessment_kit.start.spreadsheet.levels import HEAD, heads_of
from assessment_kit.start.spreadsheet.meanings import ALL
from assessment_kit.start.spreadsheet.questions import BY_LEVEL
from assessment_kit.start.spreadsheet.sheets import EXPORTED, label, main_fields

_EARLY = ("ref", "id", "title", "question", "help", "apart")
_SECTION = "section"
_STAMPS = (
    "Checksums of the files, by which an import notices that they changed after this workbook was written. Leave them."
)


class Written(NamedTuple):
    """A table: its name, its head, its rows."""

    name: str
    head: list[str]
    rows: list[list[str]]


def exported(base: Existing) -> list[Written]:
    """The questions first, for that is what people came for."""
    tables = [_questions(base), _levels(base), _components(base), *_sections(base), _main(base)]
    return [*tables, *(_records(base, name) for name in tables_of(FrameworkFile) if base.main.get(name))]


def _questions(base: Existing) -> Written:
    fields = fields_of(QuestionFile)
    scale = base.scale
    labels = heads_of(scale, ALL)
    rows = list(base.questions())
    used = {key for _, _, question in rows for key in question}
    early = [key for key in _EARLY if key in fields and (key in used or key in ("title", "help"))]
    late = [key for key in fields if key not in early and key in used and key not in BY_LEVEL]
    steps = [key for key in BY_LEVEL if key != "descriptors" and key in used]
    rest = [key for key in BY_LEVEL if any(set(question.get(key, {})) - scale.keys() for _, _, question in rows)]
    head = ["component", _SECTION, *(fields[key].label for key in early), *labels.values()]
    head += [fields[key].label for key in late]
    head += [f"{fields[key].label}: {_plain(labels[id_])}" for key in steps for id_ in scale]
    head += [fields[key].label for key in rest]
    places = _places(base)
    told = [
        [
            *places[component, section],
            *(_text(fields[key], question.get(key)) for key in early),
            *_levels_of(question, scale),
            *(_text(fields[key], question.get(key)) for key in late),
            *(_by_level(key, question, id_) for key in steps for id_ in scale),
            *(_rest(key, question, scale) for key in rest),
        ]
        for component, section, question in rows
    ]
    return Written("Questions", head, told)


def _plain(head: str) -> str:
    return head.removeprefix(HEAD) if head.startswith(f"{HEAD}{ids.BY_ID}") else head


def _places(base: Existing) -> dict[tuple[str, str | None], list[str]]:
    """What a row says of where it belongs."""
    parts = ids.labels({id_: part["title"] for id_, part in base.components.items()})
    found: dict[tuple[str, str | None], list[str]] = {(id_, None): [name, ""] for id_, name in parts.items()}
    for id_, part in base.components.items():
        titles = ids.labels({one["id"]: one["title"] for one in part.get("sections", ())})
        found |= {(id_, section): [parts[id_], name] for section, name in titles.items()}
    return found


def _text(field: Any, value: Any) -> str:
    return "" if value in (None, [], {}, False) else values.written(field, value)


def _levels_of(question: Mapping[str, Any], scale: Mapping[str, str]) -> Iterator[str]:
    """The descriptors for the shared levels; a dash where none is meant, so that nobody takes it for a gap."""
    said = question.get("descriptors", {})
    for id_ in scale:
        if id_ in said:
            yield values.escaped(str(said[id_]))
        else:
            yield "–" if "descriptors" in question and not said else ""


def _by_level(key: str, question: Mapping[str, Any], id_: str) -> str:
    said = question.get(key, {}).get(id_)
    if said is None:
        return ""
    return values.listed(said) if BY_LEVEL[key].kind == "lists" else values.escaped(str(said))


def _rest(key: str, question: Mapping[str, Any], scale: Mapping[str, str]) -> str:
    other = {id_: said for id_, said in question.get(key, {}).items() if id_ not in scale}
    return values.written(BY_LEVEL[key], other) if other else ""


def _levels(base: Existing) -> Written:
    fields = fields_of(LevelFile)
    places = [(("", ""), one) for one in base.main.get("scale", ())]
    places += [((name, ""), one) for name, scale in base.main.get("scales", {}).items() for one in scale]
    places += [
        (("", question["id"]), one) for _, _, question in base.questions() for one in question.get("levels") or ()
    ]
    rows = [[*place, *(_text(field, one.get(key)) for key, field in fields.items())] for place, one in places]
    return Written("Levels", ["scale", "question", *(field.label for field in fields.values())], rows)


def _components(base: Existing) -> Written:
    fields = fields_of(ComponentFile)
    rows = [[_text(field, part.get(key)) for key, field in fields.items()] for part in base.components.values()]
    return Written("Components", [field.label for field in fields.values()], rows)


def _sections(base: Existing) -> Iterator[Written]:
    fields = fields_of(SectionFile)
    labels = ids.labels({id_: part["title"] for id_, part in base.components.items()})
    rows = [
        [labels[id_], *(_text(field, one.get(key)) for key, field in fields.items())]
        for id_, part in base.components.items()
        for one in part.get("sections", ())
    ]
    if rows:
        yield Written("Sections", ["component", *(field.label for field in fields.values())], rows)


def _main(base: Existing) -> Written:
    rows = []
    for path, field in main_fields().items():
        value: Any = base.main
        for step in path:
            value = value.get(step) if isinstance(value, Mapping) else None
        rows.append([label(path), _text(field, value), field.about])
    rows.append([EXPORTED, "\n".join(f"{path} {stamp}" for path, stamp in base.stamps().items()), _STAMPS])
    return Written("Framework", ["field", "value", "what it is"], rows)


def _records(base: Existing, name: str) -> Written:
    holds = tables_of(FrameworkFile)[name].holds
    fields = fields_of(holds) if holds else {}
    rows = [[_text(field, one.get(key)) for key, field in fields.items()] for one in base.main[name]]
    return Written(name.replace("_", " ").capitalize(), [field.label for field in fields.values()], rows)
