-- What the pages beyond Today ask for: the plain facts where somebody was afraid, where a gut check
-- came from, and what somebody does not want to see.

ALTER TABLE preferences ADD COLUMN brake INTEGER NOT NULL DEFAULT 1 CHECK (brake IN (0, 1));
ALTER TABLE preferences ADD COLUMN hidden_lists TEXT NOT NULL DEFAULT '[]'
    CHECK (json_type(hidden_lists) = 'array');
ALTER TABLE preferences ADD COLUMN hidden_practices TEXT NOT NULL DEFAULT '[]'
    CHECK (json_type(hidden_practices) = 'array');
ALTER TABLE preferences ADD COLUMN country TEXT NOT NULL DEFAULT '';

ALTER TABLE bid ADD COLUMN scene TEXT NOT NULL DEFAULT '';
ALTER TABLE bid ADD COLUMN facts TEXT NOT NULL DEFAULT '';
ALTER TABLE bid ADD COLUMN witnesses TEXT NOT NULL DEFAULT '';

ALTER TABLE finding ADD COLUMN scene TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN witnesses TEXT NOT NULL DEFAULT '';

ALTER TABLE gut_check ADD COLUMN started_from TEXT;
CREATE INDEX gut_check_started_from ON gut_check (started_from);
