"""The texts of the printable sheets are whole, plain, and read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstel_desktop import paths
from herstel_desktop.domain.worksheets import WorksheetData
from herstel_desktop.library.worksheets import shipped_slugs, shipped_worksheet

SLUGS = [
    "brief-aan-later",
    "citaatkaarten",
    "energiebalans",
    "gespreksdobbelsteen",
    "gevoelswoorden",
    "groepsafspraken-poster",
    "kleine-stap-kaart",
    "kwaliteitenkaarten",
    "levenslijn",
    "placemat",
    "rolkaarten-hulp-vragen",
    "signalen",
    "steuncirkel",
    "trots-poster",
    "weerkaarten",
]
LONGEST_SENTENCE = 15  # words


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for sheets in place of the shipped one."""
    monkeypatch.setattr(paths, "resources_folder", lambda: tmp_path)
    folder = tmp_path / "worksheets"
    folder.mkdir()
    shipped_worksheet.cache_clear()
    yield folder
    shipped_worksheet.cache_clear()


def texts_of(data: WorksheetData) -> list[str]:
    """Every text of a sheet that is read or seen."""
    found = [data.title, data.intro, data.alt]
    for part in data.parts:
        found += [part.title, part.text, part.alt, *part.items]
    return [text for text in found if text]


def test_every_sheet_that_work_forms_refer_to_is_there() -> None:
    assert list(shipped_slugs()) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_a_sheet_has_a_title_a_use_and_content(slug: str) -> None:
    data = shipped_worksheet(slug)
    assert data.slug == slug
    assert data.title
    assert data.intro.endswith((".", "?"))
    assert data.parts
    for part in data.parts:
        assert part.title or part.text
        assert bool(part.alt) is bool(part.picture) or data.alt


@pytest.mark.parametrize("slug", SLUGS)
def test_the_texts_are_calm_plain_and_short(slug: str) -> None:
    for text in texts_of(shipped_worksheet(slug)):
        assert "!" not in text
        assert not re.search("cliënt|patiënt|  | u | uw ", text.lower())
        assert text == text.strip()
        for sentence in re.split(r"(?<=[.?:])\s", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize(
    ("slug", "count"),
    [
        ("weerkaarten", 8),
        ("kwaliteitenkaarten", 30),
        ("citaatkaarten", 16),
        ("rolkaarten-hulp-vragen", 8),
        ("gespreksdobbelsteen", 6),
    ],
)
def test_no_card_is_there_twice(slug: str, count: int) -> None:
    parts = shipped_worksheet(slug).parts
    assert len({(part.title or part.text).lower() for part in parts}) == len(parts) == count


def test_there_are_sixty_words_for_feelings_and_none_twice() -> None:
    words = [word for part in shipped_worksheet("gevoelswoorden").parts for word in part.items]
    assert len(set(words)) == len(words) == 60


def test_an_unknown_sheet_is_refused() -> None:
    with pytest.raises(KeyError):
        shipped_worksheet("bestaat-niet")


def test_a_file_without_an_introduction_is_refused(own_folder: Path) -> None:
    (own_folder / "leeg.toml").write_text('title = "Leeg"\npart = []\n', encoding="utf-8")
    with pytest.raises(ValueError, match="lacks 'intro'"):
        shipped_worksheet("leeg")


@pytest.mark.parametrize("field", ['colour = "rood"\npart = []', '[[part]]\ntekst = "a"'])
def test_a_field_that_nobody_reads_is_refused(own_folder: Path, field: str) -> None:
    content = f'title = "Fout"\nintro = "Zo."\n{field}\n'
    (own_folder / "fout.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="unknown fields"):
        shipped_worksheet("fout")


@pytest.mark.parametrize(
    ("slug", "people", "large", "copies"),
    [
        ("levenslijn", 12, False, 12),
        ("levenslijn", 0, False, 1),
        ("steuncirkel", 12, False, 14),  # 'voor ieder een werkblad en twee extra'
        ("trots-poster", 1, False, 4),
        ("kleine-stap-kaart", 12, False, 3),  # four cards on a page
        ("kleine-stap-kaart", 12, True, 6),  # two in large print
        ("kleine-stap-kaart", 13, False, 4),
        ("placemat", 12, False, 3),
        ("citaatkaarten", 8, False, 1),
        ("citaatkaarten", 9, False, 2),
        ("kwaliteitenkaarten", 30, False, 2),
        ("groepsafspraken-poster", 30, False, 1),
        ("gespreksdobbelsteen", 0, False, 1),
    ],
)
def test_a_group_gets_as_many_copies_as_it_needs(
    slug: str, people: int, large: bool, copies: int
) -> None:
    assert shipped_worksheet(slug).copies.for_group(people, large=large) == copies


@pytest.mark.parametrize(
    "copies", ["for_people = 0", "for_people = 1.5", "spare = -1", "spare = true", "spare = 51"]
)
def test_an_impossible_number_of_copies_is_refused(own_folder: Path, copies: str) -> None:
    content = f'title = "Fout"\nintro = "Zo."\npart = []\n[copies]\n{copies}\n'
    (own_folder / "fout.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="no such number"):
        shipped_worksheet("fout")


def test_copies_in_large_print_alone_are_refused(own_folder: Path) -> None:
    content = 'title = "Fout"\nintro = "Zo."\npart = []\n[copies]\nfor_people_large = 2\n'
    (own_folder / "fout.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="lacks 'for_people'"):
        shipped_worksheet("fout")
