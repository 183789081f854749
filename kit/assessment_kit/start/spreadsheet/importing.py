"""A sheet → the files of a framework, all of it in order: open, understand, match, draft, judge."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assessment_kit.framework.folder import MAIN
from assessment_kit.host.words import load_words, words_file
from assessment_kit.places import FIRST_LANGUAGE
from assessment_kit.reading.problems import FrameworkError, Problem, cut, few_of
from assessment_kit.start.spreadsheet import folder, heads, ids, yaml_text
from assessment_kit.start.spreadsheet.cells import Book, Spot
from assessment_kit.start.spreadsheet.changes import Changes, changes, settle
from assessment_kit.start.spreadsheet.drafting import drafted
from assessment_kit.start.spreadsheet.existing import NOTHING, Existing
from assessment_kit.start.spreadsheet.judging import judge
from assessment_kit.start.spreadsheet.matching import matched, wrong_moves
from assessment_kit.start.spreadsheet.opening import opened
from assessment_kit.start.spreadsheet.records import Record, Source
from assessment_kit.start.spreadsheet.sheets import Said, said
from assessment_kit.start.spreadsheet.versions import versioned

_ANOTHER = "write another into framework.yml"
_SHOWN = 3


class SheetError(FrameworkError):
    """The problems of a sheet, by sheet and cell; `report` is what was taken for what all the same."""

    def __init__(self, problems: Sequence[Problem], report: Sequence[str]) -> None:
        super().__init__(problems)
        self.report = tuple(report)


@dataclass(frozen=True)
class FromSheet:
    """What a sheet gives. `files`: path below the framework's folder → text. `report`: what was taken for what, a line each.

    `book` is what was read. `made`: id → the cell at which the row of that question begins, for those whose row has no id. `id_heads`: sheet → the
    cell at the head of its ids. `written`: what to tell once the files are written.
    """

    book: Book
    files: Mapping[str, str]
    report: tuple[str, ...]
    made: Mapping[str, Source]
    changes: Changes
    id_heads: Mapping[str, Spot] = field(default_factory=dict)
    data: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)
    written: tuple[str, ...] = ()


def framework_from_sheet(
    path: Path, *, title: str | None = None, language: str | None = None, usual_id: str | None = None
) -> FromSheet:
    """The framework in a sheet alone. A title and a language given here count more than the sheet; the id is for one that
    says none. What nobody says is made up, and told.

    Raises SheetError with every problem at once.
    """
    return taken_in(path, NOTHING, {"title": title, "language": language}, usual_id=usual_id)


def taken_in(
    path: Path,
    base: Existing,
    wanted: Mapping[str, str | None] | None = None,
    moved: Mapping[str, str] | None = None,
    retiring: bool = False,
    usual_id: str | None = None,
) -> FromSheet:
    """A framework with what a sheet says in its place. Raises SheetError."""
    moved = moved or {}
    try:
        book = opened(path)
    except FrameworkError as error:
        raise SheetError(error.problems, ()) from None
    got = said(book, base.scale)
    rows = [record for one in got.questions for record in one.records]
    if not rows:
        none = [
            sheet.whole_problem("has no row with a question; write them below the head") for sheet in book.sheets[:1]
        ]
        raise SheetError(
            got.problems or none or [Problem(path.name, 1, 1, "has nothing in any of its sheets; save it again", "")],
            got.told,
        )
    match = matched(rows, base, moved, retiring)
    facts, told = _facts(got, path, wanted or {}, usual_id) if base is NOTHING else ({}, [])
    draft = drafted(got, base, match, facts)
    for key, value in (wanted or {}).items():
        if value is not None:
            draft.files[MAIN][key] = value
    settle(draft, base, match.gone, moved)
    found = changes(draft, base, moved)
    version = versioned(draft, base, found)
    problems = [*got.problems, *match.problems, *draft.problems, *_wrong(got, rows, base, moved)]
    _, broken = judge(draft, base.found.published if base.found else None, rows[0].home)
    problems += _beyond(problems, broken)
    report = [*got.told, *draft.told, *match.told, *told, *version.report]
    if problems:
        raise SheetError(problems, report)
    texts = {name: folder.made(yaml_text.dumped(data), path.name) for name, data in draft.files.items()}
    id_heads = dict(one.id_head for one in got.questions if one.id_head)
    return FromSheet(book, texts, tuple(report), draft.made, found, id_heads, draft.files, got.stamps, version.written)


def _wrong(got: Said, rows: list[Record], base: Existing, moved: Mapping[str, str]) -> list[Problem]:
    first = rows[0].home.sheet
    problems = [first.whole_problem(f"is read with {message}") for message in wrong_moves(rows, base, moved)]
    if not got.questions[0].scale and not base.main.get("scale") and "levels" not in got.tables:
        message = (
            "has no columns for levels; after the question make one for each level, with its name as the head, or a "
            'sheet "Levels" with the columns id and name'
        )
        problems.append(first.problem(rows[0].home.spot._replace(row=max(1, rows[0].home.spot.row - 1)), message))
    return [*problems, *_asked_twice(rows)]


def _asked_twice(rows: list[Record]) -> Iterator[Problem]:
    """Rows that nothing tells apart: with neither an id nor a title, and the same question in the same component."""
    seen: dict[tuple[str, str], Source] = {}
    for row in rows:
        key = (row.text("component"), heads.plain(row.text("question")))
        if key in seen and not row.text("title") and not row.text("id"):
            message = f"is asked already, at {seen[key].spot}; take one of them out, or word it another way"
            yield row.source("question").problem(message)
        seen.setdefault(key, row.source("question"))


def _beyond(told: list[Problem], broken: list[Problem]) -> list[Problem]:
    """Broken rules, without those of rows of which a mistake is told already: most often they follow from it."""
    rows = {(problem.path, problem.line) for problem in told}
    return [
        problem for problem in broken if (problem.path, problem.line) not in rows and not (told and problem.cell == "")
    ]


def _facts(
    got: Said, path: Path, wanted: Mapping[str, str | None], usual_id: str | None
) -> tuple[dict[str, str], list[str]]:
    """What framework.yml needs, where neither the sheet nor the caller says it."""
    stated = got.main.values if got.main else {}
    above = got.above[0] if got.above and len(got.above[0]) <= 100 else ""
    code = heads.language_of(head for one in got.questions for head in one.heads)
    language = _language(code)
    name = path.stem.replace("_", " ").strip()
    made = {
        "id": usual_id or ids.slug(path.stem) or "self-assessment",
        "version": "1.0.0",
        "title": " ".join((above or name).split()),
        "language": language,
        "licence": load_words(language)["importing"]["licence"],
    }
    told = [
        f'{key}: "{value}"{_why(key, above, usual_id)}.'
        for key, value in made.items()
        if stated.get(key) is None and wanted.get(key) is None and key != "version"
    ]
    if unused := [text for text in got.above if text != made["title"] or stated.get("title") or wanted.get("title")]:
        said = few_of([f"“{cut(text)}”" for text in unused], _SHOWN)
        told.append(f"  {said} above the table: not used.")
    if stated.get("language") is None and not wanted.get("language") and code and not language.startswith(code):
        told.append(f'  The heads seem to be in "{code}", in which the pages have no words yet.')
    return made, told


def _language(code: str | None) -> str:
    """The language of the heads, if the pages have words in it; else the first of theirs."""
    if code is None or FIRST_LANGUAGE.startswith(f"{code}-"):
        return FIRST_LANGUAGE
    return code if words_file(code) else FIRST_LANGUAGE


def _why(key: str, above: str, usual_id: str | None) -> str:
    if key == "title" and above:
        return f", from above the table; {_ANOTHER} if you like"
    if key in ("language", "licence"):
        return f"; {_ANOTHER} if that is wrong"
    if key == "id":
        whose = "folder" if usual_id else "file"
        return f", from the name of the {whose}; browsers keep answers under it: if another kit has it, {_ANOTHER} now, and not after"
    return f", from the name of the file; {_ANOTHER} if you like"
