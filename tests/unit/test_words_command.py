"""The words of the interface go out to translators' tools, and come back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from assessment_kit.cli import main
from assessment_kit.host.po import as_po, from_po, language_of
from assessment_kit.host.words import load_words
from other_language import strings

SIX = {form: f"{form} {{count}}" for form in ("zero", "one", "two", "few", "many", "other")}


def test_all_words_come_back_as_they_went() -> None:
    english, said = load_words("en-GB").written, strings()
    text = as_po(english, said, "qps").encode()
    assert language_of(text) == "qps"
    assert from_po(text, "qps") == said


def test_welsh_has_six_forms_of_a_number_each_in_its_place() -> None:
    text = as_po({"found": {"one": "{count} page", "other": "{count} pages"}}, {"found": SIX}, "cy")
    assert "nplurals=6" in text and 'msgid_plural "{count} pages"' in text
    assert 'msgstr[2] "two {count}"' in text and 'msgstr[5] "other {count}"' in text
    assert from_po(text.encode(), "cy") == {"found": SIX}


def test_what_is_empty_or_unsure_does_not_come_back() -> None:
    text = as_po({"a": "One", "b": ["Two", "Three"]}, {"a": "Un", "b": ["Dau", ""]}, "cy")
    unsure = text.replace('msgctxt "a"', '#, fuzzy\nmsgctxt "a"')
    assert from_po(unsure.encode(), "cy") == {"b": ["Dau"]}


def test_a_language_goes_out_and_comes_in_beside_the_framework(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "framework").mkdir()
    assert main(["words", "export", "en-GB"]) == 0
    assert main(["words", "export", "en-GB"]) == 1  # nothing is written over
    assert main(["words", "import", "en-GB.po"]) == 0
    made = yaml.safe_load((tmp_path / "framework/en-GB/strings.yml").read_text("utf-8"))
    assert made == load_words("en-GB").written
    (tmp_path / "none.po").write_bytes(b"\xff\xfe nothing")
    assert main(["words", "import", "none.po"]) == 1
    assert "cannot be read as a PO file" in capsys.readouterr().err
