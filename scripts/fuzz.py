"""Look for files that bring the check of a framework down: `python3 scripts/fuzz.py [options of libFuzzer]`.

Guided by coverage: what reaches code that nothing reached before is kept and changed further. It goes on until something
is found or Ctrl-C is pressed; `-runs=100000` ends it sooner. It wants atheris, which is in no lock, since only this needs
it and it has no build for Windows. What is found belongs into tests/frameworks/broken, with what should be said of it.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import environment

BASE = environment.ROOT / "tests/frameworks/base"
CORPUS = environment.SCRATCH / "fuzzed"
MISSING = "This wants atheris: .venv/bin/python -m pip install --only-binary :all: atheris   Then run this again."


def main(arguments: list[str]) -> None:
    """Fuzz until something is found; libFuzzer ends the process itself."""
    try:
        import atheris
    except ImportError:
        environment.stop(MISSING)
    with atheris.instrument_imports(include=["assessment_kit"]):
        from assessment_kit.framework.model import load
        from assessment_kit.reading.problems import FrameworkError

    names = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml"))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(BASE, Path(place) / "framework"))

        def one(data: bytes) -> None:
            """Put one file in the place of a sound one: the first byte says which."""
            path = folder / names[data[0] % len(names)] if data else folder / names[0]
            sound = path.read_bytes()
            path.write_bytes(data[1:])
            with contextlib.suppress(FrameworkError):
                load(folder)
            path.write_bytes(sound)

        atheris.Setup([sys.argv[0], "-max_len=4000", str(sown(names)), *arguments], one)
        run: Any = atheris.Fuzz
        run()


def sown(names: list[str]) -> Path:
    """A folder with the sound files to begin with, and with what earlier runs found worth keeping."""
    CORPUS.mkdir(parents=True, exist_ok=True)
    for index, name in enumerate(names):
        (CORPUS / name.replace("/", "-")).write_bytes(bytes([index]) + (BASE / name).read_bytes())
    return CORPUS


if __name__ == "__main__":
    environment.enter(environment.TESTS)
    main(sys.argv[1:])
