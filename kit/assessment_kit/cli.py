"""The command `assessment-kit`. Each command is a function of its arguments that returns the exit code.

To add one: write `def shorten(args: argparse.Namespace) -> int`, and a few lines in `_parser` that name it; or, where it
takes more, a module in `commands/`, which is named there. Every command and option is told in theme/pages/about/commands.md.
"""

import argparse
import dataclasses
import io
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from assessment_kit import __version__
from assessment_kit.answers.sample import sample_files
from assessment_kit.commands import FRAMEWORK, build, collate, new, pages, release, sbom, serve, sheets, verify, words
from assessment_kit.framework.model import Framework, load
from assessment_kit.framework.page import OWN_PAGES
from assessment_kit.inputs import inputs_of
from assessment_kit.making import checked
from assessment_kit.reading.problems import FrameworkError, number_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 if all is well, 1 if there are problems; wrong usage exits with 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter gets its number
            stream.reconfigure(errors="backslashreplace", line_buffering=True)  # in one pipe both keep their order
    args = _parser().parse_args(arguments)
    code: int = args.run(args)
    return code


def check(args: argparse.Namespace) -> int:
    """Print every problem on standard output, one per line, or one line on what was found."""
    try:
        inputs = checked(args.folder, args.folder / OWN_PAGES, args.language)
    except FrameworkError as error:
        print(_as_json(error) if args.format == "json" else error)
        files = {problem.path for problem in error.problems}
        print(f"{number_of(len(error.problems), 'problem')} in {number_of(len(files), 'file')}.", file=sys.stderr)
        return 1
    for notice in inputs.notices:
        print(notice, file=sys.stderr)
    print("[]" if args.format == "json" else _found(inputs.framework))
    return 0


def _as_json(error: FrameworkError) -> str:
    """The problems for an editor or a program: path, line, column and message of each."""
    return json.dumps([dataclasses.asdict(problem) for problem in error.problems], ensure_ascii=False, indent=1)


def _found(framework: Framework) -> str:
    counts = {len(question.levels) for question in framework.questions}
    least, most = min(counts), max(counts)
    levels = number_of(most, "level") if least == most else f"{least} to {most} levels"
    components = number_of(len(framework.components), "component")
    questions = number_of(len(framework.questions), "question")
    return f"{framework.title} {framework.version}: {components}, {questions}, {levels}. No problems."


def sample(args: argparse.Namespace) -> int:
    """Write made-up answer files into a folder, which is made if need be; nothing in it is written over."""
    try:
        files = sample_files(inputs_of(load(args.framework)), args.people, args.seed)
    except FrameworkError as error:
        print(error, file=sys.stderr)
        return 1
    args.target.mkdir(parents=True, exist_ok=True)
    taken = sorted(name for name in files if (args.target / name).exists())
    if taken:
        print(f'{args.target / taken[0]} is there already; name an empty folder or another "--seed".', file=sys.stderr)
        return 1
    for name, text in files.items():
        (args.target / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"Wrote {number_of(len(files), 'answer file')} into {args.target}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assessment-kit", description="Turn a YAML framework into a self-assessment.")
    parser.add_argument("--version", action="version", version=f"assessment-kit {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (new, serve, build, sheets, pages, words, release, verify, sbom, collate):
        command.add(commands)

    checking = commands.add_parser(
        "check",
        help="say what is wrong with a framework",
        description="Say what is wrong with a framework, all at once.",
    )
    checking.add_argument("folder", nargs="?", **FRAMEWORK)
    checking.add_argument(
        "--language", metavar="L", default="", help="name all that is not translated into this language yet, as cy"
    )
    checking.add_argument("--format", choices=("text", "json"), default="text", help="json for editors and programs")
    checking.set_defaults(run=check)

    sampling = commands.add_parser(
        "sample",
        help="write made-up answer files, to try a workshop with",
        description="Write made-up answer files, to try a workshop with. The same seed gives the same files.",
    )
    sampling.add_argument("target", metavar="FOLDER", type=Path, help="where to write them")
    sampling.add_argument("--people", type=_count, default=12, metavar="N", help="how many (default: 12)")
    sampling.add_argument(
        "--seed", type=_number, default=1, metavar="N", help="another number, other people (default: 1)"
    )
    sampling.add_argument("--framework", **FRAMEWORK)
    sampling.set_defaults(run=sample)
    return parser


def _number(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise argparse.ArgumentTypeError(f'"{text}" is no whole number')
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is no number of people; it must be at least 1')
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
