"""Whatever is in the files, a maintainer gets a framework or a list of problems, never a traceback."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from assessment_kit.framework.files import (
    ChangeFile,
    ComponentFile,
    FrameworkFile,
    LevelFile,
    LinkFile,
    OriginFile,
    QuestionFile,
    RoleFile,
    ScopeFile,
    SectionFile,
    WiderFile,
)
from assessment_kit.framework.model import Framework, load
from assessment_kit.reading.problems import FrameworkError
from broken_folders import PIECES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

BASE = Path(__file__).parent.parent / "frameworks" / "base"
FILES = ("framework.yml", "components/care.yml", "components/talk.yml")
TEXTS = {name: (BASE / name).read_text("utf-8") for name in FILES}

MODELS = (
    FrameworkFile,
    ComponentFile,
    SectionFile,
    QuestionFile,
    LinkFile,
    LevelFile,
    ChangeFile,
    OriginFile,
    RoleFile,
    WiderFile,
    ScopeFile,
)
KEYS = sorted({name for model in MODELS for name in model.model_fields})
WORDS = st.sampled_from(
    [*KEYS, "care", "talk", "low", "middle", "high", "care-heard", "care-old", "1.0.0", "No", "constructor"]
)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.text(max_size=9) | WORDS
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | SCALARS, inner, max_size=4),
    max_leaves=25,
)


def result(texts: dict[str, bytes]) -> Framework | FrameworkError:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text)
        try:
            return load(Path(folder))
        except FrameworkError as error:
            return error


def assert_told(texts: dict[str, bytes]) -> None:
    found = result(texts)
    if isinstance(found, FrameworkError):
        assert found.problems
        for problem in found.problems:
            assert problem.line >= 1 and problem.column >= 1
            assert "; " in problem.message and "\n" not in problem.message


@given(st.sampled_from(FILES), st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_in_a_file_are_told_as_problems(name: str, raw: bytes) -> None:
    assert_told({**{each: text.encode() for each, text in TEXTS.items()}, name: raw})


@given(st.sampled_from(FILES), st.data())
@settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_any_slip_of_the_fingers_is_told_as_problems(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        until = at + data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.sampled_from(PIECES) | st.just("")) + text[until:]
    assert_told({**{each: whole.encode() for each, whole in TEXTS.items()}, name: text.encode()})


@example(main={}, component={"[key]": None})
@given(st.dictionaries(st.sampled_from(KEYS), DATA, max_size=8), DATA)
@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_any_data_is_told_as_problems(main: dict[str, Any], component: Any) -> None:
    texts = {name: text.encode() for name, text in TEXTS.items()}
    texts["framework.yml"] = yaml.dump({**yaml.safe_load(TEXTS["framework.yml"]), **main}).encode("utf-8", "replace")
    texts["components/talk.yml"] = yaml.dump(component).encode("utf-8", "replace")
    assert_told(texts)


@given(st.sampled_from(FILES), st.data())
@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_any_value_in_any_place_is_told_as_problems(name: str, data: st.DataObject) -> None:
    tree = yaml.safe_load(TEXTS[name])
    holder, step = data.draw(st.sampled_from(list(spots(tree))))
    holder[step] = data.draw(DATA)
    texts = {each: text.encode() for each, text in TEXTS.items()}
    assert_told({**texts, name: yaml.dump(tree, allow_unicode=True).encode("utf-8", "replace")})


def spots(tree: Any) -> Any:
    """Every place in a tree, as what holds it and the step to it."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in list(steps):
        yield tree, step
        yield from spots(value)


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "a: &x [*x]\n" * 1000]
)
def test_no_depth_or_length_brings_the_loader_down(text: str) -> None:
    assert isinstance(result({"framework.yml": text.encode()}), FrameworkError)
