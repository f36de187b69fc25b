"""The list of subscriptions, its details, and the decisions that only the user can make."""
