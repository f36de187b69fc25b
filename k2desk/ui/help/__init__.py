"""The help: short articles with a search. All texts are on this computer."""
