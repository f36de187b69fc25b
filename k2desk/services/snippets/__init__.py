"""Code for the user's developer: the same subscriptions, and a receiver of their alerts, in six languages."""
