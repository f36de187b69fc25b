"""Addresses that must not get real money: tunnels that end, sites that show it to strangers, names of this computer."""

from __future__ import annotations

import pytest

from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import ProblemKind
from k2desk.services.forms.address import parse_new_address
from k2desk.services.forms.bulk import BulkForm, validate_bulk
from k2desk.services.forms.new_subscription import NewSubscription, validate
from k2desk.services.forms.real_money import SERVICES
from k2desk.ui.text.messages import words_of

LIVE, SANDBOX, PRACTICE = EnvironmentKind.LIVE, EnvironmentKind.SANDBOX, EnvironmentKind.PRACTICE
TUNNEL, INSPECTED, PRIVATE = ProblemKind.TUNNEL_ADDRESS, ProblemKind.INSPECTION_ADDRESS, ProblemKind.NOT_PUBLIC


def _kind(address, environment=LIVE):
    problem = parse_new_address(address, environment).problem
    return problem.kind if problem is not None else None


@pytest.mark.parametrize(
    ("host", "kind", "name"),
    [
        ("a1b2-41-90-1-2.ngrok-free.app", TUNNEL, "ngrok"),
        ("tidy-otter.ngrok-free.dev", TUNNEL, "ngrok"),
        ("1a2b3c4d.eu.ngrok.io", TUNNEL, "ngrok"),
        ("0.tcp.ngrok.io:14422", TUNNEL, "ngrok"),
        ("four-random-words-here.trycloudflare.com", TUNNEL, "Cloudflare quick tunnel"),
        ("8f2c.lhr.life", TUNNEL, "localhost.run"),
        ("abc.localhost.run", TUNNEL, "localhost.run"),
        ("x.serveo.net", TUNNEL, "Serveo"),
        ("x.serveousercontent.com", TUNNEL, "Serveo"),
        ("shop.loca.lt", TUNNEL, "localtunnel"),
        ("rnd.a.free.pinggy.link", TUNNEL, "Pinggy"),
        ("bore.pub:4040", TUNNEL, "bore"),
        ("x.share.zrok.io", TUNNEL, "zrok"),
        ("abc-8080.uks1.devtunnels.ms", TUNNEL, "Dev tunnels"),
        ("me-shop-3000.app.github.dev", TUNNEL, "GitHub Codespaces"),
        ("webhook.site/5f0c", INSPECTED, "Webhook.site"),
        ("5f0c.webhook.site", INSPECTED, "Webhook.site"),
        ("WEBHOOK.SITE./x", INSPECTED, "Webhook.site"),
        ("ｗebhook.site/x", INSPECTED, "Webhook.site"),
        ("requestbin.com/r/x", INSPECTED, "RequestBin"),
        ("eo1.m.pipedream.net", INSPECTED, "Pipedream"),
        ("shop.free.beeceptor.com", INSPECTED, "Beeceptor"),
        ("shop.requestcatcher.com", INSPECTED, "Request Catcher"),
        ("smee.io/abc", INSPECTED, "Smee"),
        ("httpbin.org/post", INSPECTED, "httpbin"),
        ("abc.oast.pro", INSPECTED, "Interactsh"),
    ],
)
def test_a_tunnel_and_an_inspection_site_get_no_real_money_and_are_called_by_name(host, kind, name):
    address = f"https://{host}" if "/" in host else f"https://{host}/paid"
    problem = parse_new_address(address, LIVE).problem
    assert problem is not None and problem.kind is kind and problem.blocks
    words = words_of(problem)
    assert name in f"{words.title} {words.text}" and "your own website" in words.text, "it says what to use instead"
    assert _kind(address, SANDBOX) is None and _kind(address, PRACTICE) is None, "for tests they are fine"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.0.0.4",
        "192.168.1.7:8443",
        "[::1]",
        "[fd00::1]",
        "localhost",
        "till.localhost",
        "pos.lan",
        "pos.local",
        "127.0.0.1.nip.io",
        "shop-192-168-1-7.sslip.io",
        "7f000001.nip.io",
        "app.localtest.me",
        "lvh.me",
    ],
)
def test_a_name_that_leads_to_this_computer_or_shop_gets_no_real_money(host):
    assert _kind(f"https://{host}/paid") is PRIVATE
    assert _kind(f"https://{host}/paid", SANDBOX) is PRIVATE, "Kopo Kopo's test system can't reach it either"


@pytest.mark.parametrize(
    "host",
    [
        "pos.njeri.co.ke",
        "shop.ngrok.app",
        "mywebhook.site",
        "webhook.site.njeri.co.ke",
        "serveo.net.co.ke",
        "notpipedream.net",
        "41.90.1.2",
        "shop.41-90-1-2.sslip.io",
    ],
)
def test_an_address_of_its_own_gets_real_money_however_alike_it_looks(host):
    assert _kind(f"https://{host}/paid") is None


def test_a_pretend_address_gets_no_real_money():
    assert _kind("https://practice-shop.example/k2/paid") is ProblemKind.PRETEND_ADDRESS


@pytest.mark.parametrize("address", ["https://a.ngrok-free.app/x", "https://webhook.site/x", "https://lvh.me/x"])
def test_the_form_and_many_at_once_refuse_what_must_not_get_real_money(address):
    one = NewSubscription("buygoods_transaction_received", tills=("555555",), address=address)
    assert not validate(one, environment=LIVE, version=2, entries=()).can_be_sent
    many = BulkForm(("buygoods_transaction_received",), ("555555",), address)
    assert not validate_bulk(many, environment=LIVE, version=2, entries=()).can_be_sent


def test_the_table_of_services_has_each_host_once_and_in_small_letters():
    hosts = [host for service in SERVICES for host in service.hosts]
    assert len(hosts) == len(set(hosts)) and all(host == host.lower().strip(".") and "." in host for host in hosts)
    for host in hosts:
        assert parse_new_address(f"https://any.{host}/x", LIVE).problem is not None, host
