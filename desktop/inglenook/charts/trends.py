"""All charts of Trends, in the order in which they stand on the page."""

from collections.abc import Callable

from inglenook.charts import gut_record, responsiveness, scales
from inglenook.charts.chart import Chart
from inglenook.insights.ledger import Ledger
from inglenook.insights.view import View

# A chart is added by its line here.
_MAKERS: tuple[Callable[[Ledger, View], tuple[Chart, ...]], ...] = (
    lambda ledger, view: (responsiveness.chart(ledger, view),),
    scales.charts,
    lambda ledger, _view: (gut_record.chart(ledger),),
)


def charts(ledger: Ledger, view: View) -> tuple[Chart, ...]:
    """Every chart of what somebody looks at."""
    meant = ledger.about(view.person)
    return tuple(chart for make in _MAKERS for chart in make(meant, view))
