"""The shape of the files that a maintainer edits. `framework/README.md` explains every field to authors.

The titles and descriptions here are what an editor shows while a file is written: they go into the JSON Schemas.
"""

from typing import Annotated

from pydantic import Field, StrictInt

from assessment_kit.framework.component_files import ComponentFile as ComponentFile
from assessment_kit.framework.component_files import LevelFile as LevelFile
from assessment_kit.framework.component_files import LinkFile as LinkFile
from assessment_kit.framework.component_files import QuestionFile as QuestionFile
from assessment_kit.framework.component_files import ReferenceFile as ReferenceFile
from assessment_kit.framework.component_files import SectionFile as SectionFile
from assessment_kit.framework.languages import LanguageFile
from assessment_kit.reading.fields import ADDRESS_PATTERN, LANGUAGE_PATTERN, Day, File, Id, Line, Phrase, Text, Version


class RoleFile(File):
    """A group that a participant answers as."""

    id: Id = Field(title="Id", description="Given once and never changed: saved answers refer to it.")
    name: Line = Field(title="Name", description="As people would say it of themselves.")
    wider: Id | None = Field(
        None, title="Wider group", description="Id of the wider group that it is shown in when it is too small."
    )


class WiderFile(File):
    """A wider group: what roles are shown in that are too small to be shown apart."""

    id: Id = Field(title="Id", description="Given once and never changed: saved counts refer to it.")
    name: Line = Field(title="Name", description="What its roles are called together, as “Those who lead”.")


class ScopeFile(File):
    """A part of the organisation that a participant may have in mind."""

    id: Id = Field(title="Id", description="Given once and never changed: saved answers refer to it.")
    name: Line = Field(title="Name", description="As people would say it, as “My team”.")


class ProfileFile(File):
    """A named part of the questions, which a participant may be asked alone."""

    id: Id = Field(title="Id", description="Given once and never changed: saved answers refer to it.")
    name: Line = Field(title="Name", description="For whom or when, as “For a small organisation”.")


class ComparedFile(File):
    """One thing that somebody compared with the source."""

    what: Text = Field(title="What", description="What was compared, as “the names of the five components”.")
    checked: Day = Field(title="Checked", description="The day it was compared, as 2026-11-23.")


class OriginFile(File):
    """Where the framework comes from."""

    name: Line = Field(title="Name", description="The work this framework is based on, or aligned with.")
    address: str = Field(title="Address", description="Its web address.", pattern=ADDRESS_PATTERN)
    checked: Day = Field(title="Checked", description="The day somebody last compared the two, as 2026-11-23.")
    relation: Text = Field(title="Relation", description="How the two relate: adapted, aligned, endorsed or not.")
    compared: tuple[ComparedFile, ...] = Field(
        (), title="Compared", description="What of the source was compared, each with its day."
    )
    not_compared: tuple[Text, ...] = Field(
        (), title="Not compared", description="What nobody compared: it may differ from the source."
    )


class ChangeFile(File):
    """What one version changed."""

    version: Version = Field(title="Version", description="MAJOR.MINOR.PATCH, as 1.2.0.")
    date: Day = Field(title="Date", description="The day of this version, as 2026-11-24.")
    summary: Text = Field(title="Summary", description="What changed, for somebody who answered the version before.")
    questions: tuple[Id, ...] = Field(
        (),
        title="Questions",
        description="Ids of the questions to read again: those that are new or mean something else.",
    )


class WordsFile(File):
    """What things are called where the framework is used. Left out, a neutral word stands there."""

    board: Phrase | None = Field(None, title="Board", description="Who governs the organisation, as “board”.")
    outside_member: Phrase | None = Field(
        None, title="Outside member", description="A member of it from outside, as “non-executive”."
    )
    front_line: Phrase | None = Field(
        None, title="Front line", description="Those who serve people directly, in the plural, as “branch staff”."
    )
    served: Phrase | None = Field(None, title="Served", description="Those who are served, as “customers”.")
    partners: Phrase | None = Field(
        None, title="Partners", description="Those of them who take part, in the plural, as “public partners”."
    )
    posts: Phrase | None = Field(
        None, title="Posts", description="Words in the names of posts that others do not have, as “teller, cashier”."
    )


class FrameworkFile(File):
    """framework.yml: the scale, the roles and the order of the components."""

    id: Id = Field(title="Id", description="Names the framework in saved answers. Never changed.")
    version: Version = Field(
        title="Version",
        description="MAJOR: a question or level removed, or its meaning changed. MINOR: one added, or a question in "
        "another component. PATCH: wording.",
    )
    title: Line = Field(title="Title", description="The name of the self-assessment.")
    language: str = Field(
        title="Language", description="Language of the texts, as en-GB, cy or ar (BCP 47).", pattern=LANGUAGE_PATTERN
    )
    licence: Line = Field(title="Licence", description="Under which terms others may use the words, as CC-BY-4.0.")
    source: OriginFile | None = Field(None, title="Source", description="Where the framework comes from.")
    scale: tuple[LevelFile, ...] = Field(
        (),
        title="Scale",
        description="The levels in order, lowest first. Leave out where each question has its own.",
        min_length=2,
        max_length=7,
    )
    scale_note: Text = Field(
        "", title="Note on the scale", description="What holds for all levels: whether each takes in the ones before."
    )
    scales: dict[Id, Annotated[tuple[LevelFile, ...], Field(min_length=2, max_length=7)]] = Field(
        {}, title="Other scales", description='Named scales that a question can ask for with "scale: <name>".'
    )
    roles: tuple[RoleFile, ...] = Field((), title="Roles", description="The groups that people answer as.")
    wider: tuple[WiderFile, ...] = Field(
        (), title="Wider groups", description="Groups that roles too small to be shown apart are shown in."
    )
    scopes: tuple[ScopeFile, ...] = Field(
        (), title="Scopes", description="What people may think of when they answer; leave out not to ask."
    )
    profiles: tuple[ProfileFile, ...] = Field(
        (), title="Profiles", description="Named parts of the questions; each question says to which it belongs."
    )
    minimum_group: StrictInt = Field(
        5,
        title="Smallest group",
        description="Where fewer than this chose a level, a group is never shown apart.",
        ge=2,
        le=100,
    )
    components: tuple[Id, ...] = Field(
        title="Components",
        description="Ids of the components in order; each has a file components/<id>.yml.",
        min_length=1,
    )
    moved: dict[Id, Id] = Field({}, title="Moved ids", description="Old id: new id. Answers follow.")
    retired: tuple[Id, ...] = Field(
        (), title="Retired ids", description="Ids of questions that went. Never used again."
    )
    changes: tuple[ChangeFile, ...] = Field(
        (), title="Changes", description="One entry for each version, newest first."
    )
    words: WordsFile | None = Field(
        None, title="Words", description="What things are called where the framework is used."
    )
    languages: tuple[LanguageFile, ...] = Field(
        (), title="Languages", description="Those besides its own, each with a folder of its texts."
    )
