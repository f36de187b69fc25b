"""*Test & diagnose*: the steps of an address check, samples, the exam, signatures, and who can fix it."""
