"""A workbook that somebody opened and saved in LibreOffice, in each of its formats, is the same framework still."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import browsers
import pytest
from assessment_kit.cli import main
from assessment_kit.framework.model import load

ROOT = Path(__file__).resolve().parents[2]
HARD = ("=1+1", "1.10", "007", "2026-11-23", "1-4", "TRUE", "50%", "- a dash", "@x", "two\n\n  lines", "“ü”, א")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A framework with texts that a program for sheets would like to make something else of."""
    (tmp_path / "framework/components").mkdir(parents=True)
    for path in (ROOT / "tests/frameworks/every-field").rglob("*.yml"):
        text = path.read_text("utf-8")
        if path.name == "care.yml":
            items = "".join(f"\n  - {json.dumps(text)}" for text in HARD)
            text = text.replace("in_practice: [A nurse sits down to talk.]", f"in_practice:{items}")
            text = text.replace("title: Having time", 'title: "1.10"')
        (tmp_path / "framework" / path.relative_to(ROOT / "tests/frameworks/every-field")).write_text(text, "utf-8")
    return tmp_path / "framework"


@pytest.fixture
def office(tmp_path: Path, missing: Callable[[str], None]) -> Callable[[Path, str], Path]:
    """A function that opens a workbook and saves it as another kind."""
    program = browsers.installed("libreoffice")
    if program is None:
        missing("libreoffice")

    def save(path: Path, kind: str) -> Path:
        target = tmp_path / kind[:4].strip(":")
        own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [str(program), own, "--headless", "--convert-to", kind, "--outdir", str(target), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return next(target.iterdir())

    return save


def test_a_workbook_outlives_libreoffice_in_each_of_its_formats(
    folder: Path, tmp_path: Path, office: Callable[[Path, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "sheet.xlsx"), "--framework", str(folder)]) == 0
    ods = office(tmp_path / "sheet.xlsx", "ods")
    xlsx = office(ods, "xlsx")
    # Letters in UTF-8, semicolons, texts as they are seen: what people get who choose "Text CSV".
    csv = office(ods, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,1")
    for number, sheet in enumerate((ods, xlsx)):
        assert main(["import", str(sheet), "--framework", str(tmp_path / f"new-{number}")]) == 0
        assert load(tmp_path / f"new-{number}") == load(folder)
    for sheet in (ods, xlsx, csv):
        assert main(["import", str(sheet), "--framework", str(folder)]) == 0
        assert "has to change" in capsys.readouterr().out
