-- Finding words in any script, newest first, however many records hold them.

-- What hangs on an entry (a finding on its gut check, a topic on its session) has that entry's
-- number as its "home". "stands" is the second by which a record stands among what was found:
-- that of the entry or its home, when it was recorded where it has neither, and for people and
-- gifts, which come first, 2 to the power of 40.
ALTER TABLE catalogue ADD COLUMN home INTEGER;
ALTER TABLE catalogue ADD COLUMN stands INTEGER NOT NULL DEFAULT 0;
UPDATE catalogue SET home = (
        SELECT entry.number FROM finding JOIN catalogue AS entry ON entry.id = finding.gut_check
        WHERE finding.id = catalogue.id)
    WHERE kind = 'finding';
UPDATE catalogue SET home = (
        SELECT entry.number FROM topic JOIN catalogue AS entry ON entry.id = topic.session
        WHERE topic.id = catalogue.id)
    WHERE kind = 'topic';
UPDATE catalogue SET stands = local WHERE local IS NOT NULL;
UPDATE catalogue SET stands = 1099511627776 WHERE kind IN ('person', 'core_gift');
UPDATE catalogue SET stands = (
        SELECT entry.local FROM catalogue AS entry WHERE entry.number = catalogue.home)
    WHERE home IS NOT NULL;
UPDATE catalogue SET stands = (
        SELECT unixepoch(substr(recorded, 1, 19)) + (substr(recorded, 21, 3) > '000') FROM topic
        WHERE topic.id = catalogue.id)
    WHERE kind = 'topic' AND home IS NULL;

CREATE INDEX catalogue_stands ON catalogue (stands, number, kind, person, binned, home);
CREATE INDEX catalogue_home ON catalogue (home) WHERE home IS NOT NULL;

-- The words of a record as journal/search_letters.py writes them: without case or accents, one
-- space between two; this tokenizer takes everything beyond ASCII for a letter.
CREATE VIRTUAL TABLE search_anew USING fts5 (words, tokenize = 'ascii');
INSERT INTO search_anew (search_anew, rank) VALUES ('secure-delete', 1);
INSERT INTO search_anew (search_anew, rank) VALUES ('automerge', 0);
-- A piece of the index fits on one page of the file, and an edit then writes half as many.
INSERT INTO search_anew (search_anew, rank) VALUES ('pgsz', 3900);
INSERT INTO search_anew (rowid, words) SELECT rowid, index_text(words) FROM search ORDER BY rowid;
INSERT INTO search_anew (search_anew) VALUES ('optimize');
DROP TABLE search;
ALTER TABLE search_anew RENAME TO search;
