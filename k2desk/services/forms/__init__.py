"""The forms as frozen values without Qt: what was typed, what is wrong with it, what it means."""
