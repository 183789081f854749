"""Questions at the keyboard. Where nobody sits there, what is usual is taken."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def asked(question: str, usual: str, read: Callable[[str], T], given: T | None = None) -> T:
    """What was given already; else what is answered, asked again until it can be read; an empty answer is the usual one.

    `read` raises argparse.ArgumentTypeError, as the type of an option does.
    """
    if given is not None:
        return given
    while sys.stdin.isatty():
        answer = input(f"{question} [{usual}]: ").strip()
        try:
            return read(answer or usual)
        except argparse.ArgumentTypeError as fault:
            print(f"  {fault}.")
    return read(usual)
