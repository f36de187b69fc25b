"""Keeps the line to a shared list: connects on a thread of its own, so that the desk's copy can be read meanwhile."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from k2desk.model.registry_errors import RegistryError
from k2desk.model.shared_list import ListAddress, ListTrouble, SharedListError
from k2desk.store.postgres import Raw
from k2desk.store.postgres_link import connect

_log = logging.getLogger(__name__)

_AGAIN, _LATER = 1.0, 10.0
_WAITING_HELPS = frozenset({ListTrouble.NOT_ANSWERING, ListTrouble.NO_SERVER, ListTrouble.FULL})


class Connector:
    """Connects again whenever there is no line. `attach` takes a connection over, `refused` gets why there is none."""

    def __init__(
        self,
        address: ListAddress,
        password: str,
        *,
        is_connected: Callable[[], bool],
        attach: Callable[[Raw], None],
        refused: Callable[[ListTrouble], None],
    ) -> None:
        self._address = address
        self._password = password
        self._is_connected = is_connected
        self._attach = attach
        self._refused = refused
        self._end = threading.Event()
        self._now = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="k2desk-line", daemon=True)
        self._thread.start()

    def hurry(self) -> None:
        """Try again at once."""
        self._now.set()

    def close(self) -> None:
        """Connect no more. An attempt that is under way ends by itself."""
        self._end.set()
        self._now.set()

    def _keep(self) -> None:
        while not self._end.is_set():
            pause = _AGAIN if self._is_connected() else self._try()
            self._now.wait(pause)
            self._now.clear()

    def _try(self) -> float:
        try:
            raw = connect(self._address, self._password)
            if self._end.is_set():
                raw.close()
                return 0.0
            self._attach(raw)
        except SharedListError as error:
            self._refused(error.trouble)
            return _AGAIN if error.trouble in _WAITING_HELPS else _LATER
        except RegistryError:
            return _LATER
        except Exception:
            # Whatever it is, the line must come back by itself.
            _log.exception("the shared list could not be connected")
        return _AGAIN
