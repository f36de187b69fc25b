"""Shops that misbehave, each on a port of its own: `python -m tests.bad_shop all`, or the names of some of them.

Prints one line of JSON, {"ports": {behaviour: port}, "control": port, "ca_pem": …}, and serves until its standard input
closes. All certificates are for shop.test; `ca_pem` is the root that the tests treat as public.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import hmac
import json
import os
import socket
import ssl
import struct
import sys
import tempfile
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

HOST = "shop.test"
ALSO = "shop.njeri.co.ke"
KEY = b"the-right-key"
NOW = datetime.now(UTC)
STATUSES = (204, 202, 301, 302, 307, 308, 400, 401, 403, 404, 405, 410, 413, 429, 500, 503)
LOG: list[dict[str, object]] = []


# -- certificates ------------------------------------------------------------------------------------------------------


class Certificates:
    """The public root with its intermediate certificate, and an unknown authority."""

    def __init__(self) -> None:
        self.root = trustme.CA()
        self.link = self.root.create_child_ca()
        self.private = trustme.CA()

    def context(self, kind: str) -> ssl.SSLContext:
        soon = {"ends_soon": 12, "ends_in_20": 20, "ends_in_22": 22}
        names, issuer, times = (HOST, ALSO), self.link, {}
        if kind == "expired":
            times = {"not_before": NOW - timedelta(days=90), "not_after": NOW - timedelta(days=3)}
        elif kind == "not_yet":
            times = {"not_before": NOW + timedelta(days=3), "not_after": NOW + timedelta(days=90)}
        elif kind in soon:
            times = {"not_after": NOW + timedelta(days=soon[kind], hours=1)}
        elif kind == "wrong_host":
            names = ("other.test",)
        elif kind == "wildcard":
            names = (f"*.{HOST}",)
        elif kind in {"self_signed_ca", "unknown_ca"}:
            issuer = self.private
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if kind == "self_signed":
            _load(context, *_self_signed())
            return context
        made = issuer.issue_cert(*names, **times)
        chain = [pem.bytes() for pem in made.cert_chain_pems]
        if kind == "incomplete":
            chain = chain[:1]
        elif kind == "self_signed_ca":
            chain.append(self.private.cert_pem.bytes())
        _load(context, made.private_key_pem.bytes(), b"".join(chain))
        if kind == "tls10_only":
            context.set_ciphers("DEFAULT@SECLEVEL=0")
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
        elif kind == "tls12_only":
            context.maximum_version = ssl.TLSVersion.TLSv1_2
        return context


def _load(context: ssl.SSLContext, key: bytes, chain: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "both.pem"
        file.write_bytes(key + chain)
        context.load_cert_chain(file)


def _self_signed() -> tuple[bytes, bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    return key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain), made.public_bytes(pem)


TLS = (
    *("good", "expired", "ends_soon", "ends_in_20", "ends_in_22", "not_yet", "wrong_host", "wildcard", "self_signed"),
    *("self_signed_ca", "unknown_ca", "incomplete", "tls10_only", "tls12_only"),
)
RAW = ("plain_http", "tls_silent", "tls_closes", "tls_garbage")
HTTP = (
    *("silent", "endless", "trickle", "trickle_body", "closes_mid_body", "closes_before_answer", "reset", "big"),
    *("slow_1", "slow_6", "not_http", "html_login", "invalid_utf8", "huge_header", "verifies", "accepts_all"),
    *("crashes_on_accent", "crashes_on_daraja", "refuses_repeat"),
    *(f"status_{status}" for status in STATUSES),
)
ALL = (*TLS, *RAW, *HTTP, "refused", "ipv6")


# -- HTTP --------------------------------------------------------------------------------------------------------------

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


async def _request(behaviour: str, reader: Reader) -> tuple[dict[str, str], bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name
    }
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    method, path, _ = first.split(" ")
    text = base64.b64encode(body).decode()
    LOG.append({"behaviour": behaviour, "method": method, "path": path, "headers": headers, "body": text})
    return headers, body


def _answer(status: int, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def _genuine(headers: dict[str, str], body: bytes) -> bool:
    right = hmac.new(KEY, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(right, headers.get("x-kopokopo-signature", ""))


def shop(behaviour: str) -> Callable[[Reader, Writer], Awaitable[None]]:
    """Return a shop's handler for connections."""
    seen: set[bytes] = set()

    async def serve(reader: Reader, writer: Writer) -> None:
        headers, body = await _request(behaviour, reader)
        genuine = _genuine(headers, body)
        if behaviour.startswith("status_"):
            status = int(behaviour[7:])
            moved = ("Location: https://elsewhere.test/x",) if 300 <= status < 400 else ()
            writer.write(_answer(status, b"", *moved))
            return
        match behaviour:
            case "silent":
                await asyncio.sleep(300)
            case "endless" | "trickle_body":
                writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                while True:
                    piece = b"x" * (65_536 if behaviour == "endless" else 1)
                    writer.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                    await writer.drain()
                    await asyncio.sleep(0.3 if behaviour == "trickle_body" else 0)
            case "trickle":
                for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 10_000:
                    writer.write(bytes((letter,)))
                    await writer.drain()
                    await asyncio.sleep(0.3)
            case "closes_mid_body":
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0123456789")
            case "closes_before_answer":
                return
            case "reset":
                line = writer.get_extra_info("socket")
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
            case "big":
                writer.write(_answer(200, b"x" * 10_000_000))
                await writer.drain()
            case "slow_1" | "slow_6":
                await asyncio.sleep(int(behaviour[-1]))
                writer.write(_answer(200))
            case "not_http":
                writer.write(b"hello\r\n" * 3)
            case "html_login":
                writer.write(_answer(200, b"<html><b>Sign in</b></html>", "Content-Type: text/html"))
            case "invalid_utf8":
                writer.write(_answer(200, b"\xff\xfe\x00<b>\xc3\x28", "X-Odd: \xff\xfe"))
            case "huge_header":
                writer.write(_answer(200, b"", "X-Huge: " + "a" * 200_000))
            case "crashes_on_accent" if not body.isascii():
                writer.write(_answer(500))
            case "crashes_on_daraja" if b'"topic"' not in body:
                writer.write(_answer(500))
            case "refuses_repeat" if body in seen:
                writer.write(_answer(409))
            case "verifies" | "crashes_on_accent" | "crashes_on_daraja" | "refuses_repeat":
                seen.add(body)
                writer.write(_answer(200 if genuine else 401))
            case _:
                writer.write(_answer(200))

    async def connected(reader: Reader, writer: Writer) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            await serve(reader, writer)
            await writer.drain()
        writer.close()

    return connected


async def raw(behaviour: str, reader: Reader, writer: Writer) -> None:
    """Answer on a port without TLS."""
    with contextlib.suppress(OSError):
        match behaviour:
            case "tls_silent":
                await asyncio.sleep(300)
            case "tls_garbage":
                await reader.read(10)
                writer.write(os.urandom(2_000))
            case "plain_http":
                await reader.read(10)
                writer.write(_answer(400, b"This is http."))
        await writer.drain()
    writer.close()


async def control(reader: Reader, writer: Writer) -> None:
    """Answer GET /log and DELETE /log."""
    head = await reader.readuntil(b"\r\n\r\n")
    if head.startswith(b"DELETE"):
        LOG.clear()
    writer.write(_answer(200, json.dumps(LOG).encode()))
    writer.close()


async def main(names: list[str]) -> None:
    wanted = list(ALL) if names == ["all"] else names
    certificates = Certificates()
    good = certificates.context("good")
    ports: dict[str, int] = {}
    servers = []
    for name in wanted:
        if name == "refused":
            with socket.socket() as closed:
                closed.bind(("127.0.0.1", 0))
                ports[name] = closed.getsockname()[1]
            continue
        if name == "ipv6":
            try:
                server = await asyncio.start_server(shop("good"), "::1", 0, ssl=good)
            except OSError:
                ports[name] = 0  # This computer has no IPv6.
                continue
        elif name in RAW:
            server = await asyncio.start_server(lambda r, w, what=name: raw(what, r, w), "127.0.0.1", 0)
        else:
            context = certificates.context(name) if name in TLS else good
            server = await asyncio.start_server(shop(name), "127.0.0.1", 0, ssl=context)
        servers.append(server)
        ports[name] = server.sockets[0].getsockname()[1]
    controlling = await asyncio.start_server(control, "127.0.0.1", 0)
    line = {
        "ports": ports,
        "control": controlling.sockets[0].getsockname()[1],
        "ca_pem": certificates.root.cert_pem.bytes().decode(),
    }
    print(json.dumps(line), flush=True)
    done = asyncio.Event()
    loop = asyncio.get_running_loop()

    def watch() -> None:
        while os.read(0, 4096):
            pass
        loop.call_soon_threadsafe(done.set)

    threading.Thread(target=watch, daemon=True).start()
    loop.set_exception_handler(lambda *_: None)
    await done.wait()
    os._exit(0)  # Don't wait for sleeping tasks.


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
