"""All words: messages, badges, events, times and the language."""
