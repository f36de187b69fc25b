"""The words of the sheet for the wall, in any language, as HTML of one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.kenya import KENYA
from k2desk.model.outside import Most, one_line
from k2desk.model.records import AccountRecord
from k2desk.services.wall_sheet import Contacts, WallSheet, WatchedTill
from k2desk.ui.text.accounts import account_name_in, environment_word_in
from k2desk.ui.text.events import EVENT_WORDS
from k2desk.ui.text.plain import escaped, filled
from k2desk.ui.text.translate_to import translate_to

_CONTEXT = "Wall"
_STEPS = (
    QT_TRANSLATE_NOOP("Wall", "Check the internet: does another website open?"),
    QT_TRANSLATE_NOOP("Wall", "Open K2Desk and press “Ready to open?”. It names the till and who can fix it."),
    QT_TRANSLATE_NOOP("Wall", "Until it works, check each payment in Kopo Kopo’s own app before you hand over goods."),
    QT_TRANSLATE_NOOP("Wall", "Is it the website? Call the website person."),
    QT_TRANSLATE_NOOP("Wall", "Does Kopo Kopo not answer for an hour? Call its support."),
)
_WEBSITE_PERSON = QT_TRANSLATE_NOOP("Wall", "Website person")
_SUPPORT = QT_TRANSLATE_NOOP("Wall", "Kopo Kopo support")
_KEEPER = QT_TRANSLATE_NOOP("Wall", "Looks after K2Desk")
_LINE = "______________________"
_LONGEST_NAME = 26


@dataclass(frozen=True, slots=True)
class Size:
    """How large the words are, how many columns the tills have, and how many of them have room."""

    pixels: float
    columns: int
    most: int


def size_for(tills: int) -> Size:
    """Return the size at which this many tills fit on a page."""
    for most, pixels, columns in ((16, 17.0, 2), (33, 15.0, 3), (60, 13.5, 3), (96, 12.0, 4)):
        if tills <= most:
            return Size(pixels, columns, most)
    return Size(11.0, 4, 112)


def wall_html(
    account: AccountRecord, sheet: WallSheet, contacts: Contacts, now: datetime, code: str, size: Size
) -> str:
    """Return the page in the language `code`."""

    def tr(text: object) -> str:
        return escaped(translate_to(code, _CONTEXT, str(text)))

    small, head = size.pixels * 0.86, size.pixels * 1.25
    name = escaped(one_line(account_name_in(code, account), Most.NAME))
    word = escaped(environment_word_in(code, account.environment))
    day = f"{now.astimezone(KENYA):%d/%m/%Y}"
    parts = [
        f'<p style="font-size:{size.pixels * 1.9:.0f}px;font-weight:bold;margin:0">{name}</p>',
        f'<p style="font-size:{small:.1f}px;color:#566072;margin:0">{word} · {tr(_TITLE)} · {day}</p>',
        _heading(tr(_WATCHED), head),
    ]
    if not sheet.events:
        parts.append(f"<p>{tr(_NOTHING)}</p>")
    for event, count in sheet.events:
        words = EVENT_WORDS.get(event)
        title = translate_to(code, "EventNames", str(words.name)) if words is not None else one_line(event, Most.WORD)
        where = filled(translate_to(code, _CONTEXT, str(_TILLS if count else _BUSINESS)), n=count)
        parts.append(
            f'<p style="margin:1px 0">• {escaped(title)} <span style="color:#566072">({escaped(where)})</span></p>'
        )
    if sheet.tills:
        parts += [_heading(tr(_OUR_TILLS), head), _tills(sheet.tills, size, tr(_NOT_TOLD))]
        left = len(sheet.tills) - size.most
        if left > 0:
            parts.append(f"<p>{escaped(filled(translate_to(code, _CONTEXT, str(_MORE)), n=left))}</p>")
    parts.append(_heading(tr(_IF_STOPPED), head))
    steps = "".join(f'<li style="margin:2px 0">{tr(step)}</li>' for step in _STEPS)
    parts += [f'<ol style="margin:0">{steps}</ol>', _heading(tr(_WHO), head)]
    people = (
        (_WEBSITE_PERSON, contacts.website_name, contacts.website_phone),
        (_SUPPORT, contacts.support_name, contacts.support_phone),
        (_KEEPER, contacts.keeper_name, contacts.keeper_phone),
    )
    rows = "".join(_person(tr(title), name, phone) for title, name, phone in people)
    parts.append(f'<table width="100%" cellspacing="0" cellpadding="4">{rows}</table>')
    return f'<body style="font-size:{size.pixels:.1f}px;color:#1A2230">{"".join(parts)}</body>'


_TITLE = QT_TRANSLATE_NOOP("Wall", "Payment alerts from Kopo Kopo")
_WATCHED = QT_TRANSLATE_NOOP("Wall", "What Kopo Kopo tells our system")
_NOTHING = QT_TRANSLATE_NOOP("Wall", "Nothing is set up yet.")
_TILLS = QT_TRANSLATE_NOOP("Wall", "tills: {n}")
_BUSINESS = QT_TRANSLATE_NOOP("Wall", "whole business")
_OUR_TILLS = QT_TRANSLATE_NOOP("Wall", "Our tills")
_NOT_TOLD = QT_TRANSLATE_NOOP("Wall", "no payment alerts")
_MORE = QT_TRANSLATE_NOOP("Wall", "and {n} more tills: see K2Desk")
_IF_STOPPED = QT_TRANSLATE_NOOP("Wall", "If alerts stop")
_WHO = QT_TRANSLATE_NOOP("Wall", "Who to call")


def _heading(words: str, pixels: float) -> str:
    style = f"font-size:{pixels:.1f}px;font-weight:bold;color:#0F6E66;margin:{pixels * 0.7:.0f}px 0 3px 0"
    return f'<p style="{style}">{words}</p>'


def _tills(tills: tuple[WatchedTill, ...], size: Size, not_told: str) -> str:
    shown = tills[: size.most]
    high = -(-len(shown) // size.columns)
    width = 100 // size.columns
    rows = []
    for row in range(high):
        cells = []
        for column in range(size.columns):
            place = column * high + row
            cell = _till(shown[place], not_told) if place < len(shown) else ""
            cells.append(f'<td width="{width}%">{cell}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    # Qt leaves no space below a table with a wrapped cell.
    space = '<p style="margin:0;font-size:7px">&nbsp;</p>'
    return f'<table width="100%" cellspacing="0" cellpadding="1">{"".join(rows)}</table>{space}'


def _till(till: WatchedTill, not_told: str) -> str:
    name = till.name if len(till.name) <= _LONGEST_NAME else till.name[: _LONGEST_NAME - 1].rstrip() + "…"
    words = f"<b>{escaped(till.number)}</b> {escaped(name)}"
    return words if till.is_told else f'{words} <span style="color:#8E1B1B">({not_told})</span>'


def _person(title: str, name: str, phone: str) -> str:
    cells = (f"<b>{title}</b>", escaped(name) or _LINE, f"<b>{escaped(phone)}</b>" if phone else _LINE)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
