"""Input made fit to keep: one form for the same name, nothing invisible, not too long."""

from __future__ import annotations

import re
import unicodedata

from herstel_desktop.domain.errors import InvalidInputError, KnownError

LONGEST_NAME = 200
LONGEST_LINE = 300
LONGEST_TEXT = 20_000

# Control characters, lone surrogates and the marks that turn the reading direction of what
# follows; joiners stay, because emoji and Persian names need them.
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
_BLANKS = re.compile(r"\s+")
_POSTCODE = re.compile(r"(\d{4})\s*([a-z]{2})", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def one_line(field: str, text: str, what: str, *, most: int = LONGEST_NAME) -> str:
    """Text on one line: composed (NFC), trimmed, single blanks, no control characters.

    Args:
        field: name of the input, for a form to point at.
        what: how a sentence calls it ('De naam').
        most: longest length in characters.

    Raises:
        InvalidInputError: it is longer than `most`.
    """
    line = _BLANKS.sub(" ", _composed(text)).strip()
    _refuse_too_long(field, line, what, most)
    return line


def filled_line(field: str, text: str, what: str, *, most: int = LONGEST_NAME) -> str:
    """As `one_line`, and something must be visible in it.

    Raises:
        InvalidInputError: it is empty or too long.
    """
    line = one_line(field, text, what, most=most)
    if not any(unicodedata.category(char)[0] in "LNSP" for char in line):
        raise InvalidInputError(field, f"{what} is nog leeg.", advice="Vul het in.")
    return line


def text_block(field: str, text: str, what: str, *, most: int = LONGEST_TEXT) -> str:
    """Text of several lines: composed (NFC), trimmed at the end, no control characters.

    Raises:
        InvalidInputError: it is longer than `most`.
    """
    block = _composed(text.replace("\r\n", "\n").replace("\r", "\n")).rstrip()
    _refuse_too_long(field, block, what, most)
    return block


def postcode(text: str) -> str:
    """A Dutch postcode as '2801 AB'; anything else stays as typed.

    Raises:
        InvalidInputError: it is longer than 12 characters.
    """
    line = one_line("postcode", text, "De postcode", most=12)
    dutch = _POSTCODE.fullmatch(line)
    return f"{dutch[1]} {dutch[2].upper()}" if dutch else line


def phone(field: str, text: str) -> str:
    """A phone number as it is dialled, with its blanks and dashes; may be empty.

    Raises:
        InvalidInputError: there is no digit in it, or it is too long.
    """
    line = one_line(field, text, "Het telefoonnummer", most=60)
    if line and not any(char.isdigit() for char in line):
        raise InvalidInputError(
            field, "In het telefoonnummer staat geen cijfer.", advice="Kijk het nummer nog eens na."
        )
    return line


def email(field: str, text: str) -> str:
    """An e-mail address; may be empty.

    Raises:
        InvalidInputError: it does not look like an address.
    """
    line = one_line(field, text, "Het e-mailadres", most=254)
    if line and not _EMAIL.fullmatch(line):
        raise InvalidInputError(
            field,
            "Dit lijkt geen e-mailadres.",
            advice="Een adres ziet eruit als naam@voorbeeld.nl. Leeg laten mag ook.",
        )
    return line


def number(field: str, value: int, what: str, *, least: int, most: int) -> int:
    """A whole number within bounds.

    Raises:
        InvalidInputError: it lies outside them.
    """
    if not least <= value <= most:
        raise InvalidInputError(
            field,
            f"{what} kan niet {value} zijn.",
            advice=f"Kies een getal van {least} tot en met {most}.",
        )
    return value


def changed_meanwhile() -> KnownError:
    """The refusal of an undo that would take away what was added after the change."""
    return KnownError(
        "Ongedaan maken kan niet meer: er is intussen iets bijgekomen.",
        safe="Er is niets veranderd.",
        advice="Pas het met de hand aan.",
    )


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def _refuse_too_long(field: str, text: str, what: str, most: int) -> None:
    if len(text) > most:
        raise InvalidInputError(
            field,
            f"{what} is te lang: {len(text)} tekens.",
            advice=f"Maak het korter, met hoogstens {most} tekens.",
        )
