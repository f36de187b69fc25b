"""In a list that desks share, one sees who is sending now, and who did what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from unittest.mock import Mock

import pytest

from k2desk.model.check_schedule import NEVER, CheckSchedule
from k2desk.model.clock import SystemClock
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import AccountEvent, HistoryEvent
from k2desk.model.records import AccountContents, DeskName, State
from k2desk.model.registry_errors import AlreadyThere
from k2desk.services.account_history import Happened
from k2desk.services.history_of import RowHistory
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.ui.history.model import HistoryModel
from k2desk.ui.subscriptions.details import Details
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.text.history import by_whom, event_words
from k2desk.ui.text.messages import words_of
from tests.store.test_registry import NOW, row

WANJIRU, TILL = DeskName("Till 1", "Wanjiru"), DeskName("Till 1", "")


def _event(kind: str, who: DeskName = WANJIRU, word: str = "") -> HistoryEvent:
    return HistoryEvent(kind, "row", NOW, kind, word, desk=who.desk, person=who.person)


def test_the_list_says_which_other_desk_is_sending_and_its_tip_who(qapp):
    sending = replace(row(state=State.SENDING), sender="their-installation/a start")
    contents = AccountContents((sending,), desks={"their-installation": WANJIRU})
    cache = SubscriptionCache(contents)
    model = SubscriptionModel(cache, SystemClock(), CheckSchedule(timedelta(minutes=5)))
    model.finish()
    (shown,) = model.rows()
    status = model.columns[model.column_at("status")]
    assert status.text(shown) == "Till 1 is sending…"
    assert status.tip(shown) == "Wanjiru at Till 1 is sending it to Kopo Kopo now."
    cache.take_in(replace(contents, desks={"their-installation": TILL}, records=(replace(sending, revision=9),)))
    model.refresh()
    model.finish()
    assert status.tip(model.rows()[0]) == "Till 1 is sending it to Kopo Kopo now."
    cache.put(replace(sending, sender="our-installation/a start"))
    model.refresh()
    model.finish()
    assert status.text(model.rows()[0]) == "Sending…", "what this desk sends has no name"


@pytest.mark.parametrize(
    ("who", "title", "words"),
    [
        (WANJIRU, "Wanjiru is creating this one now.", "Wanjiru pressed Create at Till 1 before you."),
        (TILL, "Till 1 is creating this one now.", "Somebody pressed Create at Till 1 before you."),
        (None, "You already have this subscription.", "Make it anyway?"),
    ],
)
def test_the_second_desk_that_presses_create_sees_who_is_creating_it_now(qapp, who, title, words):
    told = words_of(of_error(AlreadyThere("row", who), During.CREATE))
    assert told.title == title and words in told.text


def test_history_names_person_and_desk_of_what_somebody_did_and_nobody_for_what_was_seen(qapp):
    assert by_whom(_event("removed")) == " · Wanjiru, Till 1"
    assert by_whom(_event("sent", TILL)) == " · Till 1"
    assert by_whom(_event("standing", word="found")) == "", "a check that K2Desk made is nobody's deed"
    assert by_whom(HistoryEvent("sent", "row", NOW, "sent")) == "", "a list of its own names nobody"
    assert event_words(_event("noted")) == "The note was changed", "it was not this user"
    assert event_words(HistoryEvent("noted", "row", NOW, "noted")) == "You changed the note"
    model = HistoryModel(SubscriptionCache(AccountContents()), SystemClock(), lambda: None)
    entry = Happened(AccountEvent("1", "shop", NOW, "till_forgotten", "555555", desk="Till 1", person="Wanjiru"))
    assert model.columns[model.column_at("what")].text(entry) == "Till taken out of the list · Wanjiru, Till 1"
    saved = {one.name: one.text(entry) for one in model.all_columns}
    assert saved["who"] == "Wanjiru, Till 1", "a saved file has it in a column of its own"
    model.search("wanjiru")
    assert model.passes(entry)


def test_the_details_say_who_made_it(qapp):
    made = row(state=State.CREATED, kopokopo_id="k1", location="https://sandbox.kopokopo.com/k1")
    cache = SubscriptionCache(AccountContents((made,)))
    model = SubscriptionModel(cache, SystemClock(), NEVER)
    details = Details(model, Mock(), Mock(for_problem=lambda entry: {}))
    details.show_entry(cache.get(made.id))
    assert "Made here on" in details._since.text()
    details.show_past(RowHistory((), (_event("created"), _event("sent"))))
    assert details._since.text().endswith("by Wanjiru, Till 1")
    assert "Created · Wanjiru, Till 1" in details._technical.text()
