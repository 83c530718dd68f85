-- What is to be told to whom: a row for each signal that fired and each target, written together with the signal.
CREATE TABLE outbox (
    sequence   INTEGER PRIMARY KEY,
    signal     TEXT    NOT NULL REFERENCES signal (id),
    target     TEXT    NOT NULL,
    strategy   TEXT    NOT NULL,
    until_ms   INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('pending', 'sent', 'dead', 'killed', 'missed')),
    attempts   INTEGER NOT NULL,
    due_ms     INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    status     INTEGER,
    error      TEXT,
    UNIQUE (signal, target)
) STRICT;
CREATE INDEX outbox_pending ON outbox (target, strategy, sequence) WHERE state = 'pending';
CREATE INDEX outbox_by_target ON outbox (target, sequence);
CREATE INDEX outbox_by_state ON outbox (target, state, sequence);

-- Every try to tell it, and what came of it: an HTTP status, or an error.
CREATE TABLE attempt (
    outbox  INTEGER NOT NULL REFERENCES outbox (sequence),
    at_ms   INTEGER NOT NULL,
    took_ms INTEGER NOT NULL,
    status  INTEGER,
    error   TEXT
) STRICT;
CREATE INDEX attempt_by_outbox ON attempt (outbox, at_ms);
