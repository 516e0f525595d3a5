"""Lays out the sign-in sheet."""

from __future__ import annotations

from itertools import pairwise

from herstel_desktop.documents.kit.assemble import assemble, plain_pages
from herstel_desktop.documents.kit.blocks import Block, FramedBlock, TextBlock
from herstel_desktop.documents.kit.headings import fact_blocks, title_blocks
from herstel_desktop.documents.kit.lines import Text, forget_words
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.spans import LINE_BREAK, NO_BREAK_SPACE, Align, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role, StructureTree
from herstel_desktop.documents.kit.tables import Cell, Row, table
from herstel_desktop.documents.sign_in_sheet.data import SheetMeeting, SignInSheetData
from herstel_desktop.domain.dutch_dates import clock, date_only, from_to, long_date, short_date

_MOST_COLUMNS = 8
_ROW = 9.5 * MM  # room to write by hand
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


def build(data: SignInSheetData) -> bytes:
    """The sheet as PDF; the same data gives the same bytes.

    Raises:
        ValueError: there is no meeting to make a sheet for.
    """
    if not data.meetings:
        raise ValueError("a sign-in sheet needs a meeting")
    try:
        return _build(data)
    finally:
        forget_words()  # names stay in memory no longer than they are needed


def _build(data: SignInSheetData) -> bytes:
    tree = StructureTree()
    pages = plain_pages(A4)
    root = tree.document
    pages.add_wide(_head(root, data))
    for indices in _chunks(data):
        single = len(data.meetings) == 1
        block = _one_meeting(root, data) if single else _series(root, data, indices)
        pages.add_wide([block], together=indices.start > 0)
    pages.add_wide([_privacy(root)])
    title = _title(data)
    return assemble(DocumentInfo(title, data.organisation), A4, tree, pages, foot=title)


def _head(root: Element, data: SignInSheetData) -> list[Block]:
    meetings = data.meetings
    only = meetings[0] if len(meetings) == 1 else None
    same_time = _same_time(meetings)
    place = ", ".join(part for part in (data.venue_name, data.venue_address) if part)
    blocks = title_blocks(root, data.group_name, f"Presentielijst{_number(only)}")
    blocks += fact_blocks(
        root,
        [
            ("Datum", long_date(only.on) if only else ""),
            ("Periode", "" if only else _period(meetings)),
            ("Tijd", from_to(meetings[0].start, meetings[0].minutes) if same_time else ""),
            ("Plaats", place),
            ("Begeleiding", ", ".join(data.facilitators)),
        ],
    )
    note = _HOW_ONE if only else _HOW_SERIES
    if only and only.cancelled:
        note = "Deze bijeenkomst gaat niet door."
    elif not data.rows:
        note = f"{_NOBODY} {note}" if data.blank_rows else _NOBODY
    blocks.append(TextBlock(Text(note, _NOTE), root.add(Role.PARAGRAPH), before=8))
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


def _privacy(root: Element) -> Block:
    note = TextBlock(Text(_PRIVACY, _NOTE), root.add(Role.PARAGRAPH))
    return FramedBlock((note,), ground=(1, 1, 1), bar=(0, 0, 0), padding=7)


def _one_meeting(root: Element, data: SignInSheetData) -> Block:
    header = Row(
        (
            Cell(Text("Naam", _HEADER)),
            Cell(Text("Aanwezig", TextStyle(10, 1.2, bold=True, align=Align.CENTRE))),
            Cell(Text("Paraaf", _HEADER)),
        ),
        7 * MM,
    )
    rows = [
        Row((Cell(Text(row.name, _NAME)), _mark(data, row.is_excused(0), 0), Cell()), _ROW)
        for row in data.rows
    ]
    guest = Row((Cell(Text("Gast:", _NAME)), _mark(data, False, 0), Cell()), _ROW)
    rows += [guest] * data.blank_rows
    widths = (92 * MM, 26 * MM, A4.inner_width - 118 * MM)
    return table(root, widths, header, rows, before=8)


def _series(root: Element, data: SignInSheetData, indices: range) -> Block:
    date_width = 14.5 * MM
    widths = (A4.inner_width - date_width * len(indices), *[date_width] * len(indices))
    dates = [Cell(Text(_column_date(data, data.meetings[index]), _DATE)) for index in indices]
    header = Row((Cell(Text("Naam", _HEADER)), *dates), 10 * MM)
    rows = [
        Row(
            (
                Cell(Text(row.name, _NAME)),
                *(_mark(data, row.is_excused(index), index) for index in indices),
            ),
            _ROW,
        )
        for row in data.rows
    ]
    guest = (Cell(Text("Gast:", _NAME)), *(_mark(data, False, index) for index in indices))
    rows += [Row(guest, _ROW)] * data.blank_rows
    return table(root, widths, header, rows, before=12)


def _column_date(data: SignInSheetData, meeting: SheetMeeting) -> str:
    """'di' above '24 nov', and the time where it is not the same for all."""
    weekday, _, rest = short_date(meeting.on).partition(" ")
    lines = [weekday, rest.replace(" ", NO_BREAK_SPACE)]
    if not _same_time(data.meetings):
        lines.append(clock(meeting.start))
    return LINE_BREAK.join(lines)


def _mark(data: SignInSheetData, excused: bool, meeting: int) -> Cell:
    if data.meetings[meeting].cancelled:
        return Cell(Text("vervalt", _WORD))
    return Cell(Text("afgemeld", _WORD)) if excused else Cell(box=True)


def _chunks(data: SignInSheetData) -> list[range]:
    """Meetings shared out over as few tables as possible, with about as many columns each."""
    if not data.rows and not data.blank_rows:
        return []
    count = len(data.meetings)
    tables = -(-count // _MOST_COLUMNS)
    edges = [round(index * count / tables) for index in range(tables + 1)]
    return [range(first, last) for first, last in pairwise(edges)]
