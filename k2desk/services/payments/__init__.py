"""Payments as Kopo Kopo has them: asked for, found by a message, given to sales, and shown at the counter."""
