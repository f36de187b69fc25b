"""Makes TLS settings that trust the given authorities. `ssl.create_default_context` is used nowhere.

It would write the keys of every connection to the file that SSLKEYLOGFILE names.
"""

from __future__ import annotations

import ssl


def trusting(*, cafile: str | None = None, cadata: str | None = None) -> ssl.SSLContext:
    """A client's settings: certificates and names are checked, these authorities count. Raises ssl.SSLError."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cafile=cafile, cadata=cadata)
    return context
