"""Rules on profiles: named parts of the questions."""

from collections.abc import Iterator

from assessment_kit.framework import reserved
from assessment_kit.framework.folder import Found
from assessment_kit.framework.numbering import questions_of, unique
from assessment_kit.reading.fields import is_id
from assessment_kit.reading.problems import Problem, nearest, suggest


def profile_rules(found: Found) -> Iterator[Problem]:
    """Every broken rule of `profiles`, of the framework and of its questions."""
    profiles = found.main.top["profiles"]
    yield from unique(profiles, "profile", reserved.PROFILES)
    known = list(dict.fromkeys(one["id"].text for one in profiles.rows()))
    named = [spot for question in questions_of(found) for spot in question["profiles"].rows()]
    for spot in named if found.main.readable else ():
        if is_id(spot.text) and spot.text not in known:
            cure = suggest(spot.text, known) if known else 'add it under "profiles" in framework.yml'
            yield spot.problem(f'there is no profile "{spot.text}"; {cure}')
    used = {spot.text if spot.text in known else nearest(spot.text, known) for spot in named}
    for one in profiles.rows() if found.whole else ():
        if is_id(one["id"].text) and one["id"].text not in used:
            yield one["id"].problem(
                f'no question belongs to the profile "{one["id"].text}"; '
                f'add "profiles: [{one["id"].text}]" to its questions, or take it out'
            )
