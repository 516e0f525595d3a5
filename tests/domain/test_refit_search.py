"""The search finds the cheapest choice there is, also when all others are tried one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_desktop.domain.refit_search import Block, Group, Item, choose

LEFT = 50
Taken = tuple[int | None, ...]


@st.composite
def items(draw: st.DrawFn) -> Item:
    least = draw(st.integers(1, 4))
    costs = draw(st.lists(st.integers(0, 90), min_size=1, max_size=3))
    wish = least + draw(st.integers(0, len(costs) - 1))
    return Item(least, tuple(costs), wish, draw(st.integers(0, 200)))


@st.composite
def groups(draw: st.DrawFn) -> Group:
    rows = draw(st.integers(1, 3))
    prices = st.lists(st.integers(0, 120), min_size=rows, max_size=rows).map(tuple)
    return Group(
        tuple(draw(st.lists(items(), max_size=2))),
        tuple(draw(st.lists(items(), max_size=2))),
        draw(prices),
        draw(prices),
    )


@st.composite
def some_blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    first = Block(tuple(draw(st.lists(groups(), max_size=2))), draw(st.integers(0, 300)))
    return (first, Block((draw(groups()),), draw(st.integers(0, 300))))[: draw(st.integers(1, 2))]


def price(item: Item, taken: int | None, absent: int) -> int:
    return absent if taken is None else item.costs[taken - item.least]


def cost_of(blocks: tuple[Block, ...], taken: Iterator[int | None], minutes: int) -> int | None:
    """What a choice costs; None when it takes too long."""
    cost = total = 0
    for block in blocks:
        anything = False
        for group in block.groups:
            own = [(item, next(taken)) for item in group.own]
            extras = [(item, next(taken)) for item in group.extras]
            came = sum(minutes is not None for _, minutes in extras)
            last = len(group.entry) - 1
            cost += sum(price(item, one, item.absent) for item, one in own)
            cost += sum(price(item, one, 0) for item, one in extras)
            cost += sum(group.entry[min(number, last)] for number in range(came))
            cost += group.ending[min(came, last)]
            used = [one for _, one in own + extras if one is not None]
            total += sum(used)
            anything = anything or bool(used)
        cost += 0 if anything else block.nothing
    return cost + LEFT * (minutes - total) if total <= minutes else None


def all_choices(blocks: tuple[Block, ...]) -> Iterator[Taken]:
    inside = [
        item for block in blocks for group in block.groups for item in (*group.own, *group.extras)
    ]
    return product(*([None, *range(item.least, item.most + 1)] for item in inside))


@settings(max_examples=80, deadline=None)
@given(some_blocks(), st.integers(0, 14))
def test_nothing_is_cheaper_than_what_is_chosen(blocks: tuple[Block, ...], minutes: int) -> None:
    chosen = choose(blocks, minutes, LEFT)
    assert [len(groups) for groups in chosen] == [len(block.groups) for block in blocks]
    taken = (one for groups in chosen for own, extras in groups for one in (*own, *extras))
    cheapest = min(
        cost
        for choice in all_choices(blocks)
        if (cost := cost_of(blocks, iter(choice), minutes)) is not None
    )
    assert cost_of(blocks, taken, minutes) == cheapest


def test_staying_in_the_first_extra_and_the_wish_win_a_tie() -> None:
    own, extra = Item(2, (0, 0, 0), 3, 0), Item(2, (5,), 2, 0)
    alike = Group((), (extra, extra), (0, 0), (10, 0))
    assert choose((Block((alike,)),), 2, LEFT) == [[([], [2, None])]]
    assert choose((Block((Group((own,)),)),), 9, 0) == [[([4], [])]]


def test_a_part_is_left_out_when_that_is_cheaper_than_keeping_it() -> None:
    dear = Item(2, (80,), 2, 5)
    assert choose((Block((Group((dear,)),)),), 2, 0) == [[([None], [])]]
