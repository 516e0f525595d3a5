"""The cheapest choice of parts and of minutes for each of them: dynamic programming over minutes.

A table says for each number of minutes what the cheapest way costs to fill exactly that many. An
item (a part of the plan, or a work form that may come in) turns it into the next table: it stays
out, or it takes some of its minutes. The way back through the tables tells which items are in.
Nothing is tried at random and nothing is cut off, so the answer is the cheapest there is, and the
same each time.

The costs themselves are made in `refit_costs`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import add

IMPOSSIBLE = 10**17
"""A cost that nothing possible reaches."""


@dataclass(frozen=True)
class Table:
    """What it costs to fill `start` minutes, one more, and so on; all others are impossible."""

    start: int
    costs: list[int]

    def at(self, minutes: int) -> int:
        """What it costs to fill so many."""
        place = minutes - self.start
        return self.costs[place] if 0 <= place < len(self.costs) else IMPOSSIBLE


NONE_POSSIBLE = Table(0, [])
NOTHING_YET = Table(0, [0])


@dataclass(frozen=True)
class Item:
    """Something that may stand in the plan.

    Attributes:
        least: the fewest minutes it takes.
        costs: what it costs with `least` minutes, one more, and so on.
        wish: the minutes taken when several cost the same.
        absent: what it costs to leave it out.
    """

    least: int
    costs: tuple[int, ...]
    wish: int
    absent: int

    @property
    def most(self) -> int:
        """The most minutes it takes."""
        return self.least + len(self.costs) - 1


@dataclass(frozen=True)
class Group:
    """Items of one phase.

    Attributes:
        own: what stands in the plan.
        extras: what may come in, the ones that win a tie first.
        entry: what the first extra costs on top, the second, and so on; the last counts for all
            that follow.
        ending: what it costs that no extra came in, one, and so on; as long as `entry`.
    """

    own: tuple[Item, ...] = ()
    extras: tuple[Item, ...] = ()
    entry: tuple[int, ...] = (0,)
    ending: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Block:
    """Groups of which at least one item is wanted.

    Attributes:
        nothing: what it costs when none of their items is in.
    """

    groups: tuple[Group, ...]
    nothing: int = 0


ChosenOfBlock = list[tuple[list[int | None], list[int | None]]]
Chosen = list[ChosenOfBlock]
"""For each block and each group the minutes of `own` and of `extras`; None is out."""


def choose(blocks: tuple[Block, ...], minutes: int, per_minute_left: int) -> Chosen:
    """The cheapest choice that takes `minutes` or less; fuller when two cost the same."""
    absent = [item.absent for block in blocks for group in block.groups for item in group.own]
    if absent:
        # Quicker, and the answer whenever it costs less than leaving any part out.
        chosen, cost = _choose(tuple(map(_all_in, blocks)), minutes, per_minute_left)
        if cost < min(absent):
            return chosen
    return _choose(blocks, minutes, per_minute_left)[0]


def _all_in(block: Block) -> Block:
    """The same with every part of the plan in it."""
    groups = []
    for group in block.groups:
        own = tuple(replace(item, absent=IMPOSSIBLE) for item in group.own)
        groups.append(replace(group, own=own))
    return replace(block, groups=tuple(groups))


def _choose(blocks: tuple[Block, ...], minutes: int, per_minute_left: int) -> tuple[Chosen, int]:
    solved = []
    tables = [NOTHING_YET]
    for block in reversed(blocks):  # the first is the largest: the others leave less time for it
        solved.append(_Solved(block, minutes - tables[-1].start))
        tables.append(_taking(tables[-1], solved[-1].as_item(), minutes))
        if not tables[-1].costs:
            return [], IMPOSSIBLE
    last = tables[-1]
    left = range(minutes - last.start, -1, -1)
    costs = [cost + per_minute_left * rest for cost, rest in zip(last.costs, left, strict=False)]
    cost = min(costs, default=IMPOSSIBLE)
    if cost >= IMPOSSIBLE:
        return [], cost
    rest = last.start + len(costs) - 1 - costs[::-1].index(cost)
    chosen: Chosen = []
    for taking, before, after in zip(
        reversed(solved), reversed(tables[:-1]), reversed(tables[1:]), strict=True
    ):
        share = _taken(taking.as_item(), before, rest, after.at(rest))
        assert share is not None
        chosen.append(taking.way_back(share))
        rest -= share
    return chosen, cost


class _Solved:
    """The tables of one block, kept for the way back."""

    def __init__(self, block: Block, minutes: int) -> None:
        self._groups = block.groups
        self._own_items = [item for group in block.groups for item in group.own]
        self._own = [NOTHING_YET]  # before each item of the plan, and after
        for item in self._own_items:
            self._own.append(_with(self._own[-1], item, minutes))
        table = self._own[-1]
        self._extras: list[list[list[Table]]] = []  # the same by group, by how many came in
        for group in block.groups:
            rows = [table, *([NONE_POSSIBLE] * (len(group.entry) - 1))]
            history = [rows]
            for item in group.extras:
                rows = _with_extra(rows, item, group.entry, minutes)
                history.append(rows)
            self._extras.append(history)
            table = NONE_POSSIBLE
            for row, ending in zip(rows, group.ending, strict=True):
                table = _cheaper(table, _dearer(row, ending))
        self._nothing = block.nothing
        self._table = table
        if block.nothing and table.costs and table.start == 0:
            self._table = Table(0, [table.costs[0] + block.nothing, *table.costs[1:]])

    def as_item(self) -> Item:
        """The block as one thing that takes some of the minutes."""
        return Item(self._table.start, tuple(self._table.costs), self._table.start, IMPOSSIBLE)

    def way_back(self, minutes: int) -> ChosenOfBlock:
        """The minutes of each item when the block takes so many."""
        cost = self._table.at(minutes) - (self._nothing if minutes == 0 else 0)
        came: list[list[int | None]] = []
        for group, history in zip(reversed(self._groups), reversed(self._extras), strict=True):
            last = enumerate(zip(history[-1], group.ending, strict=True))
            row = next(n for n, (table, ending) in last if table.at(minutes) + ending == cost)
            taken: list[int | None] = []
            for number in range(len(group.extras) - 1, -1, -1):
                here = (minutes, history[number + 1][row].at(minutes))
                row, one = _extra_back(group, number, history[number], row, here)
                taken.append(one)
                minutes -= one or 0
            came.append(taken[::-1])
            cost = history[0][0].at(minutes)
        own: list[int | None] = []
        for number in range(len(self._own_items) - 1, -1, -1):
            cost = self._own[number + 1].at(minutes)
            own.append(_taken(self._own_items[number], self._own[number], minutes, cost))
            minutes -= own[-1] or 0
        stayed = iter(own[::-1])
        return [
            ([next(stayed) for _ in group.own], extras)
            for group, extras in zip(self._groups, came[::-1], strict=True)
        ]


def _taking(table: Table, item: Item, minutes: int) -> Table:
    """The table when the item is in, with the cheapest minutes for it."""
    start, span = table.start + item.least, len(item.costs)
    size = min(len(table.costs) + span - 1, minutes - start + 1)
    if size <= 0 or not table.costs or not item.costs:
        return NONE_POSSIBLE
    costs = item.costs[::-1]
    around = [IMPOSSIBLE] * (span - 1)
    padded = around + table.costs + around
    return Table(start, [min(map(add, padded[n : n + span], costs)) for n in range(size)])


def _with(table: Table, item: Item, minutes: int) -> Table:
    taking = _taking(table, item, minutes)
    if item.absent >= IMPOSSIBLE:
        return taking
    return _cheaper(_dearer(table, item.absent), taking)


def _with_extra(rows: list[Table], item: Item, entry: tuple[int, ...], minutes: int) -> list[Table]:
    """The tables by number of extras after one more was offered; the last row is 'or more'."""
    after = list(rows)
    last = len(rows) - 1
    for number, (row, cost) in enumerate(zip(rows, entry, strict=True)):
        into = min(number + 1, last)
        after[into] = _cheaper(after[into], _dearer(_taking(row, item, minutes), cost))
    return after


def _dearer(table: Table, cost: int) -> Table:
    return Table(table.start, [own + cost for own in table.costs]) if cost else table


def _cheaper(one: Table, other: Table) -> Table:
    """The cheapest of both for each number of minutes."""
    if not one.costs or not other.costs:
        return one if one.costs else other
    start = min(one.start, other.start)
    behind = max(one.start + len(one.costs), other.start + len(other.costs))
    first, second = (
        [
            *([IMPOSSIBLE] * (table.start - start)),
            *table.costs,
            *([IMPOSSIBLE] * (behind - table.start - len(table.costs))),
        ]
        for table in (one, other)
    )
    return Table(start, [a if a < b else b for a, b in zip(first, second, strict=True)])


def _extra_back(
    group: Group, number: int, before: list[Table], row: int, here: tuple[int, int]
) -> tuple[int, int | None]:
    """From which row an extra came and what it took there; staying out wins a tie.

    Args:
        here: the minutes in its row, and what they cost.
    """
    minutes, cost = here
    if before[row].at(minutes) == cost:
        return row, None
    came_from = [row - 1] if row else []
    if row == len(group.entry) - 1:
        came_from.append(row)
    for one in came_from:
        taken = _taken(group.extras[number], before[one], minutes, cost - group.entry[one])
        if taken is not None:
            return one, taken
    raise AssertionError("a table that was made can be taken apart")


def _taken(item: Item, before: Table, minutes: int, cost: int) -> int | None:
    """The minutes nearest to the wish that explain a cost; None when it was left out."""
    fitting = [
        taken
        for taken, own_cost in enumerate(item.costs, start=item.least)
        if before.at(minutes - taken) + own_cost == cost
    ]
    return min(fitting, key=lambda taken: (abs(taken - item.wish), taken), default=None)
