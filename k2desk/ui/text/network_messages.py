"""The messages about the network between this computer and Kopo Kopo."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemAction, ProblemKind
from k2desk.ui.text.message_text import MessageText, Variant

NETWORK_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.UNUSABLE_PROXY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "A network setting of this computer cannot be used: {name}."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It should name the way out of your network, so nothing was sent."
            " Correct it, or choose another way in Settings, under Network.",
        ),
        (
            Variant(
                "place",
                "system",
                QT_TRANSLATE_NOOP("Messages", "This computer’s proxy setting cannot be used."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "It should name the way out of your network, so nothing was sent."
                    " Correct it, or choose another way in Settings, under Network.",
                ),
            ),
            Variant(
                "place",
                "own",
                QT_TRANSLATE_NOOP("Messages", "The proxy in K2Desk’s settings cannot be used."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "It should name the way out of your network, so nothing was sent."
                    " Correct it in Settings, under Network.",
                ),
                actions=(ProblemAction.NETWORK,),
            ),
        ),
    ),
    ProblemKind.SOCKS_PROXY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk cannot use this network’s way out, which is of the kind SOCKS."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The setting {name} asks for it, so nothing was sent. Choose another way in Settings, under Network.",
        ),
        (
            Variant(
                "name",
                "",
                QT_TRANSLATE_NOOP("Messages", "K2Desk cannot use this network’s way out, which is of the kind SOCKS."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "The proxy setting asks for it, so nothing was sent."
                    " Choose another way in Settings, under Network.",
                ),
            ),
        ),
    ),
    ProblemKind.TURNED_AWAY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo turned us away."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "A security page in front of Kopo Kopo answered. It did not look at your keys. Wait a few minutes and"
            " try again, or contact Kopo Kopo.",
        ),
        (
            Variant(
                "waits",
                "yes",
                QT_TRANSLATE_NOOP("Messages", "Kopo Kopo turned us away."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "A security page in front of Kopo Kopo answered. It did not look at your keys. K2Desk waits {s}"
                    " seconds, then goes on.",
                ),
                actions=(),
            ),
        ),
    ),
    ProblemKind.TRUSTED_CERTIFICATES_MISSING: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This computer’s list of trusted certificates was not found."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The setting {name} leads to none, so no connection can be checked and nothing was sent."
            " Ask the person who looks after this computer to correct it, then open K2Desk again.",
        ),
    ),
    ProblemKind.SIGN_IN_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo refused the sign-in."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It did not say that your keys are wrong. Wait a few minutes and try again."
            " If it lasts an hour, send the details below to Kopo Kopo.",
        ),
    ),
    ProblemKind.PROXY_BLOCKED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This network’s way out did not let K2Desk through."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo was not reached, and your alerts there are not affected."
            " Ask the person who looks after your network, or choose another way in Settings, under Network.",
        ),
    ),
}
