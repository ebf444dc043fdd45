-- The unlock diary: when the journal was opened and with which kind of secret, in UTC, and how many
-- attempts had failed since the time before, of which the latest was at "latest".
CREATE TABLE unlock (
    number INTEGER PRIMARY KEY,
    at     TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__Z'),
    secret TEXT NOT NULL CHECK (secret IN ('passphrase', 'recovery_key')),
    failed INTEGER NOT NULL CHECK (failed >= 0),
    latest TEXT CHECK (latest LIKE '____-__-__T__:__:__Z')
) STRICT;
