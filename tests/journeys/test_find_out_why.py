"""The user finds out why alerts do not arrive, and nothing is sent to a website without a press."""

from __future__ import annotations

import asyncio
import csv
import io
import json

import icalendar
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QTableView, QWidget

from k2desk.kopokopo.signature import matches, sign
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.services.address_check.results import Mark, Step
from k2desk.ui.alerts.listen_card import ListenCard
from k2desk.ui.controls.connect_form import ConnectForm
from tests.journeys.test_main_job import EVENT, _fill
from tests.shops import Shops, TestPlaces
from tests.store.test_secrets import Fake
from tests.tls import https_front


@pytest.fixture(autouse=True)
def nobody_else_is_told(fresh_practice):
    """Remove the subscriptions of other tests, because a pretend payment is sent to every matching subscription."""
    for one in fresh_practice.subscriptions():
        fresh_practice.control("DELETE", f"subscriptions/{one['id']}")


async def _create(driver, **how):
    await _fill(driver, **how)
    await driver.press("Create")
    await driver.until(lambda: "Active" in driver.badges(), "created")


async def _create_to(driver, address):
    await driver.press("NewSubscription")
    await driver.press(EVENT)
    await driver.type("TillEdit", "555555,")
    await driver.type("Address", address)
    await driver.press("Create")
    await driver.until(lambda: driver.badges() == ["Active"], "created")


async def _pretend(driver, name):
    await driver.switch(name)
    practising = driver.program.account.practising
    await driver.until(lambda: any(one.value == name for one in practising.faults), f"{name} is on")


def _events(driver):
    (table,) = [one for one in driver.window.findChildren(QTableView, "Events") if one.isVisible()] or [None]
    if table is None:
        return []
    model = table.model()
    return [(str(model.index(row, 2).data()), str(model.index(row, 3).data())) for row in range(model.rowCount())]


def _mark(driver, step):
    report = driver.program.account.diagnosing.report
    return report.of(step).mark if report is not None else None


async def test_a_customer_pays_and_a_broken_key_is_named_on_the_next_alert(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        await driver.press("Go-events")
        await driver.until(lambda: "No alerts received on this computer." in driver.said(), "the empty page says why")
        await driver.press("CustomerPays")
        await driver.until(lambda: len(_events(driver)) == 1, "the alert appears")
        ((words, verdict),) = _events(driver)
        assert (
            words.startswith("KES\u00a0100.00 from ") and words.endswith("reached till 555555") and verdict == "Genuine"
        )
        assert "The signature is right: it came from Kopo Kopo and nobody changed it." in driver.said()
        await driver.until(lambda: "+254 7•• ••• 1" in driver.said(), "its details appear")
        assert "+25470000010" not in driver.said()
        await driver.press("Reveal")
        await driver.until(lambda: "+25470000010" in driver.said(), "the number is shown on a press")

        await _pretend(driver, "wrong_api_key")
        await driver.press("Go-events")
        await driver.press("CustomerPays")
        verdicts = ["Not genuine", "Genuine"]
        await driver.until(lambda: [one[1] for one in _events(driver)] == verdicts, "the next one is not genuine")
        assert _events(driver)[0][0].startswith("A message says: KES\u00a0100.00")
        assert "No key on this computer fits" in driver.said()
        assert "Compare the API key with your Kopo Kopo page." in driver.said()
    async with start(practice=True) as driver:
        # The right key is back, and the second message is proved genuine as well.
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-events")
        await driver.until(lambda: [one[1] for one in _events(driver)] == ["Genuine"] * 2, "what arrived is kept")


async def test_a_message_signed_with_the_client_secret_and_one_that_comes_twice_are_told(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        await _pretend(driver, "twice")
        await driver.press("Go-events")
        await driver.press("CustomerPays")
        await driver.until(lambda: "came twice, counted once" in _below(driver), "the repeat is marked")
        await driver.until(lambda: "Came twice 1" in driver.said(), "and counted")
        await driver.switch("twice")
        await _pretend(driver, "signed_with_secret")
        await driver.press("Go-events")
        await driver.press("CustomerPays")
        await driver.until(lambda: len(_events(driver)) == 2, "the second arrives")
        assert "Signed with the Client secret, not with the API key" in driver.said()
        await driver.until(lambda: "An alert did not arrive (refused)" in driver.said(), "the retry is shown")
        await driver.press("Events-not_genuine")
        assert [one[1] for one in _events(driver)] == ["Not genuine"]
        await driver.press("Events-all")
        await driver.type("SearchEvents", "genuinely nothing")
        await driver.until(lambda: "Nothing matches." in driver.said(), "an empty search explains itself")


async def test_a_customer_whose_number_is_hidden_pays_in_practice(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        await _pretend(driver, "hidden_numbers")
        await driver.press("Go-events")
        await driver.press("CustomerPays")
        await driver.until(lambda: len(_events(driver)) == 1, "the alert appears")
        await driver.until(lambda: "2547 ***** 1" in driver.said(), "its details appear")
        assert "+254 7••" not in driver.said()
        await driver.press("Reveal")
        await driver.until(
            lambda: driver.program.account.inbox.alerts[0].alert.first_name in driver.said(), "the name is"
        )
        assert "2547 ***** 1" in driver.said() and "25470000010" not in driver.said()


def _below(driver):
    from k2desk.ui.text.alerts import second_line

    return "\n".join(second_line(one, whole=False) for one in driver.program.account.inbox.alerts)


async def test_what_arrived_is_saved_with_shortened_names_until_they_are_asked_for(start, fresh_practice, tmp_path):
    async with start(practice=True) as driver:
        await _create(driver)
        await driver.press("Go-events")
        await driver.press("CustomerPays")
        await driver.until(lambda: len(_events(driver)) == 1, "the alert appears")
        page = await driver.find("EventsPage")
        for name in ("short.csv", "whole.csv"):
            page.saving.save_to(tmp_path / name)
            await driver.until((tmp_path / name).exists, "saved")
            await driver.press("RevealAll")
        await driver.press("ForgetAll")
        await driver.press("ForgetNow")
        await driver.until(lambda: _events(driver) == [], "what arrived is forgotten on the user's word")
    short, whole = (
        list(csv.reader(io.StringIO((tmp_path / name).read_text("utf-8-sig")))) for name in ("short.csv", "whole.csv")
    )
    assert short[0] == whole[0] and len(short) == 2
    assert "••" in short[1][6] and whole[1][6].startswith("+2547000001")
    assert (short[1][3], short[1][7], short[1][9]) == ("100.00", "555555", "Genuine")


async def test_the_practice_shop_teaches_what_a_diagnosis_says(start, fresh_practice, tmp_path):
    async with start(practice=True) as driver:
        await _create(driver)
        await driver.press("TestAddress")
        await driver.until(lambda: _mark(driver, Step.LOCKED) is Mark.GOOD, "looked at")
        await driver.until(
            lambda: "Send a sample to be sure that it takes alerts" in driver.said(), "what is not known"
        )
        await driver.press("TrySample")
        await driver.until(lambda: _mark(driver, Step.IN_TIME) is Mark.GOOD, "the sample is answered")
        await driver.press("TryFake")
        await driver.until(lambda: _mark(driver, Step.REFUSES_FAKES) is Mark.GOOD, "the fake is refused")
        await driver.until(lambda: "All is well" in driver.said(), "green at the end")
        page = await driver.find("DiagnosePage")
        assert not page.who.copy.isVisible(), "the message to Kopo Kopo is folded"
        (fold,) = page.who.findChildren(QWidget, "StillMissing")
        assert fold.button.text() == "Alerts still missing? Ask Kopo Kopo"
        fold.button.click()
        assert page.who.copy.isVisible()

        await _pretend(driver, "shop_certificate_ended")
        await driver.press("Go-diagnose")
        await driver.press("Test")
        await driver.until(lambda: "Your website person" in driver.said(), "somebody is named")
        said = driver.said()
        assert "The address’s security certificate ended on" in said
        assert "Not tried: the connection must be secure first" in said
        await driver.press("CopyMessage")
        copied = QGuiApplication.clipboard().text()
        assert copied.startswith("Hello, we tested practice-shop.example") and "[K-12]" in copied
        assert not any(secret in copied for secret in (fresh_practice.api_key, fresh_practice.client_secret))
        page = await driver.find("DiagnosePage")
        page.save_report_to(tmp_path / "report.txt")
        await driver.until((tmp_path / "report.txt").exists, "the report is saved")
        assert (tmp_path / "report.txt").read_text() == copied

        await driver.press("Go-subscriptions")
        await driver.until(lambda: driver.badges() == ["Active, server problem"], "the badge shows it")
        assert driver.rows()[0][4].startswith("Certificate ended · ")
        await driver.press("Action-ask_website")
        letter = QGuiApplication.clipboard().text()
        assert "https://practice-shop.example/" in letter and "till 555555" not in letter
        assert "\nIt is for: A customer paid your till (555555, ID " in letter
        assert "\nK-12\n" in letter and "\nWhen: " in letter
        await driver.until(lambda: "Copied. Now paste it." in driver.said(), "it says so")
        with_age = driver.rows()[0][4]
        assert with_age.endswith(" ago"), "how old the finding is stands beside it"
        page.save_calendar_to(tmp_path / "ends.ics")
        await driver.until((tmp_path / "ends.ics").exists, "the calendar is saved")
    (event,) = icalendar.Calendar.from_ical((tmp_path / "ends.ics").read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "The security certificate of practice-shop.example ends"
    assert len(event.walk("VALARM")) == 1


async def test_a_repaired_certificate_is_green_everywhere_after_one_check_of_all(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        await driver.press("TestAddress")
        await driver.until(lambda: _mark(driver, Step.LOCKED) is Mark.GOOD, "looked at")
        await _pretend(driver, "shop_certificate_ended")
        await driver.press("Go-diagnose")
        await driver.press("TrySample")
        await driver.until(
            lambda: "security certificate ended on" in driver.said(), "the sample says what the look says"
        )
        await driver.press("Go-subscriptions")
        await driver.until(lambda: driver.badges() == ["Active, server problem"], "the list shows it")
        await driver.switch("shop_certificate_ended")
        await driver.until(lambda: not driver.program.account.practising.faults, "it is repaired")
        await driver.press("Go-subscriptions")
        await driver.press("CheckAll")
        await driver.until(lambda: driver.badges() == ["Active"], "one check of all looks at the website too")
        assert driver.rows()[0][4].startswith("Reached · ")


@pytest.fixture
def shops():
    with Shops("verifies", "accepts_all", "crashes_on_accent", "good", "ends_soon") as opened:
        yield opened


async def test_nothing_is_posted_to_a_website_without_a_press(start, fresh_practice, shops):
    """R8, in one whole journey: only the buttons of a sample, a fake and the exam send anything."""
    address = f"https://shop.test:{shops.ports['good']}/k2/paid"
    async with start(practice=True, internet=TestPlaces(shops)) as driver:
        await _create_to(driver, address)
        await driver.press("CheckAll")
        account = driver.program.account
        assert await account.certificates.look() == 1
        await driver.until(lambda: driver.rows()[0][4].startswith("Reached · "), "a look says Reached, never Answers")
        assert await account.certificates.look() == 0, "once a day"
        await driver.press("TestAddress")
        await driver.until(lambda: _mark(driver, Step.LOCKED) is Mark.GOOD, "looked at")
        await driver.press("Test")
        await driver.until(lambda: _mark(driver, Step.LOCKED) is Mark.GOOD, "and again")
        for button, dialog in (
            ("SendSample", "SampleDialog"),
            ("ServerExam", "ExamDialog"),
            ("CheckSignature", "SignatureDialog"),
        ):
            await driver.press(button)
            (await driver.find(dialog, QDialog)).close()
        await driver.press("Go-events")
        await driver.press("CustomerPays")
        await driver.until(
            lambda: "No alert was sent: practice sends only to the practice address" in driver.said(), "not sent"
        )
        await asyncio.sleep(0.5)
        assert shops.log() == []

        await driver.press("Go-diagnose")
        await driver.press("TrySample")
        await driver.until(lambda: _mark(driver, Step.IN_TIME) is Mark.GOOD, "answered")
        (message,) = shops.log()
        assert message["path"] == "/k2/paid"
        await driver.press("Go-subscriptions")
        await driver.until(lambda: driver.rows()[0][4].startswith("Answers · "), "now it says Answers")


async def test_a_test_can_be_cancelled_and_the_window_answers_meanwhile(start, fresh_practice):
    with Shops("tls_silent") as silent:
        async with start(practice=True, internet=TestPlaces(silent)) as driver:
            await _create_to(driver, f"https://shop.test:{silent.ports['tls_silent']}/k2/paid")
            await driver.press("TestAddress")
            await driver.until(lambda: _mark(driver, Step.LOCKED) is Mark.RUNNING, "the step is shown as it runs")
            button = await driver.find("Test")
            assert button.text().strip() == "Cancel" and "Trying…" in driver.said()
            await driver.press("Go-events")
            await driver.press("Go-diagnose")
            await driver.press("Test")
            await driver.until(lambda: _mark(driver, Step.LOCKED) is Mark.CANCELLED, "cancelled at once")
            await driver.until(lambda: button.text().strip() == "Test again", "and ready for another one")


async def test_a_certificate_that_ends_soon_is_found_by_the_watch_and_shown_on_the_badge(start, fresh_practice, shops):
    async with start(practice=True, internet=TestPlaces(shops)) as driver:
        await _create_to(driver, f"https://shop.test:{shops.ports['ends_soon']}/k2/paid")
        await driver.program.account.certificates.look()
        await driver.until(lambda: driver.badges() == ["Active, server problem"], "the badge")
        assert driver.rows()[0][4].startswith("Certificate ends in 12 days · ")
    async with start(practice=True, internet=TestPlaces(shops)) as driver:
        assert driver.rows()[0][4].startswith("Certificate ends in 12 days · "), "it is known at the first paint"


async def test_an_edited_sample_is_sent_signed_and_its_answer_shown(start, fresh_practice, shops):
    async with start(practice=True, internet=TestPlaces(shops)) as driver:
        await _create_to(driver, f"https://shop.test:{shops.ports['good']}/k2/paid")
        await driver.press("Go-diagnose")
        await driver.press("SendSample")
        await driver.until(
            lambda: "It says: KES\u00a01.00 from Jane Wanjiru reached till 555555" in driver.said(), "said"
        )
        assert '"reference"' not in driver.said(), "the raw text is folded"
        await driver.press("SampleRaw")
        body = await driver.find("SampleBody", QPlainTextEdit)
        assert '"reference": "K2DESKTEST"' in body.toPlainText() and '"till_number": "555555"' in body.toPlainText()
        body.setPlainText("{ not json")
        await driver.press("SendNow")
        await driver.until(lambda: "The sample is not complete." in driver.said(), "K-76")
        assert body.toPlainText() == "{ not json" and shops.log() == []
        events = await driver.find("SampleEvent", QComboBox)
        body.setPlainText(driver.program.account.diagnosing.sample_for("customer_created", ""))
        events.setCurrentIndex(events.findData("customer_created"))
        await driver.press("SendNow")
        await driver.until(lambda: "Your website took the sample" in driver.said(), "the answer is shown")
        (message,) = shops.log()
        import base64

        content = base64.b64decode(message["body"])
        assert json.loads(content)["topic"] == "customer_created" and b"\n" not in content
        assert matches(fresh_practice.api_key, content, message["headers"]["x-kopokopo-signature"])


async def test_a_signature_is_judged_without_any_network(start, fresh_practice, tmp_path):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-diagnose")
        await driver.press("CheckSignature")
        body = await driver.find("SignedBody", QPlainTextEdit)
        header = await driver.find("SignatureValue", QLineEdit)
        content = '{"topic":"x","name":"Zoë"}'
        for text, signature, words in (
            (content, sign(fresh_practice.api_key, content.encode()), "Genuine"),
            (content, sign(fresh_practice.client_secret, content.encode()), "Signed with the Client secret"),
            ('{"topic": "x", "name": "Zoë"}', sign(fresh_practice.api_key, content.encode()), "rewrote the body"),
            (content, sign("x", content.encode()), "No key on this computer fits"),
        ):
            if not body.isVisible():
                await driver.press("SignedRaw")
            body.setPlainText(text)
            header.setText(signature)
            await driver.press("CheckNow")
            await driver.until(lambda words=words: words in driver.said(), words)
        file = tmp_path / "body.json"
        file.write_bytes(b"\xff\xfe{}")
        dialog = await driver.find("SignatureDialog", QDialog)
        dialog.open_file(file)
        await driver.until(lambda: "body.json" in driver.said(), "the file is taken byte for byte")
        header.setText(sign(fresh_practice.api_key, b"\xff\xfe{}"))
        await driver.press("CheckNow")
        await driver.until(lambda: "This is not readable text." in driver.said() and "Genuine" in driver.said(), "K-78")
        QGuiApplication.clipboard().setText("x" * 5_000_000)
        body.setFocus()
        body.paste()
        await driver.until(lambda: "5.0 MB" in driver.said(), "five megabytes do not stop the window")
        await driver.press("CheckNow")
        await driver.until(lambda: "This is far longer than any alert (5.0 MB)." in driver.said(), "K-77")
        QGuiApplication.clipboard().clear()


# -- on LIVE -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def live(fresh_practice, tmp_path, monkeypatch):
    with https_front(fresh_practice, tmp_path) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        yield {EnvironmentKind.LIVE: Environment(EnvironmentKind.LIVE, base)}


async def _connect(driver, fresh_practice, *, api_key=True):
    await driver.type("client_id", fresh_practice.client_id)
    await driver.type("client_secret", fresh_practice.client_secret)
    if api_key:
        await driver.type("api_key", fresh_practice.api_key)
    await driver.press("TestAndSave")
    await driver.until(lambda: driver.program.account is not None, "the account is open")


async def test_on_live_a_sample_asks_once_more_and_the_exam_wants_the_name_typed(start, fresh_practice, live, shops):
    fake = Fake()
    async with start(environments=live, find_backend=lambda: fake, internet=TestPlaces(shops)) as driver:
        await _connect(driver, fresh_practice)
        address = f"https://shop.njeri.co.ke:{shops.ports['crashes_on_accent']}/k2/paid"
        await _create_to(driver, address)
        await driver.press("TestAddress")
        await driver.until(lambda: _mark(driver, Step.LOCKED) is Mark.GOOD, "looked at")
        await driver.press("TrySample")
        question = await driver.find("LiveQuestion", QMessageBox)
        assert "Your POS might record this as a sale of KES 1. Go on?" in question.text()
        question.reject()
        await asyncio.sleep(0.3)
        assert shops.log() == [], "the answer No sends nothing"
        await driver.press("TrySample")
        await driver.press("GoOn")
        await driver.until(lambda: _mark(driver, Step.ANSWERS) is not Mark.WAITING, "sent")
        await driver.until(lambda: len(shops.log()) == 1, "once")

        await driver.press("ServerExam")
        begin = await driver.find("StartExam")
        assert not begin.isEnabled(), "on LIVE the exam can't begin by a slip"
        await driver.type("ExamConfirm", "shop.njeri.co.k")
        assert not begin.isEnabled()
        await driver.type("ExamConfirm", f"e:{shops.ports['crashes_on_accent']}")
        await driver.press("StartExam")
        sheet = lambda: driver.program.account.diagnosing.sheet  # noqa: E731
        await driver.until(
            lambda: (
                sheet() is not None and all(one.grade.value not in {"waiting", "running"} for one in sheet().results)
            ),
            "done",
        )


async def test_without_an_api_key_nothing_is_claimed_and_the_way_to_it_is_said(start, fresh_practice, live, shops):
    fake = Fake()
    async with start(environments=live, find_backend=lambda: fake, internet=TestPlaces(shops)) as driver:
        await _connect(driver, fresh_practice, api_key=False)
        await _create_to(driver, f"https://shop.njeri.co.ke:{shops.ports['good']}/k2/paid")
        await driver.press("Go-diagnose")
        await driver.press("ServerExam")
        dialog = await driver.find("ExamDialog", QDialog)
        await driver.type("ExamConfirm", f"shop.njeri.co.ke:{shops.ports['good']}")
        await driver.press("StartExam")
        await driver.until(lambda: "The API key is not on this computer." in driver.said(), "K-73")
        assert shops.log() == []
        await driver.press("Action-check_keys", dialog)
        form = (await driver.find("ReplaceKeysDialog")).findChild(ConnectForm)
        await driver.until(form.api_key.edit.hasFocus, "the key can be pasted at once")
        form.window().reject()
        await driver.press("Go-events")
        assert "Alerts go to your website, not here, unless you set up a link." in driver.said()


async def test_a_real_account_listens_on_this_computer_only_when_asked(start, fresh_practice, live, shops):
    import urllib.request

    fake = Fake()
    async with start(environments=live, find_backend=lambda: fake, internet=TestPlaces(shops)) as driver:
        await _connect(driver, fresh_practice)
        await driver.press("Go-events")
        inbox = driver.program.account.inbox
        assert inbox.address == ""
        page = await driver.find("EventsPage")
        page.findChild(ListenCard).port.setValue(18642)
        await driver.press("Listen")
        await driver.until(lambda: "http://127.0.0.1:18642/" in driver.said(), "the address is shown")
        await driver.until(lambda: "Listening on this computer" in driver.said(), "and said in the status line")
        content = (
            b'{"topic":"buygoods_transaction_received","id":"1","event":{"resource":{"amount":"5","till_number":"1"}}}'
        )
        request = urllib.request.Request(
            "http://127.0.0.1:18642/k2",
            data=content,
            headers={"X-KopoKopo-Signature": sign(fresh_practice.api_key, content)},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        answer = await asyncio.to_thread(lambda: opener.open(request, timeout=5).status)
        assert answer == 200
        await driver.until(lambda: [one[1] for one in _events(driver)] == ["Genuine"], "it arrives and is judged")
        await driver.press("Listen")
        await driver.until(lambda: inbox.address == "", "and stops")


async def test_an_address_is_tested_before_anything_is_created_or_sent(start, fresh_practice):
    async with start(practice=True) as driver:
        await _pretend(driver, "shop_certificate_ended")
        await driver.press("Go-subscriptions")
        await _fill(driver)
        assert "Not tested yet. Test it before you create." in driver.said()
        await driver.press("TestFirst")
        await driver.until(lambda: "security certificate ended" in driver.said(), "the trouble is said beside the form")
        await driver.switch("shop_certificate_ended")
        await driver.until(lambda: not driver.program.account.practising.faults, "the shop has its certificate again")
        await driver.press("Go-subscriptions")
        await driver.press("NewSubscription")
        await driver.press("TestFirst")
        await driver.until(lambda: "K2Desk reached it. Nothing was sent." in driver.said(), "all is well")
        assert fresh_practice.subscriptions() == [] and driver.program.account.inbox.alerts == ()
