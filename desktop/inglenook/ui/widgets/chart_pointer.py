"""Which spot of a chart is meant: the one under the pointer, or the next in some direction."""

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inglenook.charts.spots import Box

SIDEWAYS_COSTS = 4.0  # a spot straight ahead comes before one that is nearer but aside


class Way(Enum):
    """Where to go from a spot: (right, down)."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


class ChartPointer:
    """The spots of a picture, of which one may be pointed at."""

    def __init__(self) -> None:
        self._boxes: Sequence[Box] = ()
        self._at: int | None = None

    @property
    def box(self) -> "Box | None":
        """The spot that is pointed at."""
        return None if self._at is None else self._boxes[self._at]

    @property
    def goes_up(self) -> bool:
        """Whether there are spots above one another."""
        return any(each.spot.bottom is not None for each in self._boxes)

    def take(self, boxes: Sequence["Box"]) -> None:
        """The same chart was drawn again: point at the same spot, if there is one."""
        self._boxes = boxes
        if self._at is not None and self._at >= len(boxes):
            self._at = None

    def let_go(self) -> bool:
        """Point at nothing; say whether something was pointed at."""
        held, self._at = self._at is not None, None
        return held

    def point(self, x: float, y: float) -> bool:
        """Point at what lies at a place, in px; say whether that is another spot than before."""
        found = (
            at
            for at, each in enumerate(self._boxes)
            if each.left <= x < each.right and each.top <= y < each.bottom
        )
        return self._to(next(found, None))

    def go(self, way: Way) -> bool:
        """Go on to the next spot; the first step leads to the last of them."""
        if self._at is None:
            return self.go_to_last()
        here = self._boxes[self._at]
        costs = {at: _cost(here, each, way) for at, each in enumerate(self._boxes)}
        ahead = {at: cost for at, cost in costs.items() if cost is not None}
        return self._to(min(ahead, key=ahead.__getitem__, default=self._at))

    def go_to_first(self) -> bool:
        """Point at the first spot."""
        return self._to(0 if self._boxes else None)

    def go_to_last(self) -> bool:
        """Point at the last spot."""
        return self._to(len(self._boxes) - 1 if self._boxes else None)

    def _to(self, at: int | None) -> bool:
        moved, self._at = at != self._at, at
        return moved


def _cost(here: "Box", there: "Box", way: Way) -> float | None:
    """How far a spot is in a direction; None where it does not lie there."""
    right, down = way.value
    across = (there.left + there.right - here.left - here.right) / 2
    below = (there.top + there.bottom - here.top - here.bottom) / 2
    ahead = across * right + below * down
    aside = abs(across * down) + abs(below * right)
    return ahead + SIDEWAYS_COSTS * aside if ahead > max(aside, 0.01) else None
