"""`assessment-kit words`: the interface's words in a language ↔ PO, for translators' tools."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from assessment_kit.commands import FRAMEWORK
from assessment_kit.host.words import STRINGS, load_words, words_file
from assessment_kit.places import FIRST_LANGUAGE
from assessment_kit.reading.problems import FrameworkError

HEAD = "# Words for buttons and messages in this language. They win over the kit's own, one by one.\n"


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    words = commands.add_parser(
        "words",
        help="exchange the words of buttons and messages with translators' tools",
        description="Exchange the words of buttons and messages with translators' tools, as PO files.",
    )
    ways = words.add_subparsers(title="ways", metavar="WAY", required=True)
    told = "Write the words of buttons and messages into a PO file, with those that are translated already."
    out = ways.add_parser("export", help="write what there is to translate into a PO file", description=told)
    out.add_argument("language", metavar="LANGUAGE", help="the language, as cy")
    out.add_argument("--framework", **FRAMEWORK)
    out.set_defaults(run=export)
    told = "Take a translated PO file in, beside the framework, and say what it lacks."
    back = ways.add_parser("import", help="take a translated PO file in", description=told)
    back.add_argument("file", metavar="FILE", type=Path, help="the PO file")
    back.add_argument("--framework", **FRAMEWORK)
    back.set_defaults(run=bring)


def export(args: argparse.Namespace) -> int:
    """Write LANGUAGE.po here, with what is translated already."""
    from assessment_kit.host.po import as_po

    target = Path(f"{args.language}.po")
    if target.exists():
        print(f"{target} is there already; move it away, or import it first.", file=sys.stderr)
        return 1
    try:
        beside = args.framework / args.language / STRINGS
        known = words_file(args.language) is not None or beside.is_file()
        said = load_words(args.language, beside).written if known else {}
        text = as_po(load_words(FIRST_LANGUAGE).written, said, args.language)
    except FrameworkError as error:
        print(error, file=sys.stderr)
        return 1
    target.write_text(text, "utf-8", newline="\n")
    print(f"Wrote {target}. Translated, it comes in with: assessment-kit words import {target}")
    return 0


def bring(args: argparse.Namespace) -> int:
    """Write the words of a PO file beside the framework, and say what they lack."""
    from babel.messages.pofile import PoFileError

    from assessment_kit.host.po import from_po, language_of

    try:
        raw = args.file.read_bytes()
        language = language_of(raw) or args.file.stem
        said = from_po(raw, language)
    except (OSError, ValueError, PoFileError) as error:
        print(f"{args.file} cannot be read as a PO file: {error}", file=sys.stderr)
        return 1
    target = args.framework / language / STRINGS
    target.parent.mkdir(parents=True, exist_ok=True)
    body = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=120)
    target.write_text(HEAD + body, "utf-8", newline="\n")
    print(f"Wrote {target}.")
    try:
        load_words(language, target)
    except FrameworkError as error:
        print(error)
        return 1
    return 0
