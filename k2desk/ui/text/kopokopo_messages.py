"""The messages about the communication with Kopo Kopo: the connection, the keys, and its answers."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemAction, ProblemKind
from k2desk.ui.text.message_text import MessageText, Variant

KOPOKOPO_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.NO_INTERNET: MessageText(
        QT_TRANSLATE_NOOP("Messages", "No internet."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk could not reach the internet. Your alerts at Kopo Kopo are not affected."
            " Check Wi-Fi or data bundle, then choose Try again.",
        ),
    ),
    ProblemKind.NOT_ANSWERING: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo is not answering."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The internet works, but Kopo Kopo did not answer properly. Wait a few minutes and try again."
            " If it lasts an hour, contact Kopo Kopo.",
        ),
    ),
    ProblemKind.TOOK_TOO_LONG: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is taking too long."),
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo did not answer within {s} seconds. Nothing was changed. Try again."),
    ),
    ProblemKind.KEYS_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo did not accept your keys."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The Client ID or Client secret is wrong, or was replaced."
            " Copy both again from your Kopo Kopo page and paste them here.",
        ),
    ),
    ProblemKind.KEYS_OF_OTHER_ENVIRONMENT: MessageText(
        QT_TRANSLATE_NOOP("Messages", "These keys are for Sandbox, not Live."),
        QT_TRANSLATE_NOOP("Messages", "Choose Sandbox, or paste your Live keys."),
        (
            Variant(
                "fits",
                "live",
                QT_TRANSLATE_NOOP("Messages", "These keys are for Live, not Sandbox."),
                QT_TRANSLATE_NOOP("Messages", "Choose Live, or paste your Sandbox keys."),
                actions=(ProblemAction.USE_LIVE,),
            ),
        ),
    ),
    ProblemKind.SIGNED_OUT: MessageText(
        QT_TRANSLATE_NOOP("Messages", "You were signed out."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo ended the sign-in and a new one did not work. Paste new keys in Settings.",
        ),
    ),
    ProblemKind.NOT_ALLOWED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your keys are not allowed to do this."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo knows your keys but refused this action."
            " Ask Kopo Kopo support to check what your account may do.",
        ),
    ),
    ProblemKind.NOT_CONFIRMED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "We are not sure if the subscription was made."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "No clear answer came back after sending. Do not make it again yet: you could get every alert"
            " twice. Look in Kopo Kopo’s own web app first, then choose what to do.",
        ),
        (
            Variant(
                "many",
                "1",
                QT_TRANSLATE_NOOP("Messages", "We are not sure about {n} of these subscriptions."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "No clear answer came back. Do not make them again yet: every alert could come twice. Look in Kopo"
                    " Kopo’s own web app first, then choose for each one in the list.",
                ),
            ),
        ),
    ),
    ProblemKind.SUBSCRIPTION_NOT_FOUND: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo can no longer find this subscription."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It may have been removed, or it belongs to other keys. Check that you use the right keys;"
            " otherwise create it again.",
        ),
    ),
    ProblemKind.PASSWORD_STORE_CLOSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This computer’s password store is closed."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your keys will be kept only until you close K2Desk. Unlock the store, then choose Save keys.",
        ),
        (
            Variant(
                "opening",
                "1",
                QT_TRANSLATE_NOOP("Messages", "This computer’s password store is closed."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "K2Desk can’t read your keys there, so it checks nothing. Unlock the store, then choose Try again.",
                ),
                actions=(ProblemAction.TRY_AGAIN, ProblemAction.CHECK_KEYS),
            ),
        ),
    ),
    ProblemKind.WRONG_DATE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your computer’s date is wrong."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo’s secure connection cannot be checked with this date. Set the date and time, then"
            " choose Try again.",
        ),
    ),
    ProblemKind.SLOW_DOWN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo asks us to slow down."),
        QT_TRANSLATE_NOOP("Messages", "Nothing is wrong, and nothing was changed. Wait {s} seconds, then try again."),
        (
            Variant(
                "waits",
                "yes",
                QT_TRANSLATE_NOOP("Messages", "Kopo Kopo asks us to slow down."),
                QT_TRANSLATE_NOOP("Messages", "Nothing is wrong. K2Desk waits {s} seconds, then goes on."),
                actions=(ProblemAction.HELP,),
            ),
        ),
    ),
    ProblemKind.WIFI_SIGN_IN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your Wi-Fi wants you to sign in first."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Another page answered in place of Kopo Kopo. Open your browser, sign in to the Wi-Fi, then"
            " choose Try again.",
        ),
    ),
    ProblemKind.KOPO_KOPO_MOVED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo’s address has moved."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk sends your keys only to the address that it knows. Look for a newer K2Desk, or ask Kopo Kopo.",
        ),
    ),
    ProblemKind.UNEXPECTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Something unexpected happened."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing is lost. Choose Save a report and send it, with code {code}, to the person who looks after"
            " K2Desk.",
        ),
        (
            Variant(
                "start",
                "1",
                QT_TRANSLATE_NOOP("Messages", "Something unexpected happened."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Nothing is lost. Close K2Desk and open it again. If this comes back, send the file below to the"
                    " person who looks after K2Desk.",
                ),
                actions=(ProblemAction.ASK_HELPER,),
            ),
        ),
    ),
    ProblemKind.KOPO_KOPO_BUSY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo is busy."),
        QT_TRANSLATE_NOOP("Messages", "The subscription was not made. Try again in a minute."),
    ),
    ProblemKind.CREATE_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo refused this subscription."),
        QT_TRANSLATE_NOOP("Messages", "It was not made. Read the reason below, correct it and try again."),
    ),
    ProblemKind.PROXY_PASSWORD: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This network wants a password of its own."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo was not reached. Ask the person who looks after your network, then choose Try again.",
        ),
    ),
    ProblemKind.PRACTICE_NOT_STARTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not start the practice shop."),
        QT_TRANSLATE_NOOP("Messages", "Your list is safe, but you can’t practise now. Close K2Desk and open it again."),
    ),
    ProblemKind.UNSAFE_CONNECTION: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The connection to Kopo Kopo is not safe."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Someone on this network may read what you send, so K2Desk sent nothing. Ask the person who looks"
            " after your network, then choose Try again.",
        ),
    ),
    ProblemKind.WRONG_CLOCK: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your computer’s clock is wrong."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It differs from Kopo Kopo’s by about {hours} h, so ages shown here may be wrong. Set this computer’s"
            " date and time.",
        ),
    ),
    ProblemKind.NO_KEYS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The keys of this account are not on this computer."),
        QT_TRANSLATE_NOOP(
            "Messages", "Your list is safe, but K2Desk can’t check anything. Paste the keys again in Settings."
        ),
    ),
    ProblemKind.ACCOUNT_LEADS_ELSEWHERE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This account no longer points to Kopo Kopo."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "A changed file would have sent your keys somewhere else, so K2Desk did not send them."
            " Your list is safe. Paste the keys again in Settings.",
        ),
    ),
    ProblemKind.KEYS_OF_OTHER_KOPO_KOPO: MessageText(
        QT_TRANSLATE_NOOP("Messages", "These keys belong to another Kopo Kopo."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "One is for Live, the other for Sandbox, so K2Desk did not send the keys. Paste this account’s own"
            " keys in Settings.",
        ),
    ),
    ProblemKind.NOT_SENT: MessageText(
        QT_TRANSLATE_NOOP("Messages", "You have not sent this yet."),
        QT_TRANSLATE_NOOP("Messages", "Nothing left this computer. Send it now, or correct it first."),
    ),
    ProblemKind.CHANGED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo shows something different from what you sent."),
        QT_TRANSLATE_NOOP("Messages", "Alerts follow what Kopo Kopo shows. Compare the two and choose."),
    ),
    ProblemKind.NOT_ACTIVE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo says “{word}” instead of Active."),
        QT_TRANSLATE_NOOP("Messages", "Alerts may not be sent. Ask Kopo Kopo what it means."),
        (
            Variant(
                "word",
                "",
                QT_TRANSLATE_NOOP("Messages", "Kopo Kopo does not say whether this is Active."),
                QT_TRANSLATE_NOOP("Messages", "Alerts may not be sent. Check again later, or ask Kopo Kopo."),
            ),
        ),
    ),
}
