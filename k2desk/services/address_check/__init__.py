"""Tests a web address step by step, as far as this is possible from this computer."""
