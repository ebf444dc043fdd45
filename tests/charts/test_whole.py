"""A whole picture holds every word of its chart, in the same figure as on screen."""

from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text

from inglenook.charts.render import rgba
from inglenook.charts.whole import whole
from support.charts import a_chart, many_entries, styles

STYLES = styles()


def texts(figure):
    return [each for each in figure.findobj(Text) if each.get_text() and each.get_visible()]


def words(figure):
    return " ".join(" ".join(each.get_text().split()) for each in texts(figure))


@pytest.mark.parametrize("theme", STYLES)
@pytest.mark.parametrize("width", [360, 960])
@pytest.mark.parametrize("font_px", [11.0, 22.0])
def test_no_word_leaves_the_picture_and_none_lies_on_another(theme, width, font_px):
    chart = a_chart(legend=many_entries(5))
    figure = whole(chart, replace(STYLES[theme], font_px=font_px), width)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    room = figure.bbox
    boxes = [(each.get_text(), each.get_window_extent(renderer)) for each in texts(figure)]
    for text, box in boxes:
        assert box.x0 >= room.x0 - 1, text
        assert box.x1 <= room.x1 + 1, text
        assert box.y0 >= room.y0 - 1, text
        assert box.y1 <= room.y1 + 1, text
    for at, (text, box) in enumerate(boxes):
        for other, beside in boxes[at + 1 :]:
            across = min(box.x1, beside.x1) - max(box.x0, beside.x0)
            up = min(box.y1, beside.y1) - max(box.y0, beside.y0)
            assert min(across, up) < font_px / 3, (text, other)


def test_title_legend_axes_count_and_counting_rule_are_told():
    chart = a_chart()
    said = words(whole(chart, STYLES["light"], 960))
    for each in (chart.title, chart.up, chart.along, chart.counted):
        assert each in said
    for entry in chart.legend:
        assert entry.label in said
    assert "shaded with its 95% interval" in said


def test_the_figure_inside_is_drawn_as_it_is_on_screen():
    style, chart = STYLES["light"], a_chart()
    figure = whole(chart, style, 960)
    alone = chart.draw(style, 960 - 2 * 1.5 * style.font_px, chart.height_px)
    for mine, theirs in zip(figure.axes, alone.axes, strict=True):
        assert mine.bbox.width == pytest.approx(theirs.bbox.width, abs=1)
        assert mine.bbox.height == pytest.approx(theirs.bbox.height, abs=1)
        assert mine.get_xlim() == theirs.get_xlim()


def test_words_that_stand_in_the_figure_itself_keep_their_place_beside_the_grid():
    def draw(style, width_px, height_px, *, compact=False):
        figure = a_chart().draw(style, width_px, height_px)
        figure.text(0.5, 0.5, "in the middle")
        return figure

    style = STYLES["light"]

    def from_grid(figure):
        FigureCanvasAgg(figure).draw()
        text = next(each for each in figure.texts if each.get_text() == "in the middle")
        return text.get_window_extent().x0 - figure.axes[0].bbox.x0

    alone = draw(style, 960 - 2 * 1.5 * style.font_px, 240)
    together = whole(a_chart(draw=draw), style, 960)
    assert from_grid(together) == pytest.approx(from_grid(alone), abs=1)


def test_it_is_as_wide_as_was_asked_for_and_as_high_as_its_words_need():
    style = STYLES["light"]
    few, many = (whole(a_chart(legend=many_entries(n)), style, 500) for n in (1, 12))
    assert few.get_size_inches()[0] * 96 == many.get_size_inches()[0] * 96 == 500
    assert many.get_size_inches()[1] > few.get_size_inches()[1]


def test_at_twice_the_sharpness_it_has_four_times_the_pixels():
    one, two = (rgba(whole(a_chart(), replace(STYLES["light"], dpi=dpi), 640)) for dpi in (96, 192))
    assert two[1] == 2 * one[1]
    assert abs(two[2] - 2 * one[2]) <= 2


def test_marks_of_the_legend_have_the_colours_and_shapes_of_the_chart():
    style, chart = STYLES["light"], a_chart()
    marks = [each for each in whole(chart, style, 640).artists if each.get_gid() == "legend-mark"]
    shapes = {"circle": "o", "square": "s"}
    assert [each.get_marker() for each in marks] == [shapes[e.marker] for e in chart.legend]
    assert [to_hex(each.get_color()) for each in marks] == [
        getattr(style, each.role).lower() for each in chart.legend
    ]


def test_a_chart_without_a_legend_has_no_empty_line():
    style = STYLES["light"]
    with_one, without = (
        whole(a_chart(legend=many_entries(n)), style, 640).get_size_inches()[1] for n in (1, 0)
    )
    assert without < with_one
