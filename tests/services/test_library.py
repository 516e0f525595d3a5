"""The library: what is searched for is found, at once, in every form of the word."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.dutch_words import stem
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.work_forms import EVERYTHING, Energy, Filters, WorkFormKind
from herstel_desktop.services import library
from herstel_desktop.services.work_form_shelf import named, work_form_pdf
from tests.documents.reading import reading_text
from tests.library.samples import (
    FORMS,
    LIFE_LINE,
    WEATHER,
    forget_content,
    use_content,
    write_content,
)


@pytest.fixture(autouse=True)
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Three work forms and two themes of our own."""
    folder = write_content(tmp_path / "resources")
    use_content(monkeypatch, folder)
    yield folder
    forget_content()


def found(text: str = "", filters: Filters = EVERYTHING) -> list[str]:
    """The titles that are found."""
    return [form.title for form in library.shipped_shelf().find(filters, text)]


def test_without_a_question_all_forms_stand_in_the_order_of_a_meeting() -> None:
    assert found() == found("  ") == ["Weerbericht", "Levenslijn", "Namenbal"]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(kind=WorkFormKind.PLAY), ["Namenbal"]),
        (Filters(minutes=10), ["Weerbericht", "Namenbal"]),
        (Filters(minutes=9), []),
        (Filters(minutes=40), ["Weerbericht", "Levenslijn", "Namenbal"]),
        (Filters(people=3), ["Weerbericht", "Levenslijn"]),
        (Filters(people=9), ["Weerbericht", "Namenbal"]),
        (Filters(people=13), []),
        (Filters(energy=Energy.ACTIVE), ["Namenbal"]),
        (Filters(theme="grenzen"), ["Weerbericht", "Levenslijn", "Namenbal"]),
        (Filters(theme="rouw"), ["Weerbericht"]),
        (Filters(without_materials=True), ["Namenbal"]),
        (Filters(energy=Energy.CALM, people=9), ["Weerbericht"]),
    ],
)
def test_a_filter_lets_through_what_was_asked_for(filters: Filters, left: list[str]) -> None:
    assert found(filters=filters) == left


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("weer", "Weerbericht"),
        ("WEERBERÏCHT", "Weerbericht"),
        ("namen", "Namenbal"),
        ("naam", "Namenbal"),
        ("stift", "Levenslijn"),
        ("lijnen teken", "Levenslijn"),
        ("kaart", "Weerbericht"),
        ("zelfinzicht", "Levenslijn"),
    ],
)
def test_a_word_is_found_by_its_beginning_and_by_its_other_forms(text: str, first: str) -> None:
    assert found(text)[0] == first


def test_every_typed_word_must_be_there() -> None:
    assert found("levenslijn zwemmen") == []
    assert found("lijn stiften") == ["Levenslijn"]


def test_what_is_in_the_title_comes_before_what_is_in_the_steps() -> None:
    assert found("namen") == ["Namenbal", "Weerbericht"], "the second says it in a step"
    assert found("kring")[0] == "Weerbericht"
    assert found("hoop") == ["Levenslijn", "Namenbal"], "by the title of a theme"


def test_part_of_a_compound_counts_in_what_tells_most_only() -> None:
    assert found("bericht") == ["Weerbericht"]
    assert found("arna") == [], "'daarna' stands in a step"


def test_marks_only_ask_for_nothing() -> None:
    assert len(found("?!…")) == 3


def test_a_typed_wish_finds_its_theme() -> None:
    assert [theme.title for theme in library.shipped_shelf().find_themes("wensen")] == ["Hoop"]
    assert [theme.title for theme in library.shipped_shelf().find_themes("afstand houden")] == []
    assert [theme.title for theme in library.shipped_shelf().find_themes()] == ["Grenzen", "Hoop"]


def test_by_name_only_titles_are_found(resources: Path, store: Store) -> None:
    assert [each.title for each in named(store, "hoop")] == ["Hoop"]
    assert [each.title for each in named(store, "na")] == ["Namenbal"]
    assert named(store, "stiften") == named(store, "") == named(store, "naam rondje") == ()
    (resources / "themes" / "hoop.toml").write_text("title = 3", encoding="utf-8")
    forget_content()
    assert named(store, "hoop") == (), "people can still be searched"


def test_forms_and_themes_lead_to_each_other() -> None:
    form, theme = (
        library.shipped_shelf().work_form("levenslijn"),
        library.shipped_shelf().theme("hoop"),
    )
    assert [each.title for each in library.shipped_shelf().themes_of(form)] == ["Grenzen", "Hoop"]
    titles = [each.title for each in library.shipped_shelf().work_forms_of(theme)]
    assert titles == ["Weerbericht", "Levenslijn", "Namenbal"]


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(NotFoundError, match="Deze werkvorm is niet gevonden"):
        library.shipped_shelf().work_form("zwemmen")
    with pytest.raises(NotFoundError, match="Dit thema is niet gevonden"):
        library.shipped_shelf().theme("zwemmen")


def test_a_spoilt_file_is_told_in_three_sentences(resources: Path) -> None:
    (resources / "themes" / "hoop.toml").write_text("title = 3", encoding="utf-8")
    forget_content()
    with pytest.raises(KnownError) as caught:
        library.shipped_shelf().find()
    assert caught.value.sentence() == (
        "De werkvormen zijn niet te lezen. Je eigen gegevens zijn veilig. "
        "Installeer het programma opnieuw."
    )


def test_the_printed_form_names_its_themes(store: Store) -> None:
    assert "Grenzen, Hoop" in reading_text(work_form_pdf(store, "levenslijn"))


def test_a_thousand_forms_can_be_searched(resources: Path) -> None:
    many = {
        f"vorm-{n}": {**(LIFE_LINE if n % 2 else WEATHER), "title": f"Werkvorm {n}", "themes": []}
        | {"kind": "opening"}
        for n in range(1000)
    }
    write_content(resources, {**FORMS, **many})
    forget_content()
    assert len(library.shipped_shelf().find()) == 1003
    assert len(library.shipped_shelf().find(Filters(people=5), "vorm")) > 100


@pytest.mark.parametrize(
    "forms",
    [
        "grens grenzen",
        "naam namen",
        "brief brieven briefje",
        "gevoel gevoelens",
        "week weken",
        "kaart kaarten kaartje kaartjes",
        "huis huizen",
        "mogelijkheid mogelijkheden",
        "vriend vrienden",
        "wens wensen",
    ],
)
def test_the_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


def test_different_words_keep_different_stems() -> None:
    apart = "mens wens grens leven geven bal balans rust rouw hoop hulp"
    assert len({stem(word) for word in apart.split()}) == len(apart.split())


def test_nothing_of_the_library_is_loaded_at_the_start() -> None:
    script = (
        "import sys; from herstel_desktop.ui.shell.discovery import discover; discover();"
        "loaded = {'herstel_desktop.services.library', 'herstel_desktop.library.work_forms'};"
        "assert not loaded & set(sys.modules), loaded & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
