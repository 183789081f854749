"""What is made of the models of files, kept from build to build: declaring the models takes longer than using them."""

import functools
import json
from collections.abc import Callable
from importlib import metadata
from typing import Any

from assessment_kit import caches


def kept(name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returns, which JSON can say, once for as long as the models and what reads them stay the same."""
    return json.loads(caches.kept(name, _made_with(), lambda: json.dumps(make(), ensure_ascii=False)))


@functools.cache
def _made_with() -> str:
    code = caches.code("answers", "framework", "host", "reading")
    return f"{code} {metadata.version('pydantic')}"
