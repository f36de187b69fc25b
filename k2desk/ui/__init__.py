"""Windows, pages, models, delegates and words. Uses the services, and no HTTP, SQL or keyring."""
