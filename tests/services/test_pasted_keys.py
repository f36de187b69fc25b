"""All three keys are found in whatever message somebody pastes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.services.forms.pasted_keys import keys_in

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
        f"Habari Njeri,\n\nClient ID yako ni {ID}\nClient secret yako ni {SECRET}\nAPI key yako ni {KEY}\n\nAsante",
        f"Kitambulisho cha mteja: {ID}\nSiri ya mteja: “{SECRET}”\nUfunguo wa API: {KEY}",
        f"> Client ID:\u00a0{ID}\n> Client Secret:\u200b {SECRET}\u200b\n> API Key: \ufeff{KEY}\n",
        f"<p>Client ID:&nbsp;<b>{ID}</b><br>Client Secret:&nbsp;<b>{SECRET}</b><br/>API Key: &quot;{KEY}&quot;</p>",
        f"<table><tr><td>Client ID</td><td>{ID}</td></tr><tr><td>Client Secret</td><td>{SECRET}</td></tr>"
        f"<tr><td>API Key</td><td>{KEY}</td></tr></table>",
        f"Client ID | Client Secret | API Key\n{ID} | {SECRET} | {KEY}\n",
        f"<tr><th>API Key</th><th>Client ID</th><th>Client Secret</th></tr><tr><td>{KEY}</td><td>{ID}</td>"
        f"<td>{SECRET}</td></tr>",
        f"Client ID:\r\n\r\n{ID}\r\n\r\nClient Secret (keep it safe):\r\n\r\n{SECRET}\r\n\r\nAPI Key:\r\n\r\n{KEY}",
        f"client_id=3D{ID[:10]}=\n{ID[10:]}\nclient_secret=3D{SECRET}\napi_key=3D{KEY}",
        f"{ID} (client id)\n{SECRET} (client secret)\n{KEY} (api key)",
        f"{SECRET} is the client secret, {KEY} is the API key and {ID} is the client ID.",
        f"Client ID→{ID}\nClient Secret → {SECRET}\nAPI Key ⇒ {KEY}",
        f"Nambari ya mteja: {ID}\nNeno la siri la mteja: {SECRET}\nFunguo za API: {KEY}",
        f"ID ya programu: {ID}\nSiri ya programu: {SECRET}\nUfunguo wa API: {KEY}",
        f"From: otieno@pos.co.ke\nSee https://app.kopokopo.com/applications\nClient ID: `{ID}`\n"
        f"Client secret: `{SECRET}`\nAPI key: `{KEY}`",
    ],
)
def test_all_three_are_found(text):
    found = keys_in(text)
    assert (found.client_id, found.client_secret, found.api_key) == (ID, SECRET, KEY)
    assert found.count == 3


@pytest.mark.parametrize("begin", ["-", "_", "-_", "A"])
@pytest.mark.parametrize(
    "form",
    [
        "Client ID: {}\nClient secret: {}\nAPI key: {}",
        "client_id={};client_secret={};api_key={}",
        "Client ID - {}\nClient secret – {}\nAPI key — {}",
        "{}\n{}\n{}",
        "<b>Client ID</b> {}<br>*Client secret*: {}<br>_API key_: {}",
    ],
)
def test_a_key_may_begin_with_any_of_its_signs(begin, form):
    keys = [begin + key for key in (ID, SECRET, KEY)]
    found = keys_in(form.format(*keys))
    assert [found.client_id, found.client_secret, found.api_key] == keys


@pytest.mark.parametrize(
    "fillers",
    [
        ("YOUR_CLIENT_ID", "YOUR_CLIENT_SECRET", "YOUR_API_KEY"),
        ("your-client-id-here", "your-client-secret-here", "your-api-key-here"),
        ("<client_id>", "<client_secret>", "<api_key>"),
        ("${CLIENT_ID}", "${CLIENT_SECRET}", "${API_KEY}"),
        ("{{client_id}}", "{{client_secret}}", "{{api_key}}"),
        ("process.env.K2_CLIENT_ID", "process.env.K2_CLIENT_SECRET", "process.env.K2_API_KEY"),
        ("xxxxxxxxxxxxxxxxxxxx", "xxxx-xxxx-xxxx-xxxx", "XXXXXXXXXXXXXXXXXXXXXXXX"),
        ("********************", "••••••••••••••••••••", "...................."),
        ("INSERT_CLIENT_ID_HERE", "PASTE_SECRET_HERE_1234", "REPLACE_WITH_API_KEY"),
        ("REPLACE_ME_1", "change-me-2-please", "changeme12345678"),
        ("myClientId123", "my_client_secret", "MyApiKeyExample1"),
        ("client-id-from-kopokopo", "client-secret-from-kopokopo", "api-key-from-kopokopo"),
        ("KOPO_KOPO_CLIENT_ID", "KOPO_KOPO_CLIENT_SECRET", "KOPO_KOPO_API_KEY"),
        ("weka_client_id_yako", "weka_client_secret_yako", "weka_api_key_yako"),
        ("EXAMPLE1234567890abcd", "ExampleSecretExampleSecret", "sampleApiKey0000000"),
        ("0000000000000000000000", "1111111111111111111111", "aaaaaaaaaaaaaaaaaaaaaaaa"),
        ("1234567890123456789012", "abcdefghijklmnopqrstuv", "0123456789abcdef01234567"),
    ],
)
@pytest.mark.parametrize(
    "form", ["client_id={}\nclient_secret={}\napi_key={}\n", "Client ID: {}\nClient secret: {}\nAPI key: {}\n"]
)
def test_what_only_stands_for_a_key_fills_no_field(fillers, form):
    found = keys_in(form.format(*fillers) + "\n" + form.format(ID, SECRET, KEY))
    assert (found.client_id, found.client_secret, found.api_key) == (ID, SECRET, KEY)
    assert keys_in(form.format(*fillers)).count == 0
    mixed = keys_in(f"client_id={fillers[0]}\nclient_secret={fillers[1]}\n\nclient_id={ID}")
    assert (mixed.client_id, mixed.client_secret) == (ID, "")


def test_what_is_missing_stays_empty():
    assert keys_in(f"Client ID: {ID}\nClient secret: {SECRET}").api_key == ""
    assert keys_in(f"Client ID: {ID}").count == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello, how are you?",
        "Client ID: ask the Administrator",
        "Client secret: Administrator",
        "API key yako ni muhimu; Client secret inaonekana mara moja",
        f"{ID}\n{SECRET}",
        f"secret {SECRET}\nid {ID}\nkey {KEY}",
        "one two three four",
        "\0" * 99,
    ],
)
def test_no_keys_are_made_up(text):
    found = keys_in(text)
    assert found.client_secret == "" and found.api_key == ""


def test_keys_are_not_in_its_repr():
    assert SECRET not in repr(keys_in(f"{ID}\n{SECRET}\n{KEY}"))


@given(st.text(max_size=400))
def test_any_text_is_borne(text):
    assert 0 <= keys_in(text).count <= 3
