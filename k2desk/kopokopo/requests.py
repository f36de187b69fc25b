"""The URL and the body of a create, field by field (API notes §3)."""

from __future__ import annotations

from k2desk.kopokopo.web_addresses import as_sent
from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import Environment
from k2desk.model.events import Scope


def create_url(environment: Environment, version: int) -> str:
    """Return the URL to which a create is posted."""
    return f"{environment.base_url}/api/v{version}/webhook_subscriptions"


def create_body(request: SubscriptionRequest, version: int) -> dict[str, object]:
    """Return the body of a create.

    `scope_reference` is null for the whole business. API v1 has no Daraja field. An address with non-ASCII characters
    is sent as a browser would send it.
    """
    body: dict[str, object] = {
        "event_type": request.event_type,
        "url": as_sent(request.address),
        "scope": str(request.scope),
        "scope_reference": request.scope_reference if request.scope is Scope.TILL else None,
    }
    if version >= 2:
        body["enable_daraja_payload"] = request.daraja
    return body
