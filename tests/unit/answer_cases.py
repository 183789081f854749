"""What both readers are given: the files of `tests/answer-files`, and what a reader says of one as a line of words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from assessment_kit.answers.format import AnswerFileError, read_file

FOLDER = Path(__file__).resolve().parent.parent / "answer-files"
VERDICTS: dict[str, str] = yaml.safe_load((FOLDER / "verdicts.yml").read_text("utf-8"))


def case(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def content(name: str) -> dict[str, Any]:
    return dict(json.loads(case(name)))


def verdict_of_python(raw: bytes) -> str:
    """As in `verdicts.yml`: "read", "read without session › date", "empty", "shape text: people 1 › role"."""
    try:
        left_out = read_file(raw).left_out
    except AnswerFileError as refused:
        return refused.code + (f" {refused.fault.code}: {refused.fault.where}" if refused.fault else "")
    return "read" + (" without " + "; ".join(fault.where for fault in left_out) if left_out else "")
