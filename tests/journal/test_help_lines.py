"""Who can help: the numbers are data, whole, and in the right order."""

import re
from datetime import date

import pytest

from inglenook.journal.help_lines import emergency, lines, numbers

KNOWN = {"US": "1-800-799-7233", "GB": "0808 2000 247", "AU": "1800 737 732"}


@pytest.mark.parametrize(("country", "reach"), KNOWN.items())
def test_the_lines_that_must_be_there_are(country: str, reach: str) -> None:
    assert reach in [line.reach for line in lines(country)]


@pytest.mark.parametrize(("country", "number"), [("US", "911"), ("GB", "999"), ("AU", "000")])
def test_the_emergency_number_is_that_of_the_country(country: str, number: str) -> None:
    assert [(line.reach, line.where) for line in emergency(country)] == [(number, "")]


def test_of_an_unknown_country_every_number_says_where_it_is() -> None:
    for found in (emergency("XX"), lines("XX"), emergency(""), lines("")):
        assert found
        assert all(line.where for line in found)
        assert all(line.reach for line in found)


def test_a_country_without_lines_of_its_own_shows_those_of_others_with_their_country() -> None:
    assert all(line.where for line in lines("FR"))
    assert [line.where for line in emergency("FR")] == [""]


def test_the_day_on_which_they_were_checked_is_a_day_that_has_been() -> None:
    assert date(2026, 1, 1) < numbers().checked <= date.today()


def test_every_country_is_whole() -> None:
    codes = [country.code for country in numbers().countries]
    assert len(codes) == len(set(codes)) > 30
    for country in numbers().countries:
        assert re.fullmatch("[A-Z]{2}", country.code)
        assert re.fullmatch(r"\d{3}", country.emergency)
        assert country.name
        assert all(line.name and re.fullmatch(r"[\d -]{6,}", line.reach) for line in country.lines)
