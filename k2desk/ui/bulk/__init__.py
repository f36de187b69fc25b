"""Many at once: the form, its preview, and the creation as it goes on."""
