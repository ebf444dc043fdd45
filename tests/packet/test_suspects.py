"""Words that look like names and are on no list."""

from inglenook.packet.suspects import Suspect, suspects_in


def words(*texts: str, known: frozenset[str] = frozenset()) -> dict[str, int]:
    return {each.word: each.count for each in suspects_in(texts, known)}


def test_a_word_with_a_capital_in_mid_sentence_that_recurs_is_told() -> None:
    found = suspects_in(["I met Lena there.", "Then Lena's coat, and Tom."], frozenset())
    assert found == (Suspect("Lena", 2),)


def test_the_most_frequent_comes_first() -> None:
    assert list(words("to Tom, of Lena, of Lena, by Tom, by Lena")) == ["Lena", "Tom"]


def test_what_opens_a_sentence_or_what_is_said_is_no_name() -> None:
    text = "Then it rained. Then it was “Fine” and: Then! Then? “Fine,” (Then) he said. Then"
    assert words(text, text) == {}


def test_days_months_and_i_are_no_names() -> None:
    text = "so I and I went on Monday in May, Mon, Sept, and I’m, I'll, I, in November on Sundays"
    assert words(text, text) == {}


def test_shouted_and_shortened_words_are_no_names() -> None:
    assert words("my PTSD and the TV were NOT it", "the TV and my PTSD were NOT it") == {}


def test_listed_names_are_left_out_in_every_part() -> None:
    known = frozenset({"sam", "miller"})
    assert (
        words("with Sam Miller and Sam-Miller", "of Sam Miller, of Sam-Miller", known=known) == {}
    )


def test_once_is_not_enough() -> None:
    assert words("I met Lena there. Tom was late, and so was Lea") == {}


def test_a_word_within_an_address_or_a_longer_word_is_none() -> None:
    assert words("at lena@Example and mcDonald", "at lena@Example and mcDonald") == {}
