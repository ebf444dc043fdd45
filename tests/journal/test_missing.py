"""What refers to something that is missing keeps its place, under a name that is made up."""

from inglenook.journal.entries import Bid, Finding, GutCheck, Note, TrustFeeling
from inglenook.journal.journal import Journal
from inglenook.journal.missing import with_stand_ins
from inglenook.journal.people import CoreGift, Person
from inglenook.journal.record import Record, problems, values_of
from inglenook.journal.records import RECORDS
from inglenook.journal.therapy import Packet, Session, Topic
from inglenook.journal.vocabulary import About, Answer, Direction, FindingKind, PacketFormat, Share
from inglenook.vault.vault import Vault
from support.vaults import journal_of

Found = dict[type[Record], list[Record]]


def found_of(*records: Record) -> Found:
    found: Found = {kind: [] for kind in RECORDS}
    for record in records:
        found[type(record)].append(record)
    return found


def made(journal: Journal) -> dict[str, Record]:
    """One of each kind that matters here, by a word."""
    person, gift = journal.new(Person, name="Robin"), journal.new(CoreGift, name="Play")
    check = journal.new(GutCheck, title="Late again", person=person.id)
    session = journal.new(Session, person=person.id)
    feeling = journal.new(TrustFeeling, about=About.PERSON, person=person.id, gift=gift.id)
    bid = journal.new(
        Bid, person=person.id, direction=Direction.OFFERED, answer=Answer.TOWARD, note="a walk"
    )
    return {
        "person": person,
        "gift": gift,
        "check": check,
        "session": session,
        "feeling": feeling,
        "bid": bid,
        "finding": journal.new(Finding, gut_check=check.id, kind=FindingKind.ECHO, words="x"),
        "topic": journal.new(Topic, session=session.id, entry=bid.id, words="this"),
        "packet": journal.new(
            Packet, made=bid.happened, session=session.id, format=PacketFormat.PDF
        ),
        "started": journal.new(GutCheck, title="Again", started_from=feeling.id),
    }


def without(records: dict[str, Record], *names: str) -> tuple[Found, int]:
    return with_stand_ins(found_of(*(each for name, each in records.items() if name not in names)))


def test_nothing_is_made_up_where_all_is_there(vault: Vault) -> None:
    records = made(journal_of(vault))
    assert without(records) == (found_of(*records.values()), 0)


def test_a_lost_person_is_stood_for_once_however_many_name_them(vault: Vault) -> None:
    records = made(journal_of(vault))
    found, count = without(records, "person")
    assert count == 1
    (person,) = found[Person]
    assert person.id == records["person"].id
    assert isinstance(person, Person)
    assert person.name == "Somebody 1"
    assert found[Bid] == [records["bid"]]


def test_a_lost_gut_check_is_stood_for_and_never_leaves(vault: Vault) -> None:
    records = made(journal_of(vault))
    found, count = without(records, "check", "gift")
    assert count == 2
    check = next(each for each in found[GutCheck] if each.id == records["check"].id)
    assert isinstance(check, GutCheck)
    assert check.share is Share.NEVER
    assert [each.id for each in found[CoreGift]] == [records["gift"].id]


def test_what_need_not_refer_to_anything_refers_to_nothing(vault: Vault) -> None:
    found, count = without(made(journal_of(vault)), "session", "bid", "feeling")
    assert count == 0
    assert [(each.session, each.entry) for each in found[Topic]] == [(None, None)]  # type: ignore[attr-defined]
    assert [each.session for each in found[Packet]] == [None]  # type: ignore[attr-defined]
    assert not any(each.started_from for each in found[GutCheck])  # type: ignore[attr-defined]


def test_whoever_stands_in_could_be_kept(vault: Vault) -> None:
    journal = journal_of(vault)
    found, _count = without(made(journal), "person", "gift", "check")
    for kind in (Person, CoreGift, GutCheck, Note):
        for record in found[kind]:
            assert problems(kind, values_of(record), journal.clock()) == {}
