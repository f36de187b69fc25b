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

_V5 = """
ALTER TABLE subscription ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
UPDATE subscription SET changed_at = MAX(
    pressed_at, COALESCE(settled_at, 0), COALESCE(removed_at, 0),
    COALESCE((SELECT MAX(history.at) FROM history WHERE history.subscription_id = subscription.id
        AND history.kind NOT IN ('standing', 'word', 'changed')), 0)
);

ALTER TABLE till ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE till ADD COLUMN removed_at INTEGER;
UPDATE till SET changed_at = COALESCE((SELECT made_at FROM account WHERE account.id = till.account_id), 0);

CREATE TABLE note (
    subscription_id TEXT PRIMARY KEY REFERENCES subscription (id),
    text TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE address_name (
    account_id TEXT NOT NULL REFERENCES account (id),
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, address)
) STRICT;

CREATE TABLE problem_mark (
    account_id TEXT NOT NULL REFERENCES account (id),
    subject TEXT NOT NULL,
    problem TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    taken_by TEXT NOT NULL,
    PRIMARY KEY (account_id, subject, problem)
) STRICT;

CREATE TABLE account_history (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    word TEXT NOT NULL,
    trouble TEXT
) STRICT;
CREATE INDEX account_history_newest ON account_history (account_id, at);
CREATE INDEX history_newest ON history (at);

ALTER TABLE latest_check ADD COLUMN well_until INTEGER;
ALTER TABLE latest_check ADD COLUMN bad_since INTEGER;
ALTER TABLE latest_check ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
UPDATE latest_check SET well_until = good_at, bad_since = standing_since WHERE standing <> 'found';
UPDATE latest_check SET well_until = good_at, bad_since = pending_since, failures = 1
    WHERE pending IS NOT NULL AND COALESCE(standing, 'found') = 'found';

ALTER TABLE address ADD COLUMN good_at INTEGER;
ALTER TABLE address ADD COLUMN bad_since INTEGER;
ALTER TABLE address ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE address ADD COLUMN trouble_at INTEGER;
ALTER TABLE address ADD COLUMN first_alert_at INTEGER;
ALTER TABLE address ADD COLUMN first_alert TEXT NOT NULL DEFAULT '';
UPDATE address SET good_at = looked_at WHERE look IS NULL;
UPDATE address SET bad_since = looked_at, failures = 1, trouble_at = looked_at WHERE look IS NOT NULL;
"""

_V6 = """
INSERT INTO meta (name, value) VALUES ('change', '0//');
"""

_V7 = """
CREATE TABLE payment_options (
    account_id TEXT PRIMARY KEY REFERENCES account (id),
    keep_days INTEGER NOT NULL,
    callback TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    sound INTEGER NOT NULL CHECK (sound IN (0, 1))
) STRICT;

CREATE TABLE payment_claim (
    account_id TEXT NOT NULL REFERENCES account (id),
    reference TEXT NOT NULL,
    at INTEGER NOT NULL,
    given_by TEXT NOT NULL,
    sale TEXT NOT NULL,
    taken_back_at INTEGER,
    taken_back_by TEXT NOT NULL,
    PRIMARY KEY (account_id, reference)
) STRICT;

CREATE TABLE payment_watch (
    account_id TEXT NOT NULL REFERENCES account (id),
    reference TEXT NOT NULL,
    since INTEGER NOT NULL,
    till TEXT NOT NULL,
    amount TEXT,
    said_at INTEGER,
    came_at INTEGER,
    report_from INTEGER,
    report_to INTEGER,
    PRIMARY KEY (account_id, reference)
) STRICT;

CREATE TABLE payment (
    account_id TEXT NOT NULL REFERENCES account (id),
    payment_key TEXT NOT NULL,
    is_reversal INTEGER NOT NULL CHECK (is_reversal IN (0, 1)),
    reference TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    at INTEGER NOT NULL,
    till TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    first_name TEXT NOT NULL,
    middle_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    payer TEXT NOT NULL,
    reverses TEXT NOT NULL,
    kopokopo_id TEXT NOT NULL,
    type_came TEXT NOT NULL,
    amount_came TEXT NOT NULL,
    time_is_certain INTEGER NOT NULL CHECK (time_is_certain IN (0, 1)),
    PRIMARY KEY (account_id, payment_key, is_reversal)
) STRICT;
CREATE INDEX payment_newest ON payment (account_id, at);

CREATE TABLE payment_hour (
    account_id TEXT NOT NULL REFERENCES account (id),
    till TEXT NOT NULL,
    hour INTEGER NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    received TEXT NOT NULL,
    reversals INTEGER NOT NULL,
    reversed TEXT NOT NULL,
    PRIMARY KEY (account_id, till, hour, kind)
) STRICT;
"""

_V8 = """
ALTER TABLE history ADD COLUMN desk TEXT;
ALTER TABLE history ADD COLUMN person TEXT;
ALTER TABLE account_history ADD COLUMN desk TEXT;
ALTER TABLE account_history ADD COLUMN person TEXT;
"""

MIGRATIONS: tuple[str, ...] = (_V1, _V2, _V3, _V4, _V5, _V6, _V7, _V8)
"""The script that leads to version 1, 2 and so on. A released script is never changed."""

NEWEST = len(MIGRATIONS)

WITH_CHECKSUMS = 6
"""From this version on, each table gets a column for the checksum of its rows, whatever script makes it."""
