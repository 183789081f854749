"""Coming to a page ends, for a test as for a person, when what is on it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import pytest
from playwright.sync_api import Page

# A page starts in turns, so that it can be answered meanwhile; what cannot be pressed yet is not in sight until then.
STARTED = "html:not(.kit-early)"


@contextmanager
def waiting() -> Iterator[None]:
    """Whoever waits for a page to load waits until it has started, too; not who asks for less."""
    with pytest.MonkeyPatch.context() as patch:
        for way in ("goto", "reload", "go_back", "go_forward"):
            patch.setattr(Page, way, _to_its_start(getattr(Page, way)))
        yield


def _to_its_start(come: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(come)
    def start(page: Page, *arguments: Any, **options: Any) -> Any:
        response = come(page, *arguments, **options)
        if "wait_until" not in options:
            page.locator(STARTED).wait_for(state="attached")
        return response

    return start
