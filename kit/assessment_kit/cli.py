"""The command `assessment-kit`. Each command is a function of its arguments that returns the exit code.

To add one: write `def build(args: argparse.Namespace) -> int`, and a few lines in `_parser` that name it.
"""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from assessment_kit import __version__
from assessment_kit.answers.sample import sample_files
from assessment_kit.framework.model import Framework, load
from assessment_kit.host.organisation import load_organisation
from assessment_kit.reading.problems import FrameworkError, Problem


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


def sample(args: argparse.Namespace) -> int:
    """Write made-up answer files into a folder, which is made if need be; nothing in it is written over."""
    try:
        files = sample_files(load(args.framework), args.people, args.seed)
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
    print(f"Wrote {_counted(len(files), 'answer file')} into {args.target}.")
    return 0


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

    sampling = commands.add_parser(
        "sample",
        help="write made-up answer files, to try a workshop with",
        description="Write made-up answer files, to try a workshop with. The same seed gives the same files.",
    )
    sampling.add_argument("target", metavar="FOLDER", type=Path, help="where to write them")
    sampling.add_argument("--people", type=_positive, default=12, metavar="N", help="how many (default: 12)")
    sampling.add_argument("--seed", type=int, default=1, metavar="N", help="another number, other people (default: 1)")
    sampling.add_argument(
        "--framework", type=Path, default=Path("framework"), help="the framework's folder (default: framework)"
    )
    sampling.set_defaults(run=sample)
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
