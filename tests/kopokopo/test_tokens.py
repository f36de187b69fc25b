"""There is one token at a time: which one is dropped, and how long one is used."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from k2desk.kopokopo.answers import Token
from k2desk.kopokopo.tokens import Tokens
from k2desk.model import api_errors as errors
from k2desk.system.redaction import REDACTION


class TwoClocks:
    """A wall clock and a monotonic clock, which the test moves separately."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.seconds = 1_000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.seconds


def _tokens(clock: TwoClocks) -> tuple[Tokens, list[str]]:
    given: list[str] = []

    async def ask() -> Token:
        given.append(f"token {len(given) + 1}")
        return Token(given[-1], 3600.0)

    return Tokens(ask, clock), given


async def test_a_token_is_known_as_a_secret_as_soon_as_it_is_there(monkeypatch):
    monkeypatch.setattr(REDACTION, "secrets", frozenset())
    tokens, _ = _tokens(TwoClocks())
    assert await tokens.get() in REDACTION.secrets


async def test_a_refusal_of_an_old_token_leaves_the_newer_one_in_use():
    tokens, given = _tokens(TwoClocks())
    old = await tokens.get()
    tokens.drop(old)
    newer = await tokens.get()
    tokens.drop(old)
    assert tokens.cached == newer == await tokens.get()
    assert given == [old, newer], "a late answer about the old token asks for no third one"
    tokens.drop(newer)
    assert tokens.cached is None


@pytest.mark.parametrize(
    ("wall", "monotonic", "fresh"),
    [
        (timedelta(minutes=58), 3480.0, True),
        (timedelta(seconds=3539), 3539.0, True),
        (timedelta(seconds=3540), 3539.0, False),
        (timedelta(seconds=3539), 3540.0, False),
        (timedelta(minutes=-1), 10.0, True),
        (timedelta(minutes=-1, microseconds=-1), 10.0, False),
        (timedelta(hours=2), 10.0, False),
        (timedelta(0), 3700.0, False),
        (timedelta(hours=-3), 10.0, False),
    ],
    ids=[
        "both within the hour",
        "a second before",
        "at the end by the date",
        "at the end by the seconds",
        "the date a minute back",
        "the date more than that back",
        "the computer slept",
        "the date stands still",
        "the date was set back",
    ],
)
async def test_a_token_is_used_only_while_both_clocks_say_that_it_lives(wall, monotonic, fresh):
    clock = TwoClocks()
    tokens, given = _tokens(clock)
    await tokens.get()
    clock.wall += wall
    clock.seconds += monotonic
    assert (tokens.cached is not None) is fresh
    await tokens.get()
    assert len(given) == (1 if fresh else 2)


async def test_a_short_token_is_used_for_nine_tenths_of_its_life():
    clock = TwoClocks()

    async def ask() -> Token:
        return Token("short", 100.0)

    tokens = Tokens(ask, clock)
    await tokens.get()
    for passed, cached in ((89.9, "short"), (90.0, None)):
        clock.seconds = 1_000.0 + passed
        assert tokens.cached == cached


async def test_a_token_that_is_given_back_is_followed_by_no_other_however_old_it_was():
    clock = TwoClocks()
    tokens, given = _tokens(clock)
    await tokens.get()
    clock.seconds += 3590.0
    assert tokens.cached is None
    assert tokens.take() == given[0], "it lives at Kopo Kopo for some seconds yet"
    for _ in range(2):
        with pytest.raises(errors.NoConnection) as raised:
            await tokens.get()
        assert raised.value.may_have_arrived is False
    assert tokens.take() is None and len(given) == 1


async def test_what_is_closed_ends_the_request_that_is_under_way_and_keeps_no_token():
    begun = asyncio.Event()

    async def never() -> Token:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    tokens = Tokens(never, TwoClocks())
    waiting = [asyncio.ensure_future(tokens.get()) for _ in range(2)]
    await begun.wait()
    await tokens.close()
    assert all(
        isinstance(one, asyncio.CancelledError) for one in await asyncio.gather(*waiting, return_exceptions=True)
    )
    assert tokens.cached is None


async def test_a_request_that_failed_is_not_waited_for_again():
    tries = []

    async def fails_once() -> Token:
        tries.append(1)
        if len(tries) == 1:
            raise errors.NoConnection("no line", may_have_arrived=False)
        return Token("good", 3600.0)

    tokens = Tokens(fails_once, TwoClocks())
    with pytest.raises(errors.NoConnection):
        await tokens.get()
    assert await tokens.get() == "good" and "good" not in repr(Token("good", 3600.0))
