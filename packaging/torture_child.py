"""Does one kind of work on a list, and says before and after each step what the list must then hold.

`torture_disk.py` starts it under strace. It prints lines `try KEY VALUE` and `ack KEY VALUE`. After `ack`, the value
must be there whatever happens next.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from k2desk.model.clock import SystemClock  # noqa: E402
from k2desk.model.history import DayMark, HistoryEvent, Observation, Settlement  # noqa: E402
from k2desk.model.payment_records import PaymentClaim  # noqa: E402
from k2desk.model.records import AccountRecord, CheckRecord, Outcome, State, SubscriptionRecord, TillRecord  # noqa: E402
from k2desk.model.settings import Settings  # noqa: E402
from k2desk.store import backups, journal, settings  # noqa: E402
from k2desk.store.journals import Journals  # noqa: E402
from k2desk.store.paths import Paths, program_paths  # noqa: E402
from k2desk.store.recovery import Recoveries  # noqa: E402
from k2desk.store.sqlite import SqliteRegistry  # noqa: E402

AT_RANDOM = ("create", "adopt", "remove", "sweep", "settings", "backup", "till", "claim")
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "https://sandbox.kopokopo.com", 2, NOW)


def row(name: str, number: int) -> SubscriptionRecord:
    return SubscriptionRecord(
        name, "shop", "buygoods_transaction_received", "till", str(number), "https://shop.njeri.co.ke/k2", False, 2,
        State.NOT_SENT, NOW, "sandbox.kopokopo.com",
    )  # fmt: skip


def say(verb: str, key: str, value: str) -> None:
    os.write(1, f"{verb} {key} {value}\n".encode())


def step(key: str, value: str, do: Callable[[], object]) -> None:
    say("try", key, value)
    do()
    say("ack", key, value)


def open_list(paths: Paths, *, careless: bool = False) -> SqliteRegistry:
    if careless:
        # What most programs do. It loses rows that were acknowledged.
        registry = SqliteRegistry(paths.registry_file)
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL"):
            registry._db.execute(f"PRAGMA {pragma}")
        return registry
    journals = Journals((paths.journal_folder, paths.backup_folder), SystemClock())
    return SqliteRegistry(paths.registry_file, journals=journals)


def held(paths: Paths, *, careless: bool = False) -> dict[str, str]:
    """Return what a list holds, under the keys that the steps name."""
    registry = SqliteRegistry(paths.registry_file) if careless else open_list(paths)
    try:
        found = {}
        for one in registry.contents("shop").records:
            found[f"row-{one.id}"] = f"{one.state.value}/{'removed' if one.removed_at else 'there'}"
        for till in registry.contents("shop").tills:
            found[f"till-{till.number}"] = str(till.name)
        for claim in registry.payment_notes("shop").claims:
            found[f"claim-{claim.reference}"] = claim.sale
        for account in registry.accounts():
            found[f"account-{account.id}"] = str(account.name)
        if registry.damage():
            found["damage"] = "yes"
    finally:
        registry.close()
    found["minutes"] = str(settings.load(paths.settings_file, SystemClock()).settings.check_minutes)
    newest = backups.backups(paths.backup_folder)
    found["backup"] = str(newest[0].number) if newest else "none"
    return found


def begin(paths: Paths, kind: str) -> None:
    """Make the list on which the work is done."""
    paths.make()
    registry = open_list(paths, careless=kind == "careless")
    registry.save_account(SHOP)
    old = [
        replace(
            row(f"old{one}", 300_000 + one), state=State.CREATED, kopokopo_id=f"o{one}", location=f"https://x/o{one}"
        )
        for one in range(5)
    ]
    registry.record_intents(old)
    if kind == "restore":
        registry.remove("old4", NOW)
        backups.accept(*registry.copy_to(paths.backup_folder, NOW, "usual", lambda: None))
    registry.close()
    settings.save(paths.settings_file, Settings(check_minutes=15))
    if kind == "restore":
        paths.registry_file.write_bytes(b"")


def work(paths: Paths, kind: str, seed: int, rounds: int) -> None:
    chance = random.Random(seed)
    if kind == "restore":
        ways = Recoveries(paths)
        way = ways.whole()
        assert way is not None
        step("account-shop", SHOP.name, lambda: ways.take(way, NOW))
        return
    if kind == "rotation":
        journal.LONGEST_TAIL = 1500
    registry = open_list(paths, careless=kind == "careless")
    for number in range(rounds):
        one = row(f"new{number}", 100_000 + number)
        match kind if kind != "random" else chance.choice(AT_RANDOM):
            case "create" | "careless" | "rotation":
                key = f"row-{one.id}"
                step(key, "not_sent/there", lambda one=one: registry.record_intents([one]))
                step(key, "sending/there", lambda one=one: registry.resend(one.id, "child", NOW))
                done = Settlement(State.CREATED, NOW, one.id, f"https://sandbox.kopokopo.com/{one.id}")
                step(key, "created/there", lambda one=one, done=done: registry.settle(one.id, done))
            case "adopt":
                adopted = replace(one, state=State.CREATED, kopokopo_id=one.id, location="https://x/y")
                step(f"row-{one.id}", "created/there", lambda one=adopted: registry.record_intents([one]))
            case "remove":
                old = f"old{number % 5}"
                event = HistoryEvent(f"e{number}", old, NOW, "removed")
                step(f"row-{old}", "created/removed", lambda old=old, one=event: registry.remove(old, NOW, [one]))
                step(f"row-{old}", "created/there", lambda old=old: registry.restore(old, NOW))
            case "sweep":
                seen = [
                    Observation(CheckRecord(f"old{place}", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW),
                                date(2026, 11, 1 + number % 28), DayMark.GOOD, ())
                    for place in range(5)
                ]  # fmt: skip
                step("account-shop", SHOP.name, lambda seen=seen: registry.observed(seen))
            case "settings":
                changed = Settings(check_minutes=20 + number)
                step("minutes", str(20 + number), lambda one=changed: settings.save(paths.settings_file, one))
            case "backup":
                made = len(backups.backups(paths.backup_folder)) + 1
                registry.save_account(replace(SHOP, made_at=NOW))
                step("backup", str(made), lambda: backups.accept(
                    *registry.copy_to(paths.backup_folder, NOW, "usual", lambda: None)))  # fmt: skip
            case "till":
                till = TillRecord("shop", str(number), f"Till {number}", NOW)
                step(f"till-{number}", till.name, lambda till=till: registry.save_tills([till]))
            case "claim":
                claim = PaymentClaim("shop", f"SJK{number}", NOW, "Amina", f"sale {number}")
                step(f"claim-SJK{number}", claim.sale, lambda claim=claim: registry.claim_payment(claim))
            case "migration":
                step("account-shop", SHOP.name, lambda: None)
    registry.close()


if __name__ == "__main__":
    what, folder, kind, seed, rounds = sys.argv[1:]
    if what == "begin":
        begin(program_paths(Path(folder)), kind)
    else:
        work(program_paths(Path(folder)), kind, int(seed), int(rounds))
