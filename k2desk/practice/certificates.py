"""The pretend shop's certificates, good and bad, of an authority that lives as long as the receiver."""

from __future__ import annotations

import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

SHOP_HOST = "practice-shop.example"
KINDS = ("good", "expired", "not_yet", "wrong_name", "self_signed", "incomplete")


class ShopCertificates:
    """Shows one of its certificates; which one can be changed while the shop is open."""

    def __init__(self) -> None:
        # Late: a receiver without a shop needs none of it.
        from trustme import CA

        self._root = CA(organization_name="Practice authority")
        self._made: dict[str, ssl.SSLContext] = {}
        self.shown = "good"
        self.context = _context()
        # The outer one must be able to shake hands by itself too, for who asks for no name.
        self._load(self.context, *self._leaf("good"))
        self.context.sni_callback = self._choose

    @property
    def ca_pem(self) -> str:
        """The authority's certificate. Its key stays here."""
        return self._root.cert_pem.bytes().decode("ascii")

    def _choose(self, connection: ssl.SSLObject, name: str | None, outer: ssl.SSLContext) -> None:
        connection.context = self._of(self.shown)

    def _of(self, kind: str) -> ssl.SSLContext:
        if kind not in self._made:
            context = _context()
            self._load(context, *self._leaf(kind))
            self._made[kind] = context
        return self._made[kind]

    def _leaf(self, kind: str) -> tuple[bytes, bytes]:
        """(certificate chain, key) in PEM."""
        from trustme import CA

        now = datetime.now(UTC)
        facts: dict[str, Any] = {}
        name, issuer = SHOP_HOST, self._root
        if kind == "expired":
            facts = {"not_before": now - timedelta(days=90), "not_after": now - timedelta(days=3)}
        elif kind == "not_yet":
            facts = {"not_before": now + timedelta(days=3), "not_after": now + timedelta(days=90)}
        elif kind == "wrong_name":
            name = "other-shop.example"
        elif kind == "self_signed":
            issuer = CA(organization_name="Nobody")
        elif kind == "incomplete":
            issuer = self._root.create_child_ca()
        if kind in {"good", "wrong_name"}:
            facts = {"not_before": now - timedelta(days=1), "not_after": now + timedelta(days=80)}
        made = issuer.issue_cert(name, common_name=name, **facts)
        chain = [pem.bytes() for pem in made.cert_chain_pems]
        if kind == "incomplete":
            chain = chain[:1]
        elif kind == "self_signed":
            chain.append(issuer.cert_pem.bytes())
        return b"".join(chain), made.private_key_pem.bytes()

    @staticmethod
    def _load(context: ssl.SSLContext, chain: bytes, key: bytes) -> None:
        # Python reads them from files only; the folder is gone before anything is served.
        with tempfile.TemporaryDirectory(prefix="k2desk-shop-") as folder:
            file = Path(folder) / "shop.pem"
            file.touch(mode=0o600)
            file.write_bytes(key + chain)
            context.load_cert_chain(file)


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
