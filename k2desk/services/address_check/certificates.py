"""Reads the certificate that a server presents."""

from __future__ import annotations

import ssl
from typing import Any

from k2desk.services.address_check.results import Certificate

# OpenSSL's codes for faults of a certificate (X509_V_ERR_…).
ENDED = 10
SELF_SIGNED = 18
SELF_SIGNED_IN_CHAIN = 19
NO_ISSUER = 20
NO_FIRST_ISSUER = 21
WRONG_NAME = 62
WRONG_IP = 64


def read_certificate(der: bytes, chain: int | None) -> Certificate:
    """Return the certificate in DER bytes. Raises ValueError if they contain none."""
    from cryptography import x509
    from cryptography.x509.oid import ExtensionOID, NameOID

    found = x509.load_der_x509_certificate(der)

    def name(of: x509.Name) -> str:
        for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
            values = of.get_attributes_for_oid(oid)
            if values:
                return str(values[0].value)[:200]
        return of.rfc4514_string()[:200]

    names: tuple[str, ...] = ()
    try:
        extension: Any = found.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME).value
        ips = [str(one) for one in extension.get_values_for_type(x509.IPAddress)]
        names = (*extension.get_values_for_type(x509.DNSName), *ips)
    except (x509.ExtensionNotFound, ValueError):
        pass
    return Certificate(
        subject=name(found.subject),
        issuer=name(found.issuer),
        not_before=found.not_valid_before_utc,
        not_after=found.not_valid_after_utc,
        names=names,
        self_signed=found.subject == found.issuer,
        chain=chain,
    )


def shown_certificate(shown: ssl.SSLObject) -> Certificate | None:
    """Return the certificate of a connection, or None if there is none or it can't be read."""
    der = shown.getpeercert(binary_form=True)
    if der is None:
        return None
    try:
        return read_certificate(der, _sent(shown))
    except ValueError:
        return None


def _sent(shown: ssl.SSLObject) -> int | None:
    """Return how many certificates the server sent, or None if unknown.

    The method is public from Python 3.13 on; before, an inner object has it under the same name.
    """
    asked = getattr(shown, "get_unverified_chain", None) or getattr(
        getattr(shown, "_sslobj", None), "get_unverified_chain", None
    )
    try:
        return len(asked()) if asked is not None else None
    except (ssl.SSLError, TypeError, ValueError):
        return None
