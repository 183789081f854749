"""A test language: every text of a framework and of the interface in brackets and a third longer. What stands outside
brackets on a page is a word that no translator could reach.

In a framework with gaps the texts of the first language stand in brackets of another kind, so that of every letter on a page
one can tell in which language it is."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from assessment_kit.framework.component_files import ComponentFile, LevelFile, LinkFile, QuestionFile, SectionFile
from assessment_kit.framework.files import (
    ChangeFile,
    ComparedFile,
    FrameworkFile,
    OriginFile,
    ProfileFile,
    RoleFile,
    ScopeFile,
    WiderFile,
)
from assessment_kit.framework.folder import read_all
from assessment_kit.framework.overlay import OWN_WORDS, read_overlay
from assessment_kit.host.words import load_words

TAG, NAME = "qps", "[Pretend]"
OPEN, CLOSE, MORE = "⟦", "⟧", "·"
FIRST, FIRST_OPEN, FIRST_CLOSE = "en-GB", "⟪", "⟫"
OPENS = {OPEN: TAG, FIRST_OPEN: FIRST}
PLACES = {"uri", "section", "order"}  # where an app page stands, which is no word
MODELS = (
    *(FrameworkFile, OriginFile, ComparedFile, ChangeFile, RoleFile, WiderFile, ScopeFile, ProfileFile),
    *(ComponentFile, SectionFile, QuestionFile, LevelFile, LinkFile),
)
FIELDS = {name for model in MODELS for name in model.model_fields}


def said(text: str) -> str:
    """The text as the test language says it. Its {places} stay, and so do the brackets of a link."""
    longer = MORE * max(1, len(text) * 3 // 10)
    return f"{OPEN}{text.strip()}{longer}{CLOSE}"


def outside(text: str) -> list[str]:
    """The words of a text that stand outside of brackets, of which there may be some within others."""
    before = ""
    while text != before:
        before, text = text, re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text)
    return re.findall(r"[^\W\d_]{2,}", text)


def in_another(pieces: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Of pieces of text with the language that each says it is in: those that are in another, by the brackets around them.
    Of what stands in none nothing is known."""
    around: list[str] = []
    for text, lang in pieces:
        for part in re.findall(
            rf"[{OPEN}{FIRST_OPEN}{CLOSE}{FIRST_CLOSE}]|[^{OPEN}{FIRST_OPEN}{CLOSE}{FIRST_CLOSE}]+", text
        ):
            if part in OPENS:
                around.append(OPENS[part])
            elif part in (CLOSE, FIRST_CLOSE):
                around.pop()
            elif around and around[-1] != lang and re.search(r"[^\W\d_]", part):
                yield f"{part.strip()} ({lang})"


def in_brackets(value: Any) -> Any:
    if isinstance(value, str):
        return said(value)
    return [in_brackets(item) for item in value]


def _in_first_brackets(value: Any) -> Any:
    if isinstance(value, str):
        return f"{FIRST_OPEN}{value.strip()}{FIRST_CLOSE}"
    return [_in_first_brackets(item) for item in value]


def with_language(folder: Path, target: Path, tag: str = TAG, complete: bool = True, **more: Any) -> Path:
    """A copy of a framework with every text in the test language beside it, in place of its other languages."""
    main, (text, known) = target / "framework.yml", _alone((folder / "framework.yml").read_text("utf-8"))
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns(*known))
    main.write_text(text, "utf-8")
    found = read_all(target)
    for name, sheet in read_overlay(target, found, tag).sheets.items():
        path = target / tag / (name if name.endswith(".yml") else f"components/{name}.yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        texts: dict[str, Any] = {"version": found.main.top["version"].text} if name.endswith(".yml") else {}
        for at, words in sheet.layout.words.items():
            _put(texts, at, in_brackets(words.spot.value))
        path.write_text(_yaml(_lists(texts)), "utf-8")
    (target / tag / "strings.yml").write_text(_yaml(strings()), "utf-8")
    if (target / "terms.md").is_file():
        terms = re.sub(r"^(\S.*?)( \{ #.*)$|^(:\s+)(.*)$", _term, (target / "terms.md").read_text("utf-8"), flags=re.M)
        (target / tag / "terms.md").write_text(terms, "utf-8")
    entry = {"id": tag, "name": NAME, "complete": complete, **more}
    main.write_text(text + "\n" + _yaml({"languages": [entry]}), "utf-8")
    return target


def with_gaps(folder: Path, target: Path, **more: Any) -> Path:
    """A copy of a framework that is translated by half: of each kind of text the second, the fourth and so on."""
    with_language(folder, target, complete=False, **more)
    seen: Counter[tuple[str, ...]] = Counter()
    found = read_all(target)
    for name, sheet in read_overlay(target, found, TAG).sheets.items():
        file = name if name.endswith(".yml") else f"components/{name}.yml"
        texts: dict[str, Any] = {"version": found.main.top["version"].text} if name.endswith(".yml") else {}
        for at, words in sheet.layout.words.items():
            if words.optional or at[0] == OWN_WORDS:
                continue
            kind = tuple(str(step) for step in at if step in FIELDS)
            seen[kind] += 1
            if seen[kind] % 2 == 0:
                _put(texts, at, in_brackets(words.spot.value))
            _replace(sheet.original.data, words.spot.trail, _in_first_brackets(words.spot.value))
        (target / file).write_text(_yaml(sheet.original.data), "utf-8")
        (target / TAG / file).write_text(_yaml(_lists(texts)), "utf-8")
    return target


def _alone(main: str) -> tuple[str, list[str]]:
    """The main file of a framework without its list of further languages, and these."""
    known = [one["id"] for one in yaml.safe_load(main).get("languages", [])]
    return re.sub(r"^languages:\n(?:[ #-].*\n)+", "", main, flags=re.M), known


def strings() -> Mapping[str, Any]:
    """All words of the interface in the test language."""
    return _strings(load_words("en-GB").written)


def _strings(value: Any, trail: tuple[str, ...] = ()) -> Any:
    if trail[:2] == ("site", "app_pages") and trail[-1] in PLACES:
        return value
    if isinstance(value, dict):
        return {key: _strings(inner, (*trail, key)) for key, inner in value.items()}
    return in_brackets(value)


def _term(found: re.Match[str]) -> str:
    return f"{said(found[1])}{found[2]}" if found[1] else f"{found[3]}{said(found[4])}"


def _put(texts: dict[Any, Any], at: tuple[str | int, ...], value: Any) -> None:
    *way, last = at
    for step in way:
        texts = texts.setdefault(step, {})
    texts[last] = value


def _replace(data: Any, trail: tuple[str | int, ...], value: Any) -> None:
    *way, last = trail
    for step in way:
        data = data[step]
    data[last] = value


def _lists(value: Any) -> Any:
    """What has numbers for names is a list."""
    if not isinstance(value, dict):
        return value
    inner = {key: _lists(one) for key, one in value.items()}
    return list(inner.values()) if inner and all(isinstance(key, int) for key in inner) else inner


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
