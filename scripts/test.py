"""Run the tests: `python3 scripts/test.py [--engines] [anything pytest takes]`.

Without arguments: the checks of the code, pure logic, builds, and Chromium over http and file://. With --engines also
Firefox, WebKit, a screen reader and the judges of PDFs. tests/README.md says which layer is which. There are as many at
a time as processors; `-n0` runs them one by one, as a debugger wants it.
"""

from __future__ import annotations

import os
import subprocess
import sys

import environment


def main(arguments: list[str]) -> int:
    """Get the browsers, then hand over to pytest; returns its exit code."""
    import browsers

    engines = "--engines" in arguments
    passed_on = [argument for argument in arguments if argument != "--engines"]
    for name in ("chromium", "firefox", "webkit", "orca", "java", "nginx", "libreoffice") if engines else ("chromium",):
        missing = browsers.prepare(name)
        if missing:
            print(missing, file=sys.stderr, flush=True)
    layers = [] if engines else ["-m", "not engines"]
    # A file stays together, for what its tests share; tests/conftest.py says which begin.
    workers = ["-n", str(os.cpu_count() or 1), "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", *workers, *layers, *passed_on]
    return subprocess.call(command, cwd=environment.ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


if __name__ == "__main__":
    environment.enter(environment.TESTS)
    raise SystemExit(main(sys.argv[1:]))
