"""What practice remembers between two starts: the first steps that were done, and the story that is on."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from k2desk.model.kept_text import KeptText
from k2desk.model.practice import Progress
from k2desk.model.text_keeping import kept_json, kept_words
from k2desk.services.announcer import Announcer
from k2desk.services.drafts import Drafts

_FORM = "practice"
"""The name under which it is stored among the drafts of the account."""


class PracticeProgress(Announcer[[]]):
    """Keeps `values` on the disk, and announces their changes. `is_new` says that nothing was stored before."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self.values = Progress()
        self.is_new = False

    async def load(self) -> None:
        """Read what was stored. Anything unreadable counts as nothing."""
        text = await self._drafts.load(_FORM).wait()
        self.is_new = text is None
        try:
            self.values = msgspec.json.decode(text or "{}", type=Progress)
        except msgspec.DecodeError:
            self.values = Progress()
        self.tell()

    def change(self, **values: object) -> None:
        """Change values by their names in `Progress`, store them, and announce the change."""
        changed = replace(self.values, **values)  # type: ignore[arg-type]
        if changed != self.values:
            self.values = changed
            self._drafts.save(_FORM, lambda: _as_text(changed))
            self.tell()


def _as_text(progress: Progress) -> KeptText:
    return kept_json(
        {
            "steps": [kept_words(step) for step in sorted(progress.steps)],
            "are_away": progress.are_away,
            "story": kept_words(progress.story) if progress.story is not None else None,
            "is_ending": progress.is_ending,
        }
    )
