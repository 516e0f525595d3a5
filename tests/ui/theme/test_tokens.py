"""Every text can be read on every ground it stands on, in every palette."""

from __future__ import annotations

import pytest

from herstel_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette, contrast

PALETTES = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(HIGH_CONTRAST, id="high contrast"),
]
READABLE, VISIBLE = 4.5, 3.0

TEXT_ON_GROUND = [
    *((text, ground) for text in ("text", "muted", "warning", "danger", "primary")
      for ground in ("ground", "surface", "nav", "bar", "selection")),
    ("on_soft", "soft"), ("text", "soft"), ("primary", "soft"), ("danger", "danger_soft"),
    ("text", "danger_soft"), ("on_primary", "primary"), ("on_primary", "primary_pressed"),
    ("on_danger", "danger"), ("on_mark", "present"), ("on_mark", "excused"), ("on_mark", "absent"),
    ("ground", "text"),
    *((text, f"part_{part}") for text in ("text", "muted", "primary")
      for part in ("around", "theme", "talk", "break")),
]  # fmt: skip
BORDER_ON_GROUND = [
    (border, ground)
    for border in ("control", "focus")
    for ground in ("ground", "surface", "nav", "bar")
]


@pytest.mark.parametrize("palette", PALETTES)
def test_text_is_readable_on_its_ground(palette: Palette) -> None:
    weak = {
        (text, ground): round(ratio, 2)
        for text, ground in TEXT_ON_GROUND
        if (ratio := contrast(getattr(palette, text), getattr(palette, ground))) < READABLE
    }
    assert weak == {}


@pytest.mark.parametrize("palette", PALETTES)
def test_borders_that_are_the_only_cue_are_visible(palette: Palette) -> None:
    weak = {
        (border, ground): round(ratio, 2)
        for border, ground in BORDER_ON_GROUND
        if (ratio := contrast(getattr(palette, border), getattr(palette, ground))) < VISIBLE
    }
    assert weak == {}


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
