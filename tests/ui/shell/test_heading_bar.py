"""The bar above a screen: the title has the first right to its room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from herstel_desktop.ui.shell.heading_bar import HeadingBar
from herstel_desktop.ui.theme.theme import Theme
from tests.ui.looking import assert_nothing_clipped, screen_size, show_at

SHORT = "Vandaag"
MEETING = "Herstelgroep Oude Haven · bijeenkomst 48"
ENDLESS = "Herstelgroep voor wie het nog even aankijkt " * 4
REASSURANCE = "Blijft op deze laptop"


@pytest.fixture
def bar(theme: Theme) -> HeadingBar:
    return HeadingBar(theme)


def read(bar: HeadingBar, theme: Theme, title: str) -> list[str]:
    """What can be read in the bar, at the width that it has beside the side bar."""
    size = bar.sizeHint()
    size.setWidth(screen_size(theme).width())
    show_at(bar, size)
    bar.show_heading(title, "dinsdag 24 november")
    show_at(bar, bar.size())
    return [part.text() for part in bar.findChildren(QLabel) if part.isVisible() and part.text()]


@pytest.mark.parametrize("title", [SHORT, MEETING])
def test_the_whole_title_shows_and_the_reassurance_where_there_is_room(
    bar: HeadingBar, theme: Theme, title: str
) -> None:
    words = read(bar, theme, title)
    assert title in words
    assert (REASSURANCE in words) is (title == SHORT)


def test_the_reassurance_comes_back_with_a_shorter_title(bar: HeadingBar, theme: Theme) -> None:
    read(bar, theme, MEETING)
    assert REASSURANCE in read(bar, theme, SHORT)


def test_large_text_gives_up_some_of_its_size_before_it_cuts_a_title(
    bar: HeadingBar, theme: Theme
) -> None:
    theme.choose(percent=200)
    words = read(bar, theme, "Herstelgroep Oude Haven")
    assert "Herstelgroep Oude Haven" in words
    high = bar.height()
    assert SHORT in read(bar, theme, SHORT)
    assert bar.height() == high, "the screen below does not jump"


def test_large_text_cuts_the_name_and_never_the_number_of_the_meeting(
    bar: HeadingBar, theme: Theme
) -> None:
    theme.choose(percent=200)
    (title,) = (each for each in read(bar, theme, MEETING) if "bijeenkomst" in each)
    assert title.startswith("Herstel")
    assert title.endswith("… · bijeenkomst 48")
    assert any(part.accessibleName() == MEETING for part in bar.findChildren(QLabel))
    assert_nothing_clipped(bar)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_title_without_end_is_cut_and_can_be_heard_whole(
    bar: HeadingBar, theme: Theme, percent: int
) -> None:
    theme.choose(percent=percent)
    words = read(bar, theme, ENDLESS)
    assert any(each.endswith("…") for each in words)
    assert any(part.accessibleName() == ENDLESS for part in bar.findChildren(QLabel))
    assert_nothing_clipped(bar)
