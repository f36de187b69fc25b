"""Parses every answer of Kopo Kopo into a typed value or a typed error (API notes §2 and §3).

Nothing else in the program interprets answers.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, NoReturn, TypeVar

import msgspec

from k2desk.kopokopo.field_parsing import as_text, is_data, is_web_page, moment, number, parsed, word
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Subscription, TokenInfo
from k2desk.system.redaction import REDACTION

T = TypeVar("T")

LARGEST = 256 * 1024
"""How many bytes of an API answer are read. A valid answer has under two thousand."""

_EXCERPT = 2_000
_IN_DOUBT = frozenset({408, 409, 425, 499})
_AT_THE_DOOR = frozenset({403, 404})
_KEYS = frozenset({"invalid_client", "invalid_grant", "unauthorized_client"})
"""The OAuth error codes that mean that the keys are wrong. Any other code has another cause."""

_LONGEST_WORD = 200
_SHORTEST_SECRET = 16
"""Tokens below this length are not redacted: a short one may be a word such as "none" that occurs in other texts."""

_USUAL_LIFE = 3600.0
_TOKEN = re.compile(r"[!-~]+")
_LONGEST_PAUSE = 86_400.0


class Answer(msgspec.Struct, frozen=True):
    """A received answer: the status, the headers that matter, and the body up to `LARGEST` bytes.

    `whole` is false if the body was cut off or could not be decompressed. `locked` is true if the answer came over TLS
    with a certificate for Kopo Kopo's own host.
    """

    status: int
    body: bytes | bytearray
    whole: bool = True
    locked: bool = False
    content_type: str = ""
    retry_after: str | None = None
    date: str = ""
    request_line: str = ""

    @property
    def text(self) -> str:
        """The first part of the body as text, for the Details section."""
        return as_text(self.body[:_EXCERPT])

    @property
    def is_web_page(self) -> bool:
        """Whether the body is a web page for people.

        A body that is labelled HTML but could not be read counts as one.
        """
        if not self.whole and self.body == b"" and "html" in self.content_type.lower():
            return True
        return is_web_page(self.body, self.content_type) or self._is_text_at_the_door

    @property
    def _is_text_at_the_door(self) -> bool:
        """Whether a gateway in front of Kopo Kopo refused with plain text. Kopo Kopo itself sends JSON or nothing."""
        return self.locked and self.status in _AT_THE_DOOR and self.body.strip() != b"" and not is_data(self.body)

    @property
    def pause(self) -> float | None:
        """The `Retry-After` header in seconds, or None.

        A date is compared with the answer's own `Date` header, because this computer's clock may be wrong.
        """
        return seconds_of(self.retry_after, moment(self.date))

    def read(self, kind: type[T]) -> T | None:
        """Return the JSON body decoded as `kind`, or None if it does not have that form or is incomplete."""
        return parsed(self.body, kind) if self.whole else None


class Token(msgspec.Struct, frozen=True):
    """An access token and its lifetime in seconds."""

    access_token: str
    expires_in: float

    def __repr__(self) -> str:
        return "Token(…)"


class _TokenAnswer(msgspec.Struct):
    access_token: str
    expires_in: Any = None


class _Attributes(msgspec.Struct):
    """A subscription's attributes. Event type and address must be present; the rest may have any type or be missing."""

    event_type: str
    webhook_uri: str
    status: Any = None
    scope: Any = None
    scope_reference: Any = None


class _Data(msgspec.Struct):
    attributes: _Attributes
    id: Any = None


class _Envelope(msgspec.Struct):
    data: _Data


class _InfoAnswer(msgspec.Struct):
    expires_in: Any = None
    application: Any = None


def token(answer: Answer) -> Token:
    """Return the token from the answer to a token request.

    If the lifetime is missing or unreadable, one hour is assumed, as the guides say. Raises `KopoKopoError`.
    """
    found = answer.read(_TokenAnswer)
    if found is not None and len(found.access_token) >= _SHORTEST_SECRET:
        # Redact the token before anything can fail, so that no error contains it.
        REDACTION.keep_out(found.access_token.strip())
    if answer.status not in {200, 201}:
        raise_error(answer, token_request=True)
    if found is None or not _TOKEN.fullmatch(found.access_token):
        _raise_not_understood(answer)
    seconds = number(found.expires_in)
    return Token(found.access_token, _USUAL_LIFE if seconds is None else max(0.0, seconds))


def token_info(answer: Answer) -> TokenInfo:
    """Return the owner and the remaining lifetime of the token. Raises `KopoKopoError`."""
    if answer.status != 200:
        raise_error(answer)
    found = answer.read(_InfoAnswer)
    if found is None:
        _raise_not_understood(answer)
    uid = found.application.get("uid") if isinstance(found.application, dict) else None
    return TokenInfo(uid if isinstance(uid, str) else None, number(found.expires_in))


def subscription(answer: Answer) -> Subscription:
    """Return the subscription from the answer to a read.

    Its status is "" if the answer contains none. Raises `KopoKopoError`.
    """
    if answer.status != 200:
        raise_error(answer)
    found = answer.read(_Envelope)
    if found is None:
        _raise_not_understood(answer)
    facts = found.data.attributes
    return Subscription(
        id=word(found.data.id),
        event_type=facts.event_type,
        address=facts.webhook_uri,
        scope=word(facts.scope).lower(),
        scope_reference=word(facts.scope_reference) or None,
        status=word(facts.status)[:_LONGEST_WORD],
    )


def accepted(answer: Answer) -> None:
    """Accept any 2xx answer and ignore its body. Raises `KopoKopoError` for all others."""
    if not 200 <= answer.status < 300:
        raise_error(answer)


def raise_error(answer: Answer, *, token_request: bool = False) -> NoReturn:
    """Raise the typed error for an answer that is not the expected one.

    `may_have_arrived` is false for a refusal in Kopo Kopo's own form and for every 401 that is not a web page: both
    prove that nothing was done.
    """
    status = answer.status
    given = _facts(answer)
    if 300 <= status < 400:
        raise errors.Redirected("a redirect is not followed", may_have_arrived=True, **given)
    if status == 407:
        # This 407 answers the request itself, which has been sent by then. A proxy that refuses earlier is handled in
        # failures.py.
        raise errors.ProxyWantsPassword("the proxy asks for a password", may_have_arrived=True, **given)
    if 400 <= status < 500 and status not in _IN_DOUBT:
        if answer.is_web_page:
            _raise_page(answer, given)
        _raise_refusal(answer, _refusal(answer), token_request, given)
    if status >= 500 or status in _IN_DOUBT:
        raise errors.ServerTrouble(f"answered {status}", may_have_arrived=True, **given)
    _raise_not_understood(answer)


def seconds_of(value: str | None, now: datetime | None) -> float | None:
    """Return the seconds of a `Retry-After` header: a number or an HTTP date.

    Returns None for anything else, otherwise between 0 and a day.
    """
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        until = moment(value)
        if until is None:
            return None
        seconds = (until - (now or datetime.now(UTC))).total_seconds()
    if seconds != seconds:
        return None
    return min(_LONGEST_PAUSE, max(0.0, seconds))


def _raise_refusal(
    answer: Answer, refusal: tuple[str, tuple[str, ...]] | None, token_request: bool, given: dict[str, Any]
) -> NoReturn:
    """Raise the error for a 4xx that is not a web page.

    `refusal` is the parsed error body, if it is in one of Kopo Kopo's forms.
    """
    status = answer.status
    given["may_have_arrived"] = refusal is None and status != 401
    oauth_error, given["reasons"] = refusal or ("", ())
    if status == 429:
        raise errors.SlowDown("asked to slow down", retry_after=answer.pause, **given)
    if token_request and oauth_error in _KEYS:
        raise errors.KeysRefused("the keys were refused", **given)
    if token_request:
        raise errors.SignInRefused(f"the sign-in was refused with {status}", **given)
    kind = {401: errors.SignedOut, 403: errors.NotAllowed, 404: errors.NotFound}.get(status)
    if kind is None and refusal is None:
        _raise_not_understood(answer)
    raise (kind or errors.Rejected)(f"refused with {status}", **given)


def _raise_page(answer: Answer, given: dict[str, Any]) -> NoReturn:
    """Raise the error for a web page. One with 500 or more is the server's trouble, and does not get here.

    With a valid certificate it came from Kopo Kopo's own host, or from a gateway in front of it.
    """
    if answer.locked and answer.status >= 400:
        raise errors.TurnedAway(
            f"a page with {answer.status}", may_have_arrived=True, retry_after=answer.pause, **given
        )
    if not answer.locked:
        raise errors.NotKopoKopo("a web page answered", may_have_arrived=True, **given)
    raise errors.NotUnderstood("a web page in place of an answer", may_have_arrived=True, **given)


def _refusal(answer: Answer) -> tuple[str, tuple[str, ...]] | None:
    """Return (OAuth error code, reasons) if the body is an error in one of Kopo Kopo's two forms, else None."""
    found = answer.read(dict[str, Any])
    if found is None:
        return None
    error, code, message = found.get("error"), found.get("error_code"), found.get("error_message")
    is_code = isinstance(code, int | str) and not isinstance(code, bool)
    if not (isinstance(error, str) or is_code or isinstance(message, str | list)):
        return None
    words = [*message] if isinstance(message, list) else [message]
    words.append(found.get("error_description") or error)
    reasons = tuple(word(one)[:500] for one in words if one)
    return (error.strip().lower() if isinstance(error, str) else ""), reasons


def _raise_not_understood(answer: Answer) -> NoReturn:
    given = _facts(answer)
    if answer.is_web_page:
        _raise_page(answer, given)
    said = "not in the form that Kopo Kopo describes" if answer.whole else "too large, cut off or packed"
    raise errors.NotUnderstood(f"{said} ({answer.status})", may_have_arrived=True, **given)


def _facts(answer: Answer) -> dict[str, Any]:
    return {"status": answer.status, "body": answer.text, "request_line": answer.request_line}
