"""Bills of materials: what is in a built kit, and what builds one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from assessment_kit import bill, bill_making
from assessment_kit.cli import main
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

FONTS = "theme/print/fonts"


def parts(text: str) -> dict[str, dict[str, Any]]:
    """Each component by its name, those inside others too."""
    found: dict[str, dict[str, Any]] = {}

    def into(components: list[dict[str, Any]]) -> None:
        for one in components:
            found[one["name"]] = one
            into(one.get("components", []))

    into(json.loads(text)["components"])
    return found


def assert_valid(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_the_kit_carries_a_valid_bill_of_all_that_others_made(site: Path, project: Path) -> None:
    text = (site / bill.NAME).read_text("utf-8")
    assert_valid(text)
    found = parts(text)
    assert {"mkdocs-material", "lunr", "rxjs", "clipboard", "Newsreader", "DejaVu Sans"} <= found.keys()
    assert found["lunr"]["version"] and found["mkdocs-material"]["version"][0].isdecimal()
    assert all(one["licenses"] for one in found.values())
    assert "-VERSION" not in text and "FRAMEWORK-" not in text
    assert f"  {bill.NAME}\n" in (site / "SHA256SUMS").read_text("utf-8")


def test_the_bill_that_the_theme_keeps_is_that_of_what_is_built_now(site: Path, project: Path) -> None:
    made = bill_making.inside(site, project / FONTS)
    assert (project / "theme" / bill.KEPT).read_text("utf-8") == made


def test_what_a_framework_says_of_itself_stays_text_and_the_number_follows_from_it(project: Path) -> None:
    kept = (project / "theme" / bill.KEPT).read_text("utf-8")
    said = {bill.KIT_VERSION: "1", bill.MATERIAL_VERSION: "9", bill.VERSION: "2", bill.LICENCE: "CC0"}
    one, same, other = (bill.filled(kept, {**said, bill.TITLE: title}) for title in ('a "b\\', 'a "b\\', "c"))
    assert one == same
    assert parts(one)['a "b\\']["version"] == "2"
    assert json.loads(one)["serialNumber"] != json.loads(other)["serialNumber"]
    assert_valid(one)


def test_the_bill_of_a_build_has_each_package_of_the_lock_with_its_hashes(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    targets = [tmp_path / "one.json", tmp_path / "two.json"]
    assert [main(["sbom", str(target)]) for target in targets] == [0, 0]
    text = targets[0].read_text("utf-8")
    assert text == targets[1].read_text("utf-8")
    assert_valid(text)
    lock = (project / "requirements.lock").read_text("utf-8")
    found = json.loads(text)["components"]
    assert len(found) == len(re.findall(r"^[\w.-]+==", lock, re.M))
    assert sum(len(one["hashes"]) for one in found) == lock.count("--hash=")
    assert main(["sbom", str(targets[0])]) == 1
    assert "is there already" in capsys.readouterr().err
