"""Checks a web address step by step: valid, found, connected, secure. Sends nothing."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from k2desk.model.clock import Clock
from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.address_check import certificates, findings
from k2desk.services.address_check.internet import Endpoint, Internet, apart
from k2desk.services.address_check.posting import machine_name
from k2desk.services.address_check.results import LOOKS, Certificate, Mark, Report, Step, StepResult
from k2desk.services.address_check.transport import connect, locked, old_fashioned, unverified
from k2desk.services.forms.address import parse_address

NAME_LIMIT, SERVER_LIMIT, LOCK_LIMIT = 4.0, 5.0, 5.0
"""Seconds that a step may take."""

WHOLE_LIMIT = 14.0
"""The time limit in seconds for all steps together, including second attempts."""

_SECOND_LOOK = 2.0
_TOO_LONG = {
    Step.NAME: ProblemKind.NAME_NOT_LOOKED_UP,
    Step.SERVER: ProblemKind.NO_CONNECTION_IN_TIME,
    Step.LOCKED: ProblemKind.NO_TLS,
}

Tell = Callable[[Report], None]


class AddressCheck:
    """One check of one address. `tell` is called with the report at each step."""

    def __init__(
        self, internet: Internet, environment: EnvironmentKind, clock: Clock, tell: Tell, known_host: str | None = None
    ) -> None:
        """Set what the check uses.

        `known_host` is a name that certainly exists. If it is not found either, the network here is to blame.
        """
        self._known_host = known_host
        self._internet = internet
        self._environment = environment
        self._clock = clock
        self._tell = tell

    async def at(self, text: str) -> Report:
        """Run all steps and return the report.

        If it is cancelled, the running step is marked as cancelled in the last report.
        """
        address = parse_address(text, self._environment)
        self.report = Report(address.value, address.host, self._clock.now())
        try:
            async with asyncio.timeout(WHOLE_LIMIT):
                await self._through(text)
        except TimeoutError:
            running = self._running()
            if running is not None:
                problem = Problem(
                    _TOO_LONG.get(running.step, ProblemKind.NO_CONNECTION_IN_TIME),
                    details=f"not done within {WHOLE_LIMIT:.0f} s",
                )
                self._put(StepResult(running.step, Mark.BAD, problem, details=problem.details))
            self._leave_the_rest()
        except asyncio.CancelledError:
            running = self._running()
            if running is not None:
                self._put(replace(running, mark=Mark.CANCELLED))
            self._leave_the_rest()
            raise
        return self.report

    def _running(self) -> StepResult | None:
        return next((one for one in self.report.steps if one.mark is Mark.RUNNING), None)

    async def _through(self, text: str) -> None:
        if not self._written(text):
            self._leave_the_rest()
            return
        parts = urlsplit(self.report.address)
        host, port = machine_name(parts.hostname or ""), 443 if parts.port is None else parts.port
        internet = await self._found(host, port)
        line = await self._picked_up(internet) if internet else None
        if line is not None:
            await self._locked(*line, host)
        self._leave_the_rest()

    # -- the steps ---------------------------------------------------------------------------------------------------

    def _written(self, text: str) -> bool:
        address = parse_address(text, self._environment)
        facts = (("host", address.host),)
        problem = address.problem
        if problem is not None:
            self._put(StepResult(Step.WRITTEN, Mark.BAD, problem, facts=facts))
            return False
        if address.looks_alike:
            params = (("machine", address.ascii_host),)
            problem = Problem(ProblemKind.LOOKALIKE_NAME, params, details=f"punycode: {address.ascii_host}")
        self._put(StepResult(Step.WRITTEN, Mark.CARE if problem else Mark.GOOD, problem, facts=facts))
        return True

    async def _found(self, host: str, port: int) -> tuple[Endpoint, ...]:
        began = self._begin(Step.NAME)
        try:
            await self._internet.wake(host)
            internet = await asyncio.wait_for(self._internet.resolve(host, port), NAME_LIMIT)
            if not internet:
                raise socket.gaierror(socket.EAI_NONAME, "no address")
        except (OSError, TimeoutError, UnicodeError) as error:
            self._bad(Step.NAME, await self._of_name(error, host), began)
            return ()
        ips = ", ".join(endpoint.ip for endpoint in internet)
        facts = (("host", self.report.host), ("ip", internet[0].ip))
        seconds = self._clock.monotonic() - began
        public, private = apart(self._internet, internet)
        if not public:
            self._put(
                StepResult(Step.NAME, Mark.BAD, Problem(ProblemKind.NOT_PUBLIC, details=ips), seconds, facts, ips)
            )
            return ()
        facts = (("host", self.report.host), ("ip", public[0].ip))
        warning = findings.of_both(public, private) if private else None
        self._put(StepResult(Step.NAME, Mark.CARE if warning else Mark.GOOD, warning, seconds, facts, ips))
        return public

    async def _picked_up(self, internet: tuple[Endpoint, ...]) -> tuple[Endpoint, socket.socket] | None:
        began = self._begin(Step.SERVER)
        only_ipv6 = all(endpoint.is_ipv6 for endpoint in internet)
        try:
            endpoint, line = await connect(internet, SERVER_LIMIT)
        except (OSError, TimeoutError) as error:
            problem = findings.of_connecting(error, only_ipv6=only_ipv6)
            if await self._needs_proxy(urlsplit(self.report.address).hostname or ""):
                problem = Problem(ProblemKind.BEHIND_PROXY, details=problem.details)
            self._bad(Step.SERVER, problem, began)
            return None
        seconds = self._clock.monotonic() - began
        warning = Problem(ProblemKind.ONLY_IPV6, details=endpoint.ip) if only_ipv6 else None
        mark = Mark.CARE if warning else Mark.GOOD
        self._put(StepResult(Step.SERVER, mark, warning, seconds, (("ip", endpoint.ip),)))
        return endpoint, line

    async def _locked(self, endpoint: Endpoint, line: socket.socket, host: str) -> None:
        began = self._begin(Step.LOCKED)
        try:
            context = await asyncio.to_thread(self._internet.trust, host)
        except BaseException:
            line.close()
            raise
        try:
            async with locked(line, context, host, LOCK_LIMIT) as way:
                certificate = certificates.shown_certificate(way.shown)
                version = way.shown.version() or ""
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            await self._not_locked(error, endpoint, host, began)
            return
        seconds = self._clock.monotonic() - began
        self.report = replace(self.report, certificate=certificate)
        if certificate is None:
            self._put(StepResult(Step.LOCKED, Mark.GOOD, None, seconds, details=version))
            return
        problem = findings.of_certificate_kept(certificate, self._clock.now())
        facts = (("until", certificate.not_after.date().isoformat()), ("issuer", certificate.issuer))
        mark = Mark.CARE if problem else Mark.GOOD
        self._put(StepResult(Step.LOCKED, mark, problem, seconds, facts, f"{version} · {certificate.as_details()}"))

    async def _not_locked(self, error: Exception, endpoint: Endpoint, host: str, began: float) -> None:
        certificate, trusted_here, speaks_old = None, False, False
        if isinstance(error, ssl.SSLCertVerificationError):
            certificate = await self._shown(endpoint, host, unverified())
            here = await asyncio.to_thread(self._internet.trust_here)
            trusted_here = here is not None and await self._shown(endpoint, host, here) is not None
        elif not isinstance(error, TimeoutError):
            # Some servers announce this, others just close the connection: trying is the only way to know.
            speaks_old = await self._shown(endpoint, host, old_fashioned()) is not None
        self.report = replace(self.report, certificate=certificate)
        problem = findings.of_locking(
            error, certificate, trusted_here=trusted_here, speaks_old=speaks_old, now=self._clock.now()
        )
        self._bad(Step.LOCKED, problem, began)

    async def _shown(self, endpoint: Endpoint, host: str, context: ssl.SSLContext) -> Certificate | None:
        """Connect again with another context and return the certificate, or None."""
        try:
            _, line = await connect((endpoint,), _SECOND_LOOK)
            async with locked(line, context, host, _SECOND_LOOK) as way:
                return certificates.shown_certificate(way.shown)
        except (OSError, EOFError, TimeoutError, ValueError):
            return None

    async def _of_name(self, error: Exception, host: str) -> Problem:
        """Return why the name was not found: it does not exist, or no name server can be asked from here."""
        problem = findings.of_name(error)
        if await self._needs_proxy(host):
            return Problem(ProblemKind.BEHIND_PROXY, details=problem.details)
        if problem.kind is ProblemKind.NAME_NOT_KNOWN and self._known_host is not None:
            try:
                await asyncio.wait_for(self._internet.resolve(self._known_host, 443), NAME_LIMIT)
            except (OSError, TimeoutError):
                # Some systems report that a name does not exist when they have no network at all.
                return Problem(ProblemKind.NAME_NOT_LOOKED_UP, details=problem.details)
        return problem

    async def _needs_proxy(self, host: str) -> bool:
        return await asyncio.to_thread(self._internet.needs_proxy, host)

    # -- the report --------------------------------------------------------------------------------------------------

    def _begin(self, step: Step) -> float:
        self._put(StepResult(step, Mark.RUNNING))
        return self._clock.monotonic()

    def _bad(self, step: Step, problem: Problem, began: float) -> None:
        seconds = self._clock.monotonic() - began
        self._put(StepResult(step, Mark.BAD, problem, seconds, details=problem.details))

    def _put(self, result: StepResult) -> None:
        self.report = self.report.having(result)
        self._tell(self.report)

    def _leave_the_rest(self) -> None:
        well = self.report.looked_well
        for one in self.report.steps:
            if one.mark is Mark.WAITING and (one.step in LOOKS or not well):
                self.report = self.report.having(StepResult(one.step, Mark.NOT_TRIED))
        self._tell(self.report)
