"""What the tour does: hands that press, eyes that wait for what must be seen."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from k2desk.desk.address_check.values import Mark, Step
from k2desk.desk.badge import Badge, BadgeKind, badge
from k2desk.desk.book import Entry
from k2desk.desk.exam import Grade, Task
from k2desk.tour.pictures import Pictures
from k2desk.ui.badges import badge_text
from k2desk.ui.language import language

if TYPE_CHECKING:
    from k2desk.desk.account import Account
    from k2desk.program import Program
    from k2desk.ui.window import MainWindow

_PATIENCE = 20.0
_READY_WITHIN = 20.0
_NEWCOMER_STEPS, _NEWCOMER_PRESSES, _NEWCOMER_SECONDS = 3, 8, 45.0
"""A newcomer comes from the first page to the first Active badge in so many steps, presses and seconds at most."""
_GENUINE, _NOT_GENUINE = "Genuine", "Not genuine"


W = TypeVar("W", bound=QWidget)


class StepFailed(Exception):
    """A step did not show what it should; the message says what was missing."""


class Tour:
    """The steps, each with what it must show in the end."""

    def __init__(self, program: Program, window: MainWindow, pictures: Pictures) -> None:
        self._program = program
        self._window = window
        self._pictures = pictures
        self._language = language().current
        self._presses = 0
        self._counted: set[QAbstractButton] = set()
        self._steps: Sequence[tuple[str, Callable[[], Awaitable[None]]]] = (
            ("welcome and the practice shop", self._connect),
            ("create a till subscription", self._create),
            ("it turns Active", self._turns_active),
            ("break it: the badge changes", self._break),
            ("repair it: Active again", self._repair),
            ("a customer pays: the alert appears, genuine", self._pay),
            ("break the API key: the same alert is not genuine, with the reason", self._break_key),
            ("test the address: all well, a sample is answered, a fake refused", self._test_address),
            ("the certificate has ended: who can fix it", self._end_certificate),
            ("the server exam, with a shop that believes fakes", self._examine),
            ("lose an answer: not confirmed, and not sent twice", self._lose),
            ("name the tills, see the gaps, fill them all at once", self._fill_gaps),
            ("bring back one that was taken off the list", self._bring_back),
            ("ready to open: every till looked at in one go", self._get_ready),
            ("in Kiswahili and back, with what was typed in its place", self._speak),
            ("look at settings and the ways to connect", self._look_around),
        )

    async def through(self) -> int:
        """Goes through all steps; stops at the first that fails."""
        whole = len(self._steps)
        started = time.monotonic()
        for number, (name, step) in enumerate(self._steps, start=1):
            began = time.monotonic()
            try:
                await step()
            except StepFailed as failure:
                await self._pictures.take(f"failed-{number}")
                _say(f"FAILED {number}/{whole} {name}: {failure}")
                return 1
            _say(f"ok {number}/{whole} {name} {time.monotonic() - began:.1f} s")
            if number == _NEWCOMER_STEPS and not self._is_quick(time.monotonic() - started):
                return 1
        for complaint in self._pictures.complaints:
            _say(f"NOT RIGHT {complaint}")
        return 1 if self._pictures.complaints else 0

    def _is_quick(self, seconds: float) -> bool:
        """Whether a newcomer's way was short enough; says how long it was."""
        is_quick = self._presses <= _NEWCOMER_PRESSES and seconds <= _NEWCOMER_SECONDS
        most = f"at most {_NEWCOMER_PRESSES} and {_NEWCOMER_SECONDS:.0f} s"
        _say(f"{'ok' if is_quick else 'FAILED'} newcomer: {self._presses} presses, {seconds:.1f} s ({most})")
        return is_quick

    # -- the steps ---------------------------------------------------------------------------------------------------

    async def _connect(self) -> None:
        start = await self._find("StartPractising", QAbstractButton)
        await self._until(start.isEnabled, "the program is not ready")
        await self._pictures.take("welcome")
        start.click()
        await self._until(lambda: self._program.account is not None, "the practice shop did not open")
        new = await self._find("NewSubscription", QAbstractButton)
        await self._until(new.isEnabled, "New subscription can't be pressed")
        await self._pictures.take("list-empty")

    async def _create(self) -> None:
        await self._fill("buygoods_transaction_received", ("555555",))
        await self._pictures.take("form")
        await self._press_create(1)

    async def _turns_active(self) -> None:
        await self._until_badges({BadgeKind.ACTIVE: 1})
        if self._window.findChild(QWidget, "Details") is not None:
            active = badge_text(Badge(BadgeKind.ACTIVE), self._account().clock.now())
            await self._until(lambda: self._shown_in_details() == active, "the details do not say Active")

    async def _break(self) -> None:
        await self._fill("buygoods_transaction_reversed", ("555555", "112233"))
        await self._pictures.take("form-two-tills")
        await self._press_create(3)
        await self._until_badges({BadgeKind.ACTIVE: 3})
        await self._say_word("Inactive")
        await self._until_badges({BadgeKind.ACTIVE: 2, BadgeKind.OTHER_WORD: 1})
        self._go("subscriptions")
        await self._choose_row(BadgeKind.OTHER_WORD)
        await self._pictures.take("list-broken")

    async def _repair(self) -> None:
        await self._say_word("Active")
        await self._until_badges({BadgeKind.ACTIVE: 3})
        self._go("subscriptions")
        check = await self._find("CheckAll", QAbstractButton)
        check.click()
        await self._until_badges({BadgeKind.ACTIVE: 3})

    async def _pay(self) -> None:
        self._go("events")
        pay = await self._find("CustomerPays", QAbstractButton)
        await self._until(pay.isEnabled, "no customer can pay")
        pay.click()
        await self._until(lambda: len(self._account().inbox.alerts) == 1, "the alert does not appear")
        await self._until(lambda: self._verdicts() == [_GENUINE], "the alert is not genuine", self._verdicts)
        # A second one, which comes twice.
        await self._pretend("twice", True)
        self._go("events")
        pay.click()
        await self._until(lambda: self._times() == [2, 1], "the second alert does not come twice", self._times)
        await self._pretend("twice", False)
        await self._pretend("signed_with_secret", True)
        self._go("events")
        pay.click()
        await self._until(
            lambda: self._verdicts() == [_NOT_GENUINE, _GENUINE, _GENUINE], "the third is taken", self._verdicts
        )
        await self._pretend("signed_with_secret", False)
        self._go("events")
        await asyncio.sleep(0.3)
        await self._pictures.take("events")

    async def _break_key(self) -> None:
        await self._pretend("wrong_api_key", True)
        self._go("events")
        await self._until(lambda: self._verdicts() == [_NOT_GENUINE] * 3, "alerts are still genuine", self._verdicts)
        (await self._find("Events", QTableView)).selectRow(2)
        reason = _spoken("Slips", "No key on this computer fits")
        await self._until(lambda: reason in self._seen(), "the reason is not said")
        await asyncio.sleep(0.2)
        await self._pictures.take("events-wrong-key")
        await self._pretend("wrong_api_key", False)
        await self._until(lambda: _GENUINE in self._verdicts(), "they are not genuine again", self._verdicts)

    async def _test_address(self) -> None:
        self._go("subscriptions")
        await self._choose_row(BadgeKind.ACTIVE)
        # In a small window the details take the list's place, on Enter.
        table = await self._find("Subscriptions", QTableView)
        enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(table, enter)
        (await self._find("TestAddress", QAbstractButton)).click()
        await self._press_when("TrySample")
        await self._until_step(Step.ANSWERS, Mark.GOOD)
        await self._press_when("TryFake")
        await self._until_step(Step.REFUSES_FAKES, Mark.GOOD)
        await asyncio.sleep(0.2)
        await self._pictures.take("diagnose-well")

    async def _end_certificate(self) -> None:
        await self._pretend("shop_certificate_ended", True)
        self._go("diagnose")
        await self._press_when("Test")
        await self._until_step(Step.LOCKED, Mark.BAD)
        await self._until(lambda: _spoken("Report", "Your website person") in self._seen(), "nobody is named")
        await asyncio.sleep(0.2)
        await self._pictures.take("diagnose")
        self._go("subscriptions")
        await asyncio.sleep(0.2)
        await self._pictures.take("list-server-problem")
        (await self._find("CloseDetails", QAbstractButton)).click()
        await self._pretend("shop_certificate_ended", False)
        self._go("diagnose")
        await self._press_when("Test")
        await self._until_step(Step.LOCKED, Mark.GOOD)

    async def _examine(self) -> None:
        await self._pretend("shop_believes_fakes", True)
        self._go("diagnose")
        await self._press_when("ServerExam")
        await self._press_when("StartExam")
        diagnosing = self._account().diagnosing

        def grades() -> list[Grade]:
            return [one.grade for one in diagnosing.sheet.results] if diagnosing.sheet is not None else []

        wanted = [Grade.FAIL if task is Task.FAKE else Grade.PASS for task in Task]
        await self._until(lambda: grades() == wanted, "the sheet is not as it should be", grades)
        dialog = await self._find("ExamDialog", QWidget)
        await asyncio.sleep(0.2)
        await self._pictures.take("exam", dialog)
        dialog.close()
        await self._pretend("shop_believes_fakes", False)
        self._go("diagnose")
        await self._press_when("TryFake")
        await self._until_step(Step.REFUSES_FAKES, Mark.GOOD)
        for name, button in (("sample", "SendSample"), ("signature", "CheckSignature")):
            (await self._find(button, QAbstractButton)).click()
            opened = await self._find(f"{name.capitalize()}Dialog", QWidget)
            await asyncio.sleep(0.2)
            await self._pictures.take(name, opened)
            opened.close()

    async def _lose(self) -> None:
        await self._pretend("lost_after", True)
        await self._fill("b2b_transaction_received", ("112233",))
        await self._press_create(4)
        await self._until_badges({BadgeKind.ACTIVE: 3, BadgeKind.NOT_CONFIRMED: 1})
        await asyncio.sleep(1.0)
        await self._until_badges({BadgeKind.ACTIVE: 3, BadgeKind.NOT_CONFIRMED: 1})
        await self._pictures.take("not-confirmed")
        await self._pretend("lost_after", False)
        await self._pictures.take("practise")
        await self._fill("settlement_transfer_completed", ())
        await self._press_create(5)
        await self._fill("customer_created", ())
        await self._press_create(6)
        await self._until_badges({BadgeKind.ACTIVE: 5, BadgeKind.NOT_CONFIRMED: 1})
        await self._choose_row(BadgeKind.ACTIVE)
        await asyncio.sleep(0.3)
        await self._pictures.take("list")

    async def _fill_gaps(self) -> None:
        self._go("coverage")
        (await self._find("TillNames", QAbstractButton)).click()
        tills = await self._find("TillsDialog", QWidget)
        pasted = await self._find("PastedTills", QPlainTextEdit)
        pasted.setPlainText(
            "Till\tName\n555555\tWestlands\n112233\tThika Road\n778899\tMombasa, Nyali\n514459\tKisumu"
            "\n620118\tNakuru\n330417\tEldoret\n905512\tThika Town\n441907\tMachakos"
        )
        await asyncio.sleep(0.2)
        await self._pictures.take("tills", tills)
        (await self._find("SaveTills", QAbstractButton)).click()
        await self._until(lambda: len(self._account().book.tills()) == 8, "the tills are not kept")
        fill = await self._find("FillGaps", QAbstractButton)
        await asyncio.sleep(0.2)
        await self._pictures.take("coverage")
        before = len(self._account().book)
        fill.click()
        create = await self._find("CreateMany", QAbstractButton)
        await asyncio.sleep(0.2)
        await self._pictures.take("many")
        create.click()
        done = await self._find("ManyDone", QAbstractButton)
        await self._pictures.take("many-done")
        done.click()
        await self._until(lambda: len(self._account().book) == before + 7, "the gaps are not filled")
        gone = await self._find("CoveragePage", QWidget)
        await self._until(lambda: not self._is_seen("FillGaps"), "there are still gaps")
        await self._pictures.take("coverage-filled", gone.window())

    async def _bring_back(self) -> None:
        account = self._account()
        entry = next(one for one in account.book if one.record.scope_reference == "905512")
        number = entry.record.kopokopo_id or ""
        await account.settling.remove([entry.id]).wait()
        self._go("subscriptions")
        (await self._find("BringBack", QAbstractButton)).click()
        dialog = await self._find("AdoptDialog", QWidget)
        (await self._find("PastedText", QPlainTextEdit)).setPlainText(f"Dear Njeri, your alert is {number}, as agreed.")
        (await self._find("LookUp", QAbstractButton)).click()
        add = await self._find("AddFound", QAbstractButton)
        await self._until(add.isEnabled, "what was found can't be added")
        await self._pictures.take("bring-back", dialog)
        add.click()
        await self._until(
            lambda: any(one.record.kopokopo_id == number for one in self._account().book), "it is not brought back"
        )

    def _is_seen(self, name: str) -> bool:
        return any(one.isVisible() for one in self._window.findChildren(QWidget, name))

    async def _get_ready(self) -> None:
        self._go("subscriptions")
        (await self._find("ReadyToOpen", QAbstractButton)).click()
        ready = self._account().ready
        await self._until(lambda: ready.sheet is not None and ready.current is None, "the sheet does not come")
        assert ready.sheet is not None
        if ready.sheet.seconds > _READY_WITHIN:
            raise StepFailed(f"it took {ready.sheet.seconds:.0f} s")
        await self._until(lambda: len(self._window.findChildren(QWidget, "TillRow")) > 1, "no till is shown")
        await asyncio.sleep(0.2)
        await self._pictures.take("ready")

    async def _speak(self) -> None:
        self._go("subscriptions")
        search = await self._find("Search", QLineEdit)
        await self._type(search, "555")
        new = await self._find("NewSubscription", QAbstractButton)
        words = {}
        for code in ("sw", "en", "sw", "en"):
            (await self._find(f"Language-{code}", QAbstractButton)).click()
            await asyncio.sleep(0.1)
            words[code] = new.text().strip()
            if search.text() != "555":
                raise StepFailed(f"what was typed became {search.text()!r}")
            await self._pictures.take(f"list-in-{code}")
        if words["en"] == words["sw"]:
            raise StepFailed("the words stay English")
        search.clear()
        (await self._find(f"Language-{self._language}", QAbstractButton)).click()

    async def _look_around(self) -> None:
        self._go("settings")
        await asyncio.sleep(0.1)
        await self._pictures.take("settings")
        self._window.show_welcome(can_go_back=True)
        await asyncio.sleep(0.1)
        await self._pictures.take("connect")

    # -- hands -------------------------------------------------------------------------------------------------------

    async def _fill(self, event: str, tills: tuple[str, ...]) -> None:
        """Opens the form and answers its three questions."""
        self._go("subscriptions")
        (await self._find("NewSubscription", QAbstractButton)).click()
        (await self._find(f"Event-{event}", QAbstractButton)).click()
        if tills:
            edit = await self._find("TillEdit", QLineEdit)
            for till in tills:
                await self._type(edit, till + ",")
        await asyncio.sleep(0.1)
        (await self._find("UsePracticeAddress", QAbstractButton)).click()
        await asyncio.sleep(0.7)

    async def _press_create(self, rows: int) -> None:
        (await self._find("Create", QAbstractButton)).click()
        await self._until(lambda: len(self._account().book) == rows, f"the list does not have {rows} rows")
        await self._find("Subscriptions", QWidget)

    async def _say_word(self, word: str) -> None:
        self._go("practice")
        which = await self._find("WhichWord", QComboBox)
        which.setCurrentIndex(which.findData(word))
        (await self._find("ApplyWord", QAbstractButton)).click()
        await asyncio.sleep(0.2)

    async def _pretend(self, name: str, on: bool) -> None:
        self._go("practice")
        box = await self._find(f"Pretend-{name}", QAbstractButton)
        if box.isChecked() != on:
            box.click()
        practising = self._account().practising
        await self._until(
            lambda: practising is not None and any(one.value == name for one in practising.faults) is on,
            f"the practice server does not take {name}",
        )

    async def _choose_row(self, kind: BadgeKind) -> None:
        from k2desk.ui.subscriptions.table import SubscriptionTable

        table = await self._find("Subscriptions", SubscriptionTable)
        entry = next(entry for entry in self._account().book if self._kind(entry) is kind)
        table.choose(entry.id)
        await asyncio.sleep(0.3)

    def _go(self, place: str) -> None:
        button = self._window.findChild(QAbstractButton, f"Go-{place}")
        if button is None or not button.isVisible():
            raise StepFailed(f"there is no way to {place}")
        self._count(button)
        button.click()

    def _count(self, button: QAbstractButton) -> None:
        """Counts the presses of a button from now on."""
        if button not in self._counted:
            self._counted.add(button)
            button.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        self._presses += 1

    @staticmethod
    async def _type(edit: QLineEdit, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.postEvent(edit, key)
            await asyncio.sleep(0.005)

    async def _press_when(self, name: str) -> None:
        button = await self._find(name, QAbstractButton)
        await self._until(button.isEnabled, f"{name} can't be pressed")
        button.click()

    # -- eyes --------------------------------------------------------------------------------------------------------

    def _account(self) -> Account:
        account = self._program.account
        if account is None:
            raise StepFailed("no account is open")
        return account

    def _kind(self, entry: Entry) -> BadgeKind:
        interval = self._account().watching.interval or timedelta(minutes=5)
        return badge(entry.record, entry.check, self._account().clock.now(), interval, entry.server).kind

    async def _until_badges(self, wanted: dict[BadgeKind, int]) -> None:
        def count() -> dict[BadgeKind, int]:
            found: dict[BadgeKind, int] = {}
            for entry in self._account().book:
                kind = self._kind(entry)
                found[kind] = found.get(kind, 0) + 1
            return found

        await self._until(lambda: count() == wanted, "the badges are not as they should be", count)

    def _verdicts(self) -> list[str]:
        """The words that stand in the rows, as their English originals."""
        from k2desk.ui.events.sentences import verdict_look

        originals = {_spoken("Sentences", word): word for word in (_GENUINE, _NOT_GENUINE)}
        words = [verdict_look(one)[0] for one in self._account().inbox.alerts]
        return [originals.get(word, word) for word in words]

    def _times(self) -> list[int]:
        return [one.record.times for one in self._account().inbox.alerts]

    def _seen(self) -> str:
        return "\n".join(label.text() for label in self._window.findChildren(QLabel) if label.isVisible())

    async def _until_step(self, step: Step, mark: Mark) -> None:
        def stands() -> Mark | None:
            report = self._account().diagnosing.report
            return report.of(step).mark if report is not None else None

        await self._until(lambda: stands() is mark, f"the step {step.value} is not {mark.value}", stands)

    def _shown_in_details(self) -> str:
        from k2desk.ui.controls.chip import StatusChip

        return next((chip.text() for chip in self._window.findChildren(StatusChip) if chip.isVisible()), "")

    async def _find(self, name: str, kind: type[W]) -> W:
        found: list[W] = []

        def look() -> bool:
            found[:] = [one for one in self._window.findChildren(kind, name) if one.isVisible()]
            return bool(found)

        await self._until(look, f"{name} is not to be seen")
        if isinstance(found[0], QAbstractButton):
            self._count(found[0])
        return found[0]

    async def _until(self, holds: Callable[[], bool], complaint: str, seen: Callable[[], object] | None = None) -> None:
        until = time.monotonic() + _PATIENCE
        while not holds():
            if time.monotonic() > until:
                raise StepFailed(f"{complaint}: {seen()}" if seen else complaint)
            await asyncio.sleep(0.02)


def _spoken(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
