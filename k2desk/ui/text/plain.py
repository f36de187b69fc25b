"""Makes text from outside safe in sentences, tooltips and rich text: it is neither a placeholder nor markup."""

from __future__ import annotations

import re

from k2desk.model.outside import Most, plain_lines

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def plain_tip(text: str) -> str:
    """Return `text` for a tooltip so that it is never read as markup. Tooltips have no text format to set."""
    text = plain_lines(text, Most.ADDRESS)
    return f"<span>{escaped(text)}</span>" if "<" in text or "&" in text else text


def escaped(text: str) -> str:
    """Return the text escaped like `html.escape`, without importing the html module before the first paint."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def filled(text: str, /, **values: object) -> str:
    """Return `text` with each {name} replaced by the value of that name. Braces in a value are left alone."""
    parts = _PLACEHOLDER.split(text)
    for place in range(1, len(parts), 2):
        name = parts[place]
        parts[place] = str(values[name]) if name in values else f"{{{name}}}"
    return "".join(parts)


def without_mark(text: str) -> str:
    """Return the words of a button or label without the & before its access key. && becomes &."""
    return re.sub("&(.?)", r"\1", text, flags=re.DOTALL)


def literal(text: str) -> str:
    """Return `text` for words that may have an access key: each & in it is shown and marks no letter."""
    return text.replace("&", "&&")
