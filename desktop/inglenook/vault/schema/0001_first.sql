-- The tables of a journal.
--
-- Each kind of record has a table of its own name, and each of its questions a column. Moments are
-- local time with UTC offset (2026-11-23T22:14:00+01:00), "recorded", "changed" and "binned" are
-- UTC, days are YYYY-MM-DD, ticks 0 or 1, and lists JSON. What was never answered is NULL or ''.

CREATE TABLE preferences (
    id         TEXT PRIMARY KEY NOT NULL,
    recorded   TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed    TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    day_start  INTEGER NOT NULL CHECK (day_start BETWEEN 0 AND 6),
    week_start TEXT NOT NULL CHECK (week_start IN ('monday', 'tuesday', 'wednesday',
        'thursday', 'friday', 'saturday', 'sunday'))
) STRICT;

CREATE TABLE person (
    id          TEXT PRIMARY KEY NOT NULL,
    recorded    TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed     TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    name        TEXT NOT NULL,
    kind        TEXT CHECK (kind IN ('dating', 'partner', 'ex', 'friend', 'family',
        'therapist', 'other')),
    supports_me INTEGER NOT NULL CHECK (supports_me IN (0, 1)),
    alias       TEXT NOT NULL,
    met_on      TEXT CHECK (met_on LIKE '____-__-__'),
    ended_on    TEXT CHECK (ended_on LIKE '____-__-__'),
    draws_me    TEXT NOT NULL,
    after_time  TEXT NOT NULL,
    retired     INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE core_gift (
    id       TEXT PRIMARY KEY NOT NULL,
    recorded TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed  TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    name     TEXT NOT NULL,
    honours  TEXT NOT NULL,
    hurts    TEXT NOT NULL,
    retired  INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE bid (
    id        TEXT PRIMARY KEY NOT NULL,
    recorded  TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed   TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    happened  TEXT NOT NULL CHECK (happened LIKE '____-__-__T__:__:__%'),
    share     TEXT NOT NULL CHECK (share IN ('bring', 'unmarked', 'never')),
    binned    TEXT CHECK (binned LIKE '____-__-__T__:__:__.___Z'),
    direction TEXT NOT NULL CHECK (direction IN ('offered', 'received')),
    person    TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    answer    TEXT NOT NULL CHECK (answer IN ('toward', 'away', 'against', 'unclear')),
    kind      TEXT CHECK (kind IN ('attention', 'affection', 'talk', 'humour', 'help',
        'good_news', 'shared_plan', 'repair', 'touch', 'other')),
    manner    TEXT CHECK (manner IN ('barely', 'attentive', 'wholehearted', 'did_not_notice',
        'preoccupied', 'disregarding', 'interrupting', 'critical', 'defensive', 'contemptuous',
        'belligerent', 'controlling')),
    afraid    INTEGER NOT NULL CHECK (afraid IN (0, 1)),
    zone      TEXT CHECK (zone IN ('centre', 'protection', 'disconnection')),
    note      TEXT NOT NULL
) STRICT;

CREATE TABLE trust_feeling (
    id          TEXT PRIMARY KEY NOT NULL,
    recorded    TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed     TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    happened    TEXT NOT NULL CHECK (happened LIKE '____-__-__T__:__:__%'),
    share       TEXT NOT NULL CHECK (share IN ('bring', 'unmarked', 'never')),
    binned      TEXT CHECK (binned LIKE '____-__-__T__:__:__.___Z'),
    about       TEXT NOT NULL CHECK (about IN ('person', 'general', 'myself')),
    person      TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    zone        TEXT CHECK (zone IN ('centre', 'protection', 'disconnection')),
    trust       INTEGER CHECK (trust BETWEEN 0 AND 10),
    safe        INTEGER CHECK (safe BETWEEN 0 AND 4),
    seen        INTEGER CHECK (seen BETWEEN 0 AND 4),
    unseen_part TEXT NOT NULL,
    heart       TEXT NOT NULL,
    signs       TEXT NOT NULL CHECK (json_type(signs) = 'array'),
    roots       TEXT NOT NULL CHECK (json_type(roots) = 'array'),
    gift        TEXT REFERENCES core_gift (id) DEFERRABLE INITIALLY DEFERRED,
    note        TEXT NOT NULL
) STRICT;

CREATE TABLE gut_check (
    id                 TEXT PRIMARY KEY NOT NULL,
    recorded           TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed            TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    happened           TEXT NOT NULL CHECK (happened LIKE '____-__-__T__:__:__%'),
    share              TEXT NOT NULL CHECK (share IN ('bring', 'unmarked', 'never')),
    binned             TEXT CHECK (binned LIKE '____-__-__T__:__:__.___Z'),
    title              TEXT NOT NULL,
    person             TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    feeling            TEXT NOT NULL,
    strength           INTEGER CHECK (strength BETWEEN 0 AND 10),
    body               TEXT NOT NULL,
    skews              TEXT NOT NULL CHECK (json_type(skews) = 'array'),
    other_explanations TEXT NOT NULL,
    estimate           INTEGER CHECK (estimate BETWEEN 0 AND 100),
    verdict            TEXT CHECK (verdict IN ('reason', 'wound', 'both', 'cannot_tell')),
    steps              TEXT NOT NULL CHECK (json_type(steps) = 'array'),
    step_words         TEXT NOT NULL,
    look_again         TEXT CHECK (look_again LIKE '____-__-__'),
    outcome            TEXT CHECK (outcome IN ('reason', 'wound', 'both', 'unknown')),
    looked_back        TEXT CHECK (looked_back LIKE '____-__-__'),
    insight            TEXT NOT NULL
) STRICT;

CREATE TABLE need (
    id               TEXT PRIMARY KEY NOT NULL,
    recorded         TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed          TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    happened         TEXT NOT NULL CHECK (happened LIKE '____-__-__T__:__:__%'),
    share            TEXT NOT NULL CHECK (share IN ('bring', 'unmarked', 'never')),
    binned           TEXT CHECK (binned LIKE '____-__-__T__:__:__.___Z'),
    what             TEXT NOT NULL,
    person           TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    gift             TEXT REFERENCES core_gift (id) DEFERRABLE INITIALLY DEFERRED,
    say_what_i_mean  TEXT NOT NULL,
    mean_what_i_say  TEXT NOT NULL,
    without_meanness TEXT NOT NULL,
    said             INTEGER NOT NULL CHECK (said IN (0, 1)),
    met              TEXT CHECK (met IN ('met', 'partly', 'not_met', 'anger')),
    note             TEXT NOT NULL
) STRICT;

CREATE TABLE note (
    id       TEXT PRIMARY KEY NOT NULL,
    recorded TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed  TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    happened TEXT NOT NULL CHECK (happened LIKE '____-__-__T__:__:__%'),
    share    TEXT NOT NULL CHECK (share IN ('bring', 'unmarked', 'never')),
    binned   TEXT CHECK (binned LIKE '____-__-__T__:__:__.___Z'),
    title    TEXT NOT NULL,
    person   TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    words    TEXT NOT NULL
) STRICT;

CREATE TABLE weekly_review (
    id          TEXT PRIMARY KEY NOT NULL,
    recorded    TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed     TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    happened    TEXT NOT NULL CHECK (happened LIKE '____-__-__T__:__:__%'),
    share       TEXT NOT NULL CHECK (share IN ('bring', 'unmarked', 'never')),
    binned      TEXT CHECK (binned LIKE '____-__-__T__:__:__.___Z'),
    week        TEXT NOT NULL CHECK (week LIKE '____-__-__'),
    joy         INTEGER CHECK (joy BETWEEN 0 AND 10),
    warmth      INTEGER CHECK (warmth BETWEEN 0 AND 10),
    belonging   INTEGER CHECK (belonging BETWEEN 0 AND 10),
    loneliness  INTEGER CHECK (loneliness BETWEEN 0 AND 10),
    anxiety     INTEGER CHECK (anxiety BETWEEN 0 AND 10),
    frustration INTEGER CHECK (frustration BETWEEN 0 AND 10),
    stood_out   TEXT NOT NULL,
    to_practise TEXT NOT NULL,
    practice    TEXT CHECK (practice IN ('sensitivities', 'support', 'needs', 'tools',
        'question')),
    tried       TEXT CHECK (tried IN ('yes', 'some', 'no'))
) STRICT;

CREATE TABLE session (
    id        TEXT PRIMARY KEY NOT NULL,
    recorded  TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed   TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    happened  TEXT NOT NULL CHECK (happened LIKE '____-__-__T__:__:__%'),
    share     TEXT NOT NULL CHECK (share IN ('bring', 'unmarked', 'never')),
    binned    TEXT CHECK (binned LIKE '____-__-__T__:__:__.___Z'),
    person    TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    took_away TEXT NOT NULL
) STRICT;

CREATE TABLE finding (
    id        TEXT PRIMARY KEY NOT NULL,
    recorded  TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed   TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    gut_check TEXT NOT NULL REFERENCES gut_check (id) DEFERRABLE INITIALLY DEFERRED,
    position  INTEGER NOT NULL CHECK (position >= 0),
    kind      TEXT NOT NULL CHECK (kind IN ('reason', 'echo', 'trust')),
    words     TEXT NOT NULL,
    "when"    TEXT NOT NULL,
    source    TEXT CHECK (source IN ('myself', 'them', 'somebody', 'inferred')),
    breach    TEXT CHECK (breach IN ('dishonesty', 'abuse', 'boundary', 'promise', 'secrecy',
        'other')),
    again     INTEGER NOT NULL CHECK (again IN (0, 1)),
    root      TEXT CHECK (root IN ('wounds', 'culture', 'grief', 'trauma', 'betrayal',
        'abandonment', 'stereotypes', 'self_trust'))
) STRICT;

CREATE TABLE topic (
    id       TEXT PRIMARY KEY NOT NULL,
    recorded TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed  TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    session  TEXT REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    words    TEXT NOT NULL,
    entry    TEXT
) STRICT;

CREATE TABLE packet (
    id        TEXT PRIMARY KEY NOT NULL,
    recorded  TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed   TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    made      TEXT NOT NULL CHECK (made LIKE '____-__-__T__:__:__%'),
    session   TEXT REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    format    TEXT NOT NULL CHECK (format IN ('pdf', 'docx', 'markdown', 'data')),
    since     TEXT CHECK (since LIKE '____-__-__'),
    until     TEXT CHECK (until LIKE '____-__-__'),
    sections  TEXT NOT NULL,
    names     TEXT CHECK (names IN ('written', 'initials', 'roles')),
    encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
    file_name TEXT NOT NULL
) STRICT;

CREATE TABLE help_line (
    id       TEXT PRIMARY KEY NOT NULL,
    recorded TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed  TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    position INTEGER NOT NULL CHECK (position >= 0),
    name     TEXT NOT NULL,
    reach    TEXT NOT NULL
) STRICT;

CREATE TABLE hidden_word (
    id       TEXT PRIMARY KEY NOT NULL,
    recorded TEXT NOT NULL CHECK (recorded LIKE '____-__-__T__:__:__.___Z'),
    changed  TEXT NOT NULL CHECK (changed LIKE '____-__-__T__:__:__.___Z'),
    word     TEXT NOT NULL,
    instead  TEXT NOT NULL
) STRICT;

CREATE INDEX bid_person ON bid (person);
CREATE INDEX trust_feeling_person ON trust_feeling (person);
CREATE INDEX trust_feeling_gift ON trust_feeling (gift);
CREATE INDEX gut_check_person ON gut_check (person);
CREATE INDEX need_person ON need (person);
CREATE INDEX need_gift ON need (gift);
CREATE INDEX note_person ON note (person);
CREATE INDEX session_person ON session (person);
CREATE INDEX finding_gut_check ON finding (gut_check);
CREATE INDEX topic_session ON topic (session);
CREATE INDEX topic_entry ON topic (entry);
CREATE INDEX packet_session ON packet (session);

-- Holds all that the charts ask for, so that they read nothing else.
CREATE INDEX bid_numbers ON bid (happened, direction, answer, person, binned);
CREATE INDEX trust_feeling_happened ON trust_feeling (happened);
CREATE INDEX gut_check_happened ON gut_check (happened);
CREATE INDEX need_happened ON need (happened);
CREATE INDEX note_happened ON note (happened);
CREATE INDEX weekly_review_happened ON weekly_review (happened);
CREATE INDEX session_happened ON session (happened);

-- Derived from the tables above, to list and find records quickly. An entry has "local", the
-- seconds of local time from 1970 to when it happened; "person" is that person's number here.
-- "number" is also the row in "search", and tells entries of the same second apart.
CREATE TABLE catalogue (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    kind   TEXT NOT NULL,
    local  INTEGER,
    person INTEGER,
    binned INTEGER NOT NULL CHECK (binned IN (0, 1))
) STRICT;

-- Small, because what an index holds is decrypted before the first entry shows.
CREATE INDEX catalogue_local ON catalogue (binned, local, number, kind, person)
    WHERE local IS NOT NULL;
CREATE INDEX catalogue_kind ON catalogue (binned, kind, local) WHERE local IS NOT NULL;
CREATE INDEX catalogue_person ON catalogue (binned, person, local, number, kind)
    WHERE local IS NOT NULL AND person IS NOT NULL;

-- Everything a person wrote in a record, one text a line. Nothing erased may stay in the index.
CREATE VIRTUAL TABLE search USING fts5 (
    words, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
-- Merged a little after each edit instead, so that no single one has to wait for a large merge.
INSERT INTO search (search, rank) VALUES ('automerge', 0);

-- What was half-written, by the place where it was.
CREATE TABLE draft (
    place   TEXT PRIMARY KEY NOT NULL,
    content TEXT NOT NULL CHECK (json_type(content) = 'object'),
    changed TEXT NOT NULL
) STRICT;

-- How many rows each kind has to have: a lost one shows.
CREATE TABLE tally (
    kind TEXT PRIMARY KEY NOT NULL,
    rows INTEGER NOT NULL CHECK (rows >= 0)
) STRICT;

-- What was erased, so that another copy of the journal can be brought up to date.
CREATE TABLE tombstone (
    id     TEXT PRIMARY KEY NOT NULL,
    kind   TEXT NOT NULL,
    erased TEXT NOT NULL
) STRICT;

CREATE TABLE migration (
    version INTEGER PRIMARY KEY,
    ran     TEXT NOT NULL
) STRICT;
