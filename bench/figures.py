"""A measured figure: ours beside a bare one of the same run, and whether it keeps its limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

RUNS = 7


@dataclass(frozen=True)
class Figure:
    """One line of the report.

    Attributes:
        name: what was measured.
        ours, bare: medians of seven, in `unit`.
        unit: 's', 'ms' or 'MB'.
        limit: the most that ours may be; a factor of bare, or with `added` bare plus so much.
        added: whether the limit is added to bare instead of multiplied with it.
    """

    name: str
    ours: float
    bare: float
    unit: str
    limit: float
    added: bool = False

    @property
    def compared(self) -> float:
        """The ratio to bare, or what comes on top of it."""
        return self.ours - self.bare if self.added else self.ours / self.bare

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return self.compared <= self.limit

    def line(self) -> str:
        """The figure as a row of a Markdown table."""
        sign = "+" if self.added else "×"
        verdict = "kept" if self.kept else "**missed**"
        return (
            f"| {self.name} | {self.ours:.4g} {self.unit} | {self.bare:.4g} {self.unit} "
            f"| {sign} {self.compared:.3g} | {sign} {self.limit:.3g} | {verdict} |"
        )


@dataclass(frozen=True)
class Ceiling:
    """A line of the report with a limit of its own: what a person should not have to wait for.

    Attributes:
        name: what was measured.
        ours: in milliseconds.
        limit: the most that it may be, in milliseconds.
    """

    name: str
    ours: float
    limit: float

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return self.ours <= self.limit

    def line(self) -> str:
        """The figure as a row of a Markdown table."""
        verdict = "kept" if self.kept else "**missed**"
        return f"| {self.name} | {self.ours:.3g} ms | – | – | {self.limit:.3g} ms | {verdict} |"


def side_by_side(
    ours: Callable[[], float], bare: Callable[[], float], runs: int = RUNS
) -> tuple[float, float]:
    """Medians of both, measured in turns so that a busy moment hits both."""
    pairs = [(ours(), bare()) for _ in range(runs)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
