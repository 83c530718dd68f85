-- What was said of a candle after it, or a later one, was final. The table candle keeps what was final first. A late candle,
-- of which nothing was known, is its own revision 1.
CREATE TABLE correction (
    sequence    INTEGER PRIMARY KEY,
    series      INTEGER NOT NULL REFERENCES series (id),
    open_ms     INTEGER NOT NULL,
    revision    INTEGER NOT NULL CHECK (revision >= 1),
    open        REAL    NOT NULL,
    high        REAL    NOT NULL,
    low         REAL    NOT NULL,
    close       REAL    NOT NULL,
    volume      REAL    NOT NULL,
    provenance  TEXT    NOT NULL,
    received_ms INTEGER NOT NULL,
    UNIQUE (series, open_ms, revision)
) STRICT;

-- The last correction that was known when the session began: it has not seen those that came later.
ALTER TABLE session ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;
