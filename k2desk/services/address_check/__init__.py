"""Tests a web address step by step, as far as it can be done from this computer."""
