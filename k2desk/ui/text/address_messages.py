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
        QT_TRANSLATE_NOOP("Messages", "This name is not known on the internet."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Alerts cannot reach it. Check the address for a spelling mistake, or ask your website person"
            " whether the name has ended.",
        ),
    ),
    ProblemKind.ALSO_PRIVATE_PLACE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This name leads to two places, and one of them is private."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may be led to {private}, which works only inside a shop, and alerts get lost."
            " Ask your website person to leave only {public}.",
        ),
    ),
    ProblemKind.CONNECTION_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Nobody picks up at this address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The name leads to a computer, but no website runs there, so alerts are lost. Ask your website"
            " person to start it.",
        ),
    ),
    ProblemKind.NO_CONNECTION_IN_TIME: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The server did not pick up in time."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It may be switched off, or a firewall keeps others out. Ask your website person whether it can"
            " be reached from everywhere.",
        ),
    ),
    ProblemKind.ONLY_IPV6_UNTESTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This address can be reached by the newest kind of internet only (IPv6)."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It could not be tested from here, and Kopo Kopo may not reach it either. Ask your website"
            " person for an IPv4 address as well.",
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
            "It is for {names}, so Kopo Kopo may refuse this address. Ask your website person for a"
            " certificate of this name.",
        ),
    ),
    ProblemKind.CERTIFICATE_NOT_TRUSTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The security certificate comes from nobody that the internet knows."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may refuse it, even if your own computer does not complain. Ask your website person"
            " for a certificate of a public authority.",
        ),
    ),
    ProblemKind.CERTIFICATE_ENDS_SOON: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The security certificate ends in {days} days."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Alerts arrive until {date}, and may stop then. Ask your website person to renew it before.",
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
        QT_TRANSLATE_NOOP("Messages", "The address sends visitors elsewhere."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo does not follow, so the alert is lost. Use the final address, or ask your website"
            " person: it points to {where}.",
        ),
    ),
    ProblemKind.WANTS_SIGN_IN: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website wants a sign-in first."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo cannot sign in, so alerts are turned away. Ask your website person to open this page"
            " for Kopo Kopo, and to compare the API key.",
        ),
    ),
    ProblemKind.SAMPLE_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website refused the sample alert."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It was reached, but it did not want the message. Send the details below to your website person.",
        ),
    ),
    ProblemKind.PAGE_FOR_PEOPLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "A page for people answered."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The website sent a page to look at, such as a sign-in or a parked name. Nobody there may take payment"
            " alerts. Send the details below to your website person.",
        ),
    ),
    ProblemKind.ANSWERS_SLOWLY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website answers slowly."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It took {t} seconds, and Kopo Kopo may not wait that long. Ask your website person to answer"
            " first and work afterwards.",
        ),
    ),
    ProblemKind.NEVER_ANSWERED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website took the sample alert and never answered."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may count that as not delivered. Ask your website person what it waits for.",
        ),
    ),
    ProblemKind.BROKE_OFF: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website broke off in the middle of its answer."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo may count that as not delivered. Ask your website person to look at the time shown below.",
        ),
    ),
    ProblemKind.ENDLESS_ANSWER: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website’s answer does not end."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The alert was taken, but a short answer is expected. Ask your website person to answer with"
            " nothing but OK.",
        ),
    ),
    ProblemKind.NOT_A_WEBSITE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "What answered there is not a website."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Alerts cannot be delivered to it. Check the address, or ask your website person.",
        ),
    ),
    ProblemKind.FAKE_ACCEPTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your system accepted a FAKE payment alert."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Anyone could tell it that money came. Ask your website person to check the signature of each alert today.",
        ),
    ),
    ProblemKind.FAKE_NOT_REFUSED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Your website failed on a fake alert."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It did not take it, but it did not refuse it cleanly either. Send the details below to your"
            " website person.",
        ),
    ),
    ProblemKind.NO_API_KEY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The API key is not on this computer."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Without it no sample can be signed, and no alert can be checked. Paste it in Settings, beside"
            " the other keys.",
        ),
    ),
    ProblemKind.NAME_NOT_LOOKED_UP: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The name could not be looked up from here."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "That says nothing about your website: the network here did not answer. Check Wi-Fi or data"
            " bundle, then test again.",
        ),
    ),
    ProblemKind.LOOKALIKE_NAME: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The name in this address has letters that look like others."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "To machines it is {machine}. Make sure that it is really yours.",
        ),
    ),
    ProblemKind.BROKEN_SAMPLE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The sample is not complete any more."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Near line {line} something is missing, a comma or a bracket for example. Correct it, or take a"
            " fresh sample.",
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
            "From byte {byte} on it is not UTF-8, so a program has changed it on the way. Ask for the body"
            " exactly as it arrived.",
        ),
    ),
    ProblemKind.ONLY_IPV6: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This address can be reached by the newest kind of internet only (IPv6)."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It works from here, but Kopo Kopo may not reach it. Ask your website person for an IPv4 address as well.",
        ),
    ),
    ProblemKind.INSPECTING_NETWORK: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This network looks into secure connections."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The certificate that came is from {issuer}, not from the website, so nothing can be said from"
            " here. Test again on another network.",
        ),
    ),
    ProblemKind.FILE_NOT_SAVED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The file could not be saved."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing else changed. Choose another folder, or free some space.",
        ),
    ),
    ProblemKind.FILE_NOT_READ: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The file could not be read."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was checked. Choose another file, or paste the body.",
        ),
    ),
    ProblemKind.LISTENING_NOT_STARTED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Listening on this computer could not be started."),
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
            "K2Desk kept {kept} of them and counted the others. Without the API key nobody can tell which are genuine."
            " If you don’t know who sends these, stop listening.",
        ),
    ),
    ProblemKind.FLOOD_GENUINE: MessageText(
        QT_TRANSLATE_NOOP("Messages", "{came} alerts came in a minute, too many to show."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk kept {kept} of them. Look for the other payments in Kopo Kopo’s own web app."
        ),
    ),
    ProblemKind.NOBODY_NOTIFIED: MessageText(
        QT_TRANSLATE_NOOP("Messages", "Nobody was told of this payment."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "No subscription that is Active fits this event and till. Make one with the practice address,"
            " then pay again.",
        ),
    ),
    ProblemKind.BEHIND_PROXY: MessageText(
        QT_TRANSLATE_NOOP("Messages", "This network uses a proxy."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The address could not be tested from here, which says nothing about your website. Test again on another"
            " network, with a phone’s data bundle for example.",
        ),
    ),
}
