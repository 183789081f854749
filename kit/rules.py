"""What no shape can say."""
from collections.abc import Iterator
from kit.folder import Found
from kit.problems import Problem


def broken_rules(found: Found) -> Iterator[Problem]:
    yield from ()
