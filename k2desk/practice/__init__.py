"""A pretend Kopo Kopo on this computer, in a process of its own."""
