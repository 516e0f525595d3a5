"""Whatever is done to the header: it is never accepted in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.vault.errors import (
    HeaderDamagedError,
    HeaderMissingError,
    HeaderNewerError,
    HeaderNotReadError,
)
from herstel_desktop.vault.header import (
    MAX_BYTES,
    MalformedHeaderError,
    NewerFormatError,
    parse,
    render,
    seal,
)
from herstel_desktop.vault.header_files import read_candidates
from herstel_desktop.vault.kdf import CEILING, FLOOR, KdfParameters
from herstel_desktop.vault.keys import (
    remove_passphrase,
    unlock_with_passphrase,
    unlock_with_recovery_code,
)
from herstel_desktop.vault.recovery_code import RecoveryCode
from herstel_desktop.vault.secret_bytes import DataKey
from herstel_desktop.vault.slots import SlotKind, unwrap, wrap
from tests.vault.conftest import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    MadeVault,
    add_passphrase,
    make_vault,
)

Content = dict[str, Any]


def _flips(raw: bytes, bits: tuple[int, ...]) -> list[bytes]:
    """Every version of `raw` with one of these bits of one byte turned over."""
    return [
        raw[:place] + bytes([raw[place] ^ (1 << bit)]) + raw[place + 1 :]
        for place in range(len(raw))
        for bit in bits
    ]


def _needs_no_new_derivation(raw: bytes, like: bytes) -> bool:
    """Whether trying a passphrase on this header runs no Argon2id of its own."""
    try:
        header, original = parse(raw), parse(like)
    except (MalformedHeaderError, NewerFormatError):
        return True
    return (header.salt, header.kdf) == (original.salt, original.kdf)


def test_no_flipped_bit_opens_with_the_recovery_code(made: MadeVault) -> None:
    made.folder.header_copy.unlink()
    for flipped in _flips(made.folder.header.read_bytes(), tuple(range(8))):
        made.folder.header.write_bytes(flipped)
        with pytest.raises(KnownError):
            unlock_with_recovery_code(made.folder, made.code)


def test_no_flipped_bit_opens_with_the_passphrase(made: MadeVault) -> None:
    good = made.folder.header.read_bytes()
    made.folder.header_copy.unlink()
    derived = 0
    for flipped in _flips(good, (0, 2)):
        if not _needs_no_new_derivation(flipped, good):
            derived += 1
            if derived > 3:
                continue
        made.folder.header.write_bytes(flipped)
        with pytest.raises(KnownError):
            unlock_with_passphrase(made.folder, PASSPHRASE)
    assert derived > 3


def test_a_flipped_bit_in_one_copy_leaves_the_other_to_open(made: MadeVault) -> None:
    good = made.folder.header.read_bytes()
    for place in (made.folder.header, made.folder.header_copy):
        for flipped in _flips(good, (1,)):
            place.write_bytes(flipped)
            with unlock_with_recovery_code(made.folder, made.code) as keys:
                assert keys.header == made.keys.header
        place.write_bytes(good)


Edit = Callable[[Content, Content], None]
"""Changes the first header, by somebody who may write the file but has no key; the second header is
another vault's, with the same passphrase."""

_EDITS: list[Edit] = []


def _edit(function: Edit) -> Edit:
    """Have this edit tried."""
    _EDITS.append(function)
    return function


@_edit
def slot_added(content: Content, other: Content) -> None:
    content["slots"].append(other["slots"][0])


@_edit
def slot_doubled(content: Content, _: Content) -> None:
    content["slots"].append({**content["slots"][0], "id": uuid4().hex})


@_edit
def slot_removed(content: Content, _: Content) -> None:
    del content["slots"][1]


@_edit
def slots_exchanged(content: Content, _: Content) -> None:
    content["slots"][0], content["slots"][1] = content["slots"][1], content["slots"][0]


@_edit
def slot_from_other_vault(content: Content, other: Content) -> None:
    content["slots"][0] = other["slots"][0]


@_edit
def recovery_from_other_vault(content: Content, other: Content) -> None:
    content["slots"] = [s for s in content["slots"] if s["kind"] == "passphrase"]
    content["slots"] += [s for s in other["slots"] if s["kind"] == "recovery"]


@_edit
def passphrase_called_recovery(content: Content, _: Content) -> None:
    content["slots"][0]["kind"] = "recovery"


@_edit
def weaker_within_bounds(content: Content, _: Content) -> None:
    content["kdf"]["memory_kib"] = FLOOR.memory_kib + 8


@_edit
def weaker_than_the_floor(content: Content, _: Content) -> None:
    content["kdf"]["memory_kib"] = 8 * 1024


@_edit
def fewer_passes(content: Content, _: Content) -> None:
    content["kdf"]["passes"] = 1


@_edit
def one_lane(content: Content, _: Content) -> None:
    content["kdf"]["lanes"] = 1


@_edit
def more_memory_than_there_is(content: Content, _: Content) -> None:
    content["kdf"]["memory_kib"] = 2**31


@_edit
def endless_passes(content: Content, _: Content) -> None:
    content["kdf"]["passes"] = 2**31


@_edit
def another_kdf(content: Content, _: Content) -> None:
    content["kdf"]["name"] = "argon2i"


@_edit
def sequence_raised(content: Content, _: Content) -> None:
    content["sequence"] += 1


@_edit
def sequence_lowered(content: Content, _: Content) -> None:
    content["sequence"] -= 1


@_edit
def sequence_beyond_reason(content: Content, _: Content) -> None:
    content["sequence"] = 2**63


@_edit
def another_vault_id(content: Content, other: Content) -> None:
    content["vault_id"] = other["vault_id"]


@_edit
def another_salt(content: Content, other: Content) -> None:
    content["salt"] = other["salt"]


@_edit
def another_seal(content: Content, other: Content) -> None:
    content["seal"] = other["seal"]


@_edit
def no_seal(content: Content, _: Content) -> None:
    content["seal"] = ""


@_edit
def an_unknown_part(content: Content, _: Content) -> None:
    content["hint"] = "van oma"


@_edit
def a_missing_part(content: Content, _: Content) -> None:
    del content["kdf"]


@_edit
def an_older_format(content: Content, _: Content) -> None:
    content["format"] = 0


@pytest.fixture(scope="module")
def other_content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The header of another vault with the same passphrase."""
    other = make_vault(tmp_path_factory.mktemp("ander") / "kluis")
    content: Content = json.loads(other.folder.header.read_bytes())
    return content


@pytest.mark.parametrize("edit", _EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_without_the_key_is_refused(
    edit: Edit, made: MadeVault, other_content: Content
) -> None:
    add_passphrase(made.keys, OTHER_PASSPHRASE)
    content: Content = json.loads(made.folder.header.read_bytes())
    edit(content, other_content)
    made.spoil((json.dumps(content, indent=1) + "\n").encode())
    with pytest.raises(KnownError):
        unlock_with_recovery_code(made.folder, made.code)
    with pytest.raises(KnownError):
        unlock_with_passphrase(made.folder, PASSPHRASE)


def test_a_removed_slot_cannot_be_put_back_into_the_new_header(made: MadeVault) -> None:
    second = add_passphrase(made.keys, OTHER_PASSPHRASE)
    removed = made.keys.header.slots
    remove_passphrase(made.keys, second)
    made.spoil(render(replace(made.keys.header, slots=removed)))
    with pytest.raises(HeaderDamagedError):
        unlock_with_passphrase(made.folder, OTHER_PASSPHRASE)
    with pytest.raises(HeaderDamagedError):
        unlock_with_passphrase(made.folder, PASSPHRASE)


@pytest.mark.parametrize(
    "respell",
    [
        lambda raw: raw + b"\n",
        lambda raw: raw[:-1],
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b'"sequence": 1,', b'"sequence": 1.0,'),
        lambda raw: raw.replace(b'"sequence": 1,', b'"sequence": true,'),
        lambda raw: raw.replace(b'"sequence": 1,', b'"sequence": 1,\n "sequence": 1,'),
        lambda raw: raw.replace(b'"format": 1', b'"format": true'),
        lambda raw: raw.replace(b"argon2id", b"argon2i\\u0064"),
        lambda raw: json.dumps(json.loads(raw)).encode(),
        lambda raw: raw.upper(),
        lambda _: b"",
        lambda _: b"null",
        lambda _: b"[]",
        lambda _: b"{}",
        lambda _: b"[" * 20_000,
        lambda _: b"9" * 20_000,
        lambda _: b"\x00" * 1000,
        lambda raw: raw + b" " * MAX_BYTES,
        lambda raw: raw.replace(b'"slots": [', b'"slots": {"a": ['),
        lambda raw: raw.replace(b'"slots": [', b'"slots": [null, '),
        lambda raw: raw.replace(b'"kdf": {', b'"kdf": 5, "x": {'),
    ],
)
def test_another_spelling_is_no_header(made: MadeVault, respell: Callable[[bytes], bytes]) -> None:
    raw = made.folder.header.read_bytes()
    assert respell(raw) != raw
    made.spoil(respell(raw))
    with pytest.raises(HeaderDamagedError):
        unlock_with_recovery_code(made.folder, made.code)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_but_never_crash(raw: bytes) -> None:
    with pytest.raises((MalformedHeaderError, NewerFormatError)):
        parse(raw)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_cut_doubled_and_overwritten_pieces_are_refused(
    data: st.DataObject, pattern: MadeVault
) -> None:
    raw = render(pattern.keys.header)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    piece = data.draw(st.sampled_from([b"", raw[start:end] * 2, b"\0" * (end - start)]))
    changed = raw[:start] + piece + raw[end:]
    if changed != raw:
        with pytest.raises((MalformedHeaderError, NewerFormatError)):
            parse(changed)


def test_a_newer_format_is_refused_in_dutch_and_left_alone(made: MadeVault) -> None:
    newer = made.folder.header.read_bytes().replace(b'"format": 1', b'"format": 2')
    made.spoil(newer)
    with pytest.raises(HeaderNewerError) as caught:
        unlock_with_passphrase(made.folder, PASSPHRASE)
    assert "nieuwere versie" in caught.value.sentence()
    assert made.folder.header.read_bytes() == newer


def test_a_newer_format_beside_a_broken_copy_is_still_named(made: MadeVault) -> None:
    made.folder.header.write_bytes(b"stuk")
    made.folder.header_copy.write_bytes(b'{"format": 7}')
    with pytest.raises(HeaderNewerError):
        read_candidates(made.folder)


def test_one_lost_copy_does_not_matter_and_two_are_missed(made: MadeVault) -> None:
    made.folder.header.unlink()
    unlock_with_recovery_code(made.folder, made.code).wipe()
    made.folder.header_copy.unlink()
    with pytest.raises(HeaderMissingError):
        unlock_with_recovery_code(made.folder, made.code)


def test_a_header_that_cannot_be_read_is_not_called_damaged(made: MadeVault) -> None:
    for path in (made.folder.header, made.folder.header_copy):
        path.unlink()
        path.mkdir()  # root may read any file, but nobody reads a folder as one
    with pytest.raises(HeaderNotReadError):
        unlock_with_recovery_code(made.folder, made.code)


def test_reading_gives_back_what_was_written(made: MadeVault) -> None:
    assert parse(render(made.keys.header)) == made.keys.header


def test_the_header_names_nobody_and_holds_no_key(made: MadeVault) -> None:
    raw = made.folder.header.read_bytes()
    assert bytes(made.keys.data_key.raw()).hex().encode() not in raw
    assert set(json.loads(raw)["slots"][0]) == {"id", "kind", "nonce", "wrapped"}


@pytest.mark.parametrize(
    "kdf",
    [
        KdfParameters(FLOOR.memory_kib - 1, 3, 4),
        KdfParameters(FLOOR.memory_kib, 2, 4),
        KdfParameters(FLOOR.memory_kib, 3, 3),
        KdfParameters(CEILING.memory_kib + 1, 3, 4),
    ],
)
def test_a_header_out_of_bounds_is_never_made(made: MadeVault, kdf: KdfParameters) -> None:
    with pytest.raises(ValueError, match="read back"):
        seal(replace(made.keys.header, kdf=kdf), made.keys.data_key)


def test_a_slot_opens_only_where_it_belongs(made: MadeVault) -> None:
    header, material = made.keys.header, bytearray(range(32))
    slot = wrap(made.keys.data_key, material, SlotKind.PASSPHRASE, header.context)
    opened = unwrap(slot, material, header.context)
    assert opened is not None
    assert opened.raw() == made.keys.data_key.raw()
    stronger = replace(header.context, kdf=CEILING)
    elsewhere = replace(header.context, vault_id=uuid4())
    assert unwrap(slot, material, stronger) is None
    assert unwrap(slot, material, elsewhere) is None
    assert unwrap(replace(slot, slot_id=uuid4()), material, header.context) is None
    assert unwrap(replace(slot, kind=SlotKind.RECOVERY), material, header.context) is None
    assert unwrap(slot, bytearray(32), header.context) is None


def test_two_slots_of_one_key_look_nothing_alike(made: MadeVault) -> None:
    material = bytearray(32)
    context = made.keys.header.context
    first, second = (
        wrap(made.keys.data_key, material, SlotKind.PASSPHRASE, context) for _ in range(2)
    )
    assert first.wrapped != second.wrapped
    assert first.nonce != second.nonce


def test_a_header_sealed_with_another_key_does_not_hold(made: MadeVault) -> None:
    made.spoil(render(seal(made.keys.header, DataKey.generate())))
    with pytest.raises(HeaderDamagedError):
        unlock_with_recovery_code(made.folder, made.code)


def test_a_forged_vault_is_not_this_vault(made: MadeVault, tmp_path: Path) -> None:
    forged = make_vault(tmp_path / "vals")
    made.spoil(forged.folder.header.read_bytes())
    with pytest.raises(KnownError):
        unlock_with_recovery_code(made.folder, made.code)
    with unlock_with_recovery_code(made.folder, RecoveryCode.parse(forged.code.text())) as keys:
        assert keys.data_key.raw() != made.keys.data_key.raw()
        assert keys.vault_id != made.keys.vault_id
