"""Pasting all three keys at once from whatever someone sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.desk.forms.pasted_keys import keys_in

ID, SECRET, KEY = "CGQXLrlfuOqdN4aaBB22cc33", "7Yh_secret-88.xx~zz+11", "9f8e7d6c5b4a39281706"


@pytest.mark.parametrize(
    "text",
    [
        f"Client ID: {ID}\nClient Secret: {SECRET}\nAPI Key: {KEY}",
        f"Hi Njeri,\n\nclient_id={ID}\nclient_secret={SECRET}\napi_key={KEY}\n\nRegards, Otieno",
        f'{{"client_id": "{ID}", "client_secret": "{SECRET}", "api_key": "{KEY}"}}',
        f"API key – “{KEY}”\nClient secret – “{SECRET}”\nClient ID – “{ID}”",
        f"*Client ID*\n{ID}\n*Client Secret*\n{SECRET}\n*API Key*\n{KEY}",
        f"Client ID is {ID}, Client secret is {SECRET} , API key is {KEY}.",
        f"  {ID}\r\n\r\n  {SECRET}\r\n{KEY}\r\n",
        f"CLIENT ID : {ID}   CLIENT SECRET : {SECRET}   API KEY : {KEY}",
        f"ClientID:{ID};ClientSecret:{SECRET};ApiKey:{KEY}",
    ],
)
def test_all_three_are_found(text):
    found = keys_in(text)
    assert (found.client_id, found.client_secret, found.api_key) == (ID, SECRET, KEY)
    assert found.count == 3


def test_what_is_missing_stays_empty():
    assert keys_in(f"Client ID: {ID}\nClient secret: {SECRET}").api_key == ""
    assert keys_in(f"Client ID: {ID}").count == 1


@pytest.mark.parametrize(
    "text",
    ["", "Hello, how are you?", "Client ID: ask the Administrator", f"{ID}\n{SECRET}", "one two three four", "\0" * 99],
)
def test_no_keys_are_made_up(text):
    found = keys_in(text)
    assert found.client_secret == "" and found.api_key == ""


def test_keys_are_not_in_its_repr():
    assert SECRET not in repr(keys_in(f"{ID}\n{SECRET}\n{KEY}"))


@given(st.text(max_size=400))
def test_any_text_is_borne(text):
    assert 0 <= keys_in(text).count <= 3
