"""What tests of the practice server share: servers of their own, and a signed-in client of the run's server."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import filelock
import httpx
import pytest

from tests.practice_process import PracticeProcess
from tests.receiver_process import ReceiverProcess

# Plain HTTP on this computer. No proxy, and no certificates: loading them takes ten times as long as a request.
PLAIN = {"trust_env": False, "verify": False}
over_http = functools.partial(httpx.request, **PLAIN)

CACHE = Path(__file__).resolve().parents[2] / ".cache"
"""Where the official SDKs are installed, once. A test is skipped only if that fails."""
PYTHON_SDK = "k2-connect==2.0.0"
NODE_SDK = "k2-connect-node@1.3.0"


def run(command, **more):
    """Run the command without proxies, since everything is on this computer. Returns the finished process."""
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment.update(more.pop("env", {}))
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, **more)


@contextlib.contextmanager
def installed(name, *steps):
    """Return the folder `.cache/name`. Runs the commands `steps` unless they have all succeeded before."""
    CACHE.mkdir(exist_ok=True)
    folder, done = CACHE / name, CACHE / name / "installed"
    with filelock.FileLock(str(CACHE / f"{name}.lock"), timeout=300):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for step in steps:
                failed = None
                try:
                    # With this computer's proxies: these commands may need them.
                    tried = subprocess.run(step, cwd=folder, capture_output=True, text=True, timeout=180)
                except (OSError, subprocess.TimeoutExpired) as error:
                    failed = str(error)
                else:
                    if tried.returncode:
                        failed = (tried.stderr or tried.stdout).strip()[-300:]
                if failed is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                    pytest.skip(f"{name} could not be installed here: {failed}")
            done.touch()
    yield folder


@pytest.fixture(scope="session")
def python_sdk():
    """Return an interpreter with the Python SDK, in an environment of its own: the SDK pins pip and installs a web
    server.
    """
    found = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True)
    pip = sys.executable if found.returncode == 0 else shutil.which("python3")
    if pip is None:
        pytest.skip("no pip here to install the Python SDK with")
    folder = CACHE / "k2-connect-2.0.0"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    with installed(
        folder.name,
        # Without its own pip, which a minimal Debian can't install.
        [sys.executable, "-m", "venv", "--without-pip", str(folder)],
        [pip, "-m", "pip", "--python", str(python), "install", "--quiet", PYTHON_SDK],
    ):
        yield python


@pytest.fixture(scope="session")
def node_sdk():
    """Return (node, the folder of modules with the Node SDK)."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("node and npm are not installed")
    install = [npm, "install", "--prefix", ".", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", NODE_SDK]
    with installed("k2-connect-node-1.3.0", install) as folder:
        yield node, folder / "node_modules"


@pytest.fixture
def start():
    """Start practice servers over a folder. All are ended after the test."""
    started = []

    def begin(folder, *arguments):
        server = PracticeProcess()
        started.append(server)
        return server.start(folder, *arguments)

    yield begin
    for server in started:
        if hasattr(server, "base_url"):
            server.stop()


@pytest.fixture
def start_receiver():
    """Start receivers. All are ended after the test."""
    started = []

    def begin(*arguments):
        receiver = ReceiverProcess().start(*arguments)
        started.append(receiver)
        return receiver

    yield begin
    for receiver in started:
        receiver.stop()


@pytest.fixture
def api(fresh_practice):
    """Yield a client of `fresh_practice` with a valid token."""
    with client(fresh_practice) as signed_in:
        yield signed_in


def keys(server, **more):
    """Return the fields of a token request with the application's keys."""
    return {"client_id": server.client_id, "client_secret": server.client_secret, **more}


def token(server, **changed):
    """Return a new token of a server."""
    fields = {**keys(server, grant_type="client_credentials"), **changed}
    answer = over_http("POST", f"{server.base_url}/oauth/token", data=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()["access_token"]


def client(server):
    """Yield a client with a new token and a short time limit, so that silence is noticed."""
    headers = {"Authorization": f"Bearer {token(server)}"}
    return httpx.Client(base_url=server.base_url, headers=headers, timeout=10, **PLAIN)


PAID = {
    "event_type": "buygoods_transaction_received",
    "url": "https://myapplication.com/webhooks",
    "scope": "till",
    "scope_reference": "555555",
}


def created(api, **changed):
    """Create a subscription and return its Location."""
    answer = api.post("/api/v2/webhook_subscriptions", json={**PAID, **changed})
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]
