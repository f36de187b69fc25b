"""The messages about lists of payments that are opened or pasted."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemKind
from k2desk.ui.text.message_text import MessageText

PAYMENT_LIST_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.TABLE_TOO_LARGE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This list is too large."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk reads files up to {size}, 200,000 rows and 500 columns. Nothing was changed."
            " Save one day or one month of it as a file of its own, then open that.",
        ),
    ),
    ProblemKind.TABLE_PROTECTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This file has a password."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk can’t read it, and nothing was changed."
            " Open it in your spreadsheet program, save a copy without a password, then open the copy here.",
        ),
    ),
    ProblemKind.TABLE_BROKEN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This file is damaged or not whole."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was changed. Open it in your spreadsheet program and save it again, then open it here.",
        ),
    ),
    ProblemKind.NO_TABLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This file is not a table."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk reads CSV, TSV, XLSX, XLS and ODS."
            " Open it in your spreadsheet program and save it there as XLSX, then open that here.",
        ),
    ),
    ProblemKind.EMPTY_TABLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This list is empty."),
        QT_TRANSLATE_NOOP("Messages", "K2Desk found no row in it. Choose another file, or paste the rows."),
    ),
    ProblemKind.NO_PAYMENT_IN_TABLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk found no payment in these columns."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "A payment needs an amount, and a reference or a time. Choose the columns that hold them, or another file.",
        ),
    ),
}
