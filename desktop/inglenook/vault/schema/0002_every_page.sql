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

-- Each holds all that the numbers of a person, of a week and of the gut's own record ask for.
DROP INDEX gut_check_happened;
DROP INDEX gut_check_person;
DROP INDEX bid_person;
DROP INDEX trust_feeling_person;
DROP INDEX need_person;
CREATE INDEX gut_check_happened
    ON gut_check (happened, person, estimate, look_again, outcome, looked_back, binned);
CREATE INDEX gut_check_person
    ON gut_check (person, happened, estimate, look_again, outcome, looked_back, binned);
CREATE INDEX bid_person ON bid (person, happened, direction, answer, binned);
CREATE INDEX trust_feeling_person
    ON trust_feeling (person, happened, about, trust, safe, seen, binned);
CREATE INDEX need_person ON need (person, happened, said, met, binned);
