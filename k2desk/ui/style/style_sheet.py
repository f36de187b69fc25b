"""The style sheet of the program. `@name` is replaced with a value of the theme."""

PILL_PADDING = 4

SHEET = """
QToolTip { color: @text; background: @panel; border: 1px solid @line; padding: 4px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea[kind="scroll"]:focus { border: 2px solid @focus; border-radius: 6px; }
QPushButton[kind="primary"] { background: @brand; color: @on_brand; border: 2px solid @brand; border-radius: @radius;
  padding: 6px 13px; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @brand_hover;
  border-color: @brand_hover; }
QPushButton[kind="primary"]:focus { border-color: @focus; }
QPushButton[kind="primary"]:disabled { background: @soft; color: @muted; border-color: @line; }
QPushButton[kind="secondary"] { background: @ground; color: @text; border: 1px solid @line; border-radius: @radius;
  padding: 7px 14px; }
QPushButton[kind="secondary"]:hover { background: @soft; }
QPushButton[kind="secondary"]:pressed, QPushButton[kind="danger"]:pressed, QPushButton[kind="plain"]:pressed {
  background: @line; }
QPushButton[kind="secondary"]:focus { border: 2px solid @focus; padding: 6px 13px; }
QPushButton[kind="secondary"]:disabled { color: @muted; }
QPushButton[kind="small"] { background: @ground; color: @text; border: 1px solid @line; border-radius: @radius;
  padding: 4px 10px; }
QPushButton[kind="small"]:hover { background: @soft; }
QPushButton[kind="small"]:pressed { background: @line; }
QPushButton[kind="small"][next="true"] { border: 2px solid @brand; padding: 3px 9px; font-weight: 600; }
QPushButton[kind="small"]:focus { border: 2px solid @focus; padding: 3px 9px; }
QPushButton[kind="small"]:disabled { color: @muted; }
QPushButton[kind="danger"] { background: @ground; color: @bad; border: 1px solid @line; border-radius: @radius;
  padding: 7px 14px; text-align: left; }
QPushButton[kind="danger"]:hover { background: @soft; }
QPushButton[kind="danger"]:focus { border: 2px solid @focus; padding: 6px 13px; }
QPushButton[kind="danger"]:disabled { color: @muted; }
QPushButton[kind="link"] { background: transparent; color: @brand; border: 1px solid transparent; padding: 1px 2px;
  text-decoration: underline; text-align: left; }
QPushButton[kind="link"]:focus { border: 1px solid @focus; border-radius: 4px; }
QPushButton[kind="pill"] { background: @ground; color: @text; border: 1px solid @line; border-radius: @pill;
  padding: 4px 11px; }
QPushButton[kind="pill"]:hover { background: @soft; }
QPushButton[kind="pill"]:checked { background: @text; color: @ground; border-color: @text; }
QPushButton[kind="pill"]:focus { border: 2px solid @focus; padding: 3px 10px; }
QFrame[kind="segments"] { background: @ground; border: 1px solid @line; border-radius: @radius; }
QPushButton[kind="segment"] { background: transparent; color: @text; border: 1px solid transparent;
  border-radius: 7px; padding: 4px 8px; }
QPushButton[kind="segment"]:hover { background: @panel; }
QPushButton[kind="segment"]:checked { background: @soft; font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid @focus; padding: 3px 7px; }
QPushButton[kind="plain"] { color: @muted; background: transparent; border: 1px solid transparent;
  border-radius: 6px; padding: 3px; }
QPushButton[kind="plain"]:hover { background: @soft; }
QPushButton[kind="plain"]:focus { border: 1px solid @focus; }
QLineEdit[kind="field"], QFrame[kind="field"], QPlainTextEdit[kind="field"], QComboBox { background: @ground;
  color: @text; border: 1px solid @field_edge; border-radius: @radius; padding: 7px 10px;
  selection-background-color: @brand; selection-color: @on_brand; }
QLineEdit { placeholder-text-color: @muted; lineedit-password-character: 8226; }
QComboBox { padding: 6px 10px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url(@arrow_url); width: 14px; height: 14px; }
QLineEdit[kind="field"]:focus, QPlainTextEdit[kind="field"]:focus, QComboBox:focus,
QFrame[kind="field"][active="true"] {
  border: 2px solid @focus; padding: 6px 9px; }
QLineEdit[kind="field"][wrong="true"], QFrame[kind="field"][wrong="true"] { border: 1px solid @bad; }
QLineEdit[kind="field"][wrong="true"]:focus, QFrame[kind="field"][wrong="true"][active="true"] {
  border: 2px solid @bad; }
QTimeEdit, QSpinBox { background: @ground; color: @text; border: 1px solid @field_edge; border-radius: @radius;
  padding: 6px 0; selection-background-color: @brand; selection-color: @on_brand; }
QTimeEdit:focus, QSpinBox:focus { border: 2px solid @focus; padding: 5px 0; }
QTimeEdit:disabled, QSpinBox:disabled { color: @muted; background: @panel; }
QTimeEdit::up-button, QSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 24px;
  border: none; background: transparent; }
QTimeEdit::down-button, QSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right;
  width: 24px; border: none; background: transparent; }
QTimeEdit::up-arrow, QSpinBox::up-arrow { image: url(@arrow_up_url); width: 12px; height: 12px; }
QTimeEdit::down-arrow, QSpinBox::down-arrow { image: url(@arrow_url); width: 12px; height: 12px; }
QPlainTextEdit[kind="selectable"] { background: transparent; border: none; padding: 0; }
QLineEdit[kind="inner"] { background: transparent; border: none; padding: 2px; color: @text; }
QComboBox QAbstractItemView, QListView[kind="suggestions"] { background: @ground; color: @text; border: 1px solid @line;
  selection-background-color: @selected; selection-color: @on_selected; }
QFrame[kind="card"] { background: @ground; border: 1px solid @line; border-radius: 10px; }
QFrame[kind="panel"] { background: @panel; border: none; border-left: 1px solid @line; }
QLabel[kind="muted"] { color: @muted; }
QLabel[kind="bad"] { color: @bad; }
QLabel[kind="care"] { color: @care; }
QCheckBox { spacing: 8px; color: @text; }
QCheckBox::indicator, QTableView::indicator { width: 14px; height: 14px; border: 1px solid @field_edge;
  border-radius: 3px; background: @ground; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: @brand; border-color: @brand;
  image: url(@check_url); }
QCheckBox::indicator:focus { width: 12px; height: 12px; border: 2px solid @focus; }
QTableView { background: @ground; color: @text; border: 1px solid transparent; gridline-color: @soft; outline: none;
  selection-background-color: @selected; selection-color: @text; }
QTableWidget:focus { border: 1px solid @focus; }
QTableWidget::item { padding: 0 7px; }
QHeaderView { background: @ground; }
QHeaderView::section { background: @ground; color: @muted; border: none; border-bottom: 1px solid @line;
  padding: 6px 10px; font-weight: 600; text-align: left; }
QMenu { background: @ground; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 6px; }
QMenu::item:selected { background: @selected; color: @on_selected; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @line; border-radius: 5px; min-height: 24px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @field_edge; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @line; border-radius: 5px; min-width: 24px; }
QProgressBar { background: @soft; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @brand; border-radius: 3px; }
QSplitter::handle { background: @line; }
"""
