"""The practice server as an ASGI application: routes each request through the faults and into the log."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from k2desk.practice.control import Control
from k2desk.practice.deliveries import DEFAULT_TILL, Deliveries
from k2desk.practice.faults import Faults
from k2desk.practice.ledger import Ledger
from k2desk.practice.oauth import OAuth
from k2desk.practice.polling import PATH as POLLING
from k2desk.practice.polling import Polling
from k2desk.practice.request_log import RequestLog
from k2desk.practice.responses import Handler, body_of, error
from k2desk.practice.subscriptions import PATH, Subscriptions
from k2desk.practice.troubles import Broken, through
from k2desk.practice.world import World

_VERSIONS = (1, 2)
_MOST_TILLS = 5


def make_app(world: World, base_url: str, complain: Callable[[str], None]) -> Starlette:
    """Return the application for `world`, served at `base_url` (without a final slash).

    `complain` is called with the description of an error in the server itself, as opposed to a fault that was switched
    on.
    """
    faults = Faults()
    log = RequestLog()
    oauth = OAuth(world)
    subscriptions = Subscriptions(world, oauth, base_url)
    ledger = Ledger(lambda: _tills(world), base_url)
    deliveries = Deliveries(world, base_url, ledger)
    polling = Polling(ledger, oauth, base_url, deliveries.post)

    def served(place: str, handler: Handler) -> Handler:
        async def serve(request: Request) -> Response:
            striking = faults.strike(place)
            entry = log.note(request, ", ".join(fault.kind for fault in striking) or None)
            request.state.made = None

            async def proper() -> Response:
                answer = await handler(request)
                # Store the id here: a client that disconnects now must not hide that a subscription was created.
                entry["subscription_id"] = request.state.made
                return answer

            try:
                if place in {"create", "polling"} and oauth.living(request) is not None:
                    # Log the body only for a valid token; otherwise anybody could have large bodies read and logged.
                    log.keep_body(entry, await body_of(request) or b"")
                answer = await through(striking, request, proper, world.revoke_all)
            except ClientDisconnect:
                return Broken()
            except OSError as failure:
                complain(f"The practice state can't be written: {failure}")
                answer = error(500, "Something went wrong")
            except Exception:
                complain(traceback.format_exc())
                answer = error(500, "Something went wrong")
            entry["status"] = answer.said if isinstance(answer, Broken) else answer.status_code
            return answer

        return serve

    def create(version: int) -> Handler:
        async def created(request: Request) -> Response:
            return await subscriptions.create(request, version)

        return served("create", created)

    def ask(version: int) -> Handler:
        async def asked(request: Request) -> Response:
            return await polling.create(request, version)

        return served("polling", asked)

    read = served("read", subscriptions.read)
    look = served("polling_read", polling.read)
    app = Starlette(
        routes=[
            # The most frequent first, because routes are tried in order.
            *(Route(f"/api/v{version}/{PATH}/{{id}}", read, methods=["GET"]) for version in reversed(_VERSIONS)),
            Route(f"/{PATH}/{{id}}", read, methods=["GET"]),
            *(Route(f"/api/v{version}/{PATH}", create(version), methods=["POST"]) for version in _VERSIONS),
            *(Route(f"/api/v{version}/{POLLING}/{{id}}", look, methods=["GET"]) for version in _VERSIONS),
            Route(f"/{POLLING}/{{id}}", look, methods=["GET"]),
            *(Route(f"/api/v{version}/{POLLING}", ask(version), methods=["POST"]) for version in _VERSIONS),
            Route("/oauth/token", served("token", oauth.token), methods=["POST"]),
            Route("/oauth/revoke", served("token", oauth.revoke), methods=["POST"]),
            Route("/oauth/introspect", served("token", oauth.introspect), methods=["POST"]),
            Route("/oauth/token/info", served("token", oauth.info), methods=["GET"]),
            *Control(world, faults, log, deliveries, polling).routes(),
        ]
    )
    app.router.redirect_slashes = False
    return app


def _tills(world: World) -> tuple[str, ...]:
    """Return the tills of the practice shop: those of its subscriptions, or one if there are none."""
    known = {record.scope_reference for record in world.records.values() if record.scope_reference}
    return tuple(sorted(known)[:_MOST_TILLS]) or (DEFAULT_TILL,)
