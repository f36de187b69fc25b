"""What people look at: names and amounts are whole, one frame shows the focus, and what is off looks off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHeaderView, QLabel, QScrollArea, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget

from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import ProblemAction
from k2desk.services.coverage import Advice, AdviceKind, Cell, CellKind, Coverage
from k2desk.services.forms.new_subscription import NewSubscription, validate
from k2desk.services.history_of import DayMark
from k2desk.services.ready import Finding, TillSheet
from k2desk.ui.alerts import columns as alert_columns
from k2desk.ui.alerts.side_panel import SidePanel
from k2desk.ui.controls.beside import Beside
from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.buttons import DangerButton, LinkButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.column import Column, share_room
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.empty_state import EmptyState
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.row_delegate import SIDE, RowDelegate, wrapped_lines
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.table_view import Mode, TableView, set_up_table
from k2desk.ui.coverage.advice_panel import AdviceCard, AdvicePanel
from k2desk.ui.coverage.table import CoverageModel
from k2desk.ui.new_subscription.page import NewSubscriptionPage
from k2desk.ui.new_subscription.preview import PreviewPanel
from k2desk.ui.ready.till_row import TillRow
from k2desk.ui.settings.section import Section
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, Tone, scaled_metrics, small_metrics, theme
from k2desk.ui.subscriptions.columns import _ICON, list_columns
from k2desk.ui.subscriptions.details import with_today
from k2desk.ui.text.events import event_clause, till_list
from k2desk.ui.text.language import language
from tests.ui.pages import NotingNavigator, quiet_account
from tests.ui.test_table import LETTER, MORE, _Model
from tests.waiting import until


@pytest.mark.parametrize(("room", "name"), [(400, 90), (190, 70), (160, 40)])
def test_a_name_is_cut_only_when_no_other_column_has_room(room, name):
    def column(title: str, need: int, **more) -> Column[str]:
        return Column(title, lambda: title, lambda row: row, lambda rows: need, **more)

    columns = [column("name", 40, whole=lambda rows: 90), column("fixed", 50), column("rest", 70, share=1)]
    widths = share_room(columns, room, [40, 50, 70], [90, 0, 0])
    assert widths[0] == name and sum(widths.values()) == room


def test_the_words_about_a_server_are_on_one_line_above_their_age_if_there_is_room(qapp):
    theme().start(qapp, "light")
    words = ("Certificate ended", "0 s ago")
    model = SimpleNamespace(now=None, server_words=lambda entry: words)
    (column,) = (one for one in list_columns(model) if one.name == "server")
    wanted = column.whole([SimpleNamespace(entry=None)])
    beside_the_mark = wanted - 2 * SIDE - _ICON - 4
    assert wrapped_lines(words[0], small_metrics(), beside_the_mark, 2, own=True) == [words[0]]


@pytest.mark.parametrize("room", [400, 180, 120, 90])
def test_an_amount_is_whole_in_any_width(qapp, room):
    theme().start(qapp, "light")
    said = [("A message says: ", False), ("KES 1", True), (" from ", False), ("Jane W.", True), (" reached", False)]
    shown = "".join(words for words, _ in alert_columns.sentence_pieces(said, "KES 1", room))
    assert "KES 1" in shown
    assert scaled_metrics(1.0).horizontalAdvance(shown) <= room + 4


def _pixels(picture: QImage, colour: QColor) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).rgb() == colour.rgb()
    ]


@pytest.fixture(params=["light", "dark"])
def table(request, qapp, qtbot):
    theme().start(qapp, request.param)
    model = _Model(LETTER, MORE)
    table = TableView(model, RowDelegate(model), Mode.SingleSelection)
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    return table


def test_one_frame_shows_where_the_focus_is(table, qtbot):
    table.setFocus()
    table.selectRow(0)
    qtbot.waitUntil(table.hasFocus)
    focus, viewport = theme().colours.focus, table.viewport()
    cell = table.visualRect(table.currentIndex())
    around = viewport.mapTo(table, cell.topLeft())
    found = _pixels(table.grab().toImage(), focus)
    assert found
    outside = [
        (x, y)
        for x, y in found
        if not (around.x() <= x <= around.x() + cell.width() and around.y() <= y <= around.y() + cell.height())
    ]
    assert not outside, "a second frame"
    table.setCurrentIndex(QModelIndex())
    table.clearSelection()
    assert _pixels(table.grab().toImage(), focus), "without a cell the table shows the focus"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, DangerButton])
def test_the_icon_of_a_disabled_button_is_as_grey_as_its_words(qapp, qtbot, kind, scheme):
    theme().start(qapp, scheme)
    button = kind("Save", "check")
    qtbot.addWidget(button)
    button.setEnabled(False)
    picture = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(theme().colours.soft)
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, button.icon().pixmap(16, button.icon().Mode.Disabled))
    painter.end()
    muted, soft = theme().colours.muted, theme().colours.soft
    far = max(
        (picture.pixelColor(x, y) for x in range(16) for y in range(16)),
        key=lambda one: abs(one.lightness() - soft.lightness()),
    )
    assert abs(far.lightness() - muted.lightness()) < 40 and abs(far.red() - muted.red()) < 40


def test_a_head_stands_above_its_cells(qapp, qtbot):
    theme().start(qapp, "light")
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    set_up_table(table, Mode.NoSelection)
    table.setHorizontalHeaderItem(0, QTableWidgetItem("HHH"))
    table.setItem(0, 0, QTableWidgetItem("HHH"))
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.resize(300, 120)
    table.show()
    header = table.horizontalHeader()

    def first_ink(picture: QImage, colour: QColor) -> int:
        far = [
            x
            for x in range(2, picture.width())
            for y in range(2, picture.height() - 3)
            if abs(picture.pixelColor(x, y).lightness() - colour.lightness()) < 60
        ]
        return min(far)

    head = first_ink(header.viewport().grab().toImage(), theme().colours.muted)
    cell = first_ink(table.viewport().grab(table.visualRect(table.model().index(0, 0))).toImage(), theme().colours.text)
    assert abs(head - cell) <= 1


@pytest.fixture
def speak(qapp):
    theme().start(qapp, "light")
    language().start(qapp, "en")
    yield language().choose
    language().choose("en")


REVERSED, PAID = "buygoods_transaction_reversed", "buygoods_transaction_received"
SEVEN = tuple(str(number) for number in range(11111, 77778, 11111))


@pytest.mark.parametrize(
    ("code", "tills", "said"),
    [
        ("en", ("555555",), "a customer’s payment to till 555555 is reversed"),
        ("en", ("555555", "112233"), "a customer’s payment to till 555555 or 112233 is reversed"),
        ("en", ("1", "2", "3"), "a customer’s payment to till 1, 2 or 3 is reversed"),
        ("en", SEVEN, "a customer’s payment to till 11111, 22222, 33333, 44444, 55555 or 2 more is reversed"),
        ("en", SEVEN[:6], "a customer’s payment to till 11111, 22222, 33333, 44444, 55555 or 1 more is reversed"),
        ("en", (), "a customer’s payment to your till is reversed"),
        ("sw", ("555555", "112233"), "malipo ya mteja kwa till 555555 au 112233 yanaporudishwa"),
        ("sw", SEVEN, "malipo ya mteja kwa till 11111, 22222, 33333, 44444, 55555 au nyingine 2 yanaporudishwa"),
        ("sw", (), "malipo ya mteja kwa till yako yanaporudishwa"),
    ],
)
def test_the_summary_reads_as_a_sentence_with_several_tills(speak, code, tills, said):
    speak(code)
    assert event_clause(REVERSED, till_list(tills)) == said


async def test_an_empty_form_says_what_to_do_and_shows_no_gaps(speak, qtbot, tmp_path):
    async with quiet_account(tmp_path) as account:
        panel = PreviewPanel(account, dict.fromkeys(ProblemAction, lambda: None))
        qtbot.addWidget(panel)
        for form, said in (
            (NewSubscription(), "Answer the three questions, and read here what Kopo Kopo will do."),
            (
                NewSubscription(event_type=PAID),
                "Kopo Kopo will tell your website each time a customer pays your till.",
            ),
            (
                NewSubscription(event_type=PAID, tills=("555555",), address="https://pos.njeri.co.ke/k2"),
                "Kopo Kopo will tell pos.njeri.co.ke each time a customer pays till 555555.",
            ),
        ):
            result = validate(form, environment=EnvironmentKind.SANDBOX, version=2, entries=())
            panel.show_judged(form, result, None, str)
            assert panel.sentence.accessibleName() == said


NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def test_no_trouble_is_not_said_of_a_day_that_is_in_trouble(speak):
    today = NOW.astimezone().date()
    good = {today: DayMark.GOOD}
    assert with_today(good, today, Tone.CARE) == {today: DayMark.CARE}
    assert with_today(good, today, Tone.BAD) == {today: DayMark.BAD}
    assert with_today({today: DayMark.BAD}, today, Tone.CARE) == {today: DayMark.BAD}
    assert with_today(good, today, Tone.GOOD) == good
    assert with_today({}, today, Tone.QUIET) == {}


def _gaps(count: int, events: tuple[str, ...] = (PAID,)) -> Coverage:
    tills = {str(number): "" for number in range(10_000, 10_000 + count)}
    events_of = [Advice(AdviceKind.GAP, till, event) for till in tills for event in events]
    cells = {(one.till, one.event): Cell(CellKind.NONE) for one in events_of}
    return Coverage(tuple(tills.items()), events, cells, (), tuple(events_of))


@pytest.mark.parametrize(
    ("sought", "by_name", "shown"),
    [
        ("", False, ["112233", "334455", "555555", "778899"]),
        ("", True, ["334455", "112233", "555555", "778899"]),
        ("road", False, ["112233"]),
        ("THIKA 1122", True, ["112233"]),
        ("5", True, ["334455", "555555"]),
        ("nobody", False, []),
    ],
)
def test_tills_are_found_and_sorted_by_name(speak, sought, by_name, shown):
    tills = (("112233", "Thika Road"), ("334455", "kisumu"), ("555555", "Westlands"), ("778899", ""))
    picture = Coverage(tills, (PAID,), {(till, PAID): Cell(CellKind.NONE) for till, _ in tills}, (), ())
    model = CoverageModel(str)
    model.show_coverage(picture)
    model.search(sought)
    model.sort_by_name(by_name)
    assert [till for till, _ in model.lines] == shown
    model.show_coverage(replace(picture, tills=picture.tills[:3]))
    assert [till for till, _ in model.lines] == [till for till in shown if till != "778899"], "other tills, same search"


@pytest.fixture
def advice(speak, qtbot):
    panel = AdvicePanel(str)
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    panel.show()
    return panel


def test_gaps_of_many_tills_are_one_sentence_with_one_button(advice):
    advice.show_coverage(_gaps(36, (PAID, REVERSED)))
    assert [card.said.text() for card in advice.findChildren(AdviceCard)] == [
        "36 tills: nobody is told about “A customer paid your till”.",
        "36 tills: nobody is told about “A customer’s payment was reversed”.",
    ]
    wanted: list = []
    advice.wanted.connect(wanted.append)
    button = advice.findChildren(AdviceCard)[0].findChild(LinkButton)
    assert button.text() == "Create them"
    button.click()
    ((first, *others),) = wanted
    assert first.event == PAID and len(others) == 35 and {one.event for one in others} == {PAID}


def test_a_short_advice_has_no_scroll_bar(advice, qtbot):
    scroll = advice.findChild(QScrollArea)
    for count in (1, 8, 1):
        advice.hide()
        advice.show_coverage(replace(_gaps(count, (PAID, REVERSED)), business=(("customer_created", True),)))
        advice.show()
        qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)


def test_no_tills_are_not_said_to_have_no_gaps(advice):
    def shown() -> list[str]:
        return [label.text() for label in advice.findChildren(QLabel) if label.isVisible()]

    advice.show_coverage(_gaps(0))
    assert not any("No gaps" in text for text in shown()) and any("once you have tills" in text for text in shown())
    covered = _gaps(2)
    advice.show_coverage(replace(covered, advice=()))
    assert any("No gaps" in text for text in shown())


def test_a_panel_beside_a_page_gets_what_it_would_scroll_sideways(speak, qtbot):
    inside, panel = QWidget(), QWidget()
    wide = PrimaryButton("A customer pays KES 100 to till 555555 Westlands, by M-PESA or by another wallet")
    in_column(wide, on=inside)
    area = scrolled(inside)
    in_column(area, on=panel)
    both = Beside(QWidget(), panel)
    qtbot.addWidget(both)
    both.resize(1366, 500)
    both.show()
    qtbot.waitUntil(lambda: area.viewport().width() >= wide.width() and area.horizontalScrollBar().maximum() == 0)
    assert panel.width() <= both.width() // 2


def test_the_buttons_of_a_page_above_its_panel_never_cover_one_another(speak, qtbot):
    page, panel, table = QWidget(), QWidget(), QTableWidget()
    tools, below = (QWidget() for _ in range(2))
    buttons = [SecondaryButton("Save the payments as…") for _ in range(9)]
    FlowLayout(*buttons[:5], on=tools)
    FlowLayout(*buttons[5:], on=below)
    empty = EmptyState("payments", SecondaryButton("Ask"))
    empty.say("Did the money arrive?", "Ask Kopo Kopo which payments it has.")
    stack = QStackedWidget()
    stack.addWidget(table)
    stack.addWidget(empty)
    in_column(tools, below, (stack, 1), on=page)
    in_column(scrolled(QLabel("words " * 9)), on=panel)
    window, both = QWidget(), Beside(page, panel)
    in_column(both, on=window)
    qtbot.addWidget(window)
    window.resize(440, 420)
    window.show()
    qtbot.waitUntil(lambda: tools.height() >= tools.heightForWidth(tools.width()))
    assert below.height() >= below.heightForWidth(below.width()) and table.height() >= 3 * both.fontMetrics().height()
    assert panel.height() >= panel.minimumSizeHint().height()
    stack.setCurrentWidget(empty)
    for height, has_icon in ((700, True), (300, False), (700, True)):
        window.resize(440, height)
        qtbot.waitUntil(lambda seen=has_icon: empty.findChild(QLabel).isVisible() is seen)
        qtbot.waitUntil(lambda height=height: window.height() == height)
    stack.setCurrentWidget(table)
    window.resize(440, 300)
    area = panel.findChild(QScrollArea)
    together = both.verticalScrollBar()
    qtbot.waitUntil(lambda: together.maximum() > 0 and area.height() >= area.widget().sizeHint().height())
    assert area.verticalScrollBar().maximum() == 0 and table.height() >= 3 * both.fontMetrics().height()


@pytest.mark.parametrize("code", ["en", "sw"])
def test_what_was_found_of_a_till_is_below_its_badge_where_there_is_no_room_beside_it(speak, qtbot, code):
    speak(code)
    row = TillRow(TillSheet("112233", Finding.NOT_CONFIRMED), "Thika Road", 80)
    qtbot.addWidget(row)
    row.show()
    for most, is_below in ((150, False), (60, True), (150, False)):
        room = letters(most, row.fontMetrics())
        row.fold(room)
        row.resize(room, row.heightForWidth(room))
        qtbot.waitUntil(lambda below=is_below: (row.what.y() > row.chip.geometry().bottom()) is below)
        assert row.what.height() >= row.what.heightForWidth(row.what.width())
        assert row.what.width() > letters(24, row.fontMetrics())


def test_a_button_beside_a_setting_is_below_it_where_there_is_no_room(speak, qtbot):
    section = Section(SimpleNamespace())
    box, button = PrimaryButton("After a quiet time of 15 minutes"), SecondaryButton("Just cover it now")
    section.column.addLayout(section.aligned(PlainLabel("Cover it", wrap=True), box, button))
    qtbot.addWidget(section)
    label = letters(32, section.fontMetrics())
    section.show()
    for width, is_beside in ((label + 700, True), (label + box.sizeHint().width() + 40, False)):
        section.resize(width, 200)
        qtbot.waitUntil(lambda is_beside=is_beside: (button.x() > box.x()) is is_beside)
        assert box.width() >= box.sizeHint().width() and section.minimumSizeHint().width() <= width


def test_a_dialog_is_as_high_as_its_lines_with_and_without_a_banner(speak, qtbot):
    text = "The desks of a chain can share one list on a server. Your IT person gives you these values. " * 2
    dialog = DialogFrame(None, "One list for many desks", text, width=70)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    note = PlainLabel(
        "Somebody may also have emptied it. Type the user and the password of the administrator.", wrap=True
    )
    note.hide()
    button = SecondaryButton("Test")
    dialog.column.addWidget(button)
    dialog.column.addWidget(note)
    qtbot.addWidget(dialog)
    dialog.show()

    def hole() -> int:
        last = note if note.isVisible() else button
        return dialog.close_button.y() - last.mapTo(dialog, last.rect().bottomLeft()).y()

    usual = 2 * GAP_L
    qtbot.waitUntil(lambda: 0 < hole() <= usual)
    low = dialog.height()
    for shown in (True, False):
        note.setVisible(shown)
        qtbot.waitUntil(lambda shown=shown: (dialog.height() > low) is shown and 0 < hole() <= usual)
    dialog.resize(dialog.width(), low + 300)
    note.show()
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()) and dialog.height() == low + 300)


async def test_what_comes_next_is_said_when_it_moves_below_the_fold_in_a_narrow_window(speak, qtbot, tmp_path):
    form = NewSubscription(event_type=PAID, tills=("555555",), address="https://pos.njeri.co.ke/k2")
    async with quiet_account(tmp_path) as account:
        page = NewSubscriptionPage(account, NotingNavigator())
        qtbot.addWidget(page)
        page.resize(1300, 700)
        page.show()
        page._take(form)
        await until(lambda: not page.preview.sentence.visibleRegion().isEmpty())
        for code in ("sw", "en", "sw"):
            speak(code)
            for height in (440, 480, 400):
                page.resize(820, height)
                await until(page._sheet.next.isVisible)
                page.resize(1300, 700)
                await until(page._sheet.next.isHidden)
        page.close()


@pytest.mark.parametrize(("height", "stays"), [(600, True), (200, False)])
def test_a_card_stays_in_sight_below_an_alert_unless_it_takes_most_of_the_room(speak, qtbot, height, stays):
    alert, card = PlainLabel("A customer paid your till. " * 80, wrap=True), QWidget()
    in_column(*(PrimaryButton("A customer pays KES 100") for _ in range(4)), on=card)
    panel = SidePanel(alert, card)
    qtbot.addWidget(panel)
    panel.resize(320, height)
    panel.show()
    area = panel.findChild(QScrollArea)
    assert area.isAncestorOf(card) is not stays
    qtbot.waitUntil(lambda: card.isVisible() and card.sizeHint().height() <= card.height() < 300 > card.width())
    assert (card.visibleRegion().boundingRect() == card.rect()) is stays
