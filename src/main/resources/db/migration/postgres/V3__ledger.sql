-- What was said of a candle after it, or a later one, was final. The table candle keeps what was final first. A late candle,
-- of which nothing was known, is its own revision 1.
CREATE TABLE correction (
    sequence    BIGINT           PRIMARY KEY,
    series      INTEGER          NOT NULL REFERENCES series (id),
    open_ms     BIGINT           NOT NULL,
    revision    INTEGER          NOT NULL CHECK (revision >= 1),
    open        DOUBLE PRECISION NOT NULL,
    high        DOUBLE PRECISION NOT NULL,
    low         DOUBLE PRECISION NOT NULL,
    close       DOUBLE PRECISION NOT NULL,
    volume      DOUBLE PRECISION NOT NULL,
    provenance  TEXT             NOT NULL,
    received_ms BIGINT           NOT NULL,
    UNIQUE (series, open_ms, revision)
);

-- The last correction that was known when the session began: it has not seen those that came later.
ALTER TABLE session ADD COLUMN corrections BIGINT NOT NULL DEFAULT 0;
