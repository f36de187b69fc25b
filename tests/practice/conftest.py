"""What tests of the practice server share: servers of their own, and a signed-in client of the run's server."""

from __future__ import annotations

import functools

import httpx
import pytest

from tests.practice_process import PracticeProcess
from tests.receiver_process import ReceiverProcess

# Plain HTTP on this computer. No proxy, and no certificates: loading them takes ten times as long as a request.
PLAIN = {"trust_env": False, "verify": False}
over_http = functools.partial(httpx.request, **PLAIN)


@pytest.fixture
def start():
    """Start practice servers over a folder. All are ended after the test."""
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
def start_receiver():
    """Start receivers. All are ended after the test."""
    started = []

    def begin(*arguments):
        receiver = ReceiverProcess().start(*arguments)
        started.append(receiver)
        return receiver

    yield begin
    for receiver in started:
        receiver.stop()


@pytest.fixture
def api(fresh_practice):
    """Yield a client of `fresh_practice` with a valid token."""
    with client(fresh_practice) as signed_in:
        yield signed_in


def keys(server, **more):
    """Return the fields of a token request with the application's keys."""
    return {"client_id": server.client_id, "client_secret": server.client_secret, **more}


def token(server, **changed):
    """Return a new token of a server."""
    fields = {**keys(server, grant_type="client_credentials"), **changed}
    answer = over_http("POST", f"{server.base_url}/oauth/token", data=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()["access_token"]


def client(server):
    """Yield a client with a new token and a short time limit, so that silence is noticed."""
    headers = {"Authorization": f"Bearer {token(server)}"}
    return httpx.Client(base_url=server.base_url, headers=headers, timeout=10, **PLAIN)


PAID = {
    "event_type": "buygoods_transaction_received",
    "url": "https://myapplication.com/webhooks",
    "scope": "till",
    "scope_reference": "555555",
}


def created(api, **changed):
    """Create a subscription and return its Location."""
    answer = api.post("/api/v2/webhook_subscriptions", json={**PAID, **changed})
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]
