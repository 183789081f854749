"""Which columns of a table are levels: a column for each, between the question and the next column of another kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assessment_kit.reading.problems import Problem
from assessment_kit.start.spreadsheet import heads, ids
from assessment_kit.start.spreadsheet.cells import Spot
from assessment_kit.start.spreadsheet.table import Table

FEWEST, MOST = 2, 7
HEAD = "level: "


@dataclass(frozen=True)
class Levels:
    """`columns`: column → id of the level that it describes, lowest first. `scale`: id → name, where the sheet says it.
    `heads`: the same as `columns`, where what stands below is no word on a level."""

    columns: Mapping[int, str]
    scale: Mapping[str, str]
    remarks: tuple[str, ...] = ()
    heads: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def heads_of(named: Mapping[str, str], fields: list[str]) -> dict[str, str]:
    """Id → the head of its column: its name, or another where that would mean a field, or would not be short."""
    labels = ids.labels(named)
    plain = {id_: label for id_, label in labels.items() if not heads.meant(label, fields) and len(label) <= 50}
    return {id_: plain.get(id_, f"{HEAD}{ids.BY_ID}{id_}") for id_ in named}


def known(table: Table, named: Mapping[str, str]) -> Levels:
    """The columns whose heads are levels that a framework has already, or that a sheet of levels names."""
    find = ids.finder(named)
    columns: dict[int, str] = {}
    for column in table.others:
        head = table.head_of(column)
        id_ = _one_of(find, head)
        if id_ and id_ not in columns.values():
            columns[column] = id_
    numbered = [] if columns else _numbered(table)
    if len(numbered) == len(named):  # 1 to 5 above the texts, and the names in a table of their own
        numbered.sort(key=lambda column: heads.level_number(table.head_of(column)) or 0)
        columns = dict(zip(numbered, named, strict=True))
    renamed = _renamed(table, columns, named)
    columns |= renamed  # so that nothing is told of their rows as well
    problems = [_other_name(table, column, named[id_]) for column, id_ in renamed.items()]
    problems += _strangers(table, columns, named)
    in_order = dict(sorted(columns.items(), key=lambda pair: list(named).index(pair[1])))
    return Levels(in_order, {}, problems=tuple(problems))


def _one_of(find: ids.Finder, head: str) -> str | None:
    """The level that a head names, with or without a word such as Level 1 before it."""
    whole = " ".join(head.split())
    return find(head) or find(whole) or find(head.removeprefix(HEAD).strip()) or find(heads.without_level_word(whole))


def _renamed(table: Table, columns: Mapping[int, str], named: Mapping[str, str]) -> dict[int, str]:
    """Columns that stand where a level is missed, between those beside which it belongs: column → that level."""
    at = {id_: column for column, id_ in columns.items()}
    order, found = list(named), {}
    for place, id_ in enumerate(order):
        before, after = (at.get(order[n]) if 0 <= n < len(order) else None for n in (place - 1, place + 1))
        column = before + 1 if before else after - 1 if after else 0
        fits = (not before or column == before + 1) and (not after or column == after - 1)
        loose = column in table.others and not heads.meant(table.head_of(column), ["unused", *_ELSEWHERE])
        if id_ not in at and fits and loose and column not in columns:
            found[column] = id_
    return found


def _other_name(table: Table, column: int, name: str) -> Problem:
    message = (
        f'"{" ".join(table.head_of(column).split())}" stands where the level "{name}" was; if it is that level, give it one name in both '
        'places: here, and where the levels are named (the sheet "Levels" if there is one, else "scale" in framework.yml)'
    )
    return table.sheet.problem(Spot(table.head, column), message)


def _strangers(table: Table, columns: Mapping[int, str], named: Mapping[str, str]) -> list[Problem]:
    """Columns among those of the levels that are none of them."""
    within = [c for c in table.others if columns and min(columns) < c < max(columns) and c not in columns]
    cure = f'name it as one of them ({", ".join(list(named.values())[:MOST])}), or add it to the sheet "Levels"'
    return [
        table.sheet.problem(
            Spot(table.head, c), f'"{table.head_of(c)}" stands among the levels and is none of them; {cure}'
        )
        for c in within
    ]


def known_one(label: str, named: Mapping[str, str]) -> str | None:
    """The level that a label names."""
    return _one_of(ids.finder(named), label)


def first_found(table: Table) -> Levels:
    """The levels of a sheet that nothing else names: heads with numbers, or the longest run of heads that mean no field."""
    columns = _numbered(table) or _run(table)
    if len(columns) > MOST:
        spot = Spot(table.head, columns[0])
        names = ", ".join(f'"{table.head_of(column)}"' for column in columns)
        message = f'begins {len(columns)} columns that may be levels ({names}), and a scale has 2 to 7; name the levels in a sheet "Levels" (id, name)'
        return Levels({}, {}, problems=(table.sheet.problem(spot, message),))
    numbers = [heads.level_number(table.head_of(column)) for column in columns]
    falling = len(columns) > 1 and None not in numbers and numbers == sorted(numbers, key=lambda n: -(n or 0))
    remarks = ["The levels stand with the highest first; they are turned round."] if falling else []
    if any(heads.without_level_word(head) != head.strip() for head in map(table.head_of, columns)):
        remarks.append("The numbers before the names of the levels are not kept: levels have an order.")
    columns = columns[::-1] if falling else columns
    named: dict[str, str] = {}
    for place, column in enumerate(columns, 1):
        name = " ".join(heads.without_level_word(table.head_of(column)).split())
        named[ids.unused(_id(name, place), {*named, *_STATES})] = name
    return Levels(dict(zip(columns, named, strict=True)), named, tuple(remarks))


_STATES = ("cannot-say", "not-applicable", "no-agreement", "constructor")


def only_marks(table: Table, found: Levels) -> bool:
    """Whether the columns of the levels hold crosses and figures: what somebody answered, and no words on the levels."""
    texts = [table.sheet.text(row, column) for row in table.rows for column in found.columns]
    return any(texts) and all(len(text) < 3 for text in texts)


def without_texts(found: Levels) -> Levels:
    """The same levels, with nothing said of each."""
    remark = (
        "What stands in the columns of the levels is not read: marks and figures are answers, and not words on a level."
    )
    return replace(found, columns={}, heads=found.columns, remarks=(*found.remarks, remark))


def _id(name: str, place: int) -> str:
    """Of a name with letters its letters; of a number its place."""
    made = ids.slug(name)
    return made if made and not made.isdigit() else f"level-{place}"


def _numbered(table: Table) -> list[int]:
    """Columns headed 1, 2, 3 or Level 1, Level 2: each number once, without gaps."""
    found = {c: heads.level_number(table.head_of(c)) for c in table.others}
    columns = [column for column, number in found.items() if number is not None]
    numbers = sorted(number for number in found.values() if number is not None)
    whole = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return columns if len(columns) >= FEWEST and whole else []


def _run(table: Table) -> list[int]:
    """The longest run of columns beside each other, right of the question, that mean nothing else."""
    anchor = max(table.columns.get(key, 0) for key in ("question", "title"))
    runs: list[list[int]] = [[]]
    for column in sorted(column for column in table.others if column > anchor):
        head = table.head_of(column)
        if heads.meant(head, ["standard", "unused", *_ELSEWHERE]) not in (None, "standard") or len(head) > 60:
            runs.append([])
        elif runs[-1] and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    longest = max(runs, key=len)
    return longest if len(longest) >= FEWEST else []


_ELSEWHERE = ("help", "references", "evidence", "discuss", "next_steps", "ref", "summary", "why")
