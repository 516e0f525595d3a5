"""The theme in force: palette, text size and what follows from them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from herstel_desktop.fonts import FAMILY, fallback_fonts, own_fonts
from herstel_desktop.ui.theme import icons, tokens
from herstel_desktop.ui.theme.stylesheet import stylesheet
from herstel_desktop.ui.theme.tokens import Look, Palette

LEAST_SCALE, MOST_SCALE = 100, 200
_LOOK, _SCALE = "look", "text_percent"


class Theme(QObject):
    """Palette and text size of the whole window; kept per laptop, without any name.

    Signals:
        changed: palette or size are others now; icons must be drawn again.
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: QSettings | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings or QSettings("Herstel Desktop", "Herstel Desktop")
        self._look = _look_from(self._settings.value(_LOOK))
        self._percent = _percent_from(self._settings.value(_SCALE))
        self._fallbacks_loaded = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        application.screenAdded.connect(self.changed)  # icons are drawn for the screens there are

    @property
    def look(self) -> Look:
        """Which palette the person asked for."""
        return self._look

    @property
    def percent(self) -> int:
        """Text size, 100 to 200."""
        return self._percent

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        named = {
            Look.LIGHT: tokens.LIGHT,
            Look.DARK: tokens.DARK,
            Look.HIGH_CONTRAST: tokens.HIGH_CONTRAST,
        }
        if self._look in named:
            return named[self._look]
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return tokens.DARK if dark else tokens.LIGHT

    def px(self, pixels: float) -> int:
        """A length of the design at the text size in force."""
        return round(pixels * self._percent / 100)

    def icon(self, name: str, colour: str | None = None, size: int = 20, gap: int = 0) -> QIcon:
        """An icon in the text colour, or in another of the palette's colours.

        Args:
            size, gap: in pixels at 100 %; the gap is room at its right for a text.
        """
        ink = colour or self.palette.text
        ratios = frozenset(screen.devicePixelRatio() for screen in QGuiApplication.screens())
        return icons.icon(name, ink, self.px(size), ratios, self.px(gap))

    def choose(self, look: Look | None = None, percent: int | None = None) -> None:
        """Take another palette or text size, now and at the next start."""
        if look is not None:
            self._look = look
            self._settings.setValue(_LOOK, look.value)
        if percent is not None:
            self._percent = _percent_from(percent)
            self._settings.setValue(_SCALE, self._percent)
        self.apply()
        self.changed.emit()

    def apply(self) -> None:
        """Dress the application; loads the own fonts the first time."""
        _load_own_fonts()
        font = QFont(FAMILY)
        font.setPixelSize(self.px(tokens.BASE))
        self._application.setFont(font)
        self._application.setPalette(_qt_palette(self.palette))
        self._application.setStyleSheet(stylesheet(self.palette, self.px))

    def load_fallback_fonts(self) -> None:
        """Load the fonts for names in other scripts; done after the first window is there."""
        if self._fallbacks_loaded:
            return
        self._fallbacks_loaded = True
        families = [FAMILY]
        for font in fallback_fonts():
            QFontDatabase.addApplicationFont(str(font.path))
            if font.family not in families:
                families.append(font.family)
        QFont.insertSubstitutions(FAMILY, families[1:])

    def _follow_system(self) -> None:
        if self._look is Look.SYSTEM:
            self.apply()
            self.changed.emit()


@cache
def _load_own_fonts() -> None:
    """Once in a process; to ask Qt whether they are there takes longer than to load them."""
    for font in own_fonts():
        QFontDatabase.addApplicationFont(str(font.path))


def _look_from(value: object) -> Look:
    """A setting that somebody spoilt counts as not set."""
    try:
        return Look(value)
    except ValueError:
        return Look.SYSTEM


def _percent_from(value: object) -> int:
    try:
        percent = int(str(value))
    except ValueError:
        return LEAST_SCALE
    return max(LEAST_SCALE, min(MOST_SCALE, percent))


def _qt_palette(colours: Palette) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.selection,
        QPalette.ColorRole.HighlightedText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Link: colours.primary,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette
