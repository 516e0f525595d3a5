"""Own work forms: made, copied, changed, put away and shared; nothing is lost, nothing is mixed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from herstel_desktop.db.queries.own_work_forms import set_content
from herstel_desktop.db.queries.session_plans import put_plan
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Kind, Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.own_work_forms import OwnWorkForm, slug_of
from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan
from herstel_desktop.domain.work_forms import Energy, Filters, WorkForm, WorkFormKind
from herstel_desktop.exchange.work_form_files import file_of
from herstel_desktop.services import own_work_forms as own
from herstel_desktop.services import schedule, work_form_exchange
from herstel_desktop.services.work_form_favourites import favourites, set_favourite
from herstel_desktop.services.work_form_shelf import (
    current_shelf,
    named,
    own_work_forms_changed,
    read_own_work_forms,
    work_form_pdf,
)
from tests.documents.reading import reading_text
from tests.library.samples import forget_content, use_content, write_content
from tests.services.builders import new_group, new_participant
from tests.stores import StoreFile


@pytest.fixture(autouse=True)
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Three work forms and two themes of our own."""
    folder = write_content(tmp_path / "resources")
    (folder / "worksheets").mkdir()
    for sheet in ("weerkaarten", "levenslijn", "gevoelswoorden"):
        (folder / "worksheets" / f"{sheet}.toml").write_text("", encoding="utf-8")
    use_content(monkeypatch, folder)
    yield folder
    forget_content()


def made(outcome: Outcome) -> str:
    """The slug of what was made."""
    assert outcome.id is not None
    return slug_of(outcome.id)


def undo(store: Store, outcome: Outcome) -> Outcome:
    assert outcome.undo is not None
    return outcome.undo(store)


def copied(store: Store, of: str = "levenslijn") -> str:
    return made(own.copy_work_form(store, of))


def retitled(store: Store, slug: str, title: str) -> WorkForm:
    form = replace(own.own_work_form(store, slug).form, title=title)
    own.change_own_work_form(store, slug, form)
    return form


def put_in_a_plan(store: Store, slug: str) -> None:
    meeting = schedule.meetings(store, new_group(store))[0]
    part = PlanPart(meeting.id, PartKind.WORK_FORM, "Iets", 10, slug, WorkFormKind.PLAY)
    with store.transaction() as tx:
        put_plan(tx, SessionPlan(meeting.id, "", 8, 120, Energy.USUAL, (part,)))


def titles(store: Store) -> list[str]:
    return [form.title for form in current_shelf(store).forms.values()]


def test_a_new_vault_has_what_ships(store: Store) -> None:
    assert read_own_work_forms(store) == ()
    assert titles(store) == ["Weerbericht", "Levenslijn", "Namenbal"]


def test_a_new_one_is_a_draft_that_says_what_it_lacks(store: Store) -> None:
    outcome = own.new_work_form(store)
    assert outcome.sentence == "Er is een nieuwe werkvorm. Het is nog een concept."
    assert outcome.changes.kinds == {Kind.WORK_FORM}
    form = own.own_work_form(store, made(outcome))
    assert form.is_draft
    assert not form.is_offered
    assert titles(store) == ["Weerbericht", "Levenslijn", "Namenbal"], "a draft is not offered"
    undo(store, outcome)
    assert read_own_work_forms(store) == ()


def test_a_copy_is_whole_and_stands_beside_what_ships(store: Store) -> None:
    slug = copied(store)
    kept = own.own_work_form(store, slug)
    shipped = current_shelf(store).work_form("levenslijn")
    assert kept == OwnWorkForm(
        kept.id, replace(shipped, slug=slug, title="Levenslijn (2)"), "levenslijn"
    )
    assert titles(store) == ["Weerbericht", "Levenslijn", "Levenslijn (2)", "Namenbal"]
    assert list(current_shelf(store).own) == [slug]
    again = own.own_work_form(store, copied(store, slug))
    assert (again.form.title, again.based_on) == ("Levenslijn (2) (2)", slug)
    with pytest.raises(NotFoundError):
        own.copy_work_form(store, "zwemmen")


def test_what_was_typed_is_kept_also_when_it_is_not_whole(store: Store) -> None:
    slug = copied(store)
    form = replace(
        own.own_work_form(store, slug).form,
        title="  Onze   lijn ",
        purpose="Eén\r\nTwee\x00",
        questions=("Wat?", "", "Wat?"),
        steps=(),
    )
    outcome = own.change_own_work_form(store, slug, form)
    kept = own.own_work_form(store, slug)
    assert kept.form.title == "Onze lijn"
    assert kept.form.purpose == "Eén\nTwee"
    assert kept.form.questions == ("Wat?", "Wat?")
    assert kept.form.steps == ()
    assert kept.is_draft
    assert current_shelf(store).work_form(slug).title == "Onze lijn", "an old plan finds it"
    undo(store, outcome)
    assert own.own_work_form(store, slug).form.title == "Levenslijn (2)"
    assert slug in current_shelf(store).forms


def test_a_text_without_end_is_refused(store: Store) -> None:
    slug = copied(store)
    form = own.own_work_form(store, slug).form
    with pytest.raises(InvalidInputError, match="te lang"):
        own.change_own_work_form(store, slug, replace(form, aftercare="a" * 30_000))
    assert own.own_work_form(store, slug).form == form


def test_it_survives_a_restart(store_file: StoreFile) -> None:
    store = store_file.create()
    slug = copied(store)
    store.close()
    opened = store_file.open()
    assert current_shelf(opened).work_form(slug).title == "Levenslijn (2)"
    opened.close()


def test_one_that_is_put_away_is_still_found_by_an_old_plan(store: Store) -> None:
    slug = copied(store)
    outcome = own.retire(store, slug, date(2026, 11, 24))
    assert outcome.sentence == "‘Levenslijn (2)’ ligt weg."
    assert own.own_work_form(store, slug).retired_on == date(2026, 11, 24)
    shelf = current_shelf(store)
    assert slug not in shelf.forms
    assert shelf.find(text="levenslijn") == (shelf.work_form("levenslijn"),)
    assert shelf.work_form(slug).title == "Levenslijn (2)"
    undo(store, outcome)
    assert slug in current_shelf(store).forms
    own.retire(store, slug)
    back = own.take_back(store, slug)
    assert back.sentence == "‘Levenslijn (2)’ staat weer in de kast."
    assert slug in current_shelf(store).forms


def test_one_that_was_never_used_goes_and_comes_back_whole(store: Store) -> None:
    slug = copied(store)
    set_favourite(store, slug, True)
    before = own.own_work_form(store, slug)
    outcome = own.remove(store, slug)
    assert outcome.sentence == "‘Levenslijn (2)’ is verwijderd."
    assert read_own_work_forms(store) == ()
    assert favourites(store) == frozenset()
    with pytest.raises(NotFoundError):
        current_shelf(store).work_form(slug)
    undo(store, outcome)
    assert own.own_work_form(store, slug) == before
    assert favourites(store) == {slug}


def test_one_that_stands_in_a_plan_is_not_removed(store: Store) -> None:
    slug = copied(store)
    assert own.used_work_forms(store) == frozenset()
    put_in_a_plan(store, slug)
    assert own.used_work_forms(store) == {slug}
    with pytest.raises(KnownError) as caught:
        own.remove(store, slug)
    assert caught.value.sentence() == (
        "Deze werkvorm staat in een draaiboek. Er is niets veranderd. "
        "Leg hem weg. Dan kies je hem niet meer, en blijft het draaiboek heel."
    )
    assert slug in current_shelf(store).forms


def test_it_is_searched_filtered_and_printed_like_the_others(store: Store) -> None:
    slug = copied(store)
    retitled(store, slug, "Rivier van je leven")
    shelf = current_shelf(store)
    assert [form.slug for form in shelf.find(text="rivier")] == [slug]
    assert [form.slug for form in shelf.find(Filters(theme="hoop"), "leven")] == [
        "levenslijn",
        slug,
    ]
    assert [each.title for each in named(store, "riv")] == ["Rivier van je leven"]
    assert "Rivier van je leven" in reading_text(work_form_pdf(store, slug))
    hope = shelf.theme("hoop")
    assert shelf.work_forms_of(hope)[-1].slug == slug


def test_each_vault_has_a_shelf_of_its_own(store: Store, tmp_path: Path) -> None:
    other = replace(
        StoreFile(tmp_path / "ander.db", bytearray(range(32)), new_group(store)),
    ).create()
    slug = copied(store)
    assert slug not in current_shelf(other).forms
    assert current_shelf(store) is current_shelf(store), "it is read once"
    other.close()


def test_one_that_is_spoilt_does_not_take_the_others_with_it(store: Store) -> None:
    good, bad = copied(store), copied(store, "namenbal")
    with store.transaction() as tx:
        set_content(tx, bad, "title = ")
    own_work_forms_changed(store)
    assert good in current_shelf(store).forms
    assert [each.form.slug for each in read_own_work_forms(store)] == [good]


def test_a_favourite_can_be_taken_back(store: Store) -> None:
    outcome = set_favourite(store, "namenbal", True)
    assert outcome.sentence == "‘Namenbal’ is een favoriet."
    assert favourites(store) == {"namenbal"}
    set_favourite(store, "namenbal", True)
    assert favourites(store) == {"namenbal"}
    undo(store, outcome)
    assert favourites(store) == frozenset()
    with pytest.raises(NotFoundError):
        set_favourite(store, "zwemmen", True)


def test_what_goes_out_comes_in_as_a_copy_with_a_name_of_its_own(store: Store) -> None:
    shared = work_form_exchange.file_to_share(store, "levenslijn")
    assert shared.file_name == "levenslijn.werkvorm"
    shown = work_form_exchange.incoming(store, shared.file)
    assert shown.is_renamed
    assert (shown.title_in_file, shown.form.title) == ("Levenslijn", "Levenslijn (2)")
    assert read_own_work_forms(store) == (), "looking keeps nothing"
    outcome = work_form_exchange.take_in(store, shared.file)
    assert outcome.sentence == "‘Levenslijn (2)’ staat bij je eigen werkvormen."
    kept = own.own_work_form(store, made(outcome)).form
    shipped = current_shelf(store).work_form("levenslijn")
    assert kept == replace(shipped, slug=kept.slug, title="Levenslijn (2)")
    assert current_shelf(store).work_form("levenslijn") == shipped
    undo(store, outcome)
    assert read_own_work_forms(store) == ()


def test_taking_in_the_same_file_again_overwrites_nothing(store: Store) -> None:
    file = work_form_exchange.file_to_share(store, "levenslijn").file
    slugs = {made(work_form_exchange.take_in(store, file)) for _ in range(3)}
    assert len(slugs) == 3
    assert sorted(each.form.title for each in read_own_work_forms(store)) == [
        "Levenslijn (2)",
        "Levenslijn (3)",
        "Levenslijn (4)",
    ]


def test_themes_and_sheets_that_nobody_knows_here_are_left_out_and_told(store: Store) -> None:
    form = replace(
        current_shelf(store).work_form("levenslijn"),
        title="Nieuw",
        themes=("hoop", "zeevaart"),
        sheets=("gevoelswoorden", "zeekaart"),
    )
    shown = work_form_exchange.incoming(store, file_of(form))
    assert shown.left_out == ("zeevaart", "zeekaart")
    slug = made(work_form_exchange.take_in(store, file_of(form)))
    kept = own.own_work_form(store, slug)
    assert (kept.form.themes, kept.form.sheets) == (("hoop",), ("gevoelswoorden",))
    assert kept.is_draft, "it needs another theme first"


def test_a_file_that_is_not_right_says_where(store: Store) -> None:
    file = work_form_exchange.file_to_share(store, "levenslijn").file
    for wrong, sentence in (
        (file.replace(b"usual = 40", b"usual = 41"), "klopt iets niet, bij ‘steps’"),
        (file.replace(b"lighter = ", b"licht = "), "klopt iets niet, bij ‘lighter’"),
        (file + b"\n[extra]\n'<b>x</b>' = 1", "klopt iets niet, bij ‘extra’"),
        (b"'<b>' = 1\n" + file, "klopt iets niet, bij ‘een veld’"),
        (b"\x89PNG\r\n\x1a\n", "Dit bestand is geen tekst"),
        (b"hallo", "Dit bestand is geen werkvorm"),
    ):
        with pytest.raises(KnownError, match=sentence) as caught:
            work_form_exchange.take_in(store, wrong)
        assert caught.value.safe == "Er is niets overgenomen."
    assert read_own_work_forms(store) == ()


def test_a_draft_is_not_shared(store: Store) -> None:
    slug = made(own.new_work_form(store))
    with pytest.raises(KnownError, match="nog een concept"):
        work_form_exchange.file_to_share(store, slug)


def test_the_name_of_a_participant_is_told_and_stays_out_of_the_file_name(store: Store) -> None:
    new_participant(store, "Anneke")
    new_participant(store, "Je")
    slug = copied(store)
    retitled(store, slug, "Brief van Anneke")
    shared = work_form_exchange.file_to_share(store, slug)
    assert shared.names == ("Anneke",)
    assert shared.file_name == "brief-van.werkvorm"


def test_the_file_is_written_whole_and_replaces_only_its_like(store: Store, tmp_path: Path) -> None:
    shared = work_form_exchange.file_to_share(store, "levenslijn")
    place = tmp_path / "levenslijn.werkvorm"
    work_form_exchange.save_file(shared, place)
    work_form_exchange.save_file(shared, place)
    assert work_form_exchange.read_file(place) == shared.file
    other = tmp_path / "dagboek.werkvorm"
    other.write_text("lief dagboek", encoding="utf-8")
    with pytest.raises(KnownError, match="iets dat geen werkvorm is"):
        work_form_exchange.save_file(shared, other)
    assert other.read_text(encoding="utf-8") == "lief dagboek"
    with pytest.raises(KnownError, match=r"eindigt niet op \.werkvorm"):
        work_form_exchange.save_file(shared, tmp_path / "a.txt")
    with pytest.raises(KnownError, match="niet te lezen"):
        work_form_exchange.read_file(tmp_path / "weg.werkvorm")


def test_no_more_of_a_huge_file_is_read_than_is_needed(store: Store, tmp_path: Path) -> None:
    huge = tmp_path / "groot.werkvorm"
    with huge.open("wb") as file:
        file.truncate(1 << 33)
    with pytest.raises(KnownError, match="te groot"):
        work_form_exchange.take_in(store, work_form_exchange.read_file(huge))
