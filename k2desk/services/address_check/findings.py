"""Turns faults of a server into problems. It is the only place for this, so that each cause has one wording."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from datetime import datetime, timedelta

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.unreachable import is_unreachable
from k2desk.services.address_check import certificates
from k2desk.services.address_check.internet import Endpoint
from k2desk.services.address_check.posting import BrokenOff, NoAnswer, NotHttp, NotPublic, NotSendable, ServerReply
from k2desk.services.address_check.results import Certificate, StepResult
from k2desk.services.server_badge import ENDS_SOON

SLOW = 5.0
"""An answer that takes longer than this many seconds is slow."""

_PAGE = re.compile(
    r"<!doctype\s+html|<html[\s>]|\A(?:<!--.*?-->|<(?:br|b)\b[^<]*|\s)*<(?:head|body|title|meta|script)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_HEAD = 2_000
_NO_IPV6 = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT})
_NO_SUCH_NAME = frozenset(
    number
    for number in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None), getattr(socket, "EAI_ADDRFAMILY", None))
    if number is not None
)


def of_name(error: Exception) -> Problem:
    """Return why a name was not found: the name is wrong, or no name server could be asked from here."""
    details = f"{type(error).__name__}: {error}"
    if isinstance(error, socket.gaierror) and error.errno in _NO_SUCH_NAME:
        return Problem(ProblemKind.NAME_NOT_KNOWN, details=details)
    if isinstance(error, UnicodeError):
        return Problem(ProblemKind.INCOMPLETE_ADDRESS, details=details)
    return Problem(ProblemKind.NAME_NOT_LOOKED_UP, details=details)


def of_both(public: tuple[Endpoint, ...], private: tuple[Endpoint, ...]) -> Problem:
    """Return the warning for a name that leads to public addresses and to private ones as well."""
    params = (("public", public[0].ip), ("private", private[0].ip))
    details = f"public: {', '.join(one.ip for one in public)}\nprivate: {', '.join(one.ip for one in private)}"
    return Problem(ProblemKind.ALSO_PRIVATE_PLACE, params, details=details)


def of_connecting(error: Exception, *, only_ipv6: bool) -> Problem:
    """Return why no connection was made."""
    details = f"{type(error).__name__}: {error}"
    if only_ipv6 and isinstance(error, OSError) and (is_unreachable(error) or error.errno in _NO_IPV6):
        return Problem(ProblemKind.ONLY_IPV6_UNTESTED, details=details)
    if isinstance(error, ConnectionRefusedError):
        return Problem(ProblemKind.CONNECTION_REFUSED, details=details)
    return Problem(ProblemKind.NO_CONNECTION_IN_TIME, details=details)


def of_locking(
    error: Exception, certificate: Certificate | None, *, trusted_here: bool, speaks_old: bool, now: datetime
) -> Problem:
    """Return why TLS failed, as a remote server would judge it.

    `trusted_here`: this computer trusts the certificate all the same. `speaks_old`: the server uses an obsolete version
    of TLS (1.0 or 1.1).
    """
    details = f"{type(error).__name__}: {error}"
    if certificate is not None:
        details = f"{details}\n{certificate.as_details()}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return Problem(*_of_certificate(error, certificate, trusted_here, now), details=details)
    return Problem(ProblemKind.OLD_TLS if speaks_old else ProblemKind.NO_TLS, details=details)


def _of_certificate(
    error: ssl.SSLCertVerificationError, certificate: Certificate | None, trusted_here: bool, now: datetime
) -> tuple[ProblemKind, tuple[tuple[str, str], ...]]:
    code = error.verify_code
    if certificate is not None and certificate.not_after <= now and code not in {certificates.SELF_SIGNED}:
        return ProblemKind.CERTIFICATE_ENDED, (("date", _date(certificate.not_after)),)
    if certificate is not None and certificate.not_before > now:
        return ProblemKind.CERTIFICATE_NOT_YET, (("date", _date(certificate.not_before)),)
    if code == certificates.ENDED:
        # Not the server's own certificate, but another one in its chain.
        return ProblemKind.CERTIFICATE_INCOMPLETE, ()
    if code in {certificates.WRONG_NAME, certificates.WRONG_IP}:
        names = certificate.names if certificate is not None else ()
        return ProblemKind.CERTIFICATE_WRONG_NAME, (("names", ", ".join(names[:3]) or "–"),)
    if trusted_here:
        return ProblemKind.INSPECTING_NETWORK, (("issuer", certificate.issuer if certificate else "–"),)
    if code in {certificates.SELF_SIGNED, certificates.SELF_SIGNED_IN_CHAIN}:
        return ProblemKind.CERTIFICATE_NOT_TRUSTED, ()
    if code in {certificates.NO_ISSUER, certificates.NO_FIRST_ISSUER}:
        alone = certificate is not None and certificate.chain in {1, None} and not certificate.self_signed
        return (ProblemKind.CERTIFICATE_INCOMPLETE if alone else ProblemKind.CERTIFICATE_NOT_TRUSTED), ()
    return ProblemKind.CERTIFICATE_NOT_TRUSTED, ()


def of_certificate_kept(certificate: Certificate, now: datetime) -> Problem | None:
    """Return the warning for a good certificate that expires soon, or None."""
    left = certificate.not_after - now
    if left > ENDS_SOON:
        return None
    params = (("days", str(max(0, left // timedelta(days=1)))), ("date", _date(certificate.not_after)))
    return Problem(ProblemKind.CERTIFICATE_ENDS_SOON, params, details=certificate.as_details())


DELIVERED = frozenset({ProblemKind.NEVER_ANSWERED, ProblemKind.BROKE_OFF, ProblemKind.NOT_A_WEBSITE})
"""Problems of an answer that did not arrive whole. All others mean that the message was not delivered."""


def of_posting(error: Exception) -> Problem:
    """Return why a message got no usable answer, without testing the server again."""
    kind, details = ProblemKind.NOT_A_WEBSITE, f"{type(error).__name__}: {error}"
    match error:
        case NoAnswer():
            kind = ProblemKind.NEVER_ANSWERED
        case BrokenOff():
            kind = ProblemKind.BROKE_OFF
            details += f"\nHTTP {error.status}" if error.status else ""
        case NotPublic():
            kind = ProblemKind.NOT_PUBLIC
        case NotSendable():
            kind = ProblemKind.INCOMPLETE_ADDRESS
        case socket.gaierror():
            return of_name(error)
        case ssl.SSLError():
            kind = ProblemKind.NO_TLS
        case OSError() if not isinstance(error, NotHttp):
            return of_connecting(error, only_ipv6=False)
    return Problem(kind, details=details)


def is_page(answer: ServerReply) -> bool:
    """Return whether the answer is a 2xx with a web page: a parked domain, a sign-in, a tunnel's notice.

    Only the body decides: PHP labels everything text/html, so the header proves nothing. A plain "OK" is not a page.
    """
    text = answer.text[:_PAGE_HEAD].lstrip("\ufeff \t\r\n")
    return 200 <= answer.status < 300 and text.startswith("<") and _PAGE.search(text) is not None


def of_answer(answer: ServerReply) -> Problem | None:
    """Return what is wrong with the answer to a good message, or None for a proper 2xx."""
    details = answer_details(answer)
    status = answer.status
    if 200 <= status < 300:
        if is_page(answer):
            return Problem(ProblemKind.PAGE_FOR_PEOPLE, details=details)
        if answer.endless:
            return Problem(ProblemKind.ENDLESS_ANSWER, details=details)
        return None
    if 300 <= status < 400:
        return Problem(ProblemKind.REDIRECTS, (("where", answer.location[:200] or "–"),), details=details)
    if status in {404, 405, 410}:
        return Problem(ProblemKind.PAGE_NOT_FOUND, details=details)
    if status in {401, 403, 407}:
        return Problem(ProblemKind.WANTS_SIGN_IN, details=details)
    if status >= 500:
        return Problem(ProblemKind.SERVER_ERROR, (("t", f"{answer.seconds:.1f}"),), details=details)
    return Problem(ProblemKind.SAMPLE_REFUSED, details=details)


def of_time(answer: ServerReply) -> Problem | None:
    """Return the warning for a slow answer, or None."""
    if answer.seconds <= SLOW:
        return None
    return Problem(ProblemKind.ANSWERS_SLOWLY, (("t", f"{answer.seconds:.0f}"),), details=answer_details(answer))


def of_fake(answer: ServerReply) -> Problem | None:
    """Return what is wrong with the answer to a message with a wrong signature, or None for a refusal."""
    if 400 <= answer.status < 500:
        return None
    kind = ProblemKind.FAKE_ACCEPTED if 200 <= answer.status < 300 else ProblemKind.FAKE_NOT_REFUSED
    return Problem(ProblemKind.PAGE_FOR_PEOPLE if is_page(answer) else kind, details=answer_details(answer))


def answer_details(answer: ServerReply) -> str:
    """Return status, time and the first lines of an answer, for a developer."""
    lines = [f"HTTP {answer.status} after {answer.seconds:.2f} s"]
    if answer.location:
        lines.append(one_line(f"Location: {answer.location}", Most.SENTENCE))
    if answer.kind:
        lines.append(one_line(f"Content-Type: {answer.kind}", Most.SENTENCE))
    if answer.text.strip():
        lines.append(answer.text.strip()[:800])
    return "\n".join(lines)


def cause_of(results: tuple[StepResult, ...]) -> Problem | None:
    """Return the problem that decides a list of results: the first bad one, else the first warning."""
    bad = next((one.problem for one in results if one.problem is not None and one.problem.blocks), None)
    return bad or next((one.problem for one in results if one.problem is not None), None)


def _date(moment: datetime) -> str:
    return moment.date().isoformat()
