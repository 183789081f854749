"""Whether a translation is the framework, no more and no less: what is missing, unknown, out of place or out of date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessment_kit.framework.languages import Language
from assessment_kit.framework.overlay import OWN_WORDS, Overlay, Sheet
from assessment_kit.framework.texts import Words
from assessment_kit.reading.builder import Trail, kind
from assessment_kit.reading.fields import version_numbers
from assessment_kit.reading.problems import Problem, cut, suggest
from assessment_kit.reading.sources import Spot

VERSION = ("version",)


@dataclass(frozen=True)
class Verdict:
    """`notices` are worth knowing, and stop nothing."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def verdict(overlay: Overlay, language: Language) -> Verdict:
    """All that is to be said of a translation. What is missing or out of date is a mistake where it shall be complete."""
    problems = list(overlay.problems)
    gaps: list[Problem] = []
    same: list[Problem] = []
    for sheet in overlay.sheets.values():
        if sheet.over.readable and sheet.original.readable:
            problems += _strangers(sheet, sheet.over.top)
            gaps += _gaps(sheet)
            same += _same(sheet)
    gaps += _out_of_date(overlay)
    if language.complete:
        return Verdict((*problems, *gaps), tuple(same))
    return Verdict(tuple(problems), (*_summed(overlay), *_out_of_date(overlay), *same))


def _strangers(sheet: Sheet, spot: Spot) -> Iterator[Problem]:
    """What has no place in a translation, and lists of another length."""
    inner = [*spot.entries(), *((row.trail[-1], row) for row in spot.rows())]
    for key, value in inner:
        if value.trail in sheet.layout.words:
            yield from _length(sheet.layout.words[value.trail], value)
        elif value.trail == VERSION and sheet.original.top["components"].value is not None:
            continue
        elif not sheet.layout.within(value.trail):
            yield _stranger(sheet, str(key), value)
        elif not isinstance(value.value, (dict, list)):
            yield value.problem(f'"{key}" is read as {kind(value.value)}; {_wanted(sheet, value.trail)}')
        elif isinstance(value.value, list) and not isinstance(
            sheet.layout.within(value.trail)[0].at[len(value.trail)], int
        ):
            yield value.problem(f'"{key}" is a list here; {_wanted(sheet, value.trail)}')
        else:
            yield from _strangers(sheet, value)


def _wanted(sheet: Sheet, trail: Trail) -> str:
    first = sheet.layout.within(trail)[0].at[len(trail)]
    return f'write each text by its id or name, as "{first}: …"'


def _stranger(sheet: Sheet, key: str, spot: Spot) -> Problem:
    if any(at[: len(spot.trail)] == spot.trail for at in sheet.layout.structure):
        return spot.key_problem(f'"{key}" stands in {sheet.original.path} only; take it out')
    beside = [at for at in sheet.layout.words if at[: len(spot.trail) - 1] == spot.trail[:-1]]
    known = list(dict.fromkeys(str(at[len(spot.trail) - 1]) for at in beside))
    return spot.key_problem(f'{sheet.original.path} has no "{cut(key)}" to translate; {suggest(key, known)}')


def _length(words: Words, spot: Spot) -> Iterator[Problem]:
    if not (isinstance(words.spot.value, list) and isinstance(spot.value, list)):
        return
    here, there = len(spot.value), len(words.spot.value)
    if here != there:
        yield spot.problem(
            f'"{spot.trail[-1]}" has {here} of {there} texts; translate each of those in {words.spot.source.path}, in order'
        )


def _gaps(sheet: Sheet) -> Iterator[Problem]:
    """What is missing, each thing once: a question without any text is one gap."""
    told: set[Trail] = set()
    for words in sheet.missing:
        if words.optional or words.at[0] == OWN_WORDS or any(words.at[: len(one)] == one for one in told):
            continue
        missing = next(words.at[:end] for end in range(1, len(words.at) + 1) if _nothing(sheet, words.at[:end]))
        told.add(missing)
        yield _gap(sheet, missing, [one for one in sheet.layout.within(missing) if not one.optional])


def _nothing(sheet: Sheet, trail: Trail) -> bool:
    return Spot(sheet.over, trail).value is None


def _gap(sheet: Sheet, missing: Trail, within: list[Words]) -> Problem:
    count = sum(len(words.texts) for words in within)
    what = f'translate: "{cut(within[0].texts[0])}"' if count == 1 else f"translate its {count} texts"
    name = ".".join(map(str, missing))
    return Spot(sheet.over, missing).problem(f'has no "{name}", which {sheet.original.path} has; {what}')


def _same(sheet: Sheet) -> Iterator[Problem]:
    """Texts of some length that were left as they are; names and short words may well be the same."""
    for at, words in sheet.layout.words.items():
        spot = Spot(sheet.over, at)
        if spot.value == words.spot.value and any(" " in text.strip() for text in words.texts) and not words.optional:
            yield spot.problem("is the same as in the first language; translate it, or leave it if it shall be so")


def _summed(overlay: Overlay) -> Iterator[Problem]:
    every = [words for sheet in overlay.sheets.values() for words in sheet.layout.words.values()]
    missing = [words for sheet in overlay.sheets.values() for words in sheet.missing if not words.optional]
    if missing:
        said = f"{len(missing)} of {len(every)} texts are not translated yet and are shown in the first language"
        yield overlay.main.over.top.problem(f'{said}; "complete: true" in framework.yml has each of them named')


def _out_of_date(overlay: Overlay) -> Iterator[Problem]:
    """A translation that was made from another version, with what changed since."""
    made, now = overlay.main.over.top["version"], overlay.found.main.top["version"].text
    if made.text == now:
        return
    if not version_numbers(made.text):
        what = "does not say from which version it was made" if made.value is None else "names no version"
        yield made.problem(f"{what}; write it as in framework.yml when all is translated: version: {now}")
    elif version_numbers(made.text) > version_numbers(now):
        yield made.problem(f"was made from version {made.text}, which there is not yet; write {now}")
    else:
        changed = _changed_since(overlay, made.text)
        look = f"look again at {', '.join(changed)}" if changed else "look through what changed"
        yield made.problem(
            f"was made from version {made.text}, and the framework is {now} now; {look}, then write {now}"
        )


def _changed_since(overlay: Overlay, version: str) -> list[str]:
    """The questions named in the changes of later versions that are still there."""
    changes = overlay.found.main.top["changes"].rows()
    later = (one for one in changes if version_numbers(one["version"].text) > version_numbers(version))
    named = dict.fromkeys(question.text for change in later for question in change["questions"].rows())
    return [f'"{name}"' for name in named if name]
