"""What came back after a create is said in the window's words and language, never by the name of a class."""

from __future__ import annotations

import builtins
import inspect

import httpx
import pytest

from k2desk.model import api_errors
from k2desk.model.error_problems import During, of_error, unexpected
from k2desk.model.problems import GONE, Problem, ProblemKind
from k2desk.ui.text.language import language
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.translate_to import translate_to
from k2desk.ui.text.unconfirmed import _CAME_BACK, came_back

ERRORS = [
    one for _, one in inspect.getmembers(api_errors, inspect.isclass) if issubclass(one, api_errors.KopoKopoError)
]
RAW_NAMES = sorted(
    {one.__name__ for one in ERRORS}
    | {
        name
        for module in (builtins, httpx)
        for name, one in vars(module).items()
        if name.endswith(("Error", "Timeout"))
    }
)


@pytest.fixture(params=["en", "sw"])
def speaks(qapp, request):
    language().start(qapp, request.param)
    yield request.param
    language().start(qapp, "en")


def _in(code: str, came: str) -> str:
    return translate_to(code, "Unconfirmed", str(_CAME_BACK[came]))


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_no_error_of_kopo_kopo_shows_the_name_of_its_class(speaks, error):
    for during in During:
        problem = of_error(error(may_have_arrived=True), during)
        words = words_of(problem)
        said = f"{words.title} {words.text} {problem.details} {came_back(problem)}"
        assert problem.details and not [name for name in RAW_NAMES if name in said], said


def test_a_fault_of_the_program_is_named_by_its_code_and_not_by_a_class(speaks):
    words = words_of(unexpected(ValueError("secret")))
    assert "K-25" in words.text and "K2Desk" in words.text
    assert not [name for name in RAW_NAMES if name in words.title + words.text]


@pytest.mark.parametrize(
    ("error", "came"),
    [
        (api_errors.ConnectionLost, "nothing"),
        (api_errors.TookTooLong, "late"),
        (api_errors.ServerTrouble, "error"),
        (api_errors.NotKopoKopo, "page"),
        (api_errors.NotUnderstood, "odd"),
        (api_errors.NoUsableLocation, "no_id"),
    ],
)
def test_each_way_to_lose_an_answer_has_its_sentence_in_rows_of_older_versions_too(speaks, error, came):
    now = of_error(error(may_have_arrived=True), During.CREATE)
    before = Problem(ProblemKind.NOT_CONFIRMED, details=f"{error.__name__}: ReadTimeout\nPOST /api/v2")
    assert came_back(now) == came_back(before) == _in(speaks, came)


def test_what_an_end_of_the_program_left_open_is_said(speaks):
    before = Problem(ProblemKind.NOT_CONFIRMED, details="K2Desk ended while the answer was awaited")
    assert came_back(GONE) == came_back(before) == _in(speaks, "closed")
    assert came_back(None) == _in(speaks, "nothing")
    assert came_back(Problem(ProblemKind.NOT_CONFIRMED, (("came", "of a newer version"),))) == _in(speaks, "odd")
