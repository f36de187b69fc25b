"""Each way in which a web address can fail has its own finding, on real servers with real certificates."""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
import time
from collections.abc import Iterator

import pytest

from k2desk.kopokopo.signature import sign
from k2desk.model.clock import SystemClock
from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import ProblemKind, Who
from k2desk.services.address_check import findings
from k2desk.services.address_check.checking import LOCK_LIMIT, AddressCheck
from k2desk.services.address_check.internet import Endpoint, PublicInternet
from k2desk.services.address_check.posting import BrokenOff, NoAnswer, NotHttp, NotPublic, ServerReply, post
from k2desk.services.address_check.results import LOOKS, Mark, Report, Step
from k2desk.services.address_check.transport import connect
from k2desk.ui.text.address_messages import ADDRESS_MESSAGES
from tests.shops import Shops, TestPlaces
from tests.waiting import AT_ONCE, until

BODY = b'{"topic":"buygoods_transaction_received"}'


@pytest.fixture(scope="module")
def shops() -> Iterator[Shops]:
    with Shops("all") as opened:
        yield opened


async def look(internet, address: str) -> tuple[Report, list[Report], float]:
    told: list[Report] = []
    began = time.monotonic()
    report = await AddressCheck(internet, EnvironmentKind.PRACTICE, SystemClock(), told.append).at(address)
    return report, told, time.monotonic() - began


def address_of(shops: Shops, behaviour: str, path: str = "/k2/paid") -> str:
    return f"https://shop.test:{shops.ports[behaviour]}{path}"


async def sent(shops: Shops, behaviour: str, key: str = "the-right-key", body: bytes = BODY) -> ServerReply:
    headers = {"Content-Type": "application/json", "X-KopoKopo-Signature": sign(key, body)}
    return await post(TestPlaces(shops), address_of(shops, behaviour), body, headers)


# -- looking -----------------------------------------------------------------------------------------------------------


async def test_a_healthy_address_is_judged_well_and_quickly_and_nothing_is_sent(shops):
    shops.clear()
    report, told, seconds = await look(TestPlaces(shops), address_of(shops, "good"))
    assert report.looked_well and report.broken is None and report.warnings == ()
    assert all(report.of(step).mark is Mark.GOOD for step in LOOKS)
    assert report.of(Step.ANSWERS).mark is Mark.WAITING
    assert report.certificate is not None and "shop.test" in report.certificate.names
    assert report.certificate.chain in {2, None}
    assert seconds < AT_ONCE
    # Steps are shown as they run, each before it has ended.
    running = [one.step for one in (next((s for s in r.steps if s.mark is Mark.RUNNING), None) for r in told) if one]
    assert list(dict.fromkeys(running)) == [Step.NAME, Step.SERVER, Step.LOCKED]
    assert shops.log() == []


@pytest.mark.parametrize(
    ("behaviour", "step", "code"),
    [
        ("expired", Step.LOCKED, "K-12"),
        ("not_yet", Step.LOCKED, "K-57"),
        ("wrong_host", Step.LOCKED, "K-58"),
        ("wildcard", Step.LOCKED, "K-58"),
        ("self_signed", Step.LOCKED, "K-59"),
        ("self_signed_ca", Step.LOCKED, "K-59"),
        ("incomplete", Step.LOCKED, "K-13"),
        ("tls10_only", Step.LOCKED, "K-61"),
        ("plain_http", Step.LOCKED, "K-62"),
        ("tls_silent", Step.LOCKED, "K-62"),
        ("tls_closes", Step.LOCKED, "K-62"),
        ("tls_garbage", Step.LOCKED, "K-62"),
        ("refused", Step.SERVER, "K-54"),
    ],
)
async def test_each_broken_server_has_its_own_finding_and_the_rest_is_not_tried(shops, behaviour, step, code):
    report, _, seconds = await look(TestPlaces(shops), address_of(shops, behaviour))
    assert report.broken is not None
    assert (report.broken.step, report.broken.problem.code) == (step, code), report.broken
    later = tuple(Step)[tuple(Step).index(step) + 1 :]
    assert all(report.of(one).mark is Mark.NOT_TRIED for one in later)
    assert seconds < 15


async def test_an_authority_that_nobody_knows_is_told_from_a_chain_with_a_gap(shops):
    """With one certificate OpenSSL reports both in the same way. A gap is more likely, and the words fit both."""
    report, _, _ = await look(TestPlaces(shops), address_of(shops, "unknown_ca"))
    assert report.broken.problem.code in {"K-13", "K-59"}
    assert "issuer" in report.broken.problem.details


@pytest.mark.parametrize(("behaviour", "days"), [("ends_soon", "12"), ("ends_in_20", "20")])
async def test_a_certificate_that_ends_soon_is_a_warning_with_its_days(shops, behaviour, days):
    report, _, _ = await look(TestPlaces(shops), address_of(shops, behaviour))
    (warning,) = report.warnings
    assert (warning.step, warning.problem.code, warning.problem.param["days"]) == (Step.LOCKED, "K-60", days)
    assert report.broken is None


@pytest.mark.parametrize("behaviour", ["ends_in_22", "tls12_only"])
async def test_what_is_well_is_not_warned_of(shops, behaviour):
    report, _, _ = await look(TestPlaces(shops), address_of(shops, behaviour))
    assert report.looked_well and report.warnings == ()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://shop.njeri.co.ke/k2", "K-10"),
        ("javascript:alert(1)", "K-10"),
        ("file:///etc/passwd", "K-10"),
        ("https://user:pass@shop.njeri.co.ke/", "K-30"),
        ("https://localhost/k2", "K-11"),
        ("https://192.168.1.7/k2", "K-11"),
        ("https://[::1]/k2", "K-11"),
        ("https://printer.local/", "K-11"),
        ("", "K-29"),
        ("https://", "K-37"),
        ("https://shop njeri/", "K-37"),
    ],
)
async def test_an_address_that_is_written_wrong_is_told_before_any_network(shops, address, code):
    internet = TestPlaces(shops)
    report, _, _ = await look(internet, address)
    assert (report.broken.step, report.broken.problem.code) == (Step.WRITTEN, code)
    assert internet.asked == []


async def test_letters_that_pass_for_others_are_shown_as_machines_read_them(shops):
    report, _, _ = await look(TestPlaces(shops), "https://shоp.co.ke/k2")  # the o is Cyrillic
    written = report.of(Step.WRITTEN)
    assert (written.mark, written.problem.code) == (Mark.CARE, "K-75")
    assert written.problem.param["machine"].startswith("xn--")


async def test_a_name_that_is_not_there_is_told_from_a_network_that_does_not_answer(shops):
    import socket

    internet = TestPlaces(shops)
    report, _, _ = await look(internet, "https://nowhere.test/k2")
    assert (report.broken.step, report.broken.problem.code) == (Step.NAME, "K-53")

    async def dead(host: str, port: int) -> tuple[Endpoint, ...]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    internet.resolve = dead
    report, _, _ = await look(internet, "https://shop.test/k2")
    assert report.broken.problem.code == "K-74"


async def test_a_computer_without_any_network_blames_no_website(shops):
    """Without any network, Windows reports every name as nonexistent."""
    report = await AddressCheck(
        TestPlaces(shops), EnvironmentKind.PRACTICE, SystemClock(), lambda _: None, known_host="api.kopokopo.com"
    ).at("https://nowhere.test/k2")
    assert report.broken.problem.code == "K-74"
    report = await AddressCheck(
        TestPlaces(shops), EnvironmentKind.PRACTICE, SystemClock(), lambda _: None, known_host="shop.test"
    ).at("https://nowhere.test/k2")
    assert report.broken.problem.code == "K-53"


@pytest.mark.parametrize("behaviour", ["refused", "nowhere"])
async def test_behind_a_proxy_no_website_is_blamed(shops, behaviour):
    internet = TestPlaces(shops)
    internet.proxy = True
    address = "https://nowhere.test/" if behaviour == "nowhere" else address_of(shops, behaviour)
    report, _, _ = await look(internet, address)
    assert report.broken.problem.code == "K-85" and report.broken.problem.kind.who is Who.NETWORK


def test_the_systems_proxy_and_its_exceptions_are_asked(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    monkeypatch.setenv("no_proxy", "shop.njeri.co.ke")
    assert PublicInternet().needs_proxy("books.njeri.co.ke")
    assert not PublicInternet().needs_proxy("shop.njeri.co.ke")


async def test_a_name_that_leads_into_a_private_network_is_not_public(shops):
    report, _, _ = await look(TestPlaces(shops, public=False), address_of(shops, "good"))
    assert (report.broken.step, report.broken.problem.code) == (Step.NAME, "K-11")


async def test_a_name_with_ipv6_alone_has_its_own_finding(shops):
    """If this computer can't use IPv6, the result says nothing about the server. If it can, it is a warning."""
    nowhere = TestPlaces(shops, internet=(Endpoint("2001:db8::1", 443),))
    report, _, seconds = await look(nowhere, "https://shop.test/k2")
    assert report.broken.step is Step.SERVER
    assert report.broken.problem.code in {"K-56", "K-55"} and seconds < 15


def _windows(number: int, winerror: int) -> OSError:
    error = OSError(number, "in the language of the system")
    error.winerror = winerror
    return error


UNREACHABLE = [
    *(OSError(number, "no way") for number in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL)),
    *(OSError(number, "no way") for number in (errno.EAFNOSUPPORT, errno.ENETDOWN)),
    # What asyncio's ConnectEx raises, for which Python knows no number of POSIX.
    *(_windows(errno.EINVAL, winerror) for winerror in (1231, 1232)),
]


@pytest.mark.parametrize("error", UNREACHABLE, ids=str)
def test_that_ipv6_does_not_work_here_is_known_by_the_codes_of_every_system(error):
    assert findings.of_connecting(error, only_ipv6=True).code == "K-56"
    assert findings.of_connecting(error, only_ipv6=False).code == "K-55"


@pytest.mark.parametrize("error", [TimeoutError(), _windows(errno.EINVAL, 121), OSError(errno.EINVAL, "?")], ids=repr)
def test_a_silent_server_is_not_blamed_on_ipv6(error):
    assert findings.of_connecting(error, only_ipv6=True).code == "K-55"


async def test_a_server_that_is_reached_by_ipv6_alone_is_a_warning(shops):
    if not shops.ports["ipv6"]:
        pytest.skip("this computer knows no IPv6, so no server can listen there")
    report, _, _ = await look(
        TestPlaces(shops, internet=(Endpoint("::1", shops.ports["ipv6"]),)), "https://shop.test/k2"
    )
    (warning,) = report.warnings
    assert (warning.step, warning.problem.code) == (Step.SERVER, "K-79") and report.looked_well


async def test_an_ipv6_address_is_named_to_the_loop_as_windows_wants_it(monkeypatch):
    """Windows' event loop does not tell addresses apart as Linux' does: an IPv6 address has four parts."""
    places = []

    async def refused(line, place):
        places.append((line.family, place))
        raise OSError(errno.ECONNREFUSED, "refused")

    monkeypatch.setattr(asyncio.get_running_loop(), "sock_connect", refused, raising=False)
    with pytest.raises(OSError, match="refused"):
        await connect((Endpoint("2001:db8::1", 443), Endpoint("192.0.2.1", 443)), 5.0)
    assert places == [(socket.AF_INET6, ("2001:db8::1", 443, 0, 0)), (socket.AF_INET, ("192.0.2.1", 443))]


async def test_all_steps_together_end_in_time(shops, monkeypatch):
    monkeypatch.setattr("k2desk.services.address_check.checking.WHOLE_LIMIT", 0.5)
    report, _, _ = await look(TestPlaces(shops), address_of(shops, "tls_silent"))
    assert (report.broken.step, report.broken.problem.code) == (Step.LOCKED, "K-62")
    assert report.broken.problem.details.startswith("not done within"), "the limit of the whole came before the step's"


async def test_a_silent_network_is_given_up_in_time(shops):
    began = time.monotonic()
    listening = __import__("socket").socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(0)
    full = []
    for _ in range(4):  # Nothing accepts the connection: from here on it is silent.
        waiting = __import__("socket").socket()
        waiting.setblocking(False)
        waiting.connect_ex(listening.getsockname())
        full.append(waiting)
    report, _, _ = await look(TestPlaces(shops), f"https://shop.test:{listening.getsockname()[1]}/")
    assert report.broken is not None and report.broken.problem.code in {"K-55", "K-62"}
    assert time.monotonic() - began < 15
    for one in (*full, listening):
        one.close()


async def test_a_network_that_looks_into_connections_is_named_in_place_of_the_server(shops):
    internet = TestPlaces(shops)
    internet.here = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    internet.here.check_hostname = False
    internet.here.verify_mode = ssl.CERT_NONE  # The test's own computer trusts any certificate.
    report, _, _ = await look(internet, address_of(shops, "self_signed_ca"))
    assert report.broken.problem.code == "K-80"
    assert report.broken.problem.kind.who is Who.NETWORK and report.broken.problem.kind.is_from_here


async def test_a_look_can_be_cancelled_at_once_and_says_where_it_stood(shops):
    told: list[Report] = []
    running = asyncio.ensure_future(
        AddressCheck(TestPlaces(shops), EnvironmentKind.PRACTICE, SystemClock(), told.append).at(
            address_of(shops, "tls_silent")
        )
    )
    await until(lambda: told and told[-1].of(Step.LOCKED).mark is Mark.RUNNING)
    began = time.monotonic()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert time.monotonic() - began < LOCK_LIMIT - 1, "it does not wait for the end of the step"
    assert told[-1].of(Step.LOCKED).mark is Mark.CANCELLED
    assert told[-1].of(Step.ANSWERS).mark is Mark.NOT_TRIED


def test_the_real_internet_is_judged_by_mozillas_authorities_and_not_by_this_computers():
    internet = PublicInternet()
    context = internet.trust("shop.njeri.co.ke")
    assert context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname
    assert len(context.get_ca_certs()) > 50
    assert internet.is_public(Endpoint("197.248.10.4", 443)) and not internet.is_public(Endpoint("10.0.0.1", 443))
    assert not internet.is_public(Endpoint("fe80::1%eth0", 443))


# -- posting -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        ("good", None),
        ("status_204", None),
        ("status_202", None),
        ("status_301", "K-63"),
        ("status_302", "K-63"),
        ("status_307", "K-63"),
        ("status_308", "K-63"),
        ("status_400", "K-65"),
        ("status_401", "K-64"),
        ("status_403", "K-64"),
        ("status_404", "K-14"),
        ("status_405", "K-14"),
        ("status_410", "K-14"),
        ("status_413", "K-65"),
        ("status_429", "K-65"),
        ("status_500", "K-15"),
        ("status_503", "K-15"),
        ("html_login", "K-137"),
        ("invalid_utf8", None),
        ("big", "K-69"),
        ("endless", "K-69"),
        ("trickle_body", "K-69"),
    ],
)
async def test_each_answer_has_its_own_finding(shops, behaviour, code):
    began = time.monotonic()
    answer = await sent(shops, behaviour)
    problem = findings.of_answer(answer)
    assert (problem.code if problem else None) == code
    assert time.monotonic() - began < 15
    assert "\x00" not in answer.text and len(answer.text) <= 2_000


@pytest.mark.parametrize(
    ("body", "is_page"),
    [
        ("<!DOCTYPE html><title>Parked</title>", True),
        ("\ufeff\n<HTML lang=en><body>Visit site", True),
        ("<?xml version='1.0'?><html xmlns='x'>", True),
        ("<!-- ngrok --><head>", True),
        ("OK", False),
        ("", False),
        ('{"result":"<html>"}', False),
        ("<Response>received</Response>", False),
        ("<?xml version='1.0'?><Response><Head/><Title>Ack</Title><Body>OK</Body></Response>", False),
        ("<ack><head>x</head><body>0</body></ack>", False),
        ("<br />\n<b>Warning</b>: Undefined index in <b>/var/www/k2.php</b> on line <b>3</b><br />\nOK", False),
        ("<br />\n<b>Warning</b>: x<br />\n<!DOCTYPE html><title>Log in</title>", True),
        ("<script>location='/login'</script>", True),
        ("received <b>ok</b>", False),
    ],
)
def test_a_page_for_people_is_no_answer_to_an_alert(body, is_page):
    """The header alone doesn't tell: PHP labels a plain OK as text/html as well."""
    problem = findings.of_answer(ServerReply(200, 0.1, text=body, kind="text/html"))
    assert (problem is not None and problem.code == "K-137") is is_page
    assert findings.of_answer(ServerReply(404, 0.1, text=body)).code == "K-14"
    fake = findings.of_fake(ServerReply(200, 0.1, text=body))
    assert fake.code == ("K-137" if is_page else "K-71")


@pytest.mark.parametrize(
    ("path", "sent_as"),
    [
        ("/k2/malipo-é", "/k2/malipo-%C3%A9"),
        ("/k2?duka=Café", "/k2?duka=Caf%C3%A9"),
        ("/%7ek2", "/%7ek2"),
        ("/arifa/Ñandú?x=ž", "/arifa/%C3%91and%C3%BA?x=%C5%BE"),
    ],
)
async def test_letters_in_a_path_reach_the_website_as_a_browser_sends_them(shops, path, sent_as):
    shops.clear()
    answer = await post(TestPlaces(shops), f"https://shop.test:{shops.ports['good']}{path}", b"{}", {})
    assert answer.status == 200 and [one["path"] for one in shops.log()] == [sent_as]


async def test_redirects_are_told_and_never_followed(shops):
    shops.clear()
    answer = await sent(shops, "status_302")
    assert findings.of_answer(answer).param["where"] == "https://elsewhere.test/x"
    assert [one["behaviour"] for one in shops.log()] == ["status_302"]


@pytest.mark.parametrize(
    ("behaviour", "error", "code"),
    [
        ("closes_before_answer", BrokenOff, "K-68"),
        ("closes_mid_body", BrokenOff, "K-68"),
        ("reset", BrokenOff, "K-68"),
        ("not_http", NotHttp, "K-70"),
        ("huge_header", NotHttp, "K-70"),
        ("refused", ConnectionRefusedError, "K-54"),
        ("expired", ssl.SSLError, "K-62"),
    ],
)
async def test_each_broken_answer_has_its_own_finding(shops, behaviour, error, code):
    with pytest.raises(error) as caught:
        await sent(shops, behaviour)
    assert findings.of_posting(caught.value).code == code


@pytest.mark.parametrize("behaviour", ["silent", "trickle"])
async def test_a_server_that_never_answers_is_given_up_in_time(shops, behaviour):
    began = time.monotonic()
    with pytest.raises(NoAnswer) as caught:
        await sent(shops, behaviour)
    assert time.monotonic() - began < 15
    assert findings.of_posting(caught.value).code == "K-67"


async def test_a_slow_answer_is_a_warning_from_five_seconds_on(shops):
    assert findings.of_time(await sent(shops, "slow_1")) is None
    slow = await sent(shops, "slow_6")
    problem = findings.of_time(slow)
    assert problem is not None and not problem.blocks and problem.param["t"] == "6"
    assert findings.of_answer(slow) is None


async def test_a_fake_has_to_be_refused(shops):
    assert findings.of_fake(await sent(shops, "verifies", key="a stranger's")) is None
    assert findings.of_fake(await sent(shops, "accepts_all", key="a stranger's")).code == "K-71"
    assert findings.of_fake(await sent(shops, "status_500", key="a stranger's")).code == "K-72"


def test_every_finding_names_somebody_and_no_two_mean_the_same():
    assert all(kind.who is not Who.NOBODY for kind in ProblemKind)
    titles = [text.title for text in ADDRESS_MESSAGES.values()]
    twice = {title for title in titles if titles.count(title) > 1}
    # Both are reachable only by IPv6: one could be tested from here, the other could not.
    assert twice == {ADDRESS_MESSAGES[ProblemKind.ONLY_IPV6].title}


# -- what is public ----------------------------------------------------------------------------------------------------


class _Both(TestPlaces):
    """A name that resolves to these addresses. Only the shop's own is public."""

    def __init__(self, shops: Shops, port: int, *ips: str) -> None:
        super().__init__(shops, internet=tuple(Endpoint(ip, port) for ip in ips))

    def is_public(self, endpoint: Endpoint) -> bool:
        return endpoint.ip == "127.0.0.1"


async def test_a_name_that_leads_to_a_private_place_as_well_is_said_to_and_only_the_public_one_is_asked(shops):
    port = shops.ports["good"]
    shops.clear()
    for ips in (("127.0.0.1", "127.0.0.2"), ("127.0.0.2", "127.0.0.1"), ("fec0::1", "127.0.0.1")):
        report, _, _ = await look(_Both(shops, port, *ips), address_of(shops, "good"))
        (warning,) = report.warnings
        assert (warning.step, warning.problem.code) == (Step.NAME, "K-125")
        assert warning.problem.param == {"public": "127.0.0.1", "private": next(ip for ip in ips if ip != "127.0.0.1")}
        assert report.looked_well and dict(report.of(Step.SERVER).facts)["ip"] == "127.0.0.1"
        answer = await post(_Both(shops, port, *ips), address_of(shops, "good"), BODY, {})
        assert answer.status
    made_here = _Both(shops, port, "127.0.0.1", "64:ff9b::7f00:1")
    report, _, _ = await look(made_here, address_of(shops, "good"))
    assert report.warnings == (), "a network without IPv4 makes such numbers itself"


async def test_nothing_is_posted_to_a_place_that_is_not_public(shops):
    shops.clear()
    with pytest.raises(NotPublic) as refused:
        await post(TestPlaces(shops, public=False), address_of(shops, "good"), BODY, {})
    assert findings.of_posting(refused.value).code == "K-11"
    assert shops.log() == []
