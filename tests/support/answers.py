"""Hypothesis strategies for the answers of any kind of record, made from its declared fields."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import singledispatch
from typing import Any

from hypothesis import strategies as st

from inglenook.journal.field import Field, fields_of
from inglenook.journal.fields import (
    Choice,
    Choices,
    Day,
    Identity,
    Instant,
    Moment,
    Place,
    Ref,
    Scale,
    Text,
    Tick,
)
from inglenook.journal.record import R, problems

Ids = Mapping[str, Sequence[str]]

_LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_ONE_LINE = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
_FIRST, _LAST = datetime.fromisoformat("1901-01-01"), datetime.fromisoformat("2026-01-01")
_SECONDS = st.datetimes(_FIRST, _LAST).map(lambda moment: moment.replace(microsecond=0))
_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def answers_of(kind: type[R], ids: Ids, longest: int = 60) -> st.SearchStrategy[dict[str, Any]]:
    """Any answers that fit a kind's fields; ``ids`` are those of the records to refer to.

    No text is longer than ``longest``.
    """
    late = datetime(2027, 1, 1, tzinfo=UTC)
    stamps = {"id": "new", "recorded": late, "changed": late}
    fields = {name: each for name, each in fields_of(kind).items() if name not in stamps}

    def wrong(values: dict[str, Any]) -> dict[str, str]:
        return problems(kind, stamps | values, late)

    def mended(values: dict[str, Any]) -> dict[str, Any]:
        """Answers that contradict others are left out."""
        return values | {name: fields[name].blank for name in wrong(values)}

    drawn = {name: _answers(each, ids, longest) for name, each in fields.items()}
    return st.fixed_dictionaries(drawn).map(mended).filter(lambda values: not wrong(values))


def _answers(field: Field[Any], ids: Ids, longest: int) -> st.SearchStrategy[Any]:
    if isinstance(field, Text):
        letters = _ONE_LINE if field.lines == 1 else _LETTERS
        text = st.text(letters, min_size=1, max_size=min(field.longest, longest))
        return text if field.required else st.just("") | text
    given = answers(field, ids)
    return given if field.required else st.just(field.blank) | given


@singledispatch
def answers(field: Field[Any], ids: Ids) -> st.SearchStrategy[Any]:
    """Any answer to a question."""
    raise NotImplementedError(type(field))


@answers.register
def _scale(field: Scale, ids: Ids) -> st.SearchStrategy[int]:
    return st.integers(field.low, field.high)


@answers.register
def _tick(field: Tick, ids: Ids) -> st.SearchStrategy[bool]:
    return st.booleans()


@answers.register
def _choice(field: Choice, ids: Ids) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(field.words))


@answers.register
def _choices(field: Choices, ids: Ids) -> st.SearchStrategy[tuple[Any, ...]]:
    chosen = st.sets(st.sampled_from(list(field.words)))
    return chosen.map(lambda some: tuple(word for word in field.words if word in some))


@answers.register
def _moment(field: Moment, ids: Ids) -> st.SearchStrategy[datetime]:
    return st.builds(lambda moment, offset: moment.replace(tzinfo=offset), _SECONDS, _OFFSETS)


@answers.register
def _instant(field: Instant, ids: Ids) -> st.SearchStrategy[datetime]:
    milliseconds = st.integers(0, 999).map(lambda number: timedelta(milliseconds=number))
    return st.builds(lambda moment, more: moment.replace(tzinfo=UTC) + more, _SECONDS, milliseconds)


@answers.register
def _day(field: Day, ids: Ids) -> st.SearchStrategy[date]:
    return st.dates(date(1901, 1, 1), date(2026, 1, 1))


@answers.register
def _reference(field: Ref, ids: Ids) -> st.SearchStrategy[str]:
    known = ids.get(field.kind, ())
    return st.sampled_from(known) if known else st.nothing()


@answers.register
def _identity(field: Identity, ids: Ids) -> st.SearchStrategy[str]:
    return st.uuids().map(str)


@answers.register
def _place(field: Place, ids: Ids) -> st.SearchStrategy[int]:
    return st.integers(0, 99)
