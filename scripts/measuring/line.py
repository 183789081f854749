"""A server at the other end of a slow line, made by the server so that it is the same for every browser.

A round trip to connect, one to ask; then 10 packets, 20, 40 … a round trip, as TCP does, and never faster than the
line, which all connections share. No TLS, no names to look up.
"""

from __future__ import annotations

import contextlib
import gzip
import mimetypes
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PACKET = 1460
FIRST_FLIGHT = 10


@dataclass(frozen=True)
class Line:
    """Bytes a second, and seconds there and back."""

    rate: float
    round_trip: float


FAST = Line(rate=float("inf"), round_trip=0)
SLOW = Line(rate=1_600_000 / 8, round_trip=0.150)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has seen enough hangs up; nobody needs to read that."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serving(folder: Path, line: Line) -> Iterator[str]:
    """Serve a folder, compressed, over a line; yields its address."""
    in_use = threading.Lock()

    @cache
    def packed(path: Path) -> bytes:
        return gzip.compress(path.read_bytes(), 9)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            self.flight = FIRST_FLIGHT
            time.sleep(line.round_trip)

        def do_GET(self) -> None:
            time.sleep(line.round_trip)
            path = folder / self.path.split("?")[0].lstrip("/")
            found = path.is_file()
            content = packed(path) if found else b""
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream")
            self.send_header("Content-Encoding", "gzip" if found else "identity")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.send(content)

        def send(self, content: bytes) -> None:
            while content:
                started, flight = time.perf_counter(), self.flight * PACKET
                for start in range(0, len(content[:flight]), PACKET):
                    packet = content[start : min(start + PACKET, flight)]
                    with in_use:
                        time.sleep(len(packet) / line.rate)
                        self.wfile.write(packet)
                content = content[flight:]
                if content:
                    time.sleep(max(0.0, started + line.round_trip - time.perf_counter()))
                    self.flight *= 2

        def log_message(self, *_: Any) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
