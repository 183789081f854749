"""`scripts/build.py` as its user meets it: a whole site or the old one, and words that help."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path

import environment
import locking
import pytest
import telling

Run = Callable[[], tuple[int, str, str]]


@pytest.fixture
def folder(project: Path, tmp_path: Path) -> Path:
    """A copy of what a maintainer edits."""
    shutil.copytree(project / "framework", tmp_path / "framework")
    shutil.copytree(project / "theme" / "site", tmp_path / "theme" / "site")
    shutil.copyfile(project / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs the script there; returns its exit code, what it said and what it complained of."""
    script = environment.ROOT / "scripts" / "build.py"
    monkeypatch.setattr(environment, "ROOT", folder)
    monkeypatch.setattr(environment, "SCRATCH", folder / ".scratch")
    monkeypatch.setattr(telling, "PATIENCE", 600)  # however busy the machine is
    monkeypatch.setattr(locking, "SCRATCH", folder / ".scratch")
    spec = importlib.util.spec_from_file_location("script_build", script)
    assert spec and spec.loader
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)

    def once() -> tuple[int, str, str]:
        code = build.main()
        said = capsys.readouterr()
        lines = said.out.splitlines(keepends=True)  # how far it is, is said only where the machine is slow
        return code, "".join(line for line in lines if not line.startswith("Building (")), said.err

    return once


def test_it_says_what_was_built_and_where(run: Run, folder: Path) -> None:
    code, said, complaints = run()
    assert (code, complaints) == (0, "")
    first, *rest = said.splitlines()
    assert first.startswith(f"Built {folder / 'site'}: ") and " pages, " in first
    assert any(line.startswith("  assessment.html: ") for line in rest)
    assert rest[-1] == f"Open {(folder / 'site' / 'index.html').as_uri()}"


def test_a_broken_framework_leaves_the_old_site_and_names_every_problem(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessment_kit.framework.model import load
    from assessment_kit.reading.problems import FrameworkError

    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the old one", "utf-8")
    for name in ("purpose", "people"):
        path = folder / "framework" / "components" / f"{name}.yml"
        path.write_text(path.read_text("utf-8").replace("\ntitle:", "\ntitel:", 1), "utf-8")
    monkeypatch.chdir(folder)  # problems are shown from where one stands
    with pytest.raises(FrameworkError) as problems:
        load(folder / "framework")

    code, said, complaints = run()
    assert (code, said) == (1, "")
    assert complaints == f"{problems.value}\nNothing was built. site/ is as it was.\n"
    assert [path.name for path in (folder / "site").iterdir()] == ["index.html"]
    assert (folder / "site" / "index.html").read_text("utf-8") == "the old one"


def test_what_an_interrupted_build_left_does_no_harm(run: Run, folder: Path) -> None:
    left = folder / ".scratch" / "site-new"
    left.mkdir(parents=True)
    (left / "half.html").write_text("half", "utf-8")
    assert run()[0] == 0
    assert not (folder / "site" / "half.html").exists()
    assert not left.exists()
