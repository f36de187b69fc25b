"""The messages about the network between this computer and Kopo Kopo."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemAction, ProblemKind
from k2desk.ui.text.message_text import MessageText, Variant

NETWORK_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.UNUSABLE_PROXY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk cannot use a network setting of this computer: {name}."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It is not a proxy address, so K2Desk sent nothing. Correct it, or choose another connection in"
            " Settings, under Network.",
        ),
        (
            Variant(
                "place",
                "system",
                QT_TRANSLATE_NOOP("Messages", "K2Desk cannot use this computer’s proxy setting."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "It is not a proxy address, so K2Desk sent nothing. Correct it, or choose another connection in"
                    " Settings, under Network.",
                ),
            ),
            Variant(
                "place",
                "own",
                QT_TRANSLATE_NOOP("Messages", "K2Desk cannot use the proxy in its settings."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "It is not a proxy address, so K2Desk sent nothing. Correct it in Settings, under Network.",
                ),
                actions=(ProblemAction.NETWORK,),
            ),
        ),
    ),
    ProblemKind.SOCKS_PROXY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk cannot use this network’s SOCKS proxy."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The setting {name} asks for it, so K2Desk sent nothing. Choose another connection in Settings,"
            " under Network.",
        ),
        (
            Variant(
                "name",
                "",
                QT_TRANSLATE_NOOP("Messages", "K2Desk cannot use this network’s SOCKS proxy."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "The proxy setting asks for it, so K2Desk sent nothing. Choose another connection in Settings,"
                    " under Network.",
                ),
            ),
        ),
    ),
    ProblemKind.TURNED_AWAY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo did not let K2Desk in."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "A security page in front of Kopo Kopo answered. It did not look at your keys. Wait a few minutes and"
            " try again, or contact Kopo Kopo.",
        ),
        (
            Variant(
                "waits",
                "yes",
                QT_TRANSLATE_NOOP("Messages", "Kopo Kopo did not let K2Desk in."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "A security page in front of Kopo Kopo answered. It did not look at your keys. K2Desk waits {s}"
                    " seconds, then goes on.",
                ),
                actions=(ProblemAction.HELP,),
            ),
        ),
    ),
    ProblemKind.TRUSTED_CERTIFICATES_MISSING: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk did not find this computer’s list of trusted certificates."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The setting {name} is wrong, so K2Desk sent nothing. Ask the person who looks after this computer to"
            " correct it, then open K2Desk again.",
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
        QT_TRANSLATE_NOOP("Messages", "This network’s proxy did not let K2Desk through."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your alerts at Kopo Kopo are not affected. Ask the person who looks after your network, or choose"
            " another connection in Settings, under Network.",
        ),
    ),
}
