"""An information card loses no sentence, and a draft of one stays in the vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.services.info_cards import draft, info_card_pdf, read_text, save_draft
from tests.documents.reading import extracted, letters, structure

TEXT = """HERSTELGROEPEN IN DE WIJK

Voor wie is het?

Je wilt werken aan je herstel. Iedereen is welkom.

- gratis
- geen verwijzing nodig

Meer weten: www.voorbeeld.nl
"""


def test_every_sentence_of_the_text_is_on_the_card() -> None:
    said = letters(extracted(info_card_pdf(TEXT))).lower()
    for line in TEXT.splitlines():
        assert letters(line).lower() in said


def test_another_title_takes_the_place_in_the_band_and_nothing_is_lost() -> None:
    pdf = info_card_pdf(TEXT, title="  Kom   erbij ")
    headings = [node.said().strip() for node in structure(pdf).all("H1")]
    assert headings == ["Kom erbij"]
    assert "herstelgroepenindewijk" in letters(extracted(pdf)).lower()


def test_the_same_text_gives_the_same_bytes() -> None:
    assert info_card_pdf(TEXT) == info_card_pdf(TEXT)


@pytest.mark.parametrize("text", ["", "  \n\n "])
def test_an_empty_text_makes_no_card(text: str) -> None:
    with pytest.raises(InvalidInputError):
        info_card_pdf(text)


def test_a_title_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidInputError) as refused:
        info_card_pdf(TEXT, title="x" * 301)
    assert refused.value.field == "title"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_text_file_is_read_as_people_have_it(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "kaart.txt"
    file.write_bytes("Café ‘De Brug’ – één".encode(encoding))
    assert read_text(file) == "Café ‘De Brug’ – één"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Dit bestand kan niet worden gelezen."),
        (b"%PDF-1.7\x00\x01", "Dit bestand is geen gewone tekst."),
        (b"x" * (5 * 1024 * 1024 + 1), "Dit bestand is te groot voor een informatiekaart."),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    file = tmp_path / "kaart.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(KnownError) as refused:
        read_text(file)
    assert refused.value.happened == sentence
    assert str(tmp_path) not in refused.value.sentence()


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="kan niet worden gelezen"):
        read_text(tmp_path)


def test_a_draft_is_kept_as_typed(store: Store) -> None:
    assert draft(store) == ("", "")
    outcome = save_draft(store, "Kom erbij", TEXT)
    assert outcome.sentence == "De tekst is bewaard."
    assert draft(store) == ("Kom erbij", TEXT)
    save_draft(store, "", "")
    assert draft(store) == ("", "")
