"""The list of subscriptions, its details, and what only the user can settle."""
