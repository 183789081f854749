"""One verdict: the page's reader and Python's say the same of every file, in the same words, for the same reason."""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from answer_cases import VERDICTS, case, content, verdict_of_python
from assessment_kit.answers.sample import sample_files
from assessment_kit.answers.table import page_shape
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from mutations import mutations

Run = Callable[..., Any]
AT_A_TIME = 500

SAY = """(kit, {table, files}) => files.map((file) => {
  try {
    const bytes = Uint8Array.from(atob(file), (one) => one.charCodeAt(0));
    const { left } = kit.readAnswerBytes(bytes, table);
    return "read" + (left.length ? " without " + left.join("; ") : "");
  } catch (error) {
    if (!(error instanceof kit.Refusal)) return String(error);
    const { code, values: { fault, where } } = error;
    return code + (code === "shape" ? ` ${fault}: ${where}` : "");
  }
})"""

# The texts of which reading in pieces of so many letters comes to something else than reading in one go.
IN_PIECES = """async (kit, {table, texts, piece}) => {
  const told = async (read) => {
    try {
      return JSON.stringify(await read());
    } catch (error) {
      return error instanceof kit.Refusal ? "refused" : String(error);
    }
  };
  const others = [];
  for (const text of texts) {
    const once = await told(() => kit.readAnswerText(text, table));
    const pieces = await told(() => kit.readLargeText(text, table, async () => {}, piece));
    if (once !== pieces) others.push([text, once, pieces]);
  }
  return others;
}"""


@pytest.fixture(scope="session")
def verdicts_of_the_page(run: Run) -> Callable[[list[bytes]], list[str]]:
    def ask(files: list[bytes]) -> list[str]:
        encoded = [base64.b64encode(file).decode() for file in files]
        return list(run(SAY, {"table": page_shape(), "files": encoded}))

    return ask


def test_the_page_says_of_each_case_what_stands_beside_it(verdicts_of_the_page: Any) -> None:
    said = verdicts_of_the_page([case(name) for name in VERDICTS])
    assert dict(zip(VERDICTS, said, strict=True)) == VERDICTS


@pytest.fixture(scope="session")
def documents(project: Path) -> list[Any]:
    """Good files of every kind: with every field, as the pages wrote them before, as people fill them in."""
    samples = sample_files(inputs_of(load(project / "framework")), people=3, seed=7).values()
    cases = ["every-field", "every-field", "workshop-of-before", "one-person-of-before", "counts-only", "the-least"]
    return [*map(content, cases), *map(json.loads, samples)]


def differences(ask: Any, files: Iterable[bytes]) -> list[tuple[str, str, bytes]]:
    """What the page and Python say, where it is not the same."""
    found: list[tuple[str, str, bytes]] = []
    rest = iter(files)
    while batch := list(itertools.islice(rest, AT_A_TIME)):
        both = zip(ask(batch), map(verdict_of_python, batch), batch, strict=True)
        found += [(page, python, file) for page, python, file in both if page != python]
    return found


def test_a_few_hundred_files_gone_wrong_are_judged_alike(verdicts_of_the_page: Any, documents: list[Any]) -> None:
    assert differences(verdicts_of_the_page, mutations(documents, seed=1, count=500))[:3] == []


@pytest.mark.parametrize("many", [100_000, 100_001])
@pytest.mark.parametrize("field", ["people", "hands", "history", "counts"])
def test_what_holds_more_things_than_any_session_is_judged_alike(
    verdicts_of_the_page: Any, run: Run, field: str, many: int
) -> None:
    things = {
        "people": [{"id": "p"}] * many,
        "hands": {f"q{number}": {} for number in range(many)},
        "history": {f"people:p-{number}": [] for number in range(many)},
        "counts": [{"group": "", "people": 1}] * many,
    }
    file = json.dumps({**content("the-least"), field: things[field]})
    said = verdict_of_python(file.encode())
    assert said == ("read" if many == 100_000 else f"shape many: {field}")
    assert verdicts_of_the_page([file.encode()]) == [said]
    assert run(IN_PIECES, {"table": page_shape(), "texts": [file], "piece": 250_000}) == []


@pytest.mark.parametrize("piece", [1, 30, 400])
def test_a_large_file_that_is_read_in_pieces_holds_the_same_or_is_refused_too(
    run: Run, documents: list[Any], piece: int
) -> None:
    gone_wrong = [file.decode("utf-8", "replace").removeprefix("\ufeff") for file in mutations(documents, 3, count=800)]
    texts = [json.dumps(one) for one in documents] + gone_wrong
    assert run(IN_PIECES, {"table": page_shape(), "texts": texts, "piece": piece})[:3] == []


@pytest.mark.engines
@pytest.mark.parametrize("seed", range(2, 6))
def test_many_thousand_files_gone_wrong_are_judged_alike(
    verdicts_of_the_page: Any, documents: list[Any], seed: int
) -> None:
    assert differences(verdicts_of_the_page, mutations(documents, seed, count=5_000))[:3] == []


def test_files_gone_wrong_fall_into_every_kind_of_verdict(documents: list[Any]) -> None:
    said = {verdict_of_python(file).split(":")[0].split(" without")[0] for file in mutations(documents, 1, count=500)}
    assert said >= {"read", "not_json", "not_ours", "shape text", "shape unknown", "shape missing", "shape record"}
