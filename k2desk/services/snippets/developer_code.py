"""Makes the code for the user's developer off the window's thread, and saves it as a folder.

What makes it is imported when it is asked for, since few starts of the program need it.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import SubscriptionRecord
from k2desk.services.operation import Operation
from k2desk.services.tasks import Tasks
from k2desk.system.private_files import make_folder, make_new_folder, write_atomically

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.snippets.colouring import Span
    from k2desk.services.snippets.files import CodeFile, Part
    from k2desk.services.snippets.literals import Language
    from k2desk.services.snippets.subject import CodeSubject

LONGEST = 100_000
"""The most characters of a file that are shown. Copying and saving take the whole file."""

_LONGEST_COLOURED = 40_000
_MOST_FOLDERS = 1_000


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A file, and the coloured pieces of each line that is shown."""

    file: CodeFile
    spans: tuple[tuple[Span, ...], ...]


class DeveloperCode:
    """Makes and saves the code. Keys are never asked for, so none can be in it."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def about(
        self, account: Account | None, given: Sequence[SubscriptionRecord | SubscriptionRequest] | None
    ) -> Operation[CodeSubject]:
        """Return what the code is about: rows of the list, what a form would create, or with None the whole account.

        Without an account it is an example.
        """

        from k2desk.services.snippets.subject import EXAMPLE, subject_of

        async def made(_: Operation[CodeSubject]) -> CodeSubject:
            if account is None:
                return EXAMPLE
            about = given if given is not None else tuple(entry.record for entry in account.cache)
            return await asyncio.to_thread(subject_of, account.environment, account.profile.api_version, about)

        return self._tasks.begin(made)

    def show(self, language: Language, part: Part, subject: CodeSubject) -> Operation[ShownCode]:
        """Make one file."""
        return self._tasks.begin(lambda _: asyncio.to_thread(_shown, language, part, subject))

    def save(self, folder: Path, subject: CodeSubject) -> Operation[Path | Problem]:
        """Save all files in a new folder inside `folder`. Nothing that is there is changed.

        The outcome is the new folder, or FILE_NOT_SAVED, which leaves nothing behind.
        """
        return self._tasks.begin(lambda _: asyncio.to_thread(_saved, folder, subject))


def _shown(language: Language, part: Part, subject: CodeSubject) -> ShownCode:
    from k2desk.services.snippets.colouring import spans_of
    from k2desk.services.snippets.files import code_file

    file = code_file(language, part, subject)
    return ShownCode(file, spans_of(language, file.text) if len(file.text) <= _LONGEST_COLOURED else ())


def _saved(folder: Path, subject: CodeSubject) -> Path | Problem:
    from k2desk.services.snippets.files import all_files

    try:
        made = _new_folder(folder, f"kopokopo-code-{subject.environment.kind}")
    except OSError as error:
        return Problem(ProblemKind.FILE_NOT_SAVED, details=str(error))
    try:
        for name, text in all_files(subject).items():
            path = made / name
            make_folder(path.parent, ours=False)
            write_atomically(path, text.encode())
    except OSError as error:
        shutil.rmtree(made, ignore_errors=True)
        return Problem(ProblemKind.FILE_NOT_SAVED, details=str(error))
    return made


def _new_folder(folder: Path, name: str) -> Path:
    """Make a folder with this name, or with a number behind it if there is one already."""
    for number in range(1, _MOST_FOLDERS):
        made = folder / (name if number == 1 else f"{name}-{number}")
        try:
            make_new_folder(made)
        except FileExistsError:
            continue
        return made
    raise FileExistsError(f"{folder} has {_MOST_FOLDERS} folders of this name")
