"""What this computer keeps: settings, secrets and the registry of subscriptions. No Qt, no network."""
