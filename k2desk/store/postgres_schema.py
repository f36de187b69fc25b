"""The schema of a shared list: the scripts of SQLite's file in PostgreSQL's words, with what many desks need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from k2desk.store.migrations import MIGRATIONS, NEWEST
from k2desk.store.shared_tables import TABLES

SCHEMA = "k2desk"
CHANNEL = "k2desk"
"""The name of the signal that something has changed."""

LOCKS = 0x4B32
"""The class of the locks that name the connections of desks. Number 0 is the desk that checks."""

WRITING = 0x4B32_4453
"""The lock that each change takes first, so that changes are numbered without holes."""

OLDEST_PROGRAM = 1
"""The oldest version of the schema whose programs may still write. Steps only add, so it rarely changes."""

_WORDS = (
    (re.compile(r"MAX\(\s*pressed_at"), "GREATEST(pressed_at"),
    (re.compile(r"\) STRICT(, WITHOUT ROWID)?;"), ");"),
    # Shared lists had `desk` and `person` in the history before the file of a desk had them.
    (re.compile(r"\bADD COLUMN\b"), "ADD COLUMN IF NOT EXISTS"),
    (re.compile(r"\bINTEGER\b"), "BIGINT"),
    (re.compile(r"\bREAL\b"), "DOUBLE PRECISION"),
    (re.compile(r"\bBLOB\b"), "BYTEA"),
    # Sorted by bytes, as in SQLite, whatever language the server speaks.
    (re.compile(r"\bTEXT\b"), 'TEXT COLLATE "C"'),
)

_BEGINNING = f"""
CREATE FUNCTION begin_change() RETURNS void LANGUAGE plpgsql AS $$
DECLARE number TEXT;
BEGIN
    PERFORM pg_advisory_xact_lock({WRITING});
    UPDATE k2desk.meta SET value = (value::bigint + 1)::text WHERE name = 'counter' RETURNING value INTO number;
    PERFORM set_config('k2desk.seq', number, true);
    PERFORM pg_notify('{CHANNEL}', '');
END $$;

CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.seq := COALESCE(NULLIF(current_setting('k2desk.seq', true), ''), '0')::bigint;
    RETURN NEW;
END $$;

CREATE FUNCTION stamp_sender() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'sending' AND (TG_OP = 'INSERT' OR OLD.state <> 'sending') THEN
        NEW.session := NULLIF(current_setting('k2desk.session', true), '')::bigint;
    END IF;
    RETURN NEW;
END $$;

CREATE SEQUENCE session_number AS integer MINVALUE 1 CYCLE;
"""

_STAMP_PERSON = """
CREATE OR REPLACE FUNCTION stamp_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.desk := COALESCE(NULLIF(NEW.desk, ''), current_setting('k2desk.desk', true));
    NEW.person := COALESCE(NULLIF(NEW.person, ''), current_setting('k2desk.person', true));
    RETURN NEW;
END $$;
"""

_AFTER_THE_FIRST = """
INSERT INTO meta (name, value) VALUES ('installation', gen_random_uuid()::text), ('revision', '0'), ('counter', '0');
ALTER TABLE subscription ADD COLUMN session BIGINT;
ALTER TABLE account ADD COLUMN client TEXT UNIQUE;
CREATE TRIGGER stamp_sender BEFORE INSERT OR UPDATE ON subscription FOR EACH ROW EXECUTE FUNCTION stamp_sender();
CREATE TABLE desk (
    installation TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    person TEXT NOT NULL,
    seen_at BIGINT NOT NULL
);
"""

_WITH_DESKS = 7
"""The version after which the file of a desk has the names of desks and persons, too."""

_TELL_PERSONS = "UPDATE history SET person = person; UPDATE account_history SET person = person;"
"""Gives the names that are there already a new number, so that each desk reads them into its copy."""

_WITH_PERSONS = ("history", "account_history")

_TABLES_WITHOUT_NUMBER = """
SELECT table_name FROM information_schema.tables WHERE table_schema = 'k2desk' AND table_name <> 'meta'
    AND table_name NOT IN (SELECT table_name FROM information_schema.columns
        WHERE table_schema = 'k2desk' AND column_name = 'seq')
"""


def script(number: int) -> str:
    """Return the script that leads from version `number` to the next one."""
    text = MIGRATIONS[number]
    for pattern, word in _WORDS:
        text = pattern.sub(word, text)
    if number == 0:
        return f"{_BEGINNING}{_STAMP_PERSON}{text}{_AFTER_THE_FIRST}"
    return f"{text}{_STAMP_PERSON}{_TELL_PERSONS}" if number == _WITH_DESKS else text


def of_table(name: str) -> Iterator[str]:
    """Return the statements that give a new table the number of its change, and the order of its rows."""
    yield f"ALTER TABLE {name} ADD COLUMN rowid BIGINT GENERATED ALWAYS AS IDENTITY"
    yield f"ALTER TABLE {name} ADD COLUMN seq BIGINT NOT NULL DEFAULT 0"
    yield f"CREATE INDEX {name}_seq ON {name} (seq)"
    yield f"CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON {name} FOR EACH ROW EXECUTE FUNCTION stamp()"
    if name in _WITH_PERSONS:
        yield f"ALTER TABLE {name} ADD COLUMN desk TEXT, ADD COLUMN person TEXT"
        yield f"CREATE TRIGGER stamp_person BEFORE INSERT ON {name} FOR EACH ROW EXECUTE FUNCTION stamp_person()"


TABLES_WITHOUT_NUMBER = _TABLES_WITHOUT_NUMBER

SET_VERSION = (
    "INSERT INTO meta (name, value) VALUES"
    f" ('version', '{NEWEST}'), ('oldest_program', '{OLDEST_PROGRAM}')"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

CHANGES = " UNION ALL ".join(
    [
        "SELECT 'meta' AS source, value::bigint AS seq, to_jsonb(meta) AS cells FROM meta WHERE name = 'counter'",
        *(f"SELECT '{one}', seq, to_jsonb(row_of) FROM {one} AS row_of WHERE seq > :since" for one in TABLES),
    ]
)
"""Selects what has changed after a number, in one statement: of one moment, the newest number first."""

LIVE_SESSIONS = (
    "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = :locks AND objsubid = 2 AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""Selects the numbers of the connections that live."""


def file_for_it(database: str, administrator: str, desk: str) -> str:
    """Return the SQL that makes the database and its two roles, for the person who runs the server."""
    return f"""-- Run this once as the server's administrator, for example: psql -f this-file postgres
-- Then give both roles a password, each in psql:  \\password "{administrator}"  and  \\password "{desk}"

CREATE ROLE "{administrator}" LOGIN;   -- sets the list up, and brings it up to date: one press in K2Desk
CREATE ROLE "{desk}" LOGIN;   -- used by all desks: reads, adds and changes, deletes nothing
CREATE DATABASE "{database}" OWNER "{administrator}" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE "{database}" FROM PUBLIC;
GRANT CONNECT ON DATABASE "{database}" TO "{desk}";

\\connect "{database}"
CREATE SCHEMA {SCHEMA} AUTHORIZATION "{administrator}";
GRANT USAGE ON SCHEMA {SCHEMA} TO "{desk}";
ALTER DEFAULT PRIVILEGES FOR ROLE "{administrator}" IN SCHEMA {SCHEMA}
    GRANT SELECT, INSERT, UPDATE ON TABLES TO "{desk}";
ALTER DEFAULT PRIVILEGES FOR ROLE "{administrator}" IN SCHEMA {SCHEMA}
    GRANT USAGE ON SEQUENCES TO "{desk}";
"""
