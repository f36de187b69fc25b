"""Asks a PostgreSQL to be let in and returns the code of its refusal, which libpq leaves out of its words."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import socket
import struct
from typing import BinaryIO

_PROTOCOL = 196608
_LONGEST = 1 << 16
_PASSWORD, _MD5, _SASL, _SASL_GOES_ON = 3, 5, 10, 11

WELCOME = "00000"
"""PostgreSQL's code of success."""


def refusal(line: socket.socket, user: str, database: str, password: str) -> str:
    """Return the code of the server's refusal, or `WELCOME` if it lets this user in.

    Raises OSError or ValueError.
    """
    wanted = f"user\0{user}\0database\0{database}\0\0".encode()
    line.sendall(struct.pack("!II", 8 + len(wanted), _PROTOCOL) + wanted)
    nonce = base64.b64encode(os.urandom(18)).decode()
    with line.makefile("rb") as stream:
        while True:
            kind, body = _message(stream)
            if kind == b"E":
                return _code(body)
            if kind != b"R":
                return WELCOME
            asked, rest = struct.unpack("!I", body[:4])[0], body[4:]
            if asked == _PASSWORD:
                _answer(line, password.encode() + b"\0")
            elif asked == _MD5:
                _answer(line, b"md5" + _md5(_md5(f"{password}{user}".encode()) + rest) + b"\0")
            elif asked == _SASL:
                first = f"n,,n=,r={nonce}".encode()
                _answer(line, b"SCRAM-SHA-256\0" + struct.pack("!I", len(first)) + first)
            elif asked == _SASL_GOES_ON:
                _answer(line, _proof(rest.decode(), nonce, password))


def _md5(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).hexdigest().encode()


def _proof(from_server: str, nonce: str, password: str) -> bytes:
    """Return the last message of SCRAM-SHA-256 (RFC 5802)."""
    said = dict(part.split("=", 1) for part in from_server.split(","))
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(said["s"]), min(int(said["i"]), 100_000))
    client = hmac.digest(salted, b"Client Key", "sha256")
    unproved = f"c=biws,r={said['r']}"
    signed = hmac.digest(hashlib.sha256(client).digest(), f"n=,r={nonce},{from_server},{unproved}".encode(), "sha256")
    proof = bytes(one ^ other for one, other in zip(client, signed, strict=True))
    return f"{unproved},p={base64.b64encode(proof).decode()}".encode()


def _answer(line: socket.socket, content: bytes) -> None:
    line.sendall(b"p" + struct.pack("!I", 4 + len(content)) + content)


def _message(stream: BinaryIO) -> tuple[bytes, bytes]:
    kind, size = stream.read(1), stream.read(4)
    if len(size) < 4 or not 4 <= (length := struct.unpack("!I", size)[0]) <= _LONGEST:
        raise OSError("this is no PostgreSQL, or it closed the line")
    return kind, stream.read(length - 4)


def _code(body: bytes) -> str:
    return next((one[1:].decode("ascii", "replace") for one in body.split(b"\0") if one[:1] == b"C"), "")
