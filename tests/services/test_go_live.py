"""Go-live rehearsal: the set-up of practice becomes a plan for Live, with the tills and addresses of Live."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import ProblemKind
from k2desk.model.records import AccountContents, State, SubscriptionRecord, TillRecord
from k2desk.services.forms.bulk import MOST, BulkForm, PlanLine, bulk_from_text, validate_bulk
from k2desk.services.forms.go_live import Places, places_from_text, plan_for_live, set_up_of, usual_places
from k2desk.services.subscription_cache import SubscriptionCache

PAID, REVERSED, CUSTOMER = "buygoods_transaction_received", "buygoods_transaction_reversed", "customer_created"
PRETEND, TUNNEL, OWN = (
    "https://practice-shop.example/k2/paid",
    "https://a1b2.ngrok-free.app/p",
    "https://pos.njeri.co.ke/p",
)
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _row(number, event=PAID, till="555555", address=PRETEND, **more):
    values = {
        "id": f"row-{number}",
        "account_id": "shop",
        "event_type": event,
        "scope": "till" if till else "company",
        "scope_reference": till,
        "address": address,
        "daraja": False,
        "api_version": 2,
        "host": "live",
        "state": State.CREATED,
        "pressed_at": NOW,
    }
    return SubscriptionRecord(**{**values, **more})


def _set_up(*rows, names=(), version=2):
    tills = tuple(TillRecord("shop", number, name) for number, name in names)
    return set_up_of(AccountContents(records=rows, tills=tills), version)


def test_the_same_events_are_planned_at_the_tills_and_addresses_of_live():
    set_up = _set_up(_row(1), _row(2, REVERSED, daraja=False), _row(3, CUSTOMER, None, OWN), _row(4, till="112233"))
    places = Places({"555555": "620118, 620119", "112233": ""}, {PRETEND: " https://pos.njeri.co.ke/p ", OWN: OWN})
    plan = plan_for_live(set_up, places, 2)
    assert plan.problem is None
    assert plan.lines == (
        PlanLine(PAID, "620118", OWN),
        PlanLine(PAID, "620119", OWN),
        PlanLine(REVERSED, "620118", OWN),
        PlanLine(REVERSED, "620119", OWN),
        PlanLine(CUSTOMER, None, OWN),
    ), "a till without a place is left out"


def test_only_what_stands_in_practice_is_taken_along():
    set_up = _set_up(
        _row(1),
        _row(2, REVERSED, removed_at=NOW),
        _row(3, "b2b_transaction_received", state=State.NOT_CONFIRMED),
        _row(4, "card_transaction_received"),
        _row(5, "somebody_else_paid"),
        version=1,
    )
    assert set_up.lines == (PlanLine(PAID, "555555", PRETEND),)
    assert set_up.left_behind == 2, "cards are not on this version, and nobody knows the other"


def test_what_may_stay_is_filled_in_and_what_differs_is_asked_for():
    set_up = _set_up(
        *(
            _row(n, till=till, address=address)
            for n, (till, address) in enumerate(
                [("555555", PRETEND), ("112233", TUNNEL), ("K778899", OWN), ("334455", "https://10.0.0.3/p")]
            )
        ),
        names=[("555555", "Westlands"), ("112233", "Twice"), ("334455", "")],
    )
    live = {"620118": "westlands", "620119": "Twice", "620120": "twice", "k778899": ""}
    places = usual_places(set_up, live)
    assert places.tills == {"555555": "620118", "112233": "", "K778899": "k778899", "334455": ""}
    assert places.addresses == {PRETEND: "", TUNNEL: "", OWN: OWN, "https://10.0.0.3/p": ""}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (PRETEND, ProblemKind.PRETEND_ADDRESS),
        ("https://localhost/p", ProblemKind.NOT_PUBLIC),
        (TUNNEL, ProblemKind.TUNNEL_ADDRESS),
        ("https://webhook.site/1", ProblemKind.INSPECTION_ADDRESS),
        ("http://pos.njeri.co.ke/p", ProblemKind.NOT_HTTPS),
    ],
)
def test_a_plan_with_an_address_unfit_for_real_money_can_not_go_on(address, kind):
    plan = plan_for_live(_set_up(_row(1)), Places({"555555": "620118"}, {PRETEND: address}), 2)
    assert plan.problem is not None and plan.problem.kind is kind and plan.lines == ()
    form = BulkForm(plan=(PlanLine(PAID, "620118", address),))
    again = validate_bulk(form, environment=EnvironmentKind.LIVE, version=2, entries=())
    assert not again.can_be_sent, "many at once refuses it as well, as from an old draft"


@pytest.mark.parametrize(
    ("typed", "kind", "blocks"),
    [("620,118", ProblemKind.ONE_TILL_OR_TWO, True), ("Westlands shop", ProblemKind.ODD_TILL, False)],
)
def test_a_doubtful_till_of_live_is_asked_about(typed, kind, blocks):
    plan = plan_for_live(_set_up(_row(1)), Places({"555555": typed}, {PRETEND: OWN}), 2)
    problem = plan.till_problems["555555"]
    assert (problem.kind, problem.blocks) == (kind, blocks)


def test_two_practice_tills_in_one_place_are_planned_once():
    set_up = _set_up(_row(1), _row(2, till="112233", address="https://practice-shop.example/other"))
    places = Places({"555555": "K620118", "112233": "k620118"}, dict.fromkeys(set_up.addresses, OWN))
    form = BulkForm(plan=plan_for_live(set_up, places, 2).lines)
    result = validate_bulk(form, environment=EnvironmentKind.LIVE, version=2, entries=())
    assert [row.scope_reference for row in result.requests] == ["K620118"] and result.can_be_sent


def test_a_till_that_the_whole_business_covers_in_the_plan_is_left_out_even_with_spares():
    plan = (PlanLine(PAID, "620118", OWN), PlanLine(PAID, None, OWN))
    for spares in (False, True):
        form = BulkForm(plan=plan, spares=spares)
        result = validate_bulk(form, environment=EnvironmentKind.LIVE, version=2, entries=())
        assert [row.scope_reference for row in result.requests] == [None]
        assert [row.in_plan for row in result.rows] == [False, True]


def test_what_live_already_has_is_recognised_at_each_address():
    there = (_row(1, till="620118", address=OWN), _row(2, REVERSED, "620118", "https://pos.njeri.co.ke:443/p"))
    live = SubscriptionCache(AccountContents(records=there))
    plan = (PlanLine(PAID, "620118", OWN), PlanLine(REVERSED, "620118", OWN), PlanLine(PAID, "620119", OWN))
    result = validate_bulk(
        BulkForm(plan=plan), environment=EnvironmentKind.LIVE, version=2, entries=live.with_removed()
    )
    assert [row.scope_reference for row in result.requests] == ["620119"]
    assert sum(row.is_left_out for row in result.rows) == 2


def test_the_plan_and_its_places_survive_a_restart_and_no_key_does():
    key = "k2_" + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"
    places = Places({"555555": "620118", "112233": key}, {PRETEND: OWN})
    assert places_from_text(places.to_text()) == Places({"555555": "620118", "112233": ""}, {PRETEND: OWN})
    assert key not in places.to_text()
    form = BulkForm(plan=(PlanLine(PAID, "620118", OWN, daraja=True), PlanLine(CUSTOMER, None, OWN)))
    assert bulk_from_text(form.to_text()) == form
    for broken in ("", "[]", "{", '[["a"],[]]', "[[[1,2]],[]]"):
        assert places_from_text(broken) == Places()


def test_a_set_up_that_is_too_large_ends_in_words():
    rows = [_row(n, till=str(100_000 + n)) for n in range(30)]
    many = ",".join(str(700_000 + n) for n in range(100))
    set_up = _set_up(*rows)
    plan = plan_for_live(set_up, Places(dict.fromkeys(set_up.tills, many), {PRETEND: OWN}), 2)
    assert len(plan.lines) <= MOST + 100
    rows = [_row(n, till=str(100_000 + n)) for n in range(MOST + 5)]
    set_up = _set_up(*rows)
    plan = plan_for_live(set_up, Places({one: one for one in set_up.tills}, {PRETEND: OWN}), 2)
    result = validate_bulk(BulkForm(plan=plan.lines), environment=EnvironmentKind.LIVE, version=2, entries=())
    assert any(problem.kind is ProblemKind.TOO_MANY_AT_ONCE for problem in result.problems)
