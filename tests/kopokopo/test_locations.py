"""Which addresses may get a token, and what a pasted text means."""

from __future__ import annotations

import pytest

from k2desk.kopokopo.locations import UnusableLocationError, from_text, parse, readable_url
from k2desk.model.environments import LIVE, SANDBOX, Environment, EnvironmentKind, may_carry_token

ID = "5af4c10a-f6de-4ac8-840d-42cb65454216"
PRACTICE = Environment(EnvironmentKind.PRACTICE, "http://127.0.0.1:41873")


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v2/", "/"])
def test_v1_v2_and_bare_paths_name_the_same_subscription(path):
    location = parse(SANDBOX, f"https://sandbox.kopokopo.com{path}webhook_subscriptions/{ID}")
    assert location.id == ID


@pytest.mark.parametrize(
    "value",
    [
        "",
        f"//elsewhere.example/api/v2/webhook_subscriptions/{ID}",
        f"http://elsewhere.example/api/v2/webhook_subscriptions/{ID}",
        f"https://sandbox.kopokopo.com.elsewhere.example/api/v2/webhook_subscriptions/{ID}",
        f"https://sandbox.kopokopo.com@elsewhere.example/api/v2/webhook_subscriptions/{ID}",
        f"https://me@sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}",
        f"ftp://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}",
        f"https://app.kopokopo.com/api/v2/webhook_subscriptions/{ID}",
        f"\\\\elsewhere.example\\webhook_subscriptions\\{ID}",
        f"https://api.kopokopo.com/api/v2/webhook_subscriptions/{ID}",
        "https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/",
        f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}/../../x",
        "https://sandbox.kopokopo.com/api/v2/webhook_subscriptions?id=1",
        f"https://sandbox.kopokopo.com:444/api/v2/webhook_subscriptions/{ID}",
        "javascript:alert(1)",
        "https://[::1",
    ],
)
def test_an_odd_location_is_not_usable(value):
    with pytest.raises(UnusableLocationError):
        parse(SANDBOX, value)


@pytest.mark.parametrize("reads", [parse, lambda environment, text: from_text(environment, 2, text)])
@pytest.mark.parametrize(
    "value",
    [
        f"/api/v2/webhook_subscriptions/{ID}",
        f"api/v2/webhook_subscriptions/{ID}",
        f"http://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}",
        f"http://sandbox.kopokopo.com:80/api/v2/webhook_subscriptions/{ID}",
        f"https://sandbox.kopokopo.com:443/api/v2/webhook_subscriptions/{ID}",
        f"https://sandbox.kopokopo.com//api/v2/webhook_subscriptions/{ID}",
        f"https://sandbox.kopokopo.com/api//v2/webhook_subscriptions//{ID}/",
        f"//sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}",
        f"HTTPS://SANDBOX.KopoKopo.com/api/v2/webhook_subscriptions/{ID.upper()}",
        f"https://sandbox.kopokopo.com./api/v2/webhook_subscriptions/{ID}",
        f"https://sandbox.kopokopo.com/api/v2/webhook%5Fsubscriptions/{ID}",
        f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}?x=1",
        f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}#made",
        f"https://sandbox.kopokopo.com/api/v1/../v2/./webhook_subscriptions/{ID}",
        f"https://sandbox.kopokopo.com/api/v2/webhook-subscriptions/{ID}",
        f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}.json",
        f"../v2/webhook_subscriptions/{ID}",
        f"/api/v2/%2e/webhook_subscriptions/{ID}.json?x=/../y",
        f" <https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}> ",
    ],
)
def test_a_location_of_the_own_host_is_usable_however_it_is_written(value, reads):
    location = reads(SANDBOX, value)
    assert location.url == f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}"
    assert location.id == ID


def test_a_whole_header_line_may_be_pasted():
    line = f"Location: https://sandbox.kopokopo.com/api/v1/webhook_subscriptions/{ID}"
    assert from_text(SANDBOX, 2, line).url == line.partition(" ")[2]


@pytest.mark.parametrize("base", ["https://api.kopokopo.com", "https://app.kopokopo.com", "https://127.0.0.1:4433"])
@pytest.mark.parametrize("host", ["api.kopokopo.com", "app.kopokopo.com"])
def test_a_live_location_of_either_host_is_read_at_the_accounts_own_base(base, host):
    live = Environment(EnvironmentKind.LIVE, base)
    old = f"https://{host}/api/v1/webhook_subscriptions/{ID}"
    assert from_text(live, 2, old).url == f"{base}/api/v1/webhook_subscriptions/{ID}"
    assert readable_url(live, old) == f"{base}/api/v1/webhook_subscriptions/{ID}"
    assert may_carry_token(live, readable_url(live, old))


def test_a_bare_id_becomes_an_address_of_the_accounts_version():
    assert from_text(LIVE, 1, f"  {ID.upper()} ").url == f"https://api.kopokopo.com/api/v1/webhook_subscriptions/{ID}"


def test_of_a_practice_location_only_the_path_counts():
    old = f"http://127.0.0.1:9999/api/v2/webhook_subscriptions/{ID}"
    assert readable_url(PRACTICE, old) == f"http://127.0.0.1:41873/api/v2/webhook_subscriptions/{ID}"
    assert readable_url(LIVE, old) == old


def test_practice_may_carry_its_token_on_loopback_only():
    assert may_carry_token(PRACTICE, "http://127.0.0.1:41873/x")
    assert not may_carry_token(PRACTICE, "http://localhost:41873/x")
    elsewhere = Environment(EnvironmentKind.PRACTICE, "http://10.0.0.5:80")
    assert not may_carry_token(elsewhere, "http://10.0.0.5:80/x")
