"""A ready file is read and validated first: a file that is not one is not deleted."""

from __future__ import annotations

import json
import os
import sys

import pytest

from k2desk.services.practice_process import PracticeNotStarted, join

READY = {
    "ready": 1,
    "base_url": "http://127.0.0.1:41873",
    "client_id": "id",
    "client_secret": "secret",
    "api_key": "key",
    "control_key": "control",
}


def test_a_ready_file_is_deleted_once_it_was_read(tmp_path):
    file = tmp_path / "ready.json"
    file.write_text(json.dumps(READY))
    server = join(file)
    assert server.environment.base_url == READY["base_url"]
    assert server.credentials.client_secret == "secret"
    assert not file.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"my thesis",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b"{}",
        b"[" * 60_000,
        json.dumps({name: value for name, value in READY.items() if name != "ready"}).encode(),
        json.dumps({name: value for name, value in READY.items() if name != "control_key"}).encode(),
        json.dumps({**READY, "ready": 2}).encode(),
        json.dumps({**READY, "client_secret": 5}).encode(),
        *(
            json.dumps({**READY, "base_url": base}).encode()
            for base in (
                "",
                "https://127.0.0.1:41873",
                "http://127.0.0.1",
                "http://localhost:41873",
                "http://10.0.0.5:41873",
                "http://evil.example:80",
                "http://evil.example@127.0.0.1:80",
                "http://127.0.0.1:80@evil.example",
                "http://127.0.0.1:80/path",
                "http://127.0.0.1:80?x",
                "http://127.0.0.1:80#x",
                "http://127.0.0.1:99999",
                "http://127.0.0.1.:80",
                "http://127.1:80",
                "http://[::1",
            )
        ),
        json.dumps({**READY, "more": "x" * 100_000}).encode(),
    ],
    ids=lambda content: repr(content[:40]) if content else "empty",
)
def test_a_file_that_is_no_ready_file_is_refused_and_stays_as_it_is(tmp_path, content):
    file = tmp_path / "thesis.txt"
    file.write_bytes(content)
    with pytest.raises(PracticeNotStarted):
        join(file)
    assert file.read_bytes() == content


def test_what_is_no_plain_file_is_refused_and_stays(tmp_path):
    target = tmp_path / "ready.json"
    target.write_text(json.dumps(READY))
    link, folder = tmp_path / "link", tmp_path / "folder"
    folder.mkdir()
    others = [folder, tmp_path / "not there"]
    if sys.platform != "win32":
        link.symlink_to(target)
        os.mkfifo(tmp_path / "pipe")
        others += [link, tmp_path / "pipe"]
    for one in others:
        with pytest.raises(PracticeNotStarted):
            join(one)
    assert target.exists() and folder.is_dir()
    assert link.is_symlink() or sys.platform == "win32"
