-- What the file of a strategy said when it was last taken up, or found to say what the strategy says already.
CREATE TABLE file (
    strategy TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;

INSERT INTO file
SELECT strategy, origin, document FROM revision r
WHERE number = (SELECT max(number) FROM revision WHERE strategy = r.strategy AND origin <> 'rest');
