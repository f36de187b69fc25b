"""The typed errors of requests to Kopo Kopo.

KopoKopoError                  `may_have_arrived`: whether the request may have reached Kopo Kopo
├── NotReached                 no answer arrived
│   ├── UnusableWay            a setting of this computer names a proxy that can't be used
│   ├── NoConnection           name not found, refused, unreachable (nothing of the request was sent)
│   │   └── WayOutFailed       the proxy could not be reached, or did not let the request through
│   ├── ProxyWantsPassword     the network's proxy asks for a password
│   ├── InsecureConnection     the TLS handshake failed or the certificate was not accepted
│   ├── TookTooLong            no answer within the time limit
│   └── ConnectionLost         the connection broke before the answer was complete
├── Refused                    Kopo Kopo's own refusal, in its own form
│   ├── KeysRefused            the token request: Client ID or Client secret not accepted
│   ├── SignInRefused          the token request: refused for another reason
│   ├── SignedOut              401 from the API; the client retries once with a fresh token
│   ├── NotAllowed             403
│   ├── NotFound               404
│   ├── SlowDown               429; `retry_after` in seconds if Kopo Kopo named a time
│   └── Rejected               any other 4xx; `reasons` in Kopo Kopo's words
├── ServerTrouble              5xx, or 408, 409, 425, 499
├── Redirected                 any 3xx: never followed
├── TurnedAway                 a 4xx web page with a valid certificate: a gateway in front of Kopo Kopo refused
├── NotKopoKopo                a web page that no certificate proves to be Kopo Kopo's (captive Wi-Fi)
├── NotUnderstood              an answer that does not fit the API notes, or is too large
│   └── TooManyPayments        a list of payments that is longer than K2Desk reads
├── NoUsableLocation           201 without a usable Location; `location` unchanged
├── Unforeseen                 an exception that nobody foresaw
└── ForeignAddress             the program refused to send a token to another host than the account's own

Every error keeps `status` (or None), the `location` in the answer to a create, `body` (the first 2,000 characters of
the answer, for the Details section) and `request_line` without query.
"""

from __future__ import annotations

import logging
from typing import Any

_log = logging.getLogger(__name__)


class KopoKopoError(Exception):
    """A request that did not get a proper answer.

    `may_have_arrived` is false only with proof: either no byte of the request was sent, or Kopo Kopo refused it in its
    own form. Of all other facts of an error, its class has the usual value.
    """

    status: int | None = None
    location: str | None = None
    body = ""
    request_line = ""

    def __init__(self, message: str = "", *, may_have_arrived: bool, **facts: Any) -> None:
        super().__init__(message or (type(self).__doc__ or "").partition("\n")[0])
        self.may_have_arrived = may_have_arrived
        for name, value in facts.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no {name}")
            setattr(self, name, value)


class NotReached(KopoKopoError):
    """No answer came."""


class UnusableWay(NotReached):
    """A setting names a proxy that can't be used. Nothing was sent.

    `setting` is the name of an environment variable, or "" if `place` is "system" or "own". `is_socks` marks a kind of
    proxy that K2Desk does not support.
    """

    setting = ""
    place = ""
    is_socks = False


class NoConnection(NotReached):
    """The name was not found, or the connection was refused or impossible.

    `name_found` is false if the name was not found; `network_down` is true if this computer has no network.
    """

    name_found = True
    network_down = False


class WayOutFailed(NoConnection):
    """The proxy could not be reached, or did not let the request through. Nothing of the request was sent."""


class ProxyWantsPassword(NotReached):
    """The network's proxy asks for a password (407)."""


class InsecureConnection(NotReached):
    """TLS failed.

    `dates_wrong`: the certificate is not valid on this computer's date. `other_name`: it belongs to another name, as in
    a captive Wi-Fi. `setting` names the variable that hides the trusted authorities from this program.
    """

    dates_wrong = False
    other_name = False
    setting = ""


class TookTooLong(NotReached):
    """No answer arrived within `seconds`."""

    seconds = 30.0


class ConnectionLost(NotReached):
    """The connection broke before the answer was complete."""


class Refused(KopoKopoError):
    """Kopo Kopo refused in its own form. `reasons` are its words, unchanged."""

    reasons: tuple[str, ...] = ()


class KeysRefused(Refused):
    """The token request was refused because the Client ID or the Client secret is wrong."""


class SignInRefused(Refused):
    """The token request was refused for a reason other than the keys."""


class SignedOut(Refused):
    """401 from the API. Proves that nothing was done, whatever the body is, except for a web page."""


class NotAllowed(Refused):
    """403."""


class NotFound(Refused):
    """404."""


class SlowDown(Refused):
    """429. `retry_after` is in seconds, or None if Kopo Kopo named no time."""

    retry_after: float | None = None


class Rejected(Refused):
    """Any other 4xx in Kopo Kopo's form."""


class ServerTrouble(KopoKopoError):
    """5xx, or 408, 409, 425 or 499: a fault at Kopo Kopo or at a server in front of it."""


class Redirected(KopoKopoError):
    """Any 3xx. Never followed, because the request carries keys."""


class TurnedAway(KopoKopoError):
    """A 4xx web page from Kopo Kopo's own host: a gateway in front of Kopo Kopo refused.

    `retry_after` is in seconds, or None.
    """

    retry_after: float | None = None


class NotKopoKopo(KopoKopoError):
    """A web page over a connection that does not prove that it comes from Kopo Kopo's own host."""


class NotUnderstood(KopoKopoError):
    """An answer that does not have the form that the API describes, or is too large."""


class TooManyPayments(NotUnderstood):
    """A list of payments that is longer than K2Desk reads."""


class NoUsableLocation(KopoKopoError):
    """A 201 with a missing or unusable Location. `location` holds it unchanged."""


class Unforeseen(KopoKopoError):
    """An exception that nobody foresaw. A create still keeps what is known about it."""

    @classmethod
    def of(cls, failure: Exception) -> Unforeseen:
        """Return the error for an exception that nothing else caught, and log it."""
        _log.error("unforeseen", exc_info=failure)
        name = type(failure).__name__
        return cls(name, may_have_arrived=True)


class ForeignAddress(KopoKopoError):
    """The program refused to send a token to an address that is not on the account's own host."""


def asks_for_a_pause(error: KopoKopoError) -> bool:
    """Return whether Kopo Kopo, or a gateway in front of it, asks to wait before the next request."""
    if isinstance(error, TurnedAway):
        return error.retry_after is not None or error.status == 429
    return isinstance(error, SlowDown)
