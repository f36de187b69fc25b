"""The list that several desks share: where it is, and why it can't be used."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.registry_errors import RegistryError


@fast_dataclass
class ListAddress:
    """Where a shared list is. The password is in the password store. `ca` is the file of the server's authority."""

    host: str
    port: int
    database: str
    user: str
    ca: str = ""

    @property
    def is_here(self) -> bool:
        """Whether the server is this computer, so that nobody can listen on the way."""
        return self.host.casefold() in {"localhost", "127.0.0.1", "::1"}


class ListTrouble(StrEnum):
    """Why a shared list can't be used."""

    UNKNOWN_HOST = "unknown_host"
    NO_SERVER = "no_server"
    NOT_ANSWERING = "not_answering"
    NO_ENCRYPTION = "no_encryption"
    OTHER_HOST = "other_host"
    OTHER_AUTHORITY = "other_authority"
    NO_CA_FILE = "no_ca_file"
    WRONG_PASSWORD = "wrong_password"
    NOT_ADMITTED = "not_admitted"
    NO_DATABASE = "no_database"
    NO_RIGHTS = "no_rights"
    TOO_OLD = "too_old"
    FULL = "full"
    FOREIGN = "foreign"
    EMPTY = "empty"
    OTHER_LIST = "other_list"
    OLDER_LIST = "older_list"
    NEWER_LIST = "newer_list"
    POOLER = "pooler"
    PUT_BACK = "put_back"
    """The list lacks changes that this desk has seen: it was restored from a backup."""
    NO_PASSWORD = "no_password"
    """The password store of this desk does not have the list's password."""
    STORE_CLOSED = "store_closed"
    """The password store of this desk can't be read now."""


class SharedListError(RegistryError):
    """The shared list could not do what it was asked. Nothing was stored in it, as far as is known."""

    def __init__(self, trouble: ListTrouble, details: str = "", *, as_of: datetime | None = None) -> None:
        """`as_of` is when this desk's copy was up to date."""
        super().__init__(f"the shared list: {trouble.value}")
        self.trouble = trouble
        self.details = details
        self.as_of = as_of


@fast_dataclass
class Line:
    """How the line to the shared list is: why it is not there, or None, and when this desk's copy was up to date."""

    trouble: ListTrouble | None
    as_of: datetime | None
