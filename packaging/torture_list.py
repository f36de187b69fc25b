"""Flips bits of the list and the settings, destroys the list in every way, and lives random histories of it."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, seed
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from hypothesis.strategies import randoms, sampled_from
from torture_child import NOW, SHOP, open_list, row
from torture_disk import Tally

from k2desk.model.clock import SystemClock
from k2desk.model.history import Settlement
from k2desk.model.records import UNREADABLE, State, SubscriptionRecord, TillRecord
from k2desk.model.registry_errors import MissingRegistry, OtherList, RegistryError
from k2desk.model.settings import Settings
from k2desk.store import backups, settings
from k2desk.store.list_preview import list_preview
from k2desk.store.paths import Paths, program_paths
from k2desk.store.recovery import Recoveries
from k2desk.store.sqlite import SqliteRegistry

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.store.everything import changed, fill, shown


def flips(folder: Path, many: int, chance: random.Random) -> Tally:
    """Flip bits of a list with a row in every table. What changed must be marked or left out, or the list refused."""
    tally = Tally()
    path = folder / "flips" / "registry.sqlite"
    path.parent.mkdir()
    registry = SqliteRegistry(path)
    fill(registry)
    before = shown(registry)
    registry.close()
    content = path.read_bytes()
    for _ in range(many):
        place, bit = chance.randrange(len(content)), chance.randrange(8)
        damaged = bytearray(content)
        damaged[place] ^= 1 << bit
        path.write_bytes(damaged)
        tally.tried += 1
        try:
            list_preview(path, lambda accounts: accounts[0] if accounts else None)
            registry = SqliteRegistry(path)
        except RegistryError:
            continue
        except Exception as error:
            tally.wrong.append(f"bit {bit} of byte {place}: {type(error).__name__} at the opening")
            continue
        try:
            is_noticed = bool(registry.damage())
            after = shown(registry)
        except RegistryError:
            continue
        except Exception as error:
            tally.wrong.append(f"bit {bit} of byte {place}: {type(error).__name__} while reading")
            continue
        finally:
            registry.close()
        for name, rows in after.items():
            false = [one for one in rows if one not in before[name] and getattr(one, "trouble", None) != UNREADABLE]
            if name not in {"accounts", "addresses", "draft"} and false:
                tally.wrong.append(f"bit {bit} of byte {place}: {name} shows {false[0]}")
            if after[name] != before[name] and not is_noticed:
                tally.wrong.append(f"bit {bit} of byte {place}: {name} changed unseen")
    return tally


def flips_of_settings(folder: Path, many: int, chance: random.Random) -> Tally:
    """Flip bits of the settings file. A value that changed must bring a notice, or the good copy."""
    tally = Tally()
    path = folder / "settings.json"
    wanted = Settings(15, "shop", "dark", "QQ==", proxy="http://10.0.0.1:3128", ready_at="07:45")
    settings.save(path, wanted)
    content, copy = path.read_bytes(), path.with_name("settings.json.good").read_bytes()
    for _ in range(many):
        place, bit = chance.randrange(len(content)), chance.randrange(8)
        damaged = bytearray(content)
        damaged[place] ^= 1 << bit
        path.write_bytes(damaged)
        path.with_name("settings.json.good").write_bytes(copy)
        tally.tried += 1
        try:
            found = settings.load(path, SystemClock())
        except Exception as error:
            tally.wrong.append(f"bit {bit} of byte {place}: {type(error).__name__}")
            continue
        differs = [one.name for one in fields(wanted) if getattr(found.settings, one.name) != getattr(wanted, one.name)]
        if differs and not found.notices:
            tally.wrong.append(f"bit {bit} of byte {place}: {differs} changed unseen")
        for aside in folder.glob("settings-damaged-*"):
            aside.unlink()
    return tally


# --- the list destroyed -----------------------------------------------------------------------------------------------


def _older(paths: Paths) -> None:
    copy = paths.registry_file.read_bytes()
    registry = open_list(paths)
    registry.restore("two", NOW)
    registry.remove("two", NOW)
    registry.close()
    paths.registry_file.write_bytes(copy)


def _foreign(paths: Paths) -> None:
    paths.registry_file.unlink()
    registry = SqliteRegistry(paths.registry_file)
    fill(registry)
    registry.close()


def _rewritten(paths: Paths, statement: str) -> None:
    paths.registry_file.write_bytes(changed(paths.registry_file.read_bytes(), statement))


DESTROYED: dict[str, Callable[[Paths], object]] = {
    "destroyed": lambda paths: paths.registry_file.write_bytes(os.urandom(50_000)),
    "deleted": lambda paths: paths.registry_file.unlink(),
    "emptied": lambda paths: paths.registry_file.write_bytes(b""),
    "older": _older,
    "newer": lambda paths: _rewritten(paths, "PRAGMA user_version = 999"),
    "foreign": _foreign,
}
AS_WELL: dict[str, Callable[[Paths], object]] = {
    "": lambda paths: None,
    "journal": lambda paths: shutil.rmtree(paths.journal_folder),
    "backups": lambda paths: shutil.rmtree(paths.backup_folder),
}


def destroyed(folder: Path) -> tuple[Tally, int]:
    """Destroy the list in each way, alone and with journal or backups. Returns also how many ways were noticed."""
    tally = Tally()
    begun = folder / "whole"
    paths = program_paths(begun)
    paths.make()
    registry = open_list(paths)
    fill(registry)
    backups.accept(*registry.copy_to(paths.backup_folder, NOW, "usual", lambda: None))
    registry.remove("two", NOW)
    wanted = _rows(registry)
    registry.close()
    noticed = set()
    for how, destroy in DESTROYED.items():
        for as_well, also in AS_WELL.items():
            place = folder / "destroyed"
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(begun, place)
            paths = program_paths(place)
            destroy(paths)
            also(paths)
            tally.tried += 1
            try:
                open_list(paths).close()
                tally.wrong.append(f"{how}, {as_well or 'nothing'} as well: not noticed")
                continue
            except RegistryError:
                noticed.add(how)
            ways = Recoveries(paths)
            way = ways.whole()
            if way is None:
                tally.wrong.append(f"{how}, {as_well or 'nothing'} as well: no way back")
                continue
            ways.take(way, NOW)
            registry = open_list(paths)
            lost = wanted - _rows(registry)
            registry.close()
            if lost:
                tally.wrong.append(f"{how}, {as_well or 'nothing'} as well: {len(lost)} rows lost")
    return tally, len(noticed)


def _rows(registry: SqliteRegistry) -> set[Any]:
    contents = registry.contents("shop")
    return {*registry.accounts(), *(replace(one, revision=0) for one in contents.records), *contents.tills}


# --- random histories -------------------------------------------------------------------------------------------------


_STEPS = (
    *("create", "create", "settle", "remove", "undo", "till", "check"),
    *("crash", "backup", "lose", "restore", "fault"),
)


class History:
    """One random life of a list: changes, crashes, faults, backups and recoveries, with what must be true of it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self._paths = program_paths(folder)
        self._paths.make()
        self._chance = chance
        self._now = NOW
        self._wanted: dict[str, tuple[str, bool]] = {}
        self._tills: dict[str, str] = {}
        self._made = 0
        self.registry = open_list(self._paths)
        self.registry.save_account(SHOP)

    def take(self, name: str) -> None:
        """Take one step. Time passes, and now and then the clock is set back a year."""
        self._now += timedelta(minutes=self._chance.randrange(90))
        if self._chance.random() < 0.02:
            self._now -= timedelta(days=365)
        getattr(self, f"_{name}")()

    def _pick(self, fits: Callable[[tuple[str, bool]], bool]) -> str | None:
        found = [one for one, state in self._wanted.items() if fits(state)]
        return self._chance.choice(found) if found else None

    def _create(self) -> None:
        self._made += 1
        one = row(f"row{self._made}", 100_000 + self._made)
        self.registry.record_intents([one])
        self._wanted[one.id] = ("not_sent", False)
        if self._chance.random() < 0.9:
            self.registry.resend(one.id, "history", self._now)
            self._wanted[one.id] = ("sending", False)

    def _settle(self) -> None:
        name = self._pick(lambda state: state[0] in {"sending", "not_confirmed"})
        if name is None:
            return
        before = self._wanted[name][0]
        state = self._chance.choice((State.CREATED, State.NOT_CREATED, State.NOT_CONFIRMED))
        if before == "not_confirmed" and state is State.NOT_CONFIRMED:
            return
        known = (name, f"https://x/{name}") if state is State.CREATED else (None, None)
        self.registry.settle(name, Settlement(state, self._now, *known))
        self._wanted[name] = (state.value, self._wanted[name][1])

    def _remove(self) -> None:
        name = self._pick(lambda state: not state[1])
        if name is not None:
            self.registry.remove(name, self._now)
            self._wanted[name] = (self._wanted[name][0], True)

    def _undo(self) -> None:
        name = self._pick(lambda state: state[1])
        if name is not None:
            self.registry.restore(name, self._now)
            self._wanted[name] = (self._wanted[name][0], False)

    def _till(self) -> None:
        number = str(self._chance.randrange(100_000, 100_010))
        self._tills[number] = f"Till {self._chance.randrange(99)}"
        self.registry.save_tills([TillRecord("shop", number, self._tills[number], self._now)])

    def _check(self) -> None:
        self.verify()

    def _crash(self) -> None:
        """End without closing anything in order, and start again."""
        self.registry._db.close()
        self._open()

    def _open(self) -> None:
        self.registry = open_list(self._paths)
        self.registry.recover("next start", self._now)
        self._wanted = {
            name: ("not_confirmed" if state == "sending" else state, gone)
            for name, (state, gone) in self._wanted.items()
        }

    def _backup(self) -> None:
        backups.accept(*self.registry.copy_to(self._paths.backup_folder, self._now, "usual", lambda: None))
        backups.thin(self._paths.backup_folder)

    def _fault(self) -> None:
        """Let the disk refuse a change: nothing of it may be there."""
        self.registry._db.execute("PRAGMA query_only = ON")
        try:
            self.registry.record_intents([row("refused", 999_999)])
        except RegistryError:
            pass
        else:
            raise AssertionError("a disk that takes nothing took a row")
        finally:
            self.registry._db.execute("PRAGMA query_only = OFF")

    def _lose(self) -> None:
        """Lose the list, perhaps with one of its second records, and get it back."""
        self.registry.close()
        destroy = self._chance.choice([DESTROYED[name] for name in ("destroyed", "deleted", "emptied")])
        destroy(self._paths)
        self._chance.choice([*AS_WELL.values()])(self._paths)
        self._get_back()

    def _get_back(self) -> None:
        try:
            open_list(self._paths).close()
            raise AssertionError("a lost list was not noticed")
        except (RegistryError, OtherList, MissingRegistry):
            pass
        ways = Recoveries(self._paths)
        way = ways.whole()
        assert way is not None, "there is no way back"
        ways.take(way, self._now)
        self._open()

    def _restore(self) -> None:
        """Take the newest backup, and then everything again, which undoes it."""
        found = Recoveries(self._paths).backups()
        if found:
            self.registry.close()
            copy = self._paths.registry_file.read_bytes()
            self._paths.registry_file.write_bytes(found[0].path.read_bytes())
            try:
                open_list(self._paths).close()
                self._paths.registry_file.write_bytes(copy)
                self._open()
            except RegistryError:
                self._get_back()

    def verify(self) -> None:
        """Check what must be true now. Raises AssertionError."""
        found = {
            one.id: (one.state.value, one.removed_at is not None) for one in self.registry.contents("shop").records
        }
        assert found == self._wanted, f"{found} instead of {self._wanted}"
        assert {one.number: one.name for one in self.registry.contents("shop").tills} == self._tills
        assert self.registry.damage() == ()
        records: tuple[SubscriptionRecord, ...] = self.registry.contents("shop").records
        ids = [one.kopokopo_id for one in records if one.kopokopo_id and one.removed_at is None]
        assert len(ids) == len(set(ids)), "one subscription is there twice"


class _ListMachine(RuleBasedStateMachine):
    """Lives histories that hypothesis makes up, and shortens one that goes wrong."""

    folder: Path
    begun = 0

    @initialize(chance=randoms(use_true_random=False))
    def begin(self, chance: random.Random) -> None:
        type(self).begun += 1
        self._history = History(self.folder, chance)

    @rule(name=sampled_from(_STEPS))
    def step(self, name: str) -> None:
        self._history.take(name)

    def teardown(self) -> None:
        if hasattr(self, "_history"):
            self._history.verify()
            self._history.registry.close()


def histories(folder: Path, many: int, steps: int, number: int) -> Tally:
    """Live `many` histories of up to `steps` steps. Repeat them with the same `number`."""
    machine = seed(number)(type("Machine", (_ListMachine,), {"folder": folder / "history"}))
    chosen = hypothesis_settings(
        max_examples=many,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    wrong = []
    try:
        run_state_machine_as_test(machine, settings=chosen)
    except Exception as error:
        notes = "\n".join(getattr(error, "__notes__", ()))
        wrong.append(f"a history of number {number}: {type(error).__name__}: {error}\n{notes}")
    return Tally(machine.begun, wrong)
