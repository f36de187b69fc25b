"""The official Python and Node SDKs, unchanged, against the practice server. `conftest.py` installs them."""

from __future__ import annotations

import json

import pytest

from tests.practice.conftest import run

ADDRESS = "https://myapplication.com/webhooks"

# The first installation takes long.
pytestmark = pytest.mark.timeout(400)


def given(server, **more):
    """Return what a program gets on its standard input. Keys are never among its arguments."""
    names = ("base_url", "client_id", "client_secret", "api_key")
    return json.dumps({**{name: getattr(server, name) for name in names}, "address": ADDRESS, **more})


PYTHON_PROGRAM = """
import json, sys
import k2connect
from k2connect.exceptions import K2Error

given = json.load(sys.stdin)
k2connect.initialize(given["client_id"], given["client_secret"], given["base_url"] + "/", given["api_key"])
said = {}

def refused(call, *arguments):
    try:
        call(*arguments)
    except K2Error as error:
        return error.args[0]["error_code"], json.loads(error.args[0]["error_content"])

tokens = k2connect.Tokens
answer = tokens.request_access_token()
said["token"] = {name: value for name, value in answer.items() if name != "access_token"}
token = tokens.get_access_token(answer)
said["info"] = tokens.request_token_info(token)["application"]["uid"] == given["client_id"]
said["active"] = tokens.introspect_access_token(token)["active"]

webhooks = k2connect.Webhooks(access_token=token)
till = {"event_type": "buygoods_transaction_received", "webhook_uri": given["address"], "scope": "till",
        "scope_reference": "555555", "enable_daraja_payload": True}
company = {"event_type": "customer_created", "webhook_uri": given["address"], "scope": "company",
           "scope_reference": None}
said["locations"] = [webhooks.create_subscription(one) for one in (till, company)]
said["read"] = [webhooks.query_resource(location) for location in said["locations"]]
said["bad_till"] = refused(webhooks.create_subscription, {**till, "scope_reference": "99999"})
said["bad_address"] = refused(webhooks.create_subscription, {**till, "webhook_uri": "http://plain.example"})

from k2connect.webhooks import WebhookService
older = WebhookService(given["base_url"] + "/")
said["v1_location"] = older.create_subscription({"access_token": token, "event_type": "m2m_transaction_received",
                                                 "webhook_endpoint": given["address"], "scope": "company"})
said["v1_read"] = older.webhook_status(token, said["v1_location"])

tokens.revoke_access_token(token)
said["revoked"] = refused(webhooks.query_resource, said["locations"][0])
k2connect.initialize(given["client_id"], "wrong", given["base_url"] + "/", given["api_key"])
said["wrong_secret"] = refused(k2connect.Tokens.request_access_token)
print(json.dumps(said))
"""


def test_the_python_sdk_works_unchanged(python_sdk, fresh_practice):
    done = run([str(python_sdk), "-W", "ignore", "-c", PYTHON_PROGRAM], input=given(fresh_practice))
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["token"].keys() == {"token_type", "expires_in", "created_at"}
    assert (said["info"], said["active"]) == (True, True)
    base = f"{fresh_practice.base_url}/api/v2/webhook_subscriptions/"
    assert all(location.startswith(base) for location in said["locations"])
    till, company = (one["data"]["attributes"] for one in said["read"])
    assert till == {
        "event_type": "buygoods_transaction_received",
        "webhook_uri": ADDRESS,
        "status": "Active",
        "scope": "till",
        "scope_reference": "555555",
    }
    assert (company["event_type"], company["scope_reference"]) == ("customer_created", None)
    assert said["bad_till"] == [400, {"error_code": 400, "error_message": "Invalid scope reference"}]
    assert said["bad_address"][0] == 400
    assert said["v1_location"].startswith(f"{fresh_practice.base_url}/api/v1/webhook_subscriptions/")
    assert said["v1_read"]["data"]["attributes"]["event_type"] == "m2m_transaction_received"
    assert (said["revoked"][0], said["revoked"][1]["error_code"]) == (401, 401)
    assert (said["wrong_secret"][0], said["wrong_secret"][1]["error"]) == (401, "invalid_client")
    made = [one for one in fresh_practice.log() if one["subscription_id"]]
    assert [one["headers"]["user-agent"] for one in made] == ["Kopokopo-Python-SDK"] * 3
    assert [one["path"].split("/")[2] for one in made] == ["v2", "v2", "v1"]


NODE_PROGRAM = """
const given = JSON.parse(require('fs').readFileSync(0, 'utf8'))
const options = {clientId: given.client_id, clientSecret: given.client_secret, baseUrl: given.base_url,
                 apiKey: given.api_key}
const k2 = require('k2-connect-node')(options)
const wrong = require('k2-connect-node')({...options, clientSecret: 'wrong'})
const refused = (promise) => promise.then(() => null, (error) => error)

async function main() {
  const said = {}
  const answer = await k2.TokenService.getToken()
  const accessToken = answer.access_token
  said.token = Object.keys(answer).sort()
  said.info = (await k2.TokenService.infoToken({accessToken})).application.uid === given.client_id
  const till = {eventType: 'buygoods_transaction_received', url: given.address, scope: 'till',
                scopeReference: '555555', accessToken}
  const company = {eventType: 'm2m_transaction_received', url: given.address, scope: 'company', accessToken}
  said.locations = [await k2.Webhooks.subscribe(till), await k2.Webhooks.subscribe(company)]
  said.read = []
  for (const location of said.locations) said.read.push(await k2.Webhooks.getStatus({accessToken, location}))
  said.badTill = await refused(k2.Webhooks.subscribe({...till, scopeReference: '99999'}))
  said.badAddress = String(await refused(k2.Webhooks.subscribe({...till, url: 'nowhere'})))
  await k2.TokenService.introspectToken({accessToken})
  await k2.TokenService.revokeToken({accessToken})
  said.revoked = await refused(k2.Webhooks.getStatus({accessToken, location: said.locations[0]}))
  said.wrongSecret = await refused(wrong.TokenService.getToken())
  console.log(JSON.stringify(said))
}
main().catch((error) => { console.error(error); process.exit(1) })
"""


def test_the_node_sdk_works_unchanged(node_sdk, fresh_practice):
    node, modules = node_sdk
    done = run([node, "-e", NODE_PROGRAM], input=given(fresh_practice), env={"NODE_PATH": str(modules)})
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["token"] == ["access_token", "created_at", "expires_in", "token_type"]
    assert said["info"] is True
    base = f"{fresh_practice.base_url}/api/v1/webhook_subscriptions/"
    assert all(location.startswith(base) for location in said["locations"])
    till, company = (one["data"]["attributes"] for one in said["read"])
    assert (till["event_type"], till["webhook_uri"], till["status"], till["scope"], till["scope_reference"]) == (
        "buygoods_transaction_received",
        ADDRESS,
        "Active",
        "till",
        "555555",
    )
    assert (company["event_type"], company["scope_reference"]) == ("m2m_transaction_received", None)
    assert said["badTill"] == {"error_code": 400, "error_message": "Invalid scope reference"}
    assert "Url" in said["badAddress"]
    assert (said["revoked"], said["wrongSecret"]) == ("Unauthorized", "Unauthorized")
    log = fresh_practice.log()
    made = [one for one in log if one["subscription_id"]]
    # The SDK does not send the company's reference.
    assert ["scope_reference" in one["body"] for one in made] == [True, False]
    # The SDK's validator refuses the address but the SDK sends it all the same, so the server must refuse it too.
    bad = [one for one in log if one["body"] and one["body"]["url"] == "nowhere"]
    assert [one["status"] for one in bad] == [400]
