"""A pretended world for the real program: time that jumps, a line that flaps, a Kopo Kopo that lies.

The client, the services, the registry and its journals are the real ones. Nothing waits: when there is nothing to do,
time goes on to the next moment at which there is.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import selectors
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import httpx
from torture_child import NOW, open_list

from k2desk.kopokopo.client import Client
from k2desk.kopokopo.wire import take_locations
from k2desk.model.api_values import Credentials, SubscriptionRequest
from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.events import Scope
from k2desk.model.records import AccountRecord, State, SubscriptionRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.services import adaptive_limiter
from k2desk.services.account import connected
from k2desk.services.account_scope import AccountAccess, AccountScope
from k2desk.services.creating import Creating
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.services.user_decisions import UserDecisions
from k2desk.store.paths import Paths

ADDRESS = "https://shop.njeri.co.ke/k2"
BASE = "http://127.0.0.1:65000"
SECRET = "pretended-client-secret-7f31"
_SHOP = AccountRecord("shop", "Njeri Hardware", "practice", BASE, 2, NOW)
_PATH = "/api/v2/webhook_subscriptions"


class _Jumping(selectors.DefaultSelector):
    """Waits for nothing. What it should have waited is added to the time."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        found = super().select(0)
        if not found:
            if timeout is None:
                raise AssertionError("everything waits for something that never comes")
            self.now += timeout
        return found


class JumpingLoop(asyncio.SelectorEventLoop):
    """An event loop in pretended time."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        """Return the pretended seconds since the start."""
        return self._jumping.now


class PretendedClock:
    """The clock of the pretended world. `shift` is by how much it was set wrong."""

    def __init__(self, loop: JumpingLoop) -> None:
        self._loop = loop
        self.shift = timedelta()

    def now(self) -> datetime:
        """Return the date and time that the computer shows."""
        return NOW + timedelta(seconds=self._loop.time()) + self.shift

    def monotonic(self) -> float:
        """Return the seconds since the start."""
        return self._loop.time()


FINE = ("fine",)
BAD = (
    "refused", "lost before", "lost after", "slow", "slow after", "500", "503", "html", "401", "empty 401", "429",
    "409", "odd json", "302", "no location", "foreign location", "404",
)  # fmt: skip
"""What the line and Kopo Kopo may do to one request."""

_WEB_PAGE = b"<!doctype html><html><body>Sign in to the Wi-Fi</body></html>"


class KopoKopo(httpx.AsyncBaseTransport):
    """Kopo Kopo and the line to it. `weather` says what happens to a request."""

    def __init__(self, weather: Callable[[], str]) -> None:
        self.weather = weather
        self.made: dict[str, dict[str, str]] = {}
        self.posts = self.may_have_arrived = self.unauthorized = 0
        self.asking = self.most_asking = self.in_flight = self.most_in_flight = 0
        self.token_requests = self.reads = 0
        self._tokens: set[str] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, or lose it."""
        await request.aread()
        is_token = request.url.path == "/oauth/token"
        self.in_flight += 1
        self.asking += is_token
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        self.most_asking = max(self.most_asking, self.asking)
        try:
            return await self._through(request, self.weather())
        finally:
            self.in_flight -= 1
            self.asking -= is_token

    async def _through(self, request: httpx.Request, what: str) -> httpx.Response:
        is_create = request.method == "POST" and request.url.path == _PATH
        if what == "refused":
            raise httpx.ConnectError("no route")
        trace = request.extensions.get("trace")
        if trace is not None:
            method = SimpleNamespace(method=request.method.encode())
            await trace("http11.send_request_headers.started", {"request": method})
        self.posts += is_create
        self.reads += request.method == "GET"
        await asyncio.sleep(0.2)
        match what:
            case "lost before":
                self.may_have_arrived += is_create
                raise httpx.ReadError("reset")
            case "slow":
                self.may_have_arrived += is_create
                await asyncio.sleep(30)
                raise httpx.ReadTimeout("too long")
            case "lost after" | "slow after":
                self._answer(request, "fine")
                raise httpx.ReadError("reset")
        return self._answer(request, what)

    def _answer(self, request: httpx.Request, what: str) -> httpx.Response:
        is_create = request.method == "POST" and request.url.path == _PATH
        refusals = {"401": 401, "empty 401": 401, "429": 429, "404": 404}
        if what in refusals and not (is_create and what == "404"):
            self.unauthorized += is_create and refusals[what] == 401
            body = b"" if what == "empty 401" else json.dumps({"error_code": 401, "error_message": "No"}).encode()
            return _said(refusals[what], body)
        self.may_have_arrived += is_create
        match what:
            case "500" | "503" | "409":
                return _said(int(what), b"oops")
            case "302":
                return _said(302, b"", location="https://elsewhere.example/")
            case "html":
                return _said(200, _WEB_PAGE, **{"content-type": "text/html"})
            case "odd json":
                return _said(200, b'{"data": [1, null]}')
        if request.url.path == "/oauth/token":
            self.token_requests += 1
            token = f"pretended-token-{self.token_requests:08}"
            self._tokens.add(token)
            return _said(200, {"access_token": token, "token_type": "Bearer", "expires_in": 3600})
        if is_create:
            return self._create(json.loads(request.content), what)
        found = self.made.get(request.url.path.rpartition("/")[2])
        if found is None:
            return _said(404, {"error_code": 404, "error_message": "Not found"})
        data = {"id": request.url.path.rpartition("/")[2], "type": "webhook_subscription", "attributes": found}
        return _said(200, {"data": data})

    def _create(self, asked: dict[str, Any], what: str) -> httpx.Response:
        name = f"{len(self.made) + 1:08x}-0000-4000-8000-000000000000"
        facts = {"event_type": asked["event_type"], "webhook_uri": asked["url"], "status": "Active"}
        self.made[name] = {**facts, "scope": asked["scope"], "scope_reference": asked.get("scope_reference")}
        location = f"{BASE}{_PATH}/{name}"
        given = {"no location": {}, "foreign location": {"location": f"https://elsewhere.example{_PATH}/{name}"}}
        return _said(201, b"", **given.get(what, {"location": location}))


class _Body(httpx.AsyncByteStream):
    def __init__(self, content: bytes) -> None:
        self._content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content


def _said(status: int, content: object, **headers: str) -> httpx.Response:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return httpx.Response(status, headers={"content-type": "application/json", **headers}, stream=_Body(body))


class _Inline:
    """The registry without its thread, which would take real time. A dead one stores nothing more."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self.is_dead = False

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        async def call(*arguments: Any, **named: Any) -> Any:
            if self.is_dead:
                raise RegistryError("the computer is off")
            return getattr(self.backend, name)(*arguments, **named)

        return call

    async def back_up_first(self, why: str) -> None:
        """Make none: that is a step of its own."""


class World:
    """A shop with its computer. `opened` is one run of the program."""

    def __init__(self, paths: Paths, loop: JumpingLoop, weather: Callable[[], str]) -> None:
        self.paths = paths
        self.clock = PretendedClock(loop)
        self.kopokopo = KopoKopo(weather)
        self.presses = self.runs = 0
        self.open: Opened | None = None
        self.put_away: set[str] = set()
        """The tills of rows that the user has settled as not created."""

    @contextlib.contextmanager
    def pretended_line(self) -> Iterator[None]:
        """Lead all clients to this Kopo Kopo."""
        real, looks = Client._new_http, adaptive_limiter._LOOK_EVERY
        # The limiter looks at the delay of the loop, which is always none here.
        adaptive_limiter._LOOK_EVERY = 1.0
        # One line of the log for each lost request would take longer than the request.
        logging.disable(logging.CRITICAL)

        def pretended(client: Client) -> httpx.AsyncClient:
            return httpx.AsyncClient(
                transport=self.kopokopo, follow_redirects=False, event_hooks={"response": [take_locations]}
            )

        Client._new_http = pretended  # type: ignore[method-assign]
        try:
            yield
        finally:
            Client._new_http = real  # type: ignore[method-assign]
            adaptive_limiter._LOOK_EVERY = looks
            logging.disable(logging.NOTSET)

    async def start(self) -> Opened:
        """Start the program."""
        self.runs += 1
        self.open = Opened(self)
        await self.open.begin()
        return self.open

    async def crash(self) -> None:
        """End everything at once: nothing more is stored, and no line is written in order."""
        assert self.open is not None
        opened, self.open = self.open, None
        opened.registry.is_dead = True
        opened.registry.backend._db.close()
        await opened.end()

    async def press(self, *tills: str) -> None:
        """Press *Create* for some tills, and wait for the outcome."""
        assert self.open is not None
        self.presses += len(tills)
        requests = [SubscriptionRequest("buygoods_transaction_received", ADDRESS, Scope.TILL, till) for till in tills]
        await self.open.creating.create(requests).wait()

    def check(self) -> None:
        """Check what must always be true. Raises AssertionError."""
        assert self.open is not None
        server = self.kopokopo
        records = self.open.registry.backend.contents("shop").records
        known = {one.kopokopo_id for one in records}
        doubtful = {one.scope_reference for one in records if one.state in {State.NOT_CONFIRMED, State.SENDING}}
        for name, facts in server.made.items():
            till = facts["scope_reference"]
            assert name in known or till in doubtful or till in self.put_away, f"{name} of till {till} is lost"
        assert server.posts <= self.presses + server.unauthorized, f"{server.posts} posts, {self.presses} presses"
        assert server.may_have_arrived <= self.presses, "one press may have made two"
        assert server.most_asking <= 1 and server.most_in_flight <= 9, "too many requests at once"
        ids = [one.kopokopo_id for one in records if one.kopokopo_id and one.removed_at is None]
        assert len(ids) == len(set(ids)), "one subscription is there twice"
        for one in records:
            assert one.state is not State.CREATED or one.kopokopo_id in server.made, f"{one.id} was never made"

    def check_disk(self) -> None:
        """Check that no row is damaged, and search all files for keys and tokens."""
        if self.open is not None:
            assert self.open.registry.backend.damage() == ()
        for file in self.paths.data_dir.parent.rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                assert SECRET.encode() not in content and b"pretended-token" not in content, f"a secret is in {file}"


class Opened:
    """One run of the program: the account's services over the list."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.registry = _Inline(open_list(world.paths))
        self._stack = contextlib.AsyncExitStack()

    async def begin(self) -> None:
        """Open the account, as the program does."""
        world, sender = self._world, f"run/{self._world.runs}"
        registry: Any = self.registry
        await registry.save_account(_SHOP)
        await registry.recover(sender, world.clock.now())
        cache = SubscriptionCache(await registry.contents("shop"))
        environment = Environment(EnvironmentKind.PRACTICE, BASE)
        self.scope = AccountScope(_SHOP, environment, registry, cache, world.clock, sender)
        reach = AccountAccess(environment, Credentials("pretended-id", SECRET, "pretended-api-key"))
        await self._stack.enter_async_context(connected(self.scope, reach))
        self.poller = StatusPoller(self.scope, CheckSchedule(timedelta(minutes=5)))
        self.creating = Creating(self.scope, self.poller.check)
        self.decisions = UserDecisions(self.scope, self.poller.check)

    async def end(self) -> None:
        """End the tasks and close the list."""
        await self._stack.aclose()
        self.registry.backend.close()

    def rows(self, *states: State, removed: bool = False) -> list[SubscriptionRecord]:
        """Return the rows in these states that are, or are not, removed."""
        contents = self.registry.backend.contents("shop")
        return [one for one in contents.records if one.state in states and (one.removed_at is not None) is removed]

    async def settle(self, row: SubscriptionRecord) -> None:
        """Settle a row in doubt, as a user does who asks Kopo Kopo."""
        server, till = self._world.kopokopo, row.scope_reference
        known = {one.kopokopo_id for one in self.registry.backend.contents("shop").records}
        made = [name for name, one in server.made.items() if one["scope_reference"] == till and name not in known]
        if not made:
            await self.decisions.was_not_created(row.id, "support").wait()
            return
        comparison = await self.decisions.compare(row.id, f"{BASE}{_PATH}/{made[0]}").wait()
        if comparison.remote is not None:
            await self.decisions.confirm(row.id, comparison).wait()


@contextlib.asynccontextmanager
async def shop(paths: Paths, weather: Callable[[], str]) -> AsyncIterator[World]:
    """Yield a world with an open program, on a `JumpingLoop`."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, JumpingLoop)
    paths.make()
    world = World(paths, loop, weather)
    with world.pretended_line():
        await world.start()
        try:
            yield world
        finally:
            if world.open is not None:
                await world.open.end()
