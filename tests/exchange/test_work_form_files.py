"""A work form goes out as a plain file and comes back the same; no file can do harm."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.work_forms import WorkForm
from herstel_desktop.exchange.work_form_files import (
    MOST_BYTES,
    file_name,
    file_of,
    text_in,
    text_of,
)
from herstel_desktop.library.content import ContentError
from herstel_desktop.library.work_forms import read_draft, read_work_form, shipped_work_forms

MANY = MOST_BYTES - 10
QUOTES = [b'"', b'"""', b"'", b"'''"]


def taken_in(file: bytes) -> WorkForm | str:
    """What comes of a file: a work form, or why it was refused."""
    try:
        return read_work_form(text_in(file), "eigen-1")
    except KnownError as error:
        return error.happened
    except ContentError as error:
        return f"content: {error.field}"


def changed(old: str, new: str) -> bytes:
    """The file of a shipped work form with one thing changed in it."""
    text = file_of(shipped_work_forms()[0]).decode("utf-8")
    assert old in text
    return text.replace(old, new, 1).encode("utf-8")


def test_every_shipped_form_comes_back_as_it_went_out() -> None:
    for form in shipped_work_forms():
        assert taken_in(file_of(form)) == replace(form, slug="eigen-1")


@pytest.mark.parametrize(
    "text",
    ['Zeg: "Ja"', 'Drie """ tekens', "Schuin \\ streepje", "محمد en Đặng", "Een\nTwee", "👋🏽"],
)
def test_any_text_survives_the_way_out_and_in(text: str) -> None:
    form = replace(shipped_work_forms()[0], purpose=text)
    back = taken_in(file_of(form))
    assert isinstance(back, WorkForm)
    assert back.purpose == text


def test_a_file_with_windows_line_ends_and_a_mark_at_the_beginning_is_read() -> None:
    file = b"\xef\xbb\xbf" + file_of(shipped_work_forms()[0]).replace(b"\n", b"\r\n")
    assert taken_in(file) == replace(shipped_work_forms()[0], slug="eigen-1")


def test_a_draft_comes_back_as_far_as_it_was_written() -> None:
    form = replace(shipped_work_forms()[0], title="", steps=(), questions=("Wat?", "Wat?"))
    assert read_draft(text_of(form), form.slug) == form


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Weerbericht", "weerbericht.werkvorm"),
        ("Nee zeggen, hoe doe je dat?", "nee-zeggen-hoe-doe-je-dat.werkvorm"),
        ("../../etc/passwd", "etc-passwd.werkvorm"),
        ("C:\\Windows\\con", "c-windows-con.werkvorm"),
        ("Đặng’s spel", "dang-s-spel.werkvorm"),
        ("محمد", "werkvorm.werkvorm"),
        ("", "werkvorm.werkvorm"),
        ("a" * 200, "a" * 60 + ".werkvorm"),
    ],
)
def test_the_file_gets_a_plain_name(title: str, name: str) -> None:
    assert file_name(replace(shipped_work_forms()[0], title=title)) == name


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"", "content: title"),
        (b"\xff\xfe\x00", "Dit bestand is geen tekst."),
        (b"x" * (MOST_BYTES + 1), "Dit bestand is te groot voor een werkvorm."),
        (b"title = '\x00'", "In dit bestand staan tekens die je niet ziet."),
        ("title = '\u202eabc'".encode(), "In dit bestand staan tekens die je niet ziet."),
        (b"%PDF-1.7", "content: "),
        (b"<html></html>", "content: "),
        (changed("title =", "titel ="), "content: title"),
        (changed('title = "', 'leuk = "ja"\ntitle = "'), "content: leuk"),
        (changed('energy = "', 'energy = "wild'), "content: energy"),
        (changed("usual = ", "usual = 1"), "content: minutes.usual"),
        (changed("least = ", "least = -"), "content: minutes.least"),
        (changed("most = ", "most = 0xffffffffffffffff"), "content: minutes.most"),
        (changed("most = ", "most = 99999"), "content: minutes.most"),
        (changed("most = ", "most = 1.5 # "), "content: minutes.most"),
        (changed("materials = [", 'materials = [["diep"], '), "content: materials"),
        (changed('lighter = "', 'lighter = "\\u0007'), "content: lighter"),
        (changed('lighter = "', 'lighter = "' + "lang " * 500), "content: lighter"),
        (changed("materials = [", "materials = [" + '"a",' * 21), "content: materials"),
        (file_of(shipped_work_forms()[0]) + b"[[steps]]\nminutes = 1\n", "content: steps"),
    ],
)
def test_what_is_no_whole_work_form_is_refused(file: bytes, why: str) -> None:
    result = taken_in(file)
    assert isinstance(result, str)
    assert result.startswith(why)


@pytest.mark.parametrize(
    "file",
    [
        b"a" + b".a" * (MANY // 2),
        b"a=" + b"[" * MANY,
        b"a=" + b"{a=" * (MANY // 3),
        b"[" + b"a." * (MANY // 3) + b"a]",
        b"[[steps]]\n" * (MANY // 10),
        b"kind=0x" + b"f" * MANY,
        b"a=" + b"9" * MANY,
        b"steps=[" + b"{}," * (MANY // 3) + b"]",
        b"materials=[" + b'"a",' * (MANY // 4) + b"]",
        b'\\"""\n' * (MANY // 5),
        b"'''" * (MANY // 3),
        b'a="' + b'\\"' * (MANY // 2),
    ],
    ids=lambda file: file[:12].decode(),
)
def test_a_file_that_is_made_to_stall_is_refused_at_once(file: bytes) -> None:
    assert isinstance(taken_in(file), str)


@pytest.mark.parametrize("built", ["steps=" + "[" * 300 + "]" * 300, "a" + ".a" * 300 + "=1"])
def test_what_is_nested_deeper_than_any_work_form_is_not_read_at_all(built: str) -> None:
    with pytest.raises(KnownError, match="Dit bestand is geen werkvorm"):
        text_in(built.encode())


def test_brackets_and_dots_within_a_text_mean_nothing() -> None:
    form = replace(shipped_work_forms()[0], purpose="Wacht.......... [[[[ {{{{ 'tel tot 3' \"ja\"")
    back = taken_in(file_of(form))
    assert isinstance(back, WorkForm)
    assert back.purpose == form.purpose


_FILE = file_of(shipped_work_forms()[0])
_PIECES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")),
    st.lists(
        st.sampled_from(
            [
                *b"[ ] { } . = , # \\ 0x 9e9 true 1979-05-27 title steps minutes".split(),
                b" ",
                b"\n",
                *QUOTES,
            ]
        ),
        max_size=80,
    ).map(b"".join),
)


@given(piece=_PIECES)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_work_form_or_refused(piece: bytes) -> None:
    assert isinstance(taken_in(piece), (WorkForm, str))


@given(piece=_PIECES, place=st.integers(0, len(_FILE)), gone=st.integers(0, 40))
@settings(max_examples=300, deadline=None)
def test_a_work_form_with_anything_put_in_is_a_work_form_or_refused(
    piece: bytes, place: int, gone: int
) -> None:
    result = taken_in(_FILE[:place] + piece + _FILE[place + gone :])
    if isinstance(result, WorkForm):
        assert taken_in(file_of(result)) == result, "what came in can go out again"
