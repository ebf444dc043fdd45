"""The preview shows the pages that will leave, with a quiet mark on what was replaced."""

import json
from io import BytesIO

import numpy as np
import pytest
from matplotlib.image import imread

from inglenook.packet.document import Heading, Paper, Paragraph, Run, runs
from inglenook.packet.preview import POINTS_PER_INCH, Preview, first_glance
from inglenook.packet.sheet import Manner, sheet
from inglenook.packet.typesetting import TEMPLATE, families, template, typeset
from support.packets import a_year, document, the_page_that_matters


def pixels(png):
    return imread(BytesIO(png), format="png")[:, :, :3]


def paragraphs(number, **how):
    return [Paragraph((Run("S.", **how), Run(" laughed at the kettle. " * 12)))] * number


def test_a_page_is_as_large_as_the_sheet_at_that_sharpness():
    preview = Preview(document())
    assert pixels(preview.page(1, 1.0)).shape == (842, 595, 3)
    assert pixels(preview.page(1, 2.0)).shape[1] == pytest.approx(2 * 595, abs=1)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("sharpness", [1.0, 1.2, 4 / 3, 1.77, 2.5])
def test_no_letter_loses_a_line_of_its_pixels(paper, sharpness):
    shown = document(*paragraphs(8), paper=paper)
    files = {
        TEMPLATE: template(),
        "packet.json": json.dumps(sheet(shown, families(), Manner())).encode(),
    }
    drawn = typeset(files, format="png", ppi=sharpness * POINTS_PER_INCH)
    page = pixels(Preview(shown).page(1, sharpness))
    # A pixel aside it is at least 0.02.
    assert np.abs(page - pixels(drawn)).mean() < 0.005


def test_each_page_is_shown_once_it_is_asked_for():
    preview = Preview(the_page_that_matters())
    assert preview.page_count == 2
    first, second = (preview.page(number, 1.0) for number in (1, 2))
    assert first != second
    assert preview.page(1, 1.0) is first


def test_replaced_words_are_marked_and_stand_where_they_would_stand():
    plain, marked = (
        pixels(Preview(document(*paragraphs(2, replaced=each))).page(1, 1.0))
        for each in (False, True)
    )
    assert not np.array_equal(plain, marked)
    # The mark is pale and lies under the letters.
    assert np.abs(plain - marked).max() < 0.2
    assert np.ptp(marked, axis=2).max() > np.ptp(plain, axis=2).max()


@pytest.mark.parametrize("long", [the_page_that_matters(), a_year(120)])
def test_the_first_glance_is_page_one_without_the_number_of_pages(long):
    glance = pixels(first_glance(long, 1.0))
    whole = pixels(Preview(long).page(1, 1.0))
    above_its_number = slice(0, 780)
    assert np.array_equal(glance[above_its_number], whole[above_its_number])
    assert not np.array_equal(glance, whole)


def test_the_first_glance_at_a_short_document_is_the_whole():
    short = document(Heading(1, runs("At a glance")), *paragraphs(2))
    assert first_glance(short, 1.0) == Preview(short).page(1, 1.0)
