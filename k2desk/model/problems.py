"""What went wrong, as data: a code and its parameters. The windows turn it into words and an action.

Only `of_error` turns an error of the lower layers into a Problem. The codes are those of the table of messages (K-01
…). A code is the same in every language and can be quoted to support.
"""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass, replace
from enum import Enum

from k2desk.model import api_errors as errors
from k2desk.model import registry_errors as failures
from k2desk.model.outside import Most, one_line
from k2desk.system.log import REDACTION

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the user can act on.

    `params` are (name, value) pairs for the placeholders of the message. `field` names the field of a form that the
    problem belongs to. `details` may contain technical text for a developer. A problem with `blocks` false is a
    warning.
    """

    code: str
    params: tuple[tuple[str, str], ...] = ()
    field: str | None = None
    details: str = ""
    blocks: bool = True

    def at(self, field: str) -> Problem:
        """Return the same problem, shown beside `field`."""
        return replace(self, field=field)

    @property
    def param(self) -> dict[str, str]:
        """The parameters as a dict."""
        return dict(self.params)


class During(Enum):
    """What was being done when an error occurred. It decides which message is true."""

    SIGN_IN = "sign_in"
    READ = "read"
    CREATE = "create"


def of_error(error: BaseException, during: During) -> Problem:
    """Return the problem that explains `error` to the user.

    A create that may have reached Kopo Kopo is K-16 whatever the cause, which goes into the details. A create that Kopo
    Kopo refused is K-08, K-26, K-27 or a problem of the keys. A create that was not sent gets the problem that
    prevented it.
    """
    if isinstance(error, failures.RegistryError):
        return _of_registry(error)
    if not isinstance(error, errors.KopoKopoError):
        return unexpected(error)
    details = details_of(error)
    if during is During.CREATE and error.may_have_arrived:
        return Problem("K-16", details=details)
    code, params = _code(error, during)
    return Problem(code, params, details=details)


def unexpected(error: BaseException) -> Problem:
    """Return the problem for a fault of the program itself (K-25). The traceback is logged, for the report."""
    _log.error("unexpected: %s", type(error).__name__, exc_info=error)
    return Problem("K-25", (("code", type(error).__name__),), details=type(error).__name__)


def details_of(error: errors.KopoKopoError) -> str:
    """Return what a developer would ask for: the kind of error, the request line, the status and Kopo Kopo's words.

    It is stored with the row, so secrets are removed: a server or a proxy may repeat the request in its error.
    """
    lines = [f"{type(error).__name__}: {error}"]
    if error.request_line:
        lines.append(error.request_line)
    if error.status is not None:
        lines.append(f"HTTP {error.status}")
    if isinstance(error, errors.Refused) and error.reasons:
        lines.extend(one_line(reason, Most.SENTENCE) for reason in error.reasons)
    elif error.body:
        lines.append(error.body)
    return REDACTION.without_secrets("\n".join(lines))


def _code(error: errors.KopoKopoError, during: During) -> tuple[str, tuple[tuple[str, str], ...]]:
    match error:
        case errors.UnusableWay():
            return ("K-114" if error.is_socks else "K-113"), (("name", error.setting), ("place", error.place))
        case errors.WayOutFailed():
            return "K-118", ()
        case errors.NoConnection():
            return ("K-01" if error.network_down or not error.name_found else "K-02"), ()
        case errors.ProxyWantsPassword():
            return "K-28", ()
        case errors.InsecureConnection() if error.setting:
            return "K-116", (("name", error.setting),)
        case errors.InsecureConnection():
            return ("K-21" if error.dates_wrong else "K-23" if error.other_name else "K-42"), ()
        case errors.TookTooLong():
            if during is During.CREATE:
                return "K-02", ()
            return "K-03", (("s", f"{error.seconds:.0f}"),)
        case errors.KeysRefused():
            return "K-04", ()
        case errors.SignInRefused():
            return "K-117", ()
        case errors.SignedOut():
            return "K-06", ()
        case errors.NotAllowed():
            return "K-07", ()
        case errors.NotFound() if during is During.READ:
            return "K-18", ()
        case errors.SlowDown():
            if during is During.CREATE:
                return "K-26", ()
            return "K-22", (("s", str(max(1, math.ceil(30 if error.retry_after is None else error.retry_after)))),)
        case errors.Refused() if during is During.CREATE:
            unknown_till = any("scope reference" in reason.lower() for reason in error.reasons)
            return ("K-08" if unknown_till else "K-27"), (("reason", "; ".join(error.reasons)),)
        case errors.Redirected():
            return "K-24", ()
        case errors.TurnedAway():
            return "K-115", ()
        case errors.NotKopoKopo():
            return "K-23", ()
        case errors.Unforeseen():
            return "K-25", (("code", error.cause or "?"),)
        case errors.ForeignAddress():
            return ("K-97" if during is During.SIGN_IN else "K-40"), ()
        case _:
            return "K-02", ()


def _of_registry(error: failures.RegistryError) -> Problem:
    match error:
        case failures.AlreadyThere():
            return Problem("K-17", (("id", error.record_id),))
        case failures.RegistryInUse():
            return Problem("K-33")
        case failures.RegistryBusy():
            return Problem("K-102", details=str(error))
        case failures.NotWritable():
            return Problem("K-103", details=str(error))
        case failures.NoLocks():
            return Problem("K-104", details=str(error))
        case failures.MissingRegistry():
            return Problem("K-105", details=str(error))
        case failures.NewerRegistry():
            return Problem("K-35", details=str(error))
        case failures.DamagedRegistry():
            return Problem("K-36", details=str(error))
        case failures.CouldNotSave():
            return Problem("K-20", details=str(error))
        case _:
            return unexpected(error)
