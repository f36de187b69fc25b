"""The messages of the forms: typed values, existing subscriptions, many at once, adopting."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemAction, ProblemKind
from k2desk.ui.text.message_text import MessageText, Variant

_WHO_GIVES_IT = QT_TRANSLATE_NOOP("Messages", "Your POS company or website person gives you the web address.")

FORM_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.UNKNOWN_TILL: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo does not know this till for your account."),
        QT_TRANSLATE_NOOP("Messages", "Check the number on your till sticker. In Sandbox, use a sandbox till number."),
    ),
    ProblemKind.ODD_TILL: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Enter the till number."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Till numbers are usually 5 to 8 digits, for example 555123. Some start with K."
            " {till} looks different; you can still continue.",
        ),
        (
            Variant(
                "empty",
                "1",
                QT_TRANSLATE_NOOP("Messages", "Enter the till number."),
                QT_TRANSLATE_NOOP(
                    "Messages", "Till numbers are usually 5 to 8 digits, for example 555123. Some start with K."
                ),
            ),
        ),
    ),
    ProblemKind.KEY_AS_TILL: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is a key, not a till number."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk never saves or sends a key as a till. Type the number from the till’s sticker."
        ),
    ),
    ProblemKind.KEY_AS_NAME: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is a key, not a name."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk keeps keys only in this computer’s password store. Type a name without the key."
        ),
    ),
    ProblemKind.KEY_IN_ADDRESS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "There is a key in this web address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk never saves or sends a key in an address. Type the address of your website without it.",
        ),
    ),
    ProblemKind.NOT_HTTPS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The address must start with https://."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo sends only to secure addresses. Ask your website person for the https address.",
        ),
    ),
    ProblemKind.NOT_PUBLIC: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo cannot reach this address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It works only inside your shop or computer. Use an address that works from anywhere on the internet.",
        ),
    ),
    ProblemKind.ALREADY_THERE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "You already have this subscription."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Same event, till and address, made on {date}. A second one may send everything twice. Make it anyway?",
        ),
        (
            Variant(
                "sends",
                "person",
                QT_TRANSLATE_NOOP("Messages", "{person} is creating this one now."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "{person} pressed Create at {desk} before you. Nothing was sent from this desk."
                    " The list shows how it ends.",
                ),
                actions=(ProblemAction.SHOW_WHERE,),
            ),
            Variant(
                "sends",
                "desk",
                QT_TRANSLATE_NOOP("Messages", "{desk} is creating this one now."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Somebody pressed Create at {desk} before you. Nothing was sent from this desk."
                    " The list shows how it ends.",
                ),
                actions=(ProblemAction.SHOW_WHERE,),
            ),
            Variant(
                "whose",
                "till",
                QT_TRANSLATE_NOOP("Messages", "You already have this subscription."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "{tills} has the same event and address since {date}."
                    " A second one may send everything twice. Make it anyway?",
                ),
            ),
            Variant(
                "whose",
                "some",
                QT_TRANSLATE_NOOP("Messages", "You already have {n} of these {all}."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Same event and address: {tills}. A second one may send everything twice."
                    " Leave them out, or make them anyway?",
                ),
            ),
            Variant(
                "whose",
                "all",
                QT_TRANSLATE_NOOP("Messages", "You already have all of these."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Same event and address: {tills}. A second one may send everything twice. Make them anyway?",
                ),
            ),
            Variant(
                "removed",
                "1",
                QT_TRANSLATE_NOOP("Messages", "You took this off your list, but Kopo Kopo may still send it."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Same event, till and address, made on {date}. A second one may send everything twice."
                    " Put the first one back?",
                ),
                actions=(
                    ProblemAction.PUT_BACK,
                    ProblemAction.SPARE,
                ),
            ),
        ),
    ),
    ProblemKind.NO_ADDRESS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Enter the web address."),
        _WHO_GIVES_IT,
    ),
    ProblemKind.PASSWORD_IN_ADDRESS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The address has a user name or password in it."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Everyone who sees the address would see it too. Ask your website person for an address without it.",
        ),
    ),
    ProblemKind.NO_EVENT: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Choose what Kopo Kopo should tell you."),
        QT_TRANSLATE_NOOP("Messages", "Pick one of the tiles above."),
    ),
    ProblemKind.NO_CLIENT_ID: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Enter the Client ID."),
        QT_TRANSLATE_NOOP("Messages", "Copy it from your Kopo Kopo page and paste it here."),
    ),
    ProblemKind.NO_CLIENT_SECRET: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Enter the Client secret."),
        QT_TRANSLATE_NOOP("Messages", "Copy it from your Kopo Kopo page and paste it here."),
    ),
    ProblemKind.INCOMPLETE_ADDRESS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is not a complete web address."),
        QT_TRANSLATE_NOOP("Messages", "It should look like https://shop.example.co.ke/paid."),
        (
            Variant("is", "email", QT_TRANSLATE_NOOP("Messages", "This is an e-mail address."), _WHO_GIVES_IT),
            Variant("is", "phone", QT_TRANSLATE_NOOP("Messages", "This is a phone number."), _WHO_GIVES_IT),
            Variant("is", "till", QT_TRANSLATE_NOOP("Messages", "This is a till number."), _WHO_GIVES_IT),
        ),
    ),
    ProblemKind.NOT_OF_THIS_ACCOUNT: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is not a subscription of this account."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk asks only Kopo Kopo. Paste the ID or the whole address that Kopo Kopo gave you.",
        ),
    ),
    ProblemKind.AT_OTHER_KOPO_KOPO: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This one is at {host}, not at your account’s Kopo Kopo."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your keys do not work for it, so it is not in this list. Add it in its own account.",
        ),
    ),
    ProblemKind.WHOLE_BUSINESS_HAS_IT: MessageText(
        QT_TRANSLATE_NOOP("Messages", "You already get this for all tills."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your whole business has the same event and address. Adding one till would send each of its payments twice."
            " Make it anyway?",
        ),
    ),
    ProblemKind.TILLS_HAVE_IT: MessageText(
        QT_TRANSLATE_NOOP("Messages", "{n} of your tills have this already."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Same event and address: {tills}. The whole business would send each of their payments twice."
            " Make it anyway?",
        ),
        (
            Variant(
                "n",
                "1",
                QT_TRANSLATE_NOOP("Messages", "One of your tills has this already."),
                QT_TRANSLATE_NOOP(
                    "Messages",
                    "Same event and address: {tills}. The whole business would send each of its payments twice."
                    " Make it anyway?",
                ),
            ),
        ),
    ),
    ProblemKind.ALMOST_SAME_ADDRESS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "You have this at almost the same address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Only the / at the end differs: {address}. Many websites treat both as one. Check which one is right.",
        ),
    ),
    ProblemKind.PRETEND_ADDRESS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is a pretend address."),
        QT_TRANSLATE_NOOP("Messages", "It works only in practice. Ask your website person for your own web address."),
    ),
    ProblemKind.TUNNEL_ADDRESS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "{name} is for tests, not for real money."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{host} stops when your developer’s computer stops. Real alerts would be lost. Use the address of your own"
            " website.",
        ),
    ),
    ProblemKind.INSPECTION_ADDRESS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "{name} is for tests, not for real money."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Others could read your customers’ payments there. Your shop would get no alert. Use the address of your"
            " own website.",
        ),
    ),
    ProblemKind.DIFFERS_FROM_SENT: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is not quite what you sent."),
        QT_TRANSLATE_NOOP("Messages", "Compare the two below. Say yes only if you are sure that it is the right one."),
    ),
    ProblemKind.TILL_ALMOST_KNOWN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Is {till} right?"),
        QT_TRANSLATE_NOOP(
            "Messages", "You already have till {known}, which is almost the same. Compare it with the till’s sticker."
        ),
    ),
    ProblemKind.ONE_TILL_OR_TWO: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Is {till} one till?"),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The comma or dot may be part of one number or between two. Choose below, or type the tills one by one.",
        ),
    ),
    ProblemKind.NO_TILL_FOUND: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk found no till number in this text."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Paste a column of numbers with 5 to 8 digits. Names may be in the column beside it.",
        ),
    ),
    ProblemKind.TOO_MANY_AT_ONCE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "These are too many at once: {n}."),
        QT_TRANSLATE_NOOP("Messages", "K2Desk makes at most {most} at once. Choose fewer tills or events."),
    ),
    ProblemKind.ALL_THERE_ALREADY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "You already have all of these."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk makes none of them, so that alerts do not come twice. Choose other tills or events."
        ),
    ),
    ProblemKind.NO_SUBSCRIPTION_FOUND: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk found no subscription in this text."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk looks for addresses with “webhook_subscriptions” in them, and for IDs. Copy them from Kopo"
            " Kopo’s own web app.",
        ),
    ),
    ProblemKind.BULK_PAUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk paused: the internet seems to be down."),
        QT_TRANSLATE_NOOP("Messages", "Nothing was sent twice, and the rest waits. Check Wi-Fi, then choose Go on."),
    ),
    ProblemKind.IN_LIST_ALREADY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This subscription is in your list already."),
        QT_TRANSLATE_NOOP("Messages", "It is in another row. Look for another ID."),
    ),
}
