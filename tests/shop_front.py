"""The practice shop's web server, for receivers of another make: TLS in front of a port, or of a CGI program.

with ShopFront() as front:
    front.lead_to(port)                     # or front.lead_to_cgi(["bash", "receiver.sh"], environment)
    practice.control("PUT", "settings", {"shop": front.shop})
    front.arrived[-1].body
"""

from __future__ import annotations

import http.client
import os
import ssl
import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import trustme

from tests.receiver_process import SHOP_HOST

_LIMIT = 20.0


class Arrived(NamedTuple):
    """One message and the status that the receiver answered with."""

    path: str
    signature: str
    body: bytes
    status: int


class ShopFront:
    """Takes the practice server's deliveries over TLS and hands them on, byte for byte."""

    def __enter__(self) -> ShopFront:
        front = self
        self.arrived: list[Arrived] = []
        self._forward = None

        class Handler(BaseHTTPRequestHandler):
            timeout = _LIMIT

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                signature = self.headers.get("X-KopoKopo-Signature", "")
                status = front._forward(self.path, signature, body)
                front.arrived.append(Arrived(self.path, signature, body, status))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        ca = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(SHOP_HOST).configure_cert(context)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.shop = {"port": self._server.server_port, "ca_pem": ca.cert_pem.bytes().decode()}
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join(_LIMIT)
        self._server.server_close()

    def lead_to(self, port: int) -> None:
        """Hand messages on to a server on this computer."""

        def forward(path: str, signature: str, body: bytes) -> int:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=_LIMIT)
            try:
                headers = {"Content-Type": "application/json", "X-KopoKopo-Signature": signature}
                line.request("POST", path, body, {name: text.encode() for name, text in headers.items()})
                return line.getresponse().status
            finally:
                line.close()

        self._forward = forward

    def lead_to_cgi(self, command: list[str], environment: dict[str, str]) -> None:
        """Hand messages on to a CGI program, which is started for each."""

        def forward(path: str, signature: str, body: bytes) -> int:
            facts = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(body)), "HTTP_X_KOPOKOPO_SIGNATURE": signature}
            with tempfile.TemporaryFile() as given:
                given.write(body)
                given.seek(0)
                ran = subprocess.run(
                    command, stdin=given, stdout=subprocess.PIPE, env={**os.environ, **environment, **facts},
                    timeout=_LIMIT, check=True,
                )  # fmt: skip
            return int(ran.stdout.split()[1])

        self._forward = forward
