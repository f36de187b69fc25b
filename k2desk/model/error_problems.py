"""Which problem an error means for the user. Only `of_error` turns an error of the lower layers into a Problem."""

from __future__ import annotations

import logging
import math
from datetime import datetime
from enum import Enum

from k2desk.model import api_errors as errors
from k2desk.model import registry_errors as failures
from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import DeskName
from k2desk.model.shared_list import ListTrouble, SharedListError
from k2desk.system.redaction import REDACTION

_log = logging.getLogger(__name__)


class During(Enum):
    """What was being done when an error occurred. It decides which message is true."""

    SIGN_IN = "sign_in"
    READ = "read"
    CREATE = "create"
    PAYMENTS = "payments"


def of_error(error: BaseException, during: During) -> Problem:
    """Return the problem that explains `error` to the user.

    A create that may have reached Kopo Kopo is NOT_CONFIRMED whatever the cause, which goes into the details.
    """
    if isinstance(error, failures.RegistryError):
        return _of_registry(error)
    if not isinstance(error, errors.KopoKopoError):
        return unexpected(error)
    details = details_of(error)
    if during is During.CREATE and error.may_have_arrived:
        return Problem(ProblemKind.NOT_CONFIRMED, (("came", _CAME.get(type(error), "nothing")),), details=details)
    kind, params = (_of_payments(error) if during is During.PAYMENTS else None) or _kind_and_params(error, during)
    return Problem(kind, params, details=details)


def unexpected(error: BaseException) -> Problem:
    """Return the problem for a fault of the program itself. The traceback is logged, for the report."""
    _log.error("unexpected: %s", type(error).__name__, exc_info=error)
    return Problem(ProblemKind.UNEXPECTED, details=type(error).__name__)


def details_of(error: errors.KopoKopoError) -> str:
    """Return what a developer would ask for: the kind of error, the request line, the status and Kopo Kopo's words.

    It is stored with the row, so secrets are removed: a server or a proxy may repeat the request in its error.
    """
    lines = [str(error)]
    if error.request_line:
        lines.append(error.request_line)
    if error.status is not None:
        lines.append(f"HTTP {error.status}")
    if isinstance(error, errors.Refused) and error.reasons:
        lines.extend(one_line(reason, Most.SENTENCE) for reason in error.reasons)
    elif error.body:
        lines.append(error.body)
    return REDACTION.without_secrets("\n".join(lines))


_CAME: dict[type[BaseException], str] = {
    errors.TookTooLong: "late",
    errors.ServerTrouble: "error",
    errors.Redirected: "page",
    errors.TurnedAway: "page",
    errors.NotKopoKopo: "page",
    errors.NotUnderstood: "odd",
    errors.Unforeseen: "odd",
    errors.NoUsableLocation: "no_id",
}
"""What came back after a create that is not confirmed. `ui/text/unconfirmed` has its words."""

_USUAL: dict[type[BaseException], ProblemKind] = {
    errors.WayOutFailed: ProblemKind.PROXY_BLOCKED,
    errors.ProxyWantsPassword: ProblemKind.PROXY_PASSWORD,
    errors.KeysRefused: ProblemKind.KEYS_REFUSED,
    errors.SignInRefused: ProblemKind.SIGN_IN_REFUSED,
    errors.SignedOut: ProblemKind.SIGNED_OUT,
    errors.NotAllowed: ProblemKind.NOT_ALLOWED,
    errors.Redirected: ProblemKind.KOPO_KOPO_MOVED,
    errors.TurnedAway: ProblemKind.TURNED_AWAY,
    errors.NotKopoKopo: ProblemKind.WIFI_SIGN_IN,
    failures.RegistryBusy: ProblemKind.LIST_IN_USE,
    failures.RegistryGone: ProblemKind.LIST_GONE,
    failures.NotWrittenTwice: ProblemKind.NOT_WRITTEN_TWICE,
    failures.NotWritable: ProblemKind.FOLDER_NOT_WRITABLE,
    failures.NoLocks: ProblemKind.LIST_NOT_GUARDED,
    failures.MissingRegistry: ProblemKind.LIST_MISSING,
    failures.NewerRegistry: ProblemKind.NEWER_LIST,
    failures.DamagedRegistry: ProblemKind.DAMAGED_LIST,
    failures.CouldNotSave: ProblemKind.LIST_NOT_SAVED,
}
"""The problems of the errors that mean the same during everything."""


def _kind_and_params(error: errors.KopoKopoError, during: During) -> tuple[ProblemKind, tuple[tuple[str, str], ...]]:
    usual = _USUAL.get(type(error))
    if usual is not None:
        return usual, ()
    match error:
        case errors.UnusableWay():
            kind = ProblemKind.SOCKS_PROXY if error.is_socks else ProblemKind.UNUSABLE_PROXY
            return kind, (("name", error.setting), ("place", error.place))
        case errors.NoConnection() if error.network_down or not error.name_found:
            return ProblemKind.NO_INTERNET, ()
        case errors.InsecureConnection() if error.setting:
            return ProblemKind.TRUSTED_CERTIFICATES_MISSING, (("name", error.setting),)
        case errors.InsecureConnection() if error.dates_wrong:
            return ProblemKind.WRONG_DATE, ()
        case errors.InsecureConnection() if error.other_name:
            return ProblemKind.WIFI_SIGN_IN, ()
        case errors.InsecureConnection():
            return ProblemKind.UNSAFE_CONNECTION, ()
        case errors.TookTooLong() if during is not During.CREATE:
            return ProblemKind.TOOK_TOO_LONG, (("s", f"{error.seconds:.0f}"),)
        case errors.NotFound() if during is During.READ:
            return ProblemKind.SUBSCRIPTION_NOT_FOUND, ()
        case errors.SlowDown() if during is During.CREATE:
            return ProblemKind.KOPO_KOPO_BUSY, ()
        case errors.SlowDown():
            seconds = 30 if error.retry_after is None else error.retry_after
            return ProblemKind.SLOW_DOWN, (("s", str(max(1, math.ceil(seconds)))),)
        case errors.Refused() if during is During.CREATE:
            unknown_till = any("scope reference" in reason.lower() for reason in error.reasons)
            kind = ProblemKind.UNKNOWN_TILL if unknown_till else ProblemKind.CREATE_REFUSED
            return kind, (("reason", "; ".join(error.reasons)),)
        case errors.Unforeseen():
            return ProblemKind.UNEXPECTED, ()
        case errors.ForeignAddress() if during is During.SIGN_IN:
            return ProblemKind.ACCOUNT_LEADS_ELSEWHERE, ()
        case errors.ForeignAddress():
            return ProblemKind.NOT_OF_THIS_ACCOUNT, ()
        case _:
            return ProblemKind.NOT_ANSWERING, ()


def _of_payments(error: errors.KopoKopoError) -> tuple[ProblemKind, tuple[tuple[str, str], ...]] | None:
    """Return what an error means for the request or the answer about a period, or None if it means the usual."""
    match error:
        case errors.TooManyPayments():
            return ProblemKind.TOO_MANY_PAYMENTS, ()
        case errors.NotUnderstood():
            return ProblemKind.PAYMENTS_ODD, ()
        case errors.NoUsableLocation() | errors.ForeignAddress():
            return ProblemKind.PAYMENTS_ELSEWHERE, ()
        case errors.SlowDown():
            return ProblemKind.ASK_LATER, (
                ("s", str(math.ceil(30 if error.retry_after is None else error.retry_after))),
            )
        case errors.NotFound() if error.request_line.startswith("GET"):
            return ProblemKind.PAYMENTS_GONE, ()
        case errors.NotFound() | errors.Rejected():
            unknown_till = any("scope reference" in reason.lower() for reason in error.reasons)
            kind = ProblemKind.UNKNOWN_TILL if unknown_till else ProblemKind.PAYMENTS_REFUSED
            return kind, (("reason", "; ".join(error.reasons) or "–"),)
    return None


def already_there(record_id: str, sent_by: DeskName | None, *more: tuple[str, str]) -> Problem:
    """Return that a row is in the way. `sent_by` is the other desk that is sending it now."""
    if sent_by is not None:
        who = "person" if sent_by.person else "desk"
        more = (*more, ("sends", who), ("desk", sent_by.desk), ("person", sent_by.person))
    return Problem(ProblemKind.ALREADY_THERE, (("id", record_id), *more))


def _of_registry(error: failures.RegistryError) -> Problem:
    if isinstance(error, failures.AlreadyThere):
        return already_there(error.record_id, error.sent_by)
    if isinstance(error, failures.RegistryInUse):
        return Problem(ProblemKind.ALREADY_OPEN)
    if isinstance(error, failures.OtherList):
        return Problem(ProblemKind.LIST_IS_ANOTHER, (("how", error.kind.value),))
    if isinstance(error, SharedListError):
        at = (("known", "1"), ("at", _time_of(error.as_of))) if error.as_of is not None else ()
        return Problem(_OF_SHARED_LIST[error.trouble], at, details=error.details)
    kind = _USUAL.get(type(error))
    return Problem(kind, details=str(error)) if kind is not None else unexpected(error)


def _time_of(moment: datetime) -> str:
    """Return a time of today as 14:02, and an earlier one with its day."""
    local = moment.astimezone()
    return f"{local:%H:%M}" if local.date() == datetime.now().date() else f"{local:%Y-%m-%d %H:%M}"


_OF_SHARED_LIST = {one: ProblemKind[f"SHARED_{one.name}"] for one in ListTrouble}
SHARED_LIST = frozenset(_OF_SHARED_LIST.values())
"""What may be wrong with the line to a shared list."""
