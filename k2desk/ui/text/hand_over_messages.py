"""The messages about hand-over files."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemKind
from k2desk.ui.text.message_text import MessageText

HAND_OVER_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.WRONG_PASSPHRASE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is not the passphrase of the file."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was changed. Look at the printed sheet, or ask the person who made the file. Then type it again.",
        ),
    ),
    ProblemKind.HAND_OVER_BROKEN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This hand-over file is not whole."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Copying it may have been interrupted. Nothing was changed. Copy the file once more, then open it again.",
        ),
    ),
    ProblemKind.NOT_A_HAND_OVER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is not a hand-over file of K2Desk."),
        QT_TRANSLATE_NOOP(
            "Messages", "Nothing was changed. Choose the file that was saved by “Hand over to another computer”."
        ),
    ),
    ProblemKind.NEWER_HAND_OVER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "A newer K2Desk made this file."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was changed. Update K2Desk on this computer, then open the file again.",
        ),
    ),
    ProblemKind.HAND_OVER_TOO_LARGE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The file is too large for a hand-over: {size}."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk takes up to {most}. Nothing was changed. Choose other accounts or another file."
        ),
    ),
    ProblemKind.HAND_OVER_NOT_SAVED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not save the hand-over file."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The disk may be full, or closed for writing. Your list is unchanged. Save the file somewhere else.",
        ),
    ),
    ProblemKind.HAND_OVER_LEADS_ELSEWHERE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This file names a place that is not Kopo Kopo’s."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Somebody may have changed it. Nothing was taken from it. Ask the person who gave you the file.",
        ),
    ),
    ProblemKind.HAND_OVER_NOT_READ: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not read the file."),
        QT_TRANSLATE_NOOP(
            "Messages", "Nothing was changed. Check that the memory stick is still in, then open the file again."
        ),
    ),
    ProblemKind.WEAK_PASSPHRASE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This passphrase is too easy to guess."),
        QT_TRANSLATE_NOOP(
            "Messages", "Anyone who finds the file could open it. Use the words that K2Desk offers, or add more words."
        ),
    ),
}
