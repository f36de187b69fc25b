"""The forms as immutable values without Qt: what was typed, what is wrong with it, and what it means."""
