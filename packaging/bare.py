"""The smallest PySide6 program, which ends at its first paint. Frozen programs are measured against it."""

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = True


application = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 800)
window.show()
while not window.painted:
    application.processEvents()
sys.stdout.write("painted\n")
sys.stdout.flush()
