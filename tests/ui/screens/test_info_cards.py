"""Informatiekaarten: cards are made, changed, checked and printed, and what is typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.info_cards import InfoCard, MergeField, SectionKind
from herstel_desktop.domain.organisation import Organisation
from herstel_desktop.services import info_card_editing as editing
from herstel_desktop.services import info_card_shelf as shelf
from herstel_desktop.services import info_card_versions as versions
from herstel_desktop.services import info_cards
from herstel_desktop.services.organisation import add_venue, save_organisation
from herstel_desktop.ui.screens.info_cards.info_cards_screen import InfoCardsScreen
from herstel_desktop.ui.screens.info_cards.intake_dialog import IntakeDialog
from herstel_desktop.ui.screens.info_cards.new_card_dialog import NewCardDialog
from herstel_desktop.ui.screens.info_cards.variants_dialog import VariantsDialog
from herstel_desktop.ui.screens.info_cards.versions_dialog import VersionsDialog
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from tests.documents.reading import extracted, letters, outline
from tests.services.builders import new_group
from tests.ui.conftest import RecordingWindow
from tests.ui.holding import HeldDrawing
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

T = TypeVar("T")
Screenshot = Callable[[QWidget, str], Path]


def neighbourhood(store: Store, group: str = "Dinsdaggroep") -> UUID:
    """A group with everything that a card asks of the vault."""
    save_organisation(
        store, Organisation("Stichting Samen", phone="0182-555000", email="info@samen.example")
    )
    venue = add_venue(
        store, f"Huis van {group}", "Plein 1", "2801 AB", "Gouda", area="Oost", municipality="Gouda"
    )
    return new_group(store, name=group, venue_id=venue.id)


def kept_card(store: Store, slug: str = "herstelgroep-bewoners") -> UUID:
    """A card of a template, on which nothing is missing."""
    card_id = shelf.card_from_template(store, slug).id
    assert card_id is not None
    editing.fill_from(store, card_id, group_id=neighbourhood(store))
    editing.answer(store, card_id, MergeField.CONTACT, "Karin")
    editing.answer(store, card_id, MergeField.PRICE, "geen")
    return card_id


def opened(context: ScreenContext, card_id: UUID | None = None) -> InfoCardsScreen:
    """The screen as it stands after it was opened."""
    screen = InfoCardsScreen(context)
    show_at(screen)
    screen.enter(**({"card_id": card_id} if card_id else {}))
    show_at(screen)
    screen.page.preview.draw()
    show_at(screen)
    assert clashing_mnemonics(screen) == []
    return screen


def card(store: Store, card_id: UUID) -> InfoCard:
    return shelf.open_card(store, card_id).card


def button(screen: QWidget, name: str) -> QPushButton:
    """The visible button with this text."""
    return next(
        each
        for each in screen.findChildren(QPushButton)
        if each.text().replace("&", "") == name and each.isVisibleTo(screen)
    )


def seen(screen: QWidget) -> list[str]:
    """Every text that can be seen."""
    labels = [part for part in screen.findChildren(QLabel) if part.isVisibleTo(screen)]
    return [part.text().replace("\u200b", "") for part in labels]


def headings(screen: InfoCardsScreen) -> list[str]:
    return [row.section.heading for row in screen.page.sections.rows]


def pages(screen: InfoCardsScreen) -> list[QLabel]:
    """The pages that show."""
    return [
        part
        for part in screen.page.preview.pages.findChildren(QLabel)
        if part.isVisibleTo(screen) and not part.pixmap().isNull()
    ]


def picture(screen: InfoCardsScreen) -> QImage:
    """What the first page looks like."""
    return pages(screen)[0].pixmap().toImage()


def test_without_cards_the_templates_come_first(
    context: ScreenContext, store: Store, window: RecordingWindow, screenshot: Screenshot
) -> None:
    screen = opened(context)
    screenshot(screen, "info_cards_first")
    assert_nothing_clipped(screen)
    assert "Maak je eerste informatiekaart" in seen(screen)
    first = screen.first_focus()
    assert first is screen.list.chooser.offers[0]
    QTest.keyClick(first, Qt.Key.Key_Return)
    (row,) = shelf.cards(store)
    assert row.name == "Herstelgroep, voor bewoners"
    assert window.opened == [("info_cards", {"card_id": row.id})]
    assert window.outcomes[0].undo is not None


def test_a_card_is_changed_at_the_left_and_seen_at_the_right(
    context: ScreenContext, store: Store, screenshot: Screenshot
) -> None:
    card_id = kept_card(store)
    screen = opened(context, card_id)
    assert headings(screen)[0] == "Wat is een herstelgroep?"
    assert "Klaar om te printen" in seen(screen)
    assert pages(screen)
    before = picture(screen)
    row = screen.page.sections.rows[1]
    row.heading.click()
    show_at(screen)
    screenshot(screen, "info_cards_editor")
    assert_nothing_clipped(screen)
    assert clashing_mnemonics(screen) == []
    row.text_edit.setFocus()
    row.text_edit.selectAll()
    QTest.keyClicks(row.text_edit, "Koffie met een koekje ")
    screen.flush()
    screen.page.preview.draw()
    show_at(screen)
    screen.load()
    assert card(store, card_id).sections[1].text == "Koffie met een koekje"
    assert row.text_edit.toPlainText() == "Koffie met een koekje ", "typing goes on where it was"
    assert picture(screen) != before
    QTest.keyClicks(row.text_edit, "erbij")
    screen.flush()
    assert card(store, card_id).sections[1].text == "Koffie met een koekje erbij"


def test_a_click_on_the_paper_leads_to_its_section(context: ScreenContext, store: Store) -> None:
    screen = opened(context, kept_card(store))
    (sheet,) = pages(screen)
    size = sheet.pixmap().size()
    left = (sheet.width() - size.width()) // 2
    for across, down, heading in (
        (0.25, 0.21, "Wat is een herstelgroep?"),
        (0.7, 0.32, "Wanneer en waar"),
    ):
        at = QPoint(left + round(size.width() * across), round(size.height() * down))
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=at)
        row = next(each for each in screen.page.sections.rows if each.is_open)
        assert row.section.heading == heading
        assert screen.focusWidget() is row.text_edit
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(left + 3, 3))
    assert row.is_open, "the band belongs to no section"


def test_place_and_zoom_stay_while_somebody_types(context: ScreenContext, store: Store) -> None:
    screen = opened(context, kept_card(store))
    paper = screen.page.preview.pages
    width = pages(screen)[0].pixmap().width()
    paper.setFocus()
    QTest.keyClick(paper, Qt.Key.Key_Plus)
    show_at(screen)
    larger = pages(screen)[0].pixmap().width()
    assert larger > width * 1.1
    bar = paper.verticalScrollBar()
    bar.setValue(200)
    screen.page.head.title_edit.setText("Een andere titel")
    screen.page.preview.draw()
    show_at(screen)
    assert pages(screen)[0].pixmap().width() == larger
    assert bar.value() == 200


def test_tab_goes_from_the_title_by_way_of_the_sections(
    context: ScreenContext, store: Store
) -> None:
    screen = opened(context, kept_card(store))
    first, second, third = screen.page.sections.rows[:3]
    QTest.keyClick(first.heading, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    second.heading.click()
    show_at(screen)
    screen.page.head.name_edit.setFocus()
    walked: list[QWidget | None] = []
    for _ in range(9):
        focus = screen.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        walked.append(screen.focusWidget())
    assert walked[:4] == [second.heading, second.head_edit, second.kind_box, second.text_edit]
    assert [
        each.text().replace("&", "") for each in walked[4:7] if isinstance(each, QPushButton)
    ] == [
        "Dubbel",
        "Zet uit",
        "Weghalen",
    ]
    assert walked[7:] == [first.heading, third.heading]


def test_what_is_typed_is_kept_and_drawn_after_a_pause(
    context: ScreenContext, store: Store, qtbot: Any
) -> None:
    card_id = kept_card(store)
    screen = opened(context, card_id)
    before = picture(screen)
    QTest.keyClicks(screen.page.head.title_edit, " in Oost")
    assert "Oost" not in card(store, card_id).title
    qtbot.waitUntil(lambda: picture(screen) != before)
    qtbot.waitUntil(lambda: card(store, card_id).title.endswith(" in Oost"))


def test_an_older_drawing_never_takes_the_place_of_a_newer_one(
    context: ScreenContext, store: Store
) -> None:
    card_id = kept_card(store)
    context.tasks = lane = HeldDrawing()
    screen = opened(context, card_id)
    for let_go in lane.held:
        let_go()
    lane.held.clear()
    for title in ("Tweede titel", "Derde titel"):
        screen.page.head.title_edit.setText(title)
        screen.page.preview.draw()
    second, third = lane.held
    third()
    show_at(screen)
    newest = picture(screen)
    second()
    show_at(screen)
    assert picture(screen) == newest


def test_alt_with_an_arrow_moves_a_section_and_the_keyboard_goes_along(
    context: ScreenContext, store: Store
) -> None:
    card_id = kept_card(store)
    screen = opened(context, card_id)
    first, second = headings(screen)[:2]
    row = screen.page.sections.rows[0]
    row.heading.setFocus()
    QTest.keyClick(row.heading, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    show_at(screen)
    assert headings(screen)[:2] == [second, first]
    assert card(store, card_id).sections[1].heading == first
    assert screen.focusWidget() is row.heading
    QTest.keyClick(row.heading, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(row.heading, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert headings(screen)[:2] == [first, second]


def test_a_section_is_dragged_to_another_place(context: ScreenContext, store: Store) -> None:
    screen = opened(context, kept_card(store))
    before = headings(screen)
    row, target = screen.page.sections.rows[0], screen.page.sections.rows[2]
    begin = row.handle.geometry().center()
    end = row.mapFromGlobal(target.mapToGlobal(QPoint(10, target.height() - 2)))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(row, left, pos=begin)
    QTest.mouseMove(row, begin + QPoint(0, 40))
    QTest.mouseMove(row, end)
    QTest.mouseRelease(row, left, pos=end)
    assert headings(screen)[:3] == [before[1], before[2], before[0]]


def test_sections_are_added_copied_switched_off_and_taken_away(
    context: ScreenContext, store: Store, window: RecordingWindow
) -> None:
    card_id = kept_card(store)
    screen = opened(context, card_id)
    count = len(headings(screen))
    screen.page.add_section(SectionKind.PARTNERS)
    show_at(screen)
    assert headings(screen)[-1] == "Dit doen we samen met"
    assert screen.focusWidget() is screen.page.sections.rows[-1].text_edit
    button(screen, "Dubbel").click()
    show_at(screen)
    assert headings(screen)[-2:] == ["Dit doen we samen met"] * 2
    button(screen, "Zet uit").click()
    assert not card(store, card_id).sections[-1].shown
    assert any(text.startswith("staat uit") for text in seen(screen))
    button(screen, "Zet aan").click()
    assert card(store, card_id).sections[-1].shown
    button(screen, "Weghalen").click()
    assert len(headings(screen)) == count + 1
    undo = window.outcomes[-1].undo
    assert undo is not None
    window.show_outcome(undo(store))
    assert len(headings(screen)) == count + 2


def test_a_section_becomes_one_of_another_kind_and_keeps_its_text(
    context: ScreenContext, store: Store
) -> None:
    card_id = kept_card(store)
    screen = opened(context, card_id)
    row = screen.page.sections.rows[1]
    row.heading.click()
    place = row.kind_box.findData(SectionKind.QUESTIONS)
    row.kind_box.setCurrentIndex(place)
    row.kind_box.activated.emit(place)
    kept = card(store, card_id).sections[1]
    assert kept.kind is SectionKind.QUESTIONS
    assert "Tijd om je verhaal te doen" in kept.text


def test_each_line_of_the_checks_leads_to_its_cause(
    context: ScreenContext, store: Store, screenshot: Screenshot
) -> None:
    card_id = shelf.card_from_template(store, "praat-en-luisterronde").id
    assert card_id is not None
    screen = opened(context, card_id)
    screenshot(screen, "info_cards_missing")
    assert not button(screen, "Printen of opslaan").isEnabled()
    assert any(text.startswith("Nog ") for text in seen(screen))
    checks = {
        each.accessibleName(): each
        for each in screen.page.checks.findChildren(QPushButton)
        if each.isVisibleTo(screen)
    }
    missing = sum(name.startswith("Moet nog") for name in checks)
    button(screen, f"Nog {missing} dingen, dan kun je printen").click()
    assert screen.page.checks.isAncestorOf(screen.focusWidget())
    checks["Moet nog: ‘prijs’ is nog niet ingevuld."].click()
    focus = screen.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Prijs"
    checks["Moet nog: ‘dagen en tijden’ is nog niet ingevuld."].click()
    focus = screen.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Gegevens van"
    reminder = next(line for name, line in checks.items() if "nog kloppen" in name)
    reminder.click()
    show_at(screen)
    button(screen, "Nummers kloppen").click()
    assert any(section.checked_on for section in card(store, card_id).sections)


def test_choosing_a_group_fills_the_card(context: ScreenContext, store: Store) -> None:
    card_id = shelf.card_from_template(store, "herstelgroep-bewoners").id
    assert card_id is not None
    group_id = neighbourhood(store)
    screen = opened(context, card_id)
    picker = screen.page.fields._picker
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    assert card(store, card_id).group_id == group_id
    price = screen.page.fields._answers[MergeField.PRICE].editor
    contact = screen.page.fields._answers[MergeField.CONTACT].editor
    phone = screen.page.fields._answers[MergeField.PHONE]
    assert not phone.isVisibleTo(screen), "the vault knows it"
    for editor, text in ((price, "geen"), (contact, "Karin")):
        editor.setFocus()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "Klaar om te printen" in seen(screen)
    assert button(screen, "Printen of opslaan").isEnabled()


def test_printing_keeps_a_version_and_shows_the_card(
    context: ScreenContext, store: Store, window: RecordingWindow
) -> None:
    card_id = kept_card(store)
    screen = opened(context, card_id)
    button(screen, "Printen of opslaan").click()
    ((_title, pdf, file_name),) = window.previews
    assert file_name == "informatiekaart.pdf"
    assert "Kom naar de herstelgroep" in extracted(pdf)
    assert len(versions.versions(store, card_id)) == 1


def test_a_text_becomes_a_card_and_its_dialog_says_what_is_wrong(
    context: ScreenContext, store: Store, screenshot: Screenshot
) -> None:
    info_cards.save_draft(store, "Oud", "Van vroeger.")
    dialog = IntakeDialog(context, None)
    dialog.show()
    assert dialog.text.toPlainText() == "Oud\n\nVan vroeger."
    dialog.text.setPlainText("")
    dialog.save_button.click()
    assert any("Er staat nog geen tekst." in text for text in seen(dialog))
    screenshot(dialog, "info_cards_intake")
    assert_nothing_clipped(dialog)
    made: list[UUID] = []
    dialog.made.connect(made.append)
    dialog.text.setPlainText("WANDELGROEP\n\nWAT BIEDT HET?\n\n- ✓ Frisse lucht\n\nNaar boven\n")
    dialog.save_button.click()
    (card_id,) = made
    kept = card(store, card_id)
    assert kept.title == "Wandelgroep"
    assert [each.heading for each in kept.sections] == ["Wat biedt het?", "Overig"]
    assert info_cards.draft(store) == ("", "")


def test_a_file_is_opened_into_the_dialog(
    context: ScreenContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = IntakeDialog(context, None)
    dialog.show()
    file = tmp_path / "kaart.txt"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(file), ""))
    file.write_bytes(b"Een\r\nTwee")
    button(dialog, "Bestand openen").click()
    assert dialog.text.toPlainText() == "Een\nTwee"
    file.write_bytes(b"%PDF\x00")
    button(dialog, "Bestand openen").click()
    assert dialog.text.toPlainText() == "Een\nTwee"
    assert any("Dit bestand is geen gewone tekst." in text for text in seen(dialog))


def test_one_card_for_all_groups(
    context: ScreenContext, store: Store, window: RecordingWindow, screenshot: Screenshot
) -> None:
    card_id = kept_card(store)
    neighbourhood(store, "Donderdaggroep")
    new_group(store, name="Zonder plek")
    dialog = VariantsDialog(context, None, shelf.open_card(store, card_id))
    dialog.show()
    assert not button(dialog, "Samen in één pdf").isEnabled()
    button(dialog, "Alle groepen").click()
    assert "3 gekozen" in seen(dialog)
    button(dialog, "Samen in één pdf").click()
    show_at(dialog, dialog.size())
    screenshot(dialog, "info_cards_variants")
    assert_nothing_clipped(dialog)
    assert clashing_mnemonics(dialog) == []
    assert any("Zonder plek: ‘gebied’ is nog niet ingevuld." in text for text in seen(dialog))
    ((_title, pdf, _name),) = window.previews
    assert [title for title, _page in outline(pdf)] == ["Dinsdaggroep", "Donderdaggroep"]


def test_versions_are_compared_and_gone_back_to(
    context: ScreenContext, store: Store, window: RecordingWindow, screenshot: Screenshot
) -> None:
    card_id = kept_card(store)
    empty = VersionsDialog(context, None, shelf.open_card(store, card_id))
    empty.show()
    assert any("Er is nog geen versie." in text for text in seen(empty))
    versions.keep_version(store, card_id, None)
    section = card(store, card_id).sections[0]
    editing.set_text(store, card_id, section.id, "Wat is het?", section.text)
    dialog = VersionsDialog(context, None, shelf.open_card(store, card_id))
    dialog.show()
    show_at(dialog, dialog.size())
    screenshot(dialog, "info_cards_versions")
    assert_nothing_clipped(dialog)
    assert clashing_mnemonics(dialog) == []
    assert "erbij: Wat is het?" in seen(dialog)
    assert "weg: Wat is een herstelgroep?" in seen(dialog)
    button(dialog, "Bekijken").click()
    assert letters("Wat is een herstelgroep?") in letters(extracted(window.previews[0][1]))
    button(dialog, "Terug naar deze").click()
    assert card(store, card_id).sections[0].heading == "Wat is een herstelgroep?"


def test_a_card_is_copied_renamed_and_removed(
    context: ScreenContext, store: Store, window: RecordingWindow
) -> None:
    card_id = kept_card(store)
    screen = opened(context, card_id)
    name = screen.page.head.name_edit
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Kaart voor Oost")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert card(store, card_id).name == "Kaart voor Oost"
    button(screen, "Als kopie bewaren").click()
    assert {row.name for row in shelf.cards(store)} == {"Kaart voor Oost", "Kaart voor Oost (2)"}
    button(screen, "Kaart verwijderen").click()
    assert screen.shows_list
    assert [row.name for row in shelf.cards(store)] == ["Kaart voor Oost (2)"]
    assert window.outcomes[-1].undo is not None


def test_many_cards_stand_in_a_list(
    context: ScreenContext, store: Store, window: RecordingWindow, screenshot: Screenshot
) -> None:
    for _ in range(300):
        shelf.new_card(store)
    screen = opened(context)
    assert len(screen.list.table.rows) == 300
    screenshot(screen, "info_cards_many")
    assert_nothing_clipped(screen)
    QTest.keyClick(screen.list.table, Qt.Key.Key_Return)
    assert window.opened[0][0] == "info_cards"
    dialog = NewCardDialog(context.theme, screen)
    dialog.show()
    assert clashing_mnemonics(dialog) == []
    screenshot(dialog, "info_cards_new")
    dialog.chooser.offers[2].click()
    assert dialog.template == "praat-en-luisterronde"


def test_a_card_of_many_sections_opens_and_stays_quick_to_type_in(
    context: ScreenContext, store: Store
) -> None:
    text = "\n".join(f"## Kop {number}\n\nZin {number}.\n" for number in range(120))
    card_id = shelf.card_from_text(store, f"# Veel\n\n{text}").id
    assert card_id is not None
    screen = opened(context, card_id)
    assert len(headings(screen)) == 120
    assert_nothing_clipped(screen)


def test_a_card_that_cannot_be_read_can_be_asked_for_again(
    context: ScreenContext, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    card_id = kept_card(store)

    def refuse(*_all: object, **_named: object) -> Any:
        raise KnownError("De kluis kan niet worden gelezen.", safe="", advice="Probeer opnieuw.")

    monkeypatch.setattr(shelf, "open_card", refuse)
    screen = opened(context, card_id)
    assert "De kluis kan niet worden gelezen." in seen(screen)
    monkeypatch.undo()
    button(screen, "Opnieuw proberen").click()
    assert headings(screen)


def test_a_card_that_is_gone_leads_back_to_the_list(context: ScreenContext, store: Store) -> None:
    card_id = kept_card(store)
    shelf.remove_card(store, card_id)
    screen = opened(context, card_id)
    assert screen.shows_list


@pytest.mark.parametrize("look", [(Look.DARK, 100), (Look.LIGHT, 150), (Look.LIGHT, 200)], ids=str)
def test_everything_is_there_in_the_dark_and_when_text_is_large(
    context: ScreenContext,
    store: Store,
    theme: Theme,
    screenshot: Screenshot,
    look: tuple[Look, int],
) -> None:
    name = f"{look[0].value}_{look[1]}"
    theme.choose(look=look[0], percent=look[1])
    first = opened(context)
    screenshot(first, f"info_cards_first_{name}")
    assert_nothing_clipped(first)
    screen = opened(context, kept_card(store))
    screen.page.sections.rows[1].heading.click()
    show_at(screen)
    screenshot(screen, f"info_cards_editor_{name}")
    assert_nothing_clipped(screen)
    assert screen.page.preview.pages.horizontalScrollBar().maximum() == 0, "a page is too wide"
    whole = screen.page.preview.parentWidget()
    assert whole is not None
    screenshot(whole, f"info_cards_editor_{name}_whole")


def test_the_dialogs_hold_large_text(
    context: ScreenContext, store: Store, theme: Theme, screenshot: Screenshot
) -> None:
    theme.choose(look=Look.LIGHT, percent=200)
    card_id = kept_card(store)
    versions.keep_version(store, card_id, None)
    shown = shelf.open_card(store, card_id)
    for name, dialog in (
        ("variants", VariantsDialog(context, None, shown)),
        ("versions", VersionsDialog(context, None, shown)),
        ("intake", IntakeDialog(context, None)),
        ("new", NewCardDialog(theme, None)),
    ):
        dialog.show()
        show_at(dialog, dialog.size())
        screenshot(dialog, f"info_cards_{name}_200")
        assert_nothing_clipped(dialog)
        assert dialog.width() <= 1366, name
        assert dialog.height() <= 768, name
