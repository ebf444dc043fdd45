-- Each index holds all that a page asks for at once, so that it reads nothing else.

DROP INDEX bid_numbers;
DROP INDEX trust_feeling_happened;
DROP INDEX need_happened;
DROP INDEX note_happened;
CREATE INDEX bid_numbers
    ON bid (happened, recorded, person, direction, answer, zone, binned);
CREATE INDEX trust_feeling_happened ON trust_feeling
    (happened, recorded, person, about, zone, trust, safe, seen, signs, roots, binned);
CREATE INDEX need_happened ON need (happened, recorded, person, said, met, id, binned);
CREATE INDEX note_happened ON note (happened, recorded, person, binned);
DROP INDEX gut_check_happened;
CREATE INDEX gut_check_happened ON gut_check
    (happened, recorded, person, estimate, look_again, outcome, looked_back, binned);

-- What touched a gift is looked up by its id, however often that was.
DROP INDEX trust_feeling_gift;
DROP INDEX need_gift;
CREATE INDEX trust_feeling_gift ON trust_feeling (gift, id);
CREATE INDEX need_gift ON need (gift, id);
