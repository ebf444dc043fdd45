"""Each kind of field checks an answer in a sentence and packs it without loss."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from inglenook.journal.field import fields_of
from inglenook.journal.fields import Choice, Choices, Day, Instant, Moment, Scale, Text, Tick, Who
from inglenook.journal.records import KINDS, RECORDS
from inglenook.journal.vocabulary import Answer, Sign, Zone

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Text(), "a\0b"),
        (Text(), "\ud800"),
        (Text(lines=1), "two\nlines"),
        (Text(lines=1), "two\u2028lines"),
        (Text(longest=5), "longer"),
        (Text(required=True), "   "),
        (Scale(high=10), 11),
        (Scale(low=1, high=10), 0),
        (Scale(required=True), None),
        (Moment(), NOW + timedelta(hours=1)),
        (Moment(), datetime(1899, 12, 31, tzinfo=UTC)),
        (Moment(may_be_ahead=True), datetime(1899, 12, 31, tzinfo=UTC)),
        (Day(), date(2026, 11, 25)),
        (Day(), date(1899, 12, 31)),
        (Who(required=True), None),
        (Choice(words=Zone, required=True), None),
    ],
)
def test_what_does_not_fit_is_told_in_a_sentence(field, value) -> None:
    sentence = field.problem(value, NOW)
    assert sentence.endswith((".", "?"))
    assert "!" not in sentence


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Text(), "x" * 100_000),
        (Text(), "שלום 👩‍👩‍👧 عربى"),
        (Text(), ""),
        (Scale(high=10), 0),
        (Scale(high=10), None),
        (Moment(), NOW + timedelta(minutes=5)),
        (Moment(may_be_ahead=True), NOW + timedelta(days=9)),
        (Day(), date(1900, 1, 1)),
        (Day(may_be_ahead=True), date(2030, 1, 1)),
        (Choice(words=Zone), None),
        (Choices(words=Sign), ()),
        (Tick(), False),
    ],
)
def test_what_fits_is_let_through_and_comes_back_the_same(field, value) -> None:
    assert field.problem(value, NOW) == ""
    assert field.unpack(field.pack(value)) == value


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        (Scale(high=10), 11),
        (Scale(high=10), "4"),
        (Tick(), 2),
        (Choice(words=Answer), "sideways"),
        (Choices(words=Sign), '["nothing"]'),
        (Moment(), "2026-11-23T10:00:00"),
        (Instant(), "yesterday"),
        (Day(), "2026-13-01"),
        (Text(), 4),
        (Text(required=True), None),
    ],
)
def test_a_cell_that_is_no_answer_is_refused(field, cell) -> None:
    with pytest.raises((ValueError, TypeError)):
        field.unpack(cell)


def test_several_words_are_kept_in_the_order_of_their_list() -> None:
    field = Choices(words=Sign)
    assert field.unpack(field.pack((Sign.COLD, Sign.NUMBNESS))) == (Sign.NUMBNESS, Sign.COLD)


def test_a_moment_keeps_its_own_offset() -> None:
    there = datetime(2026, 11, 23, 23, 59, 1, tzinfo=timezone(timedelta(hours=9)))
    assert Moment().pack(there) == "2026-11-23T23:59:01+09:00"
    assert Moment().unpack("2026-11-23T23:59:01+09:00").utcoffset() == timedelta(hours=9)


@pytest.mark.parametrize("kind", RECORDS, ids=list(KINDS))
def test_every_question_has_words_for_the_person(kind) -> None:
    for name, field in fields_of(kind).items():
        assert field.label or not field.shown, name
        assert "!" not in field.label + field.help
