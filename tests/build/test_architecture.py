"""The arrows of the code: who may know whom. When one of these fails, the design is changing: change it knowingly."""

from __future__ import annotations

import ast
import functools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
KIT = ROOT / "kit" / "assessment_kit"
APP = ROOT / "theme" / "app"
MODULES = {
    ".".join(path.relative_to(KIT).with_suffix("").parts): path
    for path in sorted(KIT.rglob("*.py"))
    if path.name != "__init__.py"
}
MAKERS = {"guidance", "app", "print"}  # each turns a framework into one kind of output
# What each package may know of the others. places, caches, templates and page_checks are known to all.
ARROWS: dict[str, set[str]] = {
    "reading": set(),
    "framework": {"reading"},
    "host": {"reading"},
    "answers": {"reading", "framework", "host", "inputs"},
    "start": {"reading", "framework", "host", "answers"},  # an editor is told the schemas
    **{maker: {"reading", "framework", "host", "inputs"} for maker in MAKERS},
    "guidance": {"reading", "framework", "host", "inputs", "answers"},  # the home page counts the practice set
}
ARROWS["commands"] = ARROWS["guidance"] | {
    "start",
    "making",
    "building",
    "plain_site",
    "deployed",
    "offline_copy",
    "bill_making",
    "bill_check",
}
TOP = {"plugin", "cli"}

# Whom the scripts of each folder of theme/app may know beside themselves. Entries stand in no folder, and know all.
KNOWN = {
    "rules": {"rules"},
    "state": {"rules", "state"},
    "drawing": {"rules", "drawing"},
    "components": {"rules", "state", "drawing"},
}

# Hosts that code may name, each for its reason. Anything else is a request or a dependency waiting to happen.
HOSTS = {
    "www.w3.org",  # XML namespaces
    "json-schema.org",  # the dialect of the schemas
    "cyclonedx.org",  # that of the bill of materials
}


def module_names(path: Path) -> set[str]:
    """Every module that a Python file imports, wherever in it, as dotted names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@functools.cache
def of_the_kit(name: str) -> frozenset[str]:
    """The modules of the kit that one of them imports."""
    imported = module_names(MODULES[name])
    return frozenset(other for other in MODULES if f"assessment_kit.{other}" in imported)


@functools.cache
def outside(name: str) -> frozenset[str]:
    """The packages from elsewhere that a module of the kit imports, without the standard library."""
    packages = {dotted.split(".")[0] for dotted in module_names(MODULES[name])}
    return frozenset(packages - {"assessment_kit"} - sys.stdlib_module_names)


def behind(name: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """A module of the kit and everything in the kit that it needs."""
    if name in seen:
        return seen
    seen = seen | {name}
    for other in of_the_kit(name):
        seen |= behind(other, seen)
    return seen


def package(name: str) -> str:
    """The folder of a module; empty for those at the top."""
    return name.split(".")[0] if "." in name else ""


@pytest.mark.parametrize("name", MODULES)
def test_no_module_needs_itself(name: str) -> None:
    assert not any(name in behind(other) for other in of_the_kit(name))


@pytest.mark.parametrize("name", MODULES)
def test_no_module_is_long(name: str) -> None:
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"plugin", "plugin_pieces"}))
def test_only_the_plugin_knows_mkdocs(name: str) -> None:
    assert outside(name).isdisjoint({"mkdocs", "material", "properdocs"})


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"__main__"}))
def test_nothing_imports_the_plugin_or_the_command(name: str) -> None:
    assert of_the_kit(name).isdisjoint(TOP)


@pytest.mark.parametrize("name", [name for name in MODULES if package(name)])
def test_arrows_between_packages_point_one_way(name: str) -> None:
    known = {package(other) or other for other in of_the_kit(name)} - {
        package(name),
        "places",
        "caches",
        "templates",
        "page_checks",
    }
    assert known <= ARROWS[package(name)]


@pytest.mark.parametrize("name", [name for name in MODULES if package(name) in {"reading", "framework", "answers"}])
def test_the_models_know_nothing_of_output(name: str) -> None:
    assert not any(outside(other) & {"jinja2", "typst", "markdown_it"} for other in behind(name))


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """The text constants of a Python file with their lines, without docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining:
            yield node.lineno, node.value


MARKUP = re.compile(
    r"</?(?:a|b|body|br|button|code|details|div|em|fieldset|form|h[1-6]|head|hr|html|i|img|input|label|legend|li|link|meta|"
    r"ol|option|output|p|pre|script|section|select|small|span|strong|style|summary|svg|table|td|th|tr|ul)\b[^<]{0,80}?/?>|"
    r"\{\s*[a-z-]+\s*:\s*[^{}]+;\s*\}|\bdocument\.[a-z]+|\bwindow\.[a-z]+|\baddEventListener\b"
)


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_the_rules_hold_no_html_style_or_script(path: Path) -> None:
    if path.name == "page_checks.py":
        pytest.skip("its patterns for what a page's policy would refuse are made of HTML")
    assert [(line, text) for line, text in texts(path) if MARKUP.search(text)] == []


def framework_words() -> set[str]:
    """What only a framework may say: its questions' ids, all titles, and whom it is aligned with."""
    from assessment_kit.framework.model import load

    framework = load(ROOT / "framework")
    named = [*framework.questions, *framework.components]
    return {item.title for item in named} | {item.id for item in framework.questions} | {"NHS"}


@pytest.mark.parametrize("folder", ["kit", "theme", "scripts"])
def test_code_holds_no_word_of_the_framework(folder: str) -> None:
    words = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in framework_words()))
    said = {path.relative_to(ROOT).as_posix(): words.findall(path.read_text("utf-8")) for path in sources(folder)}
    assert {path: found for path, found in said.items() if found} == {}


CODE = {".py", ".js", ".css", ".html", ".j2", ".yml", ".typ", ".svg", ".json", ""}


def sources(*folders: str) -> list[Path]:
    """The files below these folders of the project that hold code or its words."""
    every = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path for path in every if "__pycache__" not in path.parts and path.suffix in CODE)


def test_the_theme_never_sees_yaml() -> None:
    telling = {
        "adapting.md.j2",
        "own-framework.md.j2",
        "commands.md.j2",
    }  # pages that tell people how to edit those files
    start = ROOT / "theme" / "start"  # what such files begin as
    app = [
        path
        for path in sources("theme")
        if path.suffix != ".yml" and path.name not in telling and start not in path.parents
    ]
    assert [path for path in app if re.search(r"\byaml\b|\.ya?ml\b", path.read_text("utf-8"), re.I)] == []


def test_code_names_no_host_but_those_with_a_reason() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), host)
        for path in sources("kit", "theme", "scripts", ".ci")
        for host in re.findall(r"https?://([\w.-]+\.[a-z]{2,})", path.read_text("utf-8"))
    }
    assert {(path, host) for path, host in found if host not in HOSTS} == set()


# The page's scripts


def scripts() -> list[Path]:
    return sorted(path for path in APP.rglob("*.js") if not path.name.endswith(".test.js"))


def named(path: Path) -> str:
    return path.relative_to(APP).as_posix()


def folder_of(name: str) -> str:
    """The first folder of a script; empty for an entry."""
    return name.split("/")[0] if "/" in name else ""


def code(path: Path) -> str:
    """A script without its comments."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    return re.sub(r"(^|\s)//.*", "", text)


def imports(path: Path) -> set[str]:
    """The modules that a script imports, as paths below theme/app."""
    addresses = re.findall(r"""^import\s[^;]*?from\s+["']([^"']+)["']""", path.read_text("utf-8"), re.M)
    return {named((path.parent / address).resolve()) for address in addresses}


@pytest.mark.parametrize("path", scripts(), ids=named)
def test_arrows_between_scripts_point_one_way(path: Path) -> None:
    known = {folder_of(name) for name in imports(path)}
    assert known <= KNOWN.get(folder_of(named(path)), set(KNOWN))


@pytest.mark.parametrize("path", [path for path in scripts() if path.parent.name == "rules"], ids=named)
def test_pure_scripts_never_name_the_browser(path: Path) -> None:
    assert re.findall(r"\b(?:document|window|globalThis|localStorage|sessionStorage|indexedDB)\b", code(path)) == []


@pytest.mark.parametrize("path", sorted((APP / "components").glob("*/*.js")), ids=named)
def test_a_component_has_one_name(path: Path) -> None:
    """Its folder, its files, its class, its hook and the block of its style are called the same."""
    name = path.parent.name
    assert {file.stem for file in path.parent.iterdir() if file.suffix != ".html"} == {name}
    title = name.title().replace("-", "")
    assert f"export class {title} " in path.read_text("utf-8")
    assert f'data-component="{name}"' in path.with_suffix(".html").read_text("utf-8")
    assert all(
        re.search(rf"[ {{]\"?{name}\"?: {title}[ ,]", entry.read_text("utf-8"), re.M) for entry in entries_with(path)
    )
    style = path.with_suffix(".css")
    assert not style.exists() or f".kit-{name}" in style.read_text("utf-8")


def entries_with(path: Path) -> list[Path]:
    return [entry for entry in APP.glob("*.js") if named(path) in imports(entry)]


FORBIDDEN = {
    r"\bfetch\s*\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeerConnection": "nothing leaves the page",
    r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|DOMParser|setHTMLUnsafe": "text is text, never markup",
    r"\beval\s*\(|new Function\b|\bimport\s*\(": "no script but the page's own",
    r"crypto\.subtle|randomUUID|showSaveFilePicker|showOpenFilePicker": "missing on a plain-http intranet",
    r"(?:local|session)Storage\.clear": "storage is shared with other pages of the host",
    r"\bdocument\.cookie\b": "a cookie is sent to the server",
}


@pytest.mark.parametrize("path", scripts(), ids=named)
@pytest.mark.parametrize(("pattern", "reason"), FORBIDDEN.items(), ids=FORBIDDEN.values())
def test_scripts_keep_off_what_would_break_a_promise(path: Path, pattern: str, reason: str) -> None:
    assert re.findall(pattern, code(path)) == [], reason


@pytest.mark.parametrize("path", sorted(APP.rglob("*.html")), ids=lambda path: path.relative_to(APP).as_posix())
def test_templates_hold_no_inline_handler_or_style(path: Path) -> None:
    assert re.findall(r"<[^>]*\s(?:on[a-z]+|style)\s*=|javascript:", path.read_text("utf-8")) == []


def test_there_are_scripts_to_check() -> None:
    assert {named(path) for path in scripts()} >= {"assessment.js", "state/answer-store.js", "rules/answers.js"}
