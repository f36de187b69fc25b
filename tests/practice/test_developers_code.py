"""The developer's code is run as it is saved: against the practice server, and its receivers against its deliveries."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from k2desk.kopokopo.signature import sign
from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.events import Scope
from k2desk.services.snippets.files import Part, all_files, code_file
from k2desk.services.snippets.http_requests import EXAMPLE_KEY
from k2desk.services.snippets.literals import Language
from k2desk.services.snippets.subject import CodeSubscription
from k2desk.services.snippets.subject import subject_of as made_of
from tests.practice.conftest import run
from tests.shop_front import ShopFront
from tests.waiting import wait_until

ADDRESS = "https://practice-shop.example/k2/paid?shop=a&b=%C3%A9"
PAID, REVERSED, FROM_TILL = "buygoods_transaction_received", "buygoods_transaction_reversed", "b2b_transaction_received"
WANTED = (
    SubscriptionRequest(PAID, ADDRESS, Scope.TILL, "555555"),
    SubscriptionRequest(PAID, ADDRESS, Scope.TILL, "112233", True),
    SubscriptionRequest(PAID, ADDRESS, Scope.TILL, "112233"),
    SubscriptionRequest(REVERSED, ADDRESS, Scope.TILL, "555555"),
    SubscriptionRequest(FROM_TILL, ADDRESS, Scope.TILL, "555555"),
    SubscriptionRequest(FROM_TILL, ADDRESS, Scope.TILL, "112233", True),
)
COMMANDS = {
    Language.PYTHON: [sys.executable],
    Language.NODEJS: ["node"],
    Language.RUBY: ["ruby"],
    Language.PHP: ["php"],
    Language.CURL: ["bash"],
}
TOOLS = {Language.CURL: ("bash", "curl", "openssl", "jq")}
ODD = (
    b"[]",
    b"null",
    b"{",
    b"\xff\xfe",
    b'{"id": 5}',
    b'{"event": [1], "TransactionType": ["x"]}',
    b'{"topic": ["x"], "id": {"a": 1}, "event": {"resource": "x"}}',
    b'{"topic": "buygoods_transaction_received", "id": "failed", "event": {"resource": {"status": "Failed",'
    b' "reference": "PRFAILED", "amount": 1.50}}}',
    b'{"topic": "buygoods_transaction_received", "id": "odd\\n\\u0000", "event": {"resource": {"status": "Received",'
    b' "reference": "\\u0000\\n\'$(id)", "amount": 1}}}',
    b'{"topic": "customer_created", "id": "\\ud800", "event": {"resource": {"first_name": "\\udfff"}}}',
    b"[" * 100_000,
)
"""Signed messages that no receiver may stumble over. One of them is a payment."""
RUN = [pytest.param(language, id=language.value) for language in COMMANDS]


def needs(language):
    missing = [tool for tool in TOOLS.get(language, COMMANDS[language]) if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")


def subject_of(server, wanted=WANTED, version=2):
    return made_of(Environment(EnvironmentKind.PRACTICE, server.base_url), version, wanted)


@pytest.fixture
def server(fresh_practice):
    """Yield the practice server without any subscription, before and after: payments reach all of them."""
    _forget_all(fresh_practice)
    yield fresh_practice
    _forget_all(fresh_practice)


def _forget_all(server):
    for one in server.subscriptions():
        server.control("DELETE", f"subscriptions/{one['id']}")


def saved(folder, language, part, subject):
    file = code_file(language, part, subject)
    path = folder / file.name
    path.write_text(file.text, encoding="utf-8")
    return path


def keys_of(server):
    return {
        "K2_CLIENT_ID": server.client_id,
        "K2_CLIENT_SECRET": server.client_secret,
        "K2_API_KEY": server.api_key,
    }


def lines_of(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def facts_of(found):
    return [(one["event_type"], one["webhook_uri"], one["scope"], one["scope_reference"]) for one in found]


def creates_and_reads(command, server, part, language, folder, subject, env=()):
    """Run the program as its reader would, and check what the server got. Returns the ids of the subscriptions.

    The first one exists already and is not *Active*, and one more has its location at another place.
    """
    first = subject.subscriptions[0]
    there = {"event_type": first.event_type, "webhook_uri": first.address, "scope": "till", "scope_reference": "555555"}
    [there_id] = server.control("POST", "subscriptions", {**there, "version": subject.version})["ids"]
    server.control("PUT", f"subscriptions/{there_id}", {"status": "Inactive"})
    location = f"{server.base_url}/api/v{subject.version}/webhook_subscriptions/{there_id}"
    elsewhere = CodeSubscription(first.body, "http://127.0.0.1:9/x")
    subject = replace(subject, subscriptions=(replace(first, location=location), elsewhere, *subject.subscriptions))
    before = {one["id"] for one in server.subscriptions()}
    path = saved(folder, language, part, subject)
    done = run([*command, str(path), "create"], env={**keys_of(server), **dict(env)})
    assert done.returncode == 0, done.stderr
    made = [one for one in server.subscriptions() if one["id"] not in before]
    bodies = [one.body for one in subject.subscriptions[2:]]
    assert facts_of(made) == [(one["event_type"], one["url"], one["scope"], one["scope_reference"]) for one in bodies]
    assert [one["daraja"] for one in made] == [one.get("enable_daraja_payload", False) for one in bodies]
    said = lines_of(done.stdout)
    locations = [one["location"] for one in said if "location" in one]
    assert [location.rpartition("/")[2] for location in locations] == [one["id"] for one in made]
    assert json.dumps(said).count('"Active"') == len(made)
    # What exists is read, and the token goes to no other place.
    done = run([*command, str(path), "status"], env={**keys_of(server), **dict(env)})
    assert '"Inactive"' in done.stdout, done.stderr
    assert "Not at Kopo Kopo" in done.stderr + done.stdout
    assert len(server.subscriptions()) == len(before) + len(made)
    return [one["id"] for one in made]


class RunningReceiver:
    """A receiver in a process of its own, or a CGI program, with what it says."""

    def __init__(self, language, path, folder, key):
        self.environment = {"K2_API_KEY": key, "K2_INBOX": str(folder / "inbox"), "PORT": "0"}
        self.process = None
        self.said = []
        self._log = folder / "inbox" / "log.jsonl" if language is Language.CURL else None
        command = [*COMMANDS[language], str(path)]
        if language is Language.CURL:
            self.command = command
            return
        if language is Language.PHP:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
            command = ["php", "-S", f"127.0.0.1:{self.port}", str(path)]
        environment = {name: text for name, text in os.environ.items() if not name.lower().endswith("_proxy")}
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**environment, **self.environment},
        )
        # PHP's own server says something as soon as it listens; the others say the port, after what was left.
        while "listening" not in (line := self.process.stdout.readline()) and language is not Language.PHP:
            self.said.append(json.loads(line))
        if language is not Language.PHP:
            self.port = json.loads(line)["port"]
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            if line.startswith("{"):
                self.said.append(json.loads(line))

    def lines(self):
        if self._log is not None:
            return lines_of(self._log.read_text()) if self._log.exists() else []
        return list(self.said)

    def lead(self, front):
        if self.process is None:
            front.lead_to_cgi(self.command, self.environment)
        else:
            front.lead_to(self.port)

    def post(self, body, signature):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request("POST", "/", body, {"X-KopoKopo-Signature": signature})
            return line.getresponse().status
        finally:
            line.close()

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait(20)
            self._reader.join(20)
            self.process.stdout.close()
            self.process = None


@pytest.fixture
def receivers():
    made = []

    def start(*arguments):
        made.append(RunningReceiver(*arguments))
        return made[-1]

    yield start
    for one in made:
        one.stop()


def kinds(lines):
    return Counter((one["did"], one.get("kind"), one.get("form"), one.get("reference")) for one in lines)


@pytest.mark.parametrize("language", RUN)
def test_the_code_in_each_language_creates_reads_and_receives(language, server, tmp_path, receivers):
    needs(language)
    subject = subject_of(server)
    part = Part.SUBSCRIBE if language is Language.CURL else Part.WITHOUT_SDK
    creates_and_reads(COMMANDS[language], server, part, language, tmp_path, subject)
    path = saved(tmp_path, language, Part.RECEIVE, subject)
    receiver = receivers(language, path, tmp_path, server.api_key)

    with ShopFront() as front:
        receiver.lead(front)

        def pay(event_type, till, reference, count, **how):
            usual = {"sign_with": "api_key", "twice": False, "spaced": False}
            server.control("PUT", "settings", {"shop": front.shop, "backoff": 600, "deliver": {**usual, **how}})
            before = len(receiver.lines())
            server.control(
                "POST",
                "payments",
                {
                    "event_type": event_type,
                    "till": till,
                    "reference": reference,
                    "amount": 100,
                    "first_name": "Jané & <b>",
                },
            )
            wait_until(lambda: len(receiver.lines()) >= before + count, f"no word of {reference}")

        pay(PAID, "555555", "PRPAID", 2, twice=True)
        pay(PAID, "112233", "PRBOTH", 2)  # one subscription in each form tells of it
        pay(REVERSED, "555555", "PRPAID", 1)
        pay(FROM_TILL, "555555", "PRTILL", 1)
        pay(FROM_TILL, "112233", "PRDARAJA", 1)
        pay(PAID, "555555", "PRFORGED", 1, sign_with="another_key")
        pay(PAID, "555555", "PRSPACED", 1, spaced=True)

        lines = receiver.lines()
        assert kinds(one for one in lines if one.get("reference") != "PRBOTH") == Counter(
            {
                ("counted", "payment", "kopokopo", "PRPAID"): 1,
                ("repeated", None, None, None): 1,
                ("counted", "reversal", "kopokopo", "PRPAID"): 1,
                ("counted", "till-to-till", "kopokopo", "PRTILL"): 1,
                ("counted", "till-to-till", "daraja", "PRDARAJA"): 1,
                ("refused", None, None, None): 2,
            }
        )
        both = [one for one in lines if one.get("reference") == "PRBOTH"]
        assert {(one["did"], one["amount"], one["till"]) for one in both} == {
            ("counted", "100.0", "112233"),
            ("known", "100.0", "112233"),
        }
        assert {one["form"] for one in both} == {"kopokopo", "daraja"}
        assert not any("phone" in name or "2547" in str(text) for one in lines for name, text in one.items())
        wait_until(lambda: len(front.arrived) == 9, "a message is missing")
        assert Counter(one.status for one in front.arrived) == {200: 7, 401: 2}

        # Nothing that is signed keeps the receiver from answering, and what is forged is refused whatever it is.
        before = len(receiver.lines())
        odd_ones = ODD[-5:] if language is Language.CURL else ODD  # It starts some ten programs for each.
        for odd in odd_ones:
            assert front._forward("/", sign(server.api_key, odd), odd) == 200, odd[:80]
        for forged in ("é" * 64, sign(server.api_key, b"x").upper(), ""):
            assert front._forward("/", forged, b"x") == 401
        pay(PAID, "555555", "PRLAST", 1)
        wait_until(lambda: len(receiver.lines()) == before + len(odd_ones) + 4, "a message is missing")
        assert Counter(one["did"] for one in receiver.lines()[before:]) == {
            "kept": len(odd_ones) - 1,
            "counted": 2,
            "refused": 3,
        }

        # Ids are kept over a restart: an old message that is sent again counts nothing. What was left is worked on.
        old = next(one for one in front.arrived if one.status == 200)
        receiver.stop()
        (tmp_path / "inbox" / "done" / hashlib.sha256(json.loads(old.body)["id"].encode()).hexdigest()).unlink()
        if language in {Language.PHP, Language.CURL}:
            done = run([*COMMANDS[language], str(path), "work"], env=receiver.environment)
            said = lines_of(done.stdout) or receiver.lines()[-1:]
            # The last one may have been counted and not yet put away when the receiver was stopped.
            assert {one["did"] for one in said} == {"known"}, done.stderr
            assert "PRPAID" in {one["reference"] for one in said} <= {"PRPAID", "PRLAST"}, done.stderr
        again = receivers(language, path, tmp_path, server.api_key)
        again.lead(front)
        before = len(again.lines()) if language is Language.CURL else 0
        assert front._forward(old.path, old.signature, old.body) == 200
        assert front._forward(old.path, "", old.body) == 401
        count = 2 if language in {Language.PHP, Language.CURL} else 3
        wait_until(lambda: len(again.lines()) >= before + count, "the old message is not noticed")
        assert {one["did"] for one in again.lines()[before:]} == {"repeated", "refused", "known"} - (
            {"known"} if count == 2 else set()
        )


def test_the_code_with_the_python_sdk_creates_and_reads(python_sdk, server, tmp_path):
    command = [str(python_sdk), "-W", "ignore"]
    creates_and_reads(command, server, Part.SUBSCRIBE, Language.PYTHON, tmp_path, subject_of(server, WANTED[:2]))
    assert [one["headers"]["user-agent"] for one in server.creates()] == ["Kopokopo-Python-SDK"] * 2


def test_the_code_with_the_node_sdk_creates_and_reads(node_sdk, server, tmp_path):
    node, modules = node_sdk
    subject = subject_of(server, (WANTED[0], WANTED[3]), 1)
    path = {"NODE_PATH": str(modules)}
    creates_and_reads([node], server, Part.SUBSCRIBE, Language.NODEJS, tmp_path, subject, path)
    assert {one["path"] for one in server.creates()} == {"/api/v1/webhook_subscriptions"}
    # Written for the other version, it says so before it sends anything.
    server.control("DELETE", "log")
    program = saved(tmp_path, Language.NODEJS, Part.SUBSCRIBE, subject_of(server))
    done = run([node, str(program), "create"], env={**keys_of(server), **path})
    assert done.returncode == 1 and "1.3.0 is installed" in done.stderr
    assert server.log() == []


def sent_as_http(text, given):
    """Send the requests of an .http file as an editor does. Yields (name, status, headers, body) of the answers."""
    answers = {}

    def filled(found):
        word = found[1].strip()
        if word.startswith("$processEnv "):
            return given[word.split()[1]]
        if word in given:
            return given[word]
        name, _, part, field = re.fullmatch(r"(\w+)\.(response)\.(body|headers)\.(\w+)", word).groups()
        _, headers, body = answers[name]
        return headers[field] if part == "headers" else json.loads(body)[field]

    for request in text.split("\n###")[1:]:
        named = re.search(r"^# @name (\w+)$", request, re.MULTILINE)
        head, _, body = "\n".join(
            line for line in request.splitlines()[1:] if not line.startswith("#")
        ).partition("\n\n")  # fmt: skip
        first, *fields = [re.sub(r"\{\{(.*?)\}\}", filled, line) for line in head.splitlines()]
        method, url = first.split(" ", 1)
        parts = urlsplit(url)
        line = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
        content = re.sub(r"\{\{(.*?)\}\}", filled, body.rstrip("\n")).encode()
        headers = dict(field.split(": ", 1) for field in fields)
        line.request(method, parts.path, content or None, headers)
        answer = line.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        line.close()
        name = named[1] if named else ""
        answers[name] = (found[0], {key.title(): value for key, value in found[1].items()}, found[2])
        yield name, *found


def test_the_code_as_http_creates_reads_and_tries_a_receiver(server, tmp_path, receivers):
    odd = SubscriptionRequest(PAID, ADDRESS + '&c={{x}}&d="\\', Scope.TILL, "555555")
    subject = subject_of(server, (odd, WANTED[1]))
    text = code_file(Language.HTTP, Part.SUBSCRIBE, subject).text
    answers = list(sent_as_http(text, keys_of(server)))
    assert [(name, status) for name, status, _, _ in answers] == [
        ("signIn", 200), ("create1", 201), ("", 200), ("create2", 201), ("", 200),
    ]  # fmt: skip
    assert [one["webhook_uri"] for one in server.subscriptions()[-2:]] == [odd.address, ADDRESS]
    assert all(json.loads(body)["data"]["attributes"]["status"] == "Active" for *_, body in answers[2::2])

    path = saved(tmp_path, Language.PYTHON, Part.RECEIVE, subject)
    receiver = receivers(Language.PYTHON, path, tmp_path, EXAMPLE_KEY)
    text = code_file(Language.HTTP, Part.RECEIVE, subject).text
    answers = list(sent_as_http(text, {"receiver": f"http://127.0.0.1:{receiver.port}/"}))
    assert [status for _, status, _, _ in answers] == [200, 200, 401, 200, 200, 200, 200]
    wait_until(lambda: len(receiver.lines()) == 7, "a message is missing")
    assert Counter((one["did"], one.get("kind"), one.get("form")) for one in receiver.lines()) == {
        ("counted", "payment", "kopokopo"): 1,
        ("repeated", None, None): 1,
        ("refused", None, None): 1,
        ("counted", "till-to-till", "kopokopo"): 1,
        ("counted", "reversal", "kopokopo"): 1,
        ("counted", "payment", "daraja"): 1,
        ("counted", "till-to-till", "daraja"): 1,
    }


def test_no_key_of_the_account_is_in_the_code(server):
    whole = "\n".join(all_files(subject_of(server)).values())
    assert server.base_url in whole
    assert not any(key in whole for key in keys_of(server).values())


# --- SDKs that no registry has: `dev.py prove-code` names the folders of their sources --------------------------------


def sdk_folder(language):
    """Return the folder with the SDK's sources. The proof is skipped where none was named."""
    folder = os.environ.get(f"K2DESK_{language.name}_SDK")
    if not folder:
        pytest.skip(f"no registry has this SDK: packaging/dev.py prove-code --{language}-sdk FOLDER")
    needs(language)
    return Path(folder).resolve()


def proven(language, command, server, folder, env, wanted=WANTED):
    creates_and_reads(command, server, Part.SUBSCRIBE, language, folder, subject_of(server, wanted), env)
    print(f"proven: {language}, {len(wanted)} subscriptions")


def test_the_code_with_the_second_node_sdk_creates_and_reads(node_sdk, server, tmp_path):
    node, modules = node_sdk
    folder = tmp_path / "node_modules"
    shutil.copytree(sdk_folder(Language.NODEJS), folder / "k2-connect-node", ignore=shutil.ignore_patterns("example"))
    # Of the first version, since both need the same packages.
    for one in (one for one in modules.iterdir() if one.name != "k2-connect-node"):
        (folder / one.name).symlink_to(one)
    proven(Language.NODEJS, [node], server, tmp_path, {})


def test_the_code_with_the_ruby_sdk_creates_and_reads(server, tmp_path):
    lib = tmp_path / "sdk"
    shutil.copytree(sdk_folder(Language.RUBY) / "lib", lib)  # It writes its base URL into itself.
    # ActiveModel 6.1 of Debian 12 lacks a validator of 7.0. Only classes that the code does not use name it. Debian 13
    # has what the SDK asks for.
    (lib / "older.rb").write_text(
        "require 'active_model'\nunless ActiveModel::Validations.const_defined?(:ComparisonValidator)\n"
        "  class ActiveModel::Validations::ComparisonValidator < ActiveModel::EachValidator\n"
        "    def validate_each(*) = nil\n  end\nend\n"
        'warn "Ruby #{RUBY_VERSION}, ActiveModel #{ActiveModel::VERSION::STRING}"\n'
    )
    card = SubscriptionRequest("card_transaction_received", ADDRESS, Scope.TILL, "555555")
    proven(Language.RUBY, ["ruby", "-W0", "-I", str(lib), "-r", "older"], server, tmp_path, {}, (*WANTED, card))


def test_the_code_with_the_php_sdk_creates_and_reads(server, tmp_path):
    source = sdk_folder(Language.PHP) / "src"
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    # What Composer would write: Guzzle from Debian, and the SDK's classes by their names.
    (vendor / "autoload.php").write_text(
        "<?php\nrequire '/usr/share/php/GuzzleHttp/autoload.php';\n"
        "spl_autoload_register(function ($class) {\n"
        "    $name = str_replace('\\\\', '/', substr($class, strlen('Kopokopo\\\\SDK\\\\')));\n"
        "    $name = str_replace(['Requests/', 'Helpers/', 'Data/'], ['requests/', 'helpers/', 'data/'], $name);\n"
        f"    if (is_file('{source}/' . $name . '.php')) require '{source}/' . $name . '.php';\n"
        "});\n"
    )
    plain = tuple(one for one in WANTED if not one.daraja)
    proven(Language.PHP, ["php", "-d", "error_reporting=E_ALL & ~E_DEPRECATED"], server, tmp_path, {}, plain)
