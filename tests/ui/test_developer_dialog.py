"""*For my developer*: where it opens, what it shows, copies and saves, and the colours of its code."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import SANDBOX
from k2desk.model.events import Scope
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.services.snippets.colouring import Ink
from k2desk.services.snippets.developer_code import DeveloperCode
from k2desk.services.snippets.files import Part, all_files, code_file
from k2desk.services.snippets.literals import Language
from k2desk.services.snippets.subject import subject_of
from k2desk.services.tasks import Tasks
from k2desk.ui.developer.dialog import DeveloperDialog
from k2desk.ui.new_subscription.page import NewSubscriptionPage
from k2desk.ui.style.code_inks import code_ink
from k2desk.ui.style.theme import DARK, LIGHT, Scheme
from tests.ui.pages import NotingNavigator, quiet_account
from tests.ui.test_theme import contrast
from tests.waiting import until

SECRET = "https://pos.njeri.co.ke/k2?key=aX9fK2mQ8vR4tL7wZ1pB6nC3"


def request(event_type="buygoods_transaction_received", address=SECRET, daraja=False):
    return SubscriptionRequest(event_type, address, Scope.TILL, "555555", daraja)


@pytest.mark.parametrize("ink", list(Ink))
def test_the_colours_of_code_can_be_read_in_each_scheme(qapp, ink):
    for scheme, colours in ((Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)):
        assert contrast(code_ink(ink, scheme)[0], colours.ground) >= 4.5


async def test_the_code_is_shown_copied_whole_and_saved_where_nothing_is_overwritten(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("k2desk.ui.developer.dialog._last", Language.PYTHON)
    tasks = Tasks()
    code, given = DeveloperCode(tasks), [request(daraja=True)]
    subject = subject_of(SANDBOX, 2, given)
    async with quiet_account(tmp_path / "account") as account:
        dialog = DeveloperDialog(None, code, code.about(account, given))
    dialog.open()
    await until(lambda: "k2-connect 2.0.0" in dialog.view.toPlainText())
    assert dialog.warning.isVisible() and "password" in dialog._warning_text.text()
    dialog.languages.button(Language.PHP).click()
    await until(lambda: dialog.view.toPlainText().startswith("<?php"))
    assert "can’t create all of these" in dialog._note.text(), "the library knows no Daraja format"
    assert not dialog.parts.button(Part.SUBSCRIBE).isVisible()
    dialog.parts.button(Part.RECEIVE).click()
    text = code_file(Language.PHP, Part.RECEIVE, subject).text
    await until(lambda: dialog.view.toPlainText() == text)
    formats = dialog.view.document().findBlockByNumber(1).layout().formats()
    assert formats and formats[0].format.foreground().color() == code_ink(Ink.COMMENT, Scheme.LIGHT)[0]
    dialog.copy.click()
    assert QApplication.clipboard().text() == text and dialog._told.text() == "Copied"

    dialog.save.click()
    chooser = await until(lambda: dialog.findChild(QFileDialog))
    chooser.fileSelected.emit(str(tmp_path))
    chooser.close()
    await until(lambda: "kopokopo-code-sandbox" in dialog._told.text())
    dialog.save_in(tmp_path)
    await until(lambda: "kopokopo-code-sandbox-2" in dialog._told.text())
    for folder in tmp_path.glob("kopokopo-code-*"):
        assert {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()} == set(
            all_files(subject)
        )
    dialog.save_in(tmp_path / "gone")
    await until(lambda: dialog.banner.isVisible())
    # The next one begins with the language of this one.
    dialog.close()
    again = DeveloperDialog(None, code, code.about(None, None))
    again.open()
    await until(lambda: again.view.toPlainText().startswith("<?php"))
    assert "This is an example" in again._warning_text.text(), "no account is open"
    again.close()
    await tasks.close()


async def test_the_form_hands_its_contents_on_as_code_or_says_what_is_missing(qtbot, tmp_path):
    navigator = NotingNavigator()
    async with quiet_account(tmp_path) as account:
        page = NewSubscriptionPage(account, navigator)
        qtbot.addWidget(page)
        page.show()
        page.start(NewSubscription())
        code = page.findChild(QPushButton, "CodeOfForm")
        code.click()
        assert not navigator.wishes, "what is missing is said instead"
        page.start(NewSubscription("buygoods_transaction_received", tills=("555555", "112233"), address=SECRET))
        code.click()
        ((wish, about),) = navigator.wishes
        assert wish == "show_code" and [(one.scope_reference, one.address) for one in about] == [
            ("555555", SECRET),
            ("112233", SECRET),
        ]
        page.start(
            NewSubscription("buygoods_transaction_received", tills=("aX9fK2mQ8vR4tL7wZ1pB6nC3aX9fK2",), address=SECRET)
        )
        code.click()
        assert len(navigator.wishes) == 1, "a key in the field for tills is not handed on"
        page.close()
        await asyncio.sleep(0)
