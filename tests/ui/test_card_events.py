"""Card events are for single tills: the form offers no whole business for them."""

from __future__ import annotations

import pytest

from k2desk.model.events import EVENT_TYPES, Scope
from k2desk.services.forms.new_subscription import NewSubscription
from tests.ui.pages import NotingNavigator, quiet_account

ADDRESS = "https://shop.njeri.co.ke/k2"


@pytest.mark.parametrize("name", [name for name, event in EVENT_TYPES.items() if event.offered])
async def test_the_form_offers_each_event_the_scopes_that_it_has_and_no_other(tmp_path, name):
    from k2desk.ui.new_subscription.page import NewSubscriptionPage

    async with quiet_account(tmp_path) as account:
        page = NewSubscriptionPage(account, NotingNavigator())
        sheet = page._sheet
        # The whole business was chosen before, as for customers' payments.
        page._take(NewSubscription(event_type="buygoods_transaction_received", whole_business=True, address=ADDRESS))
        sheet.tiles.chosen.emit(name)
        scopes = EVENT_TYPES[name].scopes
        assert sheet.whole_business.isEnabled() is (Scope.COMPANY in scopes)
        assert sheet.by_till.isEnabled() is (Scope.TILL in scopes)
        assert sheet.whole_business.isChecked() is (Scope.COMPANY in scopes)
        assert sheet.tills.isHidden() is (Scope.COMPANY in scopes)
        assert ("only for single tills" in sheet.till_hint.text()) is (scopes == (Scope.TILL,))
        page.close()
    page.deleteLater()
