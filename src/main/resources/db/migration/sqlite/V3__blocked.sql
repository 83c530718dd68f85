-- Signals that a protection kept from acting stand among those that fired.
ALTER TABLE signal ADD COLUMN status TEXT NOT NULL DEFAULT 'fired' CHECK (status IN ('fired', 'blocked'));
CREATE INDEX signal_by_status ON signal (strategy, status, sequence);
CREATE INDEX fact_by_kind ON fact (strategy, kind, sequence);
