"""The only door by which answers come in: each becomes a typed value or a typed error (API notes §2 and §3)."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime
from typing import Any, NoReturn

import msgspec

from k2desk.kopokopo import errors
from k2desk.kopokopo.values import Subscription, TokenInfo

LARGEST = 256 * 1024
"""Bytes of an API answer that are read; a proper one has under two thousand."""

_EXCERPT = 2_000
_IN_DOUBT = frozenset({408, 409, 425, 499})
_LONGEST_WORD = 200


class Answer(msgspec.Struct, frozen=True):
    """What was received: the status, the headers that matter, and the body up to `LARGEST` bytes."""

    status: int
    body: bytes
    too_large: bool = False
    retry_after: str | None = None
    request_line: str = ""

    @property
    def text(self) -> str:
        """The first part of the body as text, for the details fold."""
        return self.body[:_EXCERPT].decode("utf-8", errors="replace")


class Token(msgspec.Struct, frozen=True):
    """An access token and its life in seconds."""

    access_token: str
    expires_in: float

    def __repr__(self) -> str:
        return "Token(…)"


class _TokenAnswer(msgspec.Struct):
    access_token: str
    expires_in: float | str | None = None


class _ErrorAnswer(msgspec.Struct):
    error: str | None = None
    error_description: str | None = None
    error_code: int | str | None = None
    error_message: str | list[Any] | None = None
    message: str | None = None
    errors: Any = None


class _Attributes(msgspec.Struct):
    event_type: str
    webhook_uri: str
    status: str
    scope: str | None = None
    scope_reference: str | int | None = None


class _Data(msgspec.Struct):
    id: str | int
    attributes: _Attributes


class _Envelope(msgspec.Struct):
    data: _Data


class _Application(msgspec.Struct):
    uid: str | None = None


class _InfoAnswer(msgspec.Struct):
    expires_in: float | None = None
    application: _Application | None = None


def token(answer: Answer) -> Token:
    """The token of a token request. Without `expires_in` it is used for one hour, as the guides say."""
    if answer.status not in {200, 201}:
        raise_error(answer, token_request=True)
    parsed = _decode(answer, _TokenAnswer)
    try:
        seconds = float(parsed.expires_in if parsed.expires_in is not None else 3600)
    except ValueError:
        seconds = 3600.0
    if not parsed.access_token or not parsed.access_token.isascii() or not parsed.access_token.isprintable():
        raise _not_understood(answer)
    return Token(parsed.access_token, max(0.0, seconds))


def token_info(answer: Answer) -> TokenInfo:
    """Whose token it is, and how long it lives."""
    if answer.status != 200:
        raise_error(answer)
    parsed = _decode(answer, _InfoAnswer)
    return TokenInfo(parsed.application.uid if parsed.application else None, parsed.expires_in)


def subscription(answer: Answer) -> Subscription:
    """A subscription that was read."""
    if answer.status != 200:
        raise_error(answer)
    data = _decode(answer, _Envelope).data
    facts = data.attributes
    reference = None if facts.scope_reference in {None, ""} else str(facts.scope_reference)
    return Subscription(
        id=str(data.id),
        event_type=facts.event_type,
        address=facts.webhook_uri,
        scope=(facts.scope or "").lower(),
        scope_reference=reference,
        status=facts.status[:_LONGEST_WORD],
    )


def accepted(answer: Answer) -> None:
    """Any 2xx will do: the body says nothing."""
    if not 200 <= answer.status < 300:
        raise_error(answer)


def raise_error(answer: Answer, *, token_request: bool = False) -> NoReturn:
    """Raises the typed error of an answer that is not the one that was asked for.

    Only a refusal in Kopo Kopo's own form proves that nothing was done: then `may_have_arrived` is false.
    """
    status = answer.status
    given: dict[str, Any] = {"status": status, "body": answer.text, "request_line": answer.request_line}
    if 300 <= status < 400:
        raise errors.Redirected("a redirect is not followed", may_have_arrived=True, **given)
    if status == 407:
        raise errors.ProxyWantsPassword("the proxy asks for a password", may_have_arrived=False, **given)
    refusal = _refusal(answer)
    if 400 <= status < 500 and status not in _IN_DOUBT and refusal is not None:
        given["reasons"] = refusal[1]
        _raise_refusal(answer, refusal[0], token_request, given)
    if status >= 500 or status in _IN_DOUBT:
        raise errors.ServerTrouble(f"answered {status}", may_have_arrived=True, **given)
    if _is_web_page(answer):
        raise errors.NotKopoKopo("a web page answered", may_have_arrived=True, **given)
    if status == 401 and not token_request:
        raise errors.SignedOut("401 without a reason", may_have_arrived=True, **given)
    if status == 403:
        raise errors.NotAllowed("403 without a reason", may_have_arrived=True, **given)
    if status == 404:
        raise errors.NotFound("404 without a reason", may_have_arrived=True, **given)
    if status == 429:
        raise errors.SlowDown(
            "429 without a reason", may_have_arrived=True, retry_after=_seconds(answer.retry_after), **given
        )
    raise errors.NotUnderstood(f"an answer in no known form ({status})", may_have_arrived=True, **given)


def _raise_refusal(answer: Answer, oauth_error: str | None, token_request: bool, given: dict[str, Any]) -> NoReturn:
    given["may_have_arrived"] = False
    if answer.status == 429:
        raise errors.SlowDown("asked to slow down", retry_after=_seconds(answer.retry_after), **given)
    if token_request and oauth_error is not None:
        raise errors.KeysRefused("the keys were refused", **given)
    kind: type[errors.Refused] = {401: errors.SignedOut, 403: errors.NotAllowed, 404: errors.NotFound}.get(
        answer.status, errors.Rejected
    )
    raise kind(f"refused with {answer.status}", **given)


def _refusal(answer: Answer) -> tuple[str | None, tuple[str, ...]] | None:
    """(OAuth error word, reasons) of an error body in one of Kopo Kopo's two forms; None for anything else."""
    if answer.too_large:
        return None
    try:
        parsed = msgspec.json.decode(answer.body, type=_ErrorAnswer)
    except (msgspec.DecodeError, UnicodeError):
        return None
    if parsed.error is None and parsed.error_code is None and parsed.error_message is None:
        return None
    words: list[Any] = []
    if isinstance(parsed.error_message, list):
        words.extend(parsed.error_message)
    else:
        words.append(parsed.error_message)
    words.append(parsed.error_description or parsed.error)
    return parsed.error, tuple(str(word)[:500] for word in words if word)


def _decode(answer: Answer, kind: type[Any]) -> Any:
    if answer.too_large:
        raise _not_understood(answer)
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except (msgspec.DecodeError, UnicodeError):
        pass
    if _is_web_page(answer):
        raise errors.NotKopoKopo(
            "a web page answered",
            may_have_arrived=True,
            status=answer.status,
            body=answer.text,
            request_line=answer.request_line,
        )
    raise _not_understood(answer)


def _not_understood(answer: Answer) -> errors.NotUnderstood:
    return errors.NotUnderstood(
        "too large to be Kopo Kopo's" if answer.too_large else "not in the form that Kopo Kopo describes",
        may_have_arrived=True,
        status=answer.status,
        body=answer.text,
        request_line=answer.request_line,
    )


def _is_web_page(answer: Answer) -> bool:
    start = answer.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<script", b"<meta"))


def _seconds(value: str | None) -> float | None:
    """`Retry-After` in seconds: a number or an HTTP date; None for nonsense. Never negative, at most a day."""
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = (email.utils.parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError):
            return None
    if seconds != seconds:
        return None
    return min(86_400.0, max(0.0, seconds))
