"""What comes of asking for a period and of looking for one payment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from k2desk.model.payment_records import PaymentClaim, PaymentWatch
from k2desk.model.payments import Payment, Period
from k2desk.model.problems import Problem
from k2desk.services.operation import Operation


class AskStep(StrEnum):
    """How far an asking is. SLOWED: Kopo Kopo asked to slow down; it goes on by itself."""

    SENDING = "sending"
    WAITING = "waiting"
    SLOWED = "slowed"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class CallbackRefused:
    """Kopo Kopo refused the name that can't exist. The user may choose one of the account's own addresses.

    Kopo Kopo would post the list of the period there, with names and numbers. `own` may be empty.
    """

    own: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentsAnswer:
    """What Kopo Kopo has of one period, newest first.

    `known_up_to` is in Kopo Kopo's time: nothing later can be in it. With a `problem` there are no payments, and
    `callback` says if another address is needed. `new` are those that were not known before. `left_out` counts entries
    that are no payment at all. `pause` is for how many seconds Kopo Kopo wants no request. `not_kept` says why the
    payments could not be kept on this computer, if they should be.
    """

    period: Period
    payments: tuple[Payment, ...] = ()
    new: tuple[Payment, ...] = ()
    known_up_to: datetime | None = None
    problem: Problem | None = None
    callback: CallbackRefused | None = None
    left_out: int = 0
    pause: float = 0.0
    not_kept: Problem | None = None


class Asking(Operation[PaymentsAnswer]):
    """The asking for one period. `step` says how far it is, `looks` how often the answer was looked for.

    Listeners are called at each step. `within` is how long the answer is waited for, `resumes_at` is when a slowed one
    goes on.
    """

    def __init__(self, period: Period, within: timedelta) -> None:
        super().__init__((), 1)
        self.period = period
        self.within = within
        self.step = AskStep.SENDING
        self.looks = 0
        self.resumes_at: datetime | None = None

    def go_on(self, step: AskStep, resumes_at: datetime | None = None) -> None:
        """Note the next step, and call the listeners."""
        self.step, self.resumes_at = step, resumes_at
        self.advance(0)


# -- one payment -------------------------------------------------------------------------------------------------------


class Answer(StrEnum):
    """The three answers. No payment is ever called unpaid."""

    HERE = "here"
    NOT_YET = "not_yet"
    NOTHING = "nothing"


class Doubt(StrEnum):
    """Why nothing speaks for a payment. The first four are seen in the text alone."""

    NO_CODE = "no_code"
    """There is no M-PESA code in it."""
    ODD_CODE = "odd_code"
    """The code is not made as M-PESA makes them."""
    NOT_TO_A_TILL = "not_to_a_till"
    """The message tells of something else: sent to a person, withdrawn, a failed payment."""
    SEVERAL_CODES = "several_codes"
    IN_THE_FUTURE = "in_the_future"
    OTHER_DAY_THAN_CODE = "other_day_than_code"
    """M-PESA's codes begin with the day, and it is not the day that the message names."""
    OTHER_TILL = "other_till"
    OTHER_AMOUNT = "other_amount"
    OTHER_TIME = "other_time"
    OTHER_PAYER = "other_payer"
    REVERSED = "reversed"
    """The payment came, and was reversed."""
    NOT_RECEIVED = "not_received"
    """Kopo Kopo has it, with a status that does not say that money came."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a typed code or a pasted message says. Nothing in it is proof.

    `is_message` is false for a bare code. `may_mean` are the codes that it could be a misspelling of (O for 0).
    """

    code: str = ""
    may_mean: tuple[str, ...] = ()
    amount: Decimal | None = None
    till: str = ""
    at: datetime | None = None
    has_time: bool = False
    payer: str = ""
    phone: str = ""
    is_message: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known about one payment.

    `payment` is set for HERE, and for NOTHING if Kopo Kopo has that code with other facts (`doubts` says which).
    `offered` is another spelling of the code that Kopo Kopo has. `claim` is set if the payment was given to a sale
    already, and `reversal` if it was undone. `known_up_to` is up to when Kopo Kopo was asked about `period`. With
    `problem`, Kopo Kopo could not be asked now: the answer is what was known before.
    """

    answer: Answer
    said: Said
    doubts: tuple[Doubt, ...] = ()
    payment: Payment | None = None
    reversal: Payment | None = None
    claim: PaymentClaim | None = None
    offered: str = ""
    watch: PaymentWatch | None = None
    period: Period | None = None
    known_up_to: datetime | None = None
    problem: Problem | None = None
    callback: CallbackRefused | None = None
