"""What can go wrong between this computer and Kopo Kopo, as typed errors.

KopoKopoError                  `may_have_arrived`: whether the request may have reached Kopo Kopo
├── NotReached                 no answer came
│   ├── NoConnection           name not found, refused, unreachable (nothing of the request left)
│   ├── ProxyWantsPassword     the network's proxy asks for a password of its own
│   ├── InsecureConnection     TLS could not be agreed or the certificate was not accepted
│   ├── TookTooLong            no answer within the time limit
│   └── ConnectionLost         the line broke before the answer was complete
├── Refused                    Kopo Kopo's own refusal, in its own form
│   ├── KeysRefused            the token request: Client ID or Client secret not accepted
│   ├── SignedOut              401 on the API, after one more try with a fresh token
│   ├── NotAllowed             403
│   ├── NotFound               404
│   ├── SlowDown               429; `retry_after` seconds where it was given
│   └── Rejected               any other 4xx; `reasons` in Kopo Kopo's words
├── ServerTrouble              5xx and the like
├── Redirected                 any 3xx: never followed
├── NotKopoKopo                a web page or text that is not in Kopo Kopo's form (captive Wi-Fi, proxy page)
├── NotUnderstood              JSON that is not what the API notes describe, or an answer that is too large
├── NoUsableLocation           201 without a Location that can be used; `location` as it came
└── ForeignAddress             the program refused to send a token to an address that is not the account's own

Every error keeps `status` (or None), a short `body` excerpt (at most 2,000 characters, no secrets in it: the request
is never echoed by us) for the details fold, and `request_line` without query.
"""

from __future__ import annotations

from typing import Any


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
    ) -> None:
        super().__init__(message or type(self).__name__)
        self.may_have_arrived = may_have_arrived
        self.status = status
        self.body = body
        self.request_line = request_line


class NotReached(KopoKopoError):
    """No answer came."""


class NoConnection(NotReached):
    """The name was not found, or the connection refused or unreachable.

    `name_found` is false where the name was not found; `network_down` where this computer has no way out at all.
    """

    def __init__(self, message: str = "", *, name_found: bool = True, network_down: bool = False, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.name_found = name_found
        self.network_down = network_down


class ProxyWantsPassword(NotReached):
    """The network's own proxy asks for a password (407)."""


class InsecureConnection(NotReached):
    """TLS failed. `dates_wrong` tells that the certificate is not yet, or no longer, valid on this computer's date."""

    def __init__(self, message: str = "", *, dates_wrong: bool = False, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.dates_wrong = dates_wrong


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


class SignedOut(Refused):
    """401 on the API although the token was fresh."""


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


class NotKopoKopo(KopoKopoError):
    """An answer that is not Kopo Kopo's: a web page, or a text in no form of its own."""


class NotUnderstood(KopoKopoError):
    """JSON that is not what the API describes, or an answer too large to be one."""


class NoUsableLocation(KopoKopoError):
    """A 201 whose Location is missing or cannot be used. `location` is kept word for word."""

    def __init__(self, message: str = "", *, location: str | None = None, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.location = location


class ForeignAddress(KopoKopoError):
    """The program itself refused: the address is not on the account's own host, so no token is sent there."""
