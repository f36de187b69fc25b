"""The command line: the window, the tour, the practice server and the receiver."""

from __future__ import annotations

import os
import sys

if __name__ == "__main__" and not getattr(sys, "frozen", False) and not sys.flags.safe_path:
    # `python -m` searches the current folder for modules first, where anybody may have put some.
    if os.path.realpath(sys.path[0]) != os.path.dirname(os.path.dirname(os.path.realpath(__file__))):
        del sys.path[0]

import argparse
import gc
import io
import re
import signal
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from k2desk import __version__
from k2desk.model.languages import LANGUAGES
from k2desk.system.process_end import leave
from k2desk.system.process_guard import close_memory, forbid_dumps

_WITHOUT_WINDOW = {"practice-server", "receiver", "age", "read-table", "--self-check", "--tour"}
"""First arguments of starts that nobody watches."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run K2Desk with the given arguments (default: the command line's), and return the exit code."""
    forbid_dumps()
    _have_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["practice-server"]:
        # Before Qt is imported: the practice server is a process of its own and does not need it.
        close_memory()
        from k2desk.practice.server import main as practice_main

        return practice_main(given[1:])
    if given[:1] == ["receiver"]:
        close_memory()
        from k2desk.practice.receiver import main as receiver_main

        return receiver_main(given[1:])
    if given == ["age"]:
        close_memory()
        from k2desk.store.age_process import main as age_main

        # By their numbers: without a console, Windows' Python has no streams, even where there are pipes.
        return age_main(io.FileIO(0, closefd=False), io.FileIO(1, "w", closefd=False))
    if given == ["read-table"]:
        close_memory()
        from k2desk.services.lists.table_process import main as table_main

        return table_main(io.FileIO(0, closefd=False), io.FileIO(1, "w", closefd=False))
    options = _parser().parse_args(given)
    if options.self_check is not None:
        from k2desk.support.self_check import main as check_main

        return check_main(None if options.self_check == "-" else Path(options.self_check))
    # Until the program handles SIGINT, Ctrl+C ends it at once: KeyboardInterrupt inside Qt would abort the process.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from k2desk.system.httpx_imports import leave_out_command_line
    from k2desk.system.pyside_imports import read_no_sources

    # The modules that are imported now stay. Collections would only scan them, 48 times until the window is painted.
    gc.disable()
    leave_out_command_line()
    if options.tour and options.all_looks:
        from k2desk.tour.contact_sheet import all_looks

        return all_looks(options.screenshots)
    if options.tour:
        read_no_sources()
        from k2desk.tour import main as tour_main

        return tour_main(options.screenshots, options.language, options.look, options.text_size)
    from k2desk.app.first_instance import is_raised_already

    if is_raised_already(options.data_dir):
        return 0
    from k2desk.app.prefetch import Options, begin_reading

    wanted = Options(
        practice=options.practice,
        data_dir=options.data_dir,
        practice_ready=options.practice_ready,
        background=options.background,
        language=options.language,
        first_paint=options.first_paint,
    )
    # Before Qt: its modules take as long to import as a list of 50,000 rows takes to read.
    reader = begin_reading(wanted)
    read_no_sources()
    from k2desk.app.startup import run

    return run(wanted, reader=reader)


def end_with(arguments: Sequence[str]) -> NoReturn:
    """Run K2Desk with the given arguments and end the process.

    In the frozen program for Windows, an exception that leaves this module is shown in a box, and the process waits
    until somebody presses OK. Without a window, as in a server, that never happens.
    """
    try:
        code = main(arguments)
    except Exception:
        if not arguments or arguments[0] not in _WITHOUT_WINDOW:
            raise
        traceback.print_exc()
        code = 1
    leave(code)


def _have_streams() -> None:
    """Replace missing standard streams.

    On Windows, a program without a console has none, and printing must not end it.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  for as long as it runs


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="k2desk",
        description="Set up and watch payment alerts from Kopo Kopo, without a programmer.",
        epilog="k2desk practice-server --help tells about the pretend Kopo Kopo.",
    )
    parser.add_argument("--practice", action="store_true", help="open the practice shop at once")
    parser.add_argument(
        "--data-dir", type=_path, metavar="DIR", help="keep settings, list, practice and logs under DIR"
    )
    parser.add_argument(
        "--practice-ready", type=_path, metavar="FILE", help="join the practice server that wrote this ready file"
    )
    parser.add_argument("--background", action="store_true", help="start beside the clock, without a window")
    parser.add_argument("--tour", action="store_true", help="show the main job by itself, on the practice server")
    parser.add_argument("--screenshots", type=_path, metavar="DIR", help="where the tour puts its pictures")
    parser.add_argument(
        "--look",
        action="append",
        default=[],
        type=_look,
        metavar="SCHEME:SIZE",
        help="the tour: in this look, dark:1024x640 say, and judged; may be given more than once",
    )
    parser.add_argument("--text-size", type=int, default=100, metavar="PERCENT", help="the tour: larger letters")
    parser.add_argument(
        "--all-looks", action="store_true", help="the tour: both languages in all looks, as one contact sheet"
    )
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="speak this language, this time only")
    parser.add_argument(
        "--self-check",
        nargs="?",
        const="-",
        type=_text,
        metavar="FILE",
        help="tell whether this installation is whole, in FILE where one is named, and end",
    )
    parser.add_argument("--first-paint", action="store_true", help="say when the window is there, and end (to measure)")
    parser.add_argument("--version", action="version", version=f"K2Desk {__version__}")
    return parser


def _path(text: str) -> Path:
    return Path(_text(text))


def _text(text: str) -> str:
    """Return a name unchanged if it is valid text: other names can be neither shown nor passed to other programs."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("this name can't be read as text: choose or give another one") from None
    return text


def _look(text: str) -> str:
    if re.fullmatch(r"(light|dark|high_contrast):\d+x\d+", text) is None:
        raise argparse.ArgumentTypeError("give a scheme and a size, dark:1024x640 say")
    return text


if __name__ == "__main__":
    end_with(sys.argv[1:])
