"""What the developer's code is about: subscriptions that exist, that a form would create, or those of an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from k2desk.kopokopo.locations import readable_url
from k2desk.kopokopo.requests import create_body
from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import SANDBOX, Environment, may_carry_token
from k2desk.model.events import Scope
from k2desk.model.records import State, SubscriptionRecord
from k2desk.model.secret_looks import looks_like_keys
from k2desk.model.text_keeping import holds_known_key

_DOUBTFUL = frozenset({State.NOT_CONFIRMED, State.SENDING})


@dataclass(frozen=True, slots=True)
class CodeSubscription:
    """One subscription: the `body` of its create, and its `location` if it exists at Kopo Kopo."""

    body: dict[str, object]
    location: str | None = None

    @property
    def address(self) -> str:
        """The web address, as it is sent."""
        return str(self.body["url"])

    @property
    def event_type(self) -> str:
        """The event's name in the API."""
        return str(self.body["event_type"])


@dataclass(frozen=True, slots=True)
class CodeSubject:
    """The subscriptions that the code creates and reads, and the Kopo Kopo system and API version that it calls.

    `in_doubt` is set if the only one may exist although no answer came. `left_out` counts those in doubt among several:
    who runs the code would create them a second time. `with_keys` counts those that contain a key of the user, which
    are left out always. `shows_secrets` is set if an address contains what looks like a password of the merchant's own.
    """

    environment: Environment
    version: int
    subscriptions: tuple[CodeSubscription, ...] = ()
    in_doubt: bool = False
    left_out: int = 0
    with_keys: int = 0
    shows_secrets: bool = False


EXAMPLE = CodeSubject(SANDBOX, 2)
"""For a program without an open account: how to sign in and how to receive, in Kopo Kopo's test system."""


def subject_of(
    environment: Environment, version: int, given: Sequence[SubscriptionRecord | SubscriptionRequest]
) -> CodeSubject:
    """Return the code's subject for rows of the list, or for what a form would create.

    A row that was chosen alone has the API version with which it was made, and may be in any state.
    """
    alone = given[0] if len(given) == 1 else None
    if isinstance(alone, SubscriptionRecord):
        version = alone.api_version
    shown = [one for one in given if one is alone or not _is_doubtful(one)]
    made = [_code_subscription(environment, version, one) for one in shown]
    safe = tuple(one for one in made if not holds_known_key(f"{one.address} {one.body['scope_reference']}"))
    return CodeSubject(
        environment,
        version,
        safe,
        in_doubt=alone is not None and _is_doubtful(alone),
        left_out=len(given) - len(shown),
        with_keys=len(made) - len(safe),
        shows_secrets=any(map(_shows_secret, {one.address for one in safe})),
    )


def _is_doubtful(given: SubscriptionRecord | SubscriptionRequest) -> bool:
    return isinstance(given, SubscriptionRecord) and given.state in _DOUBTFUL


def _code_subscription(
    environment: Environment, version: int, given: SubscriptionRecord | SubscriptionRequest
) -> CodeSubscription:
    if isinstance(given, SubscriptionRequest):
        return CodeSubscription(create_body(given, version))
    scope = Scope.TILL if given.scope == Scope.TILL else Scope.COMPANY
    request = SubscriptionRequest(given.event_type, given.address, scope, given.scope_reference, given.daraja)
    location = readable_url(environment, given.location or "")
    exists = given.state is State.CREATED and may_carry_token(environment, location)
    return CodeSubscription(create_body(request, version), location if exists else None)


def _shows_secret(address: str) -> bool:
    """Return whether an address names a user, or has a path or a query that looks like a key."""
    host, _, rest = address.partition("//")[2].partition("/")
    return "@" in host or looks_like_keys(rest)
