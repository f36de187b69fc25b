"""Text from outside as tooltips and rich text that can never be markup."""

from __future__ import annotations

from k2desk.model.outside import Most, plain_lines


def plain_tip(text: str) -> str:
    """`text` as a tooltip that is never judged as markup: tooltips have no format of their own to set."""
    text = plain_lines(text, Most.ADDRESS)
    return f"<span>{escaped(text)}</span>" if "<" in text or "&" in text else text


def escaped(text: str) -> str:
    """Like `html.escape`, whose module is too dear for the first paint."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
