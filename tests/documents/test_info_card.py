"""The information card: any text becomes a clean card and no sentence of it is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from herstel_desktop.documents.info_card import InfoCardData, build
from herstel_desktop.domain.card_text import MOST_CHARACTERS, read_card_text
from herstel_desktop.domain.errors import KnownError
from tests.documents.reading import (
    extracted,
    findings,
    fonts_not_embedded,
    letters,
    page_count,
    problems_of_parent_tree,
    reading_text,
    smallest_type,
    structure,
)

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent.parent / "shared" / "seeds"
TEXTS = [*sorted((HERE / "inputs").iterdir()), *sorted(SEEDS.glob("*.txt"))]
CARD = HERE / "inputs" / "kaart-in-hoofdletters.txt"


def card_of(text: str) -> bytes:
    """The card of a text."""
    return build(InfoCardData(read_card_text(text)))


def sentences(text: str) -> list[str]:
    """The sentences of a source, without the marks that stand for a look."""
    bare = re.sub(r"\[([^\[\]]+)\]\(([^()]+)\)", r"\1 (\2)", text)
    bare = re.sub(r"^\s*- \[[ xX]\] ", "", bare, flags=re.MULTILINE)
    return [part for part in re.split(r"(?<=[.!?:;])\s+|\n+", bare) if letters(part)]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_sentence_of_a_text_is_lost_and_their_order_stays(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    said = letters(reading_text(card_of(source))).lower()
    position = 0
    for sentence in sentences(source):
        found = said.find(letters(sentence).lower(), position)
        assert found >= 0, f"lost or out of order: {sentence}"
        position = found + len(letters(sentence))


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_every_word_can_be_copied_from_the_card(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    copied = letters(extracted(card_of(source))).lower()
    words = {letters(word).lower() for word in re.findall(r"[^\s()\[\]]+", source)}
    assert [word for word in words if word not in copied] == []


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_every_card_follows_pdf_ua_and_is_repeatable(file: Path, tmp_path: Path) -> None:
    source = file.read_text(encoding="utf-8")
    pdf = card_of(source)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert smallest_type(pdf) >= 9
    assert pdf == card_of(source)


def test_capitals_become_headings_and_ticks_a_list() -> None:
    tree = structure(card_of(CARD.read_text(encoding="utf-8")))
    heads = [node.said().strip() for node in tree.all("H2")]
    assert [node.said().strip() for node in tree.all("H1")] == ["Kaart wandelgroep de Brink"]
    assert heads[:3] == [
        "Wie lopen er mee",
        "De begeleider is geen therapeut",
        "Wat levert het op?",
    ]
    ticks = tree.all("L")[0].all("LI")
    assert [tick.all("Lbl")[0].said() for tick in ticks] == ["✓"] * 4
    assert ticks[0].all("LBody")[0].said().strip() == "Frisse lucht en beweging"


def test_a_bare_link_can_be_clicked_and_read() -> None:
    tree = structure(card_of(CARD.read_text(encoding="utf-8")))
    address = "http://www.inlooppunt.example/wat-we-doen/vragen/"
    assert address in [link.said() for link in tree.all("Link")]
    assert b"/URI (http://www.inlooppunt.example/wat-we-doen/vragen/)" in card_of(
        CARD.read_text(encoding="utf-8")
    )


def test_a_long_card_is_numbered_and_a_short_one_too() -> None:
    long = card_of("KOP\n\n" + "Een zin die telt. " * 600)
    pages = page_count(long)
    assert pages > 1
    assert f"pagina 1 van {pages}" in extracted(long)
    assert "pagina 1 van 1" in extracted(card_of("KOP\n\nEen zin."))


def test_a_title_of_ones_own_stands_first_and_the_texts_own_title_stays() -> None:
    data = InfoCardData(read_card_text(CARD.read_text(encoding="utf-8")), title="Ga mee wandelen")
    tree = structure(build(data))
    assert tree.all("H1")[0].said().strip() == "Ga mee wandelen"
    assert tree.all("H2")[0].said().strip() == "Kaart wandelgroep de Brink"


def test_organisation_and_date_stand_at_the_foot() -> None:
    data = InfoCardData(read_card_text("KOP\n\nZin."), organisation="Stichting Voorbeeld")
    assert "Stichting Voorbeeld" in extracted(build(data))
    dated = extracted(build(replace(data, made_on=date(2026, 11, 3))))
    assert "bijgewerkt op 3 november 2026" in dated


def test_a_title_without_text_is_a_card_too(tmp_path: Path) -> None:
    assert findings(card_of("ALLEEN EEN KOP"), tmp_path) == []


HOSTILE = {
    "one word of ten thousand letters": "KOP\n\n" + "w" * 10_000,
    "one link of ten thousand letters": "KOP\n\nhttps://" + "w" * 10_000,
    "a heading of a hundred words": "KOP " * 34 + "\n\nZin.",
    "bullets by the thousand": "KOP\n\n" + "- p\n" * 1_900,
    "as much text as is allowed": ("Een zin over van alles. " * 4_000)[:MOST_CHARACTERS],
    "letters from right to left": "عنوان\n\n" + "هذا نص طويل من اليمين إلى اليسار. " * 100,
    "scripts mixed in one line": "KOP\n\n"
    + "Hallo محمد (12) и Йосиф, שלום ሰላም Đặng 日本 👋🏽. " * 60,
    "marks without letters": "KOP\n\n" + "\u0301\u0308" * 500 + "\n\n- \u200d\u200d\n\n** ** **",
    "signs of control": "KOP\x00\x07\n\nZin\x1b[0m met\u202e rommel\ud800 erin.\ufffe",
    "stars and brackets": "KOP\n\n" + "**[(<" * 3_000,
    "at signs": "KOP\n\n" + "a@" * 20_000,
    "numbers": "KOP\n\n" + "0 6 " * 2_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_becomes_a_good_card_and_does_not_hang(kind: str, tmp_path: Path) -> None:
    began = time.process_time()
    pdf = card_of(HOSTILE[kind])
    # Seconds here, hours for a pattern that goes back and forth over its text.
    assert time.process_time() - began < 60
    assert findings(pdf, tmp_path) == []


@pytest.mark.parametrize("text", ["woord " * 900_000, "- punt\n" * 10_000])
def test_more_than_a_card_can_hold_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(KnownError) as refused:
        card_of(text)
    assert "Kort de tekst in" in refused.value.sentence()


@pytest.mark.parametrize("kind", ["letters from right to left", "scripts mixed in one line"])
def test_mixed_scripts_are_read_out_as_they_were_typed(kind: str) -> None:
    said = letters(reading_text(card_of(HOSTILE[kind])))
    assert letters(HOSTILE[kind].replace("KOP", "Kop")) in said


def test_another_run_of_the_program_makes_the_same_bytes() -> None:
    code = (
        "import hashlib, sys; from pathlib import Path;"
        "from tests.documents.test_info_card import HOSTILE, card_of;"
        "print(hashlib.sha256(card_of(HOSTILE['scripts mixed in one line'])).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=HERE.parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            timeout=60,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1
