"""Colours, sizes and fonts of the whole program, from one table; follows the system's light and dark live."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from enum import Enum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from k2desk.frozen import frozen
from k2desk.resources_path import resources

GAP_S, GAP_M, GAP_L, GAP_XL = 8, 12, 16, 20
RADIUS = 8
_POINTS = 10.1
_SMALL = 0.9
FUSION = "is_fusion"
"""The application's property that tells that it was made with Fusion as its style: to set it later takes 7 ms."""


class Scheme(Enum):
    """Which colours are in use."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Tone(Enum):
    """What a colour says, besides the word and the icon."""

    GOOD = "good"
    INFO = "info"
    QUIET = "quiet"
    CARE = "care"
    BAD = "bad"


@frozen
class Colours:
    """The named colours of one scheme."""

    ground: QColor
    side: QColor
    panel: QColor
    line: QColor
    field_edge: QColor
    soft: QColor
    text: QColor
    muted: QColor
    brand: QColor
    on_brand: QColor
    selected: QColor
    on_selected: QColor
    focus: QColor


def _colours(*names: str) -> Colours:
    return Colours(*map(QColor, names))


LIGHT = _colours(
    "#FFFFFF", "#F4F6F8", "#FAFBFC", "#DDE2E8", "#7D8898", "#E9EDF1", "#1A2230", "#566072", "#0F6E66", "#FFFFFF",
    "#E2F1EF", "#0B4F49", "#1B62C4",
)  # fmt: skip
DARK = _colours(
    "#171B21", "#1D222A", "#1B2027", "#363E4A", "#768294", "#262D37", "#E9EDF2", "#A4AEBC", "#3DBDB0", "#06211E",
    "#1F3B3A", "#8EE3DA", "#7FB2FF",
)  # fmt: skip

_TONES = {
    Scheme.LIGHT: {
        Tone.GOOD: ("#0B5D1E", "#DDF3E1"),
        Tone.INFO: ("#0B4A8F", "#DCEBFB"),
        Tone.QUIET: ("#3F4550", "#E6E8EC"),
        Tone.CARE: ("#6B4300", "#FFEBC2"),
        Tone.BAD: ("#8E1B1B", "#FBE0E0"),
    },
    Scheme.DARK: {
        Tone.GOOD: ("#8FE3A2", "#12331B"),
        Tone.INFO: ("#9CCBFF", "#10294A"),
        Tone.QUIET: ("#D3D7DE", "#343A44"),
        Tone.CARE: ("#FFCF7A", "#3D2A05"),
        Tone.BAD: ("#FFB0AC", "#4A1414"),
    },
}
_BARS = {
    Scheme.LIGHT: {Tone.GOOD: "#2E9350", Tone.CARE: "#B87415", Tone.BAD: "#C23B3B"},
    Scheme.DARK: {Tone.GOOD: "#2E9350", Tone.CARE: "#D9902F", Tone.BAD: "#D64F4F"},
}
_ENVIRONMENTS = {"live": "#15803D", "sandbox": "#B45309", "practice": "#6D28D9"}


def tone_colours(tone: Tone, scheme: Scheme) -> tuple[QColor, QColor]:
    """(text, ground) of a tone. Under high contrast the system's own text and ground."""
    if scheme is Scheme.HIGH_CONTRAST:
        palette = QApplication.palette()
        return palette.color(QPalette.ColorRole.ButtonText), palette.color(QPalette.ColorRole.Button)
    return _tone(tone, scheme)


@cache
def _tone(tone: Tone, scheme: Scheme) -> tuple[QColor, QColor]:
    ink, ground = _TONES[scheme][tone]
    return QColor(ink), QColor(ground)


def bar_colour(tone: Tone, scheme: Scheme) -> QColor:
    """The colour of a day's bar; 3:1 on every ground. Under high contrast the system's text colour."""
    if scheme is Scheme.HIGH_CONTRAST:
        return QApplication.palette().color(QPalette.ColorRole.WindowText)
    return QColor(_BARS[scheme].get(tone, "#7D8898"))


def environment_colour(environment: str) -> QColor:
    """The band of LIVE, SANDBOX or PRACTICE; white text stands on it."""
    return QColor(_ENVIRONMENTS.get(environment, "#566072"))


class Theme(QObject):
    """The theme in use; `changed` tells that colours are others now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.LIGHT
        self.colours = LIGHT
        self._chosen: str | None = None
        self._application: QApplication | None = None

    def start(self, application: QApplication, chosen: str | None) -> None:
        """Dresses the application; `chosen` is "light", "dark" or None for the system's."""
        self._application = application
        self._chosen = chosen
        if application.property(FUSION) is None:
            application.setStyle("Fusion")
        font = application.font()
        font.setPointSizeF(max(_POINTS, font.pointSizeF() if font.pointSizeF() > 11 else _POINTS))
        application.setFont(font)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self._dress())
        accessibility = getattr(hints, "accessibility", None)  # Qt 6.10
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(lambda _: self._dress())
        self._dress()

    def choose(self, chosen: str | None) -> None:
        """Changes to "light", "dark", or back to the system's (None)."""
        self._chosen = chosen
        self._dress()

    def row_colours(self, selected: bool) -> Colours:
        """The colours of a table's row: under high contrast a selected one has the system's own ink for it."""
        if not selected or self.scheme is not Scheme.HIGH_CONTRAST:
            return self.colours
        ink = self.colours.on_selected
        return replace(self.colours, text=ink, muted=ink)

    def _dress(self) -> None:
        if self._application is None:
            return
        self.scheme = self._wanted()
        if self.scheme is Scheme.HIGH_CONTRAST:
            self._application.setPalette(QPalette())  # Ours out of the way: what is left is the system's.
            self.colours = _of_palette(self._application.palette())
        else:
            self.colours = DARK if self.scheme is Scheme.DARK else LIGHT
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, self.scheme))
        self.changed.emit()

    def _wanted(self) -> Scheme:
        if self._chosen is not None:
            return Scheme(self._chosen)
        hints = self._application.styleHints() if self._application else None
        if hints is None:
            return Scheme.LIGHT
        contrast = getattr(getattr(hints, "accessibility", lambda: None)(), "contrastPreference", None)
        if contrast is not None and str(contrast()).endswith("HighContrast"):
            return Scheme.HIGH_CONTRAST
        return Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT


_theme: Theme | None = None


def theme() -> Theme:
    """The one theme of the program."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme


def scaled_font(share: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The application's font, larger or smaller by a share of its size."""
    font = QApplication.font()
    return QFont(_scaled(font.family(), font.pointSizeF(), share, weight)[0])


def scaled_metrics(share: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
    """What `scaled_font` measures; for what is asked at each paint."""
    font = QApplication.font()
    return _scaled(font.family(), font.pointSizeF(), share, weight)[1]


@cache
def _scaled(family: str, points: float, share: float, weight: QFont.Weight) -> tuple[QFont, QFontMetrics]:
    """Both by the application's font, which is of this family and so many points."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points * share)
    font.setWeight(weight)
    return font, QFontMetrics(font)


def heading_font() -> QFont:
    """A heading within a page."""
    return scaled_font(1.07, QFont.Weight.DemiBold)


def title_font() -> QFont:
    """The title of a page."""
    return scaled_font(1.33, QFont.Weight.DemiBold)


def small_font() -> QFont:
    """Small type: ages, hints, raw names."""
    return scaled_font(_SMALL)


def small_metrics() -> QFontMetrics:
    """What `small_font` measures."""
    return scaled_metrics(_SMALL)


def mono_font() -> QFont:
    """What a developer reads."""
    font = QFont("monospace")
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSizeF(QApplication.font().pointSizeF() * 0.88)
    return font


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.ground),
        (roles.WindowText, colours.text),
        (roles.Base, colours.ground),
        (roles.AlternateBase, colours.panel),
        (roles.Text, colours.text),
        (roles.Button, colours.ground),
        (roles.ButtonText, colours.text),
        (roles.ToolTipBase, colours.panel),
        (roles.ToolTipText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.brand),
        (roles.HighlightedText, colours.on_brand),
        (roles.Link, colours.brand),
        (roles.Mid, colours.line),
        (roles.Dark, colours.field_edge),
    ):
        palette.setColor(role, colour)
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours.muted)
    return palette


def _of_palette(palette: QPalette) -> Colours:
    roles = QPalette.ColorRole
    window, text = palette.color(roles.Window), palette.color(roles.WindowText)
    chosen, on_chosen = palette.color(roles.Highlight), palette.color(roles.HighlightedText)
    return Colours(
        ground=window, side=window, panel=window, line=text, field_edge=text, soft=window, text=text, muted=text,
        brand=chosen, on_brand=on_chosen, selected=chosen, on_selected=on_chosen, focus=palette.color(roles.Link),
    )  # fmt: skip


def style_sheet(colours: Colours, scheme: Scheme) -> str:
    """The one style sheet. Widgets are told apart by their `kind` property."""
    names = {one.name: getattr(colours, one.name).name() for one in fields(colours)}
    bad_ink, _ = tone_colours(Tone.BAD, scheme)
    care_ink, _ = tone_colours(Tone.CARE, scheme)
    sheet = _SHEET
    values = {**names, "bad": bad_ink.name(), "care": care_ink.name(), "radius": f"{RADIUS}px"}
    values["brand_hover"] = (colours.brand.lighter(110) if _dark(colours.ground) else colours.brand.darker(115)).name()
    values["check_url"] = _file("tick", on_dark=not _dark(colours.brand))
    values["arrow_url"] = _file("arrow", on_dark=_dark(colours.ground))
    return _NAME.sub(lambda found: values[found[1]], sheet)


def _dark(colour: QColor) -> bool:
    return 11 * colour.red() + 16 * colour.green() + 5 * colour.blue() < 32 * 128  # as bright as the eye sees it


def _file(name: str, *, on_dark: bool) -> str:
    """A style sheet can't colour an icon, so these lie there for both schemes."""
    return (resources() / "icons" / f"{name}-{'dark' if on_dark else 'light'}.svg").as_posix()


_NAME = re.compile(r"@([a-z_]+)")


_SHEET = """
QToolTip { color: @text; background: @panel; border: 1px solid @line; padding: 4px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea[kind="scroll"]:focus { border: 2px solid @focus; border-radius: 6px; }
QPushButton[kind="primary"] { background: @brand; color: @on_brand; border: 2px solid @brand; border-radius: @radius;
  padding: 6px 13px; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @brand_hover;
  border-color: @brand_hover; }
QPushButton[kind="primary"]:focus { border-color: @focus; }
QPushButton[kind="primary"]:disabled { background: @soft; color: @muted; border-color: @line; }
QPushButton[kind="secondary"] { background: @ground; color: @text; border: 1px solid @line; border-radius: @radius;
  padding: 7px 14px; }
QPushButton[kind="secondary"]:hover { background: @soft; }
QPushButton[kind="secondary"]:pressed, QPushButton[kind="danger"]:pressed, QPushButton[kind="plain"]:pressed {
  background: @line; }
QPushButton[kind="secondary"]:focus { border: 2px solid @focus; padding: 6px 13px; }
QPushButton[kind="secondary"]:disabled { color: @muted; }
QPushButton[kind="danger"] { background: @ground; color: @bad; border: 1px solid @line; border-radius: @radius;
  padding: 7px 14px; text-align: left; }
QPushButton[kind="danger"]:hover { background: @soft; }
QPushButton[kind="danger"]:focus { border: 2px solid @focus; padding: 6px 13px; }
QPushButton[kind="danger"]:disabled { color: @muted; }
QPushButton[kind="link"] { background: transparent; color: @brand; border: 1px solid transparent; padding: 1px 2px;
  text-decoration: underline; text-align: left; }
QPushButton[kind="link"]:focus { border: 1px solid @focus; border-radius: 4px; }
QPushButton[kind="pill"] { background: @ground; color: @text; border: 1px solid @line; border-radius: 13px;
  padding: 4px 11px; }
QPushButton[kind="pill"]:hover { background: @soft; }
QPushButton[kind="pill"]:checked { background: @text; color: @ground; border-color: @text; }
QPushButton[kind="pill"]:focus { border: 2px solid @focus; padding: 3px 10px; }
QFrame[kind="segments"] { background: @ground; border: 1px solid @line; border-radius: @radius; }
QPushButton[kind="segment"] { background: transparent; color: @text; border: 1px solid transparent;
  border-radius: 7px; padding: 4px 8px; }
QPushButton[kind="segment"]:hover { background: @panel; }
QPushButton[kind="segment"]:checked { background: @soft; font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid @focus; padding: 3px 7px; }
QPushButton[kind="plain"] { color: @muted; background: transparent; border: 1px solid transparent;
  border-radius: 6px; padding: 3px; }
QPushButton[kind="plain"]:hover { background: @soft; }
QPushButton[kind="plain"]:focus { border: 1px solid @focus; }
QLineEdit[kind="field"], QFrame[kind="field"], QPlainTextEdit[kind="field"], QComboBox { background: @ground;
  color: @text; border: 1px solid @field_edge; border-radius: @radius; padding: 7px 10px;
  selection-background-color: @brand; selection-color: @on_brand; }
QLineEdit { placeholder-text-color: @muted; lineedit-password-character: 8226; }
QComboBox { padding: 6px 10px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url(@arrow_url); width: 14px; height: 14px; }
QLineEdit[kind="field"]:focus, QPlainTextEdit[kind="field"]:focus, QComboBox:focus,
QFrame[kind="field"][active="true"] {
  border: 2px solid @focus; padding: 6px 9px; }
QLineEdit[kind="field"][wrong="true"], QFrame[kind="field"][wrong="true"] { border: 1px solid @bad; }
QLineEdit[kind="field"][wrong="true"]:focus, QFrame[kind="field"][wrong="true"][active="true"] {
  border: 2px solid @bad; }
QPlainTextEdit[kind="selectable"] { background: transparent; border: none; padding: 0; }
QLineEdit[kind="inner"] { background: transparent; border: none; padding: 2px; color: @text; }
QComboBox QAbstractItemView { background: @ground; color: @text; border: 1px solid @line;
  selection-background-color: @selected; selection-color: @on_selected; }
QFrame[kind="card"] { background: @ground; border: 1px solid @line; border-radius: 10px; }
QFrame[kind="panel"] { background: @panel; border: none; border-left: 1px solid @line; }
QLabel[kind="muted"] { color: @muted; }
QLabel[kind="bad"] { color: @bad; }
QLabel[kind="care"] { color: @care; }
QCheckBox { spacing: 8px; color: @text; }
QCheckBox::indicator, QTableView::indicator { width: 14px; height: 14px; border: 1px solid @field_edge;
  border-radius: 3px; background: @ground; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: @brand; border-color: @brand;
  image: url(@check_url); }
QCheckBox::indicator:focus { border: 2px solid @focus; }
QTableView { background: @ground; color: @text; border: 1px solid transparent; gridline-color: @soft; outline: none;
  selection-background-color: @selected; selection-color: @text; }
QTableView:focus { border: 1px solid @focus; }
QHeaderView { background: @ground; }
QHeaderView::section { background: @ground; color: @muted; border: none; border-bottom: 1px solid @line;
  padding: 6px 10px; font-weight: 600; text-align: left; }
QMenu { background: @ground; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 6px; }
QMenu::item:selected { background: @selected; color: @on_selected; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @line; border-radius: 5px; min-height: 24px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @field_edge; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @line; border-radius: 5px; min-width: 24px; }
QProgressBar { background: @soft; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @brand; border-radius: 3px; }
QSplitter::handle { background: @line; }
"""
