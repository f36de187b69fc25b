"""The messages about payments: asking Kopo Kopo for a period, and giving a payment to a sale."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemKind
from k2desk.ui.text.message_text import MessageText

PAYMENT_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.PAYMENTS_NOT_READY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo has not finished the list yet."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It was asked, and after {minutes} minutes the payments were not there. No payment is lost. Choose Try "
            "again to look once more.",
        ),
    ),
    ProblemKind.PAYMENTS_FAILED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo could not make the list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It says: {reason}. This says nothing about your payments. Wait a minute, then choose Try again.",
        ),
    ),
    ProblemKind.PAYMENTS_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo refused to list the payments."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It says: {reason}. Your payments are not affected. Ask Kopo Kopo whether your account may ask for them.",
        ),
    ),
    ProblemKind.CALLBACK_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo wants a real web address for the list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It would send the same list there, with names and numbers. Nothing was sent to anybody. Choose one of "
            "your own addresses, or leave it.",
        ),
    ),
    ProblemKind.PAYMENTS_ODD: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk does not understand the list."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo’s answer is not as it should be. What was shown before stays. Choose Try again.",
        ),
    ),
    ProblemKind.TOO_MANY_PAYMENTS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "These are too many payments at once."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk reads about 150,000. What was shown before stays. Choose a shorter period or one till."
        ),
    ),
    ProblemKind.PAYMENTS_GONE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo no longer has this list."),
        QT_TRANSLATE_NOOP("Messages", "It keeps a list for a while only. Choose Try again to ask for a new one."),
    ),
    ProblemKind.PAYMENTS_ELSEWHERE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo did not say where the list will be."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk looks only at Kopo Kopo’s own address. Your payments are not affected. Ask Kopo Kopo, with the "
            "details below.",
        ),
    ),
    ProblemKind.ALREADY_GIVEN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This payment was given at {time} by {giver}."),
        QT_TRANSLATE_NOOP(
            "Messages", "It can’t pay for two sales. Ask {giver}, and ask the customer for another payment message."
        ),
    ),
    ProblemKind.GIVEN_BUT_REVERSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This payment was reversed."),
        QT_TRANSLATE_NOOP(
            "Messages", "The money went back, so it can’t pay for a sale. Ask the customer to pay again."
        ),
    ),
    ProblemKind.ASK_LATER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo asks us to slow down."),
        QT_TRANSLATE_NOOP("Messages", "Nothing is wrong. Wait {s} seconds, then choose Try again."),
    ),
    ProblemKind.PAYMENT_NOT_RECEIVED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo does not say that this money came."),
        QT_TRANSLATE_NOOP(
            "Messages", "It calls the payment “{status}”. Wait until it says Received before you give it to a sale."
        ),
    ),
    ProblemKind.NO_GIVER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Say who gives this payment."),
        QT_TRANSLATE_NOOP("Messages", "The next person then knows who to ask. Type your name."),
    ),
}
