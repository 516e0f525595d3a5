"""Every template of an information card is whole, easy to read, and read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstel_desktop import paths
from herstel_desktop.domain.info_cards import CardTemplate, SectionKind, filled_in
from herstel_desktop.library.cards import shipped_template, shipped_templates
from herstel_desktop.library.content import ContentError
from tests.library.readability import reading_ease, word_count

SLUGS = [
    "herstelgroep-bewoners",
    "herstelgroep-verwijzers",
    "praat-en-luisterronde",
    "herstelwerkgroep",
    "zelfhulpgroep",
    "eigen-kracht-conferentie",
    "zelfnarratief",
    "crisiskaart",
    "nieuwe-groep",
]
EASY_ENOUGH = 60.0  # Flesch-Douma: 'standard', read with ease at B1
LONGEST_SENTENCE = 17  # words
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
WHOLE = """order = 1
name = "Naam"
about = "Over."
title = "Titel"
subtitle = ""
[[section]]
kind = "text"
heading = "Kop"
text = "Tekst."
"""


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for templates in place of the shipped one."""
    monkeypatch.setattr(paths, "resources_folder", lambda: tmp_path)
    folder = tmp_path / "cards"
    folder.mkdir()
    shipped_templates.cache_clear()
    yield folder
    shipped_templates.cache_clear()


def texts_of(template: CardTemplate) -> list[str]:
    """Every text that can come on paper."""
    texts = [template.title, template.subtitle]
    for _kind, heading, text in template.sections:
        texts += [heading, *text.split("\n")]
    return [text for text in texts if text]


def test_every_form_of_support_has_a_template() -> None:
    assert [template.slug for template in shipped_templates()] == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_a_template_is_calm_plain_and_short(slug: str) -> None:
    for text in texts_of(shipped_template(slug)):
        assert not re.search(r"!|cliënt|patiënt|\bWRAP\b| u | uw |  ", text), text
        for sentence in re.split(r"(?<=[.?:])\s", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize("slug", SLUGS)
def test_a_template_is_easy_to_read(slug: str) -> None:
    template = shipped_template(slug)
    texts = [text for kind, _heading, text in template.sections if kind is not SectionKind.CONTACT]
    hard = [
        f"{reading_ease(text):.0f}: {text}"
        for text in (filled_in(text, {}) for text in texts)
        if word_count(text) > 20 and reading_ease(text) < EASY_ENOUGH
    ]
    assert hard == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_template_says_whom_to_ask(slug: str) -> None:
    kinds = {kind for kind, _heading, _text in shipped_template(slug).sections}
    assert SectionKind.CONTACT in kinds


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the pages of real groups are not here")
def test_no_sentence_is_taken_from_a_real_page() -> None:
    real = {
        " ".join(sentence.lower().split())
        for file in SEEDS.glob("*.txt")
        for sentence in re.split(r"[.?!:]\s|\n", file.read_text(encoding="utf-8"))
        if len(sentence.split()) > 4
    }
    own = {
        " ".join(sentence.lower().rstrip(".?!:").split())
        for template in shipped_templates()
        for text in texts_of(template)
        for sentence in re.split(r"(?<=[.?!:])\s", text)
    }
    assert own & real == set()


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(KeyError):
        shipped_template("bestaat-niet")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title = "Titel"\n', "", "title: is missing"),
        ('kind = "text"', 'kind = "foto"', "not one of"),
        ('text = "Tekst."', 'text = "Bel {telefon}."', "unknown merge field 'telefon'"),
        ("order = 1", 'order = 1\nkleur = "rood"', "kleur: is not a field"),
        ('heading = "Kop"', 'heading = "Kop"\nhoogte = 3', "hoogte: is not a field"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(
    own_folder: Path, old: str, new: str, fault: str
) -> None:
    (own_folder / "naam.toml").write_text(WHOLE, encoding="utf-8")
    assert [template.slug for template in shipped_templates()] == ["naam"]
    shipped_templates.cache_clear()
    (own_folder / "naam.toml").write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=fault):
        shipped_templates()
