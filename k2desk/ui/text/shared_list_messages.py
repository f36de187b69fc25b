"""The messages about a list that many desks share."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemKind
from k2desk.ui.text.message_text import MessageText, Variant

SHARED_LIST_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.SHARED_UNKNOWN_HOST: MessageText(
        QT_TRANSLATE_NOOP("Messages", "There is no server with this name."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk can’t find the server of the shared list. Nothing was changed. Compare the address with "
            "what your IT person gave you.",
        ),
    ),
    ProblemKind.SHARED_NO_SERVER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "No list server answers there."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The computer is there, but no PostgreSQL listens at this port. Nothing was changed. Check the "
            "port, or ask your IT person to start the server.",
        ),
    ),
    ProblemKind.SHARED_NOT_ANSWERING: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The list server does not answer."),
        QT_TRANSLATE_NOOP("Messages", "Nothing was changed. Wait a moment and try again, or ask your IT person."),
        (
            Variant(
                "known",
                "1",
                QT_TRANSLATE_NOOP("Messages", "The shared list can’t be reached."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "You see it as of {at}. Your drafts are kept, but nothing can be "
                    "created or changed now. K2Desk goes on as soon as the list is back.",
                ),
            ),
        ),
    ),
    ProblemKind.SHARED_NO_ENCRYPTION: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This server does not encrypt what is sent to it."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk sends no password that others on the way can read. Nothing was changed. Ask your IT "
            "person to switch encryption on.",
        ),
    ),
    ProblemKind.SHARED_OTHER_HOST: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The certificate is for another server."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It may be the wrong address, or somebody between you and the server. Nothing was sent. Type the "
            "name that is in the certificate, or ask your IT person.",
        ),
    ),
    ProblemKind.SHARED_OTHER_AUTHORITY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk does not know who issued this certificate."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was sent. Ask your IT person for the file of their own authority, and choose it here.",
        ),
    ),
    ProblemKind.SHARED_NO_CA_FILE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is not a file of an authority."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk could not read a certificate in it. Nothing was sent. Choose the file that your IT "
            "person gave you; it often ends in .pem or .crt.",
        ),
    ),
    ProblemKind.SHARED_WRONG_PASSWORD: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The server does not take this user and password."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was changed. Type both once more in Settings. If that does not help, ask your IT person "
            "for a new password.",
        ),
    ),
    ProblemKind.SHARED_NO_PASSWORD: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This computer no longer has the list’s password."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing is lost. In Settings, choose “Share the list…” and type the password once more.",
        ),
    ),
    ProblemKind.SHARED_STORE_CLOSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This computer’s password store is closed."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk can’t read the list’s password there. Nothing is lost. Unlock the store, then choose Try again.",
        ),
    ),
    ProblemKind.SHARED_NOT_ADMITTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The server does not let this computer in."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Its rules do not allow this user from here. Nothing was changed. Ask your IT person to add this "
            "computer to the file pg_hba.conf.",
        ),
    ),
    ProblemKind.SHARED_NO_DATABASE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The server has no database with this name."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was changed. Compare the name, or give your IT person the file that K2Desk makes for them.",
        ),
    ),
    ProblemKind.SHARED_NO_RIGHTS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This user may not use the list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The server refused it. Nothing was changed. Ask your IT person to run the file that K2Desk "
            "makes for them.",
        ),
    ),
    ProblemKind.SHARED_TOO_OLD: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This server is too old."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk needs PostgreSQL 13 or newer. Nothing was changed. Ask your IT person for a newer one.",
        ),
    ),
    ProblemKind.SHARED_FULL: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The list server is full."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Too many programs are connected to it. Nothing was changed. Ask your IT person for more connections.",
        ),
        (
            Variant(
                "known",
                "1",
                QT_TRANSLATE_NOOP("Messages", "The server has no free place."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Too many programs are connected to it. You see the list as of {at}, "
                    "and nothing can be changed now. K2Desk tries again; ask your IT person for more connections.",
                ),
            ),
        ),
    ),
    ProblemKind.SHARED_FOREIGN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This database belongs to another program."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It holds tables that are not of K2Desk. Nothing was changed. Use a database of its own for the list.",
        ),
    ),
    ProblemKind.SHARED_EMPTY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "There is no list in this database yet."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Somebody may also have emptied it. Type the user and password of the list’s administrator, then "
            "choose Make the list here.",
        ),
    ),
    ProblemKind.SHARED_OTHER_LIST: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is another list than before."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It may have been made again after a loss. You see your own copy, and nothing can be changed "
            "now. In Settings, share this desk’s list once more.",
        ),
    ),
    ProblemKind.SHARED_OLDER_LIST: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The shared list is older than this K2Desk."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "You can read it, but not change it. In Settings, an administrator of the list brings it up to "
            "date with one press.",
        ),
    ),
    ProblemKind.SHARED_NEWER_LIST: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The shared list needs a newer K2Desk."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "You can read it, but not change it. Bring K2Desk up to date on this computer.",
        ),
    ),
    ProblemKind.SHARED_POOLER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Several programs take turns on this connection."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "There is a pooler in transaction mode before the server. K2Desk would miss changes there, so it "
            "does not use it. Ask your IT person for session mode, or for the server’s own address.",
        ),
    ),
    ProblemKind.SHARED_PUT_BACK: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The shared list was put back to an older state."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It lacks changes that this desk has seen, so K2Desk creates nothing now. Your own copy has "
            "them. In Settings, share this desk’s list once more: the missing rows are put in.",
        ),
    ),
}
