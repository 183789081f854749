"""What no shape can say: how ids, levels, components and versions must fit together.

Every rule looks only at what is there and of the right kind, so that one mistake does not hide another. A rule that needs
all files to be certain (is this id truly nowhere?) is silent while one of them cannot be read.
"""

import re
from collections.abc import Iterator

from assessment_kit.framework.folder import Found
from assessment_kit.framework.groups import group_rules
from assessment_kit.framework.levels import level_rules
from assessment_kit.framework.numbering import numbering_rules, questions_of
from assessment_kit.framework.profiles import profile_rules
from assessment_kit.reading.fields import DATE_PATTERN, is_id, version_numbers
from assessment_kit.reading.problems import Problem, nearest, suggest
from assessment_kit.reading.sources import Spot


def broken_rules(found: Found) -> Iterator[Problem]:
    """Every broken rule of every file that could be read."""
    yield from _entries(found)
    yield from _files(found)
    yield from _contents(found)
    yield from _links(found)
    yield from numbering_rules(found)
    yield from group_rules(found.main.top)
    yield from profile_rules(found)
    yield from level_rules(found)
    yield from _groups_apart(found)
    yield from _changes(found)
    yield from _compared(found.main.top["source"])


def _entries(found: Found) -> Iterator[Problem]:
    seen: dict[str, Spot] = {}
    for entry in found.main.top["components"].rows():
        if not entry.text:
            continue
        if entry.text in seen:
            line, _ = found.main.places[seen[entry.text].trail]
            yield entry.problem(f'"{entry.text}" is listed twice, first in line {line}; keep one of them')
        elif entry.text not in found.components and entry.text not in found.misnamed and is_id(entry.text):
            near = nearest(entry.text, found.components)
            cure = f'did you mean "{near}"?' if near else "write that file, or take the entry out"
            yield entry.problem(f"there is no components/{entry.text}.yml; {cure}")
        seen.setdefault(entry.text, entry)


def _files(found: Found) -> Iterator[Problem]:
    listed = [entry.text for entry in found.main.top["components"].rows()]
    misspelt = {nearest(entry, found.components) for entry in listed if entry not in found.components}
    for name, source in found.components.items():
        if listed and name not in listed and name not in misspelt:
            yield source.top.problem(
                f'"{name}" is not in the components of framework.yml; add it there, or remove this file'
            )
        id_ = source.top["id"]
        if id_.text and id_.text != name:
            yield id_.problem(
                f'the id "{id_.text}" is not the name of the file; write "{name}", or rename the file to {id_.text}.yml'
            )


def _contents(found: Found) -> Iterator[Problem]:
    for source in found.components.values():
        top = source.top
        if not source.readable:
            continue
        if "questions" in top and "sections" in top:
            yield top["sections"].key_problem(
                "a component has questions or sections, not both; move the questions into a section"
            )
        elif "questions" not in top and "sections" not in top and not _near_key(top):
            yield top.problem('the file has no questions; add "questions:" and a list of them')


def _near_key(top: Spot) -> bool:
    """A misspelt key is told as such; that it leaves the component without questions is the same mistake."""
    return any(nearest(key, ["questions", "sections"]) for key, _ in top.entries())


def _links(found: Found) -> Iterator[Problem]:
    listed = [entry.text for entry in found.main.top["components"].rows() if entry.text]
    known = list(dict.fromkeys([*listed, *found.components]))
    for name, source in found.components.items():
        for link in source.top["links"].rows():
            to = link["to"]
            if to.text == name:
                yield to.problem("a component cannot depend on itself; name another one, or take the link out")
            elif to.text not in known and is_id(to.text):
                others = [other for other in known if other != name]
                yield to.problem(f'there is no component "{to.text}"; {suggest(to.text, others)}')


def _groups_apart(found: Found) -> Iterator[Problem]:
    """Questions of a group follow one another, for its name stands once above them."""
    for source in found.components.values():
        for holder in (source.top, *source.top["sections"].rows()):
            before, seen = "", {""}
            for question in holder["questions"].rows():
                group = question["group"]
                if group.text != before and group.text in seen - {""}:
                    yield group.problem(f'group "{group.text}" was before another; put its questions together')
                before = group.text
                seen.add(before)


def _changes(found: Found) -> Iterator[Problem]:
    top = found.main.top
    current = version_numbers(top["version"].text)
    known = {spot["id"].text for spot in questions_of(found) if is_id(spot["id"].text)} | {
        old for old, _ in top["moved"].entries()
    }
    known |= {spot.text for spot in top["retired"].rows()}
    seen: dict[str, int] = {}
    for change in top["changes"].rows():
        version = change["version"]
        if version.text in seen:
            yield version.problem(
                f"version {version.text} is listed twice, first in line {seen[version.text]}; join the two"
            )
        elif current and version_numbers(version.text) > current:
            yield version.problem(
                f'version {version.text} is newer than the framework\'s {top["version"].text}; raise "version", or mend this one'
            )
        if version.text:
            seen.setdefault(version.text, found.main.places[version.trail][0])
        for id_ in change["questions"].rows():
            if id_.text not in known and is_id(id_.text) and found.whole:
                yield id_.problem(f'no question has or had the id "{id_.text}"; {suggest(id_.text, sorted(known))}')


def _compared(source: Spot) -> Iterator[Problem]:
    """The source's own day is that of the last comparison, and nothing is both compared and not."""
    last = _written_day(source["checked"])
    seen: set[str] = set()
    for one in source["compared"].rows():
        day = _written_day(one["checked"])
        if last and day > last:
            yield one["checked"].problem(
                f'{day} is later than the "checked" of the whole source, {last}; write {day} there, too'
            )
        seen.add(one["what"].text)
    for left in source["not_compared"].rows():
        if left.text and left.text in seen:
            yield left.problem(f'"{left.text}" stands under "compared", too; keep one of the two')


def _written_day(spot: Spot) -> str:
    """A day as it is written, which sorts as days do; nothing when it is no day, which the shape tells."""
    return text if re.fullmatch(DATE_PATTERN, text := str(spot.value)) else ""
