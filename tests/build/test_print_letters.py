"""Letters that no font has stop a build before it begins, and say where they are and what to install."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
import typst
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from assessment_kit.making import checked
from assessment_kit.print import letters
from assessment_kit.print import pack as print_pack
from assessment_kit.reading.problems import FrameworkError

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
CARE = "summary: How people are looked after."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A framework on a machine with no font but the kit's own, and a system's with no more."""
    typeset = letters.compiled
    monkeypatch.setattr(letters, "compiled", lambda template, inputs, _system: typeset(template, inputs, system=False))
    return shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")


def problems(folder: Path, summary: str) -> list[str]:
    file = folder / "components/care.yml"
    text = file.read_text("utf-8")
    assert CARE in text
    file.write_text(text.replace(CARE, f"# ก a comment may have any\nsummary: {summary}"), "utf-8")
    try:
        checked(folder, folder / "pages")
    except FrameworkError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("summary", "letter", "font", "package"),
    [
        ("See ข here.", '"ข" (U+0E02)', "Noto Sans Thai", "fonts-noto-core"),
        ("See 字 here.", '"字" (U+5B57)', "Noto Sans CJK", "fonts-noto-cjk"),
        ("See 🩺 here.", '"🩺" (U+1FA7A)', "Noto Color Emoji", "fonts-noto-color-emoji"),
    ],
)
def test_a_letter_in_no_font_is_named_with_its_place_and_the_font(
    folder: Path, summary: str, letter: str, font: str, package: str
) -> None:
    (found,) = problems(folder, summary)
    assert found.split(": ")[0].endswith("components/care.yml:4:14")
    assert f"no font here has {letter}, and the PDFs would show boxes" in found
    for cure in (font, f"on Debian and Ubuntu the package {package}", "on Windows", "on macOS", "Font Book"):
        assert cure in found


def test_letters_of_a_script_are_one_problem(folder: Path) -> None:
    found = problems(folder, "กขคฆงจฉ 字")
    assert len(found) == 2
    assert "and 2 more" in "".join(found)


def test_scripts_that_the_kits_own_fonts_have_are_no_problem(folder: Path) -> None:
    assert problems(folder, "ქართული, Ελληνικά, Հայերեն, кириллица, ŵŷ, “→”") == []


def test_no_pdf_is_made_with_boxes() -> None:
    framework = load(FRAMEWORKS / "base")
    unknown = dataclasses.replace(framework, title="Never \U0010fffd")
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        print_pack.documents(inputs_of(unknown), {})
