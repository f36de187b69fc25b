"""The totals of the payments that are shown: in all, by till, by kind and by hour, and the chart of the hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from k2desk.model.kenya import KENYA
from k2desk.model.payments import Total, Totals, totals
from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.payments.hour_chart import Bar, HourChart
from k2desk.ui.payments.sums_list import SumsList
from k2desk.ui.style.theme import GAP_S, heading_font, small_font
from k2desk.ui.text.alerts import named_till
from k2desk.ui.text.payments import TillName, kind_name, sum_words, total_words
from k2desk.ui.text.plain import filled


class TotalsView(Translated, QWidget):
    """Shows the totals. The numbers of the hours are text as well: in the chart's bars and for screen readers."""

    def __init__(self, till_name: TillName) -> None:
        super().__init__()
        self.setObjectName("PaymentTotals")
        self._till_name = till_name
        self._totals: Totals = totals(())
        title = PlainLabel(lambda: self.tr("Totals"), font=heading_font())
        self._all = PlainLabel(wrap=True)
        self._unsure = PlainLabel(kind="care", font=small_font(), wrap=True)
        self._tills, self._kinds = SumsList(), SumsList()
        self._by_till = PlainLabel(kind="muted", font=small_font())
        self._by_kind = PlainLabel(kind="muted", font=small_font())
        self._by_hour = PlainLabel(lambda: self.tr("Payments by hour (EAT)"), kind="muted", font=small_font())
        self.chart = HourChart()
        sums = (self._by_till, self._tills, self._by_kind, self._kinds)
        in_column(title, self._all, self._unsure, *sums, self._by_hour, self.chart, on=self, spacing=GAP_S)
        self.on_language_change(self.refresh)

    def show_totals(self, sums: Totals) -> None:
        """Show other totals."""
        self._totals = sums
        self.refresh()

    def refresh(self) -> None:
        """Show the totals again."""
        sums = self._totals
        self.setVisible(bool(sums.by_hour))
        self._all.setText(f"{self._count(sums.all)}: {total_words(sums.all)}")
        self._unsure.setVisible(bool(sums.all.uncertain))
        self._unsure.setText(self.tr("%n are not counted: their status or amount is unclear.", "", sums.all.uncertain))
        tills = [(named_till(till, self._till_name) or "–", total) for till, total in sums.by_till.items()]
        self._show_sums(self._by_till, self._tills, self.tr("By till"), tills)
        kinds = [(kind_name(kind), total) for kind, total in sums.by_kind.items()]
        self._show_sums(self._by_kind, self._kinds, self.tr("By kind"), kinds)
        self._show_hours()

    def _show_sums(self, heading: PlainLabel, shown: SumsList, words: str, totals: Sequence[tuple[str, Total]]) -> None:
        """Show the totals of several tills or kinds. That of one alone stands above already."""
        for widget in (heading, shown):
            widget.setVisible(len(totals) > 1)
        if any(total.reversals for _, total in totals):
            words = filled(self.tr("{heading}, less what went back"), heading=words)
        heading.setText(words)
        shown.show_sums([(name, sum_words(total.net), str(total.count)) for name, total in totals], words)

    def _show_hours(self) -> None:
        """Add up the hours of all days, from the first hour with a payment to the last."""
        hours: defaultdict[int, Total] = defaultdict(Total)
        for hour, total in self._totals.by_hour.items():
            hours[hour.astimezone(KENYA).hour] += total
        bars = [self._bar(hour, hours[hour]) for hour in range(min(hours), max(hours) + 1)] if hours else []
        best = max(hours, key=lambda hour: hours[hour].received, default=0)
        summary = self.tr("Payments by hour. Most came between {begins}:00 and {ends}:00.")
        self.chart.show_bars(bars, filled(summary, begins=best, ends=best + 1))

    def _bar(self, hour: int, total: Total) -> Bar:
        text = self.tr("{begins}:00 to {ends}:00: {count}, {sum}")
        said = filled(text, begins=hour, ends=hour + 1, count=self._count(total), sum=sum_words(total.received))
        above = str(total.count) if total.count else ""
        return Bar(str(hour), above, float(total.received), said)

    def _count(self, total: Total) -> str:
        return self.tr("%n payments", "", total.count)
