"""A PostgreSQL of the tests' own: made in a temporary folder, started once, emptied between tests."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import trustme

from k2desk.model.shared_list import ListAddress

PASSWORD = "tusker and ugali"
ADMINISTRATOR, DESK = "k2desk_administrator", "k2desk_desk"
WHY_NOT = "no PostgreSQL here: on Debian, apt-get install postgresql"

_SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
shared_buffers = 8MB
max_wal_size = 64MB
max_connections = 40
ssl = on
ssl_cert_file = 'server.pem'
ssl_key_file = 'server.key'
log_min_messages = fatal
"""


@functools.cache
def binaries() -> Path | None:
    """Return the folder with initdb and postgres, or None if there is none. On Windows it is not looked for."""
    if sys.platform == "win32":
        return None
    found = shutil.which("initdb", path=os.pathsep.join(map(str, _places())))
    return Path(found).parent if found else None


def _places() -> list[Path]:
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name), reverse=True)
    return [*newest, *map(Path, os.environ.get("PATH", "").split(os.pathsep))]


class PostgresServer:
    """One server. `authority` signed its certificate, which is for 127.0.0.1 alone."""

    def __init__(self, *, fsync: bool = False, connections: int = 40, network: str = "") -> None:
        """Make and start it. It can also be reached from a `network`."""
        folder = binaries()
        assert folder is not None, WHY_NOT
        self._binaries = folder
        # initdb refuses to be root, and another user can't enter the folders of pytest.
        self._user = "postgres" if os.geteuid() == 0 else None
        self._home = Path(tempfile.mkdtemp(prefix="k2desk-postgres-"))
        self.data = self._home / "data"
        if self._user is not None:
            import pwd

            owner = pwd.getpwnam(self._user)
            os.chown(self._home, owner.pw_uid, owner.pw_gid)
        secret = self._home / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        options = [
            "--no-sync",
            "--no-instructions",
            "-A",
            "scram-sha-256",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        self._run("initdb", "-D", str(self.data), "--pwfile", str(secret), *options, "--locale=C")
        self.authority = trustme.CA()
        self.ca_file = self._home / "authority.pem"
        self.authority.cert_pem.write_to_path(self.ca_file)
        self.ca_file.chmod(0o644)
        self.certified_for("127.0.0.1")
        settings = _SETTINGS.replace("fsync = off", "fsync = on") if fsync else _SETTINGS
        settings = settings.replace("max_connections = 40", f"max_connections = {connections}")
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(settings)
            if network:
                file.write("listen_addresses = '*'\n")
        if network:
            with (self.data / "pg_hba.conf").open("a") as file:
                file.write(f"host all all {network} scram-sha-256\n")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start()

    def certified_for(self, *names: str) -> None:
        """Give the server a certificate for these names, from its next start on."""
        made = self.authority.issue_cert(*names)
        certificate, key = self.data / "server.pem", self.data / "server.key"
        certificate.write_bytes(b"".join(one.bytes() for one in made.cert_chain_pems))
        key.write_bytes(made.private_key_pem.bytes())
        key.chmod(0o600)
        if self._user is not None:
            shutil.chown(certificate, self._user)
            shutil.chown(key, self._user)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        done = subprocess.run(command, user=self._user, cwd="/", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Start the server and wait until it answers."""
        log = self._home / "data" / "log"
        self._run("pg_ctl", "-D", str(self.data), "-l", str(log), "-o", f"-p {self.port}", "-w", "-t", "60", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server; all connections end."""
        self._run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "stop")

    def kill(self) -> None:
        """Kill the server as the system would."""
        os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def start_again(self) -> None:
        """Start a server that was killed, as soon as its processes have noticed that."""
        for attempt in range(60):
            try:
                self.start()
            except AssertionError:
                if attempt == 59:
                    raise
                time.sleep(0.1)
            else:
                return

    def address(self, database: str, user: str = DESK) -> ListAddress:
        """Return where a database of this server is."""
        return ListAddress("127.0.0.1", self.port, database, user)

    def remove(self) -> None:
        """Stop the server and delete its folder."""
        self.stop()
        shutil.rmtree(self._home, ignore_errors=True)
