"""Puts web addresses into the form in which they are sent and the form in which two of them are compared.

Both follow browsers (the URL Standard), RFC 3986 section 6.2.2 and IDNA (UTS 46).
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from types import ModuleType
from urllib.parse import SplitResult, quote, urlsplit

_ASCII_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_LONE_SURROGATE = "[\ud800-\udfff]"
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Characters that stay unescaped: the reserved ones, and % because the text may contain escapes already.
_PATH_SAFE = "%:/?#[]@!$&'()*+,;="
_QUERY_SAFE = _PATH_SAFE.replace("'", "")
_LAST_IS_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$")
_HTTPS_PORT = 443


def ascii_host(host: str) -> str:
    """Return a host name in ASCII: lower case, punycode for other letters, without a final dot.

    As in browsers, an ASCII label may contain `_` and hyphens anywhere (`my_shop`, `r3---sn-x`). Raises ValueError for
    an invalid host name.
    """
    remapped = host.lower() if host.isascii() else _idna().uts46_remap(host, std3_rules=False)
    labels = []
    for label in remapped.removesuffix(".").split("."):
        if label.startswith("xn--") or not label.isascii():
            labels.append(_idna().encode(label, uts46=True).decode("ascii"))
        elif _ASCII_LABEL.fullmatch(label):
            labels.append(label)
        else:
            raise ValueError(f"not a label of a host's name: {label!r}")
    name = ".".join(labels)
    if len(name) > 253:
        raise ValueError("the host's name is too long")
    return name


def readable_host(name: str) -> str:
    """Return a name from `ascii_host` in readable letters. Raises ValueError for invalid punycode."""
    return ".".join(_idna().decode(label) if label.startswith("xn--") else label for label in name.split("."))


def as_sent(address: str) -> str:
    """Return the address with host and path as a browser would send them.

    An ASCII address is returned unchanged. Never raises: an unreadable address is returned as it is.
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
    """Return a key that is equal for all spellings of the same address. Use it only to compare, never to send.

    These differences don't count: case of scheme and host, a final dot of the host, punycode, port 443, an empty path,
    the number of slashes before the host, the notation of an IPv4 address, needless escapes, `.` and `..` in the path,
    an empty query, a fragment. The case and the final slash of the path do count, because servers may distinguish them.
    Never raises.
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
    """Return an `address_key` without slashes at the end of its path, which many servers ignore."""
    path, mark, query = key.partition("?")
    return path.rstrip("/") + mark + query


def _idna() -> ModuleType:
    """Return the package. Its tables are needed by few addresses, and by no start."""
    import idna

    return idna


def _host_key(parts: SplitResult) -> str:
    host = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), parts.hostname or "")
    try:
        return ipaddress.ip_address(host).compressed
    except ValueError:
        name = ascii_host(host)
    if not _LAST_IS_NUMBER.search(name):
        return name
    import socket  # After the first paint.

    # Like browsers, read a name that ends in a number as C does: 127.1, 0x7f.0.0.1.
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except OSError as error:
        raise ValueError(f"not an IPv4 address: {name!r}") from error


def _escaped(text: str, safe: str) -> str:
    """Return the text with the characters that a path or query may not contain escaped as UTF-8."""
    return quote(text if text.isascii() else re.sub(_LONE_SURROGATE, "\ufffd", text), safe=safe)


def _unescaped(text: str) -> str:
    """Return the text without needless escapes. The other escapes get upper-case digits."""

    def one(found: re.Match[str]) -> str:
        value = int(found[1], 16)
        return chr(value) if value in _UNRESERVED else found[0].upper()

    return _ESCAPED.sub(one, text)


def without_dots(path: str) -> str:
    """Return the path without `.` and `..` segments (RFC 3986 section 5.2.4)."""
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
