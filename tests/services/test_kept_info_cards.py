"""Information cards are kept, filled from the vault, checked, printed and gone back to."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.documents.kit.pdf_objects import text_string
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.info_card_checks import is_ready
from herstel_desktop.domain.info_cards import CardTemplate, InfoCard, MergeField, SectionKind
from herstel_desktop.domain.jobs import Job
from herstel_desktop.domain.organisation import Organisation
from herstel_desktop.services import info_card_editing as editing
from herstel_desktop.services import info_card_shelf as shelf
from herstel_desktop.services import info_card_variants as variants
from herstel_desktop.services import info_card_versions as versions
from herstel_desktop.services.demo import create_demo
from herstel_desktop.services.organisation import add_facilitator, add_venue, save_organisation
from tests.documents.reading import extracted, findings, letters, outline, structure
from tests.services.builders import TUESDAY, new_group

LATER = date(2026, 11, 25)
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
INPUTS = Path(__file__).resolve().parents[1] / "documents" / "inputs"
TEXTS = [*sorted(INPUTS.iterdir()), *sorted(SEEDS.glob("*.txt"))]


def made(outcome: Outcome) -> UUID:
    assert outcome.id is not None
    return outcome.id


def card_of(store: Store, card_id: UUID) -> InfoCard:
    return shelf.open_card(store, card_id, today=TUESDAY).card


def headings(store: Store, card_id: UUID) -> list[str]:
    return [section.heading for section in card_of(store, card_id).sections]


def said(store: Store, card_id: UUID) -> list[str]:
    """The lines of the checks."""
    opened = shelf.open_card(store, card_id, today=TUESDAY)
    return [each.sentence for each in shelf.checks(opened, today=TUESDAY)]


def undo(store: Store, outcome: Outcome) -> Outcome:
    assert outcome.undo is not None
    taken_back: Outcome = outcome.undo(store)
    return taken_back


def neighbourhood(store: Store, venue: str = "De Brug", group: str = "Dinsdaggroep") -> UUID:
    """A group at a venue, with everything that a card asks of the vault."""
    save_organisation(
        store, Organisation("Stichting Samen", phone="0182-555000", email="info@samen.example")
    )
    place = add_venue(
        store, venue, "Plein 1", "2801 AB", "Gouda", area="Oost", municipality="Gouda"
    )
    return new_group(store, name=group, venue_id=made(place))


def ready_card(store: Store) -> UUID:
    """A card on which nothing is missing."""
    card_id = made(shelf.card_from_template(store, "herstelgroep-bewoners"))
    editing.fill_from(store, card_id, group_id=neighbourhood(store))
    editing.answer(store, card_id, MergeField.CONTACT, "Karin van het buurtpunt")
    editing.answer(store, card_id, MergeField.PRICE, "geen")
    return card_id


@pytest.mark.parametrize("template", shelf.templates(), ids=lambda each: each.slug)
def test_every_template_becomes_a_card_that_says_what_is_missing(
    store: Store, template: CardTemplate, tmp_path: Path
) -> None:
    card_id = made(shelf.card_from_template(store, template.slug))
    with pytest.raises(KnownError) as refused:
        shelf.card_pdf(store, card_id, today=TUESDAY)
    assert "nog niet ingevuld" in refused.value.advice
    preview = shelf.preview_pdf(shelf.open_card(store, card_id, today=TUESDAY))
    assert "ontbreekt" in extracted(preview)
    assert findings(preview, tmp_path) == []
    editing.fill_from(store, card_id, group_id=neighbourhood(store))
    editing.answer(store, card_id, MergeField.CONTACT, "Karin")
    editing.answer(store, card_id, MergeField.PRICE, "geen")
    pdf = shelf.card_pdf(store, card_id, today=TUESDAY)
    assert findings(pdf, tmp_path) == []
    assert not re.search(r"[{}\[\]]|ontbreekt", extracted(pdf))
    assert pdf == shelf.card_pdf(store, card_id, today=TUESDAY)


def test_a_card_says_what_the_vault_knows_of_its_group(store: Store) -> None:
    text = extracted(shelf.card_pdf(store, ready_card(store), today=TUESDAY))
    for fact in (
        "Dinsdaggroep in Oost",
        "elke dinsdag, 13.30 – 15.30",
        "dinsdag 24 november",
        "De Brug, Plein 1, 2801 AB Gouda",
        "0182-555000",
        "info@samen.example",
        "Karin van het buurtpunt",
        "Stichting Samen",
    ):
        assert letters(fact) in letters(text), fact


def test_the_vault_goes_before_what_was_typed_on_the_card(store: Store) -> None:
    card_id = ready_card(store)
    editing.answer(store, card_id, MergeField.PHONE, "0123-000000")
    opened = shelf.open_card(store, card_id, today=TUESDAY)
    assert opened.values[MergeField.PHONE] == "0182-555000"
    assert opened.values[MergeField.PRICE] == "geen"


def test_a_missing_field_leads_to_its_section_and_off_is_no_longer_missing(store: Store) -> None:
    card_id = made(shelf.new_card(store))
    section_id = made(editing.add_section(store, card_id, SectionKind.TEXT))
    editing.set_title(store, card_id, "Kom langs", "")
    editing.set_text(store, card_id, section_id, "Kosten", "Meedoen kost {prijs} bij {burtpunt}.")
    opened = shelf.open_card(store, card_id, today=TUESDAY)
    missing = [each for each in shelf.checks(opened, today=TUESDAY) if each.field]
    assert [each.section_id for each in missing] == [section_id, section_id]
    assert [each.sentence for each in missing] == [
        "‘prijs’ is nog niet ingevuld.",
        "‘burtpunt’ is nog niet ingevuld.",
    ]
    editing.show_section(store, card_id, section_id, False)
    assert not any("ingevuld" in sentence for sentence in said(store, card_id))


def test_numbers_are_looked_at_again_after_half_a_year(store: Store) -> None:
    card_id = ready_card(store)
    sections = card_of(store, card_id).sections
    reminder = "Kijk of de nummers in ‘Meedoen of iets vragen’ nog kloppen."
    assert reminder in said(store, card_id)
    contact = next(each for each in sections if each.kind is SectionKind.CONTACT)
    editing.mark_checked(store, card_id, contact.id, today=date(2026, 5, 25))
    assert reminder not in said(store, card_id)
    editing.mark_checked(store, card_id, contact.id, today=date(2026, 5, 24))
    assert reminder in said(store, card_id)
    opened = shelf.open_card(store, card_id, today=TUESDAY)
    assert is_ready(shelf.checks(opened, today=TUESDAY)), "a reminder does not stop the printer"


def test_contact_without_a_way_to_reach_somebody_is_pointed_out(store: Store) -> None:
    card_id = made(shelf.new_card(store))
    section_id = made(editing.add_section(store, card_id, SectionKind.CONTACT))
    editing.set_text(store, card_id, section_id, "Contact", "Kom langs bij Karin.")
    assert "In ‘Contact’ staat geen telefoonnummer of e-mailadres." in said(store, card_id)
    editing.set_text(store, card_id, section_id, "Contact", "Mail naar karin@samen.example")
    assert not any("e-mailadres" in sentence for sentence in said(store, card_id))


def test_sections_are_added_copied_moved_switched_off_and_taken_away(store: Store) -> None:
    card_id = made(shelf.new_card(store))
    first = made(editing.add_section(store, card_id, SectionKind.TEXT))
    editing.set_text(store, card_id, first, "Een", "Eerste tekst.")
    last = made(editing.add_section(store, card_id, SectionKind.TICKS))
    editing.set_text(store, card_id, last, "Twee", "rust\n- koffie")
    copy = made(editing.duplicate_section(store, card_id, first))
    assert headings(store, card_id) == ["Een", "Een", "Twee"]
    editing.set_text(store, card_id, copy, "Kopie", "Andere tekst.")
    editing.move_section(store, card_id, last, 0)
    assert headings(store, card_id) == ["Twee", "Een", "Kopie"]
    editing.move_section(store, card_id, last, 99)
    assert headings(store, card_id) == ["Een", "Kopie", "Twee"]
    editing.show_section(store, card_id, copy, False)
    text = extracted(shelf.preview_pdf(shelf.open_card(store, card_id, today=TUESDAY)))
    assert "Eerste tekst." in text
    assert "Andere tekst." not in text
    taken = editing.remove_section(store, card_id, first)
    assert headings(store, card_id) == ["Kopie", "Twee"]
    undo(store, taken)
    assert headings(store, card_id) == ["Een", "Kopie", "Twee"]


def test_an_undo_does_not_take_away_what_came_later(store: Store) -> None:
    card_id = made(shelf.new_card(store))
    added = editing.add_section(store, card_id, SectionKind.TEXT)
    editing.set_text(store, card_id, made(added), "Nieuw", "")
    with pytest.raises(KnownError, match="intussen"):
        undo(store, added)
    assert headings(store, card_id) == ["Nieuw"]


def test_ticks_and_questions_become_lists_on_paper(store: Store) -> None:
    card_id = made(shelf.new_card(store))
    editing.set_title(store, card_id, "Lijsten", "")
    ticks = made(editing.add_section(store, card_id, SectionKind.TICKS))
    editing.set_text(store, card_id, ticks, "Wat je krijgt", "rust\n- koffie\n\n✓ gezelschap")
    tree = structure(shelf.preview_pdf(shelf.open_card(store, card_id, today=TUESDAY)))
    items = tree.all("LI")
    assert [each.all("Lbl")[0].said() for each in items] == ["✓"] * 3
    assert [each.all("LBody")[0].said().strip() for each in items] == [
        "rust",
        "koffie",
        "gezelschap",
    ]


def test_a_qr_code_has_a_text_for_who_does_not_see_it(store: Store, tmp_path: Path) -> None:
    card_id = made(shelf.new_card(store))
    editing.set_title(store, card_id, "Kaart", "")
    section_id = made(editing.add_section(store, card_id, SectionKind.QR))
    assert any("webadres" in sentence for sentence in said(store, card_id))
    editing.set_text(store, card_id, section_id, "Meer weten?", "www.samen.example/groepen")
    assert not any("webadres" in sentence for sentence in said(store, card_id))
    pdf = shelf.card_pdf(store, card_id, today=TUESDAY)
    (figure,) = structure(pdf).all("Figure")
    assert figure.said().strip() == ""
    assert text_string("QR-code voor https://www.samen.example/groepen").encode() in pdf
    assert findings(pdf, tmp_path) == []


def test_a_card_can_be_renamed_copied_and_taken_away_with_its_versions(store: Store) -> None:
    card_id = ready_card(store)
    editing.rename(store, card_id, "Onze kaart")
    copy = made(shelf.copy_card(store, card_id))
    assert {row.name for row in shelf.cards(store)} == {"Onze kaart", "Onze kaart (2)"}
    versions.keep_version(store, card_id, None, today=TUESDAY)
    before = card_of(store, card_id)
    removed = shelf.remove_card(store, card_id)
    assert [row.id for row in shelf.cards(store)] == [copy]
    with pytest.raises(NotFoundError):
        shelf.open_card(store, card_id)
    undo(store, removed)
    assert card_of(store, card_id) == before
    assert len(versions.versions(store, card_id)) == 1
    with pytest.raises(InvalidInputError):
        editing.rename(store, card_id, "  ")


def test_a_card_stays_when_the_group_that_filled_it_was_a_mistake(store: Store) -> None:
    from herstel_desktop.services.groups import add_group
    from tests.services.builders import draft

    group = add_group(store, draft(), today=TUESDAY)
    card_id = made(shelf.new_card(store))
    editing.fill_from(store, card_id, group_id=made(group))
    undo(store, group)
    assert card_of(store, card_id).group_id is None


def test_a_printed_version_is_kept_with_its_day_and_who(store: Store) -> None:
    card_id = ready_card(store)
    who = made(add_facilitator(store, "Fatima"))
    versions.keep_version(store, card_id, who, today=TUESDAY)
    versions.keep_version(store, card_id, who, today=TUESDAY)
    assert len(versions.versions(store, card_id)) == 1, "the same content is kept once"
    section = card_of(store, card_id).sections[0]
    editing.set_text(store, card_id, section.id, "Wat is het?", "Een groep in de buurt.")
    versions.keep_version(store, card_id, None, today=LATER)
    newest, oldest = versions.versions(store, card_id)
    assert (oldest.number, oldest.kept_on, oldest.kept_by) == (1, TUESDAY, "Fatima")
    assert (newest.number, newest.kept_on, newest.kept_by) == (2, LATER, "")
    assert shelf.cards(store)[0].printed_on == LATER
    found = versions.compare(store, card_id, oldest.id, newest.id, today=LATER)
    assert versions.Difference(True, "Een groep in de buurt.") in found
    assert versions.Difference(False, "Wat is een herstelgroep?") in found
    assert versions.compare(store, card_id, newest.id, None, today=LATER) == ()
    assert "Wat is een herstelgroep?" in extracted(versions.version_pdf(store, oldest.id))
    back = versions.go_back(store, card_id, oldest.id)
    assert back.sentence == "De kaart is weer die van 24 november 2026."
    assert headings(store, card_id)[0] == "Wat is een herstelgroep?"
    undo(store, back)
    assert headings(store, card_id)[0] == "Wat is het?"


def test_an_older_version_shows_the_answers_of_its_day(store: Store) -> None:
    card_id = ready_card(store)
    versions.keep_version(store, card_id, None, today=TUESDAY)
    save_organisation(store, Organisation("Anders", phone="0111-222333", email="a@b.example"))
    (kept,) = versions.versions(store, card_id)
    text = extracted(versions.version_pdf(store, kept.id))
    assert "0182-555000" in text
    assert "0111-222333" not in text


def test_no_version_is_kept_of_a_card_that_is_not_ready(store: Store) -> None:
    card_id = made(shelf.card_from_template(store, "zelfhulpgroep"))
    with pytest.raises(KnownError, match="nog niet klaar"):
        versions.keep_version(store, card_id, None, today=TUESDAY)
    assert versions.versions(store, card_id) == ()


def test_one_card_is_made_for_every_group_in_one_run(store: Store, tmp_path: Path) -> None:
    card_id = ready_card(store)
    neighbourhood(store, "Het Anker", "Donderdaggroep")
    new_group(store, name="Zonder plek")
    groups = [
        each for each in shelf.open_card(store, card_id, today=TUESDAY).sources if each.group_id
    ]
    found = variants.variants(store, card_id, groups, today=TUESDAY)
    assert [(each.source.name, each.missing) for each in found] == [
        ("Dinsdaggroep", ""),
        ("Donderdaggroep", ""),
        ("Zonder plek", "‘gebied’ is nog niet ingevuld."),
    ]
    told: list[float] = []
    pdf = variants.variants_pdf("Informatiekaart", found, Job(told.append))
    assert [title for title, _page in outline(pdf)] == ["Dinsdaggroep", "Donderdaggroep"]
    assert told == [0.0, 0.5]
    assert findings(pdf, tmp_path) == []
    assert "Het Anker" in extracted(pdf)
    assert variants.save_variants(found, tmp_path, Job()) == 2
    names = sorted(file.name for file in tmp_path.glob("*.pdf") if "kaart" in file.name)
    assert names == ["informatiekaart-001.pdf", "informatiekaart-002.pdf"]


def test_a_run_can_be_stopped_and_says_how_far_it_was(store: Store) -> None:
    card_id = ready_card(store)
    neighbourhood(store, "Het Anker", "Donderdaggroep")
    opened = shelf.open_card(store, card_id, today=TUESDAY)
    sources = [each for each in opened.sources if each.group_id]
    found = variants.variants(store, card_id, sources, today=TUESDAY)
    job = Job(lambda _part: job.stop())
    with pytest.raises(variants.VariantsStoppedError) as stopped:
        variants.variants_pdf("Kaart", found, job)
    assert stopped.value.safe.startswith("1 kaart was klaar")


def test_a_run_without_groups_or_with_none_ready_is_refused(store: Store) -> None:
    card_id = made(shelf.card_from_template(store, "herstelgroep-bewoners"))
    with pytest.raises(InvalidInputError):
        variants.variants(store, card_id, [], today=TUESDAY)
    new_group(store, name="Zonder plek")
    opened = shelf.open_card(store, card_id, today=TUESDAY)
    found = variants.variants(store, card_id, opened.sources, today=TUESDAY)
    with pytest.raises(KnownError, match="Voor geen van deze groepen"):
        variants.variants_pdf("Kaart", found, Job())


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_fact_of_a_text_is_lost_on_its_way_through_a_kept_card(
    store: Store, file: Path, tmp_path: Path
) -> None:
    source = file.read_text(encoding="utf-8")
    card_id = made(shelf.card_from_text(store, source))
    pdf = shelf.preview_pdf(shelf.open_card(store, card_id, today=TUESDAY))
    text = letters(extracted(pdf)).lower()
    words = {letters(word).lower() for word in re.findall(r"[^\s()\[\]]+", source)}
    assert [word for word in words if word not in text] == []
    bare = re.sub(r"\[([^\[\]]+)\]\(([^()]+)\)", r"\1 (\2)", source)
    bare = re.sub(r"^\s*- \[[ xX]\] ", "", bare, flags=re.MULTILINE)
    read = letters(structure(pdf).said()).lower()
    parts = (letters(part).lower() for part in re.split(r"(?<=[.!?:;])\s+|\n+", bare))
    assert [part for part in parts if part and part not in read] == []
    assert findings(pdf, tmp_path) == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the pages of real groups are not here")
def test_the_real_card_is_recognised_piece_by_piece(store: Store) -> None:
    source = (SEEDS / "informatiekaart-herstelgroepen.txt").read_text(encoding="utf-8")
    card = card_of(store, made(shelf.card_from_text(store, source)))
    kinds = {section.heading: section.kind for section in card.sections}
    assert card.title == "Informatiekaart herstelgroepen"
    assert kinds["Wat biedt een herstelgroep?"] is SectionKind.TICKS
    assert kinds["Gevaarlijke situaties"] is SectionKind.EMERGENCY
    assert SectionKind.CONTACT in kinds.values()
    assert any("tussen haken" in line for line in said(store, card.id))


def test_what_finds_no_place_is_kept_apart_and_said(store: Store) -> None:
    text = "Mobiele menu\n\nMijn groep\n\nKom langs bij ons.\n\nNaar boven\n"
    outcome = shelf.card_from_text(store, text)
    assert outcome.sentence.endswith("Geen plek vonden we voor 2 regels: kijk onder ‘Overig’.")
    last = card_of(store, made(outcome)).sections[-1]
    assert (last.heading, last.text) == ("Overig", "Mobiele menu\n\nNaar boven")


@pytest.mark.parametrize("text", ["", " \n ", "woord " * 900_000, "- punt\n" * 10_000])
def test_a_text_that_is_no_card_is_refused_and_nothing_is_kept(store: Store, text: str) -> None:
    with pytest.raises(InvalidInputError):
        shelf.card_from_text(store, text)
    assert shelf.cards(store) == ()


HOSTILE = {
    "one word of ten thousand letters": "w" * 10_000,
    "letters from right to left": "هذا نص طويل من اليمين إلى اليسار. " * 100,
    "scripts mixed in one line": "Hallo محمد (12) и Йосиф, שלום ሰላም Đặng 日本 👋🏽. " * 60,
    "braces": "{" * 5_000 + "prijs" + "}" * 5_000,
    "brackets": "[(<**" * 3_000,
    "a link of ten thousand letters": "https://" + "w" * 10_000,
}


@pytest.mark.parametrize("kind", SectionKind)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_any_section_still_makes_a_good_page(
    store: Store, kind: SectionKind, text: str, tmp_path: Path
) -> None:
    card_id = made(shelf.new_card(store))
    section_id = made(editing.add_section(store, card_id, kind))
    editing.set_text(store, card_id, section_id, "Kop", text)
    opened = shelf.open_card(store, card_id, today=TUESDAY)
    shelf.checks(opened, today=TUESDAY)
    assert findings(shelf.preview_pdf(opened), tmp_path) == []


def test_more_text_than_can_be_laid_out_is_refused_and_what_was_kept_stays(store: Store) -> None:
    card_id = made(shelf.new_card(store))
    for number in range(2):
        section_id = made(editing.add_section(store, card_id, SectionKind.TEXT))
        text = f"Zin {number}. " * 6_000
        if number == 0:
            editing.set_text(store, card_id, section_id, "Kop", text)
            continue
        with pytest.raises(InvalidInputError, match="te veel tekst"):
            editing.set_text(store, card_id, section_id, "Kop", text)
    assert [bool(each.text) for each in card_of(store, card_id).sections] == [True, False]


def test_the_demo_has_cards_to_look_at(store: Store) -> None:
    create_demo(store, groups=5, years=1, seed=3, today=TUESDAY)
    states = {}
    for row in shelf.cards(store):
        opened = shelf.open_card(store, row.id, today=TUESDAY)
        states[row.name] = is_ready(shelf.checks(opened, today=TUESDAY))
    assert states == {
        "Herstelgroep, voor bewoners": True,
        "Praat- en luisterronde": True,
        "Poster voor een nieuwe groep": False,
    }
