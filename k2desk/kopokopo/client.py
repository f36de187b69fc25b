"""The client of Kopo Kopo's API: token, token info, revoke, create, read. Async, over httpx."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random as random_module
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Self, TypeVar
from urllib.parse import urlencode

import httpx
import truststore

from k2desk import __version__
from k2desk.kopokopo import answers, locations, proxies
from k2desk.kopokopo.answers import LARGEST, Answer, Token
from k2desk.kopokopo.failures import of_failure
from k2desk.kopokopo.reading import moment
from k2desk.kopokopo.requests import create_body, create_url
from k2desk.kopokopo.tokens import Tokens
from k2desk.kopokopo.wire import Sent, locations_of, read_body, take_locations
from k2desk.model import api_errors as errors
from k2desk.model.api_values import AnswerHead, Credentials, Location, Subscription, SubscriptionRequest, TokenInfo
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment, may_carry_token
from k2desk.system.log import REDACTION

T = TypeVar("T")

USER_AGENT = f"K2Desk/{__version__}"
AT_ONCE = 8
"""Requests in flight at once, at most."""

_WHOLE = 60.0
"""Seconds that one exchange may take in all, however slowly the answer trickles."""

_GATEWAY = frozenset({502, 503, 504})

_YEARS = range(2020, 2120)
"""What a clock may tell; others are no time at all."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: for the connection, and for each read of the answer."""

    connect: float = 10.0
    read: float = 30.0


@dataclass(frozen=True, slots=True)
class Ways:
    """How the network is used: seconds to wait, and the proxy.

    `proxy` is an address, "" for none, None for what the system says. Loopback is never reached through a proxy.
    """

    timeouts: Timeouts = Timeouts()
    proxy: str | None = None


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often a read or token request is made again, and the seconds before: doubling up to `longest`."""

    times: int = 2
    first: float = 0.5
    longest: float = 5.0


class Client:
    """One account's client. `async with` opens and closes its connections.

    Every call raises `errors.KopoKopoError`. No redirect is followed; the access token goes to the account's own
    https host only, or to the practice server on loopback, and so do the keys.
    """

    def __init__(
        self,
        environment: Environment,
        credentials: Credentials,
        version: int,
        *,
        clock: Clock,
        ways: Ways | None = None,
        timeouts: Timeouts | None = None,
        repeats: Repeats | None = None,
        random: random_module.Random | None = None,
    ) -> None:
        self._environment = environment
        self._credentials = credentials
        self._version = version
        self._clock = clock
        ways = ways or Ways()
        self._timeouts = timeouts or ways.timeouts
        self._whole = max(_WHOLE, 2 * self._timeouts.read)
        self._proxy = ways.proxy
        self._repeats = repeats or Repeats()
        self._random = random or random_module.Random()
        self._limit = asyncio.Semaphore(AT_ONCE)
        self._tokens = Tokens(self._ask_for_token, clock)
        self._tls: ssl.SSLContext | bool = (
            False if environment.base_url.startswith("http:") else truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        )
        self._http: httpx.AsyncClient | None = None
        self._open = False
        self._way: str | None = None
        self.clock_difference: float | None = None
        """Seconds by which Kopo Kopo's clock is ahead of this computer's, by the newest answer's `Date`."""

    async def __aenter__(self) -> Self:
        self._open = True
        return self

    async def __aexit__(self, *_: object) -> None:
        self._open = False
        await self._tokens.close()
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    async def sign_in(self) -> None:
        """Makes sure that there is a token that may be used now."""
        await self._tokens.get()

    async def token_info(self) -> TokenInfo:
        """Asks whose token it is: the test of a connection."""
        return await self._with_token("GET", f"{self._environment.base_url}/oauth/token/info", answers.token_info)

    def take_token(self) -> str | None:
        """The token, so that it can be given back; this client has none from then on, and asks for no other."""
        return self._tokens.take()

    async def revoke(self, token: str) -> None:
        """Gives back a token of these keys."""
        form = {
            "client_id": self._credentials.client_id,
            "client_secret": self._credentials.client_secret,
            "token": token,
        }
        answer = await self._exchange(
            "POST", f"{self._environment.base_url}/oauth/revoke", _FORM, urlencode(form).encode()
        )
        answers.accepted(answer)

    async def read(self, location: str) -> Subscription:
        """Reads a subscription at its own recorded URL.

        Raises `ForeignAddress`, without any network, where that is not on the account's own host.
        """
        url = locations.readable_url(self._environment, location)
        return await self._with_token("GET", url, answers.subscription)

    async def create(
        self, request: SubscriptionRequest, *, on_head: Callable[[AnswerHead], Awaitable[None]]
    ) -> Location:
        """Posts a create, once; again only after a 401, with a fresh token.

        `on_head` is awaited as soon as status and headers of a usable 201 are in: the caller commits there. The body
        is never waited for. `may_have_arrived` of the error that is raised tells whether a byte of the POST left or
        Kopo Kopo itself refused it; its `location` is what came with the answer.
        """
        token = await self._tokens.get()
        try:
            return await self._post(request, token, on_head)
        except errors.SignedOut:
            pass
        self._tokens.drop(token)
        return await self._post(request, await self._tokens.get(), on_head)

    async def _post(
        self, request: SubscriptionRequest, token: str, on_head: Callable[[AnswerHead], Awaitable[None]]
    ) -> Location:
        url = create_url(self._environment, self._version)
        line = f"POST {url}"
        self._forbid_foreign(url)
        sent = Sent("POST")
        status: int | None = None
        location: str | None = None
        usable: Location | None = None
        told = False
        failure: errors.KopoKopoError
        try:
            body = json.dumps(create_body(request, self._version), ensure_ascii=False).encode()
            headers = {**_JSON, "Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            # A connection of its own: a reused one may have died, and would fail after the request had left.
            async with (
                asyncio.timeout(self._whole) as limit,
                self._limit,
                self._new_http() as http,
                http.stream("POST", url, content=body, headers=headers, extensions={"trace": sent.trace}) as response,
            ):
                status = response.status_code
                location, usable = self._location_of(response)
                if status == 201 and location is not None and usable is not None:
                    # What is being kept is not cut off by the time limit of the network.
                    limit.reschedule(None)
                    await on_head(AnswerHead(status, location, usable))
                    told = True
                    return usable
                if status == 201:
                    raise errors.NoUsableLocation("made, but no usable Location", may_have_arrived=True, status=status)
                self._note_clock(response)
                answer = await self._collect(response, line, whatever_comes=True)
            answers.raise_error(answer)
        except errors.KopoKopoError as error:
            failure = error
        except Exception as error:
            if told and usable is not None:
                return usable
            failure = of_failure(error, sent=sent.started, line=line, through=self._way is not None)
        failure.status = failure.status or status
        failure.request_line = line
        failure.location = location if usable is not None or (status is not None and status < 300) else None
        raise failure.with_traceback(None) from None

    def _location_of(self, response: httpx.Response) -> tuple[str | None, Location | None]:
        """(the Location word for word, where it can be read): of several the first that can be used."""
        given = locations_of(response)
        for value in given:
            try:
                return REDACTION.without_secrets(value), locations.parse(self._environment, value)
            except ValueError:
                continue
        return (REDACTION.without_secrets(", ".join(given)) if given else None), None

    async def _with_token(self, method: str, url: str, read: Callable[[Answer], T]) -> T:
        self._forbid_foreign(url)
        token = await self._tokens.get()
        try:
            return await self._repeated(lambda: self._authorized(method, url, token), read)
        except errors.SignedOut:
            pass
        self._tokens.drop(token)
        fresh = await self._tokens.get()
        return await self._repeated(lambda: self._authorized(method, url, fresh), read)

    async def _authorized(self, method: str, url: str, token: str) -> Answer:
        return await self._exchange(method, url, {**_JSON, "Authorization": f"Bearer {token}"}, None)

    async def _ask_for_token(self) -> Token:
        form = {
            "client_id": self._credentials.client_id,
            "client_secret": self._credentials.client_secret,
            "grant_type": "client_credentials",
        }
        url, body = f"{self._environment.base_url}/oauth/token", urlencode(form).encode()
        try:
            return await self._repeated(lambda: self._exchange("POST", url, _FORM, body), answers.token)
        except errors.KopoKopoError as error:
            # A token request changes nothing: whatever was to follow it did not leave.
            error.may_have_arrived = False
            raise

    async def _repeated(self, ask: Callable[[], Awaitable[Answer]], read: Callable[[Answer], T]) -> T:
        pause = self._repeats.first
        for turn in range(self._repeats.times + 1):
            try:
                return read(await ask())
            except errors.KopoKopoError as error:
                if turn == self._repeats.times or not _worth_repeating(error):
                    raise
            await asyncio.sleep(pause * (0.5 + self._random.random()))
            pause = min(2 * pause, self._repeats.longest)
        raise AssertionError("unreachable")

    async def _exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        """One request and its answer, read up to its limit. No automatic repeat."""
        self._forbid_foreign(url)
        if not self._open:
            raise errors.NoConnection("the account is closed", may_have_arrived=False)
        line = f"{method} {url.partition('?')[0]}"
        sent = Sent(method)
        failure: errors.KopoKopoError
        try:
            async with (
                self._limit,
                asyncio.timeout(self._whole),
                self._shared().stream(
                    method, url, content=body, headers=dict(headers), extensions={"trace": sent.trace}
                ) as response,
            ):
                self._note_clock(response)
                return await self._collect(response, line)
        except errors.KopoKopoError as error:
            failure = error
        except Exception as error:
            failure = of_failure(error, sent=sent.started, line=line, through=self._way is not None)
        if isinstance(failure, errors.TookTooLong):
            failure.seconds = self._timeouts.read
        # Raised here, outside the handler: the library's exceptions keep the request with its keys.
        raise failure

    def _forbid_foreign(self, url: str) -> None:
        if not may_carry_token(self._environment, url):
            raise errors.ForeignAddress("not on the account's own host", may_have_arrived=False)

    def _note_clock(self, response: httpx.Response) -> None:
        date = moment(response.headers.get("date", ""))
        if date is not None and date.year in _YEARS:
            self.clock_difference = (date - self._clock.now()).total_seconds()

    def _shared(self) -> httpx.AsyncClient:
        if self._http is None:
            self._http = self._new_http()
        return self._http

    def _new_http(self) -> httpx.AsyncClient:
        # No limit on the pool: the library loses places of cancelled waiters; the semaphore bounds us.
        self._way = way = proxies.way_to(self._environment.base_url, self._proxy)
        return httpx.AsyncClient(
            verify=self._tls,
            trust_env=False,
            proxy=httpx.Proxy(way, ssl_context=self._proxy_tls(way)) if way else None,
            follow_redirects=False,
            event_hooks={"response": [take_locations]},
            timeout=httpx.Timeout(self._timeouts.read, connect=self._timeouts.connect, pool=None),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=AT_ONCE, keepalive_expiry=30),
            headers={"User-Agent": USER_AGENT},
        )

    def _proxy_tls(self, way: str) -> ssl.SSLContext | None:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if way.lower().startswith("https:") else None

    async def _collect(self, response: httpx.Response, line: str, *, whatever_comes: bool = False) -> Answer:
        """The answer with its body up to `LARGEST` bytes, unpacked ones too.

        With `whatever_comes` a body that breaks off counts as far as it came: the status is known.
        """
        body, whole = bytearray(), False
        chunks = response.aiter_raw()
        try:
            whole = await read_body(chunks, response.headers.get("content-encoding", ""), body)
        except httpx.HTTPError:
            if not whatever_comes:
                raise
        if not whole:
            # While `chunks` still lives: an unfinished reader that is collected first would close by itself, and
            # complain.
            with contextlib.suppress(httpx.HTTPError):
                await response.aclose()
        return Answer(
            status=response.status_code,
            body=bytes(body[:LARGEST]),
            whole=whole,
            locked=self._tls is not False,
            content_type=response.headers.get("content-type", ""),
            retry_after=response.headers.get("retry-after"),
            date=response.headers.get("date", ""),
            request_line=line,
        )


_JSON = {"Accept": "application/json", "Accept-Encoding": "identity"}
_FORM = {**_JSON, "Content-Type": "application/x-www-form-urlencoded"}


def _worth_repeating(error: errors.KopoKopoError) -> bool:
    if isinstance(error, errors.ConnectionLost):
        return True
    return isinstance(error, errors.ServerTrouble) and error.status in _GATEWAY
