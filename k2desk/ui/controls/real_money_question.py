"""Asks once more before real money, if the user was in practice or sandbox a short time ago."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.question import Question
from k2desk.ui.text.accounts import account_name
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.account_scope import Pretended


class RealMoneyQuestion(Question):
    """A question. Nothing is sent unless its `yes` is pressed."""

    def __init__(self, parent: QWidget, account: Account, pretended: Pretended) -> None:
        minutes = account.real_money.minutes_since(pretended)
        if pretended.environment == "practice":
            text = self.tr("You were in practice {n} min ago. This is real money.")
            now = self.tr("You were in practice just now. This is real money.")
        else:
            text = self.tr("You were in the sandbox {n} min ago. This is real money.")
            now = self.tr("You were in the sandbox just now. This is real money.")
        super().__init__(
            parent,
            self.tr("Real money"),
            filled(text if minutes else now, n=minutes),
            filled(self.tr("The open account is {name}. Go on only if you mean this one."), name=_name(account)),
            yes=self.tr("&Go on with real money"),
            no=self.tr("&Not now"),
        )
        self.yes.setObjectName("RealMoneyYes")
        self.no.setObjectName("RealMoneyNo")


def once_more(parent: QWidget, account: Account, go: Callable[[], object]) -> None:
    """Call `go`: at once, or after a question if this is real money and practice or sandbox was used just before."""
    pretended = account.real_money.pretended
    if pretended is None:
        go()
        return

    def confirmed() -> None:
        account.real_money.confirm()
        go()

    question = RealMoneyQuestion(parent, account, pretended)
    question.yes.clicked.connect(confirmed)
    question.open()


def _name(account: Account) -> str:
    return account_name(account.profile)
