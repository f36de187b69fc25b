"""The values that go to Kopo Kopo and come back from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from k2desk.model.events import Scope


@dataclass(frozen=True, slots=True)
class Credentials:
    """The keys of one account. `api_key` may be empty: it only proves that alerts are genuine."""

    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    api_key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SubscriptionRequest:
    """What is asked for in a create. `scope_reference` is the till number, None for the whole business."""

    event_type: str
    address: str
    scope: Scope
    scope_reference: str | None
    daraja: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """Where a subscription can be read: its full URL and its id, the last segment of the path."""

    url: str
    id: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription as Kopo Kopo tells it. `status` is an open word: only "Active" is documented.

    `scope` is lower-cased and left a plain word, since what is read back need not be what we know.
    """

    id: str
    event_type: str
    address: str
    scope: str
    scope_reference: str | None
    status: str


@dataclass(frozen=True, slots=True)
class TokenInfo:
    """What Kopo Kopo says of the token in use: the Client ID it belongs to and the seconds it still lives."""

    client_id: str | None
    expires_in: float | None


@dataclass(frozen=True, slots=True)
class AnswerHead:
    """The first part of the answer to a create: all that is needed to know whether it was made.

    `location` is kept word for word, `usable` is where the subscription can be read.
    """

    status: int
    location: str
    usable: Location
