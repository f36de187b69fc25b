"""The data on this computer: settings, secrets and the registry of subscriptions. Uses neither Qt nor the network."""
