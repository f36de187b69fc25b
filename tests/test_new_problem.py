"""A new problem takes two files, as `.github/CONTRIBUTING.md` says. This is tried on a copy of the program."""

from __future__ import annotations

from pathlib import Path

from tests.program_copy import copy_program, files_of_recipe, insert, run_tests

NAME, CODE = "CERTIFICATE_REVOKED", "K-998"
KIND, WORDS = FILES = ("k2desk/model/problems.py", "k2desk/ui/text/address_messages.py")
IN_KIND = f'    {NAME} = _Facts("{CODE}", Who.WEB_DEVELOPER, server=ServerKind.CERTIFICATE_NOT_TRUSTED)\n'
IN_WORDS = f"""    ProblemKind.{NAME}: MessageText(
        QT_TRANSLATE_NOOP("Messages", "The security certificate was taken back."),
        QT_TRANSLATE_NOOP("Messages", "Kopo Kopo may refuse it. Ask your website person for a new one."),
    ),
"""


def _add_kind(folder: Path) -> None:
    insert(folder / KIND, IN_KIND, before="\n    def __new__(cls, facts: _Facts)")


def _add_words(folder: Path) -> None:
    insert(folder / WORDS, IN_WORDS, after="ADDRESS_MESSAGES: dict[ProblemKind, MessageText] = {\n")


def test_a_new_problem_takes_the_two_files_of_the_recipe_and_is_at_home_on_every_screen(tmp_path):
    assert files_of_recipe("A problem") == set(FILES)
    folder = copy_program(tmp_path)
    _add_kind(folder)
    _add_words(folder)
    tests = ("tests/ui/test_words.py", "tests/journeys/problem_everywhere.py")
    assert run_tests(folder, *tests, PROBLEM=NAME) == ""


def test_a_problem_without_words_and_words_without_a_problem_are_found(tmp_path):
    folder = copy_program(tmp_path)
    _add_kind(folder)
    assert NAME in run_tests(folder, "tests/ui/test_words.py")
    without = copy_program(tmp_path / "without")
    _add_words(without)
    assert NAME in run_tests(without, "tests/ui/test_words.py")
