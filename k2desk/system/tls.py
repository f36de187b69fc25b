"""Makes TLS contexts that trust the given authorities.

`ssl.create_default_context` must not be used: it logs the keys of every connection to the file in SSLKEYLOGFILE.
"""

from __future__ import annotations

import ssl


def trusting(*, cafile: str | None = None, cadata: str | None = None) -> ssl.SSLContext:
    """Return a client context that trusts these authorities and verifies certificates and names.

    Raises ssl.SSLError.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cafile=cafile, cadata=cadata)
    return context
