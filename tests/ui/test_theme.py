"""Colours: every text can be read on its ground, every edge can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from k2desk.ui.icons import pixmap
from k2desk.ui.theme import DARK, LIGHT, Scheme, Tone, environment_colour, style_sheet, tone_colours


def _luminance(colour: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_ground(colours):
    for ground in (colours.ground, colours.side, colours.panel, colours.soft):
        assert contrast(colours.text, ground) >= 4.5
        assert contrast(colours.muted, ground) >= 4.5
        assert contrast(colours.field_edge, ground) >= 3.0 or ground is colours.soft
        assert contrast(colours.focus, ground) >= 3.0
    assert contrast(colours.on_brand, colours.brand) >= 4.5
    assert contrast(colours.on_selected, colours.selected) >= 4.5


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_badges_are_readable(scheme):
    for tone in Tone:
        assert contrast(*tone_colours(tone, scheme)) >= 4.5


def test_white_is_readable_on_every_environment():
    for environment in ("live", "sandbox", "practice"):
        assert contrast(QColor("white"), environment_colour(environment)) >= 4.5


def test_no_name_is_left_in_the_style_sheet(qapp):
    for colours, scheme in ((LIGHT, Scheme.LIGHT), (DARK, Scheme.DARK)):
        assert "@" not in style_sheet(colours, scheme)


def test_icons_take_the_colour_that_they_are_given(qapp):
    red = pixmap("check", 16, QColor("#ff0000"), 2.0).toImage()
    inks = {red.pixelColor(x, y).name() for x in range(32) for y in range(32) if red.pixelColor(x, y).alpha() == 255}
    assert inks == {"#ff0000"}
