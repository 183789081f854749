"""Bills of materials: what is in a built kit, and what builds one."""

from __future__ import annotations

import json
import re
import shutil
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from assessment_kit import bill, bill_making
from assessment_kit.bill_check import HOLDS
from assessment_kit.cli import main
from assessment_kit.site_settings import HELPERS, LUNR, stemmers
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

FONTS = "theme/print/fonts"
CALLED = {
    "mkdocs-material": "Material for MkDocs",
    "svg": "Material Design Icons",
    "fontawesome-free": "Font Awesome Free",
}


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


def test_every_part_of_the_bill_is_in_the_list_of_licences(site: Path) -> None:
    texts = (site / "licences.txt").read_text("utf-8").lower()
    others = [
        name for name, one in parts((site / bill.NAME).read_text("utf-8")).items() if one["bom-ref"] != "framework"
    ]
    assert [name for name in others if CALLED.get(name, name).lower() not in texts] == []


def test_every_file_with_which_the_search_parts_words_is_in_the_bill(site: Path) -> None:
    listed = parts((site / bill.NAME).read_text("utf-8"))
    for file in stemmers(["en", *HELPERS]):
        [held] = [names for pattern, names in HOLDS.items() if fnmatchcase(f"{LUNR}/{file}", pattern)]
        assert listed.keys() >= set(held), file


def test_a_version_is_released_only_with_a_bill_of_all_that_its_kit_hands_out(
    site: Path, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(project / "framework", tmp_path / "framework")
    noted = tmp_path / "framework/published.yml"
    noted.unlink(missing_ok=True)
    kit = tmp_path / "site"
    for folder in ("about", "assets"):
        shutil.copytree(site / folder, kit / folder)
    whole = (kit / bill.NAME).read_text("utf-8")

    def said(text: str | None) -> str:
        (kit / bill.NAME).unlink(missing_ok=True)
        if text is not None:
            (kit / bill.NAME).write_text(text, "utf-8", newline="\n")
        assert main(["release", str(tmp_path / "framework")]) == 1
        assert not noted.exists()
        return capsys.readouterr().out

    assert said(None).startswith("about/sbom.cdx.json: is missing")
    for text in ("{", "[]", "\0", '{"components": [{}]}', '{"components": 1}'):
        assert "is no bill of materials that can be read" in said(text)
    lacking = json.loads(whole)
    [material] = [one for one in lacking["components"] if one["name"] == "mkdocs-material"]
    material["components"] = [one for one in material["components"] if one["name"] != "lunr"]
    missing = said(json.dumps(lacking)).splitlines()
    assert missing[0] == "about/sbom.cdx.json: is not what this kit writes; build the kit again"
    assert [line.partition(": ")[2] for line in missing[1:]] == ["holds lunr, which about/sbom.cdx.json does not list"]
    lacking["components"] = [{"name": "x", "version": "0.9.0", "bom-ref": "framework"}]
    assert "is that of version 0.9.0" in said(json.dumps(lacking))

    (kit / bill.NAME).write_text(whole, "utf-8", newline="\n")
    (kit / "assets/javascripts/somebodys.js").write_text("", "utf-8")
    assert main(["release", str(tmp_path / "framework")]) == 0
    assert noted.exists()
    assert "assets/javascripts/somebodys.js: is not known" in capsys.readouterr().err


def test_a_kit_that_is_named_and_not_there_is_not_released(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(project / "tests/frameworks/base", tmp_path / "framework")
    assert main(["release", str(tmp_path / "framework"), "--site", str(tmp_path / "other.zip")]) == 1
    assert "there is no" in capsys.readouterr().out
    assert main(["release", str(tmp_path / "framework")]) == 0
    assert "no bill of materials was looked at" in capsys.readouterr().err


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
