"""Checks a pasted signature: the body, the header's value, and the verdict with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from k2desk.model.problems import Problem, ProblemAction
from k2desk.services.arrived import read_message
from k2desk.services.samples import size_words
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.body_edit import BodyEdit
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.if_alive import if_alive
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.verdict_card import VerdictCard
from k2desk.ui.diagnose.testing_dialog import TestingDialog
from k2desk.ui.style.theme import GAP_S, Tone, heading_font, mono_font, scaled_font, small_font
from k2desk.ui.text.alerts import alert_sentence
from k2desk.ui.text.plain import filled
from k2desk.ui.text.signatures import verdict_advice, verdict_reason, verdict_title

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.services.signature_check import SignatureFinding
    from k2desk.ui.controls.navigator import Navigator

_SHOWN = 20_000


class SignatureDialog(TestingDialog):
    """Verifies a signature. It needs no network."""

    def __init__(self, parent: QWidget, account: Account, navigator: Navigator) -> None:
        super().__init__(
            parent,
            account,
            navigator,
            self.tr("Check a signature"),
            self.tr("Paste a message as it arrived, and the value of its header X-KopoKopo-Signature."),
            width=123,
            lines=30,
        )
        self._bytes: bytes | None = None
        self._build()
        self.body.setFocus()

    def _build(self) -> None:
        strong = scaled_font(1.0, QFont.Weight.DemiBold)
        body_label = PlainLabel(self.tr("The message’s body"), font=strong)
        self.body = named(BodyEdit(), "SignedBody")
        self.body.setAccessibleName(body_label.text())
        self.body.textChanged.connect(self._edited)
        self.body.too_long.connect(self._take_long)
        self._loaded = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self._loaded.hide()
        self.file = SecondaryButton(self.tr("&Open a file…"), "file", clicked=self._open_file)
        header_label = PlainLabel(self.tr("The header’s value"), font=strong)
        self.header = named(QLineEdit(), "SignatureValue")
        self.header.setProperty("kind", "field")
        self.header.setFont(mono_font())
        self.header.setAccessibleName(header_label.text())
        self.card = VerdictCard()
        self.header.textChanged.connect(lambda _: self.card.hide())
        self.main.setText(self.tr("C&heck"))
        self.main.set_icon("key")
        self.main.setObjectName("CheckNow")
        self.main.clicked.connect(self._check)
        self.header.returnPressed.connect(self._check)
        self.banner.offer({ProblemAction.EDIT: self.body.setFocus})
        self._says = named(PlainLabel(wrap=True, font=heading_font()), "SignedSays")
        self._says.hide()
        raw = QWidget()
        in_column(in_row((body_label, 1), self.file), (self.body, 1), on=raw, spacing=GAP_S)
        self.raw = Fold(lambda: self.tr("&Details for your developer"), raw)
        self.raw.button.setObjectName("SignedRaw")
        self.raw.button.setChecked(True)
        for widget in (self._says, self.card, header_label, self.header, self._loaded):
            self.column.addWidget(widget)
        self.column.addWidget(self.raw, 1)

    # -- the body ----------------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self.card.hide()
        self._says.hide()
        if self._bytes is not None:
            # From now on the typed text is the body.
            self._bytes = None
            self._loaded.hide()

    def _take_long(self, text: str) -> None:
        self.take_bytes(text.encode("utf-8", "surrogatepass"), self.tr("Pasted"))

    def _open_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a message’s body"), fileMode=QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Use the bytes of a file as the body."""
        operation = self._account.files.read(path)
        operation.listen(if_alive(self, lambda done: self._file_read(done, path.name)))

    def _file_read(self, operation: Operation[bytes | Problem], name: str) -> None:
        if not operation.finished:
            return
        if isinstance(operation.outcome, bytes):
            self.take_bytes(operation.outcome, name)
        else:
            self.banner.show_problem(operation.problem, again=self._open_file)

    def take_bytes(self, content: bytes, name: str) -> None:
        """Use `content` as the body. Only its beginning is shown."""
        self.body.blockSignals(True)
        self.body.setPlainText(content[:_SHOWN].decode("utf-8", "replace").replace("\x00", "�"))
        self.body.blockSignals(False)
        self._bytes = content
        self.card.hide()
        text = self.tr("{name}, {size}, is checked exactly as it is. Type above to check something else.")
        self._loaded.setText(filled(text, name=name, size=size_words(len(content))))
        self._loaded.show()

    # -- the verdict -------------------------------------------------------------------------------------------------

    def _check(self) -> None:
        pasted = self._bytes is None
        text = self.body.toPlainText()
        content = text.encode("utf-8", "surrogatepass") if self._bytes is None else self._bytes
        self.main.setEnabled(False)
        operation = self._account.signatures.check(content, self.header.text(), pasted=pasted)
        operation.listen(if_alive(self, self._checked))

    def _checked(self, operation: Operation[SignatureFinding]) -> None:
        if not operation.finished:
            return
        self.main.setEnabled(True)
        finding = operation.outcome
        if finding is None:
            self.banner.show_problem(operation.problem, again=self._check)
            return
        self.banner.show_problem(finding.problem, again=self._check)
        verdict = finding.verdict
        if verdict is None:
            self.card.hide()
            return
        tone = Tone.GOOD if verdict.genuine else Tone.CARE if verdict.proven else Tone.BAD
        self.card.show_verdict(tone, verdict_title(verdict), verdict_reason(verdict), verdict_advice(verdict))
        said = alert_sentence(read_message(self.body.toPlainText()), self._account.cache.till_name)
        self._says.setText(filled(self.tr("It says: {sentence}"), sentence=said) if said else "")
        self._says.setVisible(bool(said))
        # What it says and whether it is genuine is what counts now. The text itself is one press away.
        self.raw.button.setChecked(False)
        QTimer.singleShot(0, self.card, lambda: announce(self.card, self.card.said))
