"""Tells whether an IP address can be reached from the whole internet."""

from __future__ import annotations

import ipaddress

# Python's ipaddress may be older than some of these ranges, and counts others as public although no website can be
# there.
_NOT_PUBLIC_4 = tuple(map(ipaddress.IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "198.18.0.0/15")))
_EVERYONES = ipaddress.IPv6Network("2000::/3")
# Tunnels for IPv4 in IPv6 (Teredo, 6to4) are not used for websites.
_NOT_PUBLIC_6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20")))


def is_public(ip: str, port: int = 443) -> bool:
    """Return whether the whole internet could reach `ip` at `port`. Returns False if `ip` is not an IP address."""
    try:
        number = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if port == 0 or "%" in ip:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        return number in _EVERYONES and not any(number in net for net in _NOT_PUBLIC_6)
    special = number.is_multicast or number.is_reserved or any(number in net for net in _NOT_PUBLIC_4)
    return number.is_global and not special


def is_made_from(ip: str, others: frozenset[str]) -> bool:
    """Return whether a network without IPv4 made `ip` from one of `others` (NAT64)."""
    try:
        number = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if number not in ipaddress.IPv6Network("64:ff9b::/96"):
        return False
    return str(ipaddress.IPv4Address(int(number) & 0xFFFF_FFFF)) in others
