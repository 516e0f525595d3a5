"""Lays out the sign-in sheet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from herstel_desktop.documents.kit.assemble import draw_pages, plain_pages
from herstel_desktop.documents.kit.blocks import Block, FramedBlock, TextBlock
from herstel_desktop.documents.kit.headings import fact_blocks, title_blocks
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.press import Press, confidential_pdf
from herstel_desktop.documents.kit.spans import LINE_BREAK, NO_BREAK_SPACE, Align, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role
from herstel_desktop.documents.kit.tables import Cell, Row, table
from herstel_desktop.documents.kit.type_scale import TypeScale, scale_for
from herstel_desktop.documents.sign_in_sheet.data import SheetMeeting, SignInSheetData
from herstel_desktop.domain.dutch_dates import clock, date_only, from_to, long_date, short_date

_MOST_COLUMNS, _MOST_LARGE_COLUMNS = 8, 3
_ROW, _LARGE_ROW = 9.5 * MM, 13 * MM  # room to write by hand
_LARGE_COLUMN = 33 * MM  # holds 'afgemeld' in large print
_NAME_SHARE = 0.62  # of what is left, for the name; the rest is for initials
_NAME = TextStyle(size=11.5, leading=1.2, align=Align.LEFT)
_HEADER = TextStyle(size=10, leading=1.2, bold=True)
_DATE = TextStyle(size=9, leading=1.2, bold=True, align=Align.CENTRE)
_WORD = TextStyle(size=9, leading=1.2, align=Align.CENTRE)
_NOTE = TextStyle(size=10)

_PRIVACY = (
    "Wie op dit blad staat, deelt iets over zijn gezondheid. Laat het daarom niet liggen, leg het"
    " achter slot en versnipper het zodra de presentie is ingevoerd."
)
_HOW_ONE = "Ben je er? Zet een kruisje in het vakje en een paraaf. Gasten vullen een lege regel in."
_HOW_SERIES = "Zet bij elke datum een kruisje als je er bent. Gasten vullen een lege regel in."
_NOBODY = "Er staan nog geen deelnemers in deze groep."


def build(data: SignInSheetData, large: bool = False) -> bytes:
    """The sheet as PDF; the same data gives the same bytes.

    Args:
        large: sets everything in 18 points or more.

    Raises:
        ValueError: there is no meeting to make a sheet for.
    """
    if not data.meetings:
        raise ValueError("a sign-in sheet needs a meeting")
    return confidential_pdf(
        DocumentInfo(_title(data), data.organisation), partial(draw, data=data, large=large)
    )


def draw(press: Press, data: SignInSheetData, large: bool = False) -> None:
    """Draws the sheet, for at least one meeting, as the next pages."""
    scale, root = scale_for(large), press.root
    pages = plain_pages(A4)
    pages.add_wide(_head(root, data, scale))
    for indices in _chunks(data, _MOST_LARGE_COLUMNS if large else _MOST_COLUMNS):
        single = len(data.meetings) == 1
        block = _one_meeting(root, data, scale) if single else _series(root, data, indices, scale)
        pages.add_wide([block], together=indices.start > 0)
    pages.add_wide([_privacy(root, scale)])
    draw_pages(press, A4, pages, foot=_title(data), scale=scale)


def _head(root: Element, data: SignInSheetData, scale: TypeScale) -> list[Block]:
    meetings = data.meetings
    only = meetings[0] if len(meetings) == 1 else None
    same_time = _same_time(meetings)
    place = ", ".join(part for part in (data.venue_name, data.venue_address) if part)
    blocks = title_blocks(root, data.group_name, f"Presentielijst{_number(only)}", scale=scale)
    blocks += fact_blocks(
        root,
        [
            ("Datum", long_date(only.on) if only else ""),
            ("Periode", "" if only else _period(meetings)),
            ("Tijd", from_to(meetings[0].start, meetings[0].minutes) if same_time else ""),
            ("Plaats", place),
            ("Begeleiding", ", ".join(data.facilitators)),
        ],
        scale=scale,
    )
    note = _HOW_ONE if only else _HOW_SERIES
    if only and only.cancelled:
        note = "Deze bijeenkomst gaat niet door."
    elif not data.rows:
        note = f"{_NOBODY} {note}" if data.blank_rows else _NOBODY
    blocks.append(TextBlock(Text(note, scale.of(_NOTE)), root.add(Role.PARAGRAPH), before=8))
    return blocks


def _same_time(meetings: tuple[SheetMeeting, ...]) -> bool:
    return len({(meeting.start, meeting.minutes) for meeting in meetings}) == 1


def _number(meeting: SheetMeeting | None) -> str:
    if meeting is None or not meeting.number:
        return ""
    of = f" van {meeting.number_of_meetings}" if meeting.number_of_meetings else ""
    return f", bijeenkomst {meeting.number}{of}"


def _period(meetings: tuple[SheetMeeting, ...]) -> str:
    first, last = meetings[0].on, meetings[-1].on
    return date_only(first) if first == last else f"{date_only(first)} – {date_only(last)}"


def _title(data: SignInSheetData) -> str:
    return f"Presentielijst {data.group_name}, {_period(data.meetings)}"


def _privacy(root: Element, scale: TypeScale) -> Block:
    note = TextBlock(Text(_PRIVACY, scale.of(_NOTE)), root.add(Role.PARAGRAPH))
    return FramedBlock((note,), ground=(1, 1, 1), bar=(0, 0, 0), padding=7)


def _one_meeting(root: Element, data: SignInSheetData, scale: TypeScale) -> Block:
    bold, name = scale.of(_HEADER), scale.of(_NAME)
    header = Row(
        (
            Cell(Text("Naam", bold)),
            Cell(Text("Aanwezig", replace(bold, align=Align.CENTRE))),
            Cell(Text("Paraaf", bold)),
        ),
        7 * MM,
    )
    rows = [
        Row(
            (Cell(Text(row.name, name)), _mark(data, row.is_excused(0), 0, scale), Cell()),
            _row_height(scale),
        )
        for row in data.rows
    ]
    guest = (Cell(Text("Gast:", name)), _mark(data, False, 0, scale), Cell())
    rows += [Row(guest, _row_height(scale))] * data.blank_rows
    present = 26 * MM if scale.body is None else _LARGE_COLUMN
    names = _NAME_SHARE * (A4.inner_width - present)
    return table(root, (names, present, A4.inner_width - names - present), header, rows, before=8)


def _series(root: Element, data: SignInSheetData, indices: range, scale: TypeScale) -> Block:
    date_width = 14.5 * MM if scale.body is None else _LARGE_COLUMN
    widths = (A4.inner_width - date_width * len(indices), *[date_width] * len(indices))
    name, date = scale.of(_NAME), scale.of(_DATE)
    dates = [Cell(Text(_column_date(data, data.meetings[index]), date)) for index in indices]
    header = Row((Cell(Text("Naam", scale.of(_HEADER))), *dates), 10 * MM)
    rows = [
        Row(
            (
                Cell(Text(row.name, name)),
                *(_mark(data, row.is_excused(index), index, scale) for index in indices),
            ),
            _row_height(scale),
        )
        for row in data.rows
    ]
    guest = (
        Cell(Text("Gast:", name)),
        *(_mark(data, False, index, scale) for index in indices),
    )
    rows += [Row(guest, _row_height(scale))] * data.blank_rows
    return table(root, widths, header, rows, before=12)


def _row_height(scale: TypeScale) -> float:
    return _ROW if scale.body is None else _LARGE_ROW


def _column_date(data: SignInSheetData, meeting: SheetMeeting) -> str:
    """'di' above '24 nov', and the time where it is not the same for all."""
    weekday, _, rest = short_date(meeting.on).partition(" ")
    lines = [weekday, rest.replace(" ", NO_BREAK_SPACE)]
    if not _same_time(data.meetings):
        lines.append(clock(meeting.start))
    return LINE_BREAK.join(lines)


def _mark(data: SignInSheetData, excused: bool, meeting: int, scale: TypeScale) -> Cell:
    if data.meetings[meeting].cancelled:
        return Cell(Text("vervalt", scale.of(_WORD)))
    return Cell(Text("afgemeld", scale.of(_WORD))) if excused else Cell(box=True)


def _chunks(data: SignInSheetData, most: int) -> list[range]:
    """Meetings shared out over as few tables as possible, with about as many columns each."""
    if not data.rows and not data.blank_rows:
        return []
    count = len(data.meetings)
    tables = -(-count // most)
    edges = [round(index * count / tables) for index in range(tables + 1)]
    return [range(first, last) for first, last in pairwise(edges)]
