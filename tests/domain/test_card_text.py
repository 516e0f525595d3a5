"""A plain text is taken apart into a card's title, sections, lists and links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_desktop.domain.card_inline import Piece, plain, read_pieces
from herstel_desktop.domain.card_lines import ItemMark
from herstel_desktop.domain.card_text import (
    MOST_CHARACTERS,
    CardText,
    ItemList,
    Paragraph,
    read_card_text,
)
from herstel_desktop.domain.errors import InvalidInputError


def said(card: CardText) -> str:
    """All that a card says, in order."""
    parts = [*card.above_title, card.title]
    for section in card.sections:
        parts.append(section.heading)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                parts.append(plain(block.pieces))
            else:
                parts.extend(f"{item.label} {plain(item.pieces)}" for item in block.items)
    return "\n".join(parts)


def headings(text: str) -> list[str]:
    """The headings below the title."""
    return [section.heading for section in read_card_text(text).sections]


def items(text: str) -> list[tuple[ItemMark, str]]:
    """Marks and texts of the first list."""
    for section in read_card_text(text).sections:
        for block in section.blocks:
            if isinstance(block, ItemList):
                return [(item.mark, plain(item.pieces)) for item in block.items]
    return []


def test_the_first_heading_is_the_title() -> None:
    assert read_card_text("\n\nDE TITEL\n\nTekst.").title == "De titel"
    assert read_card_text("# De titel\n\nTekst.").title == "De titel"
    assert read_card_text("De titel\n\nEen zin die langer is.").title == "De titel"
    assert read_card_text("Meteen een zin, zonder titel.").title == ""


def test_remains_of_a_menu_stand_above_the_title() -> None:
    card = read_card_text("Mobiele menu\n\nDe titel\n\nEen zin.")
    assert (card.above_title, card.title) == (("Mobiele menu",), "De titel")


@pytest.mark.parametrize(
    "line",
    ["IN HOOFDLETTERS", "IN HOOFDLETTERS?", "HULP (BIJ GELD)", "## Met hekjes", "Los van de rest"],
)
def test_a_heading_is_known_by_its_looks(line: str) -> None:
    text = f"TITEL\n\n{line}\n\nEen zin die eronder staat."
    if line == "Los van de rest":
        text = text.replace("TITEL", "Titel")
    assert [each.lower() for each in headings(text)] == [line.removeprefix("## ").lower()]


@pytest.mark.parametrize(
    "line",
    [
        "Dit is een gewone zin.",
        "T: [telefoonnummer] of E: [e-mailadres]",
        "112",
        "www.voorbeeld.example",
        "en dit gaat verder",
        "Voorbeelden zijn:",
    ],
)
def test_what_reads_like_text_is_no_heading(line: str) -> None:
    assert headings(f"Titel\n\n{line}\n\nEen zin die eronder staat.") == [""]


def test_a_name_between_headings_in_capitals_is_no_heading() -> None:
    text = "TITEL\n\nCONTACT\n\nSanne, coördinator van de groep\n\nBel gerust."
    assert headings(text) == ["Contact"]


def test_a_line_under_a_line_makes_it_a_heading() -> None:
    assert headings("Titel\n=====\n\nOnderdeel\n---------\nEen zin.") == ["Onderdeel"]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("- punt", ItemMark.BULLET),
        ("* punt", ItemMark.BULLET),
        ("• punt", ItemMark.BULLET),
        ("  • punt", ItemMark.BULLET),
        ("- * punt", ItemMark.BULLET),
        ("– punt", ItemMark.BULLET),
        ("✓ punt", ItemMark.TICK),
        ("- ✓ punt", ItemMark.TICK),
        ("- [x] punt", ItemMark.TICK),
        ("- [ ] punt", ItemMark.BULLET),
        ("3. punt", ItemMark.NUMBER),
        ("3) punt", ItemMark.NUMBER),
    ],
)
def test_bullets_come_in_many_shapes(line: str, mark: ItemMark) -> None:
    assert items(f"TITEL\n\n{line}\n{line}") == [(mark, "punt"), (mark, "punt")]


def test_a_number_keeps_its_own_label() -> None:
    block = read_card_text("TITEL\n\n4. vier\n7. zeven").sections[0].blocks[0]
    assert isinstance(block, ItemList)
    assert [item.label for item in block.items] == ["4.", "7."]


def test_a_numbered_line_alone_before_text_is_a_heading() -> None:
    assert headings("Titel\n\n1. Wat we doen\n\nWe wandelen samen door de wijk.") == [
        "1. Wat we doen"
    ]


def test_an_indented_line_goes_on_with_its_bullet() -> None:
    assert items("TITEL\n\n- een punt\n  dat verdergaat\n- nog een") == [
        (ItemMark.BULLET, "een punt dat verdergaat"),
        (ItemMark.BULLET, "nog een"),
    ]


def test_broken_lines_are_joined_and_short_lines_stay_apart() -> None:
    long = "Deze regel is vol en daarom gaat de zin hieronder gewoon weer"
    card = read_card_text(f"TITEL\n\n{long}\nverder.\n\nMarktplein 3\n2803 AB Gouda")
    blocks = card.sections[0].blocks
    assert [plain(b.pieces) for b in blocks if isinstance(b, Paragraph)] == [
        f"{long} verder.",
        "Marktplein 3",
        "2803 AB Gouda",
    ]
    assert [b.tight for b in blocks if isinstance(b, Paragraph)] == [False, False, True]


def test_a_section_with_whom_to_call_in_danger_is_known() -> None:
    text = "TITEL\n\nGEVAARLIJKE SITUATIES\n\n- bel 112\n\nPRIVACY\n\nBij gevaar bellen we 112."
    assert [s.emergency for s in read_card_text(text).sections] == [True, False]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("a **b** c", [Piece("a "), Piece("b", True), Piece(" c")]),
        ("**a", [Piece("**a")]),
        ("<https://a.example/b>", [Piece("https://a.example/b", link="https://a.example/b")]),
        (
            "Zie www.a.example.",
            [Piece("Zie "), Piece("www.a.example", link="https://www.a.example"), Piece(".")],
        ),
        (
            "(https://a.example/b_(c))",
            [
                Piece("("),
                Piece("https://a.example/b_(c)", link="https://a.example/b_(c)"),
                Piece(")"),
            ],
        ),
        ("mail b@a.example", [Piece("mail "), Piece("b@a.example", link="mailto:b@a.example")]),
        ("bel 0900-8844", [Piece("bel "), Piece("0900-8844", True, "tel:09008844")]),
        (
            "[de site](https://a.example)",
            [
                Piece("de site", link="https://a.example"),
                Piece(" ("),
                Piece("https://a.example", link="https://a.example"),
                Piece(")"),
            ],
        ),
        ("nummer 638030006", [Piece("nummer 638030006")]),
    ],
)
def test_marks_inside_a_line_are_read(line: str, pieces: list[Piece]) -> None:
    assert list(read_pieces(line)) == pieces


def test_an_empty_text_is_refused_with_a_sentence() -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_card_text(" \n\t\n---\n")
    assert refused.value.field == "text"


def test_a_book_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="te lang"):
        read_card_text("woord " * 1_000_000)
    assert read_card_text("w" * MOST_CHARACTERS)


@given(st.text(alphabet="ab AB.:?\n\n-*•✓#1.)[](@<>w/=_0", max_size=300))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    try:
        card = read_card_text(text)
    except InvalidInputError:
        return
    lost = list("".join(char for char in text if char in "abABw").lower())
    for char in said(card).lower():
        if lost and char == lost[0]:
            lost.pop(0)
    assert lost == []
