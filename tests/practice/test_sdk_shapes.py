"""Requests in the form of the official Ruby and PHP SDKs, replayed by hand: these two are in no package registry."""

from __future__ import annotations

import http.client
import json
from urllib.parse import urlencode

import pytest

from tests.practice.conftest import keys

RUBY = {
    "Content-Type": "application/json",
    "Accept": "application/json",
    "User-Agent": "Kopokopo-Ruby-SDK",
    "Accept-Encoding": "gzip;q=1.0,deflate;q=0.6,identity;q=0.3",
}
PHP = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "gzip, deflate, br"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def ask(fresh_practice):
    """Send exactly the given head and body. Returns (status, headers as they arrived, body)."""
    lines = []

    def send(method, path, headers, body=None):
        line = http.client.HTTPConnection("127.0.0.1", fresh_practice.port, timeout=10)
        lines.append(line)
        line.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            line.putheader(name, value)
        if body is not None:
            line.putheader("Content-Length", str(len(body)))
        line.endheaders(None if body is None else body.encode())
        answer = line.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    yield send
    for line in lines:
        line.close()


def test_ruby_signs_in_subscribes_reads_and_revokes_in_json(ask, fresh_practice):
    given = keys(fresh_practice, grant_type="client_credentials")
    status, _, body = ask("POST", "/oauth/token", {"Content-Type": "application/json"}, json.dumps(given))
    assert status == 200
    token = json.loads(body)["access_token"]
    signed = {**RUBY, "Authorization": f"Bearer {token}"}
    # Every field is always present: the reference as null and the Daraja form as false.
    wanted = {
        "event_type": "settlement_transfer_completed",
        "url": "https://myapplication.com/webhooks",
        "scope": "company",
        "scope_reference": None,
        "enable_daraja_payload": False,
    }
    status, headers, body = ask("POST", "/api/v2/webhook_subscriptions", signed, json.dumps(wanted))
    assert (status, body) == (201, b"")
    path = headers["location"].removeprefix(fresh_practice.base_url)
    status, headers, body = ask("GET", path, signed)
    assert status == 200
    assert "content-encoding" not in headers
    assert json.loads(body)["data"]["attributes"]["scope_reference"] is None
    status, _, body = ask("POST", "/oauth/introspect", RUBY, json.dumps(keys(fresh_practice, token=token)))
    assert json.loads(body)["active"] is True
    assert ask("POST", "/oauth/revoke", RUBY, json.dumps(keys(fresh_practice, token=token)))[0] == 200
    status, _, body = ask("GET", path, signed)
    assert (status, json.loads(body)["error_code"]) == (401, 401)


def test_php_signs_in_by_form_and_subscribes_on_v1_with_escaped_slashes(ask, fresh_practice):
    given = urlencode(keys(fresh_practice, grant_type="client_credentials"))
    status, _, body = ask("POST", "/oauth/token", FORM, given)
    assert status == 200
    # PHP prints a warning if this is missing.
    assert json.loads(body)["created_at"]
    signed = {**PHP, "Authorization": f"Bearer {json.loads(body)['access_token']}"}
    for event, scope in (("m2m_transaction_received", "company"), ("buygoods_transaction_received", "till")):
        wanted = (
            f'{{"event_type":"{event}","url":"https:\\/\\/myapplication.com\\/webhooks","scope":"{scope}",'
            f'"scope_reference":{"null" if scope == "company" else chr(34) + "555555" + chr(34)}}}'
        )
        status, headers, body = ask("POST", "/api/v1/webhook_subscriptions", signed, wanted)
        assert (status, body) == (201, b"")
        # The PHP SDK finds the header by its lower-case name only.
        path = headers["location"].removeprefix(fresh_practice.base_url)
        status, headers, body = ask("GET", path, signed)
        assert status == 200
        assert "content-encoding" not in headers
        shown = json.loads(body)["data"]["attributes"]
        assert (shown["event_type"], shown["webhook_uri"]) == (event, "https://myapplication.com/webhooks")
    token = signed["Authorization"].partition(" ")[2]
    assert ask("POST", "/oauth/revoke", FORM, urlencode(keys(fresh_practice, token=token)))[0] == 200
    assert ask("GET", path, signed)[0] == 401


@pytest.mark.parametrize("accept", ["*/*", "application/vnd.kopokopo.v4.hal+json", "text/html", "image/png", ""])
def test_any_accept_is_answered_in_json(ask, fresh_practice, accept):
    given = json.dumps(keys(fresh_practice, grant_type="client_credentials"))
    status, headers, _ = ask(
        "POST", "/oauth/token", {"Content-Type": "application/json; charset=utf-8", "Accept": accept}, given
    )
    assert (status, headers["content-type"]) == (200, "application/json")


@pytest.mark.parametrize("address", ["http://myapplication.com/webhooks", "not a url"])
def test_an_address_that_ruby_and_php_do_not_check_is_refused_with_a_message(ask, fresh_practice, address):
    status, _, body = ask(
        "POST", "/oauth/token", FORM, urlencode(keys(fresh_practice, grant_type="client_credentials"))
    )
    signed = {"Authorization": f"Bearer {json.loads(body)['access_token']}"}
    wanted = {"event_type": "customer_created", "url": address, "scope": "company"}
    for headers, version in ((RUBY, 2), (PHP, 1)):
        place = f"/api/v{version}/webhook_subscriptions"
        status, _, body = ask("POST", place, {**headers, **signed}, json.dumps(wanted))
        assert (status, json.loads(body)["error_code"]) == (400, 400)
        assert json.loads(body)["error_message"]
