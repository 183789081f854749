"""What the theme's tokens.css says, for those who must know before a browser does: its grounds and its accent."""

import re
from functools import cache

from assessment_kit.places import data_folder

TOKENS = "app/styles/tokens.css"
COLOUR = re.compile(r"--kit-(paper|sheet|tint|ink|accent):\s*(#[0-9a-f]{6})")


def tokens() -> str:
    """Return the text of tokens.css."""
    return (data_folder("theme") / TOKENS).read_text(encoding="utf-8")


@cache
def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme, "light" or "dark", by name, each #rrggbb."""
    light, dark, *_ = tokens().split("@media")
    return dict(COLOUR.findall(light if scheme == "light" else dark))
