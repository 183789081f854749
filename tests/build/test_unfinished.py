"""A build beside the old site: the old one stays until all of the new one is there, whenever the PDFs are ready."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_kit import unfinished
from assessment_kit.print.pack import MARK
from assessment_kit.print.typesetting import page_count
from elsewhere import NEW_SITE, pages_of, repository

# Settings name these files as hooks, so that MkDocs runs them before it builds.
BROKEN = """
from assessment_kit.print import pack
pack.TEMPLATES["slips"] = "not-there.typ"
"""
WITHOUT_PDFS = """
from assessment_kit.print import pack
pack.TEMPLATES.clear()
"""
# What is made by the time that it is asked for, and what was made before anything else.
WHEN = """
from assessment_kit.print import pack

class Late:
    def __init__(self, *call):
        self.call = call
    def result(self):
        function, *given = self.call
        return function(*given)
    def cancel(self):
        pass

class Pool:
    def __init__(self, count): pass
    def shutdown(self, wait): pass
    def submit(self, *call):
        late = Late(*call)
        if {early}:
            made = late.result()
            late.result = lambda: made
        return late

pack.ThreadPoolExecutor = Pool
"""


def hooked(folder: Path, hook: str, pages: dict[str, str] = NEW_SITE) -> Path:
    """Somebody else's repository, whose settings name a hook."""
    repository(folder, pages, hooks=["hook.py"])
    (folder / "hook.py").write_text(hook, "utf-8")
    return folder


def old_site(folder: Path) -> Path:
    (folder / ".git").mkdir(parents=True)
    (folder / ".git/HEAD").write_text("ref: refs/heads/gh-pages\n", "utf-8")
    (folder / "print").mkdir()
    for name in ("old.html", "print/slips.pdf"):
        (folder / name).write_text("old", "utf-8")
    return folder


def content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_pdf_that_fails_leaves_the_old_site_as_it_was(build_kit: Callable[..., Path], tmp_path: Path) -> None:
    site = old_site(tmp_path / "site")
    before = content(site)
    with pytest.raises(pytest.fail.Exception, match=r"not-there|No such file"):
        build_kit(site, folder=hooked(tmp_path / "theirs", BROKEN))
    assert content(site) == before


def test_the_new_site_takes_the_place_of_the_old_one_and_of_what_a_killed_build_left(
    build_kit: Callable[..., Path], tmp_path: Path
) -> None:
    site = old_site(tmp_path / "site")
    (site / ".unfinished").mkdir()
    (site / ".unfinished/half.html").write_text("half", "utf-8")
    made = content(build_kit(site, folder=repository(tmp_path / "theirs", NEW_SITE)))
    assert ".git/HEAD" in made and "levels.html" in made
    assert made["print/slips.pdf"].startswith(b"%PDF")
    assert [name for name in made if "old" in name or "half" in name or "unfinished" in name] == []


def test_a_warning_that_fails_a_strict_build_leaves_the_old_site_as_it_was(
    build_kit: Callable[..., Path], tmp_path: Path
) -> None:
    site = old_site(tmp_path / "site")
    before = content(site)
    pages = {"index.md": "# Ours\n\n[Gone](gone.md)\n", "more.md": "[Away](away.md)\n"}
    theirs = hooked(tmp_path / "theirs", WITHOUT_PDFS, pages)
    with pytest.raises(pytest.fail.Exception, match=r"(?s)gone\.md.*away\.md"):
        build_kit(site, folder=theirs)
    assert content(site) == before


def test_of_two_builds_at_once_the_second_stops_and_says_so(build_kit: Callable[..., Path], tmp_path: Path) -> None:
    site = old_site(tmp_path / "site")
    before = content(site)
    first = unfinished.begin(site)
    with pytest.raises(pytest.fail.Exception, match="another build is making this site"):
        build_kit(site, folder=hooked(tmp_path / "theirs", WITHOUT_PDFS))
    (first.made / "new.html").write_text("new", "utf-8")
    (first.made / ".well-known").mkdir()
    (first.made / ".well-known/ours").write_text("ours", "utf-8")
    assert content(site).keys() - before.keys() == {
        f".unfinished/{name}" for name in (".lock", "new.html", ".well-known/ours")
    }
    first.end(whole=True)
    assert content(site).keys() == {".git/HEAD", ".well-known/ours", "new.html"}


def test_what_cannot_be_put_in_place_leaves_the_old_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = old_site(tmp_path / "site")
    before = content(site)
    making = unfinished.begin(site)
    for name in ("one.html", "open.html"):
        (making.made / name).write_text("new", "utf-8")
    rename = Path.rename

    def refusing(source: Path, target: Path) -> Path:
        if source.name == "open.html":
            raise PermissionError(source)
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(PermissionError):
        making.put_in_place()
    making.drop()
    assert content(site) == before


def test_when_the_pdfs_are_ready_changes_no_byte(build_kit: Callable[..., Path], tmp_path: Path) -> None:
    early, late = (
        content(build_kit(tmp_path / name, folder=hooked(tmp_path / f"of-{name}", WHEN.replace("{early}", is_early))))
        for name, is_early in (("early", "True"), ("late", "False"))
    )
    assert early == late


def test_pages_say_how_many_pages_and_kilobytes_each_pdf_has(site: Path) -> None:
    rows = re.findall(
        r'<strong><a href="(print/[\w-]+\.pdf)">.*?<td>(\d+) pages?</td>\s*<td>(\d+) KB</td>',
        pages_of(site)["print.html"],
        re.S,
    )
    said = {file: (int(pages), int(size)) for file, pages, size in rows}
    prints = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.glob("print/*.pdf")}
    assert said == {name: (page_count(pdf), round(len(pdf) / 1000)) for name, pdf in prints.items()}
    compressed = (".pdf", ".zip")  # any three bytes stand in it somewhere
    texts = {name: text for name, text in content(site).items() if not name.endswith(compressed)}
    marked = [name for name, text in texts.items() if MARK.encode() in text or rb"\ue000" in text]
    assert len(texts) > 50
    assert [name for name in marked if not name.startswith("assets/")] == []
