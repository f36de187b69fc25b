"""The user's own words: a name for a web address, and a note about a subscription."""

from __future__ import annotations

import uuid

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import HistoryEvent
from k2desk.model.outside import visible
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AddressName, RowNote
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_words
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.history_of import RowHistories
from k2desk.services.operation import operation

LONGEST_NAME = 60
LONGEST_NOTE = 500


class Labels(AccountService):
    """Stores names of addresses and notes. Words that contain a key are refused."""

    def __init__(self, scope: AccountScope) -> None:
        super().__init__(scope)
        self._history = RowHistories(scope)

    @operation(can_be_cancelled=False)
    async def save(self, record_id: str, address_name: str, note: str) -> Problem | None:
        """Store the name of a row's address, for all its spellings, and the note about the row. "" deletes one."""
        entry = self._cache.get(record_id)
        if entry is None:
            return None
        name, words = visible(address_name).strip(), note.strip()
        kept_name, kept_note = kept_words(name, LONGEST_NAME), kept_words(words, LONGEST_NOTE)
        if (name and not kept_name) or (words and not kept_note):
            return Problem(ProblemKind.KEY_AS_NAME)
        now, address = self._clock.now(), entry.record.address
        try:
            if kept_name != self._cache.address_name(address):
                named = AddressName(self._account_id, address_key(address), kept_name, now)
                await self._registry.name_addresses((named,))
                self._cache.address_named(named)
                await self._history.add("address_named", address, kept_name)
            if kept_note != entry.note:
                noted = RowNote(record_id, kept_note, now)
                await self._registry.save_notes((noted,))
                await self._registry.add_history((HistoryEvent(str(uuid.uuid4()), record_id, now, "noted"),))
                self._cache.noted(noted)
        except RegistryError as error:
            return of_error(error, During.READ)
        return None
