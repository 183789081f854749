"""Show the kit in a browser and follow edits: `python3 scripts/serve.py [anything mkdocs serve takes]`.

Edits of the framework, the templates, the styles and the scripts show at once; edits of kit/ need a new start.
"""

from __future__ import annotations

import os
import subprocess
import sys

import environment


def main(arguments: list[str]) -> int:
    """Serve until stopped by Ctrl-C; returns MkDocs' exit code."""
    print("Serving the kit with live reload; stop with Ctrl-C.", flush=True)
    # --livereload is meant to be the default, but some versions of click drop it.
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", *arguments]
    try:
        return subprocess.call(command, cwd=environment.ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    environment.enter(environment.BUILD)
    raise SystemExit(main(sys.argv[1:]))
