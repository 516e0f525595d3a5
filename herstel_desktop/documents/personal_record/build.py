"""Lays out an inzage: contact, choices, consent, groups, attendance and wishes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from herstel_desktop.documents.kit.assemble import draw_pages, plain_pages
from herstel_desktop.documents.kit.blocks import Block, FramedBlock, ItemBlock, Mark, TextBlock
from herstel_desktop.documents.kit.headings import fact_blocks, title_blocks
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.press import Press, confidential_pdf
from herstel_desktop.documents.kit.spans import Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role
from herstel_desktop.documents.kit.tables import Cell, Row, table
from herstel_desktop.documents.kit.type_scale import TypeScale, scale_for
from herstel_desktop.documents.personal_record.data import PersonalRecordData
from herstel_desktop.domain.attendance import Mark as Attended
from herstel_desktop.domain.dutch_dates import clock, date_only
from herstel_desktop.domain.erasures import Mention, Namesake
from herstel_desktop.domain.labels import ABSENCE_CHOICE, ENROLMENT_STATE, MARK
from herstel_desktop.domain.participants import Consent
from herstel_desktop.domain.personal_records import (
    PersonalRecord,
    RecordedMark,
    RecordedWay,
    RecordedWish,
)

_TITLE = "Inzage in je gegevens"
_BODY = TextStyle(size=11, leading=1.4)
_HEADING = TextStyle(size=13, leading=1.2, bold=True)
_CELL = TextStyle(size=10.5, leading=1.25)
_HEADER = TextStyle(size=10.5, leading=1.25, bold=True)
_ROW = 6.5 * MM
_NOT_THERE = "niet ingevuld"
_NOTHING = "Hier staat niets van je."

_ABOUT = (
    "Dit is alles wat de groep in Herstel Desktop over jou bewaart. Klopt er iets niet, of wil je"
    " iets laten wissen? Zeg het tegen je begeleider."
)
_RIGHTS = (
    "Je mag je gegevens laten verbeteren of wissen, en je mag je toestemming altijd intrekken. Je"
    " krijgt binnen een maand antwoord. Kom je er samen niet uit? Dan kun je een klacht indienen"
    " bij de Autoriteit Persoonsgegevens."
)
_MAYBE = (
    "Op deze plekken staat een naam zoals die van jou. Het kan ook iemand anders zijn. Vraag je"
    " begeleider om met je mee te kijken."
)


def build(data: PersonalRecordData, large: bool = False) -> bytes:
    """The record as PDF; the same data gives the same bytes.

    Args:
        large: sets everything in 18 points or more.
    """
    return confidential_pdf(
        DocumentInfo(_TITLE, data.record.organisation), partial(draw, data=data, large=large)
    )


def draw(press: Press, data: PersonalRecordData, large: bool = False) -> None:
    """Draws the record as the next pages."""
    pages = plain_pages(A4)
    pages.add_wide(_Layout(press.root, scale_for(large)).blocks(data))
    foot = f"{_TITLE}, {date_only(data.made_on)}. Vertrouwelijk"
    draw_pages(press, A4, pages, foot=foot, scale=scale_for(large))


class _Layout:
    """Makes the blocks of one record, section by section."""

    def __init__(self, root: Element, scale: TypeScale) -> None:
        self._root = root
        self._scale = scale

    def blocks(self, data: PersonalRecordData) -> list[Block]:
        """All of them, in reading order."""
        record = data.record
        person = record.participant
        made = f"Gemaakt op {date_only(data.made_on)}"
        blocks = title_blocks(self._root, _TITLE, made, scale=self._scale)
        blocks += fact_blocks(self._root, [("Van", record.organisation)], scale=self._scale)
        blocks.append(self._paragraph(_ABOUT, before=10))
        blocks += self._facts(
            "Wie je bent",
            [
                ("Roepnaam", person.call_name),
                ("Achternaam", person.family_name or _NOT_THERE),
                ("Telefoon", person.phone or _NOT_THERE),
                ("E-mail", person.email or _NOT_THERE),
                ("Adres", person.address or _NOT_THERE),
                ("Toegevoegd op", date_only(record.kept_since)),
                ("Laatst aangepast op", date_only(record.changed_on)),
            ],
        )
        blocks += self._facts(
            "Wat als ik er niet ben?",
            [
                ("Je keuze", ABSENCE_CHOICE[person.absence_choice]),
                ("Naam contactpersoon", person.contact_person_name or _NOT_THERE),
                ("Telefoon contactpersoon", person.contact_person_phone or _NOT_THERE),
            ],
        )
        blocks += self._facts("Je toestemming", _consent(person.consent))
        blocks += self._ways(record.ways)
        blocks += self._attendance(record)
        blocks += self._wishes(record.wishes)
        blocks += self._maybe(record.namesakes, record.mentions)
        note = self._paragraph(_RIGHTS, before=0)
        blocks.append(FramedBlock((note,), ground=(1, 1, 1), bar=(0, 0, 0), before=16))
        return blocks

    def _ways(self, ways: Sequence[RecordedWay]) -> list[Block]:
        blocks = [self._heading("Je groepen")]
        if not ways:
            return [*blocks, self._paragraph(_NOTHING)]
        for way in ways:
            name = Text([Span(way.enrolment.group_name, bold=True)], self._scale.of(_BODY))
            element = self._root.add(Role.PARAGRAPH)
            blocks.append(TextBlock(name, element, before=5, keep_with_next=True))
            blocks += self._items(_way_lines(way))
        return blocks

    def _attendance(self, record: PersonalRecord) -> list[Block]:
        blocks = [self._heading("Je presentie")]
        if record.marks:
            rows = [
                (date_only(each.on), clock(each.start), each.group_name, _mark(each))
                for each in record.marks
            ]
            blocks.append(self._table(("Datum", "Tijd", "Groep", "Genoteerd"), rows))
        else:
            blocks.append(self._paragraph(_NOTHING))
        if record.follow_ups:
            blocks.append(self._heading("Toen je er niet was"))
            blocks += self._items(
                f"{date_only(each.done_on)}: er is aan je gedacht, na de bijeenkomst van "
                f"{each.group_name} op {date_only(each.meeting_on)}."
                for each in record.follow_ups
            )
        return blocks

    def _wishes(self, wishes: Sequence[RecordedWish]) -> list[Block]:
        blocks = [self._heading("Je herstelwensen")]
        if not wishes:
            return [*blocks, self._paragraph(_NOTHING)]
        return [*blocks, *self._items(_wish(each) for each in wishes)]

    def _maybe(self, guests: Sequence[Namesake], mentions: Sequence[Mention]) -> list[Block]:
        if not guests and not mentions:
            return []
        lines = [f"Gastenlijst: {each.group_name}, {date_only(each.on)}" for each in guests]
        lines += [_mention_line(each) for each in mentions]
        head = [self._heading("Misschien ook van jou"), self._paragraph(_MAYBE)]
        return [*head, *self._items(lines)]

    def _facts(self, heading: str, facts: Sequence[tuple[str, str]]) -> list[Block]:
        return [self._heading(heading), *fact_blocks(self._root, facts, scale=self._scale)]

    def _heading(self, text: str) -> Block:
        style, element = self._scale.of(_HEADING), self._root.add(Role.H2)
        return TextBlock(Text(text, style), element, before=16, keep_with_next=True)

    def _paragraph(self, text: str, before: float = 3) -> TextBlock:
        style = self._scale.of(_BODY)
        return TextBlock(Text(text, style), self._root.add(Role.PARAGRAPH), before=before)

    def _items(self, texts: Iterable[str]) -> list[Block]:
        listing = self._root.add(Role.LIST)
        style, indent = self._scale.of(_BODY), self._scale.length(16)
        blocks: list[Block] = []
        for text in texts:
            item = listing.add(Role.ITEM)
            label = item.add(Role.LABEL)
            body = TextBlock(Text(text, style), item.add(Role.BODY))
            blocks.append(ItemBlock(Mark.BULLET, label, body, indent=indent, before=3))
        return blocks

    def _table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Block:
        bold, plain = self._scale.of(_HEADER), self._scale.of(_CELL)
        shares = (0.25, 0.1, 0.4, 0.25) if self._scale.body is None else (0.27, 0.13, 0.32, 0.28)
        widths = [share * A4.inner_width for share in shares]
        height = self._scale.length(_ROW)
        return table(
            self._root,
            widths,
            Row(tuple(Cell(Text(each, bold)) for each in header), height),
            [Row(tuple(Cell(Text(each, plain)) for each in row), height) for row in rows],
            before=6,
        )


def _mention_line(mention: Mention) -> str:
    """'Logboek: Herstelgroep Dinsdag, 24 november 2026'."""
    parts = [mention.subject, date_only(mention.on) if mention.on else ""]
    return f"{mention.where}: " + ", ".join(part for part in parts if part)


def _consent(consent: Consent) -> list[tuple[str, str]]:
    given, withdrawn = consent.given_on, consent.withdrawn_on
    return [
        ("Gegeven op", date_only(given) if given else "nog niet gegeven"),
        ("Ingetrokken op", date_only(withdrawn) if withdrawn else "niet ingetrokken"),
    ]


def _way_lines(way: RecordedWay) -> list[str]:
    lines = [
        f"{ENROLMENT_STATE[step.state]} op {date_only(step.on)}" for step in way.enrolment.steps
    ]
    if way.participant_from:
        until = f" tot {date_only(way.participant_until)}" if way.participant_until else ""
        lines.append(f"Deelnemer vanaf {date_only(way.participant_from)}{until}")
    return lines


def _mark(each: RecordedMark) -> str:
    noted = MARK[each.mark]
    return f"{noted}, vooraf" if each.beforehand and each.mark is Attended.EXCUSED else noted


def _wish(each: RecordedWish) -> str:
    said = f"‘{each.text}’ {each.group_name}, {date_only(each.written_on)}."
    if each.fulfilled_on:
        said += f" Vervuld op {date_only(each.fulfilled_on)}."
    if each.themes:
        said += f" Thema: {', '.join(each.themes)}."
    return said
