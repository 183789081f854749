"""What is written about the commands, and what they say of themselves, are the same."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from assessment_kit import cli

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "theme/pages/en-GB/about/commands.md.j2"
TELLING = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "framework/README.md", "pyproject.toml")),
    *sorted((ROOT / "theme/pages").rglob("*.j2")),
    *sorted((ROOT / "theme/start").rglob("*.j2")),
]


def commands() -> dict[str, argparse.ArgumentParser]:
    """Each command with its parser; a command of a command after a space."""
    return dict(_below(cli._parser(), ""))


def _below(parser: argparse.ArgumentParser, before: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                deeper = list(_below(inner, f"{before}{name} "))
                yield from deeper or [(f"{before}{name}", inner)]


def sections() -> dict[str, str]:
    """What the page says of each command."""
    return dict(re.findall(r"^## ([a-z ]+)\n(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.M | re.S))


def given(parser: argparse.ArgumentParser) -> Iterator[str]:
    """How each option and each place of a command is written, as its help shows it."""
    for action in parser._actions:
        if action.dest == "help":
            continue
        if action.choices:
            yield from (f"{action.option_strings[0]} {choice}" for choice in action.choices)
        elif action.option_strings:
            yield f"{action.option_strings[0]} {action.metavar}" if action.nargs != 0 else action.option_strings[0]
        else:
            yield str(action.metavar or action.dest.upper())


def test_every_command_is_told_and_none_that_there_is_not() -> None:
    assert sections().keys() == commands().keys()


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_is_told_and_none_that_it_has_not(name: str) -> None:
    rows = [row.split(" | ")[0] for row in re.findall(r"^\| (`.*)", sections()[name], re.M)]
    assert [one for row in rows for one in re.findall(r"`([^`]+)`", row)] == list(given(commands()[name]))


@pytest.mark.parametrize("name", commands())
def test_a_command_is_shown_in_use_and_says_what_it_is_for(name: str) -> None:
    assert re.search(rf"^assessment-kit {name}\b", sections()[name], re.M)
    assert re.search(r"[.!]$", commands()[name].description or "")
    assert all(action.help for action in commands()[name]._actions)


def lines() -> list[tuple[str, str]]:
    """Every line with a command that is shown anywhere, without what starts it."""
    found = [
        (path.relative_to(ROOT).as_posix(), line)
        for path in TELLING
        for line in re.findall(
            r"(?:^|`)(?:[\w./\\-]*[/\\])?(?:uvx (?:--from \S+ )?)?assessment-kit ((?:[a-z]|--)[^`\n]*?)(?:`|$| +#)",
            path.read_text("utf-8"),
            re.M,
        )
    ]
    return sorted(set(found))


@pytest.mark.parametrize(("place", "line"), lines())
def test_every_line_that_is_shown_is_understood(place: str, line: str) -> None:
    if line in commands():  # only named
        return
    try:
        cli._parser().parse_args(shlex.split(line))
    except SystemExit as ended:
        assert ended.code == 0, f"{place}: assessment-kit {line}"


def test_a_version_is_released_after_it_was_built_wherever_both_are_told() -> None:
    places = dict.fromkeys(place for place, _ in lines())
    told = {
        place: re.findall(r"assessment-kit (build|release)\b", (ROOT / place).read_text("utf-8")) for place in places
    }
    both = {place: list(dict.fromkeys(said)) for place, said in told.items() if {*said} == {"build", "release"}}
    assert {"README.md", "theme/pages/en-GB/about/own-framework.md.j2", "theme/start/cy/README.md.j2"} <= both.keys()
    assert [place for place, said in both.items() if said != ["build", "release"]] == []


def test_there_are_lines_in_the_readme_and_on_the_page_for_beginners() -> None:
    assert {"README.md", "theme/pages/en-GB/about/own-framework.md.j2", "theme/start/en-GB/README.md.j2"} <= {
        place for place, _ in lines()
    }


@pytest.mark.parametrize("name", commands())
def test_no_message_about_an_option_names_what_only_the_code_knows(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = [action for action in commands()[name]._actions if action.type not in (None, Path)]
    for action in typed:
        with pytest.raises(argparse.ArgumentTypeError, match=r"^\S*.*[a-z]"):
            action.type("\x07?")  # type: ignore[operator,misc]
    if typed:
        with pytest.raises(SystemExit):
            cli.main(
                [*name.split(), *(["x"] if name in ("new", "sample") else []), typed[0].option_strings[0], "\x07?"]
            )
        assert not re.search(r"invalid \w+ value|\b_\w+", capsys.readouterr().err)


def test_who_may_not_install_with_pip_is_told_three_other_ways() -> None:
    page = (ROOT / "theme/pages/en-GB/about/own-framework.md.j2").read_text("utf-8")
    (row,) = [line for line in page.splitlines() if "externally-managed-environment" in line]
    assert all(way in row for way in ("uv", "pipx install PATH", "python3 -m venv"))
