"""Loads the system's fonts while modules are imported.

Qt reads the list of all fonts when the first text is measured, which takes 9 ms with a few fonts and more with many.
Python waits for that, unless it happens inside Qt's event loop: there it does not hold Python's lock.
"""

from __future__ import annotations

import importlib
import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget


def load_fonts_and(module: str) -> None:
    """Have Qt measure a text while another thread imports `module`. A failure is left to the import that follows."""
    hidden = QWidget()
    text = QLabel("K2Desk", hidden)
    # Showing a part of what is hidden measures it, and creates no window. Without a line of Python in between.
    soon = QTimer(singleShot=True)
    soon.timeout.connect(text.show)
    importing = threading.Thread(target=_import, args=(module,), name="k2desk-importer")
    importing.start()
    soon.start(0)
    QApplication.processEvents()
    importing.join()


def _import(module: str) -> None:
    try:
        importlib.import_module(module)
    except Exception:
        return
