"""The steps of the tour, and what must be visible at the end of each."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTableView, QWidget

from k2desk.model.problems import ProblemKind
from k2desk.services.address_check.results import Mark, Step
from k2desk.services.badge import Badge, BadgeKind
from k2desk.services.exam import Grade, Task
from k2desk.services.ready import Finding, ReadyReport
from k2desk.tour.extra_screens import show_extra_screens
from k2desk.tour.payments import show_payments
from k2desk.tour.pictures import Pictures
from k2desk.tour.press_round import PressRound
from k2desk.tour.ui_driver import GENUINE, NOT_GENUINE, StepFailed, UiDriver, spoken, words_in
from k2desk.ui.controls.table_view import TableView
from k2desk.ui.text.badges import badge_text
from k2desk.ui.text.language import language

if TYPE_CHECKING:
    from k2desk.app.program import Program
    from k2desk.ui.shell.window import MainWindow

_READY_WITHIN = 20.0
_NEWCOMER_STEPS, _NEWCOMER_PRESSES, _NEWCOMER_SECONDS = 3, 8, 45.0
"""The limits for the way from the first page to the first Active badge: steps, presses and seconds."""


class Tour:
    """The steps, with what each must show at the end."""

    def __init__(self, program: Program, window: MainWindow, pictures: Pictures) -> None:
        self._program = program
        self._window = window
        self._pictures = pictures
        self._do = UiDriver(program, window, pictures)
        self._language = language().current
        self._steps: Sequence[tuple[str, Callable[[], Awaitable[None]]]] = (
            ("welcome and the practice shop", self._connect),
            ("create a till subscription", self._create),
            ("it turns Active", self._turns_active),
            ("break it: the badge changes", self._break),
            ("repair it: Active again", self._repair),
            ("a customer pays: the alert appears, genuine", self._pay),
            ("break the API key: the next alert is not genuine, with the reason", self._break_key),
            ("test the address: all well, a sample is answered, a fake refused", self._test_address),
            ("the certificate has ended: who can fix it", self._end_certificate),
            ("the server exam, with a shop that believes fakes", self._examine),
            ("the POS is off: a story, and put right", self._tell_story),
            ("did the money arrive: ask, find, give, and wait for what is late", self._ask_for_payments),
            ("lose an answer: not confirmed, and not sent twice", self._lose),
            ("name the tills, see the gaps, fill them all at once", self._fill_gaps),
            ("bring back one that was taken off the list", self._bring_back),
            ("ready to open: every till looked at in one go", self._get_ready),
            ("in Kiswahili and back, with what was typed in its place", self._speak),
            ("look at settings and the ways to connect", self._look_around),
            *(() if pictures.looks else (("press every button of every screen", self._press_everything),)),
        )

    async def through(self) -> int:
        """Run all steps, up to the first that fails. Returns the exit code."""
        whole = len(self._steps)
        started = time.monotonic()
        for number, (name, step) in enumerate(self._steps, start=1):
            began = time.monotonic()
            try:
                await step()
            except StepFailed as failure:
                await self._pictures.take(f"failed-{number}")
                _say(f"FAILED {number}/{whole} {name}: {failure}")
                self._say_unexpected()
                return 1
            _say(f"ok {number}/{whole} {name} {time.monotonic() - began:.1f} s")
            if number == _NEWCOMER_STEPS and not self._is_quick(time.monotonic() - started):
                return 1
        for complaint in self._pictures.complaints:
            _say(f"NOT RIGHT {complaint}")
        self._say_unexpected()
        return 1 if self._pictures.complaints or self._program.unexpected else 0

    def _say_unexpected(self) -> None:
        for error in self._program.unexpected:
            _say(f"NOT RIGHT unexpected {type(error).__name__}: {error}")

    def _is_quick(self, seconds: float) -> bool:
        """Return whether a newcomer's way was short enough, and print how long it was."""
        is_quick = self._do.presses <= _NEWCOMER_PRESSES and seconds <= _NEWCOMER_SECONDS
        most = f"at most {_NEWCOMER_PRESSES} and {_NEWCOMER_SECONDS:.0f} s"
        _say(f"{'ok' if is_quick else 'FAILED'} newcomer: {self._do.presses} presses, {seconds:.1f} s ({most})")
        return is_quick

    # -- the steps ---------------------------------------------------------------------------------------------------

    async def _connect(self) -> None:
        start = await self._do.find("StartPractising", QAbstractButton)
        await self._do.until(start.isEnabled, "the program is not ready")
        await self._pictures.take("welcome")
        start.click()
        await self._do.until(lambda: self._program.account is not None, "the practice shop did not open")
        new = await self._do.find("NewSubscription", QAbstractButton)
        await self._do.until(new.isEnabled, "New subscription can't be pressed")
        await self._do.find("Step-make", QAbstractButton)
        await self._pictures.take("list-empty")

    async def _create(self) -> None:
        await self._do.fill("buygoods_transaction_received", ("555555",))
        await self._pictures.take("form")
        await self._do.press_create(1)

    async def _turns_active(self) -> None:
        await self._do.until_badges({BadgeKind.ACTIVE: 1})
        if self._window.findChild(QWidget, "Details") is not None:
            active = badge_text(Badge(BadgeKind.ACTIVE), self._do.account().clock.now())
            await self._do.until(lambda: self._do.shown_in_details() == active, "the details do not say Active")

    async def _break(self) -> None:
        await self._do.fill("buygoods_transaction_reversed", ("555555", "112233"))
        await self._pictures.take("form-two-tills")
        await self._do.press_create(3)
        await self._do.until_badges({BadgeKind.ACTIVE: 3})
        await self._do.say_word("Inactive")
        await self._do.until_badges({BadgeKind.ACTIVE: 2, BadgeKind.OTHER_WORD: 1})
        self._do.go("subscriptions")
        await self._do.choose_row(BadgeKind.OTHER_WORD)
        await self._pictures.take("list-broken")

    async def _repair(self) -> None:
        await self._do.say_word("Active")
        await self._do.until_badges({BadgeKind.ACTIVE: 3})
        self._do.go("subscriptions")
        check = await self._do.find("CheckAll", QAbstractButton)
        check.click()
        await self._do.until_badges({BadgeKind.ACTIVE: 3})

    async def _pay(self) -> None:
        self._do.go("events")
        pay = await self._do.find("CustomerPays", QAbstractButton)
        await self._do.until(pay.isEnabled, "no customer can pay")
        pay.click()
        await self._do.until(lambda: len(self._do.account().inbox.alerts) == 1, "the alert does not appear")
        await self._do.until(lambda: self._do.verdicts() == [GENUINE], "the alert is not genuine", self._do.verdicts)
        # The second alert is delivered twice.
        await self._do.pretend("twice", True)
        self._do.go("events")
        pay.click()
        await self._do.until(lambda: self._do.times() == [2, 1], "the second alert does not come twice", self._do.times)
        await self._do.pretend("twice", False)
        await self._do.pretend("signed_with_secret", True)
        self._do.go("events")
        pay.click()
        await self._do.until(
            lambda: self._do.verdicts() == [NOT_GENUINE, GENUINE, GENUINE], "the third is taken", self._do.verdicts
        )
        await self._do.pretend("signed_with_secret", False)
        self._do.go("events")
        await self._pictures.take("events", after=0.3)

    async def _break_key(self) -> None:
        await self._do.pretend("wrong_api_key", True)
        self._do.go("events")
        (await self._do.find("CustomerPays", QAbstractButton)).click()
        await self._do.until(
            lambda: self._do.verdicts() == [NOT_GENUINE, NOT_GENUINE, GENUINE, GENUINE],
            "the next alert is genuine, or an older one is not any more",
            self._do.verdicts,
        )
        events = await self._do.find("Events", TableView)
        await self._do.until(lambda: events.model().rowCount() == 4, "the list does not show it")
        # Not the first row: practice has tried the third one again meanwhile.
        newest = max(self._do.account().inbox.alerts, key=lambda one: one.record.first_at)
        events.choose(newest.record.id)
        reason = spoken("Slips", "No key on this computer fits")
        await self._do.until(lambda: reason in self._do.seen(), "the reason is not said")
        await self._pictures.take("events-wrong-key", after=0.2)
        await self._do.pretend("wrong_api_key", False)
        await self._do.until(
            lambda: self._do.verdicts().count(GENUINE) == 3, "the right key does not prove it", self._do.verdicts
        )

    async def _test_address(self) -> None:
        self._do.go("subscriptions")
        await self._do.open_details(BadgeKind.ACTIVE)
        (await self._do.find("TestAddress", QAbstractButton)).click()
        await self._do.press_when("TrySample")
        await self._do.until_step(Step.ANSWERS, Mark.GOOD)
        await self._do.press_when("TryFake")
        await self._do.until_step(Step.REFUSES_FAKES, Mark.GOOD)
        await self._pictures.take("diagnose-well", after=0.2)

    async def _end_certificate(self) -> None:
        await self._do.pretend("shop_certificate_ended", True)
        await self._do.press_on("diagnose", "Test")
        await self._do.until_step(Step.LOCKED, Mark.BAD)
        await self._do.until(lambda: spoken("Report", "Your website person") in self._do.seen(), "nobody is named")
        await self._pictures.take("diagnose", after=0.2)
        sample = await self._do.open("SendSample")
        await self._do.press_when("SendNow")
        title = spoken("Messages", "The address’s security certificate ended on {date}.").partition("{date}")[0]
        await self._do.until(lambda: title in words_in(sample), "the sample says something else")
        await self._pictures.take("sample-ended", sample, after=0.2)
        sample.reject()
        exam = await self._do.open("ServerExam")
        await self._do.press_when("StartExam")
        diagnosing = self._do.account().diagnosing
        await self._do.until(
            lambda: diagnosing.sheet is not None and diagnosing.sheet.problems == {ProblemKind.CERTIFICATE_ENDED},
            "the exam says something else",
        )
        exam.reject()
        self._do.go("subscriptions")
        ended = spoken("ServerBadges", "Certificate ended")
        await self._do.until(lambda: any(ended in text for text in self._do.server_texts()), "the list does not say it")
        await self._pictures.take("list-server-problem", after=0.2)
        await self._do.close_details()
        sheet = await self._ready_sheet()
        if not any(till.problem and till.problem.kind is ProblemKind.CERTIFICATE_ENDED for till in sheet.tills):
            raise StepFailed("Ready to open? says something else")
        await self._do.pretend("shop_certificate_ended", False)
        await self._do.press_on("subscriptions", "CheckAll")
        await self._do.until(lambda: not any(ended in text for text in self._do.server_texts()), "the list stays red")
        await self._do.until_badges({BadgeKind.ACTIVE: len(self._do.account().cache)})
        blamed = [till for till in (await self._ready_sheet()).tills if till.finding is Finding.SERVER]
        if blamed:
            raise StepFailed(f"Ready to open? still blames the website: {blamed}")
        await self._do.press_on("diagnose", "Test")
        await self._do.until_step(Step.LOCKED, Mark.GOOD)

    async def _examine(self) -> None:
        await self._do.pretend("shop_believes_fakes", True)
        await self._do.press_on("diagnose", "ServerExam")
        await self._do.press_when("StartExam")
        diagnosing = self._do.account().diagnosing

        def grades() -> list[Grade]:
            return [one.grade for one in diagnosing.sheet.results] if diagnosing.sheet is not None else []

        wanted = [Grade.FAIL if task is Task.FAKE else Grade.PASS for task in Task]
        await self._do.until(lambda: grades() == wanted, "the sheet is not as it should be", grades)
        dialog = await self._do.find("ExamDialog", QWidget)
        await self._pictures.take("exam", dialog, after=0.2)
        dialog.close()
        await self._do.pretend("shop_believes_fakes", False)
        await self._do.press_on("diagnose", "TryFake")
        await self._do.until_step(Step.REFUSES_FAKES, Mark.GOOD)
        for name, button in (("sample", "SendSample"), ("signature", "CheckSignature")):
            await self._do.picture_of_dialog(name, button)

    async def _tell_story(self) -> None:
        await self._do.press_on("practice", "Start-pos_off")
        off = spoken("ServerBadges", "Not reached")
        await self._do.find("PutTroubleRight", QAbstractButton)
        await self._pictures.take("practise", after=0.2)
        await self._do.press_when("Lead-pos_off")
        delivered = spoken("ShopCard", "An alert did not arrive ({why}). Practice tries again (try {n}).")
        await self._do.until(lambda: delivered.partition("(")[0] in self._do.seen(), "the alert does arrive")
        await self._pictures.take("story-alerts")
        self._do.go("subscriptions")
        await self._do.until(
            lambda: off in self._do.server_texts()[1], "the list does not say it", self._do.server_texts
        )
        await self._pictures.take("story-list", after=0.2)
        await self._do.press_when("PutTroubleRight")
        await self._do.until(lambda: not self._do.is_seen("PutTroubleRight"), "the band stays")
        await self._do.until_badges({BadgeKind.ACTIVE: 3})
        await self._do.press_when("PutStepsAway")

    async def _ask_for_payments(self) -> None:
        await show_payments(self._do)

    async def _lose(self) -> None:
        await self._do.pretend("lost_after", True)
        await self._do.fill("b2b_transaction_received", ("112233",))
        await self._do.press_create(4)
        await self._do.until_badges({BadgeKind.ACTIVE: 3, BadgeKind.NOT_CONFIRMED: 1})
        await asyncio.sleep(1.0)
        await self._do.until_badges({BadgeKind.ACTIVE: 3, BadgeKind.NOT_CONFIRMED: 1})
        await self._pictures.take("not-confirmed")
        await self._do.pretend("lost_after", False)
        await self._do.fill("settlement_transfer_completed", ())
        await self._do.press_create(5)
        await self._do.fill("customer_created", ())
        await self._do.press_create(6)
        await self._do.until_badges({BadgeKind.ACTIVE: 5, BadgeKind.NOT_CONFIRMED: 1})
        await self._do.choose_row(BadgeKind.ACTIVE)
        await self._pictures.take("list", after=0.3)

    async def _fill_gaps(self) -> None:
        self._do.go("coverage")
        (await self._do.find("TillNames", QAbstractButton)).click()
        tills = await self._do.find("TillsDialog", QWidget)
        pasted = await self._do.find("PastedTills", QPlainTextEdit)
        pasted.setPlainText(
            "Till\tName\n555555\tWestlands\n112233\tThika Road\n778899\tMombasa, Nyali\n334455\tKisumu"
            "\n620118\tNakuru\n330417\tEldoret\n905512\tThika Town\n441907\tMachakos"
        )
        await self._pictures.take("tills", tills, after=0.2)
        (await self._do.find("SaveTills", QAbstractButton)).click()
        await self._do.until(lambda: len(self._do.account().cache.tills()) == 8, "the tills are not kept")
        fill = await self._do.find("FillGaps", QAbstractButton)
        picture = await self._do.find("Coverage", QTableView)
        await self._do.until(lambda: picture.model().rowCount() == 8, "the tills are not in the picture")
        await self._pictures.take("coverage", after=0.2)
        before = len(self._do.account().cache)
        fill.click()
        create = await self._do.find("CreateMany", QAbstractButton)
        await self._pictures.take("many", after=0.2)
        create.click()
        done = await self._do.find("ManyDone", QAbstractButton)
        await self._pictures.take("many-done")
        done.click()
        await self._do.until(lambda: len(self._do.account().cache) == before + 7, "the gaps are not filled")
        gone = await self._do.find("CoveragePage", QWidget)
        await self._do.until(lambda: not self._do.is_seen("FillGaps"), "there are still gaps")
        await self._pictures.take("coverage-filled", gone.window())

    async def _bring_back(self) -> None:
        account = self._do.account()
        entry = next(one for one in account.cache if one.record.scope_reference == "905512")
        number = entry.record.kopokopo_id or ""
        await account.decisions.remove([entry.id]).wait()
        self._do.go("subscriptions")
        (await self._do.find("AddExisting", QAbstractButton)).click()
        dialog = await self._do.find("AdoptDialog", QWidget)
        (await self._do.find("PastedText", QPlainTextEdit)).setPlainText(
            f"Dear Njeri, your alert is {number}, as agreed."
        )
        (await self._do.find("LookUp", QAbstractButton)).click()
        add = await self._do.find("AddFound", QAbstractButton)
        await self._do.until(add.isEnabled, "what was found can't be added")
        await self._pictures.take("bring-back", dialog)
        add.click()
        await self._do.until(
            lambda: any(one.record.kopokopo_id == number for one in self._do.account().cache), "it is not brought back"
        )

    async def _ready_sheet(self) -> ReadyReport:
        """Press *Ready to open?* and return the result of this run."""
        ready = self._do.account().ready
        before = ready.sheet
        self._do.go("subscriptions")
        (await self._do.find("ReadyToOpen", QAbstractButton)).click()

        def is_new() -> bool:
            return ready.current is None and ready.sheet is not None and ready.sheet is not before

        await self._do.until(is_new, "the sheet does not come")
        assert ready.sheet is not None
        return ready.sheet

    async def _get_ready(self) -> None:
        sheet = await self._ready_sheet()
        if sheet.seconds > _READY_WITHIN:
            raise StepFailed(f"it took {sheet.seconds:.0f} s")
        await self._do.until(lambda: len(self._window.findChildren(QWidget, "TillRow")) > 1, "no till is shown")
        await self._pictures.take("ready", after=0.2)

    async def _speak(self) -> None:
        self._do.go("subscriptions")
        search = await self._do.find("Search", QLineEdit)
        await self._do.type_into(search, "555")
        new = await self._do.find("NewSubscription", QAbstractButton)
        words = {}
        for code in ("sw", "en", "sw", "en"):
            (await self._do.find(f"Language-{code}", QAbstractButton)).click()
            await asyncio.sleep(0.1)
            words[code] = new.text().strip()
            if search.text() != "555":
                raise StepFailed(f"what was typed became {search.text()!r}")
            await self._pictures.take(f"list-in-{code}")
        if words["en"] == words["sw"]:
            raise StepFailed("the words stay English")
        search.clear()
        (await self._do.find(f"Language-{self._language}", QAbstractButton)).click()

    async def _look_around(self) -> None:
        await show_extra_screens(self._do)
        self._do.go("settings")
        await self._pictures.take("settings", after=0.1)
        self._window.show_welcome(can_go_back=True)
        await self._pictures.take("connect", after=0.1)
        for name, button in (("where", "ShowMeWhere"), ("not-administrator", "NotAdministrator")):
            await self._do.picture_of_dialog(name, button)

    async def _press_everything(self) -> None:
        everything = PressRound(self._do)
        await everything.through()
        _say(f"{everything.presses} buttons pressed")
        self._pictures.complaints += everything.complaints


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
