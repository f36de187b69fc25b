"""Stored data can only choose among Kopo Kopo's own hosts, and no key goes to any other."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from k2desk.app.account_access import AccountAccessFinder
from k2desk.kopokopo.client import Client, RetryPolicy
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Credentials
from k2desk.model.clock import SystemClock
from k2desk.model.environments import (
    LIVE,
    LIVE_OF_OLDER_GUIDES,
    SANDBOX,
    Environment,
    EnvironmentKind,
    Environments,
    may_carry_token,
)
from k2desk.model.records import AccountRecord
from k2desk.store.secrets import Keys, Secrets
from k2desk.system.redaction import REDACTION
from tests.store.test_secrets import Fake

ACCOUNT = AccountRecord("shop", "Njeri", "live", LIVE.base_url, 2, datetime(2026, 11, 23, tzinfo=UTC))
ASTRAY = [
    ("live", "http://api.kopokopo.com"),
    ("live", "http://127.0.0.1:9999"),
    ("live", "https://127.0.0.1:9999"),
    ("live", "https://sandbox.kopokopo.com"),
    ("live", "https://evil.example"),
    ("live", "https://api.kopokopo.com.evil.example"),
    ("live", "https://api.kopokopo.com@evil.example"),
    ("live", "https://evil.example@api.kopokopo.com"),
    ("live", "https://user:word@api.kopokopo.com"),
    ("live", "https://api.kopokopo.com:443"),
    ("live", "https://api.kopokopo.com:8443"),
    ("live", "https://api.kopokopo.com."),
    ("live", "https://API.KOPOKOPO.COM"),
    ("live", "HTTPS://api.kopokopo.com"),
    ("live", "https://api.kopokopo.com/"),
    ("live", "https://api.kopokopo.com/path"),
    ("live", "https://api.kopokopo.com?x"),
    ("live", "https://api.kopokopo.com#"),
    ("live", " https://api.kopokopo.com"),
    ("live", "https://api.kopokopo.com\n"),
    ("live", "https://api.kopokopo.com\t.evil.example"),
    ("live", "https://api.kopokopo.com\\@evil.example"),
    ("live", "https://evil.example\\.api.kopokopo.com"),
    ("live", "https://api.\u212aopokopo.com"),  # KELVIN SIGN, which becomes a k in lower case
    ("live", "https://api.kop\u043ekopo.com"),  # a Cyrillic o
    ("live", "https://\uff41pi.kopokopo.com"),
    ("live", "https://api\u3002kopokopo.com"),
    ("live", "https://api.kopokopo.com\u200b"),
    ("live", "https://xn--api-kopokopo.com"),
    ("live", "ftp://api.kopokopo.com"),
    ("live", "api.kopokopo.com"),
    ("live", "//api.kopokopo.com"),
    ("live", "https://[::1]"),
    ("live", "https://["),
    ("live", ""),
    ("sandbox", LIVE.base_url),
    ("sandbox", LIVE_OF_OLDER_GUIDES.base_url),
    ("sandbox", "http://sandbox.kopokopo.com"),
    ("sandbox", "https://sandbox.kopokopo.com.evil.example"),
    ("LIVE", LIVE.base_url),
    ("production", LIVE.base_url),
    ("", LIVE.base_url),
]


class Watched(Fake):
    """Records each question."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        return super().get_password(service, username)


def _access_finder(store: Fake, environments: Environments | None = None) -> tuple[AccountAccessFinder, Secrets]:
    secrets = Secrets("K2Desk test", find_backend=lambda: store)
    reaching = AccountAccessFinder(
        secrets, environments or Environments(), lambda work: work.close(), data_dir=None, practice_ready=None
    )
    return reaching, secrets


@pytest.mark.parametrize(("kind", "base_url"), ASTRAY, ids=lambda value: ascii(value))
async def test_an_account_that_the_list_leads_astray_gets_no_key_from_the_password_store(kind, base_url):
    store = Watched()
    reaching, secrets = _access_finder(store)
    await secrets.save("shop", Keys("an-id", "a-secret", "an-api-key", LIVE.authority))
    store.asked = 0
    reach = await reaching.of(replace(ACCOUNT, environment=kind, base_url=base_url))
    assert reach.credentials is None and reach.problem.code == "K-97"
    assert store.asked == 0, "judged before the password store is asked"
    assert reach.environment in {LIVE, SANDBOX}, "never a place that the list made up"
    assert not set("\u212a\u200b\n\t") & set(reach.problem.details)


@pytest.mark.parametrize("environment", [LIVE, LIVE_OF_OLDER_GUIDES, SANDBOX])
async def test_an_account_at_one_of_kopo_kopos_own_places_gets_its_keys(environment):
    reaching, secrets = _access_finder(Fake())
    await secrets.save("shop", Keys("an-id", "a-secret", "", environment.authority))
    reach = await reaching.of(replace(ACCOUNT, environment=environment.kind.value, base_url=environment.base_url))
    assert reach.environment is environment
    assert reach.credentials == Credentials("an-id", "a-secret", "")


@pytest.mark.parametrize("kept_for", [SANDBOX.authority, "API.kopokopo.com", "api.kopokopo.com:443", "evil.example"])
@pytest.mark.parametrize("remembered", [False, True], ids=["in the password store", "in memory"])
async def test_keys_that_were_kept_for_another_host_are_refused_by_a_message_of_its_own(kept_for, remembered):
    reaching, secrets = _access_finder(Fake())
    keys = Keys("an-id", "a-secret", "", kept_for)
    if remembered:
        secrets.remember("shop", keys)
    else:
        await secrets.save("shop", keys)
    reach = await reaching.of(ACCOUNT)
    assert reach.credentials is None and reach.problem.code == "K-98"


async def test_a_practice_server_that_has_ended_is_started_again(tmp_path):
    finder = AccountAccessFinder(
        Secrets("tests", find_backend=lambda: None),
        Environments(),
        lambda work: asyncio.ensure_future(work),
        data_dir=tmp_path,
        practice_ready=None,
    )
    shop = replace(ACCOUNT, environment="practice", base_url="")
    try:
        first = (await finder.of(shop)).practice
        assert (await finder.of(shop)).practice is first, "as long as it runs"
        first.process.kill()
        await asyncio.to_thread(first.process.wait)
        again = await finder.of(shop)
        assert again.problem is None and again.practice is not first and not again.practice.has_ended
    finally:
        await finder.close()


async def test_every_key_of_another_account_that_is_met_is_known_from_then_on(monkeypatch):
    monkeypatch.setattr(REDACTION, "secrets", frozenset())
    reaching, secrets = _access_finder(Fake())
    await secrets.save("shop", Keys("an-id", "a-secret-of-another", "an-api-key-of-another", LIVE.authority))
    assert await reaching.api_keys([ACCOUNT]) == (("Njeri", "an-api-key-of-another"),)
    assert {"a-secret-of-another", "an-api-key-of-another"} == REDACTION.secrets


@pytest.mark.parametrize("host", ["evil.example", "api.kopokopo.com@evil.example", "api.kopokopo.com.", "127.0.0.1"])
def test_a_host_in_the_settings_chooses_among_kopo_kopos_own_and_adds_none(host):
    environments = Environments(live_host=lambda: host)
    assert environments[EnvironmentKind.LIVE] == LIVE
    assert Environments(live_host=lambda: "app.kopokopo.com")[EnvironmentKind.LIVE] == LIVE_OF_OLDER_GUIDES


def test_the_places_that_a_program_is_given_are_the_only_ones():
    own = Environment(EnvironmentKind.LIVE, "https://127.0.0.1:4433")
    environments = Environments([own])
    assert environments[EnvironmentKind.LIVE] is own is environments.named("live", "https://127.0.0.1:4433")
    assert environments.named("live", LIVE.base_url) is None
    assert environments.like("sandbox") is own


@pytest.mark.parametrize("base", [base for kind, base in ASTRAY if kind == "live" and "127.0.0.1" not in base])
def test_no_token_goes_where_two_readers_of_an_address_could_differ(base):
    allowed = {"https://API.KOPOKOPO.COM", "HTTPS://api.kopokopo.com", LIVE.base_url + "/", LIVE.base_url + "/path"}
    expected = base in allowed | {LIVE.base_url + "?x", LIVE.base_url + "#"}
    assert may_carry_token(LIVE, base) is expected, "the same host in other letters is the same host"


@pytest.mark.parametrize("kind", [EnvironmentKind.LIVE, EnvironmentKind.SANDBOX])
async def test_no_key_and_no_token_is_sent_in_clear_whatever_environment_is_given(fresh_practice, kind):
    """Token request and revoke obey the same rule as calls with a token."""
    plain = Environment(kind, fresh_practice.base_url)
    keys = Credentials(fresh_practice.client_id, fresh_practice.client_secret, "")
    async with Client(plain, keys, 2, clock=SystemClock(), repeats=RetryPolicy(times=0)) as client:
        with pytest.raises(errors.ForeignAddress) as raised:
            await client.sign_in()
        assert raised.value.may_have_arrived is False
        with pytest.raises(errors.ForeignAddress):
            await client.token_info()
        with pytest.raises(errors.ForeignAddress):
            await client.revoke("a-token")
    assert fresh_practice.log() == []
