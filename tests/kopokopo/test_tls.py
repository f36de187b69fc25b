"""The connection is verified with the computer's own trust store, and each bad certificate gets its own error."""

from __future__ import annotations

import pytest

from k2desk.kopokopo.client import Client
from k2desk.model import api_errors as errors
from k2desk.model.clock import SystemClock
from k2desk.model.environments import Environment, EnvironmentKind
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
