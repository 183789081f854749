"""The command `assessment-kit`. Each command is a function of its arguments that returns the exit code.

To add one: write `def build(args: argparse.Namespace) -> int`, and a few lines in `_parser` that name it.
"""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kit import __version__
from kit.framework import Framework, load
from kit.organisation import load_organisation
from kit.problems import FrameworkError, Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 if all is well, 1 if there are problems; wrong usage exits with 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter gets its number
            stream.reconfigure(errors="backslashreplace")
    args = _parser().parse_args(arguments)
    code: int = args.run(args)
    return code


def check(args: argparse.Namespace) -> int:
    """Print every problem on standard output, one per line, or one line on what was found."""
    problems = _problems(load, args.folder) + _problems(load_organisation, args.folder)
    if problems:
        print(FrameworkError(problems))
        files = {problem.path for problem in problems}
        print(f"{_counted(len(problems), 'problem')} in {_counted(len(files), 'file')}.", file=sys.stderr)
        return 1
    print(_found(load(args.folder)))
    return 0


def _problems(read: Callable[[Path], object], folder: Path) -> tuple[Problem, ...]:
    try:
        read(folder)
    except FrameworkError as error:
        return error.problems
    return ()


def _found(framework: Framework) -> str:
    counts = {len(question.levels) for question in framework.questions}
    least, most = min(counts), max(counts)
    levels = _counted(most, "level") if least == most else f"{least} to {most} levels"
    components = _counted(len(framework.components), "component")
    questions = _counted(len(framework.questions), "question")
    return f"{framework.title} {framework.version}: {components}, {questions}, {levels}. No problems."


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assessment-kit", description="Turn a YAML framework into a self-assessment.")
    parser.add_argument("--version", action="version", version=f"assessment-kit {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    checking = commands.add_parser(
        "check",
        help="say what is wrong with a framework",
        description="Say what is wrong with a framework, all at once.",
    )
    checking.add_argument(
        "folder", nargs="?", type=Path, default=Path("framework"), help="the framework's folder (default: framework)"
    )
    checking.set_defaults(run=check)
    return parser


if __name__ == "__main__":
    sys.exit(main())
