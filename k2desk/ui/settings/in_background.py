"""Settings › In the background: notifications, the tray icon, starting with the computer."""

from __future__ import annotations

from PySide6.QtWidgets import QSystemTrayIcon

from k2desk.services.operation import Operation
from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.if_alive import if_alive
from k2desk.ui.settings.section import Section


class InBackground(Section):
    """What continues while the window is hidden."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__(program)
        self.heading(lambda: self.tr("In the background"))
        self.notices = self.tick(
            lambda: self.tr("Tell me about each new trouble"), "notifications", object_name="Notifications"
        )
        self.remark(lambda: self.tr("A subscription that is no longer Active, or a certificate that ends soon."))
        self._no_notices = self.remark(
            lambda: self.tr("This computer cannot show messages outside the window. K2Desk tells you inside it.")
        )
        self.to_tray = self.tick(
            lambda: self.tr("Keep K2Desk beside the clock when I close it"),
            "close_to_tray",
            object_name="CloseToTray",
        )
        self._no_tray = self.remark(
            lambda: self.tr("This computer shows no icons beside the clock. Closing the window ends K2Desk.")
        )
        self.with_computer = self.tick(
            lambda: self.tr("Start K2Desk with this computer"),
            object_name="StartWithComputer",
        )
        self._no_start = self.remark(
            lambda: self.tr("K2Desk cannot start with this kind of computer. Open it yourself in the morning.")
        )
        self.with_computer.clicked.connect(self._start_with_computer)
        self._refused = self.remark(
            lambda: self.tr("This computer did not let K2Desk change that. Nothing else changed.")
        )
        self._refused.hide()
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the current values."""
        super().refresh()
        self.with_computer.setChecked(self._program.starting.is_on)
        tray = QSystemTrayIcon.isSystemTrayAvailable()
        for box, reason, works in (
            (self.notices, self._no_notices, tray or self._program.can_notify),
            (self.to_tray, self._no_tray, tray),
            (self.with_computer, self._no_start, self._program.starting.is_possible),
        ):
            # What cannot work here cannot be ticked, and looks as off as it is.
            box.setEnabled(works)
            if not works:
                box.setChecked(False)
            box.setAccessibleDescription("" if works else reason.text())
            reason.setVisible(not works)

    def _start_with_computer(self, on: bool) -> None:
        self._program.starting.turn(on).listen(if_alive(self, lambda turning: self._turned(on, turning)))

    def _turned(self, wanted: bool, turning: Operation[bool]) -> None:
        if turning.finished:
            is_on = turning.outcome if turning.outcome is not None else not wanted
            self.with_computer.setChecked(is_on)
            self._refused.setVisible(wanted is not is_on)
