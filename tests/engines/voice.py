"""A voice without sound: it takes what a screen reader has spoken, as Speech Dispatcher would, and writes it down."""

from __future__ import annotations

import html
import re
import socketserver
import threading
import time
from dataclasses import dataclass
from pathlib import Path

WORDS_A_SECOND = 5.0  # as people hear who hear much


@dataclass
class Spoken:
    """One thing said; `cut` where speech was stopped before a voice had come to its end."""

    text: str
    end: float
    cut: bool = False


class Voice(socketserver.ThreadingUnixStreamServer):
    """The server's end of SSIP, the protocol of Speech Dispatcher, at a socket."""

    daemon_threads = True

    def __init__(self, socket: Path) -> None:
        super().__init__(str(socket), Client)
        self.said: list[Spoken] = []
        self.changed = threading.Condition()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def speak(self, text: str) -> None:
        with self.changed:
            begin = max(time.monotonic(), *(one.end for one in self.said[-1:] if not one.cut), 0.0)
            self.said.append(Spoken(text, begin + len(text.split()) / WORDS_A_SECOND))
            self.changed.notify_all()

    def stop(self) -> None:
        with self.changed:
            for one in self.said:
                one.cut = one.cut or one.end > time.monotonic()
            self.changed.notify_all()


class Client(socketserver.StreamRequestHandler):
    """Answers one program that speaks. What it asks for besides speech is granted and forgotten."""

    server: Voice
    count = 0

    def handle(self) -> None:
        for line in self.rfile:
            command = line.decode().strip().upper()
            self.wfile.write(self.answer(command, line.decode().strip()).encode())
            if command == "QUIT":
                return

    def answer(self, command: str, line: str) -> str:
        match command.split():
            case ["SPEAK", *_]:
                self.wfile.write(b"230 OK RECEIVING DATA\r\n")
                return self.spoken(self.data())
            case ["CHAR" | "KEY", *_]:
                return self.spoken(line.partition(" ")[2])
            case ["CANCEL" | "STOP", *_]:
                self.server.stop()
            case ["LIST", "OUTPUT_MODULES"]:
                return "250-silent\r\n250 OK\r\n"
            case ["LIST", *_]:
                return "249-silent\ten\tnone\r\n249 OK\r\n"
            case ["GET", *_]:
                return "251-0\r\n251 OK\r\n"
            case ["HISTORY", *_]:
                return "245-1\r\n245 OK\r\n"
        return "200 OK\r\n"

    def data(self) -> str:
        lines = iter(lambda: self.rfile.readline().decode().removesuffix("\r\n"), ".")
        return "\n".join(line.removeprefix(".") if line.startswith("..") else line for line in lines)

    def spoken(self, text: str) -> str:
        """Say that it was spoken to the end: who reads a page aloud waits for that before the next sentence."""
        self.server.speak(html.unescape(re.sub(r"<[^>]*>", "", text)).strip())
        self.count += 1
        said = f"225-{self.count}\r\n225 OK MESSAGE QUEUED\r\n"
        for code, event in ((701, "BEGIN"), (702, "END")):
            said += f"{code}-{self.count}\r\n{code}-1\r\n{code} {event}\r\n"
        return said
