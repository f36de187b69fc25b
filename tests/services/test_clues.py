"""Subscriptions are found in any text, whatever mail programs, link checkers and people did to their addresses."""

from __future__ import annotations

import base64
import random
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.model.environments import LIVE, SANDBOX
from k2desk.services.clues import LONGEST, MOST, clues_in

ONE, TWO = "00000000-1111-4222-8333-444444444444", "5af4c10a-f6de-4ac8-840d-42cb65454216"
BASE = "https://sandbox.kopokopo.com/api/v2/webhook_subscriptions"
ADDRESS = f"{BASE}/{ONE}"


def ids(text, environment=SANDBOX):
    return [clue.location.id if clue.location else None for clue in clues_in(environment, 2, text)]


def _proofpoint(address):
    coded = "".join(sign if sign.isalnum() or sign in "./" else f"-{ord(sign):02X}" for sign in address)
    return f"https://urldefense.proofpoint.com/v2/url?u={coded.replace('/', '_')}&d=DwMFaQ&c=abc&r=x-2Dy&m=1&s=2&e="


def _quoted(address):
    return address.replace("=", "=3D")


SAFE_LINK = (
    f"https://eur01.safelinks.protection.outlook.com/?url={quote(ADDRESS, safe='')}&data=05%7C01&sdata=x%3D&reserved=0"
)
WRAPPED = {
    "safe link": SAFE_LINK,
    "safe link in a mail's source": _quoted(SAFE_LINK),
    "safe link in mark-up": f'<a href="{SAFE_LINK.replace("&", "&amp;")}" originalsrc="{ADDRESS}">here</a>',
    "safe link in a safe link": f"https://x.safelinks.protection.outlook.com/?url={quote(SAFE_LINK, safe='')}&data=1",
    "teams": f"https://statics.teams.cdn.office.net/safelinks/1/atp.html?url={quote(ADDRESS, safe='')}&locale=en",
    "proofpoint 1": f"https://urldefense.proofpoint.com/v1/url?u={ADDRESS}&k=abc%3D",
    "proofpoint 2": _proofpoint(ADDRESS),
    "proofpoint 3": f"https://urldefense.com/v3/__{ADDRESS}__;!!GF3VTQ!abc$",
    "google": f"https://www.google.com/url?q={quote(ADDRESS, safe='')}&sa=D&source=docs&ust=17000",
    "google with plain slashes": f"https://www.google.com/url?sa=D&q={ADDRESS}&ust=1",
    "facebook": f"https://l.facebook.com/l.php?u={quote(ADDRESS, safe='')}&h=AT0",
    "slack": f"https://slack-redir.net/link?url={quote(ADDRESS, safe='')}&v=3",
    "barracuda": f"https://linkprotect.cudasvc.com/url?a={quote(ADDRESS, safe='').lower()}&c=E,1,abc&typo=1",
    "cisco": f"https://secure-web.cisco.com/1abcDEF/{quote(ADDRESS, safe='')}",
    "trend micro": f"https://imsva91-ctp.trendmicro.com:443/wis/clicktime/query?url={quote(ADDRESS, safe='')}&umid=1",
    "fireeye": f"https://protect2.fireeye.com/v1/url?k=1&q=1&u={quote(ADDRESS, safe='')}",
    "sophos": "https://eu-west-1.protection.sophos.com/?d=kopokopo.com&u="
    + base64.b64encode(ADDRESS.encode()).decode()
    + "&i=NWY&t=abc",
    "mimecast, old": f"https://protect-eu.mimecast.com/s/AbC?domain=sandbox.kopokopo.com&url={quote(ADDRESS, safe='')}",
    "after a comma": f"https://a.example/x,{ADDRESS}",
    "after a semicolon": f"https://a.example/x;{ADDRESS};https://b.example",
    "after ?x=": f"https://a.example/go?x={ADDRESS}&y=1",
    "after an address without a space": f"https://a.example/{ADDRESS}",
    "in a list of code": f"['https://a.example','{ADDRESS}','x']",
    "in JSON of PHP": f'{{"location":"{ADDRESS}"}}'.replace("/", "\\/"),
    "in JSON in a log": f'"{{\\"location\\":\\"{ADDRESS}\\"}}"'.replace("/", "\\/"),
    "with \\u002f": ADDRESS.replace("/", "\\u002f"),
    "as entities": ADDRESS.replace("/", "&#x2F;").replace(":", "&#58;"),
    "in Markdown": f"[{ADDRESS}]({ADDRESS})",
    "in Markdown that escapes": ADDRESS.replace("_", "\\_").replace("-", "\\-").replace(".", "\\."),
    "right before an address": f"{ADDRESS}https://shop.example/k2",
    "in angle brackets": f"<{ADDRESS}>",
    "in upper case": ADDRESS.upper().replace("HTTPS://SANDBOX.KOPOKOPO.COM/API/V2", "https://sandbox.kopokopo.com/api/v2"),
    "with a hyphen": ADDRESS.replace("_", "-"),
    "with two slashes": ADDRESS.replace(".com/api", ".com//api"),
    "with a slash at its end": ADDRESS + "/",
    "with a dot": f"It is {ADDRESS}.",
    "with a query": f"{ADDRESS}?x=1",
    "with a part behind #": f"{ADDRESS}#top",
    "without api": ADDRESS.replace("/api/v2", ""),
    "path alone": f"$url = '/api/v2/webhook_subscriptions/{ONE}';",
    "path alone, coded": quote(f"/api/v2/webhook_subscriptions/{ONE}", safe=""),
    "id alone": f"Your subscription: {ONE}.",
    "id alone in upper case": ONE.upper(),
    "id in braces": "{" + ONE + "}",
    "id, coded by a mail": f"id=3D{ONE}",
    "id behind =": f"id={ONE}",
    "id in Arabic full width": ADDRESS.replace(ONE, "".join(chr(ord(s) + 0xFEE0) if s != "-" else "－" for s in ONE)),
}  # fmt: skip


@pytest.mark.parametrize("how", WRAPPED)
def test_a_subscription_is_found_however_its_address_was_wrapped(how):
    assert ids(WRAPPED[how]) == [ONE]
    assert ids(f"Dear Njeri,\n\n{WRAPPED[how]}\n\nRegards") == [ONE]


BREAKS = ["=\n", "=\r\n", "\n", "\r\n", "\n> ", "\r\n>> ", "\n> > ", "\n    ", "=\r\n> ", "<wbr>"]


@pytest.mark.parametrize("end", BREAKS)
def test_an_address_that_a_mail_broke_over_lines_is_found_wherever_it_was_broken(end):
    start = ADDRESS.index("webhook") + 3
    for place in range(start, len(ADDRESS)):
        text = f"see {ADDRESS[:place]}{end}{ADDRESS[place:]} today"
        assert ids(text) == [ONE], text
    twice = f"{ADDRESS[:-30]}{end}{ADDRESS[-30:-10]}{end}{ADDRESS[-10:]}"
    assert ids(twice) == [ONE]
    assert ids(f"{ONE[:20]}{end}{ONE[20:]}") == [ONE]


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d")
def test_dashes_that_a_program_made_beautiful_are_dashes(dash):
    assert ids(ADDRESS.replace("-", dash)) == [ONE]
    assert ids(f"ID {ONE.replace('-', dash)}.") == [ONE]
    assert ids(quote(ADDRESS.replace("-", dash), safe="")) == [ONE]
    mail = "".join(
        sign if sign.isascii() else "".join(f"={byte:02X}" for byte in sign.encode())
        for sign in ADDRESS.replace("-", "–")
    )
    assert ids(mail) == [ONE]


@pytest.mark.parametrize("sign", "\u00ad\u200b\u200d\u2060\ufeff\u202e\u2066")
def test_signs_that_nobody_sees_hide_no_id(sign):
    assert ids(sign.join(ADDRESS)) == [ONE]
    assert ids(f"{ONE[:13]}{sign}{ONE[13:]}") == [ONE]


def test_each_block_of_an_old_mail_holds_one_subscription():
    blocks = [
        f"https://eur01.safelinks.protection.outlook.com/?url={quote(ADDRESS, safe='')}&data=05",
        f"{BASE}/00000000-1111-4222=\n-8333-444444444444",
        f"{BASE}/0000000A-1111-4222-8333-44444444444B",
    ]
    assert [ids(block) for block in blocks] == [[ONE], [ONE], ["0000000a-1111-4222-8333-44444444444b"]]
    assert ids("\n---\n".join(blocks)) == [ONE, "0000000a-1111-4222-8333-44444444444b"]
    (clue,) = clues_in(SANDBOX, 2, blocks[2])
    assert clue.location.url == f"{BASE}/0000000a-1111-4222-8333-44444444444b"


def test_many_in_one_text_are_found_in_their_order_and_each_once():
    assert ids(f"{ADDRESS},{BASE}/{TWO};{ADDRESS}\n{TWO.upper()}\n{ONE}") == [ONE, TWO]
    assert ids(f"{ONE}\n{TWO}") == [ONE, TWO]
    assert ids(f"{ONE},{TWO}") == [ONE, TWO]
    assert ids(f"webhook_subscriptions/sub-77.x_ and webhook_subscriptions/{ONE}") == ["sub-77.x", ONE]


@pytest.mark.parametrize(
    "address",
    [
        f"https://evil.example/api/v2/webhook_subscriptions/{ONE}",
        f"https://sandbox.kopokopo.com@evil.example/api/v2/webhook_subscriptions/{ONE}",
        f"https://sandbox.kopokopo.com.evil.example/api/v2/webhook_subscriptions/{ONE}",
        f"https://api.kopokopo.com/api/v2/webhook_subscriptions/{ONE}",
        f"https://staging.kopokopo.com/api/v2/webhook-subscriptions/{ONE}",
        f"https://app.sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ONE}",
        "https://evil.example/go?u=" + quote(f"https://evil.example/api/v2/webhook_subscriptions/{ONE}", safe=""),
        f"https://evil.example/api/v2/webhook_subscriptions/{ONE}".replace("/", "\\/"),
    ],
)
def test_the_address_of_another_host_is_shown_and_leads_nowhere(address):
    (clue,) = clues_in(SANDBOX, 2, f"see {address} ok")
    assert clue.location is None and clue.text.startswith("https://") and ONE in clue.text


def test_a_long_text_is_looked_through_to_its_end_and_nothing_is_cut_between_its_slices():
    chance = random.Random(7)
    made = [
        f"{chance.getrandbits(32):08x}-{chance.getrandbits(16):04x}-4222-8333-{chance.getrandbits(48):012x}"
        for _ in range(300)
    ]
    text = "".join(f"{'x' * chance.randrange(1_500)} {BASE}/{number}\n" for number in made)
    assert len(text) > 3 * 65_536
    assert ids(text) == made
    words = [f"word-{number}-end" for number in range(9_000)]
    assert ids(" ".join(f"webhook_subscriptions/{word}" for word in words)) == words[:MOST]
    bait = "x" * 100 + ONE
    assert ids(" ".join([bait] * 3_000)) == []
    assert ids("a" * (LONGEST - 100) + " " + ONE) == [ONE]


@given(st.text(alphabet="webhook_-subscriptions/0123456789abcdef%2Fhttps:=\n> .,;&?", max_size=400))
def test_no_text_of_their_own_signs_raises(text):
    clues_in(LIVE, 2, text)
