"""The messages of address checks, samples, exams, signatures and the receiver."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import ProblemKind
from k2desk.ui.text.message_text import MessageText

ADDRESS_MESSAGES: dict[ProblemKind, MessageText] = {
    ProblemKind.CERTIFICATE_ENDED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The address’s security certificate ended on {date}."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Payment alerts may not arrive. Ask your website person to renew it.",
        ),
    ),
    ProblemKind.CERTIFICATE_INCOMPLETE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The address’s security certificate is not complete."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It may look fine in a browser, yet Kopo Kopo may refuse it. Send the details below to your"
            " website person.",
        ),
    ),
    ProblemKind.PAGE_NOT_FOUND: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website answered, but this page does not take payment alerts."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Check the end of the address for a spelling mistake, or ask your website person.",
        ),
    ),
    ProblemKind.SERVER_ERROR: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website had a problem with the sample alert."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It answered with an error after {t} seconds. Ask your website person to look at the time shown below.",
        ),
    ),
    ProblemKind.NAME_NOT_KNOWN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The internet does not know this name."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Alerts cannot reach it. Check the address for a spelling mistake. Ask your website person if the"
            " name was renewed.",
        ),
    ),
    ProblemKind.ALSO_PRIVATE_PLACE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This name points to two places, and one is private."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may try {private}, which works only inside a shop. Those alerts are lost. Ask your website"
            " person to leave only {public}.",
        ),
    ),
    ProblemKind.CONNECTION_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Nothing answers at this address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The name points to a computer, but no website runs there. Alerts are lost. Ask your website person"
            " to start it.",
        ),
    ),
    ProblemKind.NO_CONNECTION_IN_TIME: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The server did not answer in time."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It may be off, or a firewall keeps others out. Ask your website person to open it to everyone.",
        ),
    ),
    ProblemKind.ONLY_IPV6_UNTESTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Only the newest kind of internet (IPv6) reaches this address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk could not test it from here, and Kopo Kopo may not reach it. Ask your website person to add"
            " an IPv4 address.",
        ),
    ),
    ProblemKind.CERTIFICATE_NOT_YET: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The address’s security certificate is not valid before {date}."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Until then Kopo Kopo may refuse it. Ask your website person, and check the date of this computer.",
        ),
    ),
    ProblemKind.CERTIFICATE_WRONG_NAME: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The security certificate belongs to another name."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It is for {names}, so Kopo Kopo may refuse this address. Ask your website person for a certificate"
            " for this name.",
        ),
    ),
    ProblemKind.CERTIFICATE_NOT_TRUSTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "No one on the internet knows who made this security certificate."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may refuse it, even if your computer accepts it. Ask your website person for a certificate"
            " from a public authority.",
        ),
    ),
    ProblemKind.CERTIFICATE_ENDS_SOON: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The security certificate ends in {days} days."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Alerts may stop on {date}. Ask your website person to renew it before that day.",
        ),
    ),
    ProblemKind.OLD_TLS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The server’s secure connection is too old."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may refuse to talk to it. Send the details below to your website person.",
        ),
    ),
    ProblemKind.NO_TLS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The connection to this address is not secure."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Something answers there, but it is no secure website. Ask your website person to switch on https for"
            " this address.",
        ),
    ),
    ProblemKind.REDIRECTS: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The address sends visitors somewhere else."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo does not follow, so the alert is lost. It points to {where}. Use that address, or ask your"
            " website person.",
        ),
    ),
    ProblemKind.WANTS_SIGN_IN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website wants a sign-in first."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo cannot sign in, so your website refuses the alerts. Ask your website person to let Kopo"
            " Kopo in without a sign-in.",
        ),
    ),
    ProblemKind.SAMPLE_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website refused the sample alert."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk reached it, but it refused the message. Send the details below to your website person.",
        ),
    ),
    ProblemKind.PAGE_FOR_PEOPLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "A page for people answered."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The website sent a page to look at, such as a sign-in or an unused name. It may not take payment"
            " alerts. Send the details below to your website person.",
        ),
    ),
    ProblemKind.ANSWERS_SLOWLY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website answers slowly."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It took {t} seconds, and Kopo Kopo may not wait that long. Ask your website person to make it answer"
            " first and work later.",
        ),
    ),
    ProblemKind.NEVER_ANSWERED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website took the sample alert and never answered."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may count the alert as not delivered. Ask your website person what it waits for.",
        ),
    ),
    ProblemKind.BROKE_OFF: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website stopped in the middle of its answer."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may count the alert as not delivered. Ask your website person to look at the time shown below.",
        ),
    ),
    ProblemKind.ENDLESS_ANSWER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website’s answer never ends."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It took the alert, but its answer is too long. Ask your website person to make it answer only OK.",
        ),
    ),
    ProblemKind.NOT_A_WEBSITE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Something answers there, but it is not a website."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Alerts cannot arrive there. Check the address, or ask your website person.",
        ),
    ),
    ProblemKind.FAKE_ACCEPTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your system accepted a FAKE payment alert."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Anyone can tell it that money came. Ask your website person today to check the signature of every alert.",
        ),
    ),
    ProblemKind.FAKE_NOT_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website failed on a fake alert."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It did not take the fake, but it answered with an error. Send the details below to your website person.",
        ),
    ),
    ProblemKind.NO_API_KEY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The API key is not on this computer."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk needs it to sign a sample and to check alerts. Paste it in Settings, beside the other keys.",
        ),
    ),
    ProblemKind.NAME_NOT_LOOKED_UP: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not look up the name from here."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The network here did not answer, so your website may be fine. Check Wi-Fi or data bundle, then test"
            " again.",
        ),
    ),
    ProblemKind.LOOKALIKE_NAME: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The name in this address has letters that look like others."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Computers read it as {machine}. Make sure that it is really yours.",
        ),
    ),
    ProblemKind.BROKEN_SAMPLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The sample is not complete."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Near line {line} something is missing, such as a comma or a bracket. Correct it, or take a fresh sample.",
        ),
    ),
    ProblemKind.TOO_LONG: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is far longer than any alert ({size})."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It is not what Kopo Kopo sent. Copy only the body of one message.",
        ),
    ),
    ProblemKind.NOT_UTF8: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This is not readable text."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "A program on the way changed it, from byte {byte} on. Ask for the body exactly as it arrived.",
        ),
    ),
    ProblemKind.ONLY_IPV6: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Only the newest kind of internet (IPv6) reaches this address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It works from here, but Kopo Kopo may not reach it. Ask your website person to add an IPv4 address.",
        ),
    ),
    ProblemKind.INSPECTING_NETWORK: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This network opens secure connections and reads them."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The certificate came from {issuer}, not from the website. K2Desk cannot test the website from here."
            " Test again on another network.",
        ),
    ),
    ProblemKind.FILE_NOT_SAVED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not save the file."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing else changed. Choose another folder, or free some space.",
        ),
    ),
    ProblemKind.FILE_NOT_READ: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not read the file."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was checked. Choose another file, or paste the body.",
        ),
    ),
    ProblemKind.LISTENING_NOT_STARTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "K2Desk could not start to listen on this computer."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Another program may use the same port ({port}). Choose another number, then start again.",
        ),
    ),
    ProblemKind.FLOOD_NOT_GENUINE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "{came} messages that were not genuine came in a minute."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk kept {kept} of them and counted the others. Genuine alerts still come in."
            " If you don’t know who sends these, stop listening.",
        ),
    ),
    ProblemKind.FLOOD_UNKNOWN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "{came} messages came in a minute."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk kept {kept} of them and counted the others. Without the API key it cannot tell which are"
            " genuine. If you don’t know who sends these, stop listening.",
        ),
    ),
    ProblemKind.FLOOD_GENUINE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "{came} alerts came in a minute, too many to show."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk kept {kept} of them. Look for the other payments in Kopo Kopo’s own web app."
        ),
    ),
    ProblemKind.NOBODY_NOTIFIED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "No one was told about this payment."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "No active subscription fits this event and till. Make one with the practice address, then pay again.",
        ),
    ),
    ProblemKind.BEHIND_PROXY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This network uses a proxy."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk could not test the address from here. Your website may be fine. Test again on another"
            " network, such as a phone’s data bundle.",
        ),
    ),
}
