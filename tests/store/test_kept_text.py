"""Which typed text may be stored: ordinary text unchanged, keys never."""

from __future__ import annotations

import ast
import json
import random
import string
from pathlib import Path

import pytest

from k2desk.model import text_keeping
from k2desk.model.text_keeping import holds_known_key, kept_address, kept_json, kept_names, kept_tills, kept_words
from k2desk.system.redaction import REDACTION
from tests.pasted_writings import API_KEY, SECRET, writings
from tests.store.test_secret_looks import ORDINARY

KNOWN = "nTq-5f"  # Too short for `looks_like_keys` to find.
SOURCE = Path(text_keeping.__file__).parent.parent

ADDRESSES = """\
https://njeri.example/k2/paid
https://njeri.example/k2/paid?shop=1&till=555555
https://hooks.zapier.com/hooks/catch/1234567/bx9f3kq/
https://eo1a2b3c4d5e6f7.m.pipedream.net/
https://webhook.site/d76265cd-0951-e511-80da-0aa34a9b2388
https://njeri.example/hook/kQ3vT8xLp2Zr7MwB5nYc9HsJd4GfE6uA
https://njeri.example/hook?token=kQ3vT8xLp2Zr7MwB5nYc9HsJd4GfE6uA
https://njeri.example/hook?api_key=kQ3vT8xLp2Zr7MwB5nYc9HsJd4GfE6uA
https://njeri.example:8443/hook#part
https://xn--caf-dma.example/
https://duka.example/malipo/ñ
njeri.example/k2/paid
http://localhost:8000/k2
http://192.168.1.20/k2
https://[2001:db8::1]/k2
https://api.kopokopo.com/api/v1/webhook_subscriptions/d76265cd-0951-e511-80da-0aa34a9b2388
https://sho
njeri
""".splitlines()


@pytest.fixture
def known(monkeypatch):
    monkeypatch.setattr(REDACTION, "secrets", frozenset())

    def tell(*values: str) -> None:
        REDACTION.keep_out(*values)

    return tell


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_ordinary_is_kept_as_it_was_typed(text, known):
    known(SECRET, API_KEY)
    assert kept_words(text) == text
    assert kept_names({"555555": text}) == {"555555": text}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_kept_with_the_secret_that_is_its_own(address, known):
    known(SECRET, API_KEY)
    assert kept_address(address) == address


@pytest.mark.parametrize("name", list(writings()))
def test_no_writing_of_an_unknown_key_is_kept_anywhere(name, known):
    text = writings()[name]
    for kept in (
        kept_words(text),
        kept_address(text),
        kept_address(text.replace("\n", " ")),
        kept_address(text.replace("\n", "")),
        json.dumps(kept_tills(text.replace(",", " ").split())),
        json.dumps(kept_names({text: "x", "555555": "Westlands"})),
        json.dumps(kept_names({"1": text, "555555": "Westlands"})),
    ):
        _nothing_of_a_key_in(kept)


def test_no_writing_of_keys_made_by_chance_is_kept():
    chance = random.Random(11)
    letters = string.ascii_letters + string.digits
    for secret in (
        "".join(chance.choices(letters + "-_", k=43)),
        "".join(chance.choices("0123456789abcdef", k=40)),
        "FakeSecret" + "".join(chance.choices(string.ascii_lowercase + string.digits, k=30)),
    ):
        pieces = {secret[place : place + 10].casefold() for place in range(len(secret) - 9)}
        for name, text in writings(secret).items():
            for kept in (kept_words(text), kept_address(text.replace("\n", "")), kept_address(text.replace("\n", " "))):
                left = text_keeping.plain(kept).casefold()
                assert not any(piece in left for piece in pieces), name


@pytest.mark.parametrize("name", list(writings()))
def test_no_writing_of_a_known_key_is_kept_even_in_an_address(name, known):
    known(SECRET, API_KEY)
    text = writings()[name]
    for around in ("{}", "https://njeri.example/k2?x={}", "https://njeri.example/{}/k2", "https://{}.njeri.example/"):
        assert kept_address(around.format(text.replace("\n", ""))) == "", around


def test_a_known_key_is_found_by_its_value_however_it_looks(known):
    wordy = "correct-horse-battery-staple-njeri"
    known(wordy, KNOWN * 3)
    assert kept_words("Njeri Hardware") == "Njeri Hardware"
    for text in (
        wordy,
        f"https://njeri.example/{wordy}",
        wordy.upper(),
        wordy.replace("-", " "),
        wordy[:-6],
        wordy[5:],
        "\u200b".join(wordy),
        wordy.encode().hex(),
        *(name for name in writings(wordy).values() if "api" not in name and API_KEY not in name),
    ):
        assert holds_known_key(text), text
        assert kept_words(text) == "" and kept_address(text) == "", text


def test_short_values_that_anybody_may_type_are_no_known_keys(known):
    known("shop", "k", "njeri1")
    assert kept_words("Njeri1 Hardware shop") == "Njeri1 Hardware shop"


def test_a_key_at_the_end_of_a_long_list_is_found(known):
    names = {f"{500_000 + number}": "Westlands" for number in range(6_000)}
    assert kept_names(names) == names
    with_key = {**names, "778899": f"Njeri {SECRET}"}
    assert kept_names(with_key) == names
    known(API_KEY)
    assert holds_known_key("a shop " * 20_000 + API_KEY + " a shop" * 20)


def test_beside_a_key_only_tills_are_kept(known):
    given = ("555555", "K112233", SECRET[:20], SECRET[20:33], SECRET[33:], "abc")
    assert kept_tills(given) == ("555555", "K112233")
    assert kept_tills(("555555", "odd-till")) == ("555555", "odd-till")


def test_what_is_kept_can_be_written_whatever_was_typed(known):
    for text in ("\ud800", "a\udfff", "\0", "\U0010ffff", "\u202e", "“", ""):
        for kept in (kept_words(text), kept_address(text), kept_json([kept_words(text), *kept_tills((text,))])):
            kept.encode()


def test_only_the_gate_makes_kept_text():
    """If other code could make the type, it would prove nothing. What is read from the disk passed the gate before."""
    makers = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "KeptText")
        or (isinstance(node, ast.Call) and any(isinstance(one, ast.Name) and one.id == "KeptText" for one in node.args))
    }
    assert makers == {"model/kept_text.py", "model/text_keeping.py"}, makers


def _nothing_of_a_key_in(kept: str) -> None:
    plain = text_keeping.plain(kept)
    for secret in (SECRET, API_KEY):
        pieces = {secret[place : place + 8] for place in range(len(secret) - 7)}
        for text in (kept, plain, text_keeping._squeezed(plain)):
            found = [piece for piece in pieces if piece in text or piece.casefold() in text]
            assert not found, found
