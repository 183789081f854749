"""framework/README.md, which authors rely on, says what the loader does."""

import re
from pathlib import Path

import pytest
import yaml
from assessment_kit.answers.schemas import schemas
from assessment_kit.framework import files
from assessment_kit.framework.languages import LanguageFile
from assessment_kit.framework.model import load
from assessment_kit.reading.problems import FrameworkError
from pydantic import BaseModel

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
TABLES = {
    "Fields of `framework.yml`": files.FrameworkFile,
    "Fields of a component": files.ComponentFile,
    "Fields of a question": files.QuestionFile,
}
PARTS = [
    LanguageFile,
    files.LevelFile,
    files.RoleFile,
    files.WiderFile,
    files.ScopeFile,
    files.ProfileFile,
    files.OriginFile,
    files.ChangeFile,
    files.LinkFile,
    files.ReferenceFile,
    files.SectionFile,
]


@pytest.fixture(scope="module")
def guide(project: Path) -> str:
    return (project / "framework" / "README.md").read_text("utf-8")


def rows(guide: str, heading: str) -> list[list[str]]:
    part = guide.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("heading", TABLES)
def test_every_field_is_explained_in_its_order(guide: str, heading: str) -> None:
    assert [row[0] for row in rows(guide, heading)] == [f"`{name}`" for name in TABLES[heading].model_fields]


@pytest.mark.parametrize("heading", TABLES)
def test_the_fields_that_are_needed_are_marked(guide: str, heading: str) -> None:
    either = {"questions", "sections"} if TABLES[heading] is files.ComponentFile else set()
    needed = {name for name, field in TABLES[heading].model_fields.items() if field.is_required()} | either
    assert {row[0].strip("`") for row in rows(guide, heading) if row[1].startswith("needed")} == needed


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_the_fields_of_smaller_parts_are_named(guide: str, model: type[BaseModel]) -> None:
    assert [name for name in model.model_fields if f"`{name}`" not in guide] == []


def test_the_schemas_that_an_editor_is_told_of_exist(guide: str) -> None:
    named = set(re.findall(r"[a-z]+\.schema\.json", guide))
    assert named and named <= schemas().keys()


@pytest.mark.parametrize(
    "written",
    [
        "title: No",
        "title: 2026-11-23",
        "title: 12:30",
        "title: Ward #3",
        "title: Talk: how openly?",
        "title: 'Let's talk'",
        "title: &title Talk",
        "title: '*'\ntitle: Talk",
        "title: @home",
        "title: Talk\nlinks: [{to: care, how: Time, and money}]",
        "title: Talk\nin_practice:\n  - Ask this: who was heard?",
        "title: Talk\nin_practice:\n  - One\n    - Two",
    ],
)
def test_every_surprise_of_yaml_that_is_listed_is_refused(written: str, tmp_path: Path) -> None:
    for path in FRAMEWORKS.glob("base/**/*.yml"):
        target = tmp_path / path.relative_to(FRAMEWORKS / "base")
        target.parent.mkdir(exist_ok=True)
        text = path.read_text("utf-8")
        target.write_text(text.replace("title: Talk", written) if path.name == "talk.yml" else text, "utf-8")
    with pytest.raises(FrameworkError):
        load(tmp_path)


def test_the_text_that_is_shown_as_safe_is_read_whole(guide: str) -> None:
    example = next(text for text in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if text.startswith("why"))
    assert yaml.safe_load(example)["why"].endswith("that holds for ward #3 and for the board.")
