"""From a problem's code to its words: what happened, what it means for the shop, what to do now.

A bold line and at most three sentences, the last of which is the action. The code is the same in every language.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem
from k2desk.ui.text.address_messages import ADDRESS_MESSAGES
from k2desk.ui.text.file_messages import FILE_MESSAGES
from k2desk.ui.text.network_messages import NETWORK_MESSAGES
from k2desk.ui.text.setting_names import setting_names
from k2desk.ui.text.times import date_of
from k2desk.ui.text.translate_to import said

_log = logging.getLogger(__name__)

_CONTEXT = "Messages"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """A message: its code, the bold line, the sentences, and actions as (id, words)."""

    code: str
    title: str
    text: str
    actions: tuple[tuple[str, str], ...] = ()


_ACTIONS = {
    "try_again": QT_TRANSLATE_NOOP("Messages", "Try again"),
    "check_keys": QT_TRANSLATE_NOOP("Messages", "Check my keys"),
    "network": QT_TRANSLATE_NOOP("Messages", "Network settings"),
    "try_elsewhere": QT_TRANSLATE_NOOP("Messages", "Try them there"),
    "use_sandbox": QT_TRANSLATE_NOOP("Messages", "Use Sandbox"),
    "use_live": QT_TRANSLATE_NOOP("Messages", "Use Live"),
    "one_till": QT_TRANSLATE_NOOP("Messages", "It is one till"),
    "remember": QT_TRANSLATE_NOOP("Messages", "Remember until K2Desk closes"),
    "save_keys": QT_TRANSLATE_NOOP("Messages", "Save keys"),
    "settle": QT_TRANSLATE_NOOP("Messages", "Choose what to do"),
    "create_again": QT_TRANSLATE_NOOP("Messages", "Create it again"),
    "correct": QT_TRANSLATE_NOOP("Messages", "Correct and send again"),
    "send_again": QT_TRANSLATE_NOOP("Messages", "Send it now"),
    "compare": QT_TRANSLATE_NOOP("Messages", "Compare"),
    "leave_out": QT_TRANSLATE_NOOP("Messages", "Leave it out"),
    "spare": QT_TRANSLATE_NOOP("Messages", "Make it anyway"),
    "put_back": QT_TRANSLATE_NOOP("Messages", "Put it back"),
    "show": QT_TRANSLATE_NOOP("Messages", "Show it in the list"),
    "stop_listening": QT_TRANSLATE_NOOP("Messages", "Stop listening"),
    "settings": QT_TRANSLATE_NOOP("Messages", "Open Settings"),
    "check_all": QT_TRANSLATE_NOOP("Messages", "Check all now"),
    "save_settings": QT_TRANSLATE_NOOP("Messages", "Try again"),
    "save_report": QT_TRANSLATE_NOOP("Messages", "Save a report"),
}

_KOPOKOPO_MESSAGES = {
    "K-01": (
        QT_TRANSLATE_NOOP("Messages", "No internet."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk could not reach the internet. Your alerts at Kopo Kopo are not affected."
            " Check Wi-Fi or data bundle, then choose Try again.",
        ),
        ("try_again",),
    ),
    "K-02": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo is not answering."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The internet works, but Kopo Kopo did not answer properly. Wait a few minutes and try again."
            " If it lasts an hour, contact Kopo Kopo.",
        ),
        ("try_again",),
    ),
    "K-03": (
        QT_TRANSLATE_NOOP("Messages", "This is taking too long."),
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo did not answer within {s} seconds. Nothing was changed. Try again."),
        ("try_again",),
    ),
    "K-04": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo did not accept your keys."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "The Client ID or Client secret is wrong, or was replaced."
            " Copy both again from your Kopo Kopo page and paste them here.",
        ),
        ("check_keys",),
    ),
    "K-05": (
        QT_TRANSLATE_NOOP("Messages", "These keys are for Sandbox, not Live."),
        QT_TRANSLATE_NOOP("Messages", "Choose Sandbox, or paste your Live keys."),
        ("use_sandbox",),
    ),
    "K-05-live": (
        QT_TRANSLATE_NOOP("Messages", "These keys are for Live, not Sandbox."),
        QT_TRANSLATE_NOOP("Messages", "Choose Live, or paste your Sandbox keys."),
        ("use_live",),
    ),
    "K-06": (
        QT_TRANSLATE_NOOP("Messages", "You were signed out."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo ended the sign-in and a new one did not work. Test your keys in Settings.",
        ),
        ("check_keys",),
    ),
    "K-07": (
        QT_TRANSLATE_NOOP("Messages", "Your keys are not allowed to do this."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo knows your keys but refused this action."
            " Ask Kopo Kopo support to check what your account may do.",
        ),
        (),
    ),
    "K-08": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo does not know this till for your account."),
        QT_TRANSLATE_NOOP("Messages", "Check the number on your till sticker. In Sandbox, use a sandbox till number."),
        ("correct",),
    ),
    "K-09": (
        QT_TRANSLATE_NOOP("Messages", "Enter the till number."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Till numbers are usually 5 to 8 digits, for example 555123. Some start with K."
            " {till} looks different; you can still continue.",
        ),
        (),
    ),
    "K-09-empty": (
        QT_TRANSLATE_NOOP("Messages", "Enter the till number."),
        QT_TRANSLATE_NOOP("Messages", "Till numbers are usually 5 to 8 digits, for example 555123. Some start with K."),
        (),
    ),
    "K-94": (
        QT_TRANSLATE_NOOP("Messages", "This is a key, not a till number."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk neither keeps nor sends a key as a till. Type the number from the till’s sticker."
        ),
        (),
    ),
    "K-95": (
        QT_TRANSLATE_NOOP("Messages", "This is a key, not a name."),
        QT_TRANSLATE_NOOP(
            "Messages", "K2Desk keeps keys in this computer’s password store alone. Type a name without it."
        ),
        (),
    ),
    "K-93": (
        QT_TRANSLATE_NOOP("Messages", "There is a key in this web address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk neither keeps nor sends a key in an address. Type the address of your website without it.",
        ),
        (),
    ),
    "K-10": (
        QT_TRANSLATE_NOOP("Messages", "The address must start with https://."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo sends only to secure addresses. Ask your website person for the https address.",
        ),
        (),
    ),
    "K-11": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo cannot reach this address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It works only inside your shop or computer. Use an address that works from anywhere on the internet.",
        ),
        (),
    ),
    "K-16": (
        QT_TRANSLATE_NOOP("Messages", "We are not sure if the subscription was made."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "No clear answer came back after sending. Do not make it again yet: you could get every alert twice."
            " Look in Kopo Kopo’s own web app first, then choose what to do.",
        ),
        ("settle",),
    ),
    "K-17": (
        QT_TRANSLATE_NOOP("Messages", "You already have this subscription."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Same event, till and address, made on {date}. A second one may send everything twice. Make it anyway?",
        ),
        ("leave_out", "spare"),
    ),
    "K-17-removed": (
        QT_TRANSLATE_NOOP("Messages", "You took this off your list, but Kopo Kopo may still send it."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Same event, till and address, made on {date}. A second one may send everything twice."
            " Put the first one back?",
        ),
        ("put_back", "spare"),
    ),
    "K-18": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo can no longer find this subscription."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It may have been removed, or it belongs to other keys."
            " Check that you use the right keys; otherwise create it again.",
        ),
        ("create_again", "check_keys"),
    ),
    "K-19": (
        QT_TRANSLATE_NOOP("Messages", "This computer’s password store is closed."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your keys will be kept only until you close K2Desk. Unlock the store, then choose Save keys.",
        ),
        ("save_keys", "remember"),
    ),
    "K-21": (
        QT_TRANSLATE_NOOP("Messages", "Your computer’s date is wrong."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo’s secure connection cannot be checked with this date."
            " Set the date and time, then choose Try again.",
        ),
        ("try_again",),
    ),
    "K-22": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo asks us to slow down."),
        QT_TRANSLATE_NOOP("Messages", "Nothing is wrong, and nothing was changed. Wait {s} seconds, then try again."),
        ("try_again",),
    ),
    "K-22-waits": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo asks us to slow down."),
        QT_TRANSLATE_NOOP("Messages", "Nothing is wrong. K2Desk waits {s} seconds and goes on by itself."),
        (),
    ),
    "K-23": (
        QT_TRANSLATE_NOOP("Messages", "Your Wi-Fi wants you to sign in first."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Another page answered in place of Kopo Kopo."
            " Open your browser, sign in to the Wi-Fi, then choose Try again.",
        ),
        ("try_again",),
    ),
    "K-24": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo’s address has moved."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk sends your keys only to the address that it knows. Look for a newer K2Desk, or ask Kopo Kopo.",
        ),
        (),
    ),
    "K-25": (
        QT_TRANSLATE_NOOP("Messages", "Something unexpected happened."),
        QT_TRANSLATE_NOOP("Messages", "Nothing is lost. Choose Save a report and send it to us with code {code}."),
        ("save_report",),
    ),
    "K-25-start": (
        QT_TRANSLATE_NOOP("Messages", "Something unexpected happened."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing is lost. Close K2Desk and open it again."
            " If this comes back, send us the file named below with code {code}.",
        ),
        (),
    ),
    "K-26": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo is busy."),
        QT_TRANSLATE_NOOP("Messages", "The subscription was not made. Try again in a minute."),
        ("send_again",),
    ),
    "K-27": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo refused this subscription."),
        QT_TRANSLATE_NOOP("Messages", "It was not made. Correct what its reason below says and try again."),
        ("correct",),
    ),
    "K-28": (
        QT_TRANSLATE_NOOP("Messages", "This network wants a password of its own."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Kopo Kopo was not reached. Ask the person who looks after your network, then choose Try again.",
        ),
        ("try_again",),
    ),
    "K-29": (
        QT_TRANSLATE_NOOP("Messages", "Enter the web address."),
        QT_TRANSLATE_NOOP("Messages", "Ask your website person where payment alerts should go."),
        (),
    ),
    "K-30": (
        QT_TRANSLATE_NOOP("Messages", "The address holds a user name or password."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Everyone who sees the address would see it too. Ask your website person for an address without it.",
        ),
        (),
    ),
    "K-31": (
        QT_TRANSLATE_NOOP("Messages", "Choose what Kopo Kopo should tell you."),
        QT_TRANSLATE_NOOP("Messages", "Pick one of the tiles above."),
        (),
    ),
    "K-32": (
        QT_TRANSLATE_NOOP("Messages", "Enter the Client ID."),
        QT_TRANSLATE_NOOP("Messages", "Copy it from your Kopo Kopo page and paste it here."),
        (),
    ),
    "K-34": (
        QT_TRANSLATE_NOOP("Messages", "Enter the Client secret."),
        QT_TRANSLATE_NOOP("Messages", "Copy it from your Kopo Kopo page and paste it here."),
        (),
    ),
    "K-37": (
        QT_TRANSLATE_NOOP("Messages", "This is not a complete web address."),
        QT_TRANSLATE_NOOP("Messages", "It should look like https://shop.example.co.ke/paid."),
        (),
    ),
    "K-40": (
        QT_TRANSLATE_NOOP("Messages", "This is not a subscription of this account."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk asks only Kopo Kopo itself. Paste the ID or the whole address that Kopo Kopo gave you.",
        ),
        (),
    ),
    "K-126": (
        QT_TRANSLATE_NOOP("Messages", "This one is at {host}, and not at your account’s Kopo Kopo."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your keys do not reach it, so it stays out of this list. Add it in the account that it belongs to.",
        ),
        (),
    ),
    "K-41": (
        QT_TRANSLATE_NOOP("Messages", "The practice Kopo Kopo could not be started."),
        QT_TRANSLATE_NOOP(
            "Messages", "Your list is safe, only practising does not work now. Close K2Desk and open it again."
        ),
        (),
    ),
    "K-42": (
        QT_TRANSLATE_NOOP("Messages", "The connection to Kopo Kopo is not safe."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Something on this network may be reading along, so K2Desk sent nothing."
            " Ask the person who looks after your network, then choose Try again.",
        ),
        ("try_again",),
    ),
    "K-43": (
        QT_TRANSLATE_NOOP("Messages", "You already get this for all tills."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your whole business has the same event and address. Adding one till would send each of its payments twice."
            " Make it anyway?",
        ),
        ("spare",),
    ),
    "K-133": (
        QT_TRANSLATE_NOOP("Messages", "{n} of your tills have this already."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Same event and address: {tills}. The whole business would send each of their payments twice."
            " Make it anyway?",
        ),
        ("spare",),
    ),
    "K-133-one": (
        QT_TRANSLATE_NOOP("Messages", "One of your tills has this already."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Same event and address: {tills}. The whole business would send each of its payments twice."
            " Make it anyway?",
        ),
        ("spare",),
    ),
    "K-134": (
        QT_TRANSLATE_NOOP("Messages", "You have this at almost the same address."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Only the / at its end differs: {address}. Many websites take both for one. Check which one is right.",
        ),
        (),
    ),
    "K-44": (
        QT_TRANSLATE_NOOP("Messages", "This is a pretend address."),
        QT_TRANSLATE_NOOP(
            "Messages", "It leads nowhere outside practice. Ask your website person for your own web address."
        ),
        (),
    ),
    "K-45": (
        QT_TRANSLATE_NOOP("Messages", "Your computer’s clock is wrong."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It differs from Kopo Kopo’s by about {hours} h, so the ages shown here may be wrong."
            " Set the date and time of this computer.",
        ),
        (),
    ),
    "K-46": (
        QT_TRANSLATE_NOOP("Messages", "This is not quite what was sent."),
        QT_TRANSLATE_NOOP("Messages", "Compare the two below. Take it only if you are sure that it is the right one."),
        (),
    ),
    "K-47": (
        QT_TRANSLATE_NOOP("Messages", "The keys of this account are not on this computer."),
        QT_TRANSLATE_NOOP(
            "Messages", "Your list is safe, but nothing can be checked. Paste the keys again in Settings."
        ),
        ("check_keys",),
    ),
    "K-97": (
        QT_TRANSLATE_NOOP("Messages", "This account no longer leads to Kopo Kopo."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "A changed file would have sent your keys somewhere else, so K2Desk did not send them."
            " Your list is safe. Paste the keys again in Settings.",
        ),
        ("check_keys",),
    ),
    "K-98": (
        QT_TRANSLATE_NOOP("Messages", "These keys belong to another Kopo Kopo."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "They were kept for Live or for Sandbox, and this account is the other, so K2Desk did not send them."
            " Paste this account’s own keys in Settings.",
        ),
        ("check_keys",),
    ),
    "K-48": (
        QT_TRANSLATE_NOOP("Messages", "The settings could not be saved."),
        QT_TRANSLATE_NOOP("Messages", "They are in use until you close K2Desk. Free some disk space and change one."),
        (),
    ),
    "K-50": (
        QT_TRANSLATE_NOOP("Messages", "This was not sent yet."),
        QT_TRANSLATE_NOOP("Messages", "Nothing left this computer. Send it now, or correct it first."),
        ("send_again", "correct"),
    ),
    "K-51": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo shows something else than was sent from here."),
        QT_TRANSLATE_NOOP("Messages", "Alerts follow what Kopo Kopo shows. Compare the two and choose."),
        ("compare",),
    ),
    "K-52": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo says “{word}” in place of Active."),
        QT_TRANSLATE_NOOP("Messages", "Alerts may not be sent. Ask Kopo Kopo what it means."),
        (),
    ),
    "K-52-untold": (
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo does not say whether this is Active."),
        QT_TRANSLATE_NOOP("Messages", "Alerts may not be sent. Check again later, or ask Kopo Kopo."),
        (),
    ),
    "K-86": (
        QT_TRANSLATE_NOOP("Messages", "Is {till} right?"),
        QT_TRANSLATE_NOOP(
            "Messages", "You already have till {known}, which is one slip away. Compare it with the till’s sticker."
        ),
        (),
    ),
    "K-124": (
        QT_TRANSLATE_NOOP("Messages", "Is {till} one till?"),
        QT_TRANSLATE_NOOP(
            "Messages", "The comma or dot may divide one number or two. Choose below, or type the tills one by one."
        ),
        ("one_till",),
    ),
    "K-87": (
        QT_TRANSLATE_NOOP("Messages", "No till number was found in this."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "A column of numbers with 5 to 8 digits is needed, names may stand beside it. Paste it once more.",
        ),
        (),
    ),
    "K-88": (
        QT_TRANSLATE_NOOP("Messages", "These are too many at once: {n}."),
        QT_TRANSLATE_NOOP("Messages", "K2Desk makes {most} in one go. Choose fewer tills or events."),
        (),
    ),
    "K-89": (
        QT_TRANSLATE_NOOP("Messages", "All of these are there already."),
        QT_TRANSLATE_NOOP(
            "Messages", "Nothing would be created, which keeps alerts from coming twice. Choose other tills or events."
        ),
        (),
    ),
    "K-90": (
        QT_TRANSLATE_NOOP("Messages", "No subscription was found in this text."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "K2Desk looks for addresses with “webhook_subscriptions” in them, and for IDs."
            " Kopo Kopo’s own web app lists them: copy them there.",
        ),
        (),
    ),
    "K-91": (
        QT_TRANSLATE_NOOP("Messages", "Creating was paused: the line seems to be down."),
        QT_TRANSLATE_NOOP("Messages", "Nothing was sent twice, and the rest waits. Check Wi-Fi, then choose Go on."),
        (),
    ),
    "K-49": (
        QT_TRANSLATE_NOOP("Messages", "This subscription is in your list already."),
        QT_TRANSLATE_NOOP("Messages", "It stands in another row. Look for another ID."),
        (),
    ),
}

_MESSAGES = {**_KOPOKOPO_MESSAGES, **FILE_MESSAGES, **NETWORK_MESSAGES, **ADDRESS_MESSAGES}

_USUAL = {"s": "30"}
"""What stands in a message whose problem does not say: the usual seconds of waiting."""


def words_of(problem: Problem) -> Words:
    """The words of a problem in the current language. A code without words gets those of the unexpected."""
    params = {**_USUAL, **problem.param}
    key = _variant(problem.code, params)
    if key not in _MESSAGES:
        _log.error("no words for %s", problem.code)
        key, params = "K-25", {"code": problem.code}
    title, text, actions = _MESSAGES[key]
    return Words(
        code=problem.code,
        title=_fill(_tr(title), params),
        text=_fill(_tr(text), params),
        actions=tuple((action, action_text(action)) for action in actions),
    )


def title_in(language: str, problem: Problem) -> str:
    """The bold line of a problem in a language that need not be the one in use."""
    params = problem.param
    key = _variant(problem.code, params)
    title = _MESSAGES[key if key in _MESSAGES else "K-25"][0]
    return _fill(said(language, _CONTEXT, str(title)), params)


def action_text(action: str) -> str:
    """The words of an action's button."""
    return _tr(_ACTIONS[action])


def known_codes() -> frozenset[str]:
    """The codes that have words of their own."""
    return frozenset(_MESSAGES)


def _variant(code: str, params: dict[str, str]) -> str:
    if code == "K-05" and params.get("fits") == "live":
        return "K-05-live"
    if code == "K-09" and params.get("empty"):
        return "K-09-empty"
    if code == "K-17" and params.get("removed"):
        return "K-17-removed"
    if code == "K-133" and params.get("n") == "1":
        return "K-133-one"
    if code == "K-25" and params.get("start"):
        return "K-25-start"
    if code == "K-38" and params.get("copy"):
        return "K-38-copy"
    if code == "K-106" and params.get("row"):
        return "K-106-row"
    if code == "K-113" and params.get("place") in {"system", "own"}:
        return f"K-113-{params['place']}"
    if code in {"K-22", "K-115"} and params.get("waits"):
        return f"{code}-waits"
    if code == "K-114" and not params.get("name"):
        return "K-114-unnamed"
    if code == "K-52" and not params.get("word"):
        return "K-52-untold"
    return code


def _fill(text: str, params: dict[str, str]) -> str:
    def value(place: re.Match[str]) -> str:
        found = one_line(params.get(place[1], "…"), Most.WORD if place[1] == "word" else Most.SENTENCE)
        if place[1] == "names":
            return setting_names(found)
        return date_of(found) if place[1] == "date" else found

    return _PLACE.sub(value, text)


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))
