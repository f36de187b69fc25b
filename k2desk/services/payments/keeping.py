"""What stays on this computer: nothing, unless the user keeps payments for some days; and how payments are asked."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from k2desk.model.error_problems import During, of_error
from k2desk.model.payment_records import HOURS_KEPT_DAYS, HourCount, PaymentOptions
from k2desk.model.payments import Payment, Period, hour_of
from k2desk.model.problems import Problem
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_address
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.payments.known import Known

MOST_DAYS = 90
"""The most days for which payments are kept."""

_AT_ONCE = 1_000
"""The payments of one commit. Other changes of the list wait no longer than it takes."""


class Keeping(AccountService):
    """Stores the options, and the payments and counts if the user wants them kept."""

    def __init__(self, scope: AccountScope) -> None:
        super().__init__(scope)
        self.options = PaymentOptions(self._account_id)

    async def open(self, options: PaymentOptions) -> tuple[Payment, ...]:
        """Take the stored options, and return the kept payments that are not too old."""
        self.options = options
        try:
            await self.forget_old()
            return await self._registry.kept_payments(self._account_id) if options.keep_days else ()
        except RegistryError:
            return ()

    async def forget_old(self) -> None:
        """Delete what is older than the user wants it kept, of all accounts: the others may never be opened again."""
        for account in await self._registry.accounts():
            options = (await self._registry.payment_notes(account.id)).options
            # Damage on the disk may have taken the user's number of days, but names must not stay for ever.
            await self._registry.forget_payments(account.id, *self._limits(options.keep_days or MOST_DAYS))

    async def change(
        self, known: Known, keep_days: int | None, callback: str | None, seconds: int | None, sound: bool | None
    ) -> Problem | None:
        """Store options. What is known is kept at once if it shall be, and deleted if it shall not."""
        now = self.options
        options = replace(
            now,
            keep_days=now.keep_days if keep_days is None else min(MOST_DAYS, max(0, keep_days)),
            callback=now.callback if callback is None else kept_address(callback),
            seconds=now.seconds if seconds is None else seconds,
            sound=now.sound if sound is None else sound,
        )
        if options == now:
            return None
        try:
            await self._registry.save_payment_options(options)
            self.options = options
            if options.keep_days < now.keep_days:
                await self._registry.forget_payments(self._account_id, *self._limits(options.keep_days))
        except RegistryError as error:
            return of_error(error, During.READ)
        return await self.keep(known.ordered, known) if options.keep_days > now.keep_days else None

    async def keep(self, payments: Sequence[Payment], known: Known) -> Problem | None:
        """Store what an answer has, if the user wants it kept. `known` has it already."""
        if not self.options.keep_days or not payments:
            return None
        oldest = self._limits(self.options.keep_days)[0]
        wanted, hours = await asyncio.to_thread(_to_keep, self._account_id, payments, known, oldest)
        try:
            for begin in range(0, max(len(wanted), 1), _AT_ONCE):
                await self._registry.keep_payments(
                    self._account_id, wanted[begin : begin + _AT_ONCE], hours if begin == 0 else ()
                )
        except RegistryError as error:
            return of_error(error, During.READ)
        return None

    async def forget(self) -> Problem | None:
        """Delete the payments and the counts that are kept. The options stay."""
        always = datetime.max.replace(tzinfo=UTC)
        try:
            await self._registry.forget_payments(self._account_id, always, always)
        except RegistryError as error:
            return of_error(error, During.READ)
        return None

    def _limits(self, keep_days: int) -> tuple[datetime, datetime]:
        """Return (the time of the oldest payment to keep, that of the oldest count)."""
        now = self._clock.now()
        return now - timedelta(days=keep_days), now - timedelta(days=HOURS_KEPT_DAYS)


def _to_keep(
    account_id: str, payments: Sequence[Payment], known: Known, oldest: datetime
) -> tuple[list[Payment], list[HourCount]]:
    wanted = [one for one in payments if one.at >= oldest]
    touched = {hour_of(one.at) for one in payments}
    if not touched:
        return wanted, []
    every = known.of(Period(min(touched), max(touched) + timedelta(hours=1)))
    groups: defaultdict[tuple[str, datetime, str], list[Payment]] = defaultdict(list)
    for payment in every:
        hour = hour_of(payment.at)
        if hour in touched and payment.is_certain:
            groups[payment.till, hour.astimezone(UTC), payment.kind.value].append(payment)
    return wanted, [_count(account_id, *names, group) for names, group in groups.items()]


def _count(account_id: str, till: str, hour: datetime, kind: str, group: Sequence[Payment]) -> HourCount:
    back = [one.amount for one in group if one.is_reversal]
    came = [one.amount for one in group if not one.is_reversal]
    return HourCount(account_id, till, hour, kind, len(came), sum(came, Decimal(0)), len(back), sum(back, Decimal(0)))
