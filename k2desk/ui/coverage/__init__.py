"""*Coverage*: a table that shows for which events each till has subscriptions."""
