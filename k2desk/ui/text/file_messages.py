"""The messages about the list's file, the settings and the start."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemAction, ProblemKind
from k2desk.ui.text.message_text import MessageText, Variant

FILE_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.LIST_NOT_SAVED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not save your list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The disk is full or failing. Nothing at Kopo Kopo changed. Free some space, then try again.",
        ),
    ),
    ProblemKind.LIST_GONE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The file with your list is gone."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "You still see your whole list, but K2Desk sends nothing now. Save the list elsewhere, then start K2Desk"
            " again.",
        ),
    ),
    ProblemKind.LIST_SAVED_ELSEWHERE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your list is saved elsewhere."),
        QT_TRANSLATE_NOOP("Messages", "It is in {file}. Keep that file until everything works again."),
    ),
    ProblemKind.JOURNAL_NOT_WRITTEN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk can’t write its second record of your list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your list itself is saved. If its file gets lost now, your last changes could be lost with it."
            " Make a backup at a second place.",
        ),
    ),
    ProblemKind.NOT_WRITTEN_TWICE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk did not make this change."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It can’t write its second record of your list, so it sent nothing. Your list is as it was."
            " Free some space on this computer, then try again.",
        ),
    ),
    ProblemKind.LIST_IN_USE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Another program is using the file with your list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing at Kopo Kopo changed. K2Desk goes on as soon as the file is free. Close programs that copy"
            " or scan files, such as a backup.",
        ),
    ),
    ProblemKind.FOLDER_NOT_WRITABLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk is not allowed to write in its folder."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your list can’t be saved there. Nothing at Kopo Kopo changed."
            " Ask the person who looks after this computer, then try again.",
        ),
    ),
    ProblemKind.LIST_NOT_GUARDED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk can’t protect your list where it is."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Two copies of K2Desk could damage it there, so K2Desk did not open it. Move its folder to this"
            " computer’s own disk, then try again.",
        ),
    ),
    ProblemKind.ALREADY_OPEN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk is already open."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Only one K2Desk can look after this list, so that nothing is sent twice. Use the window that is open.",
        ),
    ),
    ProblemKind.OPEN_BUT_NOT_ANSWERING: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk is already open, but does not answer."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your list is safe. Wait a moment until its window opens. If it does not, restart the computer, then"
            " open K2Desk again.",
        ),
    ),
    ProblemKind.NEWER_LIST: MessageText(
        QT_TRANSLATE_NOOP("Messages", "A newer K2Desk saved your list."),
        QT_TRANSLATE_NOOP(
            "Messages", "This one could damage it, so nothing was changed. Install the newer K2Desk and open it."
        ),
    ),
    ProblemKind.DAMAGED_LIST: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The file with your list is damaged."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk did not change it. Your alerts at Kopo Kopo are not affected. Ask for help with the file"
            " named below, or begin with an empty list.",
        ),
        (
            Variant(
                "ways",
                "1",
                QT_TRANSLATE_NOOP("Messages", "The file with your list is damaged."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "K2Desk did not change it. Your alerts at Kopo Kopo are not affected. Choose how to go on.",
                ),
            ),
        ),
    ),
    ProblemKind.LIST_MISSING: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your list is missing."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The file is not where it was. Your alerts at Kopo Kopo are not affected."
            " Put it back, then try again, or begin with an empty list.",
        ),
        (
            Variant(
                "ways",
                "1",
                QT_TRANSLATE_NOOP("Messages", "Your list is missing."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "The file is not where it was. Your alerts at Kopo Kopo are not affected. Choose how to go on.",
                ),
            ),
        ),
    ),
    ProblemKind.LIST_IS_ANOTHER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is not your last list."),
        QT_TRANSLATE_NOOP(
            "Messages", "Another list is in its place. Your alerts at Kopo Kopo are not affected. Choose how to go on."
        ),
        (
            Variant(
                "how",
                "older",
                QT_TRANSLATE_NOOP("Messages", "Your list is older than it was."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Something put an old copy in its place, so your last changes are not in it. Choose how to go on.",
                ),
            ),
            Variant(
                "how",
                "split",
                QT_TRANSLATE_NOOP("Messages", "Your list was changed in two places."),
                QT_TRANSLATE_NOOP(
                    "Messages", "Another computer may have used a copy. Choose which one you want to go on with."
                ),
            ),
            Variant(
                "how",
                "rows_missing",
                QT_TRANSLATE_NOOP("Messages", "Your list lost some subscriptions."),
                QT_TRANSLATE_NOOP(
                    "Messages", "They are gone from the file, but not from Kopo Kopo. Choose how to go on."
                ),
            ),
        ),
    ),
    ProblemKind.SECOND_PLACE_AWAY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk can’t save backups to your second place."),
        QT_TRANSLATE_NOOP("Messages", "Its folder is {folder}. Plug it in, or choose another place."),
        (
            Variant(
                "week",
                "1",
                QT_TRANSLATE_NOOP("Messages", "Your second place for backups was away for a week."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Its folder is {folder}. The backups on this computer go on. Plug it in, or choose another place.",
                ),
            ),
        ),
    ),
    ProblemKind.LIST_IN_SYNCED_FOLDER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Another program copies the folder of your list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{service} may put an older list in its place, and your last changes would be lost. The folder is {folder}."
            " Ask the person who looks after this computer to move it.",
        ),
    ),
    ProblemKind.LIST_RECOVERED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your list is back."),
        QT_TRANSLATE_NOOP("Messages", "Choose Check all now to see what Kopo Kopo has today."),
        (
            Variant(
                "kept",
                "1",
                QT_TRANSLATE_NOOP("Messages", "Your list is back."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "K2Desk kept the other file as {file}. Choose Check all now to see what Kopo Kopo has today.",
                ),
            ),
        ),
    ),
    ProblemKind.LIST_CHANGED_ELSEWHERE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your list has changes that were not made here."),
        QT_TRANSLATE_NOOP("Messages", "Somebody used a copy of it elsewhere. Nothing is lost. Choose Check all now."),
    ),
    ProblemKind.LIST_PARTLY_UNREADABLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk can’t read some of your list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The other rows are complete. A damaged row says so. Restore it in Settings, under Your list.",
        ),
        (
            Variant(
                "row",
                "1",
                QT_TRANSLATE_NOOP("Messages", "K2Desk can’t read some of this row."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "The file with your list is damaged here. Choose Check now to ask Kopo Kopo again.",
                ),
                actions=(ProblemAction.TRY_AGAIN,),
            ),
        ),
    ),
    ProblemKind.EMPTY_LIST_BEGUN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "You begin with an empty list."),
        QT_TRANSLATE_NOOP("Messages", "K2Desk kept the old file as {file}. Ask for help before you delete it."),
    ),
    ProblemKind.DAMAGED_SETTINGS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The settings file was damaged."),
        QT_TRANSLATE_NOOP("Messages", "K2Desk kept it as {file} and uses the usual settings. Check your settings."),
        (
            Variant(
                "copy",
                "1",
                QT_TRANSLATE_NOOP("Messages", "The settings file was damaged."),
                QT_TRANSLATE_NOOP(
                    "Messages", "K2Desk kept it as {file} and uses the last good copy. Check your settings."
                ),
            ),
        ),
    ),
    ProblemKind.SETTINGS_MISSING: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The settings file was missing."),
        QT_TRANSLATE_NOOP("Messages", "K2Desk uses the last good copy. Check your settings."),
    ),
    ProblemKind.SETTINGS_CHANGED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Something else changed the settings file."),
        QT_TRANSLATE_NOOP("Messages", "K2Desk uses what the file says now. Check your settings."),
    ),
    ProblemKind.UNREADABLE_SETTINGS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not read some settings."),
        QT_TRANSLATE_NOOP("Messages", "K2Desk uses the usual values for: {names}. Check your settings."),
    ),
    ProblemKind.SETTINGS_NOT_SAVED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not save your settings."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "They last until you close K2Desk. Free some space or ask the person who looks after this computer,"
            " then try again.",
        ),
    ),
}
