"""The connection is verified with the computer's own trust store, and each bad certificate gets its own error."""

from __future__ import annotations

import errno
import ssl

import httpx
import pytest

from k2desk.kopokopo.client import Client
from k2desk.kopokopo.transport_errors import of_failure
from k2desk.model import api_errors as errors
from k2desk.model.clock import SystemClock
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.error_problems import During, of_error
from k2desk.model.problems import ProblemKind
from tests.kopokopo.conftest import credentials_of
from tests.tls import https_front


async def _try(base: str, practice) -> None:
    environment = Environment(EnvironmentKind.LIVE, base)
    async with Client(environment, credentials_of(practice), 2, clock=SystemClock()) as client:
        await client.token_info()


async def test_a_certificate_that_the_computer_trusts_is_good(fresh_practice, tmp_path, monkeypatch):
    with https_front(fresh_practice, tmp_path) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        await _try(base, fresh_practice)


@pytest.mark.parametrize(
    ("certificate", "dates_wrong"), [("expired", True), ("not yet valid", True), ("wrong name", False)]
)
async def test_a_bad_certificate_is_refused_before_anything_is_sent(
    fresh_practice, tmp_path, monkeypatch, certificate, dates_wrong
):
    with https_front(fresh_practice, tmp_path, certificate=certificate) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        with pytest.raises(errors.InsecureConnection) as raised:
            await _try(base, fresh_practice)
    assert raised.value.dates_wrong is dates_wrong
    assert raised.value.may_have_arrived is False
    assert fresh_practice.log() == []


async def test_a_certificate_that_nobody_vouches_for_is_refused(fresh_practice, tmp_path):
    with https_front(fresh_practice, tmp_path) as (base, _), pytest.raises(errors.InsecureConnection) as raised:
        await _try(base, fresh_practice)
    assert raised.value.dates_wrong is False
    assert fresh_practice.log() == []


def _judged(code: int) -> ssl.SSLCertVerificationError:
    """Return what truststore raises on Windows and macOS: a code, and a text in the language of the system."""
    error = ssl.SSLCertVerificationError("Cheti hakikubaliki")
    error.verify_message, error.verify_code = "Cheti hakikubaliki", code
    return error


def _at_connect(cause: OSError) -> errors.KopoKopoError:
    failure = httpx.ConnectError("no connection")
    failure.__cause__ = cause
    return of_failure(failure, sent=False, line="GET /")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (0x800B0101, ProblemKind.WRONG_DATE),  # CERT_E_EXPIRED, which also stands for "not yet valid"
        (0x800B0102, ProblemKind.WRONG_DATE),  # CERT_E_VALIDITYPERIODNESTING
        (-67818, ProblemKind.WRONG_DATE),  # errSecCertificateExpired
        (-67819, ProblemKind.WRONG_DATE),  # errSecCertificateNotValidYet
        (0x800B010F, ProblemKind.WIFI_SIGN_IN),  # CERT_E_CN_NO_MATCH
        (-67602, ProblemKind.WIFI_SIGN_IN),  # errSecHostNameMismatch
        (0x800B0109, ProblemKind.UNSAFE_CONNECTION),  # CERT_E_UNTRUSTEDROOT
        (-67843, ProblemKind.UNSAFE_CONNECTION),  # errSecNotTrusted
    ],
)
def test_what_is_wrong_with_a_certificate_is_known_by_the_code_of_windows_and_macos(code, kind):
    assert of_error(_at_connect(_judged(code)), During.READ).kind is kind


@pytest.mark.parametrize("winerror", [None, 1231, 1232])
def test_that_there_is_no_network_is_known_by_the_codes_of_windows(winerror):
    error = OSError(errno.ENETUNREACH if winerror is None else errno.EINVAL, "in the language of the system")
    error.winerror = winerror
    raised = _at_connect(error)
    assert isinstance(raised, errors.NoConnection) and raised.network_down
