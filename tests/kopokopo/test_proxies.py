"""Proxies: whatever the settings are, an account opens, and an unusable setting is named."""

from __future__ import annotations

import random
import ssl
import sys
from contextlib import asynccontextmanager

import httpx
import pytest
import trustme

from k2desk.kopokopo import proxies
from k2desk.kopokopo.client import Client, NetworkOptions, RetryPolicy, Timeouts
from k2desk.model import api_errors as errors
from k2desk.model.api_values import AnswerHead, Credentials, SubscriptionRequest
from k2desk.model.clock import SystemClock
from k2desk.model.environments import LIVE_BASE, Environment, EnvironmentKind
from k2desk.model.error_problems import During, of_error
from k2desk.model.events import Scope
from k2desk.ui.text.messages import words_of
from tests.odd_answers import CREATED, PATH, answer, behind_proxy, odd_server
from tests.systems import only_on_linux

EXAMPLE = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")
PROXY = "http://10.0.0.1:3128"
PAGE = "<!DOCTYPE html><title>One moment please</title>"
VARIABLES = tuple(f"{kind}_PROXY" for kind in ("HTTP", "HTTPS", "ALL", "NO"))


async def _ignore(_: AnswerHead) -> None:
    return None


@pytest.fixture(autouse=True)
def _no_proxy_of_this_machine(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({}, None),
        ({"HTTPS_PROXY": PROXY}, PROXY),
        ({"https_proxy": "10.0.0.1:3128"}, PROXY),
        ({"HTTP_PROXY": PROXY}, None),
        ({"ALL_PROXY": f" {PROXY} "}, PROXY),
        ({"HTTPS_PROXY": PROXY, "ALL_PROXY": "socks://127.0.0.1:1080"}, PROXY),
        ({"HTTPS_PROXY": PROXY, "https_proxy": ""}, None),
        ({"HTTPS_PROXY": ""}, None),
        ({"HTTPS_PROXY": "https://proxy.example:443/"}, "https://proxy.example:443/"),
        ({"HTTPS_PROXY": "http://me:p%40ss@proxy.example:3128"}, "http://me:p%40ss@proxy.example:3128"),
        ({"HTTPS_PROXY": "http://[fd00::1]:3128"}, "http://[fd00::1]:3128"),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "localhost,[::1]"}, PROXY),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "fd00::/8,localhost"}, PROXY),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "10.0.0.0/8, ::1/128 ,[,],http://,*.,..,:80,%%,\x7f"}, PROXY),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "*"}, None),
        ({"HTTPS_PROXY": PROXY, "no_proxy": "kopokopo.com"}, None),
        ({"HTTPS_PROXY": PROXY, "no_proxy": "x, .kopokopo.com"}, None),
        ({"HTTPS_PROXY": PROXY, "no_proxy": "*.kopokopo.com;x"}, None),
        ({"HTTPS_PROXY": PROXY, "no_proxy": "API.KopoKopo.com:443"}, None),
        ({"HTTPS_PROXY": PROXY, "no_proxy": "https://api.kopokopo.com/"}, None),
        ({"HTTPS_PROXY": PROXY, "no_proxy": "api.kopokopo.com:80"}, PROXY),
        ({"HTTPS_PROXY": PROXY, "no_proxy": "opokopo.com"}, PROXY),
        ({"NO_PROXY": "[::1]"}, None),
        ({"ALL_PROXY": "socks://127.0.0.1:1080", "NO_PROXY": "kopokopo.com"}, None),
    ],
)
def test_the_way_is_read_from_the_environment_as_it_is_meant(environment, way):
    assert proxies.way_to(LIVE_BASE, None, environment) == way
    assert proxies.way_to("https://127.0.0.1:4433", None, environment) is None
    assert proxies.way_to(LIVE_BASE, "", environment) is None


UNUSABLE = [
    "socks://127.0.0.1:1080",
    "socks4://127.0.0.1:1080",
    "socks5://127.0.0.1:1080",
    "SOCKS5H://me:secret@127.0.0.1:1080",
    "http://127.0.0.1:99999",
    "http://127.0.0.1:-1",
    "http://127.0.0.1:0",
    "http://127.0.0.1:abc",
    "http://",
    "://x",
    "http://[::1",
    "http://[nonsense]:80",
    "ftp://127.0.0.1:21",
    "direct://",
    "http://proxy with blanks:80",
    "http://proxy\n.example:80",
    "http://\udcff.example:80",
    "http://" + "a" * 300 + ".example:80",
    "http://a..b:80",
    "http:///path",
    "file:///etc/proxy.pac",
    "{}",
]


WORDS = (
    *("http", "https", "socks5", "://", ":", "//", "/", "@", "[", "]", "::1", "fd00::1", "127.0.0.1", "proxy.example"),
    *(
        "ä",
        "%",
        "%2",
        "%zz",
        "é.ke",
        "-a",
        "a_b",
        "..",
        "80",
        "0",
        "65536",
        "99999",
        "-1",
        " ",
        "\t",
        "\n",
        "\x00",
        "?",
    ),
    *("?", "#", "user", "p%40", "\u202e", "\ud800", "１２７", "xn--", "xn--a", "*", "~", "!", "'", ",", ";", "=", "&"),
)


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "all_proxy"])
@pytest.mark.parametrize("value", UNUSABLE)
async def test_a_setting_that_can_not_be_used_is_named_and_the_account_opens(qapp, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    environment = Environment(EnvironmentKind.LIVE, "https://kopokopo.invalid")
    async with Client(environment, Credentials("id", "secret", ""), 2, clock=SystemClock()) as client:
        for ask in (client.token_info(), client.read(f"https://kopokopo.invalid{PATH}")):
            with pytest.raises(errors.UnusableWay) as raised:
                await ask
            assert raised.value.may_have_arrived is False
    problem = of_error(raised.value, During.READ)
    words = words_of(problem)
    assert problem.code == ("K-114" if "socks" in value.lower() else "K-113")
    # Windows takes no notice of how the name of a variable is written.
    shown = name.lower() if sys.platform == "win32" else name
    assert shown in words.title + words.text and "secret" not in repr(problem)
    assert ("SOCKS" in words.title) is ("socks" in value.lower())


def test_words_by_chance_are_a_way_that_the_library_takes_or_are_named():
    dice = random.Random(20261128)
    for _ in range(3_000):
        value = "".join(dice.choice(WORDS) for _ in range(dice.randrange(1, 8)))
        for environment in ({"HTTPS_PROXY": value}, {"ALL_PROXY": f"http://{value}", "NO_PROXY": value}):
            try:
                way = proxies.way_to(LIVE_BASE, None, environment)
            except errors.UnusableWay as unusable:
                assert unusable.setting in environment
            else:
                assert way is None or httpx.Proxy(way)


@pytest.mark.parametrize(("place", "code"), [("system", "K-113-system"), ("own", "K-113-own")])
def test_a_setting_that_has_no_name_is_said_by_its_place(qapp, monkeypatch, place, code):
    if place == "system":
        monkeypatch.setattr("urllib.request.getproxies_registry", lambda: {"https": "http://x:99999"}, raising=False)
        monkeypatch.setattr("urllib.request.proxy_bypass", lambda host: False)
    with pytest.raises(errors.UnusableWay) as raised:
        proxies.way_to(LIVE_BASE, None if place == "system" else "http://x:99999", {})
    words = words_of(of_error(raised.value, During.READ))
    assert words.title.endswith("this computer’s proxy setting." if place == "system" else "the proxy in its settings.")


def test_a_system_that_fails_to_tell_is_a_setting_that_can_not_be_used(monkeypatch):
    def fail() -> dict[str, str]:
        raise RuntimeError("no such key")

    monkeypatch.setattr("urllib.request.getproxies_registry", fail, raising=False)
    with pytest.raises(errors.UnusableWay):
        proxies.way_to(LIVE_BASE, None, {"NO_PROXY": "x"})
    assert proxies.is_needed("shop.njeri.co.ke")


# -- a real proxy in front of a real lock ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("connect", "error", "code"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", errors.ProxyWantsPassword, "K-28"),
        (b"HTTP/1.1 403 Blocked 407\r\nContent-Length: 0\r\n\r\n", errors.WayOutFailed, "K-118"),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", errors.WayOutFailed, "K-118"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + PAGE.encode(), errors.WayOutFailed, "K-118"),
        (b"HTTP/1.1 101 X\r\n\r\n", errors.WayOutFailed, "K-118"),
        (b"HTTP/1.1 200 OK\r\nX", errors.WayOutFailed, "K-118"),
        (b"nonsense\r\n\r\n", errors.WayOutFailed, "K-118"),
        (b"\n", errors.WayOutFailed, "K-118"),
        (b"", errors.WayOutFailed, "K-118"),
    ],
)  # fmt: skip
async def test_a_create_that_the_proxy_kept_was_not_sent(monkeypatch, tmp_path, connect, error, code):
    """CONNECT is not the create: if the create's own bytes wait for the proxy, nothing has been sent."""
    async with behind_proxy(monkeypatch, tmp_path) as (server, then), server.client(read=1.0) as client:
        assert await client.create(EXAMPLE, on_head=_ignore)
        then.append(connect)
        with pytest.raises(error) as raised:
            await client.create(EXAMPLE, on_head=_ignore)
        assert len(server.creates) == 1
        async with server.client(read=1.0) as fresh:
            with pytest.raises(error):
                await fresh.token_info()
    assert raised.value.may_have_arrived is False
    assert of_error(raised.value, During.CREATE).code == code


async def test_a_proxy_that_is_locked_itself_is_gone_through(monkeypatch, tmp_path):
    async with behind_proxy(monkeypatch, tmp_path, is_locked=True) as (server, _), server.client() as client:
        assert await client.create(EXAMPLE, on_head=_ignore)
        assert (await client.read(f"{server.base_url}{PATH}")).status == "Active"


async def test_a_407_behind_the_proxy_answers_the_create_itself(monkeypatch, tmp_path):
    refused = answer(407, b"", "Proxy-Authenticate: Basic")
    async with behind_proxy(monkeypatch, tmp_path, create=refused) as (server, _), server.client() as client:
        with pytest.raises(errors.ProxyWantsPassword) as raised:
            await client.create(EXAMPLE, on_head=_ignore)
        assert len(server.creates) == 1
    assert raised.value.may_have_arrived is True


async def test_a_proxy_that_is_not_there_is_not_kopo_kopos_fault(monkeypatch):
    for proxy in ("http://127.0.0.1:9", "http://proxy.invalid:3128"):
        environment = Environment(EnvironmentKind.LIVE, "https://kopokopo.invalid")
        keys, network_options = Credentials("id", "secret", ""), NetworkOptions(Timeouts(), proxy)
        async with Client(
            environment, keys, 2, clock=SystemClock(), network_options=network_options, repeats=RetryPolicy(times=0)
        ) as client:
            with pytest.raises(errors.WayOutFailed) as raised:
                await client.token_info()
        assert of_error(raised.value, During.SIGN_IN).code == "K-118"


# -- over a sound lock -------------------------------------------------------------------------------------------------


@asynccontextmanager
async def _locked(monkeypatch, tmp_path, name: str = "localhost", **answers):
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(name).configure_cert(context)
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    async with odd_server(context, **answers) as server:
        yield server


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 429, 451])
async def test_a_page_over_a_sound_lock_is_kopo_kopo_turning_us_away(monkeypatch, tmp_path, status):
    sent = answer(status, PAGE, "Content-Type: text/html", "Server: cloudflare", "Retry-After: 7")
    async with _locked(monkeypatch, tmp_path, read=sent, create=sent) as server, server.client() as client:
        for ask in (client.read(f"{server.base_url}{PATH}"), client.create(EXAMPLE, on_head=_ignore)):
            with pytest.raises(errors.TurnedAway) as raised:
                await ask
            assert (raised.value.retry_after, raised.value.may_have_arrived) == (7.0, True)
        assert len(server.creates) == 1, "a page is no answer that allows a repeat"
        server.token = sent
        async with server.client() as fresh:
            with pytest.raises(errors.TurnedAway) as raised:
                await fresh.token_info()
    assert of_error(raised.value, During.SIGN_IN).code == "K-115"


@pytest.mark.parametrize(("status", "code"), [(200, "K-02"), (500, "K-02"), (503, "K-02"), (302, "K-24")])
async def test_no_other_page_over_a_sound_lock_is_the_wifis(monkeypatch, tmp_path, status, code):
    sent = answer(status, PAGE, "Content-Type: text/html")
    async with _locked(monkeypatch, tmp_path, info=sent) as server, server.client() as client:
        with pytest.raises(errors.KopoKopoError) as raised:
            await client.token_info()
    assert of_error(raised.value, During.READ).code == code


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (403, "error code: 1020", errors.TurnedAway),
        (404, "default backend - 404", errors.TurnedAway),
        (404, "404 page not found\n", errors.TurnedAway),
        (403, "", errors.NotAllowed),
        (404, "", errors.NotFound),
        (403, '{"message": "no"}', errors.NotAllowed),
        (404, '{"status": 404, "error": "Not Found"}', errors.NotFound),
        (404, '["none"]', errors.NotFound),
        (401, "HTTP Token: Access denied.", errors.SignedOut),
    ],
)
async def test_a_text_for_people_says_nothing_of_the_subscription(monkeypatch, tmp_path, status, body, error):
    """A proxy before Kopo Kopo answers like this.

    Otherwise the program would call the row gone and advise its shop to make it again.
    """
    sent = answer(status, body, "Content-Type: text/plain")
    async with _locked(monkeypatch, tmp_path, read=sent) as server, server.client() as client:
        with pytest.raises(error):
            await client.read(f"{server.base_url}{PATH}")


async def test_only_another_name_on_the_lock_is_the_wifis_sign_in(monkeypatch, tmp_path):
    async with _locked(monkeypatch, tmp_path, "router.example") as server, server.client() as client:
        with pytest.raises(errors.InsecureConnection) as raised:
            await client.token_info()
        assert server.came == [] and of_error(raised.value, During.READ).code == "K-23"


@only_on_linux("Windows and macOS keep the authorities elsewhere, and read no such variable")
@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
@pytest.mark.parametrize("there", ["nothing", "empty", "other"])
async def test_a_list_of_authorities_that_is_not_there_is_said_by_its_setting(monkeypatch, tmp_path, name, there):
    async with _locked(monkeypatch, tmp_path) as server, server.client() as client:
        monkeypatch.delenv("SSL_CERT_FILE")
        place = tmp_path / "there"
        if there == "empty":
            place.mkdir() if name == "SSL_CERT_DIR" else place.write_text("")
        if there == "other" and name == "SSL_CERT_FILE":
            trustme.CA().cert_pem.write_to_path(place)
        elif there == "other":
            place.mkdir()
            (place / "0a1b2c3d.0").write_text("x")
        monkeypatch.setenv(name, str(place))
        with pytest.raises(errors.InsecureConnection) as raised:
            await client.token_info()
        assert server.came == []
    problem = of_error(raised.value, During.READ)
    assert (problem.code, problem.param.get("name")) == (("K-42", None) if there == "other" else ("K-116", name))


async def test_where_nothing_is_locked_a_page_may_be_anybodys():
    async with odd_server(create=CREATED, read=answer(403, PAGE)) as server, server.client() as client:
        with pytest.raises(errors.NotKopoKopo) as raised:
            await client.read(f"{server.base_url}{PATH}")
    assert of_error(raised.value, During.READ).code == "K-23"
