"""README.txt: what each file and field is, the rule of the smallest group, and what the numbers cannot say."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

from assessment_kit.answers.collate.asked import Asked
from assessment_kit.answers.collate.joining import Tally
from assessment_kit.answers.collate.spread import ALL, ELSEWHERE, NO_NAME, OTHERS, STATES, level_columns
from assessment_kit.reading.problems import number_of

WIDTH = 100
TEXT = Path(__file__).with_name("read_me.txt")


def summary(tally: Tally, in_spread: int, others: int) -> list[str]:
    """What was read, in lines that add up."""
    elsewhere = tally.counted - in_spread
    lines = [
        f"Files: {tally.files:,} = {tally.read:,} read + {tally.refused:,} refused.",
        f"People in them: {tally.people:,} = {tally.counted:,} counted once + {tally.again:,} there again"
        f" + {tally.away:,} taken away from their session.",
    ]
    if elsewhere:
        lines.append(
            f"Of those counted, {elsewhere:,} answered another framework, or a version of it whose questions may mean"
            " something else: they are in long.csv, and not in the spread."
        )
    if others:
        lines.append(f"Not opened, since by their names they are no answer files: {number_of(others, 'file')}.")
    return lines


def read_me(asked: Asked, lines: list[str], files: Mapping[str, str], by: str, with_words: bool) -> str:
    """The whole text. `files` says what each file is; `by` and `with_words` as the command was given."""
    framework = asked.framework
    width = max(map(len, files))
    told = {
        "title": framework.title,
        "version": framework.version,
        "tally": "\n".join(lines),
        "files": "\n".join(f"{name:<{width}}  {what}" for name, what in files.items()),
        "minimum": framework.minimum_group,
        "levels": _names(level_columns(asked)),
        "states": _names((*STATES, ELSEWHERE)),
        **_words(with_words),
        **_by(by),
    }
    return TEXT.read_text("utf-8").format_map(told)


def _names(names: Iterable[str]) -> str:
    """Names of columns, on as many lines as they take."""
    return textwrap.fill(", ".join(names), WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _words(with_words: bool) -> dict[str, str]:
    if not with_words:
        return {"words": "", "words_fields": ""}
    return {
        "words": " They hold what\npeople wrote, which can name anybody.",
        "words_fields": "  note, lang, evidence\n                      what they wrote, and in which language if not the"
        " framework's first\n",
    }


def _by(by: str) -> dict[str, str]:
    if not by:
        return {"by_rule": "", "by_more": "", "by_each": "", "by_fields": ""}
    one = f"{'an' if by[0] in 'aeio' else 'a'} {by}"
    return {
        "by_rule": f" of one {by}",
        "by_more": f"\n\nWhere {one} has too few people, it is joined with others in the same way; the row of those\n"
        "together is not split by group. Which they are follows from which are not named on that question.",
        "by_each": f" {by},",
        "by_fields": f"  {by:<18}  its name; {NO_NAME} where there is none, {OTHERS} for those too\n"
        f"                      small, {ALL} where none is told apart\n"
        f"  together            how many of them stand in the row\n",
    }
