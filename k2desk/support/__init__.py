"""What support asks for: the report, the licences and the self-check."""
