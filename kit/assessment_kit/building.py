"""MkDocs as a program of its own, with the settings of a site around or with ours. Nothing of it is imported here."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assessment_kit.framework.folder import MAIN
from assessment_kit.framework.page import OWN_PAGES
from assessment_kit.offline_copy import CHECKSUMS
from assessment_kit.unfinished import NAME as UNFINISHED

SETTINGS = ("mkdocs.yml", "mkdocs.yaml")
FRAMEWORK = "framework"
NOWHERE = (
    f"there is no {FRAMEWORK}/{MAIN} here and no mkdocs.yml; go into the folder of your kit, "
    "or make one with: assessment-kit new FOLDER"
)
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


# The last line of what Python says where a system refuses to write, by the numbers that systems have for why.
_CURES = {
    str(errno.ENOSPC): "free some space and build again",
    str(errno.EDQUOT): "free some space, or ask for more, and build again",
    str(errno.EROFS): "build into another folder",
    str(errno.EACCES): "ask for the right to write there, or build into another folder",
}
_REFUSED = re.compile(
    rf"^(?:OSError|PermissionError): \[Errno (?P<number>{'|'.join(_CURES)})\] (?P<why>[^:\n]+)(?:: '(?P<path>[^'\n]+)')?",
    re.M,
)


class NotBuilt(Exception):
    """Why nothing was built, in words for a person."""


@contextlib.contextmanager
def settings() -> Iterator[str]:
    """The path of the settings to build by: those that are here, else ours, which say no more than a kit needs."""
    there = next((name for name in SETTINGS if Path(name).is_file()), None)
    if there:
        yield there
        return
    if not (Path(FRAMEWORK) / MAIN).is_file():
        raise NotBuilt(NOWHERE)
    with tempfile.TemporaryDirectory(prefix="assessment-kit-") as place:
        path = Path(place) / SETTINGS[0]
        path.write_text(_as_yaml(_ours(Path(place))), "utf-8")
        yield str(path)


def _ours(place: Path) -> dict[str, object]:
    """The same as the settings of a new kit, from anywhere."""
    pages = next((path for path in (Path("docs"), Path(FRAMEWORK) / OWN_PAGES) if path.is_dir()), place / "docs")
    pages.mkdir(exist_ok=True)
    return {
        "site_name": "",
        "docs_dir": str(pages.resolve()),
        "site_dir": str(Path("site").resolve()),
        "theme": "material",
        "plugins": [{"assessment-kit": {"framework": str(Path(FRAMEWORK).resolve())}}],
    }


def _as_yaml(told: dict[str, object]) -> str:
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in told.items())


def build(target: Path | None) -> Path:
    """Build strictly into a folder, by what the settings say or else `site`; returns the folder. Raises NotBuilt."""
    if target is not None:
        see_to_target(target)
    with settings() as path:
        chosen = ["--site-dir", str(target.resolve())] if target else []
        done = subprocess.run(
            [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--config-file", path, *chosen],
            env={**os.environ, **QUIET, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        raise NotBuilt(plain(done.stdout))
    return target or _told(done.stdout)


def _told(said: str) -> Path:
    """The folder that MkDocs says it built into: settings can come from many places."""
    found = re.search(r"Building documentation to directory: (.*)", said)
    made = Path(found[1].strip()) if found else Path("site").resolve()
    return made.parent if made.name == UNFINISHED else made


def see_to_target(target: Path) -> None:
    """A build takes the place of all that a folder holds: refuse one that holds something else. Raises NotBuilt."""
    if target.is_dir():
        there = {path.name for path in target.iterdir() if not path.name.startswith(".")}
        if there and CHECKSUMS not in there:
            raise NotBuilt(f"{target} holds other files, which a build would remove; name an empty folder")
    elif target.exists():
        raise NotBuilt(f"{target} is there already, and is no folder; name another one")


def plain(said: str) -> str:
    """What MkDocs says, without its marks of severity, what is no problem, and its last sigh; of a disk that takes no more,
    one sentence."""
    if refused := _REFUSED.search(said):
        return f"{refused['path'] or 'The disk'}: {refused['why'].lower()}; {_CURES[refused['number']]}"
    kept = [line for line in said.splitlines() if line.strip() and not line.startswith(("INFO", "Aborted with"))]
    return "\n".join(re.sub(r"^(ERROR|WARNING)\s+-\s+", "", line) for line in kept)


def serve(address: str | None) -> None:
    """Serve until stopped. Raises NotBuilt; ends the process as MkDocs ends it."""
    with settings() as path:
        chosen = ["--dev-addr", address] if address else []
        sys.argv = ["mkdocs", "serve", "--livereload", "--config-file", path, *chosen]
        os.environ.update(QUIET)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # put away what was made for the while, as for Ctrl-C
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
