"""The practice shop: the receiver that plays the user's own website."""

from __future__ import annotations

import asyncio
import socket
import ssl

from k2desk.services.address_check.internet import Endpoint, PublicInternet
from k2desk.services.child_process import NotStarted, start_on_thread
from k2desk.services.forms.address import PRACTICE_HOST
from k2desk.services.inbox import Inbox
from k2desk.services.practice_process import PracticeServer
from k2desk.services.receiver_process import Receiver, start_receiver
from k2desk.system.tls import trusting


class DemoReceiverClosed(OSError):
    """The practice shop could not be opened."""


class DemoReceiver:
    """Opens the shop when it is first needed. The inbox gets its messages and also ends it."""

    def __init__(self, *, server: PracticeServer, inbox: Inbox) -> None:
        self._server = server
        self._inbox = inbox
        self._turn = asyncio.Lock()
        self._behaviour: dict[str, object] = {}
        self._nobody: socket.socket | None = None
        self.receiver: Receiver | None = None
        """The shop's receiver, or None if it is not open."""

    @property
    def port(self) -> int:
        """The port that the name of the shop leads to: while the POS is off, one where nobody listens."""
        if self._nobody is not None:
            return int(self._nobody.getsockname()[1])
        return self.receiver.port if self.receiver is not None else 0

    async def behave(self, *, off: bool, now: bool = True, **behaviour: object) -> None:
        """Change how the shop answers, or switch its POS `off`. Without `now`, the shop is not opened for it.

        Raises OSError.
        """
        self._behaviour = behaviour
        if off and self._nobody is None:
            # Bound but not listening: the system refuses connections, and gives the port to nobody else.
            self._nobody = socket.socket()
            self._nobody.bind(("127.0.0.1", 0))
        elif not off:
            self.close()
        if now:
            receiver = await self.open()
            await asyncio.to_thread(lambda: receiver.behave(**behaviour))
            await self._introduce(receiver)

    def close(self) -> None:
        """Give the port back at which nobody listens."""
        if self._nobody is not None:
            self._nobody.close()
        self._nobody = None

    async def _introduce(self, receiver: Receiver) -> None:
        """Tell the practice server where the shop is."""
        shop = {"port": self.port, "ca_pem": receiver.ca_pem}
        await asyncio.to_thread(self._server.control, "PUT", "settings", {"shop": shop})

    async def open(self) -> Receiver:
        """Open the shop if necessary and return its receiver. Raises `DemoReceiverClosed`."""
        async with self._turn:
            if self.receiver is not None and self.receiver.process.poll() is None:
                return self.receiver
            try:
                receiver = await start_on_thread(lambda given_up: start_receiver(given_up, shop=True))
            except NotStarted as failure:
                raise DemoReceiverClosed(str(failure)) from None
            # From here on the inbox owns the receiver and ends it, whatever happens next.
            self._inbox.take_from(receiver)
            await asyncio.to_thread(receiver.set_key, self._server.credentials.api_key)
            await asyncio.to_thread(lambda: receiver.behave(**self._behaviour))
            self.receiver = receiver
            await self._introduce(receiver)
            return receiver


class PracticeInternet(PublicInternet):
    """Name lookup in practice: the practice shop's name leads to this computer, all other names lead where they usually
    do.
    """

    def __init__(self, shop: DemoReceiver) -> None:
        super().__init__()
        self._shop = shop

    async def wake(self, host: str) -> None:
        """See `Internet`. A slow computer needs longer to start the shop than a name may take to be looked up."""
        if host == PRACTICE_HOST:
            await self._shop.open()

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        if host != PRACTICE_HOST:
            return await super().resolve(host, port)
        await self._shop.open()
        return (Endpoint("127.0.0.1", self._shop.port),)

    def is_public(self, endpoint: Endpoint) -> bool:
        """See `Internet`. The shop counts as public, because a real shop would be."""
        if self._shop.receiver is not None and endpoint == Endpoint("127.0.0.1", self._shop.port):
            return True
        return super().is_public(endpoint)

    def trust(self, host: str) -> ssl.SSLContext:
        """See `Internet`. The shop's own authority is trusted for the shop only."""
        receiver = self._shop.receiver
        if host == PRACTICE_HOST and receiver is not None:
            return trusting(cadata=receiver.ca_pem or "")
        return super().trust(host)

    def trust_here(self) -> ssl.SSLContext | None:
        """See `Internet`. The authorities of this computer don't matter for the practice shop."""
        return None

    def needs_proxy(self, host: str) -> bool:
        """See `Internet`. The shop is on this computer."""
        return host != PRACTICE_HOST and super().needs_proxy(host)
