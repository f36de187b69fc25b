"""Names that must not get real money: tunnels that end, sites that show alerts to strangers, and names of this
computer.

It is the only table of these services. What a name leads to is not looked up.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.public_ip import is_public


@dataclass(frozen=True, slots=True)
class Service:
    """A service that lends names below its `hosts` to everybody."""

    name: str
    kind: ProblemKind
    hosts: tuple[str, ...]


def _tunnel(name: str, *hosts: str) -> Service:
    """Return a service whose names end with the developer's computer, or with the session."""
    return Service(name, ProblemKind.TUNNEL_ADDRESS, hosts)


def _inspection(name: str, *hosts: str) -> Service:
    """Return a service that shows what arrives to everyone who has the link, and does nothing else with it."""
    return Service(name, ProblemKind.INSPECTION_ADDRESS, hosts)


SERVICES: tuple[Service, ...] = (
    _tunnel("ngrok", "ngrok-free.app", "ngrok-free.dev", "ngrok.io", "ngrok.pizza"),
    _tunnel("Cloudflare quick tunnel", "trycloudflare.com"),
    _tunnel("localhost.run", "localhost.run", "lhr.life", "lhr.rocks", "lhr.pro", "lhrtunnel.link"),
    _tunnel("Serveo", "serveo.net", "serveousercontent.com"),
    _tunnel("localtunnel", "loca.lt", "localtunnel.me"),
    _tunnel("Pinggy", "pinggy.link", "pinggy.online", "pinggy.io", "free.pinggy.net"),
    _tunnel("bore", "bore.pub", "bore.digital"),
    _tunnel("tunnelto", "tunnelto.dev"),
    _tunnel("LocalXpose", "loclx.io", "localxpose.io"),
    _tunnel("zrok", "zrok.io"),
    _tunnel("Telebit", "telebit.io", "telebit.cloud"),
    _tunnel("Loophole", "loophole.site"),
    _tunnel("Expose", "sharedwithexpose.com", "expose.dev"),
    _tunnel("Tunnelmole", "tunnelmole.net"),
    _tunnel("Packetriot", "packetriot.net", "pktriot.net"),
    _tunnel("Homeway", "homeway.io"),
    _tunnel("Dev tunnels", "devtunnels.ms"),
    _tunnel("GitHub Codespaces", "app.github.dev", "preview.app.github.dev", "githubpreview.dev"),
    _tunnel("Gitpod", "gitpod.io", "gitpod.dev"),
    _tunnel("CodeSandbox", "csb.app", "codesandbox.io"),
    _tunnel("StackBlitz", "webcontainer.io", "stackblitz.io"),
    _tunnel("Replit preview", "replit.dev"),
    _inspection("Webhook.site", "webhook.site"),
    _inspection("RequestBin", "requestbin.com", "requestbin.net", "requestbin.io", "requestb.in", "requestbin.cn"),
    _inspection("Pipedream", "pipedream.net", "pipedream.com"),
    _inspection("Beeceptor", "beeceptor.com", "proxy.beeceptor.com"),
    _inspection("Hookbin", "hookbin.com", "hookb.in"),
    _inspection("Request Catcher", "requestcatcher.com"),
    _inspection("Request Inspector", "requestinspector.com"),
    _inspection("Mockbin", "mockbin.org", "mockbin.com", "mockbin.io"),
    _inspection("httpbin", "httpbin.org", "httpbin.dev", "httpbingo.org", "httpbin.io"),
    _inspection("Postman", "postman-echo.com", "mock.pstmn.io"),
    _inspection("PTSV", "ptsv2.com", "ptsv3.com"),
    _inspection("Webhook.cool", "webhook.cool"),
    _inspection("Webhook Test", "webhook-test.com"),
    _inspection("WebhookInbox", "webhookinbox.com"),
    _inspection("Typed Webhook", "typedwebhook.tools"),
    _inspection("PutsReq", "putsreq.com"),
    _inspection("Mocky", "mocky.io"),
    _inspection("MockAPI", "mockapi.io"),
    _inspection("Smee", "smee.io"),
    _inspection("Svix Play", "play.svix.com"),
    _inspection("Hookdeck Console", "console.hookdeck.com"),
    _inspection("Insomnia", "mock.insomnia.rest"),
    _inspection(
        "Interactsh", "oast.pro", "oast.live", "oast.site", "oast.online", "oast.fun", "oast.me", "interact.sh"
    ),
    _inspection("Burp Collaborator", "burpcollaborator.net", "oastify.com"),
)

_BY_HOST = {host: service for service in SERVICES for host in service.hosts}
_OF_THIS_COMPUTER = frozenset(
    ("localtest.me", "lvh.me", "vcap.me", "lacolhost.com", "localho.st", "local.gd", "fuf.me", "smackaho.st")
)
"""Names that everybody may use for 127.0.0.1."""

_NUMBERS_IN_NAMES = frozenset(("nip.io", "sslip.io", "xip.io", "traefik.me", "backname.io"))
"""Names that lead to the IP address written in front of them."""

_NUMBER = re.compile(r"(?:^|[.-])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})$")
_AS_HEX = re.compile(r"(?:^|[.-])([0-9a-f]{8})$")


def unfit_for_anything_real(host: str) -> Problem | None:
    """Return the problem of a name that leads to this computer or shop, or None. `host` is in ASCII."""
    for ending in _endings(host):
        if ending in _OF_THIS_COMPUTER:
            return Problem(ProblemKind.NOT_PUBLIC)
        if ending in _NUMBERS_IN_NAMES:
            ip = _number_before(host.removesuffix(ending).rstrip("."))
            return Problem(ProblemKind.NOT_PUBLIC) if ip is None or not is_public(ip) else None
    return None


def unfit_for_money(host: str) -> Problem | None:
    """Return the problem of a name of one of the services, or None. `host` is in ASCII."""
    for ending in _endings(host):
        service = _BY_HOST.get(ending)
        if service is not None:
            return Problem(service.kind, (("name", service.name), ("host", host)))
    return None


def _endings(host: str) -> list[str]:
    """Return the name and each domain above it: a.b.c, b.c, c."""
    labels = host.split(".")
    return [".".join(labels[place:]) for place in range(len(labels))]


def _number_before(prefix: str) -> str | None:
    found = _NUMBER.search(prefix)
    if found is not None:
        return ".".join(str(int(part)) for part in found.groups())
    found = _AS_HEX.search(prefix)
    return str(ipaddress.IPv4Address(int(found[1], 16))) if found is not None else None
