"""The words of the interface, and what a translator is told."""

import shutil
from pathlib import Path

import pytest
from assessment_kit.host import words as strings
from assessment_kit.reading.problems import FrameworkError

ENGLISH = """
common:
  page:
    skip: Skip to the content
    rules: [Be kind, Be brief]
    found:
      one: One of {total}
      other: "{count} of {total}"
"""


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of words with English in it, in place of the kit's own."""
    folder = tmp_path / "strings"
    folder.mkdir()
    (folder / "en-GB.yml").write_text(ENGLISH, "utf-8")
    monkeypatch.setattr(strings, "data_folder", lambda name: tmp_path)
    return folder


def refusal(language: str) -> list[str]:
    with pytest.raises(FrameworkError) as refused:
        strings.load_words(language)
    return str(refused.value).splitlines()


def test_the_words_of_the_kit_are_sound(project: Path) -> None:
    for path in (project / "theme" / "strings").glob("*.yml"):
        assert {"common", "assessment"} <= strings.load_words(path.stem).tree.keys()


def test_the_words_are_nested_as_in_the_file(words: Path) -> None:
    page = strings.load_words("en-GB")["common"]["page"]
    assert page["found"] == {"one": "One of {total}", "other": "{count} of {total}"}
    assert page["rules"] == ["Be kind", "Be brief"]


@pytest.mark.parametrize("language", ["en-GB", "en-gb", "en", "en-US"])
def test_one_kind_of_english_serves_all(words: Path, language: str) -> None:
    assert strings.load_words(language)["common"]["page"]["skip"] == "Skip to the content"


def test_a_region_is_preferred_to_the_language_alone(words: Path) -> None:
    for name in ("cy", "cy-AR"):
        shutil.copy(words / "en-GB.yml", words / f"{name}.yml")
        (words / f"{name}.yml").write_text(ENGLISH.replace("Skip to the content", name), "utf-8")
    assert strings.load_words("cy-AR")["common"]["page"]["skip"] == "cy-AR"
    assert strings.load_words("cy-GB")["common"]["page"]["skip"] == "cy"


def test_a_language_without_words_is_a_problem_with_a_cure(words: Path) -> None:
    assert refusal("ar") == [
        'theme/strings/ar.yml:1:1: is missing, so the pages have no words of their own in "ar"; '
        'copy "en-GB.yml" to "ar.yml" and translate it'
    ]


def test_a_translator_is_told_what_is_missing_unknown_or_without_its_place(words: Path) -> None:
    (words / "cy.yml").write_text(
        "common:\n  page:\n    skpi: Neidio\n    rules: [Byddwch yn garedig]\n"
        "    found:\n      one: Un o {total}\n      two: Dau\n      other: Llawer\n",
        "utf-8",
    )
    assert refusal("cy") == [
        'theme/strings/cy.yml:3:5: "skpi" is not a word of en-GB.yml; take it out',
        'theme/strings/cy.yml:3:5: has no "common.page.skip"; translate it from en-GB.yml: "Skip to the content"',
        "theme/strings/cy.yml:6:7: has no {count}, which is filled in; put it where it belongs",
        "theme/strings/cy.yml:6:7: has no {total}, which is filled in; put it where it belongs",
    ]


def test_a_language_may_have_more_plural_forms_than_english(words: Path) -> None:
    forms = "".join(
        f'      {form}: "{{count}} o {{total}}"\n' for form in ("zero", "one", "two", "few", "many", "other")
    )
    text = ENGLISH[: ENGLISH.index("      one:")] + forms
    (words / "cy.yml").write_text(text, "utf-8")
    assert len(strings.load_words("cy")["common"]["page"]["found"]) == 6


def test_a_word_that_yaml_reads_as_something_else_is_told(words: Path) -> None:
    (words / "en-GB.yml").write_text("common:\n  page:\n    skip: No\n", "utf-8")
    assert refusal("en-GB") == ["theme/strings/en-GB.yml:3:11: is read as false, not as text; put quotes around it"]


def test_an_edited_word_is_seen_at_once(words: Path) -> None:
    strings.load_words("en-GB")
    (words / "en-GB.yml").write_text(ENGLISH.replace("Skip to", "Go to"), "utf-8")
    assert strings.load_words("en-GB")["common"]["page"]["skip"] == "Go to the content"
