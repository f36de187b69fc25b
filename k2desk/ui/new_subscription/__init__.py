"""The form for new subscriptions."""
