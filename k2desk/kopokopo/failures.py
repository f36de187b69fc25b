"""Turns what the HTTP library raises into the typed errors, without keeping anything of the request."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx

from k2desk.kopokopo import errors

_NO_WAY_OUT = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
_NOT_YET_VALID, _EXPIRED = 9, 10
"""OpenSSL's verify codes for a certificate's dates."""


def of_transport(failure: httpx.HTTPError | httpx.InvalidURL, *, sent: bool, line: str) -> errors.KopoKopoError:
    """The typed error of a failed request. `sent` tells whether its own bytes may have left; `line` names it."""
    match failure:
        case httpx.ConnectTimeout():
            return errors.TookTooLong("no connection in time", may_have_arrived=sent, request_line=line)
        case httpx.TimeoutException():
            return errors.TookTooLong("no answer in time", may_have_arrived=sent, request_line=line)
        case httpx.ProxyError():
            if "407" in str(failure):
                return errors.ProxyWantsPassword(
                    "the proxy asks for a password", may_have_arrived=sent, request_line=line
                )
            return errors.NoConnection("the proxy did not let it through", may_have_arrived=sent, request_line=line)
        case httpx.ConnectError():
            return _of_connect(failure, sent, line)
        case httpx.NetworkError() | httpx.RemoteProtocolError():
            insecure = _insecure(failure, sent, line)
            return insecure or errors.ConnectionLost("the line broke", may_have_arrived=sent, request_line=line)
        case _:
            return errors.NotUnderstood(type(failure).__name__, may_have_arrived=sent, request_line=line)


def _of_connect(failure: BaseException, sent: bool, line: str) -> errors.KopoKopoError:
    insecure = _insecure(failure, sent, line)
    if insecure is not None:
        return insecure
    for cause in _causes(failure):
        if isinstance(cause, socket.gaierror):
            return errors.NoConnection("name not found", may_have_arrived=sent, request_line=line, name_found=False)
        if isinstance(cause, OSError) and cause.errno in _NO_WAY_OUT:
            return errors.NoConnection("no way out", may_have_arrived=sent, request_line=line, network_down=True)
    return errors.NoConnection("connection refused", may_have_arrived=sent, request_line=line)


def _insecure(failure: BaseException, sent: bool, line: str) -> errors.InsecureConnection | None:
    for cause in _causes(failure):
        if isinstance(cause, ssl.SSLCertVerificationError):
            text = str(cause).lower()
            dates = getattr(cause, "verify_code", 0) in {_NOT_YET_VALID, _EXPIRED} or "expired" in text
            reason = getattr(cause, "verify_message", "") or "certificate not accepted"
            return errors.InsecureConnection(reason, may_have_arrived=sent, request_line=line, dates_wrong=dates)
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
            return errors.InsecureConnection(
                cause.reason or "no secure connection", may_have_arrived=sent, request_line=line
            )
    return None


def _causes(failure: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [failure]
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, BaseExceptionGroup):
            waiting.extend(one.exceptions)
        waiting.extend((one.__cause__, one.__context__))
