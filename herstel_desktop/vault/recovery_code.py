"""The recovery code: 128 random bits on paper, typed back without fear of a typing error.

On paper it is seven groups of five signs, such as `4K7QD-…`. The alphabet is Crockford's base 32:
no I, L, O or U, so that nothing looks like something else. Typing is lenient: capitals or not,
spaces and dashes anywhere, O for 0, I or L for 1.

The 28 signs that carry something hold the 128 bits and a 12-bit check over all of them (a
truncated SHA-256). The last sign of each group checks its own group, so that an error can be named
by its group. It is a Damm check over the field of 32 elements: from the group's number on, add a
sign and double, again and again. Doubling gives every place a weight of its own, so every single
wrong sign and every exchange of two signs is found, and starting from the group's number finds
groups that changed places. The checks guard against typing errors only; the secret is the 128
bits, and no check lets anybody guess fewer of them than 2^116, far out of reach.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Self

from herstel_desktop.vault.errors import RecoveryCodeTypedError
from herstel_desktop.vault.secret_bytes import SecretBytes

GROUPS = 7
GROUP_SIZE = 5
LENGTH = GROUPS * GROUP_SIZE

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_SEPARATORS = re.compile(r"[\s\-‐-―_.·]+")
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
_CHECK_BITS = 12


class RecoveryCode(SecretBytes):
    """128 bits that open the vault's recovery slot."""

    __slots__ = ()

    SIZE = 16

    def __init__(self, buffer: bytearray) -> None:
        if len(buffer) != self.SIZE:
            raise ValueError("a recovery code is exactly 16 bytes")
        super().__init__(buffer)

    @classmethod
    def generate(cls) -> Self:
        """A new code from the system's random source."""
        return cls.random(cls.SIZE)

    @classmethod
    def parse(cls, typed: str) -> Self:
        """The code that a person typed from paper.

        Raises:
            RecoveryCodeTypedError: something is missing, too much or wrong, with the groups at
                fault where they can be told.
        """
        signs = _SEPARATORS.sub("", typed).upper()
        values = [_VALUES.get(sign) for sign in signs]
        faulty = _faulty_groups(values)
        if len(values) != LENGTH:
            raise _wrong_length(len(values), faulty)
        known = [value for value in values if value is not None]
        if faulty or len(known) != LENGTH:
            raise RecoveryCodeTypedError(f"In {_named(faulty)} zit een typfout.", faulty)
        return cls(_unpacked(known))

    def groups(self) -> tuple[str, ...]:
        """The code as printed: seven groups of five signs."""
        data = _packed(self.raw())
        size = GROUP_SIZE - 1
        parts = [data[start : start + size] for start in range(0, len(data), size)]
        return tuple(
            "".join(_ALPHABET[value] for value in (*part, _check_sign(number, part)))
            for number, part in enumerate(parts, start=1)
        )

    def text(self) -> str:
        """The code on one line, groups joined by dashes."""
        return "-".join(self.groups())

    def matches(self, typed: str) -> bool:
        """Whether this very code was typed.

        Raises:
            RecoveryCodeTypedError: there is a typing error.
        """
        with type(self).parse(typed) as other:
            return other.raw() == self.raw()


def _double(value: int) -> int:
    """Multiply by x in the field of 32 elements."""
    value <<= 1
    return value ^ _FIELD_POLYNOMIAL if value & 0b100000 else value


def _check_sign(number: int, values: list[int]) -> int:
    """The sign that makes a group come out right; `number` counts groups from 1."""
    check = number
    for value in values:
        check = _double(check ^ value)
    return check


def _faulty_groups(values: list[int | None]) -> tuple[int, ...]:
    """The numbers of the groups that are incomplete or whose check does not hold."""
    faulty = []
    for number in range(1, GROUPS + 1):
        group = values[(number - 1) * GROUP_SIZE : number * GROUP_SIZE]
        known = [value for value in group if value is not None]
        complete = len(known) == GROUP_SIZE
        if not complete or _check_sign(number, known[:-1]) != known[-1]:
            faulty.append(number)
    return tuple(faulty)


def _wrong_length(length: int, faulty: tuple[int, ...]) -> RecoveryCodeTypedError:
    """Something was left out or typed twice: everything after it is out of step."""
    first = faulty[:1]
    where = f" Kijk vanaf groep {first[0]}." if first else ""
    happened = f"De code heeft {LENGTH} tekens en je typte er {length}.{where}"
    return RecoveryCodeTypedError(happened, first)


def _named(groups: tuple[int, ...]) -> str:
    """'groep 3', 'groep 2 en groep 3'."""
    names = [f"groep {number}" for number in groups]
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _check_of(code: bytearray) -> int:
    """The 12 bits that check the whole code."""
    digest = sha256(b"herstel-desktop recovery code" + code).digest()
    return int.from_bytes(digest[:2], "big") >> (16 - _CHECK_BITS)


def _packed(code: bytearray) -> list[int]:
    """28 values of five bits: the code and its check."""
    bits = int.from_bytes(code, "big") << _CHECK_BITS | _check_of(code)
    count = GROUPS * (GROUP_SIZE - 1)
    return [bits >> 5 * (count - 1 - index) & 0b11111 for index in range(count)]


def _unpacked(values: list[int]) -> bytearray:
    """The code behind 35 values whose groups were found right.

    Raises:
        RecoveryCodeTypedError: the check over the whole code does not hold.
    """
    bits = 0
    for index, value in enumerate(values):
        if index % GROUP_SIZE != GROUP_SIZE - 1:
            bits = bits << 5 | value
    code = bytearray((bits >> _CHECK_BITS).to_bytes(RecoveryCode.SIZE, "big"))
    if _check_of(code) != bits & ((1 << _CHECK_BITS) - 1):
        raise RecoveryCodeTypedError("In de code zit meer dan één typfout.", ())
    return code
