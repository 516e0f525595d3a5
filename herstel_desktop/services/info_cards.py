"""An information card from a text that somebody has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from herstel_desktop.domain.card_text import read_card_text
from herstel_desktop.domain.changes import Changes, Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.services.inputs import LONGEST_LINE, one_line

if TYPE_CHECKING:
    # A card without a vault needs no SQLAlchemy, which takes longer to load than a card to make.
    from herstel_desktop.db.store import Store, Transaction

_MOST_BYTES = 5 * 1024 * 1024
_DRAFT, _DRAFT_TITLE = "info_card_text", "info_card_title"
_MOST_DRAFT = _MOST_BYTES  # in characters, so that whatever could be opened can be kept


def info_card_pdf(text: str, title: str | None = None) -> bytes:
    """The card as a PDF; every sentence of the text is on it.

    Args:
        text: headings, paragraphs, bullets and links, as `read_card_text` knows them.
        title: stands in the band instead of the text's own.

    Raises:
        InvalidInputError: the text is empty or too long for a card.
    """
    from herstel_desktop.documents.info_card import InfoCardData, build

    clean_title = one_line("title", title or "", "De titel", most=LONGEST_LINE)
    return build(InfoCardData(read_card_text(text), title=clean_title))


def read_text(path: Path) -> str:
    """A text as people have them: UTF-8, with or without mark, Windows-1252, or a .docx.

    Raises:
        KnownError: it cannot be read, is too large, or is no text.
    """
    try:
        if not path.is_file():
            raise _unreadable("Dit bestand kan niet worden gelezen.")
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except (OSError, RuntimeError):
        raise _unreadable("Dit bestand kan niet worden gelezen.") from None
    if len(raw) > _MOST_BYTES:
        raise _unreadable("Dit bestand is te groot voor een informatiekaart.")
    if raw.startswith(b"PK\x03\x04") and path.suffix.lower() == ".docx":
        from herstel_desktop.exchange.card_files import text_of_docx

        return text_of_docx(raw)
    if b"\x00" in raw:
        raise _unreadable("Dit bestand is geen gewone tekst.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def draft(store: Store) -> tuple[str, str]:
    """A title and a text from before cards were kept; both may be empty."""
    with store.reading() as tx:
        return _draft(tx)


def save_draft(store: Store, title: str, text: str) -> Outcome:
    """Keep what was typed so far, inside the vault.

    Raises:
        InvalidInputError: the text is too long to keep; what was kept before stays.
    """
    with store.transaction() as tx:
        _put_draft(tx, title, text)
    return Outcome(Changes(), sentence="De tekst is bewaard.")


def _draft(tx: Transaction) -> tuple[str, str]:
    from herstel_desktop.db.queries import settings as queries

    title, text = queries.setting_value(tx, _DRAFT_TITLE), queries.setting_value(tx, _DRAFT)
    return title or "", text or ""


def _put_draft(tx: Transaction, title: str, text: str) -> None:
    from herstel_desktop.db.queries import settings as queries

    if len(text) > _MOST_DRAFT:
        raise InvalidInputError(
            "text",
            "Deze tekst is te lang om te bewaren.",
            advice="Verdeel hem over meer kaarten.",
        )
    queries.put_setting(tx, _DRAFT_TITLE, title[:LONGEST_LINE])
    queries.put_setting(tx, _DRAFT, text)


def _unreadable(happened: str) -> KnownError:
    return KnownError(
        happened,
        safe="Er is niets veranderd.",
        advice="Kies een tekst (.txt, .md of .docx), of plak de tekst.",
    )
