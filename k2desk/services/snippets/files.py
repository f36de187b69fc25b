"""Makes the files of a language from the templates in `resources/snippets`."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import urlsplit

from k2desk.model.environments import LIVE_BASE_OF_OLDER_GUIDES
from k2desk.model.events import EVENT_TYPES, EventType, Money, Payer
from k2desk.services.snippets import http_requests
from k2desk.services.snippets.literals import Language, Value, as_json, literal
from k2desk.services.snippets.subject import CodeSubject
from k2desk.system.resources import resources


class Part(StrEnum):
    """What a file does, which is also its name without the suffix."""

    SUBSCRIBE = "subscribe"
    WITHOUT_SDK = "subscribe_without_sdk"
    RECEIVE = "receiver"


class NoSdk(StrEnum):
    """Why there is no code with a language's K2 Connect SDK."""

    NO_SDK = "no_sdk"
    OTHER_VERSION = "other_version"
    UNKNOWN_EVENTS = "unknown_events"
    REFUSES_HOST = "refuses_host"


@dataclass(frozen=True, slots=True)
class CodeFile:
    """One file: its name in the folder of its language, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Sdk:
    """What an SDK can create, as of November 2026: API versions → the version of the SDK that calls it."""

    name: str
    versions: dict[int, str]
    has_daraja: bool = True


SDKS = {
    Language.PYTHON: _Sdk("k2-connect", {2: "2.0.0"}),
    Language.NODEJS: _Sdk("k2-connect-node", {1: "1.3.0", 2: "2.0.0"}),
    Language.RUBY: _Sdk("k2-connect-ruby", {2: "4.0.0"}),
    # It calls v1 whatever the account uses. A subscription that v1 can make is the same on both.
    Language.PHP: _Sdk("kopokopo/k2-connect-php", {1: "1.4.0", 2: "1.4.0"}, has_daraja=False),
}
_SUFFIXES = {
    Language.HTTP: "http",
    Language.CURL: "sh",
    Language.RUBY: "rb",
    Language.NODEJS: "js",
    Language.PYTHON: "py",
    Language.PHP: "php",
}
_COMMENT = {Language.PYTHON: "", Language.NODEJS: " * ", Language.PHP: " * "}
_NODE_INSTALL = {
    1: "npm install k2-connect-node@1.3.0",
    2: "npm install kopokopo/k2-connect-node#v2.0.0        from its makers: npm may still have 1.3.0, for API v1",
}
_ONCE = (
    "Run `create` once. Kopo Kopo has no list, no update, no delete and no guard against doubles: what is created",
    "twice sends every alert twice. Keep the locations that are printed, nothing else finds a subscription again. If",
    "no answer comes, look at your application on Kopo Kopo's web page before you try again: it may have been created.",
)
_ONE_OF_TWO = "There is a file with and one without the SDK: use one of them, never both."

_KINDS = {Money.IN: "payment", Money.BACK: "reversal"}


class _Template(string.Template):
    """A template whose placeholders are `@@name`, since `$` has a meaning in most of the languages."""

    delimiter = "@@"


def sdk_version(language: Language, subject: CodeSubject) -> str | None:
    """Return the version of the SDK that the code with it is written for, or None if there is no such code."""
    return None if why_no_sdk(language, subject) else SDKS[language].versions[subject.version]


def why_no_sdk(language: Language, subject: CodeSubject) -> NoSdk | None:
    """Return why the SDK can't create all of these subscriptions, or None if it can."""
    sdk = SDKS.get(language)
    if sdk is None:
        return NoSdk.NO_SDK
    if subject.version not in sdk.versions:
        return NoSdk.OTHER_VERSION
    if language is Language.PHP and subject.environment.base_url == LIVE_BASE_OF_OLDER_GUIDES:
        return NoSdk.REFUSES_HOST
    # The Python and Ruby SDKs check the event; their lists are those of v2.
    called = 1 if language is Language.PHP else subject.version
    for one in subject.subscriptions:
        event = EVENT_TYPES.get(one.event_type)
        if event is None or called not in event.versions:
            return NoSdk.UNKNOWN_EVENTS
        if one.body.get("enable_daraja_payload") and not sdk.has_daraja:
            return NoSdk.UNKNOWN_EVENTS
    return None


def parts_of(language: Language, subject: CodeSubject) -> tuple[Part, ...]:
    """Return the files that there are in a language."""
    if language not in SDKS:
        return (Part.SUBSCRIBE, Part.RECEIVE)
    with_sdk = () if why_no_sdk(language, subject) else (Part.SUBSCRIBE,)
    return (*with_sdk, Part.WITHOUT_SDK, Part.RECEIVE)


def code_file(language: Language, part: Part, subject: CodeSubject) -> CodeFile:
    """Return one file."""
    stem = "deliveries" if language is Language.HTTP and part is Part.RECEIVE else part.value
    name = f"{stem}.{_SUFFIXES[language]}"
    return CodeFile(name, _template(f"{language}/{name}").substitute(_values(language, part, subject)))


def all_files(subject: CodeSubject) -> dict[str, str]:
    """Return every file, by its path in the folder that is saved."""
    found = {
        f"{language}/{file.name}": file.text
        for language in Language
        for file in (code_file(language, part, subject) for part in parts_of(language, subject))
    }
    listed = "".join(f"- {_in_code(as_json(one.body))}\n" for one in subject.subscriptions) or "- none\n"
    facts = {"environment": subject.environment.kind.upper(), "base_url": subject.environment.base_url}
    sdks = "".join(
        f"| {language} | {sdk.name} {sdk_version(language, subject) or '(not used: it can not create these)'} |\n"
        for language, sdk in SDKS.items()
    )
    readme = _template("README.md").substitute(facts, version=str(subject.version), subscriptions=listed, sdks=sdks)
    return {"README.md": readme, ".env.example": "K2_CLIENT_ID=\nK2_CLIENT_SECRET=\nK2_API_KEY=\n", **found}


def _in_code(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return f"`{text.replace('`', chr(39))}`"


@cache
def _template(name: str) -> _Template:
    return _Template((resources() / "snippets" / f"{name}.tmpl").read_text(encoding="utf-8"))


def _values(language: Language, part: Part, subject: CodeSubject) -> dict[str, str]:
    base = subject.environment.base_url
    rows: list[Value] = [{"location": one.location, "body": _plain(one.body)} for one in subject.subscriptions]
    lines = (*_ONCE, *([_ONE_OF_TWO] if language in SDKS and why_no_sdk(language, subject) is None else []))
    values = {
        "base_url": literal(language, base),
        "version": str(subject.version),
        "subscriptions": literal(language, rows, lines=True),
        "kinds": literal(language, _kinds(), lines=True),
        "booked": literal(language, _booked(), lines=True),
        "once": f"\n{_COMMENT.get(language, '# ')}".join(lines),
    }
    if language is Language.NODEJS:
        version = SDKS[language].versions[subject.version]
        major = literal(language, version.partition(".")[0] + ".")
        values |= {"sdk": version, "install": _NODE_INSTALL[subject.version], "sdk_major": major}
    if language is Language.CURL:
        values |= {
            "scheme": urlsplit(base).scheme,
            "locations": _in_lines(literal(language, one.location or "") for one in subject.subscriptions),
            "bodies": _in_lines(literal(language, as_json(one.body)) for one in subject.subscriptions),
        }
    if language is Language.HTTP:
        made = http_requests.deliveries(subject) if part is Part.RECEIVE else http_requests.creates_and_reads(subject)
        values |= {"example_key": http_requests.EXAMPLE_KEY, "requests": made}
    return values


def _in_lines(entries: Iterable[str]) -> str:
    written = "".join(f"  {entry}\n" for entry in entries)
    return f"\n{written}" if written else ""


def _plain(fields: dict[str, object]) -> dict[str, Value]:
    return {name: value if isinstance(value, bool) or value is None else str(value) for name, value in fields.items()}


def _kinds() -> dict[str, Value]:
    """Return the topic of each event that moves money in or back → what it is."""
    return {topic: _kind(event) for event in EVENT_TYPES.values() if event.money in _KINDS for topic in _topics(event)}


def _topics(event: EventType) -> tuple[str, ...]:
    return (event.name, *event.other_topics)


def _kind(event: EventType) -> str:
    if event.money is Money.IN and event.payer is Payer.BUSINESS and event.is_for_tills:
        return "till-to-till"
    return _KINDS[event.money]


def _booked() -> dict[str, Value]:
    """Return what a message is → the statuses that mean that the money has moved."""
    found: dict[str, set[str]] = {}
    for event in EVENT_TYPES.values():
        if event.money in _KINDS:
            found.setdefault(_kind(event), set()).update(event.statuses)
    return {kind: sorted(words) for kind, words in found.items()}
