"""The details begin at their top with every row, and are as old as the list says."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from k2desk.ui.subscriptions.table import SubscriptionTable
from tests.journeys.test_care import _create


async def test_details_begin_at_their_top_and_age_with_the_list(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver, "555555,112233,")
        driver.window.resize(1366, 620)
        table = await driver.find("Subscriptions", SubscriptionTable)
        first, second = (row for row in range(table.model().rowCount()) if table.rows.row_at(row) is not None)
        table.selectRow(first)
        details = await driver.find("Details")
        bar = details.findChild(QScrollArea).verticalScrollBar()
        await driver.until(lambda: bar.maximum() > 0, "the details scroll")
        bar.setValue(bar.maximum())
        table.selectRow(second)
        await driver.until(lambda: bar.value() == 0, "another row is read from its top")
        age = table.rows.column_at("checked")
        seen = set()

        def ages_agree() -> bool:
            shown = table.rows.index(second, age).data()
            seen.add(shown)
            return len(seen) > 2 and f"checked {shown}" in driver.said()

        await driver.until(ages_agree, "the details age with the list")
