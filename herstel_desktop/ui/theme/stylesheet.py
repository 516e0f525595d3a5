"""The style sheet, made from a palette and a text size."""

from __future__ import annotations

from collections.abc import Callable

from herstel_desktop.paths import resources_folder
from herstel_desktop.ui.theme import tokens
from herstel_desktop.ui.theme.tokens import Palette


def stylesheet(colours: Palette, px: Callable[[float], int]) -> str:
    """All rules; widgets are told apart by their `role` property, never by a colour of their own.

    Args:
        colours: the palette in force.
        px: turns pixels of the design into pixels at the text size in force.
    """
    parts = (_grounds, _labels, _buttons, _fields, _lists, _shell, _scrolling)
    return "\n".join(part(colours, px) for part in parts)


def _grounds(c: Palette, px: Callable[[float], int]) -> str:
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog, QWidget[role="ground"] {{ background: {c.ground}; }}
QFrame[role="card"] {{
    background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(14)}px; }}
QFrame[role="card-next"] {{
    background: {c.surface}; border: 1px solid {c.line};
    border-left: {px(6)}px solid {c.primary}; border-radius: {px(14)}px; }}
QFrame[role="notice"] {{
    background: {c.soft}; border: 1px solid {c.on_soft}; border-radius: {px(10)}px; }}
QFrame[role="problem"] {{
    background: {c.danger_soft}; border: 1px solid {c.danger}; border-radius: {px(10)}px; }}
QFrame[role="plan-part"] {{
    background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(10)}px; }}
QFrame[role="plan-part"][current="true"] {{
    background: {c.soft}; border: 2px solid {c.primary}; }}
QFrame[role="pill"] {{ background: {c.soft}; border: none; border-radius: {px(9) + 8}px; }}
QFrame[role="line"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QToolTip {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.control};
    padding: {px(4)}px {px(8)}px; font-size: {px(tokens.SMALL)}px; }}
"""


def _labels(c: Palette, px: Callable[[float], int]) -> str:
    return f"""
QLabel[role="title"] {{ font-size: {px(tokens.TITLE)}px; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {px(tokens.HEADING)}px; font-weight: 700; }}
QLabel[role="section"] {{ font-size: {px(tokens.LARGE)}px; font-weight: 700; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QLabel[role="reading"] {{ font-size: {px(tokens.LARGE)}px; }}
QLabel[role="muted"] {{ font-size: {px(tokens.SMALL)}px; color: {c.muted}; }}
QLabel[role="field"] {{ font-size: {px(tokens.SMALL)}px; font-weight: 700; }}
QLabel[role="good"] {{ font-size: {px(tokens.SMALL)}px; color: {c.on_soft}; }}
QLabel[role="warning"] {{ color: {c.warning}; }}
QLabel[role="error"] {{ font-size: {px(tokens.SMALL)}px; color: {c.danger}; }}
QLabel[role="problem"] {{ color: {c.danger}; font-weight: 700; }}
QLabel[role="number"] {{ font-size: {px(tokens.TITLE)}px; font-weight: 700; color: {c.danger}; }}
QLabel[role="badge"] {{
    background: {c.soft}; color: {c.on_soft}; font-size: {px(tokens.SMALL)}px;
    border-radius: {px(16)}px; padding: {px(6)}px {px(12)}px; }}
QLabel[role="avatar"] {{
    background: {c.soft}; color: {c.primary}; font-weight: 700; font-size: {px(tokens.SMALL)}px;
    border-radius: {px(19)}px; }}
QLabel[role="code"] {{ font-size: {px(tokens.HEADING)}px; font-weight: 700; }}
"""


def _buttons(c: Palette, px: Callable[[float], int]) -> str:
    return f"""
QPushButton, QToolButton[role="secondary"] {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.control};
    border-radius: {px(tokens.RADIUS)}px; min-height: {px(tokens.TARGET - 8)}px;
    padding: {px(3)}px {px(16)}px; font-weight: 700; }}
QPushButton:hover {{ background: {c.ground}; }}
QPushButton:pressed {{ background: {c.selection}; }}
QPushButton:focus, QToolButton:focus {{ border: {px(3)}px solid {c.focus};
    padding: {px(1)}px {px(14)}px; }}
QPushButton:disabled {{ color: {c.muted}; border-color: {c.line}; font-weight: 400; }}
QPushButton[role="primary"] {{
    background: {c.primary}; color: {c.on_primary}; border-color: {c.primary}; }}
QPushButton[role="primary"]:hover {{ background: {c.primary_pressed}; }}
QPushButton[role="primary"]:focus {{ border: {px(3)}px solid {c.control}; }}
QPushButton[role="primary"]:disabled {{
    background: {c.nav}; color: {c.muted}; border-color: {c.line}; }}
QPushButton[role="danger"] {{
    background: {c.danger}; color: {c.on_danger}; border-color: {c.danger}; }}
QPushButton[role="danger"]:focus {{ border: {px(3)}px solid {c.text}; }}
QPushButton[role="flat"] {{
    background: transparent; border: 1px solid transparent; color: {c.primary};
    padding: {px(3)}px {px(8)}px; }}
QPushButton[role="flat"]:hover {{ background: {c.selection}; }}
QPushButton[role="flat"]:focus {{
    border: {px(3)}px solid {c.focus}; padding: {px(1)}px {px(6)}px; }}
QPushButton[role="choice-card"] {{
    text-align: left; padding: {px(12)}px {px(16)}px; font-weight: 700; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QCheckBox, QRadioButton {{ min-height: {px(tokens.TARGET - 12)}px; spacing: {px(8)}px; }}
QRadioButton::indicator, QCheckBox::indicator, QListView::indicator {{
    width: {px(16)}px; height: {px(16)}px; border: {px(2)}px solid {c.control};
    background: {c.surface}; }}
QRadioButton::indicator {{ border-radius: {px(10)}px; }}
QCheckBox::indicator, QListView::indicator {{ border-radius: {px(4)}px; }}
QRadioButton::indicator:checked {{
    width: {px(8)}px; height: {px(8)}px; border: {px(6)}px solid {c.primary}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
    border-color: {c.primary}; background: {c.primary};
    image: url("{_picture("tick", c.primary)}"); }}
QCheckBox:focus, QRadioButton:focus {{
    border: {px(2)}px solid {c.focus}; border-radius: {px(4)}px; }}
"""


def _picture(name: str, ground: str) -> str:
    """The light or dark picture that can be seen on a ground; a style sheet cannot colour one."""
    on_dark = tokens.contrast("#FFFFFF", ground) > tokens.contrast("#22302F", ground)
    return (
        resources_folder() / "icons" / f"{name}-{'light' if on_dark else 'dark'}.svg"
    ).as_posix()


def _fields(c: Palette, px: Callable[[float], int]) -> str:
    fields = "QLineEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    return f"""
{fields} {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.control};
    border-radius: {px(tokens.RADIUS)}px; min-height: {px(tokens.TARGET - 8)}px;
    padding: {px(3)}px {px(12)}px; selection-background-color: {c.selection};
    selection-color: {c.text}; }}
QPlainTextEdit, QTextEdit {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.control};
    border-radius: {px(tokens.RADIUS)}px; padding: {px(8)}px {px(10)}px;
    selection-background-color: {c.selection}; selection-color: {c.text}; }}
{focused} {{ border: {px(3)}px solid {c.focus}; padding: {px(1)}px {px(10)}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{
    border: {px(3)}px solid {c.focus}; padding: {px(6)}px {px(8)}px; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QPlainTextEdit:disabled,
QPlainTextEdit[readOnly="true"] {{ background: {c.ground}; color: {c.muted}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {c.muted}; }}
*[problem="true"] {{ border: {px(2)}px solid {c.danger}; }}
QComboBox::drop-down, QDateEdit::drop-down {{
    subcontrol-origin: border; subcontrol-position: center right; border: none;
    width: {px(32)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url("{_picture("down", c.surface)}"); width: {px(18)}px; height: {px(18)}px; }}
QSpinBox::up-button, QTimeEdit::up-button, QSpinBox::down-button, QTimeEdit::down-button {{
    subcontrol-origin: border; border: none; background: transparent; width: {px(32)}px; }}
QSpinBox::up-button, QTimeEdit::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button, QTimeEdit::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-arrow, QTimeEdit::up-arrow {{
    image: url("{_picture("up", c.surface)}"); width: {px(14)}px; height: {px(14)}px; }}
QSpinBox::down-arrow, QTimeEdit::down-arrow {{
    image: url("{_picture("down", c.surface)}"); width: {px(14)}px; height: {px(14)}px; }}
QSpinBox[role="minutes"] {{ padding: {px(3)}px; }}
QSpinBox[role="minutes"]:focus {{ padding: {px(1)}px; }}
QSpinBox[role="minutes"]::up-button, QSpinBox[role="minutes"]::down-button {{ width: 0; }}
QSpinBox[role="minutes"]::up-arrow, QSpinBox[role="minutes"]::down-arrow {{ image: none; }}
QComboBox > QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
QComboBox QAbstractItemView {{
    background: {c.surface}; border: 1px solid {c.control}; outline: none; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.control}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(10)}px {px(20)}px; border-radius: {px(6)}px; }}
QMenu::item:selected {{ background: {c.selection}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
"""


def _lists(c: Palette, px: Callable[[float], int]) -> str:
    return f"""
QTableView, QListView {{
    background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(tokens.RADIUS)}px;
    gridline-color: {c.line}; outline: none; selection-background-color: {c.selection};
    selection-color: {c.text}; }}
QTableView:focus, QListView:focus {{ border: {px(2)}px solid {c.focus}; }}
QListView[role="cards"], QListView[role="cards"]:focus {{
    background: transparent; border: none; border-radius: 0; }}
QTableView::item, QListView::item {{ padding: 0 {px(10)}px; border-bottom: 1px solid {c.line}; }}
QTableView::item:selected, QListView::item:selected {{
    background: {c.selection}; color: {c.text}; }}
QHeaderView {{ background: {c.surface}; border: none; }}
QHeaderView::section {{
    background: {c.surface}; color: {c.muted}; border: none; border-bottom: 1px solid {c.control};
    padding: {px(8)}px {px(10)}px; font-size: {px(tokens.SMALL)}px; font-weight: 700; }}
QFrame[role="row"] {{
    background: transparent; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[role="row"][current="true"] {{ background: {c.selection}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{
    background: transparent; color: {c.muted}; padding: {px(10)}px {px(16)}px;
    border-bottom: {px(3)}px solid transparent; font-weight: 700; }}
QTabBar::tab:selected {{ color: {c.primary}; border-bottom: {px(3)}px solid {c.primary}; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::scroller {{ width: {px(36)}px; }}
QTabBar:focus {{ border: {px(2)}px solid {c.focus}; border-radius: {px(6)}px; }}
QProgressBar {{
    background: {c.nav}; border: 1px solid {c.control}; border-radius: {px(6)}px;
    text-align: center; min-height: {px(20)}px; }}
QProgressBar::chunk {{ background: {c.primary}; border-radius: {px(5)}px; }}
"""


def _shell(c: Palette, px: Callable[[float], int]) -> str:
    return f"""
QWidget[role="nav"] {{ background: {c.nav}; border-right: 1px solid {c.line}; }}
QWidget[role="bar"] {{ background: {c.bar}; border-bottom: 1px solid {c.line}; }}
QLabel[role="brand"] {{ color: {c.primary}; font-size: {px(tokens.LARGE)}px; font-weight: 700; }}
QPushButton[role="nav"] {{
    background: transparent; border: 1px solid transparent; text-align: left;
    font-weight: 400; padding: {px(3)}px {px(11)}px; }}
QPushButton[role="nav"]:hover {{ background: {c.selection}; }}
QPushButton[role="nav"][current="true"] {{
    background: {c.primary}; color: {c.on_primary}; font-weight: 700; }}
QPushButton[role="nav"]:focus {{ border: {px(3)}px solid {c.focus}; padding: {px(1)}px {px(9)}px; }}
QPushButton[role="nav"][current="true"]:focus {{ border: {px(3)}px solid {c.control}; }}
QPushButton[role="nav-crisis"] {{
    background: transparent; border: 1px solid transparent; text-align: left;
    color: {c.danger}; padding: {px(3)}px {px(11)}px; }}
QPushButton[role="nav-crisis"]:hover {{ background: {c.danger_soft}; }}
QPushButton[role="nav-crisis"]:focus {{
    border: {px(3)}px solid {c.danger}; padding: {px(1)}px {px(9)}px; }}
QFrame[role="toast"] {{
    background: {c.text}; border: none; border-radius: {px(tokens.RADIUS)}px; }}
QFrame[role="toast"] QLabel {{ color: {c.ground}; }}
QFrame[role="toast"] QPushButton {{
    background: transparent; color: {c.ground}; border: 1px solid {c.ground}; }}
QFrame[role="toast"] QPushButton:focus {{ border: {px(3)}px solid {c.ground}; }}
QWidget[role="preview"] {{ background: {c.nav}; }}
"""


def _scrolling(c: Palette, px: Callable[[float], int]) -> str:
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollArea[role="reading"] {{
    border: {px(2)}px solid transparent; border-radius: {px(14)}px; }}
QScrollArea[role="reading"]:focus {{ border-color: {c.focus}; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {c.control}; border-radius: {px(5)}px; margin: {px(2)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
