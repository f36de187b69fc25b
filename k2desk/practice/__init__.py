"""A simulated Kopo Kopo and the alert receiver, each in a process of its own."""
