"""The async client for Kopo Kopo's API, built on httpx: token, token info, revoke, create and read."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import random as random_module
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self, TypeVar
from urllib.parse import urlencode

import httpx
import truststore

from k2desk import __version__
from k2desk.kopokopo import answers, locations, polling, proxies
from k2desk.kopokopo.answers import LARGEST, Answer, Token
from k2desk.kopokopo.http_clients import HttpClients
from k2desk.kopokopo.polling import PollingAnswer
from k2desk.kopokopo.requests import create_body, create_url
from k2desk.kopokopo.server_clock import ServerClock
from k2desk.kopokopo.tokens import Tokens
from k2desk.kopokopo.transport_errors import of_failure, worth_repeating
from k2desk.kopokopo.wire import SendProgress, locations_of, read_body, take_locations
from k2desk.model import api_errors as errors
from k2desk.model.api_values import AnswerHead, Credentials, Location, Subscription, SubscriptionRequest, TokenInfo
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment, may_carry_token
from k2desk.model.payments import Period
from k2desk.system.no_collection import no_collection
from k2desk.system.redaction import REDACTION

OnHead = Callable[[AnswerHead], Awaitable[None]]
Parse = Callable[[Environment, str], Location]
T = TypeVar("T")

USER_AGENT = f"K2Desk/{__version__}"
AT_ONCE = 8
"""The largest number of requests in flight at once."""

_WHOLE = 60.0
"""The time limit in seconds for one whole exchange, however slowly the answer arrives."""

_WHOLE_OF_LONG = 600.0
"""The same for an answer with the payments of a period, which may have a hundred thousand of them."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Time limits in seconds: for connecting, and for each read of the answer."""

    connect: float = 10.0
    read: float = 30.0


@dataclass(frozen=True, slots=True)
class NetworkOptions:
    """How the network is used: the time limits and the proxy.

    `proxy` is an address, "" for no proxy, or None for the system's. A proxy is never used for loopback.
    """

    timeouts: Timeouts = Timeouts()
    proxy: str | None = None


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often a read or token request is retried, and the pauses in seconds between attempts.

    The first pause is `first`; it doubles up to `longest`.
    """

    times: int = 2
    first: float = 0.5
    longest: float = 5.0


class Client:
    """The API client of one account. `async with` opens and closes its connections.

    Every call raises `errors.KopoKopoError`. Redirects are never followed. Tokens and keys are sent only to the
    account's own https host, or to the practice server on loopback.
    """

    def __init__(
        self,
        environment: Environment,
        credentials: Credentials,
        version: int,
        *,
        clock: Clock,
        network_options: NetworkOptions | None = None,
        timeouts: Timeouts | None = None,
        repeats: RetryPolicy | None = None,
        random: random_module.Random | None = None,
    ) -> None:
        self._environment = environment
        self._credentials = credentials
        self._version = version
        self._clock = clock
        network_options = network_options or NetworkOptions()
        self._timeouts = timeouts or network_options.timeouts
        self._whole = max(_WHOLE, 2 * self._timeouts.read)
        self._proxy = network_options.proxy
        self._repeats = repeats or RetryPolicy()
        self._random = random or random_module.Random()
        self._limit = asyncio.Semaphore(AT_ONCE)
        self._tokens = Tokens(self._ask_for_token, clock)
        self._tls: ssl.SSLContext | bool = (
            False if environment.base_url.startswith("http:") else truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        )
        self._clients = HttpClients(self._new_http)
        self._open = False
        self._way: str | None = None
        self._server_clock = ServerClock(clock)

    async def __aenter__(self) -> Self:
        self._open = True
        return self

    async def __aexit__(self, *_: object) -> None:
        self._open = False
        await self._tokens.close()
        await self._clients.aclose()

    @property
    def clock_difference(self) -> float | None:
        """Seconds by which Kopo Kopo's clock is ahead of this computer's, by the newest answer's `Date`."""
        return self._server_clock.difference

    async def sign_in(self) -> None:
        """Make sure that a usable token is cached."""
        await self._tokens.get()

    def server_time(self) -> datetime:
        """Return Kopo Kopo's time, or this computer's if no answer has named it yet."""
        return self._server_clock.now() or self._clock.now()

    async def see_time(self) -> None:
        """Make sure that Kopo Kopo's time is known. If this computer's clock jumped, that takes a new token."""
        token = await self._tokens.get()
        if self._server_clock.now() is None:
            self._tokens.drop(token)
            await self._tokens.get()

    async def token_info(self) -> TokenInfo:
        """Ask Kopo Kopo who owns the token. This is the test of a connection."""
        return await self._with_token("GET", f"{self._environment.base_url}/oauth/token/info", answers.token_info)

    def take_token(self) -> str | None:
        """Remove and return the token, so that the caller can revoke it.

        This client then has no token and requests no other.
        """
        return self._tokens.take()

    async def revoke(self, token: str) -> None:
        """Revoke a token that was issued for these keys."""
        answers.accepted(await self._sent_with_keys("revoke", token=token))

    async def _sent_with_keys(self, call: str, **form: str) -> Answer:
        keys = {"client_id": self._credentials.client_id, "client_secret": self._credentials.client_secret}
        body = urlencode({**keys, **form}).encode()
        return await self._exchange("POST", f"{self._environment.base_url}/oauth/{call}", _FORM, body)

    async def read(self, location: str) -> Subscription:
        """Read a subscription at its recorded URL.

        Raises `ForeignAddress`, before any network use, if that URL is not on the account's own host.
        """
        url = locations.readable_url(self._environment, location)
        return await self._with_token("GET", url, answers.subscription)

    async def create(self, request: SubscriptionRequest, *, on_head: OnHead) -> Location:
        """Send a create. It is sent again only after a 401, with a fresh token.

        `on_head` is awaited as soon as the status and headers of a usable 201 are in; the caller commits there. The
        body of a 201 is not read. On an error, `may_have_arrived` tells whether Kopo Kopo may have received the POST,
        and `location` holds the Location that came with the answer.
        """
        url, body = create_url(self._environment, self._version), create_body(request, self._version)
        return await self._made(url, body, locations.parse, on_head)

    async def ask_for_payments(self, period: Period, callback: str) -> Location:
        """Ask for the payments of a period. Returns where the answer will be. Like a create, it is never repeated.

        Kopo Kopo posts the same answer to the address `callback`.
        """
        url, body = polling.url(self._environment, self._version), polling.body(period, callback)
        return await self._made(url, body, locations.parse_polling, None)

    async def read_payments(self, location: str, period: Period) -> PollingAnswer:
        """Read the answer about a period, as far as it is ready. A long one is parsed off the caller's thread."""
        url = locations.readable_url(self._environment, location, locations.parse_polling)
        answer = await self._with_token("GET", url, polling.answered, most=polling.LARGEST)
        with no_collection():
            return await asyncio.to_thread(polling.read, answer, period)

    async def _made(self, url: str, body: Mapping[str, object], parse: Parse, on_head: OnHead | None) -> Location:
        token = await self._tokens.get()
        try:
            return await self._post(url, body, parse, token, on_head)
        except errors.SignedOut:
            pass
        self._tokens.drop(token)
        return await self._post(url, body, parse, await self._tokens.get(), on_head)

    async def _post(
        self, url: str, fields: Mapping[str, object], parse: Parse, token: str, on_head: OnHead | None
    ) -> Location:
        line = f"POST {url}"
        self._forbid_foreign(url)
        sent = SendProgress("POST")
        status: int | None = None
        location: str | None = None
        usable: Location | None = None
        handed_over = False
        failure: errors.KopoKopoError
        try:
            body = json.dumps(fields, ensure_ascii=False).encode()
            headers = {**_JSON, "Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            # Use a fresh connection: a reused one may be dead and would fail only after the request was sent.
            async with (
                asyncio.timeout(self._whole) as limit,
                self._limit,
                self._new_http() as http,
                http.stream("POST", url, content=body, headers=headers, extensions={"trace": sent.trace}) as response,
            ):
                status = response.status_code
                location, usable = self._location_of(response, parse)
                if status == 201 and location is not None and usable is not None:
                    # The network's time limit must not interrupt the commit.
                    limit.reschedule(None)
                    if on_head is not None:
                        await on_head(AnswerHead(status, location, usable))
                    handed_over = True
                    return usable
                if status == 201:
                    raise errors.NoUsableLocation("made, but no usable Location", may_have_arrived=True, status=status)
                self._server_clock.note(response.headers.get("date", ""))
                answer = await self._collect(response, line, whatever_comes=True)
            answers.raise_error(answer)
        except errors.KopoKopoError as error:
            failure = error
        except Exception as error:
            if handed_over and usable is not None:
                return usable
            failure = of_failure(error, sent=sent.started, line=line, through=self._way is not None)
        failure.status = failure.status or status
        failure.request_line = line
        failure.location = location if usable is not None or (status is not None and status < 300) else None
        raise failure.with_traceback(None) from None

    def _location_of(self, response: httpx.Response, parse: Parse) -> tuple[str | None, Location | None]:
        """Return (the Location as it arrived, the parsed Location).

        If there are several, the first usable one is returned; if none is usable, all of them are returned as text.
        """
        given = locations_of(response)
        for value in given:
            try:
                return REDACTION.without_secrets(value), parse(self._environment, value)
            except ValueError:
                continue
        return (REDACTION.without_secrets(", ".join(given)) if given else None), None

    async def _with_token(self, method: str, url: str, read: Callable[[Answer], T], most: int = LARGEST) -> T:
        self._forbid_foreign(url)
        token = await self._tokens.get()
        try:
            return await self._repeated(lambda: self._authorized(method, url, token, most), read)
        except errors.SignedOut:
            pass
        self._tokens.drop(token)
        fresh = await self._tokens.get()
        return await self._repeated(lambda: self._authorized(method, url, fresh, most), read)

    async def _authorized(self, method: str, url: str, token: str, most: int) -> Answer:
        return await self._exchange(method, url, {**_JSON, "Authorization": f"Bearer {token}"}, None, most)

    async def _ask_for_token(self) -> Token:
        try:
            ask = functools.partial(self._sent_with_keys, "token", grant_type="client_credentials")
            return await self._repeated(ask, answers.token)
        except errors.KopoKopoError as error:
            # A failed token request means that the request that needed the token was not sent.
            error.may_have_arrived = False
            raise

    async def _repeated(self, ask: Callable[[], Awaitable[Answer]], read: Callable[[Answer], T]) -> T:
        pause, left = self._repeats.first, self._repeats.times
        while True:
            try:
                return read(await ask())
            except errors.KopoKopoError as error:
                if not left or not worth_repeating(error):
                    raise
            await asyncio.sleep(pause * (0.5 + self._random.random()))
            pause, left = min(2 * pause, self._repeats.longest), left - 1

    async def _exchange(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, most: int = LARGEST
    ) -> Answer:
        """Send one request and return its answer, read up to `most` bytes. Does not retry."""
        self._forbid_foreign(url)
        if not self._open:
            raise errors.NoConnection("the account is closed", may_have_arrived=False)
        line = f"{method} {url.partition('?')[0]}"
        sent = SendProgress(method)
        failure: errors.KopoKopoError
        try:
            whole = self._whole if most == LARGEST else max(self._whole, _WHOLE_OF_LONG)
            async with self._limit, asyncio.timeout(whole):
                with self._clients.lent() as http:
                    async with http.stream(
                        method, url, content=body, headers=dict(headers), extensions={"trace": sent.trace}
                    ) as response:
                        self._server_clock.note(response.headers.get("date", ""))
                        return await self._collect(response, line, most)
        except errors.KopoKopoError as error:
            failure = error
        except Exception as error:
            failure = of_failure(error, sent=sent.started, line=line, through=self._way is not None)
        if isinstance(failure, errors.TookTooLong):
            failure.seconds = self._timeouts.read
        # Raise outside the handler: httpx's exceptions keep the request, which contains the keys.
        raise failure

    def _forbid_foreign(self, url: str) -> None:
        if not may_carry_token(self._environment, url):
            raise errors.ForeignAddress("not on the account's own host", may_have_arrived=False)

    def _new_http(self) -> httpx.AsyncClient:
        # Leave the pool unlimited: httpx loses the slots of cancelled waiters. The semaphore limits us instead.
        self._way = way = proxies.way_to(self._environment.base_url, self._proxy)
        return httpx.AsyncClient(
            verify=self._tls,
            trust_env=False,
            proxy=httpx.Proxy(way, ssl_context=self._proxy_tls(way)) if way else None,
            follow_redirects=False,
            event_hooks={"response": [take_locations]},
            timeout=httpx.Timeout(self._timeouts.read, connect=self._timeouts.connect, pool=None),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=1, keepalive_expiry=30),
            headers={"User-Agent": USER_AGENT},
        )

    def _proxy_tls(self, way: str) -> ssl.SSLContext | None:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if way.lower().startswith("https:") else None

    async def _collect(
        self, response: httpx.Response, line: str, most: int = LARGEST, *, whatever_comes: bool = False
    ) -> Answer:
        """Return the answer with up to `most` bytes of its decompressed body.

        With `whatever_comes`, a body that breaks off is used as far as it arrived, because the status is known.
        """
        body, whole = bytearray(), False
        chunks = response.aiter_raw()
        try:
            whole = await read_body(chunks, response.headers.get("content-encoding", ""), body, most)
        except httpx.HTTPError:
            if not whatever_comes:
                raise
        if not whole:
            # Close the response while `chunks` still exists: an unfinished generator that is garbage-collected first
            # would close it by itself and log an error.
            with contextlib.suppress(httpx.HTTPError):
                await response.aclose()
        del body[most:]
        return Answer(
            status=response.status_code,
            # A list of payments may be long: to copy 30 MB would keep the window waiting.
            body=bytes(body) if len(body) <= LARGEST else body,
            whole=whole,
            locked=self._tls is not False,
            content_type=response.headers.get("content-type", ""),
            retry_after=response.headers.get("retry-after"),
            date=response.headers.get("date", ""),
            request_line=line,
        )


_JSON = {"Accept": "application/json", "Accept-Encoding": "identity"}
_FORM = {**_JSON, "Content-Type": "application/x-www-form-urlencoded"}
