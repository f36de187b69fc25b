"""Connects to a shared list, and finds out why that fails. Imported only where a shared list is set up."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import struct
from pathlib import Path
from typing import Any

import certifi
import psycopg

from k2desk.model.shared_list import ListAddress, ListTrouble, SharedListError
from k2desk.store.postgres import Raw, version_of
from k2desk.store.postgres_refusal import WELCOME, refusal
from k2desk.system.tls import trusting

OLDEST_SERVER = 13_00_00

_SECONDS = 5.0
_TLS_REQUEST = struct.pack("!II", 8, 80877103)
_OTHER_HOST = 62  # X509_V_ERR_HOSTNAME_MISMATCH
_OTHER_IP = 64  # X509_V_ERR_IP_ADDRESS_MISMATCH

# libpq would obey PGPASSWORD and its kin where a value is empty.
for _name in [name for name in os.environ if name.startswith("PG") and name.isupper()]:
    del os.environ[_name]

_SESSION = (
    "SET client_min_messages = error",
    "SET search_path = k2desk",
    "SET idle_in_transaction_session_timeout = 5000",
    "SET lock_timeout = 5000",
    "SET statement_timeout = 60000",
)
_KEEPALIVES = (
    "SET tcp_keepalives_idle = 10",
    "SET tcp_keepalives_interval = 5",
    "SET tcp_keepalives_count = 3",
    "SET tcp_user_timeout = 20000",
)


def connect(address: ListAddress, password: str) -> Raw:
    """Return a connection to the server, whose certificate was verified. Raises `SharedListError` with the reason."""
    try:
        raw = psycopg.connect(**_parameters(address, password), autocommit=True)
    except (psycopg.Error, UnicodeError, ValueError) as error:
        raise SharedListError(*_why(address, password, error)) from None
    try:
        if raw.info.server_version < OLDEST_SERVER:
            raise SharedListError(ListTrouble.TOO_OLD, f"PostgreSQL {raw.info.server_version // 10_000}")
        for statement in _SESSION:
            raw.execute(statement)
        for statement in _KEEPALIVES:
            with contextlib.suppress(psycopg.Error):
                # Not every system has each of them.
                raw.execute(statement)
        if _is_shared_by_turns(raw, address, password):
            raise SharedListError(ListTrouble.POOLER)
    except BaseException as error:
        raw.close()
        if isinstance(error, psycopg.Error):
            raise SharedListError(ListTrouble.NOT_ANSWERING, str(error)) from None
        raise
    return raw


def look(raw: Raw) -> None:
    """See whether the database holds a list. Raises `SharedListError`: EMPTY, FOREIGN, NO_RIGHTS."""
    try:
        if version_of(raw):
            return
        others = raw.execute(
            "SELECT 1 FROM information_schema.tables"
            " WHERE table_schema NOT IN ('information_schema', 'pg_catalog') LIMIT 1"
        ).fetchone()
    except psycopg.errors.InsufficientPrivilege as error:
        raise SharedListError(ListTrouble.NO_RIGHTS, str(error)) from None
    except psycopg.Error as error:
        raise SharedListError(ListTrouble.NOT_ANSWERING, str(error)) from None
    raise SharedListError(ListTrouble.EMPTY if others is None else ListTrouble.FOREIGN)


def _parameters(address: ListAddress, password: str) -> dict[str, Any]:
    # Every parameter is given, so that no file or variable of this computer decides.
    verified = {"sslmode": "verify-full", "sslrootcert": _authority(address)}
    return {
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.user,
        "password": password or "-",
        "passfile": os.devnull,
        "application_name": "K2Desk",
        "client_encoding": "UTF8",
        "sslcertmode": "disable",
        "gssencmode": "disable",
        "connect_timeout": round(_SECONDS),
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
        **({"sslmode": "prefer"} if address.is_here else verified),
    }


def _authority(address: ListAddress) -> str:
    return address.ca or certifi.where()


def _is_shared_by_turns(raw: Raw, address: ListAddress, password: str) -> bool:
    """Return whether a pooler gives a second client the same server process, which ends all locks and signals."""
    ours = _process(raw)
    if ours == raw.info.backend_pid:
        return False
    with psycopg.connect(**_parameters(address, password), autocommit=True) as other:
        other.execute("BEGIN")
        return _process(other) == ours


def _process(raw: Raw) -> int:
    row = raw.execute("SELECT pg_backend_pid()").fetchone()
    return int(row[0]) if row else 0


def _why(address: ListAddress, password: str, error: Exception) -> tuple[ListTrouble, str]:
    """Return why connecting failed. libpq gives no code, and its words are in the server's language."""
    words = str(error).replace(password, "…") if password else str(error)
    if address.ca and not Path(address.ca).is_file():
        return ListTrouble.NO_CA_FILE, address.ca
    try:
        socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ListTrouble.UNKNOWN_HOST, words
    try:
        trouble = _refusal(address, password)
    except ssl.SSLCertVerificationError as refused:
        other = refused.verify_code in {_OTHER_HOST, _OTHER_IP}
        return ListTrouble.OTHER_HOST if other else ListTrouble.OTHER_AUTHORITY, refused.verify_message
    except ssl.SSLError as refused:
        return ListTrouble.NO_CA_FILE if address.ca else ListTrouble.NO_ENCRYPTION, str(refused)
    except ConnectionRefusedError:
        return ListTrouble.NO_SERVER, words
    except (OSError, ValueError, struct.error):
        return ListTrouble.NOT_ANSWERING, words
    return trouble, words


def _refusal(address: ListAddress, password: str) -> ListTrouble:
    """Ask the server to be let in, as libpq does, and return why it refuses, by its code."""
    with contextlib.ExitStack() as stack:
        line = stack.enter_context(socket.create_connection((address.host, address.port), _SECONDS))
        line.sendall(_TLS_REQUEST)
        answer = line.recv(1)
        if answer == b"S":
            context = _unverified() if address.is_here else trusting(cafile=_authority(address))
            line = stack.enter_context(context.wrap_socket(line, server_hostname=address.host))
        elif answer != b"N":
            return ListTrouble.NO_SERVER
        elif not address.is_here:
            return ListTrouble.NO_ENCRYPTION
        code = refusal(line, address.user, address.database, password)
        return _OF_CODE.get(code, ListTrouble.NOT_ADMITTED)


_OF_CODE = {
    "53300": ListTrouble.FULL,
    "3D000": ListTrouble.NO_DATABASE,
    "28P01": ListTrouble.WRONG_PASSWORD,
    "28000": ListTrouble.NOT_ADMITTED,
    "42501": ListTrouble.NO_RIGHTS,
    "57P03": ListTrouble.NOT_ANSWERING,
    # It has come up since libpq tried.
    WELCOME: ListTrouble.NOT_ANSWERING,
}


def _unverified() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
