"""Passphrases: five words for who wants them, and an honest word about one's own.

The rule is length: at least 15 characters, or five generated words. No rule about capitals, digits
or signs, for those make passphrases harder to remember and hardly harder to guess. What is
refused beside short ones is what zxcvbn finds easy to guess, such as one word repeated.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import Enum
from functools import cache

from herstel_desktop.paths import resources_folder
from herstel_desktop.vault.errors import WeakPassphraseError
from herstel_desktop.vault.kdf import normalised

MINIMUM_LENGTH = 15
GENERATED_WORDS = 5
MAXIMUM_LENGTH = 1000

_EASY_GUESSES_LOG10 = 10.0
"""Below this a stolen vault falls within months to a thousand guesses a second."""
_STRONG_GUESSES_LOG10 = 14.0
"""From here on that takes thousands of years."""
_ZXCVBN_LENGTH = 72  # zxcvbn's own limit; its time grows with the square
_OWN_WORDS = ("herstel", "herstelgroep", "kluis", "wachtwoord", "wachtzin", "welkom", "begeleider")


class StrengthLevel(Enum):
    """How strong a passphrase is."""

    TOO_WEAK = "too weak"
    OK = "ok"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class PassphraseStrength:
    """What to tell about a passphrase while it is typed.

    Attributes:
        level: too weak is refused; the other two are accepted.
        sentence: one Dutch sentence for the screen.
    """

    level: StrengthLevel
    sentence: str

    @property
    def is_acceptable(self) -> bool:
        """Whether the passphrase may be used."""
        return self.level is not StrengthLevel.TOO_WEAK


@cache
def passphrase_words() -> tuple[str, ...]:
    """The words to choose from, each with the same chance; 4096, so 12 bits each."""
    path = resources_folder() / "passphrase_words.txt"
    return tuple(path.read_text(encoding="utf-8").split())


def generate_passphrase(count: int = GENERATED_WORDS) -> str:
    """`count` random words, all different, with spaces between; five hold 60 bits.

    Raises:
        ValueError: fewer than five words are asked for.
    """
    if count < GENERATED_WORDS:
        raise ValueError("fewer than five words are too few")
    return " ".join(secrets.SystemRandom().sample(passphrase_words(), count))


def assess(passphrase: str, personal_words: tuple[str, ...] = ()) -> PassphraseStrength:
    """How strong a passphrase is; takes some tens of milliseconds.

    Args:
        passphrase: as typed or pasted.
        personal_words: what others would try first: the organisation, the place, a name.
    """
    text = normalised(passphrase).decode("utf-8", errors="replace")
    if len(text) > MAXIMUM_LENGTH:
        return _too_weak(f"Een wachtzin heeft hoogstens {MAXIMUM_LENGTH} tekens.")
    if _is_generated(text):
        return PassphraseStrength(StrengthLevel.STRONG, "Dit is een sterke wachtzin.")
    missing = MINIMUM_LENGTH - len(text)
    if missing > 0:
        return _too_weak(f"Nog {missing} {'teken' if missing == 1 else 'tekens'} te gaan.")
    guesses = _guesses_log10(text, personal_words)
    if guesses < _EASY_GUESSES_LOG10:
        return _too_weak("Deze wachtzin is te makkelijk te raden.")
    if guesses < _STRONG_GUESSES_LOG10:
        return PassphraseStrength(
            StrengthLevel.OK, "Deze wachtzin is goed genoeg. Nog een woord erbij is nog beter."
        )
    return PassphraseStrength(StrengthLevel.STRONG, "Dit is een sterke wachtzin.")


def require_acceptable(passphrase: str, personal_words: tuple[str, ...] = ()) -> None:
    """Refuse a new passphrase that is too weak.

    Raises:
        WeakPassphraseError: with the sentence that says why.
    """
    strength = assess(passphrase, personal_words)
    if not strength.is_acceptable:
        raise WeakPassphraseError(strength.sentence)


def _too_weak(sentence: str) -> PassphraseStrength:
    return PassphraseStrength(StrengthLevel.TOO_WEAK, sentence)


def _is_generated(text: str) -> bool:
    """Whether it is made of at least five different words from the list and nothing else."""
    words = text.split()
    return len(set(words)) >= GENERATED_WORDS and set(words) <= set(passphrase_words())


def _guesses_log10(text: str, personal_words: tuple[str, ...]) -> float:
    """The power of ten of the guesses that zxcvbn expects, which knows Dutch words this way."""
    from zxcvbn import zxcvbn

    known = [*_OWN_WORDS, *personal_words, *passphrase_words()]
    result = zxcvbn(text[:_ZXCVBN_LENGTH], user_inputs=known)
    return float(result["guesses_log10"])
