"""All charts of Trends, in the order in which they stand on the page."""

from collections.abc import Callable

from inglenook.charts import (
    bids,
    gut_record,
    needs,
    responsiveness,
    roots,
    scales,
    signs,
    zone_days,
    zones,
)
from inglenook.charts.chart import Chart
from inglenook.insights.ledger import Ledger
from inglenook.insights.view import View

# A chart is added by its line here.
_MAKERS: tuple[Callable[[Ledger, View], tuple[Chart, ...]], ...] = (
    lambda ledger, view: (responsiveness.chart(ledger, view),),
    lambda ledger, view: (bids.chart(ledger, view),),
    lambda ledger, view: (zones.chart(ledger, view),),
    lambda ledger, view: (zone_days.chart(ledger, view),),
    scales.charts,
    signs.charts,
    roots.charts,
    lambda ledger, view: (needs.chart(ledger, view),),
    lambda ledger, _view: (gut_record.chart(ledger),),
)


def charts(ledger: Ledger, view: View) -> tuple[Chart, ...]:
    """Every chart of what somebody looks at."""
    meant = ledger.about(view.person)
    return tuple(chart for make in _MAKERS for chart in make(meant, view))
