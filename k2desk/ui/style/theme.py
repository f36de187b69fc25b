"""The colours, sizes and fonts of the whole program. Follows the system's light and dark scheme while it runs."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from enum import Enum
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.tone import Tone as Tone
from k2desk.system.resources import resources
from k2desk.ui.style.style_sheet import PILL_PADDING, SHEET

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintDevice

GAP_S, GAP_M, GAP_L, GAP_XL = 8, 12, 16, 20
PAGE_MARGINS = (GAP_XL, GAP_L, GAP_XL, GAP_L)
RADIUS = 8
_POINTS = 10.1
_SMALL = 0.9
_ICONS = "icons"
FUSION = "is_fusion"
"""The application's property that tells that it was created with the Fusion style.

Setting the style later takes 7 ms.
"""


class Scheme(Enum):
    """The set of colours in use."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@fast_dataclass
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


def smooth_painter(device: QPaintDevice) -> QPainter:
    """Return a painter that smooths the edges of what it paints."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def fill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill a rectangle with a colour, and leave the painter without pen and brush.

    For `QPainter.fillRect`, PySide first builds all presets of QGradient, which takes 2 ms before the first paint.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def tone_colours(tone: Tone, scheme: Scheme) -> tuple[QColor, QColor]:
    """Return (text, background) of a tone. In high contrast these are the system's own colours."""
    if scheme is Scheme.HIGH_CONTRAST:
        palette = QApplication.palette()
        return palette.color(QPalette.ColorRole.ButtonText), palette.color(QPalette.ColorRole.Button)
    return _tone(tone, scheme)


@cache
def _tone(tone: Tone, scheme: Scheme) -> tuple[QColor, QColor]:
    ink, ground = _TONES[scheme][tone]
    return QColor(ink), QColor(ground)


def bar_colour(tone: Tone, scheme: Scheme) -> QColor:
    """Return the colour of a day's bar, with a contrast of 3:1 on every background.

    In high contrast it is the system's text colour.
    """
    if scheme is Scheme.HIGH_CONTRAST:
        return QApplication.palette().color(QPalette.ColorRole.WindowText)
    return QColor(_BARS[scheme].get(tone, "#7D8898"))


def environment_colour(environment: str) -> QColor:
    """Return the colour of the band of LIVE, SANDBOX or PRACTICE, on which white text is shown."""
    return QColor(_ENVIRONMENTS.get(environment, "#566072"))


class Theme(QObject):
    """The theme in use. `changed` is emitted when the colours have changed, for what keeps a picture in its colours.

    Qt itself paints all widgets again, since they get a new palette.
    """

    changed = Signal()
    sheet_set = Signal()
    """Emitted when all widgets have the style sheet, so that what measures its parts does it again."""

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.LIGHT
        self.colours = LIGHT
        self._chosen: str | None = None
        self._application: QApplication | None = None
        self.awaits_sheet = False
        """Whether the style sheet is set later, so that what is measured now is measured again."""

    def start(self, application: QApplication, chosen: str | None, text_size: int = 100) -> None:
        """Style the application. `chosen` is "light", "dark" or None for the system's; the text size is in percent."""
        self.prepare(application, chosen, text_size)
        self.set_sheet()
        self.changed.emit()

    def prepare(self, application: QApplication, chosen: str | None, text_size: int = 100) -> None:
        """Set fonts and colours, before the window is built, because widgets measure themselves with the font.

        `set_sheet` follows when the window is built: with a style sheet each widget takes longer to make.
        """
        self._application = application
        self.awaits_sheet = True
        self._chosen = chosen
        if application.property(FUSION) is None:
            application.setStyle("Fusion")
        font = application.font()
        usual = font.pointSizeF() if font.pointSizeF() > 11 else _POINTS
        font.setPointSizeF(usual * text_size / 100)
        application.setFont(font)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self._dress())
        accessibility = getattr(hints, "accessibility", None)  # Qt 6.10
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(lambda _: self._dress())
        self._colour()

    def set_sheet(self) -> None:
        """Set the style sheet."""
        self.awaits_sheet = False
        if self._application is not None:
            self._application.setStyleSheet(style_sheet(self.colours, self.scheme))
            self.sheet_set.emit()

    def choose(self, chosen: str | None) -> None:
        """Change to "light", "dark", or the system's scheme (None)."""
        self._chosen = chosen
        self._dress()

    def row_colours(self, selected: bool) -> Colours:
        """Return the colours of a table row.

        In high contrast a selected row uses the system's colour for selected text.
        """
        if not selected or self.scheme is not Scheme.HIGH_CONTRAST:
            return self.colours
        ink = self.colours.on_selected
        return replace(self.colours, text=ink, muted=ink)

    def _dress(self) -> None:
        if self._application is not None:
            self._colour()
            self.set_sheet()
            self.changed.emit()

    def _colour(self) -> None:
        if self._application is None:
            return
        self.scheme = self._wanted()
        if self.scheme is Scheme.HIGH_CONTRAST:
            self._application.setPalette(QPalette())  # Without our palette, the application has the system's.
            self.colours = _of_palette(self._application.palette())
        else:
            self.colours = DARK if self.scheme is Scheme.DARK else LIGHT
        self._application.setPalette(_palette(self.colours))

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


@cache
def theme() -> Theme:
    """Return the program's theme."""
    return Theme()


def scaled_font(share: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the application's font, scaled by `share`."""
    font = QApplication.font()
    return QFont(_scaled(font.family(), font.pointSizeF(), share, weight)[0])


def scaled_metrics(share: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
    """Return the cached metrics of `scaled_font`, for use at each paint."""
    font = QApplication.font()
    return _scaled(font.family(), font.pointSizeF(), share, weight)[1]


@cache
def _scaled(family: str, points: float, share: float, weight: QFont.Weight) -> tuple[QFont, QFontMetrics]:
    """Return the scaled font and its metrics. The arguments identify the application's present font."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points * share)
    font.setWeight(weight)
    return font, QFontMetrics(font)


def heading_font() -> QFont:
    """Return the font for headings within a page."""
    return scaled_font(1.07, QFont.Weight.DemiBold)


def title_font() -> QFont:
    """Return the font for the title of a page."""
    return scaled_font(1.33, QFont.Weight.DemiBold)


small_font, small_metrics = partial(scaled_font, _SMALL), partial(scaled_metrics, _SMALL)
"""The font for small text (ages, hints, raw names), and its metrics."""


def mono_font() -> QFont:
    """Return the font for text that a developer reads."""
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
    """Return the style sheet. It selects widgets by their `kind` property."""
    names = {one.name: getattr(colours, one.name).name() for one in fields(colours)}
    bad_ink, _ = tone_colours(Tone.BAD, scheme)
    care_ink, _ = tone_colours(Tone.CARE, scheme)
    values = {
        **names,
        "bad": bad_ink.name(),
        "care": care_ink.name(),
        "radius": f"{RADIUS}px",
        "pill": f"{_pill_radius()}px",
    }
    values["brand_hover"] = (colours.brand.lighter(110) if _dark(colours.ground) else colours.brand.darker(115)).name()
    # By a name in place of the folder's path: one letter such as ë or ' in it, and Qt reads nothing of the sheet.
    QDir.setSearchPaths(_ICONS, [str(resources() / "icons")])
    values["check_url"] = _file("tick", on_dark=not _dark(colours.brand))
    values["arrow_up_url"] = _file("arrow-up", on_dark=_dark(colours.ground))
    values["arrow_url"] = _file("arrow", on_dark=_dark(colours.ground))
    return _NAME.sub(lambda found: values[found[1]], SHEET)


def _pill_radius() -> int:
    """Return half the height of a pill in whole pixels. A pill with a larger radius is drawn with corners."""
    return (QFontMetrics(QApplication.font()).height() + 2 * (PILL_PADDING + 1)) // 2


def _dark(colour: QColor) -> bool:
    return 11 * colour.red() + 16 * colour.green() + 5 * colour.blue() < 32 * 128  # as bright as the eye sees it


def _file(name: str, *, on_dark: bool) -> str:
    """Return the name of an icon for one scheme. A style sheet can't colour icons, so both versions are files."""
    return f"{_ICONS}:{name}-{'dark' if on_dark else 'light'}.svg"


_NAME = re.compile(r"@([a-z_]+)")
