"""The plugin in somebody else's repository: their framework, their settings, and the kit only installed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml


@pytest.fixture(scope="module")
def elsewhere(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a framework of its own, that has nothing of this project's theme."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(project / "tests/frameworks/sections", folder / "framework")
    (folder / "framework/pages").mkdir()
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    del settings["theme"]["custom_dir"]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    return folder


def test_the_whole_kit_is_made_in_another_repository(
    elsewhere: Path, build_kit: Callable[..., Path], tmp_path: Path
) -> None:
    site = build_kit(tmp_path / "site", folder=elsewhere)
    for name in ("index.html", "assessment.html", "workshop.html", "print/facilitator-guide.pdf", "schema"):
        assert (site / name).exists(), name
    assert "Content-Security-Policy" in (site / "index.html").read_text("utf-8")


def test_a_script_in_a_hand_written_page_stops_a_strict_build(
    elsewhere: Path, build_kit: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(elsewhere, folder)
    head = "---\ntitle: X\nsection: about\norder: 900\nfor: All\n---\n# X\n\n"
    (folder / "framework/pages/zz.md").write_text(head + "<script>alert(1)</script>\n", "utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"zz\.md: inline script or style: <script>"):
        build_kit(tmp_path / "site", folder=folder)
