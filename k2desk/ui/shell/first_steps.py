"""The strip above the list of a practice shop: three first steps, each ticked when it has happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from k2desk.model.practice import FirstStep
from k2desk.ui.controls.after_press import put_off
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_row
from k2desk.ui.controls.buttons import IconButton, SmallButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_S, environment_colour, fill, heading_font, theme
from k2desk.ui.text.plain import filled
from k2desk.ui.text.practice_stories import step_words

if TYPE_CHECKING:
    from k2desk.services.announcer import ListenerHandle
    from k2desk.services.first_steps import FirstSteps
    from k2desk.ui.controls.navigator import Navigator


class FirstStepsStrip(Translated, QWidget):
    """Shows the steps on the pages where they are done. Pressing one does it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("FirstSteps")
        self._service: FirstSteps | None = None
        self._navigator: Navigator | None = None
        self._listening: ListenerHandle | None = None
        self._is_wanted_here = False
        self._gives_way = False
        self._said: frozenset[FirstStep] = frozenset()
        self._title = PlainLabel(font=heading_font())
        self._buttons = {
            step: SmallButton(object_name=f"Step-{step}", clicked=partial(self._do, step)) for step in FirstStep
        }
        self._more = SmallButton(
            lambda: self.tr("Practise with trouble"), object_name="StepToTrouble", clicked=self._show_practice
        )
        self._away = IconButton(
            "close", lambda: self.tr("Put the first steps away"), object_name="PutStepsAway", clicked=self._put_away
        )
        line = QWidget()
        flow = FlowLayout(self._title, *self._buttons.values(), self._more, on=line, spacing=GAP_S)
        policy = line.sizePolicy()
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        flow.setContentsMargins(0, 0, 0, 0)
        in_row(
            (line, 1),
            (self._away, Qt.AlignmentFlag.AlignTop),
            on=self,
            margins=(2 * GAP_S, GAP_S - 2, 2 * GAP_S, GAP_S - 2),
        )
        self.on_language_change(self._show)
        self.hide()

    def show_steps(self, service: FirstSteps | None, navigator: Navigator) -> None:
        """Show the steps of an account, or none (None)."""
        if self._listening is not None:
            self._listening.close()
        self._service, self._navigator = service, navigator
        self._listening = service.listen(put_off(self, self._show)) if service is not None else None
        self._said = service.done if service is not None else frozenset()
        self.setProperty("has_steps", service is not None)
        self._show()

    def show_on(self, wanted: bool) -> None:
        """Show or hide the strip on the page in front."""
        self._is_wanted_here = wanted
        self.setVisible(self._is_in_place())

    def give_way(self, trouble: bool) -> None:
        """Leave its room to the band while a trouble is on."""
        if trouble is not self._gives_way:
            self._gives_way = trouble
            self._show()

    def _is_in_place(self) -> bool:
        shown = self._service is not None and self._service.are_shown
        return shown and self._is_wanted_here and not self._gives_way

    def bring_back(self) -> None:
        """Show the steps that were put away."""
        if self._service is not None:
            self._service.show(True)

    def _show(self) -> None:
        service = self._service
        if service is None or not service.are_shown:
            self.hide()
            return
        self._title.setText(self.tr("First steps") if service.next is not None else self.tr("Well done!"))
        self._more.setVisible(service.next is None)
        for number, step in enumerate(FirstStep, start=1):
            button, is_done = self._buttons[step], step in service.done
            text = step_words(step)
            button.set_icon("check" if is_done else "")
            button.setText(text if is_done else f"{number}  {text}")
            done = filled(self.tr("{step}: done"), step=text)
            button.setAccessibleName(done if is_done else filled(self.tr("Step {n}: {step}"), n=number, step=text))
            # Nothing can be paid or arrive before there is a subscription.
            button.setEnabled(step is FirstStep.MAKE or FirstStep.MAKE in service.done)
            if button.property("next") is not (step is service.next):
                button.setProperty("next", step is service.next)
                # By an event, since PySide makes QStyle and its nineteen enumerations when a style is asked for: 6 ms.
                QCoreApplication.sendEvent(button, QEvent(QEvent.Type.Polish))
                button.font_changed()
        for step in service.done - self._said:
            announce(self, filled(self.tr("{step}: done"), step=step_words(step)))
        self._said = service.done
        self.setVisible(self._is_in_place())
        self.updateGeometry()

    def _do(self, step: FirstStep) -> None:
        if self._service is None or self._navigator is None:
            return
        if step is FirstStep.MAKE:
            self._navigator.new_subscription(self._service.form())
        else:
            self._navigator.show_alerts(pay=step is FirstStep.PAY)

    def _show_practice(self) -> None:
        if self._navigator is not None:
            self._navigator.show_practice()

    def _put_away(self) -> None:
        if self._service is not None:
            self._service.show(False)
            announce(self, self.tr("You find the first steps again in the menu and under “Practise”."))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, with the colour of practice at the left and a line below."""
        painter = QPainter(self)
        fill(painter, self.rect(), theme().colours.panel)
        fill(painter, QRect(0, 0, 4, self.height()), environment_colour("practice"))
        painter.setPen(theme().colours.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
