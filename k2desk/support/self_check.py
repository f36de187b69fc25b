"""Checks that this installation is complete, for builds and for support.

Each result is one line: `ok` or `MISSING`, what was tested, and what was found. Only the answer is written, nothing is
sent, and no password store is opened.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

from k2desk import __version__
from k2desk.model.languages import LANGUAGES
from k2desk.system.private_files import write_atomically
from k2desk.system.resources import resources


class _Missing(Exception):
    """Something is missing. The message says what was found instead."""


def main(answer: Path | None) -> int:
    """Run all tests and print the results, or write them to the file `answer`. Returns 1 if anything is missing."""
    lines, whole = [], True
    for what, look in _LOOKS:
        try:
            found = look()
        # A broken installation must produce a line of output, not a crash.
        except Exception as error:
            whole = False
            lines.append(f"MISSING {what}: {type(error).__name__} {error}")
        else:
            lines.append(f"ok {what}: {found}")
    text = "".join(f"{line}\n" for line in (f"K2Desk {__version__}", *lines))
    if answer is None:
        sys.stdout.write(text)
    else:
        write_atomically(answer, text.encode())
    return 0 if whole else 1


def _password_stores() -> str:
    from k2desk.store.secrets import kinds_of_stores

    known, usable, chosen = kinds_of_stores()
    if not known:
        raise _Missing("no kind of store is known")
    if sys.platform == "linux":
        for name in ("jeepney", "secretstorage"):
            importlib.import_module(name)
    return f"{known} kinds known, {usable} usable here, chosen: {chosen or 'none'}"


def _trust() -> str:
    import ssl

    import certifi
    import truststore

    from k2desk.system.tls import trusting

    ours = trusting(cafile=certifi.where())
    remote = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if remote.verify_mode is not ssl.CERT_REQUIRED:
        raise _Missing("the system's store would not be asked")
    count = len(ours.get_ca_certs())
    if count < 50:
        raise _Missing(f"only {count} authorities are known")
    return f"{count} authorities known, the system's own store is asked; {ssl.OPENSSL_VERSION}"


def _words() -> str:
    from PySide6.QtCore import QTranslator

    found = []
    for file in sorted((resources() / "translations").glob("*.qm")):
        if not QTranslator().load(str(file)):
            raise _Missing(file.name)
        found.append(file.stem)
    translator = QTranslator()
    translator.load(str(resources() / "translations" / "k2desk_sw.qm"))
    if not translator.translate("SettingsPage", "Settings"):
        raise _Missing("the Kiswahili of a page")
    return ", ".join(found)


def _pictures() -> str:
    from PySide6.QtGui import QImageReader

    drawn = {"svg": 0, "png": 0}
    for file in sorted(resources().rglob("*")):
        if file.suffix[1:] in drawn:
            if QImageReader(str(file)).read().isNull():
                raise _Missing(str(file.relative_to(resources())))
            drawn[file.suffix[1:]] += 1
    if not all(drawn.values()):
        raise _Missing(f"pictures: {drawn}")
    return ", ".join(f"{count} {kind}" for kind, count in drawn.items())


def _help() -> str:
    from k2desk.ui.help.articles import articles, picture_file

    found = {language: articles(language) for language in LANGUAGES}
    english, kiswahili = ([article.id for article in one] for one in found.values())
    if english != kiswahili:
        raise _Missing(f"{len(english)} articles en, {len(kiswahili)} sw")
    pictures = [
        picture_file(language, picture.name)
        for language, all_articles in found.items()
        for article in all_articles
        for picture in article.pictures
    ]
    missing = [file.name for file in pictures if not file.is_file()]
    if missing:
        raise _Missing(", ".join(missing))
    return f"{len(english)} articles in {len(found)} languages, {len(pictures)} pictures"


def _developers_code() -> str:
    from k2desk.services.snippets.colouring import spans_of
    from k2desk.services.snippets.files import all_files
    from k2desk.services.snippets.literals import Language
    from k2desk.services.snippets.subject import EXAMPLE

    files = all_files(EXAMPLE)
    for language in Language:
        for name, text in files.items():
            if name.startswith(f"{language}/") and not any(spans_of(language, text)):
                raise _Missing(f"the colours of {name}")
    return f"{len(files)} files in {len(Language)} languages"


def _files() -> str:
    import tempfile

    import pyrage

    from k2desk.services.hand_over.passphrase import Strength, strength
    from k2desk.services.lists.tables import Source, sheets_of
    from k2desk.services.spreadsheet_file import xlsx_of

    rows = [("Reference", "Amount"), ("QGH7ABCDEF", "1200.5")]
    with tempfile.TemporaryDirectory(prefix="k2desk-check-") as folder:
        file = Path(folder, "table.xlsx")
        write_atomically(file, xlsx_of(rows[0], [("QGH7ABCDEF", "1200.50")]))
        read = [row for sheet in sheets_of(Source(file)) for row in sheet.rows]
    if read != rows:
        raise _Missing(f"a table with {len(read)} rows")
    # Not with a passphrase, which is slow on purpose.
    key = pyrage.x25519.Identity.generate()
    opened = pyrage.decrypt(pyrage.encrypt(b"list", [key.to_public()]), [key])
    if opened != b"list" or strength("1234") is not Strength.WEAK:
        raise _Missing("the hand-over file")
    return "a table and a hand-over file, written and read"


def _shared_list() -> str:
    from k2desk.store.postgres import client_library

    kind, version = client_library()
    if kind != "binary":
        # Another one is the computer's own, which the next computer may not have.
        raise _Missing(f"only a client library of the kind {kind}")
    return f"libpq {version // 10_000}.{version % 10_000}"


def _licences() -> str:
    from k2desk.support.licences import DIRECT, parts

    found = parts()
    names = {part.name.casefold().replace("_", "-") for part in found}
    # tzdata is needed on Windows only; other systems have their own time zones.
    lost = [name for name in DIRECT if name.casefold() not in names and (name != "tzdata" or sys.platform == "win32")]
    if lost:
        raise _Missing(f"nothing is known of {', '.join(lost)}")
    silent = [part.name for part in found if not part.licence or not part.text]
    # From source the packages' own files are read, and some wheels contain no licence.
    if not found or (silent and getattr(sys, "frozen", False)):
        raise _Missing(f"of {len(found)} parts without a licence: {', '.join(silent)}")
    return f"{len(found)} parts with their licences"


def _ways_to_the_window() -> str:
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    found = sorted(file.name.partition(".")[0] for file in (folder / "platforms").iterdir())
    wanted = {"linux": ("libqxcb", "libqwayland"), "win32": ("qwindows",), "darwin": ("libqcocoa",)}
    missing = [name for name in wanted.get(sys.platform, ()) if name not in found]
    if missing:
        raise _Missing(", ".join(missing))
    return ", ".join(found)


def _late_modules() -> str:
    import pkgutil

    import k2desk

    names = [one.name for one in pkgutil.walk_packages(k2desk.__path__, "k2desk.")]
    for name in names:
        if not name.endswith("__main__"):
            importlib.import_module(name)
    return f"{len(names)} modules"


_LOOKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("the program's own modules", _late_modules),
    ("password store", _password_stores),
    ("trusted authorities", _trust),
    ("words", _words),
    ("pictures", _pictures),
    ("help", _help),
    ("developer's code", _developers_code),
    ("files", _files),
    ("shared list", _shared_list),
    ("licences", _licences),
    ("ways to show a window", _ways_to_the_window),
)
