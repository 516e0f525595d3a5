"""The minutes of a work form's steps when it takes longer or shorter than usual."""

from __future__ import annotations

from collections.abc import Sequence


def fitted_minutes(usual: Sequence[int], total: int) -> tuple[int, ...]:
    """Minutes of each step, in proportion to the usual ones, that add up to a total.

    Whole minutes by largest remainder; no step gets less than one minute as long as there are
    enough for all of them.

    Args:
        usual: minutes of each step; a step without minutes counts as one minute.
        total: minutes to share out.
    """
    shares = [max(1, each) for each in usual]
    together = sum(shares)
    least = 1 if total >= len(shares) else 0
    # Compared in minutes times `together`, so that nothing is rounded on the way.
    fitted = [max(least, share * total // together) for share in shares]
    owed = [share * total - got * together for share, got in zip(shares, fitted, strict=True)]
    left = total - sum(fitted)
    for _ in range(abs(left) if fitted else 0):
        if left > 0:
            place = max(range(len(owed)), key=lambda index: owed[index])
        else:
            can_give = [index for index, got in enumerate(fitted) if got > least]
            place = min(can_give, key=lambda index: owed[index])
        change = 1 if left > 0 else -1
        fitted[place] += change
        owed[place] -= change * together
    return tuple(fitted)
