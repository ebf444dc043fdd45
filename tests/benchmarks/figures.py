"""Times of one run, side by side with those of the plainest program that does the same."""

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Figures:
    """The table that a run of the benchmarks ends with."""

    _lines: list[str] = field(default_factory=list)

    def compare(
        self, what: str, ours: Sequence[float], plain: Sequence[float], goal: str = ""
    ) -> None:
        """Two series of seconds: their medians, the slowest of a hundred, and the ratios."""
        for name, of in (("median", statistics.median), ("p99", p99)):
            mine, theirs = of(ours), of(plain)
            told = f"{name:<6} {_ms(mine)}   plain {_ms(theirs)}   ratio {mine / theirs:6.2f}"
            self._lines.append(f"{what:<44} {told}   {goal}")

    def tell(self, what: str, seconds: Sequence[float], goal: str = "") -> None:
        """A series of seconds that nothing plainer can be set beside."""
        told = f"median {_ms(statistics.median(seconds))}   worst {_ms(max(seconds))}"
        self._lines.append(f"{what:<44} {told}   of {len(seconds):9}   {goal}")

    def note(self, sentence: str) -> None:
        """A sentence among the figures."""
        self._lines.append(sentence)

    def lines(self) -> list[str]:
        """The table, if anything was measured."""
        return ["", *self._lines, ""] if self._lines else []


def p99(seconds: Sequence[float]) -> float:
    """What 99 of 100 stay below; the slowest of fewer."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.99))]


@contextmanager
def timed(into: list[float]) -> Iterator[None]:
    """Add the seconds that the block takes to a series."""
    start = time.perf_counter()
    yield
    into.append(time.perf_counter() - start)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:9.2f} ms"
