"""Which tables the desks of a shared list share."""

from __future__ import annotations

TABLES = (
    "account", "desk", "subscription", "latest_check", "history", "day", "address", "till", "note", "address_name",
    "problem_mark", "account_history", "payment_claim",
)  # fmt: skip
"""The tables that the desks share, parents first. Drafts, messages, payments and mornings stay at each desk."""

KEYS = {
    "latest_check": "subscription_id", "day": "subscription_id, day", "address": "account_id, address",
    "till": "account_id, number", "note": "subscription_id", "address_name": "account_id, address",
    "problem_mark": "account_id, subject, problem", "desk": "installation", "payment_claim": "account_id, reference",
}  # fmt: skip
"""The keys of the shared tables that have no `id`."""
