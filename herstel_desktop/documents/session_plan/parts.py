"""One part of the draaiboek in full, in blocks that stay together."""

from __future__ import annotations

from dataclasses import dataclass

from herstel_desktop.documents.kit.blocks import Block, FramedBlock, Mark
from herstel_desktop.documents.kit.headings import fact_blocks
from herstel_desktop.documents.kit.prose import SMALL_HEADING, Prose
from herstel_desktop.documents.kit.spans import Span, TextStyle
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.session_plan.data import SessionPlanData
from herstel_desktop.documents.session_plan.timeline import TimedPart
from herstel_desktop.documents.session_plan.words import fitted_line, kind_word, minutes_word
from herstel_desktop.domain.dutch_dates import clock, end_of, from_to
from herstel_desktop.domain.session_plans import PartKind
from herstel_desktop.domain.step_minutes import fitted_minutes
from herstel_desktop.domain.work_form_words import materials_line, people_line
from herstel_desktop.domain.work_forms import WorkForm

_PART = TextStyle(16, 1.2, bold=True)
_HEADING = TextStyle(13, 1.2, bold=True)
_GROUND = (0.93, 0.93, 0.93)
_BAR = (0.0, 0.0, 0.0)
_FEW_PEOPLE = 4
"""With no more people than this, the variant for few people is read before the steps."""

_GONE = (
    "Deze werkvorm staat niet meer bij de werkvormen. In het draaiboek staan alleen de naam en de"
    " tijd nog."
)


@dataclass(frozen=True)
class PartBlocks:
    """Everything that is printed of a part, in groups that each stay on one page.

    Attributes:
        beginning: what must be known beforehand, and the first step.
    """

    beginning: list[list[Block]]
    rest: list[list[Block]]


def part_blocks(
    prose: Prose, data: SessionPlanData, timed_part: TimedPart, *, is_last: bool
) -> PartBlocks:
    """Makes the blocks of a part.

    Args:
        is_last: whether the meeting ends with it.
    """
    part, form = timed_part.part, data.form_of(timed_part.part)
    head = [_band(prose, timed_part)]
    if part.note:
        head.append(prose.paragraph([Span("Om te onthouden: ", bold=True), Span(part.note)], 6))
    if form is not None:
        return _work_form(prose, head, form, timed_part, data.plan.people)
    if part.kind is PartKind.BREAK and not is_last:
        head.append(prose.paragraph(f"Zeg: ‘We gaan om {clock(timed_part.end)} weer verder.’", 6))
    elif part.kind is PartKind.WORK_FORM:
        head.append(prose.paragraph(_GONE, 6))
    return PartBlocks([head], [])


def _band(prose: Prose, timed_part: TimedPart) -> Block:
    part = timed_part.part
    facts = [timed_part.from_to, minutes_word(part.minutes)]
    kind = kind_word(part)
    facts += [kind] if kind else []
    facts += [f"{part.leader} leidt dit"] if part.leader else []
    title = prose.heading(f"{timed_part.number}. {part.title}", style=_PART, before=0)
    line = prose.paragraph(" · ".join(facts), before=2)
    return FramedBlock((title, line), _GROUND, _BAR, padding=7.0, before=18.0, keep_with_next=True)


def _work_form(
    prose: Prose, head: list[Block], form: WorkForm, timed_part: TimedPart, people: int
) -> PartBlocks:
    """What stands in the work form; a draft of one's own may lack things."""
    head += prose.paragraphs(form.purpose, before=8)
    head += fact_blocks(
        prose.root,
        [("Nodig", materials_line(form.materials)), ("Met hoeveel", people_line(form.people))],
        scale=prose.scale,
    )
    fitted = fitted_line(timed_part.part.minutes, form.minutes)
    head += [prose.paragraph(fitted, 6)] if fitted else []
    if form.not_when:
        head.append(prose.warning([Span("Wanneer niet? ", bold=True), Span(form.not_when)]))
    few = 0 < people <= _FEW_PEOPLE
    few_words = "Met weinig mensen, zoals vandaag:" if few else "Met weinig mensen:"
    beginning = [
        head,
        _listed(prose, "Zet klaar", form.preparation, Mark.BOX),
        _said(prose, "Meedoen mag, overslaan ook.", form.opt_out),
        _said(prose, few_words, form.few_people) if few else [],
    ]
    first, *other = _steps(prose, form, timed_part) or [[]]
    rest = [
        *other,
        _listed(prose, "Vragen om te stellen", form.questions, Mark.BULLET),
        _said(prose, "Lichter:", form.lighter),
        [] if few else _said(prose, few_words, form.few_people),
        _said(prose, "Na afloop:", form.aftercare),
    ]
    return PartBlocks([*beginning, first], rest)


def _steps(prose: Prose, form: WorkForm, timed_part: TimedPart) -> list[list[Block]]:
    minutes = fitted_minutes([step.minutes for step in form.steps], timed_part.part.minutes)
    groups: list[list[Block]] = []
    start = timed_part.start
    for place, (step, long) in enumerate(zip(form.steps, minutes, strict=True), start=1):
        when = f"{from_to(start, long)} · {minutes_word(long)}" if long else "heel kort"
        blocks = [] if groups else [_heading(prose, "Zo doe je het")]
        blocks.append(
            prose.heading(f"{place}. {step.title} · {when}", Role.H4, style=SMALL_HEADING, before=8)
        )
        groups.append([*blocks, *prose.paragraphs(step.text, before=2)])
        start = end_of(start, long)
    return groups


def _heading(prose: Prose, text: str) -> Block:
    return prose.heading(text, Role.H3, style=_HEADING, before=12)


def _listed(prose: Prose, heading: str, items: tuple[str, ...], mark: Mark) -> list[Block]:
    return [_heading(prose, heading), *prose.listing(items, mark)] if items else []


def _said(prose: Prose, heading: str, text: str) -> list[Block]:
    """Paragraphs with what they are about in bold at their beginning, so that a page holds more."""
    if not text:
        return []
    first, *rest = text.split("\n")
    lead = prose.paragraph([Span(f"{heading} ", bold=True), Span(first)], before=7)
    return [lead, *(prose.paragraph(each) for each in rest)]
