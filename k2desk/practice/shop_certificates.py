"""The practice shop's certificates, valid and faulty, from an authority that exists as long as the receiver."""

from __future__ import annotations

import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from k2desk.system.private_files import create

SHOP_HOST = "practice-shop.example"
Kind = Literal["good", "expired", "not_yet", "wrong_name", "self_signed", "incomplete"]


class ShopCertificates:
    """Presents one of its certificates, which can be changed while the shop is open."""

    def __init__(self) -> None:
        # Imported late, because only a receiver with a shop needs it.
        from trustme import CA

        self._root = CA(organization_name="Practice authority", path_length=1)
        # Not create_child_ca, which would show people trustme's own name as the issuer.
        self._issuer = CA(parent_cert=self._root, organization_name="Practice authority for shops", path_length=0)
        self._made: dict[str, ssl.SSLContext] = {}
        self.shown: Kind = "good"
        self.context = _context()
        # Clients that send no server name use the outer context, so it needs a certificate too.
        self._load(self.context, *self._leaf("good"))
        self.context.sni_callback = self._choose

    @property
    def ca_pem(self) -> str:
        """The authority's certificate. Its key never leaves this object."""
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
        """Return (certificate chain, key) in PEM."""
        now = datetime.now(UTC)
        begins, ends = now - timedelta(days=1), now + timedelta(days=80)
        if kind == "expired":
            begins, ends = now - timedelta(days=90), now - timedelta(days=3)
        elif kind == "not_yet":
            begins, ends = now + timedelta(days=3), now + timedelta(days=90)
        elif kind == "self_signed":
            return _self_signed(begins, ends)
        name = "other-shop.example" if kind == "wrong_name" else SHOP_HOST
        made = self._issuer.issue_cert(name, common_name=name, not_before=begins, not_after=ends)
        chain = [pem.bytes() for pem in made.cert_chain_pems]
        return b"".join(chain[:1] if kind == "incomplete" else chain), made.private_key_pem.bytes()

    @staticmethod
    def _load(context: ssl.SSLContext, chain: bytes, key: bytes) -> None:
        # Python reads certificates only from files. The folder is deleted before anything is served.
        with tempfile.TemporaryDirectory(prefix="k2desk-shop-") as folder:
            file = Path(folder) / "shop.pem"
            with create(file) as opened:
                opened.write(key + chain)
            context.load_cert_chain(file)


def _self_signed(begins: datetime, ends: datetime) -> tuple[bytes, bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, SHOP_HOST)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(SHOP_HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(Encoding.PEM), key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # A client that resumes a session gets no certificate, so it would not notice that another one is presented now.
    context.options |= ssl.OP_NO_TICKET
    context.num_tickets = 0
    return context
