"""The developer's code: what is in it, values that no language takes for code, and the folder that is saved."""

from __future__ import annotations

import ast
import json
import random
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import LIVE, LIVE_OF_OLDER_GUIDES, SANDBOX
from k2desk.model.events import EVENT_TYPES, Scope
from k2desk.model.problems import ProblemKind
from k2desk.model.records import State, SubscriptionRecord
from k2desk.services.snippets.colouring import Ink, spans_of
from k2desk.services.snippets.developer_code import DeveloperCode
from k2desk.services.snippets.files import NoSdk, Part, all_files, code_file, parts_of, why_no_sdk
from k2desk.services.snippets.literals import Language, as_json, literal, printable
from k2desk.services.snippets.subject import subject_of
from k2desk.services.tasks import Tasks
from k2desk.system.redaction import REDACTION

ADDRESS = "https://pos.njeri.co.ke/k2"
PAID, CARD = "buygoods_transaction_received", "card_transaction_received"
AT = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def wanted(event_type=PAID, address=ADDRESS, till="555555", daraja=False):
    return SubscriptionRequest(event_type, address, Scope.TILL, till, daraja)


def row(number, **changed):
    record = SubscriptionRecord(
        str(number), "shop", PAID, "till", "555555", ADDRESS, False, 2, State.CREATED, AT, "sandbox.kopokopo.com",
        kopokopo_id=str(number), location=f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{number}",
    )  # fmt: skip
    return replace(record, **changed)


# --- values ---------------------------------------------------------------------------------------------------------

PIECES = (
    *(
        "'",
        '"',
        "`",
        "\\",
        "\\\\",
        "$",
        "${x}",
        "#{x}",
        "#$x",
        "#@x",
        "%{x}",
        "{{x}}",
        "}}",
        "@@name",
        "@@{once}",
        "$(id)",
    ),
    *("\n", "\r\n", "\t", "\0", "\x1b[31m", "\x7f", "\u2028", "\u202e", "\u200b", "\ufeff", "é", "Jané", "日本", "😀"),
    *(
        "?>",
        "<?php",
        "*/",
        "/*",
        "//",
        "#",
        "-->",
        '"""',
        "'''",
        "</script>",
        "!",
        "!!",
        "&",
        ";",
        "|",
        "\\u0041",
        "\\n",
    ),
    *("\\x41", "\\'", '\\"', "=begin", "__END__", "EOF", "\ud800", "a", " ", "K112233", "https://x.ke/?a=1&b=%20"),
)

READ = {
    Language.RUBY: (["ruby"], "rb", "require 'json'\n[\n{}].each {{ |one| puts JSON.generate([one]) }}\n"),
    Language.NODEJS: (["node"], "js", "for (const one of [\n{}]) console.log(JSON.stringify([one]))\n"),
    Language.PHP: (["php"], "php", '<?php\nforeach ([\n{}] as $one) echo json_encode([$one]), "\\n";\n'),
    Language.CURL: (["bash"], "sh", 'A=(\n{})\nfor one in "${{A[@]}}"; do printf \'[%s]\\n\' "$one"; done\n'),
}


def odd_texts():
    chance = random.Random(17)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 9))) for _ in range(400)]
    return [*PIECES, *texts]


@pytest.mark.parametrize("language", [pytest.param(one, id=one.value) for one in READ])
def test_no_value_ends_its_text_or_runs_as_code_in_a_language(language, tmp_path):
    command, suffix, program = READ[language]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed here")
    texts = odd_texts()
    # In the shell a text is handed on as JSON.
    written = [literal(language, as_json(text) if language is Language.CURL else text) for text in texts]
    between = "\n" if language is Language.CURL else ",\n"
    file = tmp_path / f"odd.{suffix}"
    file.write_text(program.format("".join(f"{one}{between}" for one in written)), encoding="utf-8")
    done = subprocess.run([*command, str(file)], capture_output=True, timeout=60)
    assert done.returncode == 0 and not done.stderr, done.stderr
    assert [json.loads(line)[0] for line in done.stdout.decode().split("\n")[:-1]] == list(map(printable, texts))


def test_no_value_ends_its_text_or_runs_as_code_in_python_and_http():
    for text in odd_texts():
        written = literal(Language.PYTHON, text)
        assert ast.literal_eval(written) == printable(text)
        assert written.isprintable() and as_json(text).isprintable()
        assert json.loads(as_json(text)) == printable(text)
    # In HTTP a value stays on its line and is no variable of the editor.
    odd = wanted(address="https://x.ke/{{$processEnv HOME}}\n### GET https://x.ke/")
    text = code_file(Language.HTTP, Part.SUBSCRIBE, subject_of(SANDBOX, 2, [odd])).text
    (line,) = [line for line in text.splitlines() if "$processEnv HOME" in line]
    assert json.loads(line)["url"] == odd.address and "{{" not in line
    assert text.count("\n###") == 3


def test_lists_and_mappings_are_written_for_each_language():
    value = [{"a": None, "b": True, "c": ["x", False]}]
    assert ast.literal_eval(literal(Language.PYTHON, value, lines=True)) == value
    assert literal(Language.NODEJS, value) == '[{"a": null, "b": true, "c": ["x", false]}]'
    assert literal(Language.RUBY, value) == '[{"a" => nil, "b" => true, "c" => ["x", false]}]'
    assert literal(Language.PHP, value) == '[["a" => null, "b" => true, "c" => ["x", false]]]'
    assert literal(Language.PHP, []) == literal(Language.PYTHON, [], lines=True) == "[]"


# --- what is in it --------------------------------------------------------------------------------------------------


def test_what_exists_is_read_and_what_may_exist_is_never_made_by_the_way():
    whole = subject_of(SANDBOX, 2, [row(1), row(2, state=State.NOT_CONFIRMED), row(3, state=State.NOT_CREATED)])
    assert [one.location for one in whole.subscriptions] == [row(1).location, None]
    assert (whole.left_out, whole.in_doubt) == (1, False)
    alone = subject_of(SANDBOX, 2, [row(2, state=State.NOT_CONFIRMED, location=None, api_version=1)])
    assert (len(alone.subscriptions), alone.left_out, alone.in_doubt, alone.version) == (1, 0, True, 1)
    assert "enable_daraja_payload" not in alone.subscriptions[0].body
    # The token goes to Kopo Kopo alone.
    stolen = subject_of(SANDBOX, 2, [row(1, location="https://evil.example/webhook_subscriptions/1")])
    assert stolen.subscriptions[0].location is None


def test_no_key_of_the_user_is_in_the_code_and_a_password_in_an_address_is_said():
    key = "SeCrEt" * 7
    REDACTION.keep_out(key)
    subject = subject_of(SANDBOX, 2, [wanted(), wanted(address=f"{ADDRESS}?k={key}"), wanted(till=key)])
    assert (len(subject.subscriptions), subject.with_keys) == (1, 2)
    assert not any(key in text for text in all_files(subject).values())
    assert not subject.shows_secrets
    for address in ("https://njeri:pesa123@pos.njeri.co.ke/k2", f"{ADDRESS}?key=aX9fK2mQ8vR4tL7wZ1pB6nC3"):
        assert subject_of(SANDBOX, 2, [wanted(address=address)]).shows_secrets


def test_the_code_says_which_library_can_not_do_it_and_does_without():
    plain, daraja, card = (subject_of(LIVE, 2, [one]) for one in (wanted(), wanted(daraja=True), wanted(CARD)))
    first = subject_of(LIVE, 1, [wanted()])
    assert [why_no_sdk(one, plain) for one in Language] == [NoSdk.NO_SDK, NoSdk.NO_SDK, None, None, None, None]
    assert why_no_sdk(Language.PHP, daraja) is why_no_sdk(Language.PHP, card) is NoSdk.UNKNOWN_EVENTS
    assert all(why_no_sdk(one, card) is None for one in (Language.RUBY, Language.NODEJS, Language.PYTHON))
    assert why_no_sdk(Language.PYTHON, first) is why_no_sdk(Language.RUBY, first) is NoSdk.OTHER_VERSION
    assert why_no_sdk(Language.NODEJS, first) is why_no_sdk(Language.PHP, first) is None
    older = subject_of(LIVE_OF_OLDER_GUIDES, 2, [wanted()])
    assert why_no_sdk(Language.PHP, older) is NoSdk.REFUSES_HOST
    assert parts_of(Language.PHP, card) == (Part.WITHOUT_SDK, Part.RECEIVE)
    assert "php/subscribe.php" not in all_files(card) and "php/subscribe.php" in all_files(plain)
    assert "k2-connect-node@1.3.0" in code_file(Language.NODEJS, Part.SUBSCRIBE, first).text
    assert "#v2.0.0" in code_file(Language.NODEJS, Part.SUBSCRIBE, plain).text


def test_every_file_is_filled_and_says_what_a_receiver_must_know():
    files = all_files(subject_of(SANDBOX, 2, [wanted(), row(1)]))
    assert not any("@@" in text for text in files.values())
    for language in Language:
        (name,) = [
            name for name in files if name.startswith(f"{language}/") and ("receiver" in name or "deliver" in name)
        ]
        said = " ".join(files[name].replace("*", " ").replace("#", " ").split())
        for promise in ("API key", "constant time", "for ever", "answer", "reference"):
            assert promise in said, (name, promise)
        if language is not Language.HTTP:
            assert all(topic in files[name] for topic, event in EVENT_TYPES.items() if event.money in {"in", "back"})
    long = [line for text in files.values() for line in text.splitlines() if len(line) > 120]
    assert all(ADDRESS in line or "sandbox.kopokopo.com" in line or '"TransID"' in line for line in long), long


# --- the folder and the colours ---------------------------------------------------------------------------------------


async def test_the_folder_is_new_each_time_and_nothing_is_left_where_it_can_not_be_saved(tmp_path):
    code, subject = DeveloperCode(Tasks()), subject_of(SANDBOX, 2, [wanted(address=f"{ADDRESS}/é")])
    mine = tmp_path / "kopokopo-code-sandbox"
    mine.mkdir()
    (mine / "README.md").write_text("mine")
    first, second = [await code.save(tmp_path, subject).wait() for _ in range(2)]
    assert [one.name for one in (first, second)] == ["kopokopo-code-sandbox-2", "kopokopo-code-sandbox-3"]
    assert (mine / "README.md").read_text() == "mine"
    saved = {
        str(path.relative_to(first).as_posix()): path.read_text("utf-8") for path in first.rglob("*") if path.is_file()
    }
    assert saved == all_files(subject)
    full = tmp_path / "gone" / "deeper"
    problem = await code.save(full, subject).wait()
    assert problem.kind is ProblemKind.FILE_NOT_SAVED and not full.exists()


def test_code_is_coloured_by_its_meaning_and_in_the_units_of_the_screen():
    lines = 'import os  # 😀 odd\nx = "😀" + "b"\n'
    first, second, last = spans_of(Language.PYTHON, lines)
    assert first[0][2] is Ink.KEYWORD and first[-1][:2] == (11, 8) and first[-1].ink is Ink.COMMENT
    strings = [one for one in second if one.ink is Ink.STRING]
    assert (strings[0].start, strings[-1].start + strings[-1].length) == (4, 14) and last == ()
    for language in Language:
        for part in parts_of(language, subject_of(SANDBOX, 2, [wanted()])):
            text = code_file(language, part, subject_of(SANDBOX, 2, [wanted()])).text
            spans = spans_of(language, text)
            assert len(spans) == text.count("\n") + 1
            used = {span.ink for line in spans for span in line}
            assert {Ink.COMMENT, Ink.KEYWORD, Ink.STRING} <= used, (language, part, used)
