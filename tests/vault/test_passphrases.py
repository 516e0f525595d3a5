"""Words to remember, and what is said about a passphrase of one's own."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_desktop.paths import resources_folder
from herstel_desktop.vault.errors import WeakPassphraseError
from herstel_desktop.vault.kdf import normalised
from herstel_desktop.vault.passphrases import (
    StrengthLevel,
    assess,
    generate_passphrase,
    passphrase_words,
    require_acceptable,
)


def test_there_are_exactly_4096_different_words_of_twelve_bits_each() -> None:
    assert len(passphrase_words()) == len(set(passphrase_words())) == 4096


def test_the_file_is_sorted_with_one_plain_word_a_line() -> None:
    raw = (resources_folder() / "passphrase_words.txt").read_text(encoding="ascii")
    lines = raw.splitlines()
    assert lines == sorted(lines) == list(passphrase_words())
    assert all(re.fullmatch(r"[a-z]{4,9}", line) for line in lines)


def test_no_word_is_another_with_a_letter_more_or_two_letters_exchanged() -> None:
    words = set(passphrase_words())
    for word in words:
        shorter = {word[:place] + word[place + 1 :] for place in range(len(word))}
        exchanged = {
            word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            for place in range(len(word) - 1)
        }
        assert not (shorter & words), word
        assert not ((exchanged - {word}) & words), word


def test_no_two_words_sound_the_same() -> None:
    def sound(word: str) -> str:
        for spelling, heard in (("ij", "ei"), ("ou", "au"), ("ph", "f"), ("ie", "i"), ("c", "k")):
            word = word.replace(spelling, heard)
        return re.sub(r"d$", "t", word)

    heard = Counter(sound(word) for word in passphrase_words())
    assert [word for word, count in heard.items() if count > 1] == []


def test_no_word_hurts() -> None:
    unwanted = re.compile(
        r"moord|seks|porn|neuk|kut|hoer|^nazi|oorlog|kanker|drugs|verkracht|^haat|geil|homo|naakt"
        r"|neger|slaaf|dood|bloed|kots|poep|wapen|idioot|debiel|mongool|zelfm|geweld$|psych|verslaa"
    )
    assert [word for word in passphrase_words() if unwanted.search(word)] == []


def test_the_licence_of_the_words_stands_beside_them() -> None:
    note = (resources_folder() / "passphrase_words.licence.md").read_text(encoding="utf-8")
    assert "OpenTaal" in note
    assert "Redistributions of source code must retain" in note


def test_five_words_from_the_list_are_generated_and_called_strong() -> None:
    seen = set()
    for _ in range(50):
        passphrase = generate_passphrase()
        words = passphrase.split(" ")
        assert len(set(words)) == 5
        assert set(words) <= set(passphrase_words())
        assert len(passphrase) >= 15
        assert assess(passphrase).level is StrengthLevel.STRONG
        seen.add(passphrase)
    assert len(seen) == 50


def test_more_words_may_be_asked_for_and_fewer_not() -> None:
    assert len(generate_passphrase(7).split()) == 7
    with pytest.raises(ValueError, match="too few"):
        generate_passphrase(4)


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        ("", "Nog 15 tekens te gaan."),
        ("veertien teken", "Nog 1 teken te gaan."),
        ("   kort    en   wijd   ", "Nog 3 tekens te gaan."),
        ("aaaaaaaaaaaaaaaaaaaa", "Deze wachtzin is te makkelijk te raden."),
        ("123456789012345", "Deze wachtzin is te makkelijk te raden."),
        ("wachtwoord123456", "Deze wachtzin is te makkelijk te raden."),
        ("herstelgroep welkom", "Deze wachtzin is te makkelijk te raden."),
        ("zomerzomerzomer", "Deze wachtzin is te makkelijk te raden."),
        ("x" * 1001, "Een wachtzin heeft hoogstens 1000 tekens."),
    ],
)
def test_what_is_too_weak_is_refused_with_the_reason(passphrase: str, sentence: str) -> None:
    strength = assess(passphrase)
    assert strength.level is StrengthLevel.TOO_WEAK
    assert not strength.is_acceptable
    assert strength.sentence == sentence
    with pytest.raises(WeakPassphraseError) as caught:
        require_acceptable(passphrase)
    assert caught.value.happened == sentence
    assert caught.value.field == "passphrase"


def test_a_sentence_of_ones_own_is_strong_without_digits_or_signs() -> None:
    assert assess("de buurvrouw bakt graag dikke pannenkoeken").level is StrengthLevel.STRONG


def test_three_words_of_the_list_will_do_and_say_that_more_is_better() -> None:
    strength = assess("fietsbel tuin wolk")
    assert strength.level is StrengthLevel.OK
    assert strength.is_acceptable
    assert "nog beter" in strength.sentence


def test_five_times_the_same_word_is_not_five_words() -> None:
    word = passphrase_words()[0]
    assert not assess(" ".join([word] * 5)).is_acceptable


def test_the_name_of_the_organisation_helps_nobody() -> None:
    passphrase = "stichting zonnewijzer"
    before = assess(passphrase).level
    assert before is not StrengthLevel.TOO_WEAK
    assert assess(passphrase, ("stichting", "zonnewijzer")).level is StrengthLevel.TOO_WEAK


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_a_sentence_that_does_not_repeat_it(passphrase: str) -> None:
    sentence = assess(passphrase).sentence
    assert sentence.endswith(".")
    assert len(passphrase) < 15 or passphrase not in sentence


@given(st.text())
def test_normalising_twice_changes_nothing_more(passphrase: str) -> None:
    once = normalised(passphrase)
    assert normalised(once.decode("utf-8", errors="surrogatepass")) == once
