"""Made-up answer files, to try a workshop with: people in roles who differ, do not know, leave things out and write notes.

Nothing in them is about a real place. The same framework, number and seed give the same files everywhere.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from typing import Any

from assessment_kit.answers import FORMAT, FORMAT_VERSION
from assessment_kit.framework.model import Framework, Question
from assessment_kit.inputs import Inputs

PRACTICE_PEOPLE = 24
PRACTICE_SEED = 1

# How often things happen, as shares of one.
CANNOT_SAY = 0.07
NOT_APPLICABLE = 0.1  # where a question allows it
NOTE = 0.3
EVIDENCE = 0.3  # of those who write a note
ROLE = 0.95  # the others prefer not to say
SCOPE = 0.9
TREND = 0.7  # of the components
TRENDS = ("better", "better", "same", "same", "worse")
STOPS_EARLY = 0.1
SPLIT = 0.25  # of the questions: two camps
CAMPS = 1.3  # levels either side of the middle

_last_practice_set: list[tuple[Inputs, dict[str, str]]] = []  # one at most


def practice_set(inputs: Inputs) -> dict[str, str]:
    """Answer files for a first try, by their paths inside one folder: the same on every machine and day.

    A build offers them, and shows what they say; it makes them once.
    """
    for made_of, files in _last_practice_set:
        if made_of is inputs:
            return files
    made = sample_files(inputs, PRACTICE_PEOPLE, PRACTICE_SEED)
    files = {f"{inputs.framework.id}-practice/{name}": text for name, text in made.items()}
    _last_practice_set[:] = [(inputs, files)]
    return files


def sample_files(inputs: Inputs, people: int, seed: int) -> dict[str, str]:
    """Answer files of so many people by file name, each as `assessment.html` would save it."""
    framework, words = inputs.framework, inputs.words["sample"]
    chance, aside = random.Random(seed), random.Random(f"{seed}, besides the answers")
    middles = {question.id: _middle(question, chance) for question in framework.questions}
    camps = {question.id: chance.random() < SPLIT for question in framework.questions}
    files: dict[str, str] = {}
    for number in range(people):
        id_ = f"{int(chance.random() * 2**52):013x}"
        role = _role(framework, number, chance)
        answers = _answers(framework, role, middles, camps, words, chance)
        person = {
            "id": f"p-{id_}",
            **({"role": role} if role else {}),
            **_besides(framework, aside),
            "answers": answers,
        }
        files[_name(id_, files)] = _file(framework, person)
    return files


def _file(framework: Framework, person: Mapping[str, Any]) -> str:
    day = max((change.date for change in framework.changes), default=None)
    file = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": framework.id, "version": framework.version},
        **({"saved": day.isoformat()} if day else {}),
        "people": [person],
    }
    return json.dumps(file, indent=2, ensure_ascii=False) + "\n"


def _name(id_: str, taken: Mapping[str, str]) -> str:
    """`answers-3f9c.json`, with more of the id where that is taken."""
    return next(name for end in range(4, len(id_) + 1) if (name := f"answers-{id_[:end]}.json") not in taken)


def _role(framework: Framework, number: int, chance: random.Random) -> str:
    """Roles in turn, the first few twice as often as the rest, so that some groups are small."""
    roles = [role.id for role in framework.roles]
    turns = [*roles, *roles[: (len(roles) + 1) // 2]]
    named = chance.random() < ROLE
    return turns[number % len(turns)] if turns and named else ""


def _besides(framework: Framework, chance: random.Random) -> dict[str, Any]:
    """What they think of, those listed first more often than the rest, and which way the components went in a year."""
    scopes = [scope.id for scope in framework.scopes]
    scope = _pick([*scopes, *scopes[: (len(scopes) + 1) // 2]], chance) if scopes and chance.random() < SCOPE else ""
    trend = {one.id: _pick(TRENDS, chance) for one in framework.components if chance.random() < TREND}
    return {**({"scope": scope} if scope else {}), **({"trend": trend} if trend else {})}


def _middle(question: Question, chance: random.Random) -> float:
    """Where most people see a question, in levels from the lowest."""
    return (0.15 + 0.6 * chance.random()) * (len(question.levels) - 1)


def _answers(
    framework: Framework,
    role: str,
    middles: Mapping[str, float],
    camps: Mapping[str, bool],
    words: Mapping[str, Any],
    chance: random.Random,
) -> dict[str, Any]:
    lean = _spread(chance) * 0.5 + _view_from(framework, role)
    stop = chance.random() if chance.random() < STOPS_EARLY else 1.0
    count = len(framework.questions)
    answers: dict[str, Any] = {}
    for number, question in enumerate(framework.questions):
        camp = (CAMPS if chance.random() < 0.5 else -CAMPS) if camps[question.id] else 0.0
        answer = _answer(question, middles[question.id] + lean + camp, words, chance)
        if number < count * max(stop, 0.5):
            answers[question.id] = answer
    return answers


def _view_from(framework: Framework, role: str) -> float:
    """Those listed first tend to see things a level higher than those in the middle of the list."""
    ids = [one.id for one in framework.roles]
    if role not in ids:
        return 0.0
    return (0.8, 0.3, -0.6)[min(ids.index(role), 2)]


def _answer(question: Question, place: float, words: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    drawn = chance.random()
    if question.not_applicable and drawn > 1 - NOT_APPLICABLE:
        return {"state": "not-applicable"}
    if drawn < CANNOT_SAY:
        return {"state": "cannot-say", **_writing(words["notes"]["cannot_say"], words, chance)}
    top = len(question.levels) - 1
    level = min(top, max(0, round(place + _spread(chance) * 0.8)))
    tone = "low" if level * 2 < top else "high"
    return {"level": question.levels[level].id, **_writing(words["notes"][tone], words, chance)}


def _writing(notes: list[str], words: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    if chance.random() > NOTE:
        return {}
    written_note = {"note": _pick(notes, chance)}
    return written_note | ({"evidence": _pick(words["evidence"], chance)} if chance.random() < EVIDENCE else {})


def _pick(texts: Sequence[str], chance: random.Random) -> str:
    return texts[int(chance.random() * len(texts))]


def _spread(chance: random.Random) -> float:
    """A number around 0, mostly within 1: the sum of a few draws, which every version of Python makes alike."""
    return sum(chance.random() for _ in range(6)) - 3.0
