"""Minutes of steps: in proportion, whole, and exactly the minutes there are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_desktop.domain.step_minutes import fitted_minutes

USUAL = st.lists(st.integers(1, 60), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("usual", "total", "fitted"),
    [
        ((2, 7, 1), 10, (2, 7, 1)),
        ((2, 7, 1), 20, (4, 14, 2)),
        ((2, 7, 1), 5, (1, 3, 1)),
        ((4, 7, 8, 6), 20, (3, 6, 6, 5)),
        ((10, 10), 1, (1, 0)),
        ((5,), 0, (0,)),
        ((), 10, ()),
        ((0, 0), 10, (5, 5)),  # of a draft without minutes
    ],
)
def test_minutes_are_shared_out(
    usual: tuple[int, ...], total: int, fitted: tuple[int, ...]
) -> None:
    assert fitted_minutes(usual, total) == fitted


@given(USUAL, st.integers(0, 300))
def test_they_add_up_and_no_step_is_forgotten(usual: list[int], total: int) -> None:
    fitted = fitted_minutes(usual, total)
    assert sum(fitted) == total
    assert min(fitted) >= (1 if total >= len(usual) else 0)


@given(USUAL)
def test_the_usual_minutes_stay_as_they_are(usual: list[int]) -> None:
    assert fitted_minutes(usual, sum(usual)) == tuple(usual)


@given(USUAL, st.integers(0, 300))
def test_a_longer_step_never_gets_less_than_a_shorter_one(usual: list[int], total: int) -> None:
    fitted = fitted_minutes(usual, total)
    pairs = sorted(zip(usual, fitted, strict=True))
    for (short, its), (long, theirs) in pairwise(pairs):
        assert its <= theirs + (short == long)
