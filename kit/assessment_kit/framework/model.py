"""The framework as everything else reads it: levels resolved, components joined, nothing left to check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assessment_kit.framework import files, folder
from assessment_kit.framework.languages import Language, direction
from assessment_kit.framework.parts import Change, Compared, Level, Link, Named, Origin, Reference, Role
from assessment_kit.framework.published import PublishedFile, published_rules
from assessment_kit.framework.questions import Component as Component
from assessment_kit.framework.questions import Question as Question
from assessment_kit.framework.questions import Section as Section
from assessment_kit.framework.questions import first_words, named
from assessment_kit.framework.rules import broken_rules
from assessment_kit.reading.problems import FrameworkError
from assessment_kit.reading.shape import misfits


@dataclass(frozen=True, kw_only=True)
class Framework:
    """`scale` is the shared one, empty where every question has another. `moved` leads from every old id straight to the present one. `changes`: newest first.

    `words` are the framework's own for what the interface calls otherwise, by their keys. `languages`: besides its own.
    """

    id: str
    version: str
    title: str
    language: str
    licence: str
    source: Origin | None
    scale: tuple[Level, ...]
    roles: tuple[Role, ...]
    components: tuple[Component, ...]
    scale_note: str = ""
    wider: tuple[Named, ...] = ()
    scopes: tuple[Named, ...] = ()
    profiles: tuple[Named, ...] = ()
    minimum_group: int = 5
    moved: Mapping[str, str] = field(default_factory=dict)
    retired: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[Language, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for component in self.components for question in component.questions)

    @property
    def start(self) -> tuple[Question, ...]:
        """The few to begin with; none where the author chose none."""
        return tuple(question for question in self.questions if question.start)

    def asked_of(self, profile: str) -> tuple[Question, ...]:
        """The questions that a profile asks."""
        return tuple(question for question in self.questions if profile in question.profiles)

    @property
    def first_questions(self) -> tuple[Question, ...]:
        """Those to begin with, or else the first of each component."""
        return self.start or tuple(component.questions[0] for component in self.components)

    @property
    def direction(self) -> str:
        """ "rtl" or "ltr", from the script in the language tag or the usual script of the language."""
        return direction(self.language)


def load(place: Path) -> Framework:
    """The framework in the folder `place`. Raises FrameworkError with every problem of its files."""
    return judged(folder.read_all(place))


def judged(found: folder.Found) -> Framework:
    """The framework in files that were read. Raises FrameworkError with every problem of them."""
    problems = [
        *found.problems,
        *misfits(files.FrameworkFile, found.main),
        *broken_rules(found),
        *published_rules(found),
    ]
    for source in found.components.values():
        problems += misfits(files.ComponentFile, source)
    if found.published:
        problems += misfits(PublishedFile, found.published)
    if problems:
        raise FrameworkError(problems)
    main = files.FrameworkFile.model_validate(found.main.data)
    parts = {name: files.ComponentFile.model_validate(source.data) for name, source in found.components.items()}
    return _framework(main, parts)


def _framework(main: files.FrameworkFile, parts: Mapping[str, files.ComponentFile]) -> Framework:
    untitled = tuple(one.question for one in _written(parts) if not one.title)
    return Framework(
        id=main.id,
        version=main.version,
        title=main.title,
        language=main.language,
        licence=main.licence,
        source=_origin(main.source),
        scale=_levels(main.scale if any(_is_shared(one) for one in _written(parts)) else ()),
        roles=tuple(Role(role.id, role.name, role.wider or "") for role in main.roles),
        components=tuple(_component(parts[id_], main, untitled) for id_ in main.components),
        scale_note=main.scale_note,
        wider=tuple(Named(one.id, one.name) for one in main.wider),
        scopes=tuple(Named(one.id, one.name) for one in main.scopes),
        profiles=tuple(Named(one.id, one.name) for one in main.profiles),
        minimum_group=main.minimum_group,
        moved={old: _present(old, main.moved) for old in main.moved},
        retired=main.retired,
        changes=_changes(main.changes),
        words=main.words.model_dump(exclude_none=True) if main.words else {},
        languages=tuple(Language(one.id, one.name, one.complete, one.note, one.side_by_side) for one in main.languages),
    )


def _changes(written: tuple[files.ChangeFile, ...]) -> tuple[Change, ...]:
    """Newest first, whatever the author's order."""
    changes = (Change(one.version, one.date, one.summary, one.questions) for one in written)
    return tuple(sorted(changes, key=lambda one: [int(part) for part in one.version.split(".")], reverse=True))


def _origin(work: files.OriginFile | None) -> Origin | None:
    if work is None:
        return None
    compared = tuple(Compared(one.what, one.checked) for one in work.compared)
    return Origin(work.name, work.address, work.checked, work.relation, compared, work.not_compared)


def _levels(levels: tuple[files.LevelFile, ...]) -> tuple[Level, ...]:
    return tuple(Level(level.id, level.name, level.meaning) for level in levels)


def _present(old: str, moved: Mapping[str, str]) -> str:
    """Where an id is today, however often it moved; the rules have ruled out circles."""
    while old in moved:
        old = moved[old]
    return old


def _written(parts: Mapping[str, files.ComponentFile]) -> Iterator[files.QuestionFile]:
    for part in parts.values():
        yield from part.questions or (one for section in part.sections or () for one in section.questions)


def _is_shared(question: files.QuestionFile) -> bool:
    return not question.levels and not question.scale


def _component(part: files.ComponentFile, main: files.FrameworkFile, untitled: tuple[str, ...]) -> Component:
    if part.sections is None:
        sections: tuple[Section, ...] = (
            Section(part.id, "", "", _questions(part.questions or (), part.id, None, main, untitled)),
        )
    else:
        sections = tuple(
            Section(
                one.id,
                named(one.ref, one.title),
                one.summary,
                _questions(one.questions, part.id, one.id, main, untitled),
                one.ref,
            )
            for one in part.sections
        )
    return Component(
        id=part.id,
        ref=part.ref,
        title=named(part.ref, part.title),
        summary=part.summary,
        why=part.why,
        in_practice=part.in_practice,
        links=tuple(Link(link.to, link.how) for link in part.links),
        optional=part.optional,
        sections=sections,
    )


def _questions(
    written: tuple[files.QuestionFile, ...],
    component: str,
    section: str | None,
    main: files.FrameworkFile,
    untitled: tuple[str, ...],
) -> tuple[Question, ...]:
    return tuple(
        _question(one, component, section, _levels_of(one, main), one.title or first_words(one.question, untitled))
        for one in written
    )


def _question(
    one: files.QuestionFile, component: str, section: str | None, levels: tuple[Level, ...], title: str
) -> Question:
    """Texts for levels come in the order of the levels, whatever the author's."""
    return Question(
        id=one.id,
        ref=one.ref,
        title=named(one.ref, title),
        own_title=one.title,
        group=one.group,
        question=one.question,
        help=one.help,
        apart=one.apart,
        component=component,
        section=section,
        levels=levels,
        descriptors={level.id: one.descriptors[level.id] for level in levels if level.id in one.descriptors},
        discuss=one.discuss,
        evidence=one.evidence,
        next_steps={level.id: one.next_steps[level.id] for level in levels if level.id in one.next_steps},
        references=tuple(Reference(work.text, work.address or "") for work in one.references),
        not_applicable=one.not_applicable,
        start=one.start,
        profiles=one.profiles,
    )


def _levels_of(question: files.QuestionFile, main: files.FrameworkFile) -> tuple[Level, ...]:
    whole = question.levels or (main.scales[question.scale] if question.scale else main.scale)
    return tuple(level for level in _levels(whole) if level.id not in question.without)
