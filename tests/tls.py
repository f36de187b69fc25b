"""Real TLS with a throw-away CA, in front of the practice server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

from k2desk.system.relaunch import program_environment

CERTIFICATES = {
    "good": {},
    "expired": {"not_after": datetime.now(UTC) - timedelta(days=3)},
    "not yet valid": {"not_before": datetime.now(UTC) + timedelta(days=3)},
    "wrong name": {"names": ("shop.example",)},
}


@contextmanager
def https_front(
    practice, folder: Path, *, certificate: str = "good", ahead: float = 0.0, ca: trustme.CA | None = None
) -> Iterator[tuple[str, Path]]:
    """Yield (its base URL, the file of the CA that a computer would have to trust).

    The certificate is for a name, as Kopo Kopo's is. Wine compares nothing else.
    """
    ca = ca or trustme.CA()
    facts = dict(CERTIFICATES[certificate])
    made = ca.issue_cert(*facts.pop("names", ("localhost",)), **facts)
    certificate_file, key_file, ca_file = (folder / f"{name}.pem" for name in ("certificate", "key", "ca"))
    made.cert_chain_pems[0].write_to_path(certificate_file)
    made.private_key_pem.write_to_path(key_file)
    ca.cert_pem.write_to_path(ca_file)
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.tls_front",
            practice.base_url,
            str(certificate_file),
            str(key_file),
            str(ahead),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=program_environment(),
    )
    try:
        yield process.stdout.readline().strip(), ca_file
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()
