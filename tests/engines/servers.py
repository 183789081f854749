"""Web servers as administrators have them, each a program of its own: what they say of files decides what browsers keep."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

INTRANET = "kit.intranet"  # see tests/conftest.py
EXAMPLE_FOLDER = "/srv/self-assessment-kit"  # as the hosting page calls it

NGINX = """daemon off;
{user}
pid {work}/nginx.pid;
error_log {work}/error.log;
events {{}}
http {{
    include {types};
    access_log off;
    client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
    {map}
    server {{
        listen 127.0.0.1:{port};
        {server}
    }}
}}
"""
WITHOUT_HEADERS = "location /self-assessment/ { alias " + EXAMPLE_FOLDER + "/; }"


@contextlib.contextmanager
def nginx(program: Path, kit: Path, text: str, work: Path) -> Iterator[str]:
    """nginx by an example as it stands on the hosting page, but for where the kit is; the address of the kit."""
    belongs_in_http, belongs_in_server = re.findall(r"\A((?:map .*?^}\n)?)(.*)\Z", text, re.S | re.M)[0]
    with free_port() as port:
        said = NGINX.format(
            work=work,
            types=mime_types(program),
            port=port,
            user="user root;" if os.geteuid() == 0 else "",  # the folders of tests are root's own
            map=belongs_in_http,
            server=belongs_in_server.replace(EXAMPLE_FOLDER, str(kit)),
        )
    (work / "nginx.conf").write_text(said, "utf-8")
    with running([str(program), "-p", str(work), "-c", str(work / "nginx.conf")], port):
        yield f"http://{INTRANET}:{port}/self-assessment"


def mime_types(program: Path) -> Path:
    """The list of types that came with an nginx, beside the configuration that it was made to read."""
    made = subprocess.run([program, "-V"], capture_output=True, encoding="utf-8").stderr
    return Path(re.findall(r"--conf-path=(\S+)", made)[0]).with_name("mime.types")


@contextlib.contextmanager
def plain(kit: Path) -> Iterator[str]:
    """Python's own server, which says when a file was changed, and nothing else."""
    with free_port() as port:
        command = [
            sys.executable,
            "-m",
            "http.server",
            str(port),
            "--bind",
            "127.0.0.1",
            "--directory",
            str(kit.parent),
        ]
    with running(command, port):
        yield f"http://{INTRANET}:{port}/{kit.name}"


@contextlib.contextmanager
def free_port() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        yield int(free.getsockname()[1])


@contextlib.contextmanager
def running(command: Sequence[str], port: int) -> Iterator[None]:
    """Run a server until the end; begin when it answers."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while not answers(port):
                assert server.poll() is None, f"{command[0]} did not start"
            yield
        finally:
            server.terminate()


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
