"""Lives random histories of a shop, and a day on a flapping line, in the pretended world."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import gc
import multiprocessing
import os
import random
import shutil
import sys
import tracemalloc
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from hypothesis.strategies import integers, sampled_from
from torture_child import open_list
from torture_disk import Tally
from torture_world import BAD, JumpingLoop, World, shop

from k2desk.model.records import State
from k2desk.model.registry_errors import RegistryError
from k2desk.store import backups
from k2desk.store.paths import program_paths
from k2desk.store.recovery import Recoveries

STEPS = (
    *("create", "create", "bulk", "settle", "again", "remove", "undo", "check", "wait"),
    *("crash", "crash_inside", "restart", "backup", "lose", "old_copy", "full_disk", "clock"),
)
_DOUBTFUL = (State.NOT_CONFIRMED,)
_CAN_BE_SENT = (State.NOT_SENT, State.NOT_CREATED)


class History:
    """One random life: presses, crashes, faults of disk and line, backups and recoveries."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self._world = world
        self._chance = chance
        self._tills = 0

    async def take(self, name: str) -> None:
        """Take one step, and check what must be true after it."""
        await getattr(self, f"_{name}")()
        self._world.check()

    @property
    def _open(self):  # type: ignore[no-untyped-def]
        assert self._world.open is not None
        return self._world.open

    def _till(self) -> str:
        self._tills += 1
        return str(100_000 + self._tills)

    def _pick(self, *states: State, removed: bool = False):  # type: ignore[no-untyped-def]
        found = self._open.rows(*states, removed=removed)
        return self._chance.choice(found) if found else None

    async def _create(self) -> None:
        await self._world.press(self._till())

    async def _bulk(self) -> None:
        await self._world.press(*(self._till() for _ in range(3)))

    async def _again(self) -> None:
        row = self._pick(*_CAN_BE_SENT)
        if row is not None:
            self._world.presses += 1
            await self._open.creating.send_again(row.id).wait()

    async def _settle(self) -> None:
        row = self._pick(*_DOUBTFUL)
        if row is not None:
            await self._open.settle(row)

    async def _remove(self) -> None:
        row = self._pick(State.CREATED)
        if row is not None:
            assert await self._open.decisions.remove([row.id]).wait() is None

    async def _undo(self) -> None:
        row = self._pick(State.CREATED, removed=True)
        if row is not None:
            await self._open.decisions.restore([row.id]).wait()

    async def _check(self) -> None:
        await self._open.poller.check().wait()

    async def _wait(self) -> None:
        await asyncio.sleep(self._chance.uniform(1, 2000))

    # -- what must survive -------------------------------------------------------------------------------------------

    def _stored(self, *, next_start: bool = False) -> dict[str, tuple[State, bool, str | None]]:
        """Return what is stored, or what the next start must make of it."""
        assert self._open.registry.backend.damage() == ()
        found = {}
        for one in self._open.registry.backend.contents("shop").records:
            state = State.NOT_CONFIRMED if next_start and one.state is State.SENDING else one.state
            found[one.id] = (state, one.removed_at is not None, one.kopokopo_id)
        return found

    async def _crash(self) -> None:
        before = self._stored(next_start=True)
        await self._world.crash()
        await self._world.start()
        assert self._stored() == before, "a crash changed the list"

    async def _crash_inside(self) -> None:
        """Crash at any moment of a press."""
        pressed = asyncio.ensure_future(self._world.press(self._till(), self._till()))
        await asyncio.sleep(self._chance.uniform(0, 1.5))
        before = self._stored(next_start=True)
        await self._world.crash()
        pressed.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await pressed
        await self._world.start()
        assert self._stored() == before, "a crash changed the list"

    async def _restart(self) -> None:
        before = self._stored(next_start=True)
        await self._open.end()
        await self._world.start()
        assert self._stored() == before

    async def _backup(self) -> None:
        folder, now = self._world.paths.backup_folder, self._world.clock.now()
        backups.accept(*self._open.registry.backend.copy_to(folder, now, "usual", lambda: None))
        backups.thin(folder)

    async def _lose(self) -> None:
        """Lose the list, perhaps with one of its second records, and get it back."""
        before, paths = self._stored(next_start=True), self._world.paths
        await self._world.crash()
        destroy = self._chance.choice(
            [
                lambda: paths.registry_file.unlink(),
                lambda: paths.registry_file.write_bytes(b""),
                lambda: paths.registry_file.write_bytes(os.urandom(5000)),
            ]
        )
        destroy()
        folder = self._chance.choice([None, None, paths.journal_folder, paths.backup_folder])
        if folder is not None:
            shutil.rmtree(folder)
        await self._get_back()
        assert self._stored() == before, "a lost list did not come back whole"

    async def _old_copy(self) -> None:
        """Put an old copy of the list in its place, as a sync tool does."""
        found = Recoveries(self._world.paths).backups()
        if not found:
            return
        before, current = self._stored(next_start=True), self._open.registry.backend.mark
        await self._world.crash()
        self._world.paths.registry_file.write_bytes(found[0].path.read_bytes())
        known = backups.read_facts(found[0].path)
        if getattr(known, "change", None) == current.change:
            await self._world.start()
        else:
            await self._get_back()
        assert self._stored() == before, "an old copy took something away"

    async def _get_back(self) -> None:
        try:
            open_list(self._world.paths).close()
        except RegistryError:
            ways = Recoveries(self._world.paths)
            way = ways.whole()
            assert way is not None, "there is no way back"
            ways.take(way, self._world.clock.now())
        else:
            raise AssertionError("a lost list was not noticed")
        await self._world.start()

    async def _full_disk(self) -> None:
        """Let the disk refuse everything during a press: nothing is sent."""
        database = self._open.registry.backend._db
        before, posts = self._stored(), self._world.kopokopo.posts
        database.execute("PRAGMA query_only = ON")
        await self._world.press(self._till())
        database.execute("PRAGMA query_only = OFF")
        assert self._world.kopokopo.posts == posts and self._stored() == before, "something was sent"

    async def _clock(self) -> None:
        self._world.clock.shift += timedelta(days=self._chance.choice((-365, -1, 1, 30)))


class _Machine(RuleBasedStateMachine):
    """Lives histories that hypothesis makes up, and shortens one that goes wrong."""

    folder: Path
    begun = 0

    @initialize(number=integers(0, 2**32))
    def begin(self, number: int) -> None:
        # One drawn number instead of all of them: hypothesis keeps a record of each one that it draws.
        chance = random.Random(number)
        type(self).begun += 1
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.folder.with_name("begun"), self.folder)
        self._runner = asyncio.Runner(loop_factory=JumpingLoop)
        self._stack = contextlib.AsyncExitStack()
        bad = chance.choice((0.0, 0.2, 0.5))

        def weather() -> str:
            return chance.choice(BAD) if chance.random() < bad else "fine"

        world = self._runner.run(self._stack.enter_async_context(_entered(self.folder, weather)))
        self._history, self._world = History(world, chance), world

    @rule(name=sampled_from(STEPS))
    def step(self, name: str) -> None:
        self._runner.run(self._history.take(name))

    def teardown(self) -> None:
        if hasattr(self, "_history"):
            try:
                self._world.check_disk()
            finally:
                self._runner.run(self._stack.aclose())
                self._runner.close()


def _entered(folder: Path, weather: Callable[[], str]) -> contextlib.AbstractAsyncContextManager[World]:
    return shop(program_paths(folder), weather)


_OF_ONE_PROCESS = 100
"""How many histories a process lives. Hypothesis keeps a record of each one."""


def histories(folder: Path, many: int, steps: int, number: int) -> Tally:
    """Live `many` histories of up to `steps` steps, on all processors. Repeat them with the same `number`."""
    if many <= _OF_ONE_PROCESS:
        return _lived(folder, many, steps, number)
    tally, shares = Tally(), -(-many // _OF_ONE_PROCESS)
    # Spawned: a process that is forked would share the state of this one's hypothesis.
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(mp_context=context, max_tasks_per_child=1) as processes:
        running = []
        for share in range(shares):
            own = folder / f"share{share}"
            own.mkdir()
            running.append(processes.submit(_lived, own, min(_OF_ONE_PROCESS, many), steps, number + share))
        for done in concurrent.futures.as_completed(running):
            found = done.result()
            tally.tried += found.tried
            tally.wrong += found.wrong
            print(f"{tally.tried} of {many}, {len(tally.wrong)} wrong", file=sys.stderr, flush=True)
    return tally


def _lived(folder: Path, many: int, steps: int, number: int) -> Tally:
    begun = program_paths(folder / "begun")
    begun.make()
    open_list(begun).close()
    machine = seed(number)(type("Machine", (_Machine,), {"folder": folder / "history"}))
    chosen = hypothesis_settings(
        max_examples=many,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),  # Shortening a history that goes wrong takes minutes.
    )
    wrong = []
    try:
        run_state_machine_as_test(machine, settings=chosen)
    except Exception as error:
        notes = "\n".join(getattr(error, "__notes__", ()))
        wrong.append(f"a history of number {number}: {type(error).__name__}: {error}\n{notes}")
    return Tally(machine.begun, wrong)


# --- a day on a flapping line -----------------------------------------------------------------------------------------

_FLAT = 1_500_000
"""The bytes by which the memory may grow between the sixth hour and the last."""


def day(folder: Path, hours: int, chance: random.Random) -> Tally:
    """Live a day on a line that is fine for minutes and bad for minutes, with the checks that K2Desk does by itself."""
    tally = Tally(hours)

    async def life(world: World) -> None:
        loop = asyncio.get_running_loop()
        opened = world.open
        assert opened is not None
        polling = asyncio.ensure_future(opened.poller.keep_polling())
        for number in range(20):
            await world.press(str(100_000 + number))
        early = 0
        while loop.time() < hours * 3600:
            await asyncio.sleep(chance.uniform(300, 1200))
            for row in opened.rows(*_DOUBTFUL):
                await opened.settle(row)
            removed = opened.rows(*State, removed=True)
            row = chance.choice([*opened.rows(*State), *removed])
            await (opened.decisions.restore if row in removed else opened.decisions.remove)([row.id]).wait()
            world.check()
            if not early and loop.time() > hours * 900:
                gc.collect()
                early = tracemalloc.get_traced_memory()[0]
        polling.cancel()
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - early
        world.kopokopo.weather = lambda: "fine"
        for row in opened.rows(*_DOUBTFUL):
            await opened.settle(row)
        await opened.poller.check().wait()
        world.check()
        world.check_disk()
        reads, asked = world.kopokopo.reads, world.kopokopo.token_requests
        print(f"{hours} h: {reads} reads, {asked} tokens, at most {world.kopokopo.most_asking} asked for at once,"
              f" memory grew by {grown / 1e6:.2f} MB")  # fmt: skip
        assert grown < _FLAT, f"the memory grew by {grown} bytes"
        stale = [one for one in opened.scope.cache if one.record.state is State.CREATED and one.check is None]
        assert not stale, f"{len(stale)} rows were never checked"

    tracemalloc.start()
    try:
        live(folder, chance, life)
    except AssertionError as error:
        tally.wrong.append(str(error))
    finally:
        tracemalloc.stop()
    return tally


def live(folder: Path, chance: random.Random, life: Callable[[World], Awaitable[None]]) -> None:
    """Live a life on a flapping line, on a loop of its own."""

    async def whole() -> None:
        loop = asyncio.get_running_loop()
        until, is_bad = 0.0, False

        def weather() -> str:
            nonlocal until, is_bad
            if loop.time() >= until:
                is_bad = not is_bad and chance.random() < 0.6
                until = loop.time() + chance.uniform(20, 600)
            return chance.choice(BAD) if is_bad and chance.random() < 0.8 else "fine"

        async with shop(program_paths(folder), weather) as world:
            await life(world)

    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        runner.run(whole())
