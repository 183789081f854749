"""`assessment-kit new`: a folder with a kit of one's own."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assessment_kit.commands import typed
from assessment_kit.framework.model import Framework
from assessment_kit.framework.page import OWN_PAGES
from assessment_kit.host.words import no_words, words_file
from assessment_kit.making import checked
from assessment_kit.places import FIRST_LANGUAGE
from assessment_kit.reading.fields import LANGUAGE_PATTERN, Line
from assessment_kit.reading.problems import FrameworkError, cut, number_of
from assessment_kit.reading.sources import shown
from assessment_kit.start.asking import asked
from assessment_kit.start.beginnings import (
    CHOSEN,
    EXAMPLE,
    OURS,
    Files,
    Made,
    Wanted,
    around,
    example,
    id_from,
    is_draft,
    ours,
    speaks,
)
from assessment_kit.start.folder import NotEmpty, see_to_room, write
from assessment_kit.start.from_sheet import ENDINGS, from_sheet, is_sheet
from assessment_kit.start.spreadsheet.importing import SheetError

USUAL_TITLE, USUAL_LEVELS = "Our self-assessment", "4"
ONLY_EXAMPLE = "{} is for the example; what you begin from has its own"


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    new = commands.add_parser(
        "new",
        help="make a folder with a kit of your own",
        description="Make a folder with a kit of your own. What is not given is asked for; nothing is written over.",
    )
    new.add_argument("folder", metavar="FOLDER", type=Path, help="where to make it; it may be empty, or not there yet")
    new.add_argument("--title", type=title, metavar="TEXT", help=f'its name (default: "{USUAL_TITLE}")')
    new.add_argument(
        "--language", type=language, metavar="TAG", help=f"language of its texts (default: {FIRST_LANGUAGE})"
    )
    new.add_argument("--levels", type=levels, metavar="N", help=f"how many, 2 to 7 (default: {USUAL_LEVELS})")
    new.add_argument(
        "--from",
        dest="start",
        type=beginning,
        metavar="WHAT",
        help=f'"{EXAMPLE}" (three questions), "{OURS}", or the path of a spreadsheet',
    )
    new.set_defaults(run=run, wrong=new.error)


def run(args: argparse.Namespace) -> int:
    """Ask for what is not given, and make the folder."""
    try:
        see_to_room(args.folder)
        files, framework = _made(args)
        write(args.folder, files)
    except (EOFError, KeyboardInterrupt):
        print("\nNothing was made.", file=sys.stderr)
        return 1
    except (NotEmpty, FrameworkError) as refused:
        print(refused, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{args.folder} could not be made: {error.strerror or error}", file=sys.stderr)
        return 1
    print(f'Made {args.folder} with "{framework.title}": {_counts(framework)}.')
    print(f"Next: go there (cd {typed(args.folder)}) and run: assessment-kit serve")
    return 0


def title(text: str) -> str:
    """One line that can be read."""
    try:
        return str(TypeAdapter(Line).validate_python(text))
    except ValidationError:
        raise argparse.ArgumentTypeError("a title is one line with something to read in it") from None


def language(text: str) -> str:
    """The tag of a language in which the pages have words."""
    if not re.match(LANGUAGE_PATTERN, text):
        raise argparse.ArgumentTypeError(f'"{cut(text)}" is not a language tag; write it as en-GB, cy or ar')
    if words_file(text) is None:
        raise argparse.ArgumentTypeError(no_words(text, f"framework/{text}/strings.yml"))
    return text


def levels(text: str) -> int:
    """A number of levels that a scale may have."""
    if text not in map(str, CHOSEN):
        raise argparse.ArgumentTypeError(
            f'"{cut(text)}" is no number of levels; it is from {min(CHOSEN)} to {max(CHOSEN)}'
        )
    return int(text)


def beginning(text: str) -> str:
    """What a kit may begin from. A path may be in quotes, as computers copy it."""
    text = text.strip().removeprefix('"').removesuffix('"')
    if text not in (EXAMPLE, OURS) and not is_sheet(text):
        kinds = ", ".join(ENDINGS[:3])
        raise argparse.ArgumentTypeError(
            f'"{cut(text)}" is nothing to start from; write "{EXAMPLE}", "{OURS}", or the path of a spreadsheet ({kinds})'
        )
    return text


def _made(args: argparse.Namespace) -> tuple[Files, Framework]:
    """All files of the folder, and what stands in them. Raises FrameworkError where that is not sound."""
    start = asked(f"Start from {EXAMPLE}, {OURS} or a spreadsheet", EXAMPLE, beginning, args.start)
    for option in {OURS: ("language", "levels"), EXAMPLE: ()}.get(start, ("levels",)):
        if getattr(args, option) is not None:
            args.wrong(ONLY_EXAMPLE.format(f"--{option}"))
    name = args.folder.resolve().name
    if start in (EXAMPLE, OURS):
        files = ours(Wanted(name, args.title)) if start == OURS else example(_wanted(args, name))
    else:
        files = _of_sheet(Path(start), Wanted(name, args.title, args.language))
    framework = _sound(files, name)
    return files | around(_told(framework, name, start, files)), framework


def _told(framework: Framework, name: str, start: str, files: Files) -> Made:
    """What the README of the folder tells."""
    sheet = None if start in (EXAMPLE, OURS) else Path(start).name
    copy = next((path for path in files if "/" not in path), None)
    return Made(
        framework.title, framework.language, framework.id, framework.id != id_from(name), sheet, copy if sheet else None
    )


def _of_sheet(sheet: Path, wanted: Wanted) -> Files:
    """The files that a sheet makes. What was taken for what is told first, whatever follows."""
    try:
        files, told = from_sheet(sheet, wanted)
    except SheetError as refused:
        print("\n".join(refused.report))
        raise
    print("\n".join(told))
    return files


def _wanted(args: argparse.Namespace, name: str) -> Wanted:
    wanted = Wanted(
        name,
        asked("Its title", USUAL_TITLE, title, args.title),
        asked("Language of its texts", FIRST_LANGUAGE, language, args.language),
        asked("How many levels, 2 to 7", USUAL_LEVELS, levels, args.levels),
    )
    if not speaks(wanted.language or FIRST_LANGUAGE):
        print(f'The example is in English so far: write your own texts over it, in "{wanted.language}".')
    elif is_draft(wanted.language or FIRST_LANGUAGE):
        print(
            f'The example in "{wanted.language}" is a draft that no speaker has checked: write your own texts over it.'
        )
    return wanted


def _sound(files: Files, name: str) -> Framework:
    """What stands in files that are not in their folder yet. Raises FrameworkError, with places as they will be."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / name
        write(folder, files)
        try:
            return checked(folder / "framework", folder / "framework" / OWN_PAGES).framework
        except FrameworkError as error:
            here = f"{shown(Path(place))}/"
            raise FrameworkError(replace(one, path=one.path.removeprefix(here)) for one in error.problems) from None


def _counts(framework: Framework) -> str:
    counts = {
        "question": len(framework.questions),
        "component": len(framework.components),
        "level": len(framework.scale),
    }
    return ", ".join(number_of(count, name) for name, count in counts.items())
