"""What is written down about payments: claims once, names only while the user wants them, counts without names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from k2desk.model.clock import SystemClock
from k2desk.model.payment_records import HourCount, PaymentClaim, PaymentOptions, PaymentWatch
from k2desk.model.payments import Payment, PaymentKind
from k2desk.store import backups
from k2desk.store.journals import Journals
from k2desk.store.sqlite import SqliteRegistry
from tests.store.everything import NOW, SHOP

PAID = Payment(
    "UKS1ABCDEF", Decimal("1250.50"), "KES", NOW, "555555", PaymentKind.CUSTOMER, "Received",
    "Kerubo", "", "Moraa", "+254711222333", id="7f3c",
)  # fmt: skip
CLAIM = PaymentClaim("shop", "UKS1ABCDEF", NOW, "Amina", "table 4")


def _hour(count: int, received: int) -> HourCount:
    return HourCount("shop", "555555", NOW, "customer", count, Decimal(received), 0, Decimal(0))


def _opened(folder, journals=None) -> SqliteRegistry:
    registry = SqliteRegistry(folder / "registry.sqlite", journals=journals)
    registry.save_account(SHOP)
    return registry


def test_a_payment_is_given_once_and_the_first_claim_stands(tmp_path):
    registry = _opened(tmp_path)
    assert registry.claim_payment(CLAIM) == CLAIM
    again = replace(CLAIM, given_by="Brian", at=NOW + timedelta(minutes=3))
    assert registry.claim_payment(again) == CLAIM
    registry.close()
    registry = SqliteRegistry(tmp_path / "registry.sqlite")
    assert registry.claim_payment(again) == CLAIM
    registry.take_back_claim("shop", CLAIM.reference, NOW, "Amina")
    assert not registry.payment_notes("shop").claims[0].stands
    assert registry.claim_payment(again) == again
    assert registry.payment_notes("shop").claims == (again,)
    registry.close()


def test_what_is_kept_is_read_back_the_same_and_goes_when_it_is_old_or_unwanted(tmp_path):
    registry = _opened(tmp_path)
    undone = replace(PAID, is_reversal=True, reverses=PAID.reference, status="Reversed", at=NOW + timedelta(hours=1))
    old = replace(PAID, reference="UKR1ABCDEF", at=NOW - timedelta(days=9), amount=Decimal(0), amount_came="1.250")
    registry.keep_payments("shop", [PAID, undone, old], [_hour(1, 1250)])
    registry.keep_payments("shop", [replace(PAID, status="Complete")], [_hour(3, 4000)])
    registry.keep_payments("shop", [], [_hour(2, 2000)])
    assert registry.kept_payments("shop") == (undone, replace(PAID, status="Complete"), old)
    assert registry.payment_hours("shop", NOW) == (_hour(3, 4000),), "an answer about part of an hour lowers no count"
    registry.forget_payments("shop", NOW - timedelta(days=7), NOW - timedelta(days=400))
    assert len(registry.kept_payments("shop")) == 2
    registry.save_payment_options(PaymentOptions("shop"))
    assert registry.kept_payments("shop") == registry.payment_hours("shop", NOW) == ()
    registry.close()


def test_no_payer_is_in_a_backup_a_journal_or_a_hand_over(tmp_path):
    folder = tmp_path / "journal"
    registry = _opened(tmp_path, Journals((folder,), SystemClock()))
    registry.keep_payments("shop", [PAID], [_hour(1, 1250)])
    registry.claim_payment(CLAIM)
    registry.save_payment_watches([PaymentWatch("shop", "UKS2ABCDEF", NOW, "555555")])
    path, counts = registry.copy_to(tmp_path / "backups", NOW, "daily", lambda: None)
    backup = backups.accept(path, counts)
    handed = repr(registry.hand_over())
    assert registry.kept_payments("shop") == (PAID,)
    registry.close()
    written = b"".join(file.read_bytes() for file in folder.iterdir()) + backup.path.read_bytes() + handed.encode()
    for word in (PAID.last_name, PAID.first_name, PAID.phone):
        assert word.encode() not in written
    assert b"table 4" in written, "claims are in the journal"


def test_a_watch_is_replaced_by_its_reference_and_forgotten(tmp_path):
    registry = _opened(tmp_path)
    watch = PaymentWatch("shop", "UKS2ABCDEF", NOW, "555555", Decimal("20.50"), NOW)
    registry.save_payment_watches([watch])
    came = replace(watch, came_at=NOW, report_from=NOW, report_to=NOW + timedelta(minutes=9))
    registry.save_payment_watches([came])
    assert registry.payment_notes("shop").watches == (came,)
    registry.save_payment_watches([], [came])
    assert registry.payment_notes("shop").watches == ()
    registry.close()
