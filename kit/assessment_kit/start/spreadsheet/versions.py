"""The version that an import makes, and what it tells people of it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from assessment_kit.framework.files import FrameworkFile
from assessment_kit.framework.folder import MAIN
from assessment_kit.reading.fields import version_numbers
from assessment_kit.reading.problems import few_of
from assessment_kit.start.spreadsheet.changes import Changes, levels_in, part, places_in
from assessment_kit.start.spreadsheet.draft import Draft, in_order
from assessment_kit.start.spreadsheet.entry import News, Told, news
from assessment_kit.start.spreadsheet.existing import Existing
from assessment_kit.start.spreadsheet.since import Since, since

_SHOWN = 6


class Versioned(NamedTuple):
    """Lines to be told: `report` in any case, `written` once the files are."""

    report: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


def versioned(draft: Draft, base: Existing, found: Changes) -> Versioned:
    """Raise the version where something was published, and write its entry; else only say which one the rules ask for."""
    main = draft.files[MAIN]
    before, said = str(base.main.get("version", "")), str(main.get("version", ""))
    release = _last(base)
    behind = release is not None and version_numbers(said) < version_numbers(before)
    if behind:
        _forward(main, base, said)
    if not before or not found.any:
        return Versioned()
    if release is None:
        return Versioned(_unpublished(before, said, found))
    old = since(release, base.main.get("moved", {}), levels_in(base.components, base.main), places_in(base.components))
    parts = {path: data for path, data in draft.files.items() if path != MAIN}
    now = since(release, main.get("moved", {}), levels_in(parts, main), places_in(parts))
    least = _raised(before, str(release["version"]), now)
    if said == before or behind:
        main["version"] = least
    told = Told(frozenset(found.reworded), bool(found.elsewhere or found.regrouped))
    got = news(main.get("changes", ()), main["version"], main["language"], str(release["version"]), old, now, told)
    main["changes"] = list(got.entries)
    draft.files[MAIN] = in_order({key: value for key, value in main.items() if value != []}, FrameworkFile)
    return Versioned(_of_version(before, said, main["version"], least, behind), _of_entry(main["version"], got))


def _last(base: Existing) -> Mapping[str, Any] | None:
    """What published.yml says of the version that was published last."""
    if base.found is None or base.found.published is None:
        return None
    return next(reversed(base.found.published.data["versions"]), None)


def _forward(main: dict[str, Any], base: Existing, said: str) -> None:
    """A sheet that was written before the version was raised takes neither that back nor what was told of it since."""
    there = [one["version"] for one in main.get("changes", ())]
    since_then = [
        one for one in base.main.get("changes", ()) if version_numbers(one["version"]) > version_numbers(said)
    ]
    main["version"] = base.main["version"]
    main["changes"] = [*(one for one in since_then if one["version"] not in there), *main.get("changes", ())]


def _raised(before: str, published: str, now: Since) -> str:
    """The least version, never below the one that is there: what was not published yet is not raised again."""
    last = version_numbers(published)
    least = now.least if now.least != last else (*last[:2], last[2] + 1)
    return ".".join(map(str, max(least, version_numbers(before))))


def _unpublished(before: str, said: str, found: Changes) -> tuple[str, ...]:
    if before != said:
        return (f"Version: {said}, as the sheet says; by the rules at least {found.version}.",)
    return (
        f"Version: {before} → {found.version} ({part(before, found.version)}) is what the rules ask for once this was given to "
        f"people; it stays {before}, for nothing was released.",
    )


def _of_version(before: str, said: str, version: str, least: str, behind: bool) -> tuple[str, ...]:
    older = (f"The sheet says version {said}, which is older than {before}; it is not taken back.",) if behind else ()
    if version == said != before:
        return (f"Version: {version}, as the sheet says; by the rules at least {least}.",)
    if version == before:
        stays = f"Version: stays {before}, for that one was not released yet."
        return (*older, f"{stays} If people have it already, say assessment-kit release before you import.")
    return (*older, f"Version: {before} → {version} ({part(before, version)}).")


def _of_entry(version: str, got: News) -> tuple[str, ...]:
    """What people will be told of this version."""
    if got.written:
        asked = " It asks them to look again at the questions that it names." if "questions" in got.written else ""
        return (
            f'Wrote what changed for those who answered before, below "changes" in {MAIN}: “{got.written["summary"]}”',
            f"  Say it there in your own words if you like.{asked}",
        )
    if not got.unnamed:
        return ()
    return (
        f'What you wrote below "changes" in {MAIN} for version {version} stays as it is. Its questions to read again '
        f"do not name: {few_of(got.unnamed, _SHOWN)}.",
    )
