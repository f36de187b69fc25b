"""Text from outside in sentences, buttons, tooltips and rich text: never a placeholder, access key or markup."""

from __future__ import annotations

import re

from k2desk.model.outside import Most, plain_lines


def plain_tip(text: str) -> str:
    """`text` as a tooltip that is never judged as markup: tooltips have no format of their own to set."""
    text = plain_lines(text, Most.ADDRESS)
    return f"<span>{escaped(text)}</span>" if "<" in text or "&" in text else text


def escaped(text: str) -> str:
    """Like `html.escape`, whose module is too dear for the first paint."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def filled(text: str, **values: object) -> str:
    """`text` with each {name} replaced by the value of that name. What looks like a placeholder in a value stays."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), text)


def without_mark(text: str) -> str:
    """The words of a button or label without the & before the letter that Alt leads to; && is the sign itself."""
    return re.sub("&(.?)", r"\1", text, flags=re.DOTALL)


def literal(text: str) -> str:
    """`text` for words that may hold an access key: each & of its own is shown, and marks no letter."""
    return text.replace("&", "&&")
