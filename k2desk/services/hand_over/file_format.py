"""The content of a hand-over file: lines of JSON, format version 1.

    {"k2desk": "hand-over", "version": 1, "desk": "…", "made_at": "…", "order": ["…"], "program": "0.1.0", …}
    {"account": {"id": "…", "name": "Njeri Hardware", "environment": "live", …}}
    {"subscriptions": {"id": "…", "event_type": "…", "address": "…", …}}
    {"checks": {"subscription_id": "…", "standing": "found", …}}
    {"contacts": {"website_name": "Wanjiru", "website_phone": "0722 000 003", …, "changed_at": "…"}}
    {"keys": {"account_id": "…", "host": "…", "client_id": "…", "client_secret": "…", "api_key": "…"}}

The first line is about the file. Each other line is one record, and belongs to the account above it. The records have
the fields of the classes in `k2desk.model`, without those that mean something on one computer only; times are in UTC. A
reader ignores what it does not know, and refuses a higher version. Lines are decoded one by one, so that the window
keeps answering meanwhile.
"""

from __future__ import annotations

import io
import types
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, NewType, Union, get_args, get_origin, get_type_hints

import msgspec

from k2desk.model.events import Scope
from k2desk.model.hand_over import AccountHandOver, ContactsRecord, HandedKeys, HandedRow, HandOver
from k2desk.model.history import AccountEvent, HistoryEvent
from k2desk.model.kept_text import KeptText
from k2desk.model.outside import Most, one_line, plain_lines, visible
from k2desk.model.problems import GONE, Problem
from k2desk.model.records import LONG_AGO, AccountRecord, RowNote, State
from k2desk.model.text_keeping import kept_words
from k2desk.services.wall_sheet import LONGEST

FORMAT = "hand-over"
VERSION = 1

LARGEST = 64_000_000
"""The most bytes that a file may have. A list of 10,000 subscriptions with a year of history has 20 million."""

_TOO_LATE = datetime(3000, 1, 1, tzinfo=UTC)
_LONGEST = 1_000_000
_LONGEST_LINE = 4_000_000
_LEFT_OUT = frozenset({"account_id", "revision", "sender"})
"""What means something on one computer only, or is said by the place in the file."""

_OF_ACCOUNT = frozenset({"removed_at"})
"""What follows from the events of an account."""

_WITH_LINES = frozenset({RowNote, HistoryEvent, AccountEvent})
"""What may have several lines of text."""


class HandOverError(Exception):
    """The content can't be taken in."""


class NotAHandOver(HandOverError):
    """It is something else, or not whole."""


class NewerHandOver(HandOverError):
    """A newer K2Desk made it."""


class Unwanted(Exception):
    """The work was cancelled."""


class _ProblemInFile(msgspec.Struct):
    code: Annotated[str, msgspec.Meta(max_length=20)]
    params: Annotated[tuple[tuple[str, str], ...], msgspec.Meta(max_length=50)] = ()
    details: Annotated[str, msgspec.Meta(max_length=_LONGEST)] = ""


_ID = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z_-]{1,64}\Z")]


class _Head(msgspec.Struct):
    k2desk: str
    version: Annotated[int, msgspec.Meta(ge=1)]


class _About(msgspec.Struct):
    desk: Annotated[str, msgspec.Meta(max_length=100)]
    made_at: Annotated[datetime, msgspec.Meta(tz=True)]
    made_by: Annotated[str, msgspec.Meta(max_length=200)] = ""
    program: Annotated[str, msgspec.Meta(max_length=40)] = ""
    order: tuple[_ID, ...] = ()
    order_at: Annotated[datetime, msgspec.Meta(tz=True)] = LONG_AGO
    settings: Annotated[dict[str, bool | int | str | None], msgspec.Meta(max_length=50)] = {}


_TYPES: dict[Any, Any] = {
    str: Annotated[str, msgspec.Meta(max_length=_LONGEST)],
    KeptText: Annotated[str, msgspec.Meta(max_length=_LONGEST)],
    int: Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)],
    datetime: Annotated[datetime, msgspec.Meta(tz=True)],
    Problem: _ProblemInFile,
}
_IDS = frozenset({"id", "subscription_id"})


def to_bytes(hand_over: HandOver, is_wanted: Callable[[], bool] = lambda: True) -> bytes:
    """Return the content of the file. Raises `Unwanted`."""
    names = ("desk", "made_at", "made_by", "program", "order", "order_at", "settings")
    head = {name: getattr(hand_over, name) for name in names}
    lines = [_line_of({"k2desk": FORMAT, "version": VERSION, **head})]
    for account in hand_over.accounts:
        for name in account.__match_args__:
            found = getattr(account, name)
            for record in found if isinstance(found, tuple) else (found,):
                if not is_wanted():
                    raise Unwanted
                lines.append(_line_of({name: _as_json(record)}))
    lines += [_line_of({"keys": _as_json(one)}) for one in hand_over.keys]
    return b"".join(lines)


def from_bytes(content: bytes, is_wanted: Callable[[], bool] = lambda: True) -> HandOver:
    """Return what a file contains, with each value of its type. Raises `HandOverError`."""
    try:
        return _Reader(is_wanted).read(content)
    except (msgspec.MsgspecError, ValueError, LookupError, OverflowError, RecursionError) as error:
        # The text of an error may contain values of the file.
        raise NotAHandOver(type(error).__name__) from None


class _Reader:
    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._is_wanted = is_wanted
        self._accounts: list[dict[str, list[Any]]] = []
        self._keys: list[HandedKeys] = []

    def read(self, content: bytes) -> HandOver:
        lines = iter(io.BytesIO(content))
        first = next(lines, b"")[:_LONGEST_LINE]
        head = msgspec.json.decode(first, type=_Head)
        if head.k2desk != FORMAT:
            raise NotAHandOver("another file")
        if head.version > VERSION:
            raise NewerHandOver(f"version {head.version}")
        about = msgspec.json.decode(first, type=_About)
        decoder = msgspec.json.Decoder(_line())
        for line in lines:
            if not self._is_wanted():
                raise Unwanted
            if len(line) > _LONGEST_LINE:
                raise ValueError("an endless line")
            self._take(decoder.decode(line))
        accounts = tuple(map(_as_taken_in, self._accounts))
        if len({one.account.id for one in accounts}) != len(accounts):
            raise ValueError("an account twice")
        return HandOver(
            desk=about.desk,
            made_at=_moment(about.made_at),
            made_by=kept_words(visible(about.made_by)),
            program=about.program,
            accounts=accounts,
            settings={**about.settings},
            keys=tuple(self._keys),
            order=about.order,
            order_at=_moment(about.order_at),
        )

    def _take(self, line: msgspec.Struct) -> None:
        for name, kind in _kinds().items():
            found = getattr(line, name)
            if found is msgspec.UNSET:
                continue
            record = _record(kind, found)
            if name == "keys":
                self._keys.append(record)
                continue
            if name == "account":
                self._accounts.append({})
            self._accounts[-1].setdefault(name, []).append(record)


def as_handed_over(record: HandedRow) -> HandedRow:
    """Return a row as another computer may see it: one that is still being sent is not confirmed there."""
    record = replace(record, sender=None, revision=0)
    return record if record.state is not State.SENDING else replace(record, state=State.NOT_CONFIRMED, trouble=GONE)


def _as_taken_in(found: dict[str, list[Any]]) -> AccountHandOver:
    """Return the records of one account as the registry may store them. Raises ValueError if they don't fit together.

    Names and remarks of another computer go through the gate for typed text here.
    """
    (account,) = found.pop("account")
    if account.api_version not in {1, 2}:
        raise ValueError("an unknown version of the API")
    account_id = account.id
    subscriptions = found.pop("subscriptions", [])
    known = {one.id for one in subscriptions}
    if len(known) != len(subscriptions):
        raise ValueError("an ID twice")
    if any(one.state is not State.CREATED and one.scope not in set(Scope) for one in subscriptions):
        # Kopo Kopo may show another one, but nobody can have sent it.
        raise ValueError("an unknown scope")
    for records in found.values():
        if any(getattr(one, "subscription_id", one) not in known for one in records if hasattr(one, "subscription_id")):
            raise ValueError("of no subscription")
    kept = {name: tuple(_cleaned(one, account_id) for one in records) for name, records in found.items()}
    rows = tuple(as_handed_over(_cleaned(one, account_id)) for one in subscriptions)
    return AccountHandOver(_cleaned(account, ""), rows, **kept)


def _cleaned(record: Any, account_id: str) -> Any:
    kind = record.__class__
    texts = {name: getattr(record, name) for name in _typed_texts(kind)}
    clean = plain_lines if kind in _WITH_LINES else _name if kind is ContactsRecord else visible
    changes: dict[str, Any] = {name: kept_words(clean(text), Most.TEXT) for name, text in texts.items() if text}
    if account_id and hasattr(record, "account_id"):
        changes["account_id"] = account_id
    return replace(record, **changes) if changes else record


def _name(text: str) -> str:
    return one_line(text, LONGEST)


@cache
def _typed_texts(kind: Any) -> tuple[str, ...]:
    """Return the fields of a record that somebody typed."""
    typed = tuple(name for name, hint in _hints(kind).items() if hint is KeptText)
    # The remark with which somebody settled a create.
    return (*typed, "word") if kind in {HistoryEvent, AccountEvent} else typed


# -- between records and JSON ------------------------------------------------------------------------------------------


def _as_json(value: Any) -> Any:
    if isinstance(value, Problem):
        return {"code": value.code, "params": value.params, "details": value.details}
    names = getattr(value, "__match_args__", None)
    if names is None or isinstance(value, Enum):
        return value
    return {name: _as_json(getattr(value, name)) for name in names if name not in _left_out(type(value))}


def _line_of(value: dict[str, Any]) -> bytes:
    return msgspec.json.encode(value) + b"\n"


def _left_out(kind: Any) -> frozenset[str]:
    return {HandedKeys: frozenset[str](), AccountRecord: _OF_ACCOUNT}.get(kind, _LEFT_OUT)


def _hints(kind: Any) -> dict[str, Any]:
    """Return the types of a record's fields. `model.records` imports `Problem` for the type checker alone."""
    return get_type_hints(kind, localns={"Problem": Problem})


@cache
def _kinds() -> dict[str, Any]:
    """Return the kinds of lines and their records."""
    of_account = {name: get_args(hint)[0] for name, hint in _hints(AccountHandOver).items() if get_args(hint)}
    return {"account": AccountRecord, **of_account, "keys": HandedKeys}


@cache
def _line() -> type[msgspec.Struct]:
    lines: list[Any] = [(name, _in_file(kind) | msgspec.UnsetType, msgspec.UNSET) for name, kind in _kinds().items()]
    return msgspec.defstruct("Line", lines)


@cache
def _in_file(kind: Any) -> type[msgspec.Struct]:
    """Return the form that a record has in the file: checked for its types, and for the length of texts and lists."""
    hints = _hints(kind)
    described: list[Any] = []
    for one in fields(kind):
        if one.name in _left_out(kind):
            continue
        hint = _ID if one.name in _IDS else _type_in_file(hints[one.name])
        has_default = one.default is not one.default_factory
        if not has_default:
            described.append((one.name, hint))
        else:
            described.append((one.name, hint, msgspec.UNSET))
    return msgspec.defstruct(f"{kind.__name__}InFile", described, kw_only=True)


def _type_in_file(hint: Any) -> Any:
    if hint in _TYPES:
        return _TYPES[hint]
    if isinstance(hint, NewType):
        return _type_in_file(hint.__supertype__)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return Union[tuple(map(_type_in_file, inner))]  # noqa: UP007  made of types that are known now only
    return _in_file(hint) if hasattr(hint, "__match_args__") and not issubclass(hint, Enum) else hint


def _record(kind: Any, found: msgspec.Struct) -> Any:
    values = {}
    for name, inner in _parts(kind):
        value = getattr(found, name, msgspec.UNSET)
        if value is not msgspec.UNSET:
            values[name] = value if value.__class__ in _PLAIN else _value(inner, value)
        elif name == "account_id":
            values[name] = ""
    return kind(**values)


_PLAIN = frozenset({str, int, bool, float, type(None)})


@cache
def _parts(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a record, each with the kind of record that it holds, if any."""
    return tuple((name, _record_in(hint)) for name, hint in _hints(kind).items())


def _record_in(hint: Any) -> Any:
    inner = (hint, *get_args(hint))
    return next((one for one in inner if hasattr(one, "__match_args__") and not issubclass(one, Enum)), None)


def _moment(value: datetime) -> datetime:
    moment = value.astimezone(UTC)
    if not LONG_AGO <= moment < _TOO_LATE:
        raise ValueError("not a time of this program")
    return moment


def _value(kind: Any, value: Any) -> Any:
    if isinstance(value, _ProblemInFile):
        return Problem.of_code(value.code, value.params, value.details)
    if isinstance(value, datetime):
        return _moment(value)
    return _record(kind, value) if isinstance(value, msgspec.Struct) else value
