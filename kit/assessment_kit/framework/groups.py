"""Rules on the groups that people answer as, the wider groups that small ones are shown in, and what people have in mind."""

from collections.abc import Iterator

from assessment_kit.framework import reserved
from assessment_kit.framework.numbering import unique
from assessment_kit.reading.fields import is_id
from assessment_kit.reading.problems import Problem, nearest, suggest
from assessment_kit.reading.sources import Spot


def group_rules(main: Spot) -> Iterator[Problem]:
    """Every broken rule of `roles`, `wider` and `scopes`."""
    yield from unique(main["roles"], "role", reserved.ROLES)
    yield from unique(main["wider"], "wider group", reserved.ROLES)
    yield from unique(main["scopes"], "scope", reserved.ROLES)
    yield from _told_apart(main)
    yield from _unknown(main)
    yield from _without_roles(main)


def _told_apart(main: Spot) -> Iterator[Problem]:
    """Roles and wider groups are shown and counted side by side."""
    for field in ("id", "name"):
        roles = {role[field].text for role in main["roles"].rows()} - {""}
        for wider in main["wider"].rows():
            if wider[field].text in roles:
                yield wider[field].problem(f'a role has the {field} "{wider[field].text}" too; change one of them')


def _unknown(main: Spot) -> Iterator[Problem]:
    known = list(dict.fromkeys(wider["id"].text for wider in main["wider"].rows()))
    for role in main["roles"].rows():
        spot = role["wider"]
        if is_id(spot.text) and spot.text not in known:
            cure = suggest(spot.text, known) if known else 'add it under "wider" in framework.yml'
            yield spot.problem(f'there is no wider group "{spot.text}"; {cure}')


def _without_roles(main: Spot) -> Iterator[Problem]:
    """A wider group that a misspelt one was meant for has its roles: that is one mistake, not two."""
    known = [wider["id"].text for wider in main["wider"].rows()]
    named = [role["wider"].text for role in main["roles"].rows()]
    used = {name if name in known else nearest(name, known) for name in named if name}
    for wider in main["wider"].rows():
        id_ = wider["id"]
        if is_id(id_.text) and id_.text not in used:
            yield id_.problem(
                f'no role belongs to the wider group "{id_.text}"; add "wider: {id_.text}" to its roles, or take it out'
            )
