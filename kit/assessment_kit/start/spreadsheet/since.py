"""What is another in a draft than in the version that was published last, as far as published.yml tells: no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessment_kit.framework.published import Levels, Moves, Places, id_today, needed, other_places
from assessment_kit.reading.fields import version_numbers


@dataclass(frozen=True)
class Since:
    """Ids of questions, by what they are called now. `both`: those of then and now; `levels`: those of them that have others; `least`: the version that the rules ask for."""

    came: tuple[str, ...]
    both: tuple[str, ...]
    went: tuple[str, ...]
    levels: tuple[str, ...]
    moves: Moves
    least: tuple[int, ...]


def since(release: Mapping[str, Any], moved: Mapping[str, str], now: Levels, places: Places) -> Since:
    """`release` is an entry of published.yml; `now` and `places` are of the draft."""
    then = {id_today(moved, id_): tuple(levels) for id_, levels in release["questions"].items()}
    homes = {id_today(moved, id_): component for id_, component in release.get("within", {}).items()}
    moves = other_places(homes, places)
    return Since(
        tuple(id_ for id_ in now if id_ not in then),
        tuple(id_ for id_ in now if id_ in then),
        tuple(id_ for id_ in then if id_ not in now),
        tuple(id_ for id_ in now if id_ in then and now[id_] != then[id_]),
        moves,
        needed(version_numbers(release["version"]), then, now, moves),
    )
