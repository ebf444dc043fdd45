"""The guide: its files are whole, speak the journal's words, and keep to their manner."""

import re
from pathlib import Path

import pytest

from inglenook.journal.entries import TrustFeeling
from inglenook.journal.field import fields_of
from inglenook.journal.guide import ENGLISH, BrokenChapter, Chapter, Way, chapters, read_chapter
from inglenook.journal.records import KINDS
from inglenook.journal.vocabulary import Answer, Practice, Root, Sign, Skew, Word, Zone
from inglenook.resources import resource

FOLDER = resource("guide")
FILES = sorted(FOLDER.glob("*/*.md"))
ENGLISH_FILES = [path for path in FILES if path.parent.name == ENGLISH]
THE_SOURCES = ("Ken Page, LCSW", "Gottman", "Hendrix", "Hunt")
WHOLE = """order: 5
leads to: bid, trust feeling

# A page

Its text.

---

Somebody: *A book*.
"""


def named(name: str) -> Chapter:
    return next(each for each in chapters() if each.name == name)


def paragraphs(chapter: Chapter) -> dict[str, str]:
    """What stands under each heading."""
    parts = re.split(r"^## (.+)$", chapter.text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))


def words(chapter: Chapter) -> list[str]:
    return re.findall(r"[\w’'-]+", f"{chapter.title} {chapter.text} {chapter.sources}")


def sentences(chapter: Chapter) -> list[str]:
    lines = [line for line in chapter.text.splitlines() if not line.startswith("#")]
    return [each for line in lines for each in re.split(r"(?<=[.?:])\s+", line) if each]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_is_a_whole_page_that_leads_somewhere(path: Path) -> None:
    chapter = read_chapter(path)
    assert chapter.ways
    assert len(set(chapter.ways)) == len(chapter.ways)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_page_shouts_or_leads_out_of_the_journal(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "!" not in text
    assert not re.findall(r"\]\s*[(\[:]|://|www\.|\.com|@|<\w", text)


def test_the_guide_has_a_page_for_everything_it_promises() -> None:
    assert [each.name for each in chapters()] == [
        "how-it-works",
        "zones",
        "core-gifts",
        "bids",
        "roots",
        "signs",
        "practices",
        "the-question",
        "trusting-your-gut",
        "what-keeps-it-safe",
        "getting-help",
    ]
    assert len({each.order for each in chapters()}) == len(ENGLISH_FILES) == len(chapters())


@pytest.mark.parametrize(
    ("name", "list_of_words"),
    [("zones", Zone), ("bids", Answer), ("roots", Root), ("signs", Sign), ("practices", Practice)],
)
def test_every_word_of_a_list_has_its_own_paragraph(name: str, list_of_words: type[Word]) -> None:
    found = paragraphs(named(name))
    labels = [word.label for word in list_of_words]
    assert [heading for heading in found if heading in labels] == labels
    assert all(len(found[label].split()) >= 15 for label in labels)


def test_the_question_stands_in_the_words_in_which_it_is_asked() -> None:
    found, asked = paragraphs(named("the-question")), fields_of(TrustFeeling)
    assert {asked["safe"].help, asked["safe"].label, asked["seen"].label} <= set(found)
    assert asked["safe"].help.lower() in named("practices").text


def test_everything_that_skews_the_scale_is_named_and_a_therapist_with_it() -> None:
    skewed = paragraphs(named("trusting-your-gut"))["What skews the scale"].lower()
    assert all(word.label.lower() in skewed for word in Skew)
    assert "licensed therapist" in skewed


def test_what_is_not_built_is_said_with_the_reason() -> None:
    told = named("what-keeps-it-safe").text
    for what in ("second passphrase", "Erasing", "disguise", "network", "finger or face", "hint"):
        assert what in told
    assert "watches the screen or the keyboard, controls the computer, or makes you unlock" in told


def test_a_page_that_speaks_of_fear_says_who_can_help() -> None:
    help_page = next(each for each in chapters() if each.ways == (Way.HELP,))
    told = (help_page.title, "shows who can help")
    for chapter in chapters():
        if re.search(r"afraid|fear them", chapter.text) and chapter != help_page:
            assert any(each in chapter.text for each in told), chapter.name
    assert "not for an inner investigation" in help_page.text
    assert "a journal and not a treatment" in help_page.text
    for what in ("emergency number", "makes you open", "spying software"):
        assert what in help_page.text


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.name)
def test_a_page_is_short_and_so_are_its_sentences(chapter: Chapter) -> None:
    assert 150 <= len(words(chapter)) <= 400
    lengths = [len(each.split()) for each in sentences(chapter)]
    assert max(lengths) <= 30
    assert sum(lengths) / len(lengths) <= 14


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.name)
def test_a_page_names_its_sources_and_gives_no_orders(chapter: Chapter) -> None:
    assert any(source in chapter.sources for source in THE_SOURCES)
    orders = r"you should|you must|you have to|leave (him|her|them)|stay with|well done|great job"
    assert not re.findall(orders, chapter.text, flags=re.IGNORECASE)


def test_a_heading_has_words_under_it_and_comes_once() -> None:
    for chapter in chapters():
        headings = re.findall(r"^#+ .+$", chapter.text, flags=re.MULTILINE)
        assert all(heading.startswith("## ") for heading in headings), chapter.name
        assert len(paragraphs(chapter)) == len(headings), chapter.name
        assert all(paragraphs(chapter).values()), chapter.name


def test_a_way_is_a_kind_of_record_with_a_page_about_it_or_leads_to_help() -> None:
    assert {way.value for way in Way} - set(KINDS) == {Way.HELP.value}
    assert {way for chapter in chapters() for way in chapter.ways} == set(Way)


def test_a_therapist_is_told_every_place_a_page_can_lead_to() -> None:
    told = (FOLDER / "README.md").read_text("utf-8")
    assert all(way.value.replace("_", " ") in told for way in Way)


# -- reading


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide of one English page."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.md").write_text(WHOLE, "utf-8")
    return tmp_path


def add(guide: Path, language: str, name: str, text: str) -> Path:
    (guide / language).mkdir(exist_ok=True)
    path = guide / language / f"{name}.md"
    path.write_text(text, "utf-8")
    return path


def titles(guide: Path, language: str) -> list[str]:
    return [each.title for each in chapters(language, guide)]


def test_a_file_is_read_into_its_parts(guide: Path) -> None:
    assert chapters("en", guide) == (
        Chapter(
            name="one",
            order=5,
            title="A page",
            ways=(Way.BID, Way.TRUST_FEELING),
            text="Its text.",
            sources="Somebody: *A book*.",
        ),
    )


def test_a_file_from_any_text_editor_is_read(guide: Path) -> None:
    windows = "\ufeff" + WHOLE.replace("\n", "  \r\n")
    (guide / "en" / "two.md").write_bytes(windows.encode())
    one, two = chapters("en", guide)
    assert (one.title, one.text, one.sources) == (two.title, two.text, two.sources)


def test_pages_come_in_their_order(guide: Path) -> None:
    add(guide, "en", "a", WHOLE.replace("order: 5", "order: 40").replace("A page", "Later"))
    add(guide, "en", "b", WHOLE.replace("order: 5", "order: 3").replace("A page", "Sooner"))
    assert titles(guide, "en") == ["Sooner", "A page", "Later"]


def test_a_language_that_is_not_there_is_english(guide: Path) -> None:
    assert titles(guide, "de") == titles(guide, "") == ["A page"]


def test_a_page_that_a_language_does_not_have_is_english(guide: Path) -> None:
    add(guide, "en", "two", WHOLE.replace("A page", "A second page").replace("5", "6"))
    add(guide, "de", "one", WHOLE.replace("A page", "Eine Seite"))
    assert titles(guide, "de") == titles(guide, "de_AT") == ["Eine Seite", "A second page"]
    add(guide, "de_AT", "one", WHOLE.replace("A page", "A Seitn"))
    assert titles(guide, "de_AT") == ["A Seitn", "A second page"]


def test_a_broken_translation_is_english_and_a_broken_page_is_left_out(guide: Path) -> None:
    add(guide, "de", "one", "order: 5")
    add(guide, "en", "two", "Nothing of the kind")
    (guide / "de" / "three.md").write_bytes(b"\xff\xfe\xfa")
    assert titles(guide, "de") == ["A page"]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("order: 5", "order: soon", "the order is not a number"),
        ("order: 5\n", "", "does not say “order”"),
        ("leads to: bid, trust feeling", "", "does not say “leads to”"),
        ("trust feeling", "somewhere", "leads to something that does not exist"),
        ("order: 5", "order: 5\ncolour: blue", "“colour: blue” is not a line for the head"),
        ("# A page", "A page", "does not begin with “# ” and a title"),
        ("# A page", "# ", "does not begin with “# ” and a title"),
        ("Its text.", "", "there is no text"),
        ("---\n", "", "there is no sources"),
        ("Somebody: *A book*.", "", "there is no sources"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_to_whoever_writes_it(
    guide: Path, was: str, now: str, told: str
) -> None:
    path = add(guide, "en", "one", WHOLE.replace(was, now))
    with pytest.raises(BrokenChapter, match=rf"^one: .*{re.escape(told)}"):
        read_chapter(path)
    assert chapters("en", guide) == ()
