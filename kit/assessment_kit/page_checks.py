"""What the guidance pages' policy would block in a reader's browser, found while building instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

INLINE = re.compile(
    r"<script(?![^>]*(?:\ssrc=|application/json))[^>]*>|<style[\s>]|<[a-z][^<>]*?\s(?:style|on[a-z]+)\s*=", re.I
)
OTHER_HOST = re.compile(
    r"<(?:script|img|link|iframe|source|audio|video|form|embed|object)\b[^>]*?\s(?:src|href|action|data)=[\"']?(?:https?:)?//",
    re.I,
)
POLICY = 'http-equiv="Content-Security-Policy"'
NO_POLICY = (
    "no Content-Security-Policy, for a template in custom_dir hides the kit's; let it begin with "
    '{% extends "kit.html" %}'
)


def faults(html: str) -> Iterator[str]:
    """Yield what is wrong in a page, or in a part of one, with the beginning of the place."""
    for pattern, what in ((INLINE, "inline script or style"), (OTHER_HOST, "a request to another host")):
        for found in pattern.finditer(html):
            yield f"{what}: {found[0][:90]}"


def has_policy(page: str) -> bool:
    """Say whether a whole page carries a policy at all."""
    return POLICY in page
