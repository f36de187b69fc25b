"""Colours: every text can be read on its background, and every edge is visible."""

from __future__ import annotations

import shutil
import sys

import pytest
from PySide6.QtGui import QColor, QImage, QPaintEvent, QPalette, QPixmapCache
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from k2desk.model.check_schedule import NEVER
from k2desk.model.clock import SystemClock
from k2desk.model.records import AccountContents, AccountRecord, State, SubscriptionRecord
from k2desk.services.subscription_cache import CachedRows
from k2desk.system.resources import resources
from k2desk.ui.shell.window import MainWindow
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import (
    DARK,
    LIGHT,
    Scheme,
    Tone,
    bar_colour,
    environment_colour,
    style_sheet,
    theme,
    tone_colours,
)
from k2desk.ui.text.language import language


def _luminance(colour: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _inks(image: QImage, *, least: int = 255) -> set[str]:
    cells = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {one.name() for one in cells if one.alpha() >= least}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_ground(colours):
    for ground in (colours.ground, colours.side, colours.panel, colours.soft):
        assert contrast(colours.text, ground) >= 4.5
        assert contrast(colours.muted, ground) >= 4.5
        assert contrast(colours.field_edge, ground) >= 3.0
        assert contrast(colours.focus, ground) >= 3.0
        assert contrast(colours.brand, ground) >= 4.5
    assert contrast(colours.on_brand, colours.brand) >= 4.5
    for ink in (colours.on_selected, colours.text, colours.muted):
        assert contrast(ink, colours.selected) >= 4.5


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_badges_are_readable(scheme):
    for tone in Tone:
        assert contrast(*tone_colours(tone, scheme)) >= 4.5


@pytest.mark.parametrize(("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)], ids=["light", "dark"])
def test_problems_and_days_can_be_seen_on_every_ground(scheme, colours):
    for ground in (colours.ground, colours.side, colours.panel, colours.soft):
        for tone in (Tone.GOOD, Tone.CARE, Tone.BAD):
            assert contrast(tone_colours(tone, scheme)[0], ground) >= 4.5
            assert contrast(bar_colour(tone, scheme), ground) >= 3.0


def test_white_is_readable_on_every_environment():
    for environment in ("live", "sandbox", "practice"):
        assert contrast(QColor("white"), environment_colour(environment)) >= 4.5


def test_no_name_is_left_in_the_style_sheet(qapp):
    for colours, scheme in ((LIGHT, Scheme.LIGHT), (DARK, Scheme.DARK)):
        assert "@" not in style_sheet(colours, scheme)


@pytest.fixture
def icons_are_found_again():
    yield
    style_sheet(LIGHT, Scheme.LIGHT)


@pytest.mark.usefixtures("icons_are_found_again")
@pytest.mark.parametrize("name", ["plain", "Zoë Ngũgĩ", "O'Brien", "K2 (x86)", 'say "when"', "a;b}c", "一 二"])
def test_the_style_sheet_is_read_wherever_the_program_is(qapp, tmp_path, monkeypatch, name):
    """On Windows it is in the folder of its user, whose name may have any letter."""
    if set(name) & set('"<>:|?*') and sys.platform == "win32":
        pytest.skip("no name for a folder there")
    icons = tmp_path / name / "icons"
    shutil.copytree(resources() / "icons", icons)
    with monkeypatch.context() as patched:
        patched.setattr("k2desk.ui.style.theme.resources", lambda: icons.parent)
        sheet = style_sheet(LIGHT, Scheme.LIGHT)
    label, box = QLabel("muted"), QCheckBox("ticked")
    for one in (label, box):
        one.setStyleSheet(sheet)
    label.setProperty("kind", "muted")
    label.ensurePolished()
    assert label.palette().windowText().color() == LIGHT.muted
    box.setChecked(True)
    with_tick = box.grab().toImage()
    for file in icons.glob("tick-*.svg"):
        file.unlink()
    QPixmapCache.clear()
    without = QCheckBox("ticked")
    without.setStyleSheet(sheet)
    without.setChecked(True)
    assert with_tick != without.grab().toImage(), "the tick is not painted"


def test_icons_take_the_colour_that_they_are_given(qapp):
    red = pixmap("check", 16, QColor("#ff0000"), 2.0).toImage()
    assert _inks(red) == {"#ff0000"}
    assert red.size().width() == 32 and red.devicePixelRatio() == 2.0


def test_every_icon_is_drawn_and_in_the_colour_of_its_text(qapp):
    for file in (resources() / "icons").glob("*.svg"):
        image = pixmap(file.stem, 32, QColor("#00ff00"), 1.0).toImage()
        fixed = file.stem == "k2desk" or file.stem.endswith(("-light", "-dark"))
        inks = _inks(image, least=1)
        assert inks and (fixed or ("#00ff00" in inks and _inks(image) <= {"#00ff00"})), file.name


def test_the_programs_own_icon_keeps_its_colours(qapp):
    assert {"#0f6e66", "#ffffff"} <= _inks(pixmap("k2desk", 48, QColor("#00ff00")).toImage())


def test_a_placeholder_is_as_readable_as_any_muted_text(qapp):
    theme().start(qapp, "light")
    line = QLineEdit()
    line.setProperty("kind", "field")
    line.ensurePolished()
    assert line.palette().color(QPalette.ColorRole.PlaceholderText).name() == LIGHT.muted.name()


def test_the_colours_change_at_once_and_are_told(qapp, qtbot):
    dress = theme()
    dress.start(qapp, "light")
    with qtbot.waitSignal(dress.changed, timeout=5_000):
        dress.choose("dark")
    assert dress.scheme is Scheme.DARK and qapp.palette().window().color() == DARK.ground
    dress.choose(None)
    assert dress.scheme in {Scheme.LIGHT, Scheme.DARK}


def test_under_high_contrast_the_systems_own_colours_rule(qapp):
    dress = theme()
    dress.start(qapp, "dark")
    dress.choose("high_contrast")
    assert DARK.ground not in (dress.colours.ground, qapp.palette().window().color())
    assert contrast(dress.colours.text, dress.colours.ground) >= 4.5
    for tone in Tone:
        assert contrast(*tone_colours(tone, Scheme.HIGH_CONTRAST)) >= 4.5
    dress.choose("light")
    assert qapp.palette().window().color() == LIGHT.ground


def test_a_selected_row_can_be_read_under_high_contrast(qapp):
    theme().choose("high_contrast")
    try:
        colours = theme().row_colours(selected=True)
        assert contrast(colours.text, colours.selected) >= 3 and contrast(colours.muted, colours.selected) >= 3
        assert theme().row_colours(selected=False) == theme().colours
    finally:
        theme().choose("light")


def test_a_change_of_colours_paints_every_widget_again(qapp, qtbot):
    painted: list[tuple[str, str]] = []

    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append((self.objectName(), theme().colours.ground.name()))

    theme().start(qapp, "light")
    outer = Painted(objectName="outer")
    Painted(outer, objectName="inner")
    qtbot.addWidget(outer)
    outer.show()
    try:
        for scheme, colours in (("dark", DARK), ("light", LIGHT)):
            qtbot.waitUntil(lambda: len(painted) > 1)
            painted.clear()
            theme().choose(scheme)
            qtbot.waitUntil(lambda: {name for name, _ in painted} == {"outer", "inner"})
            assert {colour for _, colour in painted} == {colours.ground.name()}
    finally:
        theme().start(qapp, "light")


@pytest.mark.parametrize(("scheme", "text_size", "spoken"), [("light", 100, "en"), ("dark", 150, "sw")])
@pytest.mark.parametrize("shows", ["list", "empty list", "opening", "welcome"])
def test_the_first_window_looks_the_same_whether_its_sheet_comes_before_or_after_it(
    qapp, qtbot, scheme, text_size, spoken, shows
):
    usual = qapp.font()
    record = SubscriptionRecord(
        "a", "shop", "buygoods_transaction_received", "till", "555555", "https://shop.test/k2", False, 2,
        State.CREATED, SystemClock().now(), "practice",
    )  # fmt: skip
    shop = AccountRecord("shop", "Njeri", "practice", "", 2, SystemClock().now())

    def picture(*, sheet_first: bool) -> QImage:
        qapp.setStyleSheet("")
        qapp.setFont(usual)
        theme().prepare(qapp, scheme, text_size)
        if sheet_first:
            theme().set_sheet()
        language().start(qapp, spoken)
        window = MainWindow(SystemClock(), NEVER)
        qtbot.addWidget(window)
        window.show_accounts((shop,))
        if shows == "opening":
            window.show_opening()
        elif shows == "welcome":
            window.show_welcome(can_go_back=False)
        else:
            window.show_list(shop, CachedRows(AccountContents((record,) if shows == "list" else ())))
        theme().set_sheet()
        window.resize(1024, 640)
        window.show()
        image = window.grab().toImage()
        window.close()
        return image

    try:
        assert picture(sheet_first=True) == picture(sheet_first=False)
    finally:
        qapp.setFont(usual)
        theme().start(qapp, "light")
        language().start(qapp, "en")
