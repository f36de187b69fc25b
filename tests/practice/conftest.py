"""What tests of the practice server share: servers of their own, and a signed-in client of the run's server."""

from __future__ import annotations

import functools

import httpx
import pytest

from tests.practice_process import PracticeProcess

# Plain HTTP on this computer: no proxy, and no certificates, whose loading costs ten times what a request does.
PLAIN = {"trust_env": False, "verify": False}
over_http = functools.partial(httpx.request, **PLAIN)


@pytest.fixture
def start():
    """Starts a practice server over a folder, as often as wanted; all are ended after the test."""
    started = []

    def begin(folder, *arguments):
        server = PracticeProcess()
        started.append(server)
        return server.start(folder, *arguments)

    yield begin
    for server in started:
        if hasattr(server, "base_url"):
            server.stop()


@pytest.fixture
def api(fresh_practice):
    """A client of `fresh_practice` that holds a living token."""
    with client(fresh_practice) as signed_in:
        yield signed_in


def keys(server, **more):
    """The fields of a request that is made with the application's keys."""
    return {"client_id": server.client_id, "client_secret": server.client_secret, **more}


def token(server, **changed):
    """A new token of a server."""
    fields = {**keys(server, grant_type="client_credentials"), **changed}
    answer = over_http("POST", f"{server.base_url}/oauth/token", data=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()["access_token"]


def client(server):
    """A client that holds a new token; with a short patience, so that silence shows."""
    headers = {"Authorization": f"Bearer {token(server)}"}
    return httpx.Client(base_url=server.base_url, headers=headers, timeout=10, **PLAIN)


PAID = {
    "event_type": "buygoods_transaction_received",
    "url": "https://myapplication.com/webhooks",
    "scope": "till",
    "scope_reference": "555555",
}


def created(api, **changed):
    """The Location of a new subscription."""
    answer = api.post("/api/v2/webhook_subscriptions", json={**PAID, **changed})
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]
