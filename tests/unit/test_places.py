"""The kit finds its words and looks wherever it was put."""

from pathlib import Path

import pytest
from assessment_kit import places


@pytest.mark.parametrize("name", ["theme", "framework"])
def test_in_a_checkout_the_folders_are_beside_the_package(name: str, project: Path) -> None:
    assert places.data_folder(name) == project / name


def test_in_an_installed_package_the_folders_are_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "site-packages" / "assessment_kit" / "_data" / "theme"
    inside.mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "site-packages" / "assessment_kit")
    assert places.data_folder("theme") == inside
    with pytest.raises(FileNotFoundError, match="install it again"):
        places.data_folder("framework")
