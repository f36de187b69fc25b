"""What can go wrong between this computer and Kopo Kopo, as typed errors.

KopoKopoError                  `may_have_arrived`: whether the request may have reached Kopo Kopo
├── NotReached                 no answer came
│   ├── UnusableWay            a setting of this computer names a way out (a proxy) that can't be used
│   ├── NoConnection           name not found, refused, unreachable (nothing of the request left)
│   │   └── WayOutFailed       the proxy was not reached, or did not let the request through
│   ├── ProxyWantsPassword     the network's proxy asks for a password of its own
│   ├── InsecureConnection     TLS could not be agreed or the certificate was not accepted
│   ├── TookTooLong            no answer within the time limit
│   └── ConnectionLost         the line broke before the answer was complete
├── Refused                    Kopo Kopo's own refusal, in its own form
│   ├── KeysRefused            the token request: Client ID or Client secret not accepted
│   ├── SignInRefused          the token request: refused for another reason
│   ├── SignedOut              401 on the API, after one more try with a fresh token
│   ├── NotAllowed             403
│   ├── NotFound               404
│   ├── SlowDown               429; `retry_after` seconds where it was given
│   └── Rejected               any other 4xx; `reasons` in Kopo Kopo's words
├── ServerTrouble              5xx and the like
├── Redirected                 any 3xx: never followed
├── TurnedAway                 a web page with 4xx over a sound lock: what stands before Kopo Kopo; `retry_after`
├── NotKopoKopo                a web page where no lock proves whose it is (captive Wi-Fi)
├── NotUnderstood              an answer that is not what the API notes describe, or one that is too large
├── NoUsableLocation           201 without a Location that can be used; `location` as it came
├── Unforeseen                 what nobody thought of; `cause` names its kind
└── ForeignAddress             the program refused to send a token to an address that is not the account's own

Every error keeps `status` (or None), the `location` that came with the answer to a create, a short `body` excerpt (at
most 2,000 characters, no secrets in it: the request is never echoed by us) for the details fold, and `request_line`
without query.
"""

from __future__ import annotations

import logging
from typing import Any

_log = logging.getLogger(__name__)


class KopoKopoError(Exception):
    """Anything that kept a request from a proper answer.

    `may_have_arrived` is false only with proof: nothing of the request's own bytes left, or Kopo Kopo itself
    refused it in its own form.
    """

    def __init__(
        self,
        message: str = "",
        *,
        may_have_arrived: bool,
        status: int | None = None,
        body: str = "",
        request_line: str = "",
        location: str | None = None,
    ) -> None:
        super().__init__(message or type(self).__name__)
        self.may_have_arrived = may_have_arrived
        self.status = status
        self.location = location
        self.body = body
        self.request_line = request_line


class NotReached(KopoKopoError):
    """No answer came."""


class UnusableWay(NotReached):
    """A setting names a way out of this network that can't be used. Nothing left this computer.

    `setting` is the name of an environment variable, or "" for `place` "system" and "own"; `is_socks` tells that the
    way is of a kind that K2Desk does not speak.
    """

    def __init__(
        self, message: str = "", *, setting: str = "", place: str, is_socks: bool = False, **rest: Any
    ) -> None:
        super().__init__(message, **rest)
        self.setting = setting
        self.place = place
        self.is_socks = is_socks


class NoConnection(NotReached):
    """The name was not found, or the connection refused or unreachable.

    `name_found` is false where the name was not found; `network_down` where this computer has no way out at all.
    """

    def __init__(self, message: str = "", *, name_found: bool = True, network_down: bool = False, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.name_found = name_found
        self.network_down = network_down


class WayOutFailed(NoConnection):
    """The network's proxy was not reached, or did not let the request through. Nothing of the request left."""


class ProxyWantsPassword(NotReached):
    """The network's own proxy asks for a password (407)."""


class InsecureConnection(NotReached):
    """TLS failed.

    `dates_wrong` tells that the certificate is not yet, or no longer, valid on this computer's date, `other_name` that
    it belongs to another name (a captive Wi-Fi answers so), `setting` names the variable that hides the trusted
    authorities from this computer.
    """

    def __init__(
        self,
        message: str = "",
        *,
        dates_wrong: bool = False,
        other_name: bool = False,
        setting: str = "",
        **rest: Any,
    ) -> None:
        super().__init__(message, **rest)
        self.dates_wrong = dates_wrong
        self.other_name = other_name
        self.setting = setting


class TookTooLong(NotReached):
    """No answer within the time limit of `seconds`."""

    seconds = 30.0


class ConnectionLost(NotReached):
    """The line broke before the answer was complete."""


class Refused(KopoKopoError):
    """Kopo Kopo's own refusal, in its own form. `reasons` are its words, as they came."""

    def __init__(self, message: str = "", *, reasons: tuple[str, ...] = (), **rest: Any) -> None:
        super().__init__(message, **rest)
        self.reasons = reasons


class KeysRefused(Refused):
    """The token request was refused: Client ID or Client secret is not accepted."""


class SignInRefused(Refused):
    """The token request was refused for another reason than the keys."""


class SignedOut(Refused):
    """401 on the API. It is an answer whatever its body is, a web page excepted: nothing was done."""


class NotAllowed(Refused):
    """403."""


class NotFound(Refused):
    """404."""


class SlowDown(Refused):
    """429. `retry_after` is in seconds, None where Kopo Kopo did not say."""

    def __init__(self, message: str = "", *, retry_after: float | None = None, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.retry_after = retry_after


class Rejected(Refused):
    """Any other 4xx in Kopo Kopo's form."""


class ServerTrouble(KopoKopoError):
    """5xx, or 408/409/425/499: Kopo Kopo, or something before it, had trouble."""


class Redirected(KopoKopoError):
    """Any 3xx: never followed, since the request carries keys."""


class TurnedAway(KopoKopoError):
    """A web page with 4xx from Kopo Kopo's own host: what stands before Kopo Kopo refused. `retry_after` as above."""

    def __init__(self, message: str = "", *, retry_after: float | None = None, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.retry_after = retry_after


class NotKopoKopo(KopoKopoError):
    """A web page where no lock proves that Kopo Kopo's own host sent it."""


class NotUnderstood(KopoKopoError):
    """JSON that is not what the API describes, or an answer too large to be one."""


class NoUsableLocation(KopoKopoError):
    """A 201 whose Location is missing or cannot be used. `location` is kept word for word."""


class Unforeseen(KopoKopoError):
    """Something that nobody thought of; `cause` names its kind. What is known of a create is kept all the same."""

    def __init__(self, message: str = "", *, cause: str = "", **rest: Any) -> None:
        super().__init__(message, **rest)
        self.cause = cause

    @classmethod
    def of(cls, failure: Exception) -> Unforeseen:
        """That of a failure which nobody caught. It is in the log."""
        _log.error("unforeseen", exc_info=failure)
        name = type(failure).__name__
        return cls(name, cause=name, may_have_arrived=True)


class ForeignAddress(KopoKopoError):
    """The program itself refused: the address is not on the account's own host, so no token is sent there."""


def asks_for_a_pause(error: KopoKopoError) -> bool:
    """Whether Kopo Kopo, or what stands before it, wants to be asked later."""
    if isinstance(error, TurnedAway):
        return error.retry_after is not None or error.status == 429
    return isinstance(error, SlowDown)
