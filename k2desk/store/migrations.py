"""The registry's schema, version by version. The SQL suits both SQLite and PostgreSQL where possible."""

from __future__ import annotations

APPLICATION_ID = 0x4B32_4453
"""The application id that marks a SQLite file as K2Desk's registry ("K2DS")."""

_V1 = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    environment TEXT NOT NULL CHECK (environment IN ('live', 'sandbox', 'practice')),
    base_url TEXT NOT NULL,
    api_version INTEGER NOT NULL CHECK (api_version IN (1, 2)),
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE subscription (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    event_type TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_reference TEXT,
    address TEXT NOT NULL,
    daraja INTEGER NOT NULL CHECK (daraja IN (0, 1)),
    api_version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sending', 'created', 'not_created', 'not_sent', 'not_confirmed')),
    pressed_at INTEGER NOT NULL,
    host TEXT NOT NULL,
    again INTEGER NOT NULL DEFAULT 0,
    origin TEXT NOT NULL,
    sender TEXT,
    settled_at INTEGER,
    kopokopo_id TEXT,
    location TEXT,
    trouble TEXT,
    removed_at INTEGER,
    revision INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX subscription_once ON subscription
    (account_id, event_type, scope, COALESCE(scope_reference, ''), address, again)
    WHERE state IN ('sending', 'not_confirmed', 'created') AND removed_at IS NULL;
CREATE UNIQUE INDEX subscription_known ON subscription (host, kopokopo_id)
    WHERE kopokopo_id IS NOT NULL AND removed_at IS NULL;
CREATE INDEX subscription_revision ON subscription (revision);
CREATE INDEX subscription_account ON subscription (account_id);

CREATE TABLE latest_check (
    subscription_id TEXT PRIMARY KEY REFERENCES subscription (id),
    checked_at INTEGER NOT NULL,
    standing TEXT,
    standing_since INTEGER,
    pending TEXT,
    pending_since INTEGER,
    word TEXT,
    good_at INTEGER,
    theirs TEXT,
    trouble TEXT
) STRICT;

CREATE TABLE history (
    id TEXT PRIMARY KEY,
    subscription_id TEXT NOT NULL REFERENCES subscription (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    word TEXT NOT NULL,
    trouble TEXT
) STRICT;
CREATE INDEX history_of ON history (subscription_id, at);

CREATE TABLE day (
    subscription_id TEXT NOT NULL REFERENCES subscription (id),
    day TEXT NOT NULL,
    mark INTEGER NOT NULL,
    PRIMARY KEY (subscription_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    account_id TEXT NOT NULL REFERENCES account (id),
    form TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (account_id, form)
) STRICT;
"""

_V2 = """
CREATE TABLE address (
    account_id TEXT NOT NULL REFERENCES account (id),
    address TEXT NOT NULL,
    looked_at INTEGER,
    look TEXT,
    certificate_ends INTEGER,
    answered_at INTEGER,
    answer TEXT,
    seconds REAL,
    PRIMARY KEY (account_id, address)
) STRICT;

CREATE TABLE till (
    account_id TEXT NOT NULL REFERENCES account (id),
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (account_id, number)
) STRICT;

CREATE TABLE alert (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    digest TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    path TEXT NOT NULL,
    signature TEXT,
    body BLOB NOT NULL,
    cut INTEGER NOT NULL CHECK (cut IN (0, 1)),
    answered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX alert_once ON alert (account_id, digest);
CREATE INDEX alert_newest ON alert (account_id, last_at);
"""

_V3 = """
CREATE TABLE morning (
    account_id TEXT NOT NULL REFERENCES account (id),
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    seconds REAL NOT NULL,
    overall TEXT NOT NULL,
    sheet TEXT NOT NULL,
    PRIMARY KEY (account_id, day)
) STRICT;
"""

_V4 = """
ALTER TABLE alert ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
"""

MIGRATIONS: tuple[str, ...] = (_V1, _V2, _V3, _V4)
"""The script that leads to version 1, 2 and so on. A released script is never changed."""

NEWEST = len(MIGRATIONS)
