"""The form *Connect my account*: the environment and the keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from k2desk.model.api_values import Credentials
from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.text_keeping import holds_key
from k2desk.services.forms.pasted import clean, clean_key

NAME, CLIENT_ID, CLIENT_SECRET, API_KEY = "name", "client_id", "client_secret", "api_key"


@dataclass(frozen=True, slots=True)
class Connect:
    """What was typed. It is never stored as a draft, because it contains secrets."""

    environment: EnvironmentKind = EnvironmentKind.LIVE
    name: str = ""
    client_id: str = field(default="", repr=False)
    client_secret: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)

    def credentials(self) -> Credentials:
        """Return the keys without spaces, quotes and invisible characters."""
        return Credentials(
            clean_key(self.client_id).value, clean_key(self.client_secret).value, clean_key(self.api_key).value
        )

    def account_name(self) -> str:
        """Return the account's name as it will be shown, or ""."""
        return clean(self.name).value

    @property
    def holds_key_as_name(self) -> bool:
        """Whether a key was typed into the field for the name."""
        return holds_key(self.account_name())

    def problems(self) -> tuple[Problem, ...]:
        """Return what is missing or wrong, by field."""
        keys = self.credentials()
        missing = []
        if self.holds_key_as_name:
            missing.append(Problem(ProblemKind.KEY_AS_NAME, field=NAME))
        if not keys.client_id:
            missing.append(Problem(ProblemKind.NO_CLIENT_ID, field=CLIENT_ID))
        if not keys.client_secret:
            missing.append(Problem(ProblemKind.NO_CLIENT_SECRET, field=CLIENT_SECRET))
        return tuple(missing)
