"""Windows, pages, models, delegates and words. Knows the desk; no HTTP, no SQL, no keyring."""
