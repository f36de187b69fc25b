"""*For my developer*: the same subscriptions as code, in six languages, to copy or to save as a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from k2desk.model.problems import Problem
from k2desk.services.operation import Operation
from k2desk.services.snippets.developer_code import LONGEST, DeveloperCode, ShownCode
from k2desk.services.snippets.files import SDKS, NoSdk, Part, parts_of, sdk_version, why_no_sdk
from k2desk.services.snippets.literals import Language
from k2desk.services.snippets.subject import EXAMPLE, CodeSubject
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.segments import Segments
from k2desk.ui.controls.tinted_frame import TintedFrame
from k2desk.ui.developer.code_view import CodeView
from k2desk.ui.style.theme import GAP_S, Tone
from k2desk.ui.text.plain import filled

_NAMES = {
    Language.PYTHON: "Python",
    Language.NODEJS: "Node.js",
    Language.RUBY: "Ruby",
    Language.PHP: "PHP",
    Language.CURL: "curl",
    Language.HTTP: "HTTP",
}
"""The names of the languages, which are the same in every tongue, in the order in which they are offered."""

_last = Language.PYTHON
"""The language that was looked at last, for the next dialog: a developer knows one of them."""


class DeveloperDialog(DialogFrame):
    """Shows one file at a time. It has no keys to show: the code reads them from its environment."""

    def __init__(self, parent: QWidget, code: DeveloperCode, preparing: Operation[CodeSubject]) -> None:
        line = self.tr(
            "This is the same as K2Desk does, as code. Send it to the person who builds your website. Your Kopo Kopo"
            " keys are not in it."
        )
        super().__init__(parent, self.tr("For my developer"), line, width=128, lines=36)
        self._code = code
        self._subject: CodeSubject | None = None
        self._language, self._part = _last, Part.SUBSCRIBE
        self._text = ""
        self._making: Operation[ShownCode] | None = None
        self._build()
        when_done(self, preparing, self._show_subject)

    def _build(self) -> None:
        self.languages = named(Segments(tuple(_NAMES)), "CodeLanguage", self.tr("Language of the code"))
        for language, name in _NAMES.items():
            self.languages.name(language, name)
        self.languages.mark(self._language)
        self.languages.chosen.connect(self._choose_language)
        self.parts = named(Segments(tuple(Part)), "CodePart", self.tr("What the code does"))
        self.parts.name(Part.SUBSCRIBE, self.tr("Create and read"))
        self.parts.name(Part.WITHOUT_SDK, self.tr("Without the library"))
        self.parts.name(Part.RECEIVE, self.tr("Receive alerts"))
        self.parts.chosen.connect(self._choose_part)
        self._note = PlainLabel(kind="muted", wrap=True)
        self.warning = TintedFrame("attention", Tone.CARE)
        self._warning_text = PlainLabel(wrap=True)
        self.warning.words.addWidget(self._warning_text)
        self.warning.hide()
        self.view = named(CodeView(), "DeveloperCode", self.tr("The code"))
        for item in (FlowLayout(self.languages, self.parts, spacing=GAP_S), in_row((self._note, 1))):
            self.column.addLayout(item)
        self.column.addWidget(self.warning)
        self.column.addWidget(self.view, 1)
        self.copy = PrimaryButton(self.tr("C&opy all of it"), "copy", object_name="CopyCode", clicked=self._copy)
        self.save = SecondaryButton(
            self.tr("&Save as a folder…"), "download", object_name="SaveCode", clicked=self._ask
        )
        self._told = PlainLabel(kind="muted")
        self.add_buttons(self.copy, self.save, self._told)
        for button in (self.copy, self.save):
            button.setEnabled(False)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show_subject(self, preparing: Operation[CodeSubject]) -> None:
        self._subject = preparing.outcome
        self.banner.show_problem(preparing.problem)
        if self._subject is not None:
            self._warn(self._subject)
            self.save.setEnabled(True)
            self._show()

    def _warn(self, subject: CodeSubject) -> None:
        said = []
        if subject is EXAMPLE:
            said.append(self.tr("No account is open. This is an example for Sandbox, without subscriptions."))
        if subject.in_doubt:
            said.append(self.tr("Nobody knows yet if this subscription exists. Settle it in the list first."))
        if subject.left_out:
            left = self.tr("%n subscriptions are left out: nobody knows yet if they exist.", "", subject.left_out)
            said.append(left)
        if subject.with_keys:
            said.append(self.tr("%n subscriptions are left out: they contain your keys.", "", subject.with_keys))
        if subject.shows_secrets:
            said.append(self.tr("A web address in it may hold a password. Send the code to your developer only."))
        self._warning_text.setText(" ".join(said))
        self.warning.setVisible(bool(said))

    def _choose_language(self, language: str) -> None:
        global _last
        self._language = _last = Language(language)
        self._show()

    def _choose_part(self, part: str) -> None:
        self._part = Part(part)
        self._show()

    def _show(self) -> None:
        if self._subject is None:
            return
        there = parts_of(self._language, self._subject)
        if self._part not in there:
            self._part = there[0]
        for part in Part:
            self.parts.button(part).setVisible(part in there)
        self.parts.mark(self._part)
        self._told.setText(self.tr("Making the code…"))
        self._making = self._code.show(self._language, self._part, self._subject)
        when_done(self, self._making, self._made)

    def _made(self, making: Operation[ShownCode]) -> None:
        made = making.outcome
        # Another file may have been chosen meanwhile.
        if self._subject is None or making is not self._making:
            return
        self.banner.show_problem(making.problem)
        self._told.setText("")
        if made is None:
            return
        self._text = made.file.text
        self.view.show_code(self._text[:LONGEST], made.spans)
        self._note.setText(self._note_text(self._subject))
        self.copy.setEnabled(True)

    def _note_text(self, subject: CodeSubject) -> str:
        name = _NAMES[self._language]
        match why_no_sdk(self._language, subject):
            case NoSdk.NO_SDK:
                said = self.tr("This needs no library of Kopo Kopo.")
            case NoSdk.OTHER_VERSION:
                said = self.tr("Kopo Kopo’s library for {language} does not fit this account. The code is without it.")
            case NoSdk.UNKNOWN_EVENTS:
                said = self.tr("Kopo Kopo’s library for {language} can’t create all of these. The code is without it.")
            case NoSdk.REFUSES_HOST:
                said = self.tr("Kopo Kopo’s library for {language} refuses this account. The code is without it.")
            case None:
                said = self.tr("Kopo Kopo’s library is {library} {version}. Its weak points are written in the code.")
        sdk = SDKS.get(self._language)
        said = filled(
            said,
            language=name,
            library=sdk.name if sdk is not None else "",
            version=sdk_version(self._language, subject) or "",
        )
        if len(self._text) > LONGEST:
            said = f"{said} {self.tr('You see the beginning. Copy and save take all of it.')}"
        return said

    # -- doing -------------------------------------------------------------------------------------------------------

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._say(self.tr("Copied"))

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose where the new folder goes"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.save_in(Path(chosen)))
        dialog.open()

    def save_in(self, folder: Path) -> None:
        """Save all files in a new folder inside `folder`."""
        if self._subject is not None:
            self.banner.show_problem(None)
            when_done(self, self._code.save(folder, self._subject), self._saved)

    def _saved(self, saving: Operation[Path | Problem]) -> None:
        self.banner.show_problem(saving.problem)
        if isinstance(saving.outcome, Path):
            self._say(filled(self.tr("Saved in the folder {name}"), name=saving.outcome.name))

    def _say(self, text: str) -> None:
        self._told.setText(text)
        announce(self, text)
