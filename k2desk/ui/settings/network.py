"""Settings › Network: the proxy, and how long an answer may take."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from k2desk.model.settings import WAITS
from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.after_press import after_press
from k2desk.ui.controls.field import ProblemLine, mark_wrong
from k2desk.ui.settings.section import Section
from k2desk.ui.style.text_room import letters
from k2desk.ui.text.plain import filled

_SYSTEM, _NONE, _THIS = range(3)


class Network(Section):
    """The network's settings. A change applies to the next request."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__(program)
        self.proxy = QLineEdit()
        self.proxy.setObjectName("ProxyAddress")
        self.proxy.setProperty("kind", "field")
        self.proxy.setMinimumWidth(letters(45, self.fontMetrics()))
        self.proxy.editingFinished.connect(lambda: after_press(self, self._take_proxy))
        self.problem = ProblemLine()
        self.problem.hide()
        self.heading(lambda: self.tr("Network"))
        self.way = self.choice(
            lambda: self.tr("Co&nnection to Kopo Kopo"),
            lambda: (
                self.tr("Same as this computer"),
                self.tr("Directly to the internet"),
                self.tr("Through this proxy:"),
            ),
            self.proxy,
            object_name="ProxyWay",
        )
        self.way.activated.connect(self._choose_way)
        self.put_words(self.proxy.setAccessibleName, lambda: self.tr("Address of the proxy"))
        self.put_words(self.proxy.setPlaceholderText, lambda: self.tr("for example http://10.0.0.1:3128"))
        self.column.addWidget(self.problem)
        self.seconds = self.choice(
            lambda: self.tr("Wait for &an answer"),
            lambda: [filled(self.tr("{n} seconds"), n=seconds) for seconds in WAITS],
            setting="wait_seconds",
            values=WAITS,
            object_name="WaitSeconds",
        )
        self.remark(
            lambda: self.tr("If your internet is slow, wait longer. Practice never uses a proxy."), of_field=True
        )
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the current values."""
        super().refresh()
        proxy = self._program.preferences.values.proxy
        if not self._is_asked():
            self.way.setCurrentIndex(_SYSTEM if proxy is None else _THIS if proxy else _NONE)
            self.proxy.setText(proxy or "")
        self.proxy.setVisible(self.way.currentIndex() == _THIS)

    def _is_asked(self) -> bool:
        """Return whether an address is being typed that was not saved yet."""
        return self.way.currentIndex() == _THIS and not self._program.preferences.values.proxy

    def _choose_way(self, place: int) -> None:
        self._say_wrong(False)
        if place == _THIS:
            self.proxy.show()
            self.proxy.setFocus()
            return
        self._program.preferences.change(proxy=None if place == _SYSTEM else "")
        self.refresh()

    def _take_proxy(self) -> None:
        text = self.proxy.text().strip()
        if text and self.way.currentIndex() == _THIS:
            address = text if "://" in text else f"http://{text}"
            is_usable = self._program.preferences.takes_proxy(address)
            self._say_wrong(not is_usable, is_socks=address.lower().startswith("socks"))
            if is_usable:
                self._program.preferences.change(proxy=address)

    def _say_wrong(self, wrong: bool, *, is_socks: bool = False) -> None:
        mark_wrong(self.proxy, wrong)
        if wrong:
            title = self.tr("This is not the address of a proxy.")
            text = self.tr("Nothing was changed. Write it like http://10.0.0.1:3128, without a name or password.")
            if is_socks:
                title = self.tr("K2Desk cannot use a SOCKS proxy.")
                text = self.tr("Nothing was changed. Ask the person who looks after your network for another one.")
            self.problem.show_words(title, text)
        else:
            self.problem.hide()
