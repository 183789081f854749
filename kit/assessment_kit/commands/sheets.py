"""The commands `import` and `export`: a spreadsheet into a framework's folder, and out of it."""

import argparse
import sys
from pathlib import Path
from typing import Any

from assessment_kit.commands import FRAMEWORK, typed
from assessment_kit.framework.folder import MAIN
from assessment_kit.reading.fields import is_id
from assessment_kit.reading.problems import FrameworkError
from assessment_kit.reading.sources import shown
from assessment_kit.start.spreadsheet import copies, folder, workbook
from assessment_kit.start.spreadsheet.changes import Changes
from assessment_kit.start.spreadsheet.existing import existing
from assessment_kit.start.spreadsheet.exporting import exported
from assessment_kit.start.spreadsheet.importing import FromSheet, SheetError, taken_in


def add(commands: Any) -> None:
    """Add both commands to those of the parser."""
    taking = commands.add_parser(
        "import",
        help="take a framework from a spreadsheet",
        description="Take a framework from a spreadsheet (.xlsx, .ods, .csv): say what is taken for what, then every "
        "mistake by its cell, then write the files. Rows are matched with the questions that are there by id, by title "
        "and texts, by number where the words resemble.",
    )
    taking.add_argument("sheet", metavar="SHEET", type=Path, help="the spreadsheet")
    taking.add_argument("--framework", **FRAMEWORK)
    taking.add_argument("--out", metavar="FOLDER", type=Path, help="write into this folder instead, to compare first")
    taking.add_argument("--replace", action="store_true", help="write over what somebody edited; it is kept as .orig")
    taking.add_argument(
        "--moved", action="append", type=_move, default=[], metavar="OLD=NEW", help="a question that has another id now"
    )
    taking.add_argument(
        "--retire", action="store_true", help="what the sheet no longer has is to go, however much it is"
    )
    taking.add_argument(
        "--ids", action="store_true", help="write the ids of new questions into the sheet itself; it is kept as .orig"
    )
    taking.set_defaults(run=take)
    giving = commands.add_parser(
        "export",
        help="write a framework as a spreadsheet",
        description="Write a framework as a workbook, for people who write in one. Take it in again with import.",
    )
    giving.add_argument(
        "sheet", metavar="SHEET.xlsx", type=Path, help="the workbook to write; never over one that is there"
    )
    giving.add_argument("--framework", **FRAMEWORK)
    giving.set_defaults(run=give)


def take(args: argparse.Namespace) -> int:
    """Print what was understood, then write; nothing is written where there is a mistake."""
    target = args.out or args.framework
    try:
        base = existing(args.framework)
        got = taken_in(args.sheet, base, moved=dict(args.moved), retiring=args.retire)
        print("\n".join(got.report))
        paths = folder.changed(got.files, got.data, base) if not args.out else dict(got.files)
        late = folder.behind(target, paths, got.data, got.stamps, base, args.sheet.name) if not args.out else []
        kept = {one.path.removeprefix(f"{shown(target)}/") for one in late}
        edits = folder.edited(target, paths.keys() - kept, got.data, base, got.stamps) if not args.out else {}
        paths |= edits
        others = {path: text for path, text in paths.items() if path not in edits}
        in_the_way = [] if args.replace else [*folder.in_the_way(target, others), *late]
        if in_the_way:
            raise FrameworkError(in_the_way)
        print("\n".join(_changed(got.changes, bool(base.main))))
        for line in folder.write(target, paths, kept, edits) if paths else [f"Nothing in {target} has to change."]:
            print(line)
        print("".join(f"{line}\n" for line in got.written), end="")
        _ids(args.sheet, got, args.ids)
    except FrameworkError as error:
        if isinstance(error, SheetError) and error.report:
            print("\n".join(error.report))
        print(error)
        print("Nothing was written: mend this first.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{target} could not be written: {error.strerror or error}", file=sys.stderr)
        return 1
    print("Next: assessment-kit check")
    return 0


def _changed(found: Changes, there: bool) -> list[str]:
    if not there:
        return [f"{len(found.came)} questions, all new."]
    lists = (
        ("new", found.came),
        ("gone, and retired", found.went),
        ("in other words", found.reworded),
        ("in another component", [f"{id_} ({old} → {new})" for id_, (old, new) in found.moves.items()]),
        ("in another section", found.regrouped),
    )
    said = [f"{len(which)} {what}: {', '.join(which)}" for what, which in lists if which]
    if found.moves:
        said.append(
            "  Answers to a question go with its id: those that people gave stand under the other component now."
        )
    return said or ["No question is another."]


def _ids(sheet: Path, got: FromSheet, into_sheet: bool) -> None:
    """Say the ids that were made, in a copy of the sheet or in words: the next import finds the rows by them."""
    try:
        print("".join(f"{line}\n" for line in copies.given(sheet, got, into_sheet)), end="")
    except (FrameworkError, OSError) as error:
        print(f"The ids could not be written into a copy of the sheet: {error}", file=sys.stderr)


def give(args: argparse.Namespace) -> int:
    """Write the workbook, whole or not at all."""
    try:
        if args.sheet.exists():
            print(f"{args.sheet} is there already, and is not written over; name another file.", file=sys.stderr)
            return 1
        if args.sheet.suffix.lower() != ".xlsx":
            print(f'{args.sheet} does not end in .xlsx; name it "{args.sheet.stem}.xlsx".', file=sys.stderr)
            return 1
        base = existing(args.framework)
        if not base.main:
            print(f"{args.framework / MAIN} is missing; name the folder that holds it.", file=sys.stderr)
            return 1
        workbook.save(args.sheet, exported(base))
    except FrameworkError as error:
        print(error)
        print("Nothing was written: mend this first.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{args.sheet} could not be written: {error.strerror or error}", file=sys.stderr)
        return 1
    print(
        f"Wrote {args.sheet}. Edit the words there; ids stay as they are. Then: assessment-kit import {typed(args.sheet)}"
    )
    return 0


def _move(text: str) -> tuple[str, str]:
    old, _, new = text.partition("=")
    if not is_id(old) or not is_id(new):
        raise argparse.ArgumentTypeError(f'"{text}" is not OLD=NEW with two ids, as a1=a1-renamed')
    return old, new
