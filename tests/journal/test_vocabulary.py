"""The closed lists: each word is kept under one name for ever, and shown with a label."""

import pytest

from inglenook.journal import vocabulary
from inglenook.journal.vocabulary import Answer, Direction, Practice, Root, Sign, Word, Zone

LISTS = Word.__subclasses__()


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.__name__)
def test_every_word_has_a_name_to_be_kept_by_and_a_label_of_its_own(words: type[Word]) -> None:
    names, labels = [word.value for word in words], [word.label for word in words]
    assert all(name.islower() and name.isidentifier() for name in names)
    assert all(label and label[0].isupper() for label in labels)
    assert len(set(names)) == len(set(labels)) == len(names)
    assert all(word.name.lower() == word.value for word in words)
    assert words.__doc__


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.__name__)
def test_a_word_is_found_by_what_was_kept(words: type[Word]) -> None:
    assert [words.of(word.value) for word in words] == list(words)
    for wrong in ("nothing of the kind", "", None, 3, next(iter(words)).label):
        with pytest.raises(ValueError, match=r"^$"):
            words.of(wrong)


def test_a_word_is_equal_to_its_name() -> None:
    assert {"centre": "found"}[Zone.CENTRE] == "found"
    assert f"{Direction.OFFERED}" == "offered"


def test_there_are_eight_signs_eight_roots_and_five_practices() -> None:
    assert (len(Sign), len(Root), len(Practice)) == (8, 8, 5)


def test_zones_are_listed_from_the_core_outwards_and_answers_from_toward_to_unclear() -> None:
    assert [zone.value for zone in Zone] == ["centre", "protection", "disconnection"]
    assert [word.value for word in Answer] == ["toward", "away", "against", "unclear"]


def test_every_answer_has_its_manners_and_unclear_has_none() -> None:
    assert set(vocabulary.MANNERS) == set(Answer)
    assert [len(vocabulary.manners_of(answer)) for answer in Answer] == [3, 4, 5, 0]
    assert vocabulary.manners_of(None) == ()
