"""Runs the tour in all looks and makes a contact sheet: both languages, light and dark, two sizes, and 200 %."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from k2desk.model.languages import LANGUAGES
from k2desk.system.relaunch import program_command, program_environment
from k2desk.tour import FOLDER

# (scale, text size, both in percent; sizes in device-independent pixels). 200 % is a small notebook's screen with twice
# the pixels.
_SCALES = ((100, 100, ("1024x640", "1366x768")), (200, 100, ("1024x640",)), (100, 200, ("1900x1100",)))
_SCHEMES = ("light", "dark")
_WIDTH = 420
_EDGE = 10
_CAPTION = 26
SHEET = "contact-sheet.png"


def all_looks(screenshots: Path | None) -> int:
    """Run the tour once for each language and scale, and save pictures and contact sheet. Returns 1 if one failed."""
    folder = screenshots or FOLDER
    worst = 0
    for language in LANGUAGES:
        for scale, text_size, sizes in _SCALES:
            _say(f"--- {language}, {scale} %, letters of {text_size} %")
            looks = [f"{scheme}:{size}" for scheme in _SCHEMES for size in sizes]
            arguments = [argument for look in looks for argument in ("--look", look)]
            command = [*program_command(), "--tour", "--screenshots", str(folder), "--language", language]
            command += ["--text-size", str(text_size), *arguments]
            environment = {**program_environment(), "QT_SCALE_FACTOR": str(scale / 100)}
            worst = max(worst, abs(subprocess.run(command, env=environment).returncode))
    sheet = contact_sheet(folder)
    _say(f"The contact sheet: {sheet}")
    return min(worst, 1)


def contact_sheet(folder: Path) -> Path:
    """Put the pictures of all looks side by side: a column for each look, a row for each screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    from k2desk.tour.pictures import save_picture

    application = QGuiApplication.instance() or QGuiApplication([])
    columns = sorted(one for one in folder.iterdir() if one.is_dir())
    names = list(dict.fromkeys(one.stem for column in columns for one in sorted(column.glob("*.png"))))
    small: dict[tuple[str, str], QImage] = {}
    heights = []
    for name in names:
        for column in columns:
            picture = QImage(str(column / f"{name}.png"))
            if not picture.isNull():
                picture.setDevicePixelRatio(1)
                small[name, column.name] = picture.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
        heights.append(max(small[name, one.name].height() for one in columns if (name, one.name) in small))
    whole = QImage(
        len(columns) * (_WIDTH + _EDGE) + _EDGE,
        sum(heights) + len(names) * (_CAPTION + _EDGE) + _EDGE,
        QImage.Format.Format_RGB32,
    )
    whole.fill(QColor("#8A93A0"))
    painter = QPainter(whole)
    top = _EDGE
    for name, height in zip(names, heights, strict=True):
        for number, column in enumerate(columns):
            left = _EDGE + number * (_WIDTH + _EDGE)
            painter.drawText(QRect(left, top, _WIDTH, _CAPTION), Qt.AlignmentFlag.AlignLeft, f"{name} {column.name}")
            if (name, column.name) in small:
                painter.drawImage(left, top + _CAPTION, small[name, column.name])
        top += height + _CAPTION + _EDGE
    painter.end()
    path = folder / SHEET
    save_picture(whole, path)
    del application
    return path


def _say(line: str) -> None:
    print(line, flush=True, file=sys.stdout)
