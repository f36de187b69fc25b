"""The words of *Ready to open?*: findings, their meaning, what to do, and messages to those who can fix them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Who
from k2desk.model.tone import Tone
from k2desk.services.ready import Finding, Overall, ReadyReport, TillSheet
from k2desk.ui.text.counted import counted
from k2desk.ui.text.events import scope_name
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.places import place_line
from k2desk.ui.text.plain import filled
from k2desk.ui.text.translate_to import translate, translations_of

_tr = translations_of("Ready")

_FOUND: dict[Finding, tuple[object, object]] = {
    Finding.NOBODY_TOLD: (
        QT_TRANSLATE_NOOP("Ready", "Nobody is told about payments to this till."),
        QT_TRANSLATE_NOOP("Ready", "Customers can pay, but your POS is not told."),
    ),
    Finding.KEYS_REFUSED: (
        QT_TRANSLATE_NOOP("Ready", "Kopo Kopo did not accept your keys."),
        QT_TRANSLATE_NOOP("Ready", "Alerts may go on, but K2Desk cannot check them."),
    ),
    Finding.NOT_FOUND: (
        QT_TRANSLATE_NOOP("Ready", "Kopo Kopo can no longer find its subscription."),
        QT_TRANSLATE_NOOP("Ready", "Customers can pay, but your POS is not told."),
    ),
    Finding.SWITCHED_OFF: (
        QT_TRANSLATE_NOOP("Ready", "Its subscription is not switched on at Kopo Kopo."),
        QT_TRANSLATE_NOOP("Ready", "Customers can pay, but your POS may not be told."),
    ),
    Finding.NOT_ALLOWED: (
        QT_TRANSLATE_NOOP("Ready", "Your keys are not allowed to read its subscription."),
        QT_TRANSLATE_NOOP("Ready", "Alerts may go on, but K2Desk cannot check them."),
    ),
    Finding.SERVER: (
        QT_TRANSLATE_NOOP("Ready", "There is trouble with its web address."),
        QT_TRANSLATE_NOOP("Ready", "Alerts are on, but they may not reach your POS."),
    ),
    Finding.CHANGED: (
        QT_TRANSLATE_NOOP("Ready", "Its subscription was changed at Kopo Kopo."),
        QT_TRANSLATE_NOOP("Ready", "Alerts may go somewhere else."),
    ),
    Finding.NOT_CONFIRMED: (
        QT_TRANSLATE_NOOP("Ready", "We are not sure if its subscription was made."),
        QT_TRANSLATE_NOOP("Ready", "Alerts may or may not arrive."),
    ),
    Finding.NOT_ANSWERING: (
        QT_TRANSLATE_NOOP("Ready", "Kopo Kopo did not answer."),
        QT_TRANSLATE_NOOP("Ready", "K2Desk could not see if its alerts are on."),
    ),
    Finding.NETWORK: (
        QT_TRANSLATE_NOOP("Ready", "The network here stopped the check."),
        QT_TRANSLATE_NOOP("Ready", "Your alerts are not affected."),
    ),
    Finding.NOT_IN_TIME: (
        QT_TRANSLATE_NOOP("Ready", "It did not answer in time."),
        QT_TRANSLATE_NOOP("Ready", "Check again. The internet may be slow."),
    ),
}

_ACTIONS: dict[Finding, tuple[str, object]] = {
    Finding.NOBODY_TOLD: ("create", QT_TRANSLATE_NOOP("Ready", "Set it up")),
    Finding.KEYS_REFUSED: ("keys", QT_TRANSLATE_NOOP("Ready", "Paste new keys")),
    Finding.NOT_FOUND: ("create_again", QT_TRANSLATE_NOOP("Ready", "Create it again")),
    Finding.SWITCHED_OFF: ("show", QT_TRANSLATE_NOOP("Ready", "Show it")),
    Finding.NOT_ALLOWED: ("show", QT_TRANSLATE_NOOP("Ready", "Show it")),
    Finding.SERVER: ("test", QT_TRANSLATE_NOOP("Ready", "Find out why")),
    Finding.CHANGED: ("show", QT_TRANSLATE_NOOP("Ready", "Compare")),
    Finding.NOT_CONFIRMED: ("show", QT_TRANSLATE_NOOP("Ready", "Decide")),
    Finding.NOT_ANSWERING: ("again", QT_TRANSLATE_NOOP("Ready", "Check again")),
    Finding.NETWORK: ("again", QT_TRANSLATE_NOOP("Ready", "Check again")),
    Finding.NOT_IN_TIME: ("again", QT_TRANSLATE_NOOP("Ready", "Check again")),
}

# The request to the person: {till} is the till, {address} the web address, {id} the subscription.
_ASK: dict[Finding, object] = {
    Finding.NOBODY_TOLD: QT_TRANSLATE_NOOP(
        "Ready", "{till}: nobody is told about its payments. Please open K2Desk and press “Set it up”."
    ),
    Finding.KEYS_REFUSED: QT_TRANSLATE_NOOP(
        "Ready", "{till}: Kopo Kopo refuses our keys. Please open K2Desk, Settings, and put in the new keys."
    ),
    Finding.NOT_FOUND: QT_TRANSLATE_NOOP(
        "Ready",
        "{till}: its payment alerts have stopped. Kopo Kopo no longer has the subscription. Please open"
        " K2Desk and press “Create it again”.",
    ),
    Finding.SWITCHED_OFF: QT_TRANSLATE_NOOP(
        "Ready", "{till}: the subscription {id} is no longer Active. Please switch it on again, or tell us why."
    ),
    Finding.NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "Ready", "{till}: our keys are not allowed to read the subscription {id}. Please check what they may do."
    ),
    Finding.SERVER: QT_TRANSLATE_NOOP("Ready", "{till}: trouble with {address}: {problem}"),
    Finding.CHANGED: QT_TRANSLATE_NOOP(
        "Ready", "{till}: its subscription differs from what we set up. Please open K2Desk and compare."
    ),
    Finding.NOT_CONFIRMED: QT_TRANSLATE_NOOP(
        "Ready", "{till}: we are not sure if its subscription was made. Please open K2Desk and decide."
    ),
    Finding.NOT_ANSWERING: QT_TRANSLATE_NOOP("Ready", "{till}: Kopo Kopo did not answer about the subscription {id}."),
    Finding.NETWORK: QT_TRANSLATE_NOOP("Ready", "{till}: the network in the shop stopped the check."),
    Finding.NOT_IN_TIME: QT_TRANSLATE_NOOP("Ready", "{till}: there was no answer in time. The internet may be slow."),
}
_GREETING = QT_TRANSLATE_NOOP("Ready", "Good morning. Our payment alerts need your help.")
_THANKS = QT_TRANSLATE_NOOP("Ready", "Thank you.")

_WHO = {
    Who.YOU: QT_TRANSLATE_NOOP("Ready", "For the person who looks after K2Desk"),
    Who.WEB_DEVELOPER: QT_TRANSLATE_NOOP("Ready", "For your website person"),
    Who.KOPO_KOPO: QT_TRANSLATE_NOOP("Ready", "For Kopo Kopo’s support"),
    Who.NETWORK: QT_TRANSLATE_NOOP("Ready", "For the person who looks after your network"),
}

CHIPS: dict[Overall, tuple[str, Tone, object]] = {
    Overall.READY: ("status-active", Tone.GOOD, QT_TRANSLATE_NOOP("Ready", "Ready")),
    Overall.NOT_READY: ("status-not-created", Tone.BAD, QT_TRANSLATE_NOOP("Ready", "Not ready")),
    Overall.NOT_KNOWN: ("status-not-confirmed", Tone.CARE, QT_TRANSLATE_NOOP("Ready", "Not known")),
    Overall.NOTHING: ("status-not-checked", Tone.QUIET, QT_TRANSLATE_NOOP("Ready", "Nothing to check")),
}


def chip_of(till: TillSheet) -> tuple[str, Tone, str]:
    """Return (icon, tone, word) of a till."""
    state = Overall.READY if till.finding is Finding.NONE else Overall.NOT_READY
    if not till.finding.is_known:
        state = Overall.NOT_KNOWN
    icon, tone, _ = CHIPS[state]
    return icon, tone, overall_word(state)


def overall_word(overall: Overall) -> str:
    """Return what a day or a till is called, such as "Ready"."""
    return _tr(CHIPS[overall][2])


def chip_words() -> list[str]:
    """Return the texts of all badges that a till may have."""
    return [_tr(word) for state, (_, _, word) in CHIPS.items() if state is not Overall.NOTHING]


def title_of(sheet: ReadyReport) -> str:
    """Return the line above the result."""
    count, troubled = str(len(sheet.tills)), str(len(sheet.troubled))
    match sheet.overall:
        case Overall.NOTHING:
            return translate("Ready", "There is nothing to check yet")
        case Overall.READY if len(sheet.tills) == 1:
            return translate("Ready", "Ready to open: your till is ready")
        case Overall.READY:
            return filled(translate("Ready", "Ready to open: all {n} tills are ready"), n=count)
        case Overall.NOT_KNOWN:
            text = translate("Ready", "Not sure yet: {n} of {all} are not known")
        case _ if len(sheet.tills) == 1:
            return translate("Ready", "Not ready: your till needs help")
        case _ if len(sheet.troubled) == 1:
            text = translate("Ready", "Almost ready: 1 till of {all} needs help")
        case _:
            text = translate("Ready", "Not ready: {n} tills of {all} need help")
    return filled(text, n=troubled, all=count)


def found_words(till: TillSheet) -> tuple[str, str]:
    """Return (what was found, what it means) for a till."""
    if till.finding is Finding.NONE:
        if not till.record_id:
            return translate("Ready", "Covered by “Whole business”"), ""
        well = translate("Ready", "Alerts on, address reached")
        if till.days is not None:
            well = f"{well} · {counted().ends(till.days)}"
        return well, ""
    what, means = map(_tr, _FOUND[till.finding])
    if till.problem is not None:
        what = words_of(till.problem).title
    if till.more:
        more = filled(translate("Ready", "{n} more have trouble."), n=till.more)
        means = f"{means} {more}"
    return what, means


def action_of(till: TillSheet) -> tuple[str, str] | None:
    """Return (code, words) of what can be done at once, or None."""
    action = _ACTIONS.get(till.finding)
    return (action[0], _tr(action[1])) if action is not None else None


def offered_actions() -> list[str]:
    """Return the texts of all buttons that may be offered."""
    return [_tr(words) for _, words in _ACTIONS.values()]


def who_words(who: Who) -> str:
    """Return the heading of the messages to this person."""
    return _tr(_WHO.get(who, ""))


def message(
    tills: tuple[TillSheet, ...], names: Mapping[str, str], ids: Mapping[str, str], address_name: Callable[[str], str]
) -> str:
    """Return a message about tills to one person. `ids` maps rows to Kopo Kopo's ids."""
    lines = []
    for till in tills:
        scope = ("till", till.till, names.get(till.till, "")) if till.till else ("company", None, "")
        line = filled(
            _tr(_ASK[till.finding]),
            till=scope_name(*scope),
            address=place_line(till.address, address_name(till.address)),
            id=one_line(ids.get(till.record_id, ""), Most.NAME),
            problem=words_of(till.problem).title if till.problem is not None else "",
        )
        lines.append(f"– {line}" if len(tills) > 1 else line)
    return "\n".join((_tr(_GREETING), *lines, _tr(_THANKS)))
