"""HTTP: addresses → what the workshop shows there."""

import socket
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from ..assembly import FaultyPageError
from ..feeds.checking import InvalidFeedError
from ..header_rules import headers_of
from ..paths import FORM
from ..photos import PhotoChangedError
from ..site_builder import FailedProductError
from .answers import OWN, Answer, Trouble, media_type, own_file, page
from .searching import Indexer
from .shown import Shown
from .workshop import Workshop

# How long a page's question for news may stay unanswered, in seconds.
WAIT = 25.0
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
# Browsers heed the first over https alone, which a preview does not speak; nothing of a preview is kept.
_UNSENT = {"Strict-Transport-Security", "Cache-Control"}


def address_of(path: str) -> str | None:
    """Return the address from the site's root that a request's path names, or None for what no site has."""
    try:
        text = unquote(urlsplit(path).path)
    except ValueError:
        return None
    steps = text.split("/")
    odd = any(step in (".", "..") for step in steps) or "" in steps[1:-1] or "\\" in text
    return None if odd or not text.startswith("/") or not text.isprintable() else text[1:]


def _reloads(file: str) -> bool:
    """Tell whether a file is shown anew when the site changes: what is being filled in must not go."""
    return file.endswith(".html") and not file.startswith(FORM)


class Answering:
    """Gives the answer to each request."""

    def __init__(self, workshop: Workshop, indexer: Indexer) -> None:
        self._workshop, self._indexer = workshop, indexer

    def answer(self, path: str) -> Answer:
        """Return what stands at a request's path."""
        address = address_of(path)
        if address is not None and address.startswith(OWN):
            return self._own(address.removeprefix(OWN), path) or Answer(404)
        shown, version = self._workshop.now()
        if isinstance(shown, Trouble):
            return page(shown.html(), version, 500)
        return self._found(shown, version, address) or self._missing(shown, version)

    def _own(self, name: str, path: str) -> Answer | None:
        if name == "version":
            seen = parse_qs(urlsplit(path).query).get("seen", [""])[0]
            return Answer(200, self._workshop.version_after(seen, WAIT).encode())
        return own_file(name)

    def _found(self, shown: Shown, version: str, address: str | None) -> Answer | None:
        if address is None:
            return None
        if shown.has_page(f"{address}/"):
            return Answer(302, location=quote(f"/{address}/"))
        file = f"{address}index.html" if address.endswith("/") or not address else address
        try:
            content = self._indexer.content(file)
            content = shown.content(file) if content is None else content
        except (FaultyPageError, FailedProductError, InvalidFeedError, OSError) as error:
            return page(Trouble("Không dựng được trang", technical=str(error)).html(), version, 500)
        except PhotoChangedError:
            # The next look at the files finds it too, and the page is shown anew.
            return None
        if content is None:
            return None
        return page(content.decode(), version) if _reloads(file) else Answer(200, content, media_type(file))

    def _missing(self, shown: Shown, version: str) -> Answer:
        content = shown.content("404.html")
        return page(content.decode(), version, 404) if content else Answer(404)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "phongtrao", ""
    # A connection that asks nothing for so long is closed, in seconds.
    timeout = 2 * WAIT
    server: "Server"

    def do_GET(self) -> None:
        """Answer."""
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._send(with_body=False)

    def _send(self, *, with_body: bool) -> None:
        allowed = self.server.speaks_for(self.headers.get("Host", ""))
        answer = self.server.answering.answer(self.path) if allowed else Answer(403)
        self.send_response(answer.status)
        for name, value in headers_of(address_of(self.path) or "").items():
            if name not in _UNSENT:
                self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal is for what an editor must know."""


class Server(ThreadingHTTPServer):
    """Serves on a socket that already listens."""

    daemon_threads = True

    def __init__(self, listening: socket.socket, answering: Answering) -> None:
        host, port = listening.getsockname()[:2]
        super().__init__((host, port), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.answering = answering
        self._any_name = host not in ("127.0.0.1", "::1")

    def speaks_for(self, host: str) -> bool:
        """Tell whether a request was meant for this server, and not for a name that was made to lead here."""
        name, colon, port = host.rpartition(":")
        return self._any_name or (name if colon and port.isdigit() else host) in _LOOPBACK

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over browsers that went away; tell the rest."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)
