"""Turns exceptions of the network into the typed errors, without keeping anything of the request."""

from __future__ import annotations

import logging
import socket
import ssl
import traceback
from collections.abc import Iterator
from typing import Any

import httpx

from k2desk.kopokopo import trust
from k2desk.model import api_errors as errors
from k2desk.model.unreachable import is_unreachable

_log = logging.getLogger(__name__)

# What is wrong with a certificate, by the codes of the systems whose trust store judges it: OpenSSL's X509_V_ERR_… on
# Linux, CERT_E_… of winerror.h on Windows, errSec… of SecBase.h on macOS. Windows and macOS give the reason in the
# language of the system, so that the code alone tells it.
_DATES_WRONG = frozenset({9, 10, 0x800B0101, 0x800B0102, -67818, -67819})
_OTHER_NAME = frozenset({62, 64, 0x800B010F, -67602})
_NOBODY_VOUCHES = frozenset({2, 18, 19, 20, 21})

_GATEWAY = frozenset({502, 503, 504})


def worth_repeating(error: errors.KopoKopoError) -> bool:
    """Return whether a read may succeed if it is repeated at once: a broken connection, or a busy gateway."""
    if isinstance(error, errors.ConnectionLost):
        return True
    return isinstance(error, errors.ServerTrouble) and error.status in _GATEWAY


def of_failure(failure: Exception, *, sent: bool, line: str, through: bool = False) -> errors.KopoKopoError:
    """Return the typed error for a request that raised `failure`.

    `sent` tells whether bytes of the request may have left, `line` is its request line, `through` tells whether a proxy
    was used.
    """
    given: dict[str, Any] = {"may_have_arrived": sent, "request_line": line}
    match failure:
        case TimeoutError():
            return errors.TookTooLong("no answer in time", **given)
        case httpx.TimeoutException() | httpx.NetworkError() | httpx.RemoteProtocolError() if through and not sent:
            # Nothing of the request was sent, so the failure lies between here and the proxy.
            return _of_connect(failure, given, through)
        case httpx.ConnectTimeout():
            return errors.TookTooLong("no connection in time", **given)
        case httpx.TimeoutException():
            return errors.TookTooLong("no answer in time", **given)
        case httpx.ProxyError():
            # A proxy's answer to CONNECT. The request itself has not been sent.
            if str(failure).startswith("407"):
                return errors.ProxyWantsPassword("the proxy asks for a password", **given)
            return errors.WayOutFailed(f"the proxy did not let it through: {str(failure)[:200]}", **given)
        case httpx.ConnectError():
            return _of_connect(failure, given, through)
        case httpx.NetworkError() | httpx.RemoteProtocolError():
            return _insecure(failure, given) or errors.ConnectionLost("the line broke", **given)
        case _:
            _log.error("unforeseen %s\n%s", type(failure).__name__, "".join(traceback.format_tb(failure.__traceback__)))
            return errors.Unforeseen(type(failure).__name__, **given)


def _of_connect(failure: BaseException, given: dict[str, Any], through: bool) -> errors.KopoKopoError:
    # A failed handshake through a proxy is blamed on the proxy; only a certificate is the host's own.
    insecure = _insecure(failure, given, certificates_alone=through)
    if insecure is not None:
        return insecure
    for cause in _causes(failure):
        if isinstance(cause, OSError) and is_unreachable(cause):
            return errors.NoConnection("no way out", network_down=True, **given)
        if through:
            continue
        if isinstance(cause, socket.gaierror):
            return errors.NoConnection("name not found", name_found=False, **given)
    if through:
        return errors.WayOutFailed("no way through the proxy", **given)
    return errors.NoConnection("connection refused", **given)


def _insecure(
    failure: BaseException, given: dict[str, Any], *, certificates_alone: bool = False
) -> errors.InsecureConnection | None:
    for cause in _causes(failure):
        if isinstance(cause, ssl.SSLCertVerificationError):
            code = getattr(cause, "verify_code", 0)
            return errors.InsecureConnection(
                getattr(cause, "verify_message", "") or "certificate not accepted",
                dates_wrong=code in _DATES_WRONG or "expired" in str(cause).lower(),
                other_name=code in _OTHER_NAME,
                setting=trust.setting_that_leads_nowhere() if code in _NOBODY_VOUCHES else "",
                **given,
            )
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError) and not certificates_alone:
            return errors.InsecureConnection(cause.reason or "no secure connection", **given)
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
