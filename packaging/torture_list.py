"""Flips bits of the list and the settings, destroys the list in every way, and times a backup of a large one."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from torture_child import NOW, SHOP, open_list, row
from torture_disk import Tally

from k2desk.model.clock import SystemClock
from k2desk.model.registry_errors import RegistryError
from k2desk.model.settings import Settings
from k2desk.store import backups, settings
from k2desk.store.list_preview import list_preview
from k2desk.store.paths import Paths, program_paths
from k2desk.store.recovery import Recoveries
from k2desk.store.sqlite import SqliteRegistry
from k2desk.store.threaded import ThreadedRegistry

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.store.everything import changed, fill, is_shown_as_true, shown


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
            false = [one for one in rows if one not in before[name] and is_shown_as_true(name, one)]
            if false:
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


def _with_a_backup(begun: Path) -> set[Any]:
    """Make a list with a backup and a change after it, and return its rows."""
    paths = program_paths(begun)
    paths.make()
    registry = open_list(paths)
    fill(registry)
    backups.accept(*registry.copy_to(paths.backup_folder, NOW, "usual", lambda: None))
    registry.remove("two", NOW)
    wanted = _rows(registry)
    registry.close()
    return wanted


def flips_got_back(folder: Path, many: int, chance: random.Random) -> Tally:
    """Flip bits of a list. One that is refused, or has damaged rows, must come back whole by one press."""
    tally = Tally()
    begun, place = folder / "begun", folder / "flipped"
    wanted = _with_a_backup(begun)
    content = program_paths(begun).registry_file.read_bytes()
    for _ in range(many):
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(begun, place)
        paths = program_paths(place)
        at, bit = chance.randrange(len(content)), chance.randrange(8)
        damaged = bytearray(content)
        damaged[at] ^= 1 << bit
        paths.registry_file.write_bytes(damaged)
        tally.tried += 1
        try:
            if _is_sound(paths):
                continue
            ways = Recoveries(paths)
            way = ways.whole()
            assert way is not None, "no way back"
            ways.take(way, NOW)
            registry = open_list(paths)
            lost, left = wanted - _rows(registry), registry.damage()
            registry.close()
            assert not lost and not left, f"{len(lost)} rows are lost, {len(left)} damaged"
        except (AssertionError, RegistryError) as error:
            tally.wrong.append(f"bit {bit} of byte {at}: {type(error).__name__}: {error}")
    return tally


def _is_sound(paths: Paths) -> bool:
    try:
        registry = open_list(paths)
    except RegistryError:
        return False
    try:
        return not registry.damage()
    finally:
        registry.close()


def destroyed(folder: Path) -> tuple[Tally, int]:
    """Destroy the list in each way, alone and with journal or backups. Returns also how many ways were noticed."""
    tally = Tally()
    begun = folder / "whole"
    wanted = _with_a_backup(begun)
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
    payments = registry.payment_notes("shop")
    found = {*registry.accounts(), *(replace(one, revision=0) for one in contents.records), *contents.tills}
    return found | {payments.options, *payments.claims, *payments.watches}


# --- the window while a backup is made --------------------------------------------------------------------------------


def longest_gap(folder: Path, rows: int) -> float:
    """Make a backup of a list with that many rows. Returns the longest time in seconds in which a loop did nothing."""
    paths = program_paths(folder / "large")
    registry = ThreadedRegistry.open(paths)

    async def work() -> float:
        await registry.save_account(SHOP)
        for start in range(0, rows, 1000):
            made = [replace(row(f"r{one}", 100_000 + one), trouble=None) for one in range(start, start + 1000)]
            await registry.record_intents(made)
        longest, is_over = 0.0, False

        async def beat() -> None:
            nonlocal longest
            last = time.perf_counter()
            while not is_over:
                await asyncio.sleep(0.001)
                now = time.perf_counter()
                longest, last = max(longest, now - last), now

        beating = asyncio.ensure_future(beat())
        await asyncio.sleep(0.05)
        longest = 0.0
        await registry.back_up(paths.backup_folder, NOW, "usual")
        is_over = True
        await beating
        await registry.close()
        return longest

    return asyncio.run(work())
