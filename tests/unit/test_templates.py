"""Templates are compiled once, and a machine that lets nothing be kept builds all the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_kit import caches as places
from assessment_kit import templates
from jinja2 import UndefinedError


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "_caches", lambda: tmp_path / "caches")
    (tmp_path / "hello.j2").write_text("Hello {{ name }}", encoding="utf-8")
    return tmp_path / "caches"


def kept(caches: Path) -> list[Path]:
    return sorted(path for path in caches.rglob("*") if path.is_file())


def test_a_second_build_finds_what_the_first_compiled(caches: Path, tmp_path: Path) -> None:
    for _ in range(2):
        made = templates.environment(tmp_path, autoescape=True)
        assert made.get_template("hello.j2").render(name="<b>") == "Hello &lt;b&gt;"
        assert len(kept(caches)) == 1


def test_a_template_that_was_edited_is_compiled_again(caches: Path, tmp_path: Path) -> None:
    templates.environment(tmp_path).get_template("hello.j2")
    (tmp_path / "hello.j2").write_text("Goodbye {{ name }}", encoding="utf-8")
    assert templates.environment(tmp_path).get_template("hello.j2").render(name="you") == "Goodbye you"


def test_other_options_never_share_what_was_compiled(caches: Path, tmp_path: Path) -> None:
    assert templates.environment(tmp_path).get_template("hello.j2").render(name="<b>") == "Hello <b>"
    assert templates.environment(tmp_path, autoescape=True).get_template("hello.j2").render(name="<b>") != "Hello <b>"


def test_where_nothing_can_be_kept_templates_work_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    monkeypatch.setattr(places, "_caches", lambda: tmp_path / "a-file")
    (tmp_path / "hello.j2").write_text("Hello {{ name }}", encoding="utf-8")
    assert templates.environment(tmp_path).get_template("hello.j2").render(name="you") == "Hello you"


def test_a_name_that_nobody_gave_is_an_error(caches: Path, tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        templates.environment(tmp_path).get_template("hello.j2").render()


@pytest.mark.parametrize("render", [templates.render_markdown, templates.render_help])
def test_comments_of_an_author_are_not_shown_and_other_html_is_shown_as_text(render: Callable[[str], str]) -> None:
    assert (
        render("<!-- Look again. -->\nSay *it* in <b>bold</b>.\n")
        == "<p>Say <em>it</em> in &lt;b&gt;bold&lt;/b&gt;.</p>"
    )
