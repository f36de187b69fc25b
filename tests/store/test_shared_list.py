"""A shared list is reached safely or its trouble is named, and a desk can do no more than it must."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest
import trustme

from k2desk.model.history import AccountEvent
from k2desk.model.registry_errors import RegistryError
from k2desk.model.shared_list import ListTrouble, SharedListError
from k2desk.store import connector, postgres, postgres_link
from k2desk.store.migrations import NEWEST
from k2desk.store.postgres import PostgresRegistry, make_list
from k2desk.store.postgres_link import connect, look
from k2desk.store.shared_tables import TABLES
from k2desk.store.sqlite import SqliteRegistry
from tests.postgres_server import ADMINISTRATOR, DESK, PASSWORD
from tests.shared_lists import as_root, make_database
from tests.store.everything import fill, shown, tables
from tests.store.test_registry import NOW, SHOP


def _trouble(address, password=PASSWORD, *, then=lambda raw: None) -> ListTrouble:
    with pytest.raises(SharedListError) as raised, connect(address, password) as raw:
        then(raw)
    assert password not in str(raised.value) + raised.value.details
    return raised.value.trouble


def test_every_table_holds_the_same_on_each_engine(server, shared, tmp_path):
    here = SqliteRegistry(tmp_path / "registry.sqlite")
    there = PostgresRegistry(connect(replace(shared, user=ADMINISTRATOR), PASSWORD))
    fill(here)
    fill(there)
    there_shown, here_shown = shown(there), shown(here)
    for name in ("marks", "notes", "names", "addresses", "changes", "checks", "claims", "watches"):
        # They come in no order.
        there_shown[name], here_shown[name] = sorted(there_shown[name], key=repr), sorted(here_shown[name], key=repr)
    assert there_shown == here_shown
    for theirs, ours in zip(there.hand_over(), here.hand_over(), strict=True):
        for name in ours.__match_args__[1:]:
            assert sorted(getattr(theirs, name), key=repr) == sorted(getattr(ours, name), key=repr), name
    columns = there.raw.execute(
        "SELECT table_name, array_agg(column_name::text) FROM information_schema.columns"
        " WHERE table_schema = 'k2desk' GROUP BY table_name"
    ).fetchall()
    for name, known in tables(tmp_path / "registry.sqlite").items():
        assert {*known} - {"checksum"} <= {*dict(columns)[name]}, f"{name} lacks a column in PostgreSQL"
    here.close()
    there.close()


def test_a_desk_reads_adds_and_changes_and_can_delete_nothing_and_change_no_table(shared):
    desk = PostgresRegistry(connect(shared, PASSWORD))
    for statement in (
        *(f"DELETE FROM {table}" for table in TABLES),
        "TRUNCATE history",
        "DROP TABLE history",
        "ALTER TABLE history ADD COLUMN x TEXT",
        "CREATE TABLE k2desk.x (y TEXT)",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            desk.raw.execute(statement)
    desk.close()


def test_six_programs_that_make_a_list_at_once_make_one(server):
    make_database(server, "raced")
    address = server.address("raced", ADMINISTRATOR)
    gate = threading.Barrier(6)

    def make(_):
        with connect(address, PASSWORD) as raw:
            gate.wait(20)
            make_list(raw)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(make, range(6)))
    with connect(address, PASSWORD) as raw:
        look(raw)
        assert postgres.version_of(raw) == NEWEST


def test_what_is_wrong_with_a_shared_list_is_told_apart(server, shared, tmp_path, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = free.getsockname()[1]
    assert _trouble(replace(shared, host="no-such-host.invalid")) is ListTrouble.UNKNOWN_HOST
    assert _trouble(replace(shared, port=nobody)) is ListTrouble.NO_SERVER
    assert _trouble(shared, "ugali without tusker") is ListTrouble.WRONG_PASSWORD
    assert _trouble(replace(shared, user="nobody")) is ListTrouble.WRONG_PASSWORD
    assert _trouble(replace(shared, database="nothing")) is ListTrouble.NO_DATABASE
    with as_root(server) as root:
        root.execute("CREATE DATABASE closed")
        root.execute("REVOKE ALL ON DATABASE closed FROM PUBLIC")
        root.execute("CREATE DATABASE customers")
        root.execute("CREATE DATABASE fresh")
    assert _trouble(replace(shared, database="closed")) is ListTrouble.NO_RIGHTS
    with as_root(server, "customers") as root:
        root.execute("CREATE TABLE customer (name TEXT)")
        root.execute("GRANT SELECT ON customer TO PUBLIC")
    assert _trouble(replace(shared, database="customers"), then=look) is ListTrouble.FOREIGN
    assert _trouble(replace(shared, database="fresh"), then=look) is ListTrouble.EMPTY
    monkeypatch.setattr(postgres_link, "OLDEST_SERVER", 99_00_00)
    assert _trouble(shared) is ListTrouble.TOO_OLD


def test_a_server_that_is_full_is_told(server, shared):
    def trouble() -> ListTrouble:
        return _trouble(shared)

    with as_root(server) as root:
        root.execute(f"ALTER ROLE {DESK} CONNECTION LIMIT 0")
        try:
            assert trouble() is ListTrouble.FULL, "this role may have no more"
        finally:
            root.execute(f"ALTER ROLE {DESK} CONNECTION LIMIT -1")
    with contextlib.ExitStack() as others:
        plain = {"host": shared.host, "port": shared.port, "user": DESK, "password": PASSWORD, "sslmode": "disable"}
        with pytest.raises(psycopg.OperationalError):
            for _ in range(100):
                others.enter_context(psycopg.connect(dbname=shared.database, **plain))
        assert trouble() is ListTrouble.FULL, "the server has none left"
    for _ in range(1000):
        if _trouble_if_any(shared) is None:
            break


def test_a_server_without_encryption_and_one_that_does_not_admit_this_computer_are_told_apart(
    server, shared, monkeypatch
):
    rules = server.data / "pg_hba.conf"
    before = rules.read_text()
    with as_root(server) as root:
        try:
            rules.write_text(f"host {shared.database} {DESK} 127.0.0.1/32 reject\n{before}")
            root.execute("SELECT pg_reload_conf()")
            for _ in range(200):
                trouble = _trouble_if_any(shared)
                if trouble is not None:
                    break
            assert trouble is ListTrouble.NOT_ADMITTED
            rules.write_text(before)
            root.execute("ALTER SYSTEM SET ssl = off")
            root.execute("SELECT pg_reload_conf()")
            monkeypatch.setattr(type(shared), "is_here", property(lambda self: False))
            far = replace(shared, ca=str(server.ca_file))
            for _ in range(200):
                trouble = _trouble_if_any(far)
                if trouble is ListTrouble.NO_ENCRYPTION:
                    break
            assert trouble is ListTrouble.NO_ENCRYPTION
        finally:
            rules.write_text(before)
            root.execute("ALTER SYSTEM RESET ssl")
            root.execute("SELECT pg_reload_conf()")


def _trouble_if_any(address) -> ListTrouble | None:
    try:
        connect(address, PASSWORD).close()
    except SharedListError as error:
        return error.trouble
    return None


@pytest.mark.parametrize("mode", ["transaction", "session"])
def test_a_pooler_is_refused_where_it_shares_a_connection_by_turns_and_used_where_not(server, shared, mode):
    program = shutil.which("pgbouncer", path=f"/usr/sbin{os.pathsep}{os.environ['PATH']}")
    if program is None:
        pytest.skip("no pooler here: on Debian, apt-get install pgbouncer")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = server.data.parent / f"pooler-{mode}"
    folder.mkdir()
    (folder / "users").write_text(f'"{DESK}" "{PASSWORD}"\n')
    (folder / "ini").write_text(
        f"[databases]\n{shared.database} = host=127.0.0.1 port={shared.port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
        f"listen_port = {port}\nunix_socket_dir =\nauth_type = plain\nauth_file = {folder / 'users'}\n"
        f"pool_mode = {mode}\n"
    )
    user = "postgres" if os.geteuid() == 0 else None
    pooler = subprocess.Popen([program, str(folder / "ini")], user=user, cwd="/", stderr=subprocess.DEVNULL)
    try:
        pooled = replace(shared, port=port)
        until = time.monotonic() + 60
        # A busy computer starts the pooler, and its first connection to the server, late.
        while (found := _trouble_if_any(pooled)) in {ListTrouble.NO_SERVER, ListTrouble.NOT_ANSWERING}:
            assert pooler.poll() is None and time.monotonic() < until, found
        assert found is (ListTrouble.POOLER if mode == "transaction" else None)
    finally:
        pooler.terminate()
        pooler.wait()


def test_the_certificate_is_verified_everywhere_but_on_this_computer(server, shared, tmp_path, monkeypatch):
    monkeypatch.setattr(type(shared), "is_here", property(lambda self: False))
    right = replace(shared, ca=str(server.ca_file))
    with connect(right, PASSWORD) as raw:
        assert raw.pgconn.ssl_in_use
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(other)
    assert _trouble(replace(right, ca=str(other))) is ListTrouble.OTHER_AUTHORITY
    assert _trouble(replace(right, ca="")) is ListTrouble.OTHER_AUTHORITY
    assert _trouble(replace(right, host="localhost")) is ListTrouble.OTHER_HOST
    assert _trouble(replace(right, ca=str(tmp_path / "none.pem"))) is ListTrouble.NO_CA_FILE
    other.write_text("no certificate")
    assert _trouble(replace(right, ca=str(other))) is ListTrouble.NO_CA_FILE


def test_a_server_that_came_up_since_the_first_try_is_tried_again_soon(shared, monkeypatch):
    def too_early(*_: object, **__: object) -> None:
        raise postgres_link.psycopg.OperationalError("the database system is starting up")

    monkeypatch.setattr(postgres_link.psycopg, "connect", too_early)
    assert _trouble(shared) in connector._WAITING_HELPS


def test_no_variable_and_no_file_of_this_computer_decides(shared, tmp_path, monkeypatch):
    import importlib

    passwords = tmp_path / ".pgpass"
    passwords.write_text(f"*:*:*:*:{PASSWORD}\n")
    passwords.chmod(0o600)
    for name, value in {"PGPASSWORD": PASSWORD, "PGPASSFILE": str(passwords), "PGOPTIONS": "-c work_mem=1GB"}.items():
        monkeypatch.setenv(name, value)
    importlib.reload(postgres_link)
    assert not [name for name in os.environ if name.startswith("PG")]
    with pytest.raises(SharedListError) as raised:
        postgres_link.connect(shared, "")
    assert raised.value.trouble is ListTrouble.WRONG_PASSWORD


def test_a_list_of_a_newer_version_is_read_and_not_written(shared, server):
    with as_root(server, shared.database) as root:
        root.execute("UPDATE k2desk.meta SET value = '9999' WHERE name = 'oldest_program'")
        try:
            desk = PostgresRegistry(connect(shared, PASSWORD))
            assert desk.trouble is ListTrouble.NEWER_LIST
            assert desk.accounts() == ()
            with pytest.raises(RegistryError):
                desk.save_tills([])
            desk.close()
        finally:
            root.execute("UPDATE k2desk.meta SET value = '1' WHERE name = 'oldest_program'")


def test_an_older_list_is_brought_up_to_date_and_its_names_reach_each_copy(server, monkeypatch):
    make_database(server, "older")
    address = server.address("older")
    with monkeypatch.context() as before:
        before.setattr(postgres, "NEWEST", 7)
        before.setattr(postgres, "SET_VERSION", postgres.SET_VERSION.replace(f"'{NEWEST}'", "'7'"))
        with connect(server.address("older", ADMINISTRATOR), PASSWORD) as raw:
            make_list(raw)
        desk = PostgresRegistry(connect(address, PASSWORD))
        desk.save_account(SHOP)
        desk.raw.execute("SELECT set_config('k2desk.desk', 'Till 1', false)")
        desk.add_account_history([AccountEvent("named", "shop", NOW, "till_renamed")])
        seen, _ = desk.changes(0)
        desk.close()
    desk = PostgresRegistry(connect(address, PASSWORD))
    assert desk.trouble is ListTrouble.OLDER_LIST
    desk.close()
    with connect(server.address("older", ADMINISTRATOR), PASSWORD) as raw:
        make_list(raw)
    desk = PostgresRegistry(connect(address, PASSWORD))
    assert desk.trouble is None
    assert [(table, cells["desk"]) for table, cells in desk.changes(seen)[1]] == [("account_history", "Till 1")]
    desk.close()
