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
        self.tick(
            lambda: self.tr("Tell me when a subscription stops being Active or a certificate ends soon"),
            "notifications",
            object_name="Notifications",
        )
        self.to_tray = self.tick(
            lambda: self.tr("Keep K2Desk running beside the clock when I close the window"),
            "close_to_tray",
            object_name="CloseToTray",
        )
        self._no_tray = self.remark(
            lambda: self.tr("This computer shows no icons beside the clock. Closing the window ends K2Desk.")
        )
        self.with_computer = self.tick(
            lambda: self.tr("Start K2Desk in the background when the computer starts"),
            object_name="StartWithComputer",
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
        self.to_tray.setEnabled(tray)
        self._no_tray.setVisible(not tray)

    def _start_with_computer(self, on: bool) -> None:
        self._program.starting.turn(on).listen(if_alive(self, lambda turning: self._turned(on, turning)))

    def _turned(self, wanted: bool, turning: Operation[bool]) -> None:
        if turning.finished and turning.outcome is not None:
            self.with_computer.setChecked(turning.outcome)
            self._refused.setVisible(wanted is not turning.outcome)
