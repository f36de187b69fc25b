"""A desk moves its list into a shared one, leaves it again, and gives it back what it lost."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from k2desk.model.clock import SystemClock
from k2desk.model.environments import EnvironmentKind, Environments
from k2desk.model.history import DayMark, Observation
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.problems import ProblemKind
from k2desk.model.records import CheckRecord, Outcome, State
from k2desk.model.shared_list import ListTrouble, SharedListError
from k2desk.services.account_setup import AccountSetup
from k2desk.services.forms.connect import Connect
from k2desk.services.shared_lists import MovingIn, SharedLists, Wish
from k2desk.services.tasks import Tasks
from k2desk.store import postgres_link
from k2desk.store.paths import program_paths
from k2desk.store.postgres_schema import WRITING
from k2desk.store.recovery import Recoveries
from k2desk.store.secrets import Keys, Secrets
from k2desk.store.threaded import ThreadedRegistry
from tests.postgres_server import ADMINISTRATOR, PASSWORD
from tests.shared_lists import as_root, make_database
from tests.store.test_registry import NOW, SHOP, row
from tests.store.test_secrets import Fake


async def _nothing(*_) -> None:
    pass


@asynccontextmanager
async def _desk(folder, store=None):
    registry, tasks = ThreadedRegistry.open(program_paths(folder)), Tasks()
    store = Fake() if store is None else store
    secrets = Secrets("k2desk", find_backend=lambda: store)
    secrets.find_backend = lambda: store
    sharing = SharedLists(
        registry=registry,
        secrets=secrets,
        clock=SystemClock(),
        spawn=tasks.spawn,
        idle=_nothing,
        back_up=_nothing,
        reopen=_nothing,
    )
    try:
        yield registry, sharing, secrets
    finally:
        await tasks.close()
        await registry.close()


async def _has(registry, count: int, account: str = "shop") -> list:
    for _ in range(1000):
        found = [one for one in (await registry.contents(account)).records if one.removed_at is None]
        if len(found) == count and registry.line is not None and registry.line.trouble is None:
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(f"{len(found)} rows, {registry.line}")


async def _fill(registry, *tills: str, account=SHOP, first: int = 0) -> None:
    await registry.save_account(account)
    for number, till in enumerate(tills):
        record = row(
            account_id=account.id,
            scope_reference=till,
            state=State.CREATED,
            kopokopo_id=f"k{till}",
            location=f"https://sandbox.kopokopo.com/k{till}",
        )
        await registry.record_intents([replace(record, id=f"{account.id}-{first + number}")])


async def test_two_lists_of_one_account_are_merged_and_nothing_is_lost_or_doubled(shared, tmp_path):
    async with _desk(tmp_path / "till") as (till, one, keys), _desk(tmp_path / "office") as (office, other, more):
        await _fill(till, "555555", "112233")
        await _fill(office, "112233", "778899", account=replace(SHOP, id="bureau", name="Bureau"), first=10)
        for secrets, account in ((keys, "shop"), (more, "bureau")):
            await secrets.save(account, Keys("client", "a secret of the client", "an API key", "sandbox.kopokopo.com"))
        wish = Wish(shared, PASSWORD, "Till 1", "Wanjiru")
        assert await one.test(wish).wait() == MovingIn(0, 2, 0, 0)
        assert await one.join(wish).wait() is None
        await _has(till, 2)
        preview = await other.test(replace(wish, desk="Office")).wait()
        assert isinstance(preview, MovingIn) and preview.there == 2
        assert await other.join(replace(wish, desk="Office")).wait() is None
        for registry in (till, office):
            found = await _has(registry, 3)
            assert {one.kopokopo_id for one in found} == {"k555555", "k112233", "k778899"}
        assert await more.read("shop") is not None, "the keys go along to the account of the shared list"
        assert await more.read("bureau") is None, "the account whose place it takes keeps none"
        assert await other.join(replace(wish, desk="Office")).wait() is None, "it can be repeated"
        await _has(office, 3)


async def test_what_a_desk_gave_before_it_came_is_given_for_all_desks(shared, tmp_path):
    async with _desk(tmp_path / "till") as (till, one, keys), _desk(tmp_path / "office") as (office, other, more):
        await _fill(till)
        await _fill(office, account=replace(SHOP, id="bureau"))
        for secrets, account in ((keys, "shop"), (more, "bureau")):
            await secrets.save(account, Keys("client", "a secret of the client", "an API key", "sandbox.kopokopo.com"))
        by_till = [PaymentClaim("shop", reference, NOW, "Amina") for reference in ("ONLYTILL", "BOTH", "BACKATTILL")]
        by_office = [PaymentClaim("bureau", name, NOW, "Brian") for name in ("ONLYOFFICE", "BOTH", "BACKATTILL")]
        for registry, claims in ((till, by_till), (office, by_office)):
            for claim in claims:
                await registry.claim_payment(claim)
        await till.take_back_claim("shop", "BACKATTILL", NOW, "Amina")
        wish = Wish(shared, PASSWORD, "Till 1")
        assert await one.join(wish).wait() is None
        await _has(till, 0)
        assert await other.join(replace(wish, desk="Office")).wait() is None
        await _has(office, 0)
        for reference, giver in (
            ("ONLYTILL", "Amina"), ("ONLYOFFICE", "Brian"), ("BOTH", "Amina"), ("BACKATTILL", "Brian"),
        ):  # fmt: skip
            for registry in (till, office):
                standing = await registry.claim_payment(PaymentClaim("shop", reference, NOW, "somebody else"))
                assert standing.given_by == giver, reference
        given = {one.reference: one.given_by for one in (await till.payment_notes("shop")).claims if one.stands}
        assert given == {"ONLYTILL": "Amina", "ONLYOFFICE": "Brian", "BOTH": "Amina", "BACKATTILL": "Brian"}


async def test_a_list_that_was_put_back_or_emptied_gets_all_rows_back_by_one_press(shared, server, tmp_path):
    async with _desk(tmp_path / "till") as (till, sharing, _):
        await _fill(till, "555555", "112233", "778899")
        wish = Wish(shared, PASSWORD, "Till 1")
        assert await sharing.join(wish).wait() is None
        await _has(till, 3)
        with as_root(server, shared.database) as root:
            root.execute("SET session_replication_role = replica")
            root.execute("DELETE FROM k2desk.subscription WHERE scope_reference <> '555555'")
            root.execute("DELETE FROM k2desk.history")
            root.execute("UPDATE k2desk.meta SET value = '1' WHERE name = 'counter'")
        preview = await sharing.test(wish).wait()
        assert isinstance(preview, MovingIn) and (preview.there, preview.new) == (1, 2)
        assert await sharing.join(wish).wait() is None
        await _has(till, 3)
        with as_root(server, shared.database) as root:
            assert root.execute("SELECT count(*) FROM k2desk.subscription").fetchone() == (3,)


async def test_a_desk_that_leaves_takes_its_file_along_and_the_list_stays(shared, server, tmp_path):
    async with _desk(tmp_path / "till") as (till, sharing, secrets):
        await _fill(till, "555555")
        assert await sharing.join(Wish(shared, PASSWORD, "Till 1")).wait() is None
        await _has(till, 1)
        assert await sharing.leave().wait() is None
        assert not till.is_shared and sharing.line is None
        assert len((await till.contents("shop")).records) == 1
        await till.record_intents([row(scope_reference="112233")])
        assert await secrets.read("shared list") is None
        with as_root(server, shared.database) as root:
            assert root.execute("SELECT count(*) FROM k2desk.subscription").fetchone() == (1,)


async def test_an_administrator_makes_the_list_by_one_press_and_no_other_can(server, tmp_path):
    make_database(server, "pressed")
    async with _desk(tmp_path / "till") as (_, sharing, _secrets):
        desk = Wish(server.address("pressed"), PASSWORD, "Till 1")
        administrator = replace(desk, address=server.address("pressed", ADMINISTRATOR))
        found = await sharing.test(desk).wait()
        assert found.kind is ProblemKind.SHARED_EMPTY
        assert (await sharing.make(desk).wait()).kind is ProblemKind.SHARED_NO_RIGHTS
        assert await sharing.make(administrator).wait() is None
        assert await sharing.make(administrator).wait() is None, "it can be repeated"
        assert await sharing.test(desk).wait() == MovingIn(0, 0, 0, 0)
        file = tmp_path / "file.sql"
        assert await sharing.save_file(file, "k2desk", ADMINISTRATOR, "k2desk_desk").wait() is None
        assert "GRANT SELECT, INSERT, UPDATE" in file.read_text() and PASSWORD not in file.read_text()


async def test_the_password_is_in_the_password_store_and_on_no_disk(shared, tmp_path):
    async with _desk(tmp_path / "till") as (till, sharing, secrets):
        await _fill(till, "555555")
        assert await sharing.join(Wish(shared, PASSWORD, "Till 1")).wait() is None
        await _has(till, 1)
        assert (await secrets.read("shared list")).client_secret == PASSWORD
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes(), path


@pytest.mark.parametrize("password", ["", "ugali without tusker"])
async def test_a_wrong_password_is_told_and_the_list_stays_as_it_was(shared, tmp_path, password):
    async with _desk(tmp_path / "till") as (till, sharing, _):
        await _fill(till, "555555")
        found = await sharing.test(Wish(shared, password, "Till 1")).wait()
        assert found.kind is ProblemKind.SHARED_WRONG_PASSWORD
        assert (await sharing.join(Wish(shared, password, "Till 1")).wait()).kind is ProblemKind.SHARED_WRONG_PASSWORD
        assert not till.is_shared


async def test_a_closed_password_store_is_not_called_a_wrong_password(shared, tmp_path):
    store = Fake()
    async with _desk(tmp_path / "till", store) as (till, sharing, _):
        await _fill(till, "555555")
        assert await sharing.join(Wish(shared, PASSWORD, "Till 1")).wait() is None
        await _has(till, 1)
    store.trouble = RuntimeError("locked")
    async with _desk(tmp_path / "till", store) as (till, sharing, _):
        await sharing.start()
        assert sharing.problem.kind is ProblemKind.SHARED_STORE_CLOSED
        with pytest.raises(SharedListError) as raised:
            await till.record_intents([row(scope_reference="112233")])
        assert raised.value.trouble is ListTrouble.STORE_CLOSED, "also where something is asked of the list"
        sharing.hurry()
        await asyncio.sleep(0.1)
        assert sharing.problem.kind is ProblemKind.SHARED_STORE_CLOSED
        store.trouble = None
        sharing.hurry()
        await _has(till, 1)
        assert sharing.problem is None, "one press, and no password to type"
    store.kept.clear()
    async with _desk(tmp_path / "till", store) as (till, sharing, _):
        await sharing.start()
        assert sharing.problem.kind is ProblemKind.SHARED_NO_PASSWORD, "the server was not asked"
        assert await sharing.join(Wish(shared, PASSWORD, "Till 1")).wait() is None
        await _has(till, 1)


async def test_no_keys_are_lost_where_the_password_store_closes_while_lists_are_merged(shared, tmp_path):
    keys = Keys("client", "a secret of the client", "an API key", "sandbox.kopokopo.com")
    wish = Wish(shared, PASSWORD, "Till 1", "Wanjiru")
    async with _desk(tmp_path / "till") as (till, one, secrets):
        await _fill(till, "555555")
        await secrets.save("shop", keys)
        assert await one.join(wish).wait() is None
        await _has(till, 1)
    store = Fake()
    async with _desk(tmp_path / "office", store) as (office, other, secrets):
        await _fill(office, account=replace(SHOP, id="bureau"))
        await secrets.save("bureau", keys)
        store.trouble = RuntimeError("locked")
        assert (await other.join(wish).wait()).kind is ProblemKind.SHARED_STORE_CLOSED
        assert not office.is_shared, "nothing was begun"
        store.trouble, store.set_password = None, _refuse
        assert await other.join(wish).wait() is None
        assert await secrets.read("shop") == keys, "at least until K2Desk is closed"
        await _has(office, 1)


def _refuse(*_) -> None:
    raise RuntimeError("full")


def _connects(registry, secrets) -> AccountSetup:
    spawn = asyncio.get_running_loop().create_task
    return AccountSetup(
        environments=Environments(), registry=registry, secrets=secrets, clock=SystemClock(), spawn=spawn
    )


async def test_the_same_keys_connected_at_two_desks_are_one_account_whoever_was_first(shared, server, tmp_path):
    async with _desk(tmp_path / "till") as (till, one, keys), _desk(tmp_path / "office") as (office, other, more):
        wish = Wish(shared, PASSWORD, "Till 1", "Wanjiru")
        await _fill(till)
        await keys.save("shop", Keys("client", "a secret of the client", "an API key", "sandbox.kopokopo.com"))
        assert await one.join(wish).wait() is None
        assert await other.join(replace(wish, desk="Office")).wait() is None
        await _has(till, 0)
        await _has(office, 0)
        form = Connect(EnvironmentKind.SANDBOX, "Bureau", "client", "a secret of the client", "an API key")
        saved = await _connects(office, more).save(form).wait()
        assert saved.problem is None and saved.account.id == "shop", "the account that another desk brought along"
        assert saved.account.name == SHOP.name, "the other desks call it so"
        assert (await more.read("shop")).client_id == "client"
        raced = replace(form, client_id="another-client")
        both = await asyncio.gather(*(_connects(*at).save(raced).wait() for at in ((till, keys), (office, more))))
        assert len({done.account.id for done in both}) == 1, "both desks press at once"
        for secrets in (keys, more):
            assert (await secrets.read(both[0].account.id)).client_id == "another-client"
            assert len(secrets.find_backend().kept) == 3, "no key stays behind under an ID that nothing uses"
        with as_root(server, shared.database) as root:
            assert root.execute("SELECT count(*), count(client) FROM k2desk.account").fetchone() == (2, 2)


async def test_keys_that_a_desk_could_not_read_when_it_joined_are_known_later(shared, server, tmp_path):
    async with _desk(tmp_path / "till") as (till, sharing, _):
        await _fill(till)
        assert await sharing.join(Wish(shared, PASSWORD, "Till 1")).wait() is None
        await _has(till, 0)
    async with _desk(tmp_path / "till") as (till, sharing, keys):
        await keys.save("shared list", Keys("", PASSWORD, "", shared.host))
        await keys.save("shop", Keys("client", "a secret of the client", "an API key", "sandbox.kopokopo.com"))
        await sharing.start()
        with as_root(server, shared.database) as root:
            for _ in range(1000):
                if root.execute("SELECT client FROM k2desk.account").fetchone() == ("client",):
                    break
                await asyncio.sleep(0.02)
            assert root.execute("SELECT client FROM k2desk.account").fetchone() == ("client",)


async def test_a_list_that_is_rebuilt_from_its_journal_alone_is_still_the_copy_of_the_shared_one(shared, tmp_path):
    paths = program_paths(tmp_path / "till")
    async with _desk(tmp_path / "till") as (till, sharing, _):
        await _fill(till, "555555")
        assert await sharing.join(Wish(shared, PASSWORD, "Till 1", "Wanjiru")).wait() is None
        await _has(till, 1)
        await till.set_apart("bureau")
        check = CheckRecord("shop-0", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)
        await till.observed([Observation(check, NOW.date(), DayMark.GOOD)])
        before = await till.shared()
    for file in (paths.registry_file, *paths.backup_folder.rglob("*.sqlite")):
        file.unlink()
    recoveries = Recoveries(paths)
    way = recoveries.whole()
    assert way is not None and way.base is None
    recoveries.take(way, NOW)
    async with _desk(tmp_path / "till") as (till, sharing, secrets):
        found = await till.shared()
        assert till.is_shared and (found.address, found.desk, found.person) == (shared, "Till 1", "Wanjiru")
        assert (found.installation, found.seen) == (before.installation, 0), "what checks found has to come again"
        with pytest.raises(SharedListError):
            await till.record_intents([row(scope_reference="112233")])
        assert "bureau" in await till.apart()
        await secrets.save("shared list", Keys("", PASSWORD, "", shared.host))
        await sharing.start()
        await _has(till, 1)
        assert (await till.contents("shop")).checks == (check,)
        assert await sharing.leave().wait() is None
    paths.registry_file.unlink()
    recoveries.take(Recoveries(paths).whole(), NOW)
    async with _desk(tmp_path / "till") as (till, _sharing, _secrets):
        assert not till.is_shared, "a desk that left is a list of its own afterwards, too"


async def test_a_desk_that_moves_in_waits_for_another_that_is_doing_so(shared, server, tmp_path, monkeypatch):
    short = [one.replace("lock_timeout = 5000", "lock_timeout = 50") for one in postgres_link._SESSION]
    monkeypatch.setattr(postgres_link, "_SESSION", short)
    async with _desk(tmp_path / "till") as (till, sharing, _):
        await _fill(till, "555555")
        with as_root(server, shared.database) as other:
            other.execute("BEGIN")
            other.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
            joining = sharing.join(Wish(shared, PASSWORD, "Till 1"))
            waits = "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"
            while not joining.finished and other.execute(waits).fetchone() is None:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)  # More than the usual change may wait.
            other.execute("COMMIT")
        assert await joining.wait() is None
        await _has(till, 1)
