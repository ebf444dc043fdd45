-- What the journal knows of its backups, and how often it was changed.

-- "revision" counts every change of a record, whoever made it, and nothing else: what is
-- half-written, and what the program notes for itself, leave it as it is.
CREATE TABLE revision (
    number INTEGER NOT NULL
) STRICT;
INSERT INTO revision SELECT coalesce(sum(rows), 0) FROM tally;

-- A line per backup by the name of its file: how many entries are in it, the revision it holds
-- (NULL where that is not known), when it was last checked (UTC), and whether it was whole then.
CREATE TABLE backup (
    name     TEXT PRIMARY KEY NOT NULL,
    entries  INTEGER NOT NULL CHECK (entries >= 0),
    revision INTEGER,
    checked  TEXT NOT NULL CHECK (checked LIKE '____-__-__T__:__:__Z'),
    whole    INTEGER NOT NULL CHECK (whole IN (0, 1))
) STRICT;

-- Erasing a long text could leave some of its words' places in the index (SQLite 3.53): index anew.
INSERT INTO search (search) VALUES ('rebuild');
