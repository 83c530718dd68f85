-- When the kill switch was thrown and lifted, and why. after_sequence is the newest signal's by then.
CREATE TABLE kill_switch (
    sequence       INTEGER PRIMARY KEY,
    killed         INTEGER NOT NULL CHECK (killed IN (0, 1)),
    reason         TEXT    NOT NULL,
    at_ms          INTEGER NOT NULL,
    after_sequence INTEGER NOT NULL
) STRICT;

-- Why a signal that fired was not sent out. What it says follows from the candles, so this is not part of its payload.
ALTER TABLE signal ADD COLUMN withheld TEXT CHECK (withheld IN ('killed', 'missed'));
CREATE INDEX signal_by_withheld ON signal (withheld, sequence) WHERE withheld IS NOT NULL;
