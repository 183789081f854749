"""Whatever files are laid beside each other: columns stay as they are, and what moved one way moved back the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from documents import documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

LAID = """(kit, {framework, docs, group}) => {
  const known = new kit.Framework(framework);
  const open = new kit.Session(known);
  for (const version of kit.versionsOf(docs[0])) open.add(version, "here");
  const before = JSON.stringify(open.toDocument("2027-01-01"));
  const here = kit.hereColumn(open, new kit.Views(known, docs[0].people), docs[0].framework.version);
  const columns = [here, ...docs.slice(1).map((doc) => kit.fileColumn(known, doc, "file.json"))];
  const cells = (some) => kit.besideRows(known, some, { group, order: "framework" }).map((row) => row.cells);
  const moved = (one, other) =>
    kit.shifts(known, one, other).map(({ question, from, to }) => [question.id, from, to]);
  return {
    alone: cells(columns.slice(0, -1)),
    all: cells(columns).map((row) => row.slice(0, -1)),
    orders: ["framework", "gap"].map((order) => kit.besideRows(known, columns, { group, order }).length),
    strange: kit.strangeRows(columns).map(({ id }) => id),
    there: moved(columns[0], columns[1]),
    back: moved(columns[1], columns[0]),
    isSame: before === JSON.stringify(open.toDocument("2027-01-01")),
  };
}"""


@pytest.fixture(scope="session")
def laid(run: Run, small_framework: dict[str, Any]) -> Callable[..., Any]:
    changes = [{"version": "1.1.0", "questions": ["q-two"]}]
    return lambda docs, group: run(
        LAID, {"framework": small_framework | {"changes": changes}, "docs": docs, "group": group}
    )


@often
@given(docs=st.lists(documents(), min_size=2, max_size=4), group=st.sampled_from(["", "cooks"]))
def test_columns_keep_to_themselves_and_what_moved_is_reversed(laid: Any, docs: list[Any], group: str) -> None:
    found = laid(docs, group)
    assert found["alone"] == found["all"], "a file that is added changes no other column"
    assert found["orders"] == [3, 3], "every question stands once in every order"
    assert found["there"] == [[id_, from_, to] for id_, to, from_ in found["back"]]
    assert set(found["strange"]) <= {"unknown"}
    assert found["isSame"], "nothing is merged"
