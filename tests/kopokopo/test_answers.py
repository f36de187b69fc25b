"""What an answer to a request for keys, tokens and owners means, by its status and its form."""

from __future__ import annotations

import json

import pytest

from k2desk.kopokopo import answers
from k2desk.kopokopo.answers import Answer
from k2desk.model import api_errors as errors

PAGE = b"<!doctype html><title>Sign in</title>"


@pytest.mark.parametrize(
    ("read", "answer", "error"),
    [
        (answers.token_info, Answer(500, b"{}"), errors.ServerTrouble),
        (answers.token_info, Answer(201, b"{}"), errors.NotUnderstood),
        (answers.token_info, Answer(200, b"[]"), errors.NotUnderstood),
        (answers.token_info, Answer(200, b"{", whole=False), errors.NotUnderstood),
        (answers.accepted, Answer(199, b""), errors.NotUnderstood),
        (answers.accepted, Answer(300, b""), errors.Redirected),
        (answers.accepted, Answer(401, b""), errors.SignedOut),
        (answers.accepted, Answer(407, b""), errors.ProxyWantsPassword),
        (answers.accepted, Answer(400, PAGE, locked=True), errors.TurnedAway),
        (answers.accepted, Answer(499, PAGE, locked=True), errors.ServerTrouble),
        (answers.accepted, Answer(400, PAGE), errors.NotKopoKopo),
        (answers.accepted, Answer(199, PAGE, locked=True), errors.NotUnderstood),
        (answers.accepted, Answer(500, PAGE, locked=True), errors.ServerTrouble),
    ],
)
def test_what_is_no_proper_answer_is_an_error_of_its_kind(read, answer, error):
    with pytest.raises(errors.KopoKopoError) as raised:
        read(answer)
    assert type(raised.value) is error
    assert raised.value.status == answer.status
    assert raised.value.may_have_arrived is (error is not errors.SignedOut)


def test_every_2xx_is_accepted_whatever_its_body():
    for status in (200, 204, 299):
        answers.accepted(Answer(status, PAGE))


@pytest.mark.parametrize(
    ("application", "uid"), [('{"uid": "abc"}', "abc"), ('{"uid": 5}', None), ("{}", None), ("[]", None)]
)
def test_the_owner_of_a_token_is_text_or_not_known(application, uid):
    found = answers.token_info(Answer(200, f'{{"application": {application}, "expires_in": 3599}}'.encode()))
    assert (found.client_id, found.expires_in) == (uid, 3599)


def test_a_refusal_says_its_reasons_once_each_and_no_longer_than_a_sentence():
    body = b'{"error_code": 400, "error_message": ["Bad url", "", "%s"]}' % (b"x" * 900)
    with pytest.raises(errors.Rejected) as raised:
        answers.accepted(Answer(400, body))
    assert raised.value.reasons == ("Bad url", "x" * 500)
    assert not raised.value.may_have_arrived


def test_of_a_status_two_hundred_letters_are_kept():
    facts = {"event_type": "b2b", "webhook_uri": "https://x.co.ke/", "status": "x" * 300, "scope": "Till"}
    body = json.dumps({"data": {"id": "one", "type": "webhook_subscription", "attributes": facts}})
    found = answers.subscription(Answer(200, body.encode()))
    assert (found.status, found.scope) == ("x" * 200, "till")
