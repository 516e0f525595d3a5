"""The recovery code: typed back from paper, typing errors found and named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_desktop.vault.errors import RecoveryCodeTypedError
from herstel_desktop.vault.recovery_code import GROUP_SIZE, GROUPS, LENGTH, RecoveryCode

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

codes = st.binary(min_size=16, max_size=16).map(lambda raw: RecoveryCode(bytearray(raw)))


def _group(place: int) -> int:
    return place // GROUP_SIZE + 1


def _refused(signs: str) -> RecoveryCodeTypedError:
    with pytest.raises(RecoveryCodeTypedError) as caught:
        RecoveryCode.parse(signs)
    return caught.value


@pytest.fixture
def code() -> RecoveryCode:
    """A code whose signs differ enough to exchange them."""
    return RecoveryCode(bytearray.fromhex("00112233445566778899aabbccddeeff"))


@given(codes)
def test_what_is_printed_can_be_typed_back(code: RecoveryCode) -> None:
    assert RecoveryCode.parse(code.text()).raw() == code.raw()


def test_it_is_seven_groups_of_five_clear_signs(code: RecoveryCode) -> None:
    assert [len(group) for group in code.groups()] == [GROUP_SIZE] * GROUPS
    assert not set("".join(code.groups())) & set("ILOU")


def test_two_generated_codes_differ() -> None:
    assert RecoveryCode.generate().raw() != RecoveryCode.generate().raw()


@pytest.mark.parametrize(
    "spell",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", "  "),
        lambda text: text.replace("-", " – "),
        lambda text: f"\t{text}\r\n",
        lambda text: text.replace("-", ".\n"),
        lambda text: " ".join(text.replace("-", "")),
        lambda text: text.replace("0", "O").replace("1", "I"),
        lambda text: text.replace("0", "o").replace("1", "l"),
    ],
)
def test_typing_is_lenient_about_everything_that_is_no_error(
    code: RecoveryCode, spell: Callable[[str], str]
) -> None:
    assert RecoveryCode.parse(spell(code.text())).raw() == code.raw()


@given(codes)
def test_every_single_wrong_sign_is_found_and_its_group_named(code: RecoveryCode) -> None:
    signs = "".join(code.groups())
    for place, right in enumerate(signs):
        wrong = _ALPHABET[(_ALPHABET.index(right) + 1 + place) % 32]
        if wrong != right:
            error = _refused(signs[:place] + wrong + signs[place + 1 :])
            assert error.groups == (_group(place),)


def test_all_single_wrong_signs_of_one_code_are_found(code: RecoveryCode) -> None:
    signs = "".join(code.groups())
    for place, right in enumerate(signs):
        for wrong in _ALPHABET.replace(right, ""):
            error = _refused(signs[:place] + wrong + signs[place + 1 :])
            assert error.groups == (_group(place),)
            assert error.happened == f"In groep {_group(place)} zit een typfout."


def test_all_exchanges_of_two_signs_are_found(code: RecoveryCode) -> None:
    signs = "".join(code.groups())
    found = 0
    for first in range(LENGTH):
        for second in range(first + 1, LENGTH):
            if signs[first] != signs[second]:
                typed = list(signs)
                typed[first], typed[second] = typed[second], typed[first]
                error = _refused("".join(typed))
                assert set(error.groups) == {_group(first), _group(second)}
                found += 1
    assert found > 500


def test_groups_in_another_order_are_found(code: RecoveryCode) -> None:
    for first in range(GROUPS):
        for second in range(first + 1, GROUPS):
            groups = list(code.groups())
            groups[first], groups[second] = groups[second], groups[first]
            assert _refused("-".join(groups)).groups == (first + 1, second + 1)


def test_several_groups_at_fault_are_all_named(code: RecoveryCode) -> None:
    groups = [
        group[::-1] if number in (1, 3, 6) else group for number, group in enumerate(code.groups())
    ]
    assert _refused("-".join(groups)).happened == "In groep 2, groep 4 en groep 7 zit een typfout."


def test_a_sign_that_is_not_in_the_alphabet_is_named_by_its_group(code: RecoveryCode) -> None:
    signs = "".join(code.groups())
    for wrong in "Uu*é漢":
        assert _refused(signs[:12] + wrong + signs[13:]).groups == (3,)


def test_a_missing_or_extra_sign_says_how_many_and_where_to_look(code: RecoveryCode) -> None:
    signs = "".join(code.groups())
    missing = _refused(signs[:11] + signs[12:])
    assert missing.happened == "De code heeft 35 tekens en je typte er 34. Kijk vanaf groep 3."
    extra = _refused(signs + "7")
    assert extra.happened == "De code heeft 35 tekens en je typte er 36."
    assert _refused("").happened.endswith("Kijk vanaf groep 1.")


def test_errors_that_fool_a_group_are_caught_by_the_whole(code: RecoveryCode) -> None:
    """Two wrong signs that together leave their group's check right."""
    fooled = 0
    signs = "".join(code.groups())
    for first in _ALPHABET:
        for second in _ALPHABET:
            typed = first + second + signs[2:]
            if typed != signs:
                error = _refused(typed)
                fooled += error.groups == ()
    assert fooled > 0


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_without_repeating_it(typed: str) -> None:
    error = _refused(typed)
    assert len(typed) < 8 or typed not in error.sentence()


def test_only_the_code_itself_matches(code: RecoveryCode) -> None:
    assert code.matches(code.text().lower())
    assert not code.matches(RecoveryCode.generate().text())
    with pytest.raises(RecoveryCodeTypedError):
        code.matches(code.text()[:-1])


def test_it_hides_and_wipes_itself(code: RecoveryCode) -> None:
    assert repr(code) == "<RecoveryCode>"
    code.wipe()
    with pytest.raises(ValueError, match="wiped"):
        code.text()


def test_a_code_is_sixteen_bytes() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        RecoveryCode(bytearray(15))
