"""Web addresses as machines write them: the form that is sent, and the form in which two of them are compared.

Both follow what browsers do (the URL Standard), RFC 3986 section 6.2.2 and IDNA (UTS 46).
"""

from __future__ import annotations

import ipaddress
import re
import socket
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit

import idna

_ASCII_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# What stays as it is, beside the unreserved characters: the reserved ones, and % of what is escaped already.
_PATH_SAFE = "%:/?#[]@!$&'()*+,;="
_QUERY_SAFE = _PATH_SAFE.replace("'", "")
_LAST_IS_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$")
_HTTPS_PORT = 443


def ascii_host(host: str) -> str:
    """A host's name for machines: lower case, letters outside ASCII in punycode, without the root's dot.

    As browsers do, an ASCII label may hold `_` and hyphens in any place (`my_shop`, `r3---sn-x`). Raises ValueError
    for what cannot be a host's name.
    """
    remapped = idna.uts46_remap(host, std3_rules=False).removesuffix(".")
    labels = []
    for label in remapped.split("."):
        if label.startswith("xn--") or not label.isascii():
            labels.append(idna.encode(label, uts46=True).decode("ascii"))
        elif _ASCII_LABEL.fullmatch(label):
            labels.append(label)
        else:
            raise ValueError(f"not a label of a host's name: {label!r}")
    name = ".".join(labels)
    if len(name) > 253:
        raise ValueError("the host's name is too long")
    return name


def readable_host(name: str) -> str:
    """The name of `ascii_host` as people read it. Raises ValueError where punycode cannot be read."""
    return ".".join(idna.decode(label) if label.startswith("xn--") else label for label in name.split("."))


def as_sent(address: str) -> str:
    """The address with host and path as a browser would send them; all that is ASCII already stays word for word.

    Never raises: what cannot be read is returned as it came.
    """
    if address.isascii():
        return address
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        netloc = parts.netloc if host.isascii() else parts.netloc.lower().replace(host, ascii_host(host))
    except ValueError:
        return address
    return parts._replace(
        netloc=netloc, path=_escaped(parts.path, _PATH_SAFE), query=_escaped(parts.query, _QUERY_SAFE)
    ).geturl()


@lru_cache(maxsize=20_000)
def address_key(address: str) -> str:
    """The one form of all writings of the same address; for comparing only, never for sending.

    The same are: letters' case of scheme and host, a final dot of the host, the host's punycode, the port 443, no
    path and `/`, any number of slashes before the host, an IPv4 address however its numbers are written, escaped
    characters that need no escape, `.` and `..` in the path, an empty query, a fragment. Not the same are letters' case
    and a final slash of the path, since servers may tell them apart. Never raises.
    """
    text = address.strip()
    try:
        plain = re.sub(r"[\t\r\n]", "", text).replace("\\", "/")
        parts = urlsplit(re.sub(r"^(https?:)/*", r"\1//", plain, flags=re.IGNORECASE))
        host = _host_key(parts)
        port = parts.port
    except ValueError:
        return text
    if not host:
        return text
    scheme = parts.scheme.lower()
    where = f"[{host}]" if ":" in host else host
    if port is not None and not (scheme == "https" and port == _HTTPS_PORT):
        where += f":{port}"
    path = without_dots(_unescaped(_escaped(parts.path, _PATH_SAFE))) or "/"
    query = _unescaped(_escaped(parts.query, _QUERY_SAFE))
    return f"{scheme}://{where}{path}" + (f"?{query}" if query else "")


def without_final_slash(key: str) -> str:
    """An `address_key` without the slashes at the end of its path, which many servers pass over."""
    path, mark, query = key.partition("?")
    return path.rstrip("/") + mark + query


def _host_key(parts: SplitResult) -> str:
    host = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), parts.hostname or "")
    try:
        return ipaddress.ip_address(host).compressed
    except ValueError:
        name = ascii_host(host)
    if not _LAST_IS_NUMBER.search(name):
        return name
    # Browsers read what ends in a number as C does: 127.1, 0x7f.0.0.1.
    return socket.inet_ntoa(socket.inet_aton(name))


def _escaped(text: str, safe: str) -> str:
    """The text with all characters escaped that may not stand in a path or query, as their UTF-8 bytes."""
    return quote(_LONE_SURROGATE.sub("\ufffd", text), safe=safe)


def _unescaped(text: str) -> str:
    """The text with needless escapes undone and the others in upper case."""

    def one(found: re.Match[str]) -> str:
        value = int(found[1], 16)
        return chr(value) if value in _UNRESERVED else found[0].upper()

    return _ESCAPED.sub(one, text)


def without_dots(path: str) -> str:
    """The path without `.` and `..` segments (RFC 3986 section 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
