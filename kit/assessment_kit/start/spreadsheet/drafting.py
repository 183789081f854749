"""What a workbook says, and the framework that there was → the data of the new files, with the cell that each value is from."""

from collections.abc import Mapping
from typing import Any

from assessment_kit.framework.files import ComponentFile, QuestionFile, SectionFile
from assessment_kit.reading.problems import cut
from assessment_kit.start.spreadsheet import groups, ids
from assessment_kit.start.spreadsheet.draft import Draft, Trail, in_order, joined, place
from assessment_kit.start.spreadsheet.existing import Existing
from assessment_kit.start.spreadsheet.fields import fields_of
from assessment_kit.start.spreadsheet.main_file import level, main_file
from assessment_kit.start.spreadsheet.matching import Matched
from assessment_kit.start.spreadsheet.records import Record
from assessment_kit.start.spreadsheet.sheets import Said


def drafted(said: Said, base: Existing, match: Matched, facts: Mapping[str, str]) -> Draft:
    """`facts` are the values of framework.yml that are wanted whatever the sheet says."""
    draft = Draft()
    rows = [record for one in said.questions for record in one.records]
    covered = set().union(*(one.covered for one in said.questions))
    before = {question["id"]: (component, section, question) for component, section, question in base.questions()}
    parts, sections = _components(draft, said, base, rows, match, before)
    own = _numbered(draft, rows, match, parts, base, said)
    main_file(draft, said, base, facts, list(parts.named))
    for id_ in parts.named:
        mine = [place for place, of in enumerate(parts.of_row) if of == id_]
        _component(draft, id_, parts.named[id_], said, base, sections[id_])
        for at, section in zip(mine, sections[id_].of_row, strict=True):
            old = before.get(match.ids[at] or "", (None, None, {}))[2]
            question = _question(draft, rows[at], own[at], old, covered, said)
            _add(draft, id_, section, question, rows[at])
    if "links" not in said.covered.get("components", ()):
        _unlink(draft, base, parts)
    return draft


def _unlink(draft: Draft, base: Existing, parts: groups.Resolved) -> None:
    """Take out the links to components that went, and say so."""
    gone = base.components.keys() - parts.named.keys()
    for id_ in parts.named if gone else ():
        data = draft.files[f"components/{id_}.yml"]
        left = [link for link in data.get("links", []) if link["to"] not in gone]
        for link in data.get("links", []):
            if link not in left:
                draft.told.append(f'The link from "{id_}" to "{link["to"]}" went with that component.')
        if "links" in data:
            data["links"] = left
            if not left:
                del data["links"]


def _components(
    draft: Draft, said: Said, base: Existing, rows: list[Record], match: Matched, before: Mapping[str, Any]
) -> tuple[groups.Resolved, dict[str, groups.Resolved]]:
    """The component of each row; and for each component the section of each of its rows."""
    where = [before.get(id_ or "", (None, None, {})) for id_ in match.ids]
    known = {id_: part["title"] for id_, part in base.components.items()}
    taken = _all_ids(base) | {row.text("id") for row in rows}
    listed = groups.listed_ids(said.tables.get("components", []), known, taken)
    texts = [row.text("component") for row in rows]
    last = next(iter(known), None)
    fallback: list[str | None] = []
    for component, _, _ in where:
        last = component or last
        fallback.append(last)
    if None in fallback and not all(texts):
        texts = [text or _whole(said) for text in texts]
    titles = {id_: row.text("title") for id_, row in listed.items()}
    parts = groups.resolved(texts, fallback, known, titles, taken, "component")
    sections = {}
    for id_ in parts.named:
        mine = [place for place, of in enumerate(parts.of_row) if of == id_]
        old = {one["id"]: one["title"] for one in base.components.get(id_, {}).get("sections", ())}
        rest = [one for one in said.tables.get("sections", []) if _belongs(one, id_, parts.named)]
        own = {key: row.text("title") for key, row in groups.listed_ids(rest, old, taken).items()}
        was = [where[place][1] if where[place][0] == id_ else None for place in mine]
        called = [rows[place].text("section") for place in mine]
        sections[id_] = groups.resolved(called, was, old, own, taken | {*parts.named}, f"section-of-{id_}")
        taken |= {*sections[id_].named}
        draft.told += sections[id_].told
    draft.told += parts.told
    _unused(draft, listed, parts)
    return parts, sections


def _unused(draft: Draft, listed: Mapping[str, Record], parts: groups.Resolved) -> None:
    for id_, row in listed.items():
        if id_ not in parts.named:
            message = f'the component "{id_}" has no question; give it one, or take the row out'
            draft.problems.append(row.source("id").problem(message))


def _belongs(row: Record, component: str, named: Mapping[str, str]) -> bool:
    return ids.finder(named)(row.text("component")) == component


def _whole(said: Said) -> str:
    """What a component is called where the sheet knows of none."""
    sheet = said.questions[0].records[0].home.sheet
    return said.above[0] if said.above and len(said.above[0]) <= 60 else sheet.name


def _all_ids(base: Existing) -> set[str]:
    """Every id that is or was used: none is given again."""
    used = {
        id_ for part in base.components.values() for id_ in (part["id"], *(s["id"] for s in part.get("sections", ())))
    }
    used |= {question["id"] for _, _, question in base.questions()}
    return used | {*base.main.get("moved", {})} | {*base.main.get("retired", ())}


def _numbered(
    draft: Draft, rows: list[Record], match: Matched, parts: groups.Resolved, base: Existing, said: Said
) -> list[str]:
    """The id of each row: its own, that of the question it is, or a new one from its number or its place."""
    taken = _all_ids(base) | {*parts.named} | {id_ for id_ in match.ids if id_}
    taken |= {row.text("id") for row in said.tables.get("sections", [])}
    found = []
    counts: dict[str, int] = {}
    for row, id_, component in zip(rows, match.ids, parts.of_row, strict=True):
        counts[str(component)] = counts.get(str(component), 0) + 1
        if id_ is None:
            number = ids.of_ref(row.text("ref"))
            id_ = ids.unused(number or f"{component}-{counts[str(component)]}", taken)
            taken.add(id_)
        if not row.text("id"):
            draft.made[id_] = row.home
        found.append(id_)
    return found


def _component(draft: Draft, id_: str, title: str, said: Said, base: Existing, sections: groups.Resolved) -> None:
    file = f"components/{id_}.yml"
    old = {key: value for key, value in base.components.get(id_, {}).items() if key not in ("questions", "sections")}
    row = next((one for one in said.tables.get("components", []) if _is(one, id_, title)), None)
    data = {**joined(old, row, fields_of(ComponentFile)), "id": id_, "title": title}
    if row:
        place(draft, file, (), row)
    data = in_order(data, ComponentFile)
    before = {one["id"]: one for one in base.components.get(id_, {}).get("sections", ())}
    made: list[dict[str, Any]] = []
    for key, name in sections.named.items():
        listed = next((one for one in said.tables.get("sections", []) if _is(one, key, name)), None)
        if listed:
            place(draft, file, ("sections", len(made)), listed)
        rest = {k: v for k, v in before.get(key, {}).items() if k != "questions"}
        section = {**joined(rest, listed, fields_of(SectionFile)), "id": key, "title": name}
        made.append({**in_order(section, SectionFile), "questions": []})
    draft.files[file] = data | ({"sections": made} if made else {"questions": []})


def _is(row: Record, id_: str, title: str) -> bool:
    return row.text("id") == id_ if row.text("id") else row.text("title") == title


def _question(
    draft: Draft, row: Record, id_: str, old: Mapping[str, Any], covered: set[str], said: Said
) -> dict[str, Any]:
    fields = fields_of(QuestionFile)
    data = joined({k: v for k, v in old.items() if k not in covered}, row, fields)
    data["id"] = id_
    own = [one for one in said.tables.get("levels", []) if one.text("question") == id_]
    if own:
        data["levels"] = [level(draft, "", (), one, {}) for one in own]
    elif "levels" in old and "levels" not in said.tables:
        data["levels"] = old["levels"]
    if fields["title"].needed and "title" not in data and "question" in data:
        data["title"] = cut(" ".join(str(data["question"]).split()))
    _leave_out(data, row.values)
    return in_order(data, QuestionFile)


def _leave_out(data: dict[str, Any], said: Mapping[str, Any]) -> None:
    """A question lacks the levels that have a dash, and those that it lacked, unless the sheet has a text for them now."""
    dashes = said.get("dashes", [])
    if "descriptors" not in data:
        if dashes:
            data["descriptors"] = {}
        return
    texts = {} if "without" in said else said.get("descriptors", {})
    without = dict.fromkeys(one for one in [*data.pop("without", []), *dashes] if one not in texts)
    if without:
        data["without"] = list(without)


def _add(draft: Draft, component: str, section: str | None, question: dict[str, Any], row: Record) -> None:
    """Put a question where it belongs, and note the cells of its values."""
    file = f"components/{component}.yml"
    data = draft.files[file]
    if "sections" not in data:
        data["questions"].append(question)
        trail: Trail = ("questions", len(data["questions"]) - 1)
    elif section is None:
        message = "has no section, and other questions of its component have; name one"
        draft.problems.append(row.source("question").problem(message))
        return
    else:
        number = next(n for n, one in enumerate(data["sections"]) if one["id"] == section)
        data["sections"][number]["questions"].append(question)
        trail = ("sections", number, "questions", len(data["sections"][number]["questions"]) - 1)
    place(draft, file, trail, row)
