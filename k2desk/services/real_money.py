"""Whether a press that costs real money is confirmed once more: practice or sandbox was used a short time ago."""

from __future__ import annotations

from datetime import timedelta

from k2desk.model.environments import EnvironmentKind
from k2desk.services.account_scope import AccountScope, AccountService, Pretended

RECENTLY = timedelta(minutes=10)


class RealMoney(AccountService):
    """Remembers the answer until the account is opened again."""

    def __init__(self, scope: AccountScope) -> None:
        super().__init__(scope)
        self._pretended = scope.pretended if scope.environment.kind is EnvironmentKind.LIVE else None

    @property
    def pretended(self) -> Pretended | None:
        """Where the user was a short time ago, if that was not real money and no press was confirmed since."""
        pretended = self._pretended
        if pretended is None or self._clock.now() - pretended.until >= RECENTLY:
            return None
        return pretended

    def minutes_since(self, pretended: Pretended) -> int:
        """Return how many minutes ago the user was there. It is 0 if the clock was put back."""
        return max(0, int((self._clock.now() - pretended.until).total_seconds() // 60))

    def confirm(self) -> None:
        """Ask no more, since the user has confirmed a press."""
        self._pretended = None
