-- Times are epoch milliseconds UTC. Prices are REAL, which keeps doubles to the bit.

CREATE TABLE series (
    id        INTEGER PRIMARY KEY,
    symbol    TEXT NOT NULL,
    timeframe TEXT NOT NULL,
    UNIQUE (symbol, timeframe)
) STRICT;

CREATE TABLE candle (
    series      INTEGER NOT NULL REFERENCES series (id),
    open_ms     INTEGER NOT NULL,
    open        REAL    NOT NULL,
    high        REAL    NOT NULL,
    low         REAL    NOT NULL,
    close       REAL    NOT NULL,
    volume      REAL    NOT NULL,
    provenance  TEXT    NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (series, open_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE strategy (
    id       TEXT    PRIMARY KEY,
    wanted   TEXT    NOT NULL CHECK (wanted IN ('running', 'paused', 'stopped')),
    since_ms INTEGER NOT NULL,
    deleted  INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE revision (
    strategy TEXT    NOT NULL,
    number   INTEGER NOT NULL CHECK (number >= 1),
    document TEXT    NOT NULL,
    origin   TEXT    NOT NULL,
    saved_ms INTEGER NOT NULL,
    PRIMARY KEY (strategy, number)
) STRICT;

-- A session's state is a function of its candles from origin_ms on. Those before live_from_ms were taken in as history;
-- what followed from those up to seen_ms is stored.
CREATE TABLE session (
    strategy     TEXT    NOT NULL,
    symbol       TEXT    NOT NULL,
    revision     INTEGER NOT NULL,
    origin_ms    INTEGER NOT NULL,
    live_from_ms INTEGER NOT NULL,
    seen_ms      INTEGER NOT NULL,
    PRIMARY KEY (strategy, symbol)
) STRICT;

-- What a session was told, and after which of its candles.
CREATE TABLE control (
    sequence      INTEGER PRIMARY KEY,
    strategy      TEXT    NOT NULL,
    symbol        TEXT    NOT NULL,
    revision      INTEGER NOT NULL,
    command       TEXT    NOT NULL,
    after_open_ms INTEGER NOT NULL,
    at_ms         INTEGER NOT NULL
) STRICT;
CREATE INDEX control_by_session ON control (strategy, symbol, revision, sequence);

CREATE TABLE signal (
    id           TEXT    PRIMARY KEY,
    sequence     INTEGER NOT NULL UNIQUE,
    strategy     TEXT    NOT NULL,
    revision     INTEGER NOT NULL,
    close_ms     INTEGER NOT NULL,
    payload      TEXT    NOT NULL,
    payload_hash TEXT    NOT NULL,
    stored_ms    INTEGER NOT NULL
) STRICT;
CREATE INDEX signal_by_strategy ON signal (strategy, sequence);

-- Everything else that happened in sessions. The id is a hash of the content, so that a fact is stored once.
CREATE TABLE fact (
    id        TEXT    PRIMARY KEY,
    sequence  INTEGER NOT NULL UNIQUE,
    strategy  TEXT    NOT NULL,
    revision  INTEGER NOT NULL,
    close_ms  INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    payload   TEXT    NOT NULL,
    stored_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_by_strategy ON fact (strategy, sequence);
