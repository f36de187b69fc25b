"""The objects that all services of one open account share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from k2desk.model.api_values import Credentials
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment
from k2desk.model.problems import Problem
from k2desk.model.records import AccountRecord
from k2desk.services.connection import ApiConnection
from k2desk.services.operation import Spawn
from k2desk.services.practice_process import PracticeServer
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.services.tasks import Tasks
from k2desk.services.trouble_rules import TroubleRule
from k2desk.store.registry import Registry


@dataclass(frozen=True, slots=True)
class AccountAccess:
    """Where an account is reached, and its keys.

    Without keys, `problem` says why. `practice` is the practice server, for practice.
    """

    environment: Environment
    credentials: Credentials | None = None
    problem: Problem | None = None
    practice: PracticeServer | None = None


@dataclass(frozen=True, slots=True)
class Pretended:
    """When practice or sandbox was used last, and which of them."""

    environment: str
    until: datetime


@dataclass(frozen=True, slots=True)
class AccountScope:
    """One open account: its profile, its data, its connection to Kopo Kopo, and its tasks.

    `sender` names this process in the registry, so that a later start knows which creates this process left unfinished.
    `rule` says when a failure counts as a trouble.
    `pretended` is set if practice or sandbox was open before this account.
    """

    profile: AccountRecord
    environment: Environment
    registry: Registry
    cache: SubscriptionCache
    clock: Clock
    sender: str = ""
    rule: TroubleRule = field(default_factory=TroubleRule)
    pretended: Pretended | None = None
    connection: ApiConnection = field(default_factory=ApiConnection)
    tasks: Tasks = field(default_factory=Tasks)


class AccountService:
    """The base class of services that belong to one open account. Their tasks end with the account."""

    def __init__(self, scope: AccountScope) -> None:
        super().__init__()
        self._scope = scope
        self._account_id = scope.profile.id
        self._version = scope.profile.api_version
        self._environment = scope.environment
        self._registry = scope.registry
        self._cache = scope.cache
        self._connection = scope.connection
        self._clock = scope.clock
        self._sender = scope.sender
        self._rule = scope.rule
        self._spawn: Spawn = scope.tasks.spawn
