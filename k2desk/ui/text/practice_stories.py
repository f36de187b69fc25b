"""The words of practice: each story with what to look at and what it teaches, and the first steps."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.practice import FirstStep, Story
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Stories")


class StoryWords(NamedTuple):
    """A story: its name, what happens, what to look at, what it teaches, and the button that leads there."""

    name: str
    happens: str
    look: str
    learn: str
    go: str


_STORIES: dict[Story, tuple[object, object, object, object, object]] = {
    Story.CERTIFICATE_ENDED: (
        QT_TRANSLATE_NOOP("Stories", "The certificate ended"),
        QT_TRANSLATE_NOOP("Stories", "The security certificate of your practice website ran out three days ago."),
        QT_TRANSLATE_NOOP("Stories", "The list says “Certificate ended”. Click that row to see who can mend it."),
        QT_TRANSLATE_NOOP(
            "Stories",
            "Alerts stop until your website person renews the certificate. K2Desk warns you three weeks before.",
        ),
        QT_TRANSLATE_NOOP("Stories", "Go to the list"),
    ),
    Story.ANSWER_LOST: (
        QT_TRANSLATE_NOOP("Stories", "The answer got lost"),
        QT_TRANSLATE_NOOP("Stories", "Kopo Kopo makes your next subscription, but its answer never comes."),
        QT_TRANSLATE_NOOP("Stories", "Make a subscription. The list then says “Not confirmed”. Click that row."),
        QT_TRANSLATE_NOOP("Stories", "K2Desk never sends anything twice. You look first, then you decide."),
        QT_TRANSLATE_NOOP("Stories", "Make a subscription"),
    ),
    Story.FAKES: (
        QT_TRANSLATE_NOOP("Stories", "Somebody sends fakes"),
        QT_TRANSLATE_NOOP(
            "Stories", "A stranger reports a payment that nobody made. Your practice website believes it."
        ),
        QT_TRANSLATE_NOOP(
            "Stories", "The newest alert is “Not genuine”. Under “Test & diagnose” you can send a fake yourself."
        ),
        QT_TRANSLATE_NOOP("Stories", "Hand out nothing for an alert that is not genuine. Your POS must check them."),
        QT_TRANSLATE_NOOP("Stories", "Go to the alerts"),
    ),
    Story.SLOW: (
        QT_TRANSLATE_NOOP("Stories", "Kopo Kopo is slow"),
        QT_TRANSLATE_NOOP("Stories", "Every answer of Kopo Kopo takes three seconds."),
        QT_TRANSLATE_NOOP("Stories", "Press “Check all now”. Every row keeps its badge until the answer is here."),
        QT_TRANSLATE_NOOP("Stories", "Slow is not broken. Just wait: K2Desk goes on, and sends nothing twice."),
        QT_TRANSLATE_NOOP("Stories", "Go to the list"),
    ),
    Story.KEYS_CHANGED: (
        QT_TRANSLATE_NOOP("Stories", "The keys were changed"),
        QT_TRANSLATE_NOOP("Stories", "Somebody made new keys at Kopo Kopo. Those on this computer are old."),
        QT_TRANSLATE_NOOP("Stories", "The list says “Keys refused”. Let a customer pay: the alert is “Not genuine”."),
        QT_TRANSLATE_NOOP("Stories", "Paste the new keys in Settings. Give your POS the new API key too."),
        QT_TRANSLATE_NOOP("Stories", "Go to the list"),
    ),
    Story.POS_OFF: (
        QT_TRANSLATE_NOOP("Stories", "The POS is off"),
        QT_TRANSLATE_NOOP("Stories", "Your practice website is switched off, so nobody takes the alerts."),
        QT_TRANSLATE_NOOP(
            "Stories",
            "“Your server” in the list says “Not reached”. After half a minute it counts as a trouble. Let a customer"
            " pay: the alert does not arrive.",
        ),
        QT_TRANSLATE_NOOP("Stories", "Switch the POS on soon. The alert is sent again, but nobody knows for how long."),
        QT_TRANSLATE_NOOP("Stories", "Let a customer pay"),
    ),
    Story.MONEY_LATE: (
        QT_TRANSLATE_NOOP("Stories", "Did the money arrive?"),
        QT_TRANSLATE_NOOP(
            "Stories", "A customer shows her M-PESA message, but Kopo Kopo does not have the payment yet."
        ),
        QT_TRANSLATE_NOOP(
            "Stories", "“Payments” says “Not at Kopo Kopo yet”. About a minute later the payment is there."
        ),
        QT_TRANSLATE_NOOP(
            "Stories", "Not there yet is not unpaid. K2Desk keeps asking, and tells you when the money is here."
        ),
        QT_TRANSLATE_NOOP("Stories", "Look for her payment"),
    ),
}
_STEPS: dict[FirstStep, object] = {
    FirstStep.MAKE: QT_TRANSLATE_NOOP("Stories", "Make a subscription"),
    FirstStep.PAY: QT_TRANSLATE_NOOP("Stories", "Let a customer pay"),
    FirstStep.ARRIVE: QT_TRANSLATE_NOOP("Stories", "See the alert arrive"),
}


def story_words(story: Story) -> StoryWords:
    """Return the words of a story."""
    return StoryWords(*map(_tr, _STORIES[story]))


def step_words(step: FirstStep) -> str:
    """Return what one of the first steps is called."""
    return _tr(_STEPS[step])
