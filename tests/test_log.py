"""The log never keeps the program from working."""

from __future__ import annotations

import errno
import io
import logging
import os

import pytest

from k2desk.system import log
from tests.systems import not_on_windows


@pytest.fixture(autouse=True)
def root():
    """Yield the root logger, and restore it afterwards."""
    log.close()  # that of an earlier test
    logger = logging.getLogger()
    handlers, level = logger.handlers[:], logger.level
    yield logger
    for handler in logger.handlers:
        if handler not in handlers:
            handler.close()
    logger.handlers[:] = handlers
    logger.setLevel(level)


class _FullDisk(io.StringIO):
    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_costs_lines_of_the_log_and_no_traceback(tmp_path, capsys, root):
    before = root.handlers[:]
    log.set_up(tmp_path)
    (handler,) = [one for one in root.handlers if one not in before]
    handler.setStream(_FullDisk()).close()
    logging.getLogger("k2desk").error("a line")
    handler.stream = None
    assert capsys.readouterr().err == ""


@not_on_windows("pipes with a name are of POSIX")
def test_a_pipe_in_the_place_of_the_log_keeps_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / log.NAME)
    log.set_up(tmp_path)
    logging.getLogger("k2desk").error("a line")


def test_a_log_that_was_closed_keeps_no_file_open_and_no_handler(tmp_path, root):
    before = root.handlers[:]
    log.set_up(tmp_path)
    (handler,) = [one for one in root.handlers if one not in before]
    stream = handler.stream
    log.close()
    assert stream.closed and root.handlers == before
    log.close()
