"""Lays out the draaiboek: an overview, the theme, and then every part in full."""

from __future__ import annotations

from functools import partial

from herstel_desktop.documents.kit.assemble import draw_pages, plain_pages
from herstel_desktop.documents.kit.blocks import Block, Mark
from herstel_desktop.documents.kit.headings import fact_blocks, title_blocks
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.press import Press, confidential_pdf
from herstel_desktop.documents.kit.prose import Prose
from herstel_desktop.documents.kit.spans import NO_BREAK_SPACE, Align, Span, TextStyle
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.kit.tables import Cell, Row, table
from herstel_desktop.documents.kit.type_scale import scale_for
from herstel_desktop.documents.session_plan.data import SessionPlanData
from herstel_desktop.documents.session_plan.parts import part_blocks
from herstel_desktop.documents.session_plan.timeline import TimedPart, time_bar, timed
from herstel_desktop.documents.session_plan.words import kind_word, total_line
from herstel_desktop.domain.dutch_dates import date_only, from_to, long_date
from herstel_desktop.domain.labels import ENERGY
from herstel_desktop.domain.work_forms import Theme

_BODY = TextStyle(11, 1.32)
_HEADER = TextStyle(10, 1.2, bold=True)
_CELL = TextStyle(11, 1.25, align=Align.LEFT)
_COLUMN_GAP = 8 * MM

_HOW_TO_USE = (
    "Wat tussen ‘ en ’ staat, kun je zo voorlezen. Overslaan mag altijd, voor iedereen. Gaat het"
    " met iemand niet goed? Stop dan gerust met het programma en pak de crisiskaart."
)
_NO_PARTS = "Er staan nog geen onderdelen in dit draaiboek."


def build(data: SessionPlanData, large: bool = False) -> bytes:
    """The draaiboek as PDF; the same data gives the same bytes.

    Args:
        large: sets everything in 18 points or more.
    """
    return confidential_pdf(
        DocumentInfo(_title(data), data.organisation), partial(draw, data=data, large=large)
    )


def draw(press: Press, data: SessionPlanData, large: bool = False) -> None:
    """Draws the draaiboek as the next pages."""
    prose = Prose(press.root, scale_for(large), _BODY)
    parts = timed(data.plan.parts, data.start)
    pages = plain_pages(A4)
    pages.add_wide(_head(prose, data))
    pages.add_wide(_course(prose, data, parts))
    pages.add_wide([prose.warning(_HOW_TO_USE)])
    if data.take_along:
        heading = prose.heading("Meenemen")
        listing = prose.listing(data.take_along, Mark.BOX)
        if large:
            pages.add_wide([heading, *listing], together=True)
        else:
            pages.begin_unless([heading, *listing[: (len(listing) + 1) // 2]])
            pages.add_wide([heading])
            pages.add_columns(listing, _COLUMN_GAP, 4)
    if data.theme is not None:
        theme = _theme(prose, data.theme)
        pages.begin_unless(theme)
        pages.add_wide(theme)
    for timed_part in parts:
        is_last = timed_part is parts[-1]
        blocks = part_blocks(prose, data, timed_part, is_last=is_last)
        # Whoever leads it finds what must be known beforehand on one page with the first step.
        pages.begin_unless([block for group in blocks.beginning for block in group])
        for group in (*blocks.beginning, *blocks.rest):
            pages.add_wide(group, together=True)
    draw_pages(press, A4, pages, foot=_title(data), scale=prose.scale)


def _title(data: SessionPlanData) -> str:
    return f"Draaiboek {data.group_name}, {date_only(data.on)}"


def _head(prose: Prose, data: SessionPlanData) -> list[Block]:
    number = ""
    if data.number:
        of = f" van {data.number_of_meetings}" if data.number_of_meetings else ""
        number = f", bijeenkomst {data.number}{of}"
    people = data.plan.people
    blocks = title_blocks(prose.root, data.group_name, f"Draaiboek{number}", scale=prose.scale)
    place = ", ".join(part for part in (data.venue_name, data.venue_address) if part)
    return blocks + fact_blocks(
        prose.root,
        [
            ("Datum", long_date(data.on)),
            ("Tijd", f"{from_to(data.start, data.plan.minutes)} ({data.plan.minutes} minuten)"),
            ("Plaats", place),
            ("Thema", data.theme_title or "nog niet gekozen"),
            ("Deelnemers", f"{people} verwacht" if people else "nog niet bekend"),
            ("Energie", ENERGY[data.plan.energy].lower()),
            ("Begeleiding", ", ".join(data.facilitators)),
        ],
        scale=prose.scale,
    )


def _course(prose: Prose, data: SessionPlanData, parts: tuple[TimedPart, ...]) -> list[Block]:
    """How the meeting goes: a bar and a table."""
    heading = prose.heading("Zo gaat de bijeenkomst")
    if not parts:
        return [heading, prose.paragraph(_NO_PARTS)]
    scale = prose.scale
    bar = time_bar(prose.root, parts, data.plan.minutes, scale)
    header_style, style = scale.of(_HEADER), scale.of(_CELL)
    words = ("Tijd", "Min.", "Onderdeel", "Wie leidt")
    header = Row(tuple(Cell(Text(word, header_style)) for word in words), 20)
    rows = [
        Row(
            (
                Cell(Text(timed_part.from_to.replace(" ", NO_BREAK_SPACE), style)),
                Cell(Text(str(timed_part.part.minutes), style)),
                Cell(Text(_named(timed_part), style)),
                Cell(Text(timed_part.part.leader, style) if timed_part.part.leader else None),
            ),
            22,
        )
        for timed_part in parts
    ]
    time_width = Text("00.00 – 00.00", style).width() + 14
    minutes_width = Text("Min.", header_style).width() + 14
    leader_width = A4.inner_width * 0.24
    widths = (
        time_width,
        minutes_width,
        A4.inner_width - time_width - minutes_width - leader_width,
        leader_width,
    )
    total = prose.paragraph(total_line(data.plan.planned_minutes, data.plan.minutes), before=5)
    return [heading, bar, table(prose.root, widths, header, rows, before=8), total]


def _named(timed_part: TimedPart) -> list[Span]:
    part = timed_part.part
    spans = [Span(f"{timed_part.number}. "), Span(part.title, bold=True)]
    kind = kind_word(part)
    return [*spans, Span(f" · {kind}")] if kind else spans


def _theme(prose: Prose, theme: Theme) -> list[Block]:
    outside = [Span("Wanneer wijs je op andere hulp? ", bold=True), Span(theme.point_outside)]
    return [
        prose.heading(f"Thema: {theme.title}"),
        *prose.paragraphs(theme.about, before=3),
        prose.heading("Vragen om mee te openen", Role.H3),
        *prose.listing(theme.questions, Mark.BULLET),
        prose.heading("Hier gaat het makkelijk mis", Role.H3),
        *prose.listing(theme.pitfalls, Mark.BULLET),
        prose.warning(outside),
    ]
