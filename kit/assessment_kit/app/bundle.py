"""ES modules → one classic script, and a list of stylesheets → one text.

Module scripts do not load from file:// in any browser, so the pages carry one classic script. The modules keep to a
small, checked subset: `import { a, b } from "./x.js";` at the head, `export` in front of a top-level function, const,
let or class, and names that are unique over all modules. What falls outside is an error with a place and a cure,
never a script that breaks in the browser.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

from assessment_kit.app.names import shorten

COMMENT = re.compile(r"^[ \t]*/\*.*?\*/", re.S | re.M)
IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.{1,2}/[\w./-]+\.js)";[ \t]*$', re.M)
DECLARATION = re.compile(r"^(export )?(?:(?:async )?function\b\s*\*?|const\b|let\b|class\b)\s*([\w$]+)?", re.M)
EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b|let\b|class\b)", re.M)
LEFT_OVER = re.compile(r"^(import\b(?!\s*\()|export\b|var\b).*$", re.M)
ENDS_SCRIPT = re.compile(r"</script|<!--", re.I)
ZERO = re.compile(r"(?<![\w.])0\.(?=\d)")  # 0.5rem means .5rem
STYLE_IMPORT = re.compile(r'^@import "(\./[\w./-]+\.css)";$', re.M)
ENDS_STYLE = re.compile(r"</style|@import|url\(", re.I)


class BundleError(ValueError):
    """A module or stylesheet that cannot be joined: `file:line: what; cure`."""


@dataclass(frozen=True)
class Module:
    """One source file with its comments blanked out, so that line numbers stay true."""

    path: Path
    text: str

    @classmethod
    def read(cls, path: Path) -> Module:
        blank = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), path.read_text(encoding="utf-8"))
        return cls(path, blank)

    def error(self, offset: int, message: str) -> BundleError:
        line = self.text.count("\n", 0, offset) + 1
        return BundleError(f"{self.path.name}:{line}: {message}")

    @property
    def body(self) -> str:
        return EXPORT.sub("", IMPORT.sub("", self.text)).strip("\n")


class _Joiner:
    """Walks the imports depth first, so that every module stands after what it needs."""

    def __init__(self) -> None:
        self.done: dict[Path, Module] = {}
        self.owner: dict[str, Path] = {}
        self.exported: set[str] = set()
        self.busy: list[Path] = []

    def visit(self, path: Path) -> None:
        if path in self.done:
            return
        module = Module.read(path)
        self.busy.append(path)
        for found in IMPORT.finditer(module.text):
            self._follow(module, found)
        self._declare(module)
        self._refuse_the_rest(module)
        self.busy.pop()
        self.done[path] = module

    def _follow(self, module: Module, found: re.Match[str]) -> None:
        target = (module.path.parent / found[2]).resolve()
        if target in self.busy:
            names = " → ".join(path.name for path in [*self.busy[self.busy.index(target) :], target])
            raise module.error(found.start(), f"modules import each other: {names}; move what both need into a third")
        if not target.is_file():
            raise module.error(found.start(), f'there is no file "{found[2]}"; mend the path or remove the import')
        self.visit(target)
        for name in filter(None, (part.strip() for part in found[1].split(","))):
            if not re.fullmatch(r"[\w$]+", name):
                raise module.error(found.start(), f'"{name}" renames an import; import it under its own name')
            if self.owner.get(name) != target or name not in self.exported:
                raise module.error(
                    found.start(), f'"{name}" is not exported by {target.name}; put "export" before it there'
                )

    def _declare(self, module: Module) -> None:
        for found in DECLARATION.finditer(module.text):
            name = found[2]
            if name is None:
                raise module.error(
                    found.start(), "a top-level destructuring or default; give each name a line of its own"
                )
            if name in self.owner:
                other = self.owner[name].name
                raise module.error(
                    found.start(), f'"{name}" is also declared in {other}; one of them needs another name'
                )
            self.owner[name] = module.path
            if found[1]:
                self.exported.add(name)

    def _refuse_the_rest(self, module: Module) -> None:
        kept = EXPORT.sub(lambda found: " " * len(found[0]), IMPORT.sub(lambda found: _blanked(found[0]), module.text))
        if found := LEFT_OVER.search(kept):
            cure = 'use `import { name } from "./file.js";` and `export` before a function, const, let or class'
            raise module.error(found.start(), f"unsupported: {found[0].strip()}; {cure}")
        if found := ENDS_SCRIPT.search(kept):
            raise module.error(
                found.start(), f'"{found[0]}" would end the script in the page; build it from two strings'
            )


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def bundle(entry: Path, small: bool = False) -> str:
    """Return the entry and everything it imports as one strict function, `small` without comments and long names.

    Raises BundleError, which names the place and the cure.
    """
    joiner = _Joiner()
    joiner.visit(entry.resolve())
    bodies = [module.body for module in joiner.done.values()]
    if small:
        bodies = shorten(bodies)
    script = '(function () {\n"use strict";\n' + "\n".join(bodies) + "\n})();\n"
    return str(rjsmin.jsmin(script)) if small else script


def bundle_styles(entry: Path, more: str = "") -> str:
    """Return the stylesheets that `entry` lists, one `@import "./x.css";` a line, joined in that order with `more` last,
    and minified."""
    listing = Module.read(entry)
    if left := re.search(r"\S.*", _without(STYLE_IMPORT, listing.text)):
        raise listing.error(left.start(), f'unsupported: {left[0]}; list one `@import "./name.css";` a line')
    sheets = [_style(listing, found) for found in STYLE_IMPORT.finditer(listing.text)]
    return _short_properties(ZERO.sub(".", str(rcssmin.cssmin("\n".join([*sheets, more])))))


def _short_properties(style: str) -> str:
    """The same style with its own custom properties called a, b, c …; nothing outside a page's style knows them."""
    names = Counter(re.findall(r"--kit-[\w-]+", style)).most_common()
    short = {name: f"--{index:x}" for index, (name, _) in enumerate(names)}
    return re.sub(r"--kit-[\w-]+", lambda found: short[found[0]], style)


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: _blanked(found[0]), text)


def _style(listing: Module, found: re.Match[str]) -> str:
    path = listing.path.parent / found[1]
    if not path.is_file():
        raise listing.error(found.start(), f'there is no file "{found[1]}"; mend the path or remove the line')
    sheet = Module.read(path)
    if bad := ENDS_STYLE.search(sheet.text):
        raise sheet.error(bad.start(), f'"{bad[0]}" may not stand in a page that loads nothing; remove it')
    return sheet.text
