"""Parts, work forms and ids for tests of the draaiboek, and ways to try any of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from uuid import UUID

from hypothesis import strategies as st

from herstel_desktop.domain.refit import Candidate, Wanted
from herstel_desktop.domain.session_plans import PartKind, PlanPart
from herstel_desktop.domain.work_forms import Energy, Minutes, People, WorkFormKind

Plan = tuple[PlanPart, ...]


def ids(first: int = 1_000) -> Callable[[], UUID]:
    """Gives ids that are the same each time."""
    numbers = count(first)
    return lambda: UUID(int=next(numbers))


def form(
    title: str,
    phase: WorkFormKind = WorkFormKind.CONVERSATION,
    minutes: tuple[int, int, int] = (15, 20, 30),
    people: tuple[int, int] = (3, 12),
    energy: Energy = Energy.USUAL,
    *,
    fits_theme: bool = True,
    meetings_ago: int | None = None,
    favourite: bool = False,
    disliked: bool = False,
) -> Candidate:
    """A work form; its slug is its title in lower case."""
    return Candidate(
        title.lower().replace(" ", "-"),
        title,
        phase,
        Minutes(*minutes),
        People(*people),
        energy,
        fits_theme,
        meetings_ago,
        favourite,
        disliked,
    )


def part_of(candidate: Candidate, minutes: int | None = None, number: int = 0) -> PlanPart:
    """A work form in a plan, with its usual minutes unless said otherwise."""
    return PlanPart(
        UUID(int=number or sum(map(ord, candidate.work_form))),
        PartKind.WORK_FORM,
        candidate.title,
        candidate.minutes.usual if minutes is None else minutes,
        work_form=candidate.work_form,
        phase=candidate.phase,
    )


def pause(minutes: int = 15, number: int = 1) -> PlanPart:
    """A break."""
    return PlanPart(UUID(int=number), PartKind.BREAK, "Pauze", minutes)


def own_part(title: str, minutes: int) -> PlanPart:
    """Something of the group's own."""
    return PlanPart(UUID(int=sum(map(ord, title))), PartKind.OTHER, title, minutes)


def shown(parts: Plan) -> list[str]:
    """'Check-in 10', for each part."""
    return [f"{part.title} {part.minutes}" for part in parts]


@st.composite
def candidates(draw: st.DrawFn, most: int = 8) -> tuple[Candidate, ...]:
    """Some work forms of any kind."""
    found = []
    for number in range(draw(st.integers(0, most))):
        least = draw(st.integers(1, 25))
        usual = least + draw(st.integers(0, 10))
        fewest = draw(st.integers(1, 6))
        found.append(
            Candidate(
                f"form-{number}",
                f"Form {number}",
                draw(st.sampled_from(WorkFormKind)),
                Minutes(least, usual, usual + draw(st.integers(0, 15))),
                People(fewest, fewest + draw(st.integers(0, 8))),
                draw(st.sampled_from(Energy)),
                fits_theme=draw(st.booleans()),
                meetings_ago=draw(st.none() | st.integers(1, 6)),
                favourite=draw(st.booleans()),
                disliked=draw(st.booleans()),
            )
        )
    return tuple(found)


@st.composite
def plans(draw: st.DrawFn, known: tuple[Candidate, ...]) -> Plan:
    """Parts in any order: of the work forms, of ones that are gone, breaks and own parts."""
    parts: list[PlanPart] = []
    inside = [candidate for candidate in known if draw(st.booleans())]
    for candidate in inside:
        parts.append(part_of(candidate, draw(st.integers(1, 45)), number=len(parts) + 1))
    for _ in range(draw(st.integers(0, 2))):
        parts.append(pause(draw(st.integers(1, 25)), number=len(parts) + 1))
    for kind in (PartKind.OTHER, PartKind.WORK_FORM):
        for _ in range(draw(st.integers(0, 1))):
            parts.append(
                PlanPart(
                    UUID(int=len(parts) + 1),
                    kind,
                    f"Eigen {len(parts)}",
                    draw(st.integers(1, 30)),
                    work_form="" if kind is PartKind.OTHER else "weg",
                    phase=None if kind is PartKind.OTHER else draw(st.sampled_from(WorkFormKind)),
                )
            )
    return tuple(draw(st.permutations(parts)))


@st.composite
def situations(draw: st.DrawFn, most: int = 8) -> tuple[Plan, tuple[Candidate, ...], Wanted]:
    """A plan, the work forms there are, and what is wanted."""
    known = draw(candidates(most))
    wanted = Wanted(
        draw(st.integers(1, 12)),
        draw(st.integers(1, 150)),
        draw(st.sampled_from(Energy)),
        draw(st.booleans()),
    )
    return draw(plans(known)), known, wanted
