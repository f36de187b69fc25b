"""The values that are sent to Kopo Kopo and read from its answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from k2desk.model.events import Scope


@dataclass(frozen=True, slots=True)
class Credentials:
    """The keys of one account.

    `api_key` may be empty: it is only needed to prove that alerts are genuine.
    """

    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    api_key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SubscriptionRequest:
    """The content of a create. `scope_reference` is the till number, or None for the whole business."""

    event_type: str
    address: str
    scope: Scope
    scope_reference: str | None
    daraja: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """Where a subscription can be read: its full URL and its id, which is the last segment of the path."""

    url: str
    id: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription as Kopo Kopo describes it.

    `status` may be any word: only "Active" is documented. `scope` is in lower case and a plain string, because an
    answer may contain an unknown one.
    """

    id: str
    event_type: str
    address: str
    scope: str
    scope_reference: str | None
    status: str


@dataclass(frozen=True, slots=True)
class TokenInfo:
    """Kopo Kopo's answer about the token: its Client ID and its remaining lifetime in seconds."""

    client_id: str | None
    expires_in: float | None


@dataclass(frozen=True, slots=True)
class AnswerHead:
    """The first part of a create's answer, which is all that is needed to know whether it succeeded.

    `location` is the header unchanged, `usable` the URL at which the subscription can be read.
    """

    status: int
    location: str
    usable: Location
