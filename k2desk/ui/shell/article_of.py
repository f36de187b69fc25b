"""Which article of the help a page opens."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

_ARTICLES: Final = {
    "SubscriptionsPage": "statuses",
    "NewSubscriptionPage": "new-subscription",
    "CoveragePage": "coverage",
    "ManyPage": "coverage",
    "DiagnosePage": "diagnose",
    "EventsPage": "events",
    "ReadyPage": "ready",
    "PracticePage": "practice",
    "SettingsPage": "settings",
}
"""A page's object name → the article's id."""


def article_of(page: QWidget | None) -> str:
    """The id of the article that a page is explained by; empty where there is none."""
    return _ARTICLES.get(page.objectName(), "") if page is not None else ""
