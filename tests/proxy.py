"""A proxy that notes who is asked: what the tests of every engine hold pages to that ask nobody."""

from __future__ import annotations

import contextlib
import re
import socket
import socketserver
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

# What a browser asks by itself, whatever page is open. No page and no policy can stop it. Nothing else is set aside.
HOUSEKEEPING = {
    "content-autofill.googleapis.com": "Chromium's autofill service, about every http page with a text field",
    "firefox.settings.services.mozilla.com": "Firefox's own settings, soon after it starts",
}
REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Listener(socketserver.ThreadingTCPServer):
    """A proxy that passes on what is meant for the kit's own server, and notes and refuses everything else."""

    daemon_threads = True

    def __init__(self, kit: str) -> None:
        super().__init__(("127.0.0.1", 0), Connection)
        self.kit = kit
        self.asked: set[str] = set()

    def strangers(self) -> set[str]:
        """The hosts that were asked since the last time."""
        asked, self.asked = self.asked, set()
        return asked - HOUSEKEEPING.keys()


class Connection(socketserver.BaseRequestHandler):
    server: Listener

    def handle(self) -> None:
        head = self.request.recv(65536)
        if not head:  # a connection made in advance, over which nothing was asked
            return
        target = head.split(b" ", 2)[1].decode("latin-1") if head.count(b" ") > 1 else ""
        asked = urlsplit(target if "://" in target else f"//{target}")
        if asked.netloc == self.server.kit:
            self.pass_on(head, asked.port or 80)
        else:
            self.server.asked.add(asked.hostname or "nobody")
            self.request.sendall(REFUSED)

    def pass_on(self, head: bytes, port: int) -> None:
        plain = head.replace(f"http://{self.server.kit}".encode(), b"", 1)
        plain = re.sub(rb"\r\n(?:Proxy-)?Connection: [^\r]*", b"", plain).replace(
            b"\r\n", b"\r\nConnection: close\r\n", 1
        )
        with socket.create_connection(("127.0.0.1", port)) as kit:
            kit.sendall(plain)
            while chunk := kit.recv(65536):
                self.request.sendall(chunk)


@contextlib.contextmanager
def listening(kit: str) -> Iterator[Listener]:
    """A proxy that passes on what is meant for this host and port."""
    with Listener(kit) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
