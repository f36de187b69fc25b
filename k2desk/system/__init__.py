"""Glue to the operating system."""
