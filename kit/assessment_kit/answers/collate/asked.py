"""What a framework asks, as collating needs it: its questions with their levels, its roles, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from assessment_kit.answers.collate.records import Heading, Person, Said
from assessment_kit.framework.model import Framework, Question

START = "start"  # the profile of who was asked the few questions to begin with
CANNOT_SAY, NOT_APPLICABLE = "cannot-say", "not-applicable"
# States that no file says, but a row: nothing was chosen, or the question was not asked.
UNANSWERED, NOT_ASKED = "unanswered", "not-asked"
NOTHING = Said("", "", "", False)


@dataclass(frozen=True)
class Asked:
    """A framework, with where each id of a question belongs today and what each profile asks."""

    framework: Framework
    questions: dict[str, Question] = field(default_factory=dict)
    former: dict[str, list[str]] = field(default_factory=dict)
    profiles: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def levels(self) -> list[str]:
        """The ids of all levels of the framework, as they come."""
        return list(dict.fromkeys(level.id for one in self.questions.values() for level in one.levels))

    def belongs(self, heading: Heading) -> bool:
        """Whether it was answered in this framework, and in a version whose questions mean the same."""
        ours = self.framework
        return heading.framework == ours.id and _meaning(heading.version) == _meaning(ours.version)

    def said_on(self, person: Person) -> tuple[list[Said], list[Said]]:
        """What somebody said on every question of the framework, in its order, then on others. Each says the id that it was
        given under; where nothing was chosen, the state says whether they were asked."""
        given = {said.question: said for said in person.answers}
        ours = []
        for id_ in self.questions:
            under = id_ if id_ in given else next((old for old in self.former.get(id_, ()) if old in given), id_)
            said = given.pop(under, NOTHING)
            if not said.level and not said.state:
                said = said._replace(state=UNANSWERED if self._asks(person.profile, id_) else NOT_ASKED)
            ours.append(said)
        return ours, list(given.values())

    def _asks(self, profile: str, question: str) -> bool:
        asked = self.profiles.get(profile)
        return not asked or question in asked


def asked_by(framework: Framework) -> Asked:
    former: dict[str, list[str]] = {}
    for old in sorted(framework.moved):
        former.setdefault(framework.moved[old], []).append(old)
    profiles = {one.id: frozenset(question.id for question in framework.asked_of(one.id)) for one in framework.profiles}
    start = frozenset(question.id for question in framework.start)
    questions = {question.id: question for question in framework.questions}
    return Asked(framework, questions, former, {START: start, **profiles})


def _meaning(version: str) -> str:
    """The first number of a version: another one says that a question is gone, or means something else."""
    return version.split(".")[0]
