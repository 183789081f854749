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


def test_a_site_that_is_a_link_is_left_alone_and_so_is_what_it_leads_to(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "www").mkdir()
    (folder / "www" / "index.html").write_text("the old one", "utf-8")
    (folder / "site").symlink_to(folder / "www")
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 1
    assert f"is a link to {folder / 'www'}. Nothing was built. Remove the link" in capsys.readouterr().err
    assert (folder / "site").is_symlink()
    assert (folder / "site" / "index.html").read_text("utf-8") == "the old one"


def test_the_old_site_is_back_after_a_run_that_was_killed_between_the_two_moves(run: Run, folder: Path) -> None:
    old = folder / ".scratch" / "site-old"
    old.mkdir(parents=True)
    (old / "index.html").write_text("the old one", "utf-8")
    (folder / "framework" / "framework.yml").write_text("id: [", "utf-8")  # so that no new one is built
    code, _, complaints = run()
    assert code == 1 and complaints.endswith("Nothing was built. site/ is as it was.\n")
    assert (folder / "site" / "index.html").read_text("utf-8") == "the old one"


def test_a_link_that_an_older_run_put_aside_is_no_hindrance(run: Run, folder: Path) -> None:
    (folder / "www").mkdir()
    (folder / ".scratch").mkdir()
    (folder / ".scratch" / "site-old").symlink_to(folder / "www")
    assert run()[0] == 0
    assert (folder / "www").is_dir() and (folder / "site" / "index.html").is_file()
