"""All words of the program: messages, badges, events, times and the language."""
