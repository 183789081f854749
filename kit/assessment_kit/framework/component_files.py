"""The shape of a component's file, and of the levels that its questions may have. `framework/README.md` explains every field."""

from typing import Annotated

from pydantic import ConfigDict, Field, StrictBool

from assessment_kit.reading.fields import ADDRESS_PATTERN, File, Id, Line, Text


class LevelFile(File):
    """A step of a scale."""

    id: Id = Field(title="Id", description="Given once and never changed: saved answers refer to it.")
    name: Line = Field(title="Name", description="One to three words, as people see it.")
    meaning: Text = Field(
        "", title="Meaning", description="What this level means for any question, in a sentence or two."
    )


class LinkFile(File):
    """How this component depends on another."""

    to: Id = Field(title="To", description="Id of the other component.")
    how: Text = Field(title="How", description="One sentence: how the one depends on the other.")


class ReferenceFile(File):
    """Where another standard asks for the same."""

    text: Line = Field(title="Text", description="The standard and the place in it, as “ISO 27001, A.5.1”.")
    address: str | None = Field(None, title="Address", description="Its web address.", pattern=ADDRESS_PATTERN)


class QuestionFile(File):
    """One question, with a description of what each level looks like."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [{"not": {"required": ["scale", "levels"]}}, {"not": {"required": ["levels", "without"]}}]
        }
    )

    id: Id = Field(title="Id", description="Given by a person, never derived from the words, never changed or reused.")
    ref: Line = Field("", title="Number in the source", description="As it is known there, as GV.OC-01.")
    title: Line = Field(
        "", title="Title", description="Two to five words. Left out, the question is called by its first words."
    )
    group: Line = Field(
        "", title="Group", description="One more line of grouping: the same at each of the questions that belong to it."
    )
    question: Text = Field(title="Question", description="What a person answers: one thing, neutral, about us.")
    help: Text = Field(
        "", title="Help", description="What to know before answering, if the question needs it. Markdown."
    )
    apart: Text = Field(
        "",
        title="Not to be mixed up with",
        description="What this question is not about, and the title of the one that asks it.",
    )
    scale: Id | None = Field(
        None, title="Scale", description="Name of a scale under scales; leave out for the shared one."
    )
    levels: tuple[LevelFile, ...] | None = Field(
        None, title="Own levels", description="Levels of this question alone, lowest first.", min_length=2, max_length=7
    )
    without: tuple[Id, ...] = Field((), title="Without", description="Ids of levels that this question does not have.")
    start: StrictBool = Field(
        False, title="Start", description="true for one of the few questions to begin with, that anybody can answer."
    )
    profiles: tuple[Id, ...] = Field(
        (),
        title="Profiles",
        description="Ids of the profiles that it belongs to; without any it is only asked with all.",
    )
    descriptors: dict[Id, Text] = Field(
        {},
        title="Descriptors",
        description="Level id: what one could see or hear at that level. One for every level, or none at all.",
    )
    discuss: tuple[Text, ...] = Field((), title="Discuss", description="Open questions that start the conversation.")
    evidence: tuple[Text, ...] = Field((), title="Evidence", description="What people might bring.")
    next_steps: dict[Id, Annotated[tuple[Text, ...], Field(min_length=1)]] = Field(
        {}, title="Next steps", description="Level id: what to try next from that level."
    )
    references: tuple[ReferenceFile, ...] = Field(
        (), title="References", description="Where other standards ask for the same."
    )
    not_applicable: StrictBool = Field(
        False, title="Not applicable", description="true if a part of an organisation could truly have no such thing."
    )


class SectionFile(File):
    """A group of questions inside a component."""

    id: Id = Field(title="Id", description="Never changed.")
    ref: Line = Field("", title="Number in the source", description="As it is known there, as GV.")
    title: Line = Field(title="Title", description="Two to five words.")
    summary: Text = Field("", title="Summary", description="What this group of questions is about.")
    questions: tuple[QuestionFile, ...] = Field(title="Questions", description="In order.", min_length=1)


class ComponentFile(File):
    """components/<id>.yml: one component with its questions."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["questions"]}, {"required": ["sections"]}]})

    id: Id = Field(title="Id", description="The name of the file without .yml. Never changed.")
    ref: Line = Field("", title="Number in the source", description="As it is known there, as GV.")
    title: Line = Field(title="Title", description="The name of the component.")
    summary: Text = Field("", title="Summary", description="One or two sentences: what the component is about.")
    why: Text = Field("", title="Why", description="Why it matters to those who are served, and to staff. Markdown.")
    in_practice: tuple[Text, ...] = Field((), title="In practice", description="Things one could see, hear or find.")
    links: tuple[LinkFile, ...] = Field((), title="Links", description="How this component depends on others.")
    optional: StrictBool = Field(False, title="Optional", description="true if an organisation may leave it out.")
    questions: tuple[QuestionFile, ...] | None = Field(
        None, title="Questions", description="In order. Leave out when there are sections.", min_length=1
    )
    sections: tuple[SectionFile, ...] | None = Field(
        None, title="Sections", description="Groups of questions, instead of questions.", min_length=1
    )
