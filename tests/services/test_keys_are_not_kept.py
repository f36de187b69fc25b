"""Keys that are typed as names, tills or addresses are neither stored nor sent, on any path."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from k2desk.model import api_errors as errors
from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import EnvironmentKind
from k2desk.model.error_problems import details_of
from k2desk.model.events import Scope
from k2desk.model.records import State, SubscriptionRecord
from k2desk.services.forms.address import parse_address
from k2desk.services.forms.bulk import BulkForm, validate_bulk
from k2desk.services.forms.connect import NAME, Connect
from k2desk.services.forms.kept_drafts import pasted_and_names, till_names_draft, typed_address
from k2desk.services.forms.new_subscription import NewSubscription, validate
from k2desk.system.redaction import REDACTION
from tests.pasted_writings import API_KEY, SECRET, writings
from tests.services.opened import opened
from tests.traces import found_in, traces_of

ROOT = Path(__file__).resolve().parents[2]
PAID = "buygoods_transaction_received"


@pytest.fixture(autouse=True)
def known(fresh_practice, monkeypatch):
    monkeypatch.setattr(REDACTION, "secrets", frozenset())
    REDACTION.keep_out(fresh_practice.client_secret, fresh_practice.api_key)


def _request(address: str, till: str) -> SubscriptionRequest:
    return SubscriptionRequest(PAID, address, Scope.TILL, till, False)


async def test_whatever_way_is_gone_no_key_gets_into_the_list(tmp_path, fresh_practice):
    secret = fresh_practice.client_secret
    async with opened(tmp_path, fresh_practice) as (account, registry):
        for names in (
            {"555555": f"Njeri {SECRET}"},
            {SECRET: "Westlands"},
            {"555555": secret},
            {"1": f"Secret: {secret}"},
        ):
            assert (await account.tills.save(names).wait()).code == "K-95"
        assert await account.tills.save({"555555": "Westlands", "Odd-1": "Duka la Pili"}).wait() is None
        requests = (
            (_request(f"https://njeri.example/k2?key={secret}", "555555"), "K-93"),
            (_request("https://njeri.example/k2", fresh_practice.api_key), "K-94"),
            (_request("https://njeri.example/k2", SECRET), "K-94"),
        )
        for request, code in requests:
            (attempt,) = await account.creating.create([request]).wait()
            assert (attempt.problem.code, attempt.state) == (code, None)
        record = SubscriptionRecord(
            id="doubt",
            account_id="shop",
            event_type=PAID,
            scope="till",
            scope_reference="555555",
            address="https://njeri.example/k2",
            daraja=False,
            api_version=2,
            state=State.SENDING,
            pressed_at=datetime.now(UTC),
            host="practice",
            sender="gone",
        )
        (kept,) = await registry.record_intents((record,))
        account.cache.put(kept)
        await registry.recover("here/1", datetime.now(UTC))
        assert await account.decisions.was_not_created("doubt", f"Otieno, who says {SECRET}").wait() is None
        (event, *_) = await registry.history("doubt")
        assert (event.kind, event.word) == ("settled_not_created", "")
    traces = traces_of((SECRET, secret, fresh_practice.api_key))
    assert not found_in(tmp_path, traces)


def test_what_a_server_repeats_of_the_keys_is_in_no_details(fresh_practice):
    """For example the page of a proxy that shows the whole request. Details are stored with the row and its history."""
    for secret in (fresh_practice.client_secret, fresh_practice.api_key):
        for error in (
            errors.ServerTrouble("odd", may_have_arrived=True, status=502, body=f"<pre>client_secret={secret}</pre>"),
            errors.Refused("no", may_have_arrived=False, status=422, reasons=(f"{secret} is no secret",)),
        ):
            assert secret not in details_of(error)


def test_an_address_with_a_key_of_this_account_is_refused_in_words(fresh_practice):
    for kind in EnvironmentKind:
        for text in (
            f"https://njeri.co.ke/k2?key={fresh_practice.client_secret}",
            f"https://njeri.co.ke/{fresh_practice.api_key}/k2",
            fresh_practice.client_secret,
            SECRET,
            f"Secret: {SECRET}",
        ):
            assert parse_address(text, kind).problem.code == "K-93", text
        own = parse_address("https://njeri.co.ke/k2?token=kQ3vT8xLp2Zr7MwB5nYc9HsJd4GfE6uA", kind)
        assert own.problem is None, "a secret of the merchant's own belongs to the address"


def test_a_till_that_is_a_key_is_refused_and_an_odd_one_only_asked_about():
    for till, code, blocks in ((SECRET, "K-94", True), (API_KEY, "K-94", True), ("ODD-TILL", "K-09", False)):
        form = NewSubscription(PAID, tills=("555555", till), address="https://njeri.co.ke/k2")
        judged = validate(form, environment=EnvironmentKind.LIVE, version=2, entries=())
        (problem,) = judged.problems
        assert (problem.code, problem.blocks, judged.can_be_sent) == (code, blocks, not blocks)
        many = BulkForm((PAID,), ("555555", till), "https://njeri.co.ke/k2")
        judged = validate_bulk(many, environment=EnvironmentKind.LIVE, version=2, entries=())
        assert [one.code for one in judged.problems] == [code] and judged.can_be_sent is not blocks


@pytest.mark.parametrize("name", list(writings()))
def test_the_name_of_a_business_is_never_a_key(name):
    form = Connect(name=writings()[name], client_id="id", client_secret="secret")
    assert [(one.code, one.field) for one in form.problems()] == [("K-95", NAME)]


def test_drafts_of_dialogs_keep_what_is_no_key():
    pasted = "555555\tWestlands\n112233\tThika Road"
    assert pasted_and_names(till_names_draft(pasted, {"555555": "Town"})) == (pasted, {"555555": "Town"})
    mixed = f"{pasted}\nmy key\t{SECRET}\n778899\t{SECRET[20:29]}"
    assert pasted_and_names(till_names_draft(mixed, {})) == (pasted, {})
    assert till_names_draft("  ", {}) is None
    assert pasted_and_names("{broken") == ("", {}) and typed_address("[1]", "x") == ""


_TYPING = """
import sys
from pathlib import Path
from k2desk.services.forms.kept_drafts import clues_draft, till_names_draft
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.store.sqlite import SqliteRegistry
from tests.pasted_writings import writings
from tests.store.test_registry import SHOP

registry = SqliteRegistry(Path(sys.argv[1]) / "registry.sqlite")
registry.save_account(SHOP)
while True:
    for text in writings().values():
        form = NewSubscription(tills=tuple(text.split()), address=text)
        registry.save_draft("shop", "new_subscription", form.to_text())
        registry.save_draft("shop", "till_names", till_names_draft(text, {"555555": text}))
        registry.save_draft("shop", "bring_back", clues_draft([text, "https://x.example/webhook_subscriptions/1"]))
    print("typed", flush=True)
"""


def test_a_program_that_is_killed_while_it_keeps_drafts_leaves_no_key(tmp_path):
    for wait in (0.0, 0.013, 0.031):
        process = subprocess.Popen(
            [sys.executable, "-c", _TYPING, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout is not None and process.stdout.readline() == "typed\n"
            time.sleep(wait)  # another place while it is writing
        finally:
            process.kill()
            process.communicate()
        assert b"webhook_subscriptions/1" in (tmp_path / "registry.sqlite").read_bytes()
        assert not found_in(tmp_path, traces_of((SECRET, API_KEY)))
