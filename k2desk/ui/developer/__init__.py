"""Code for the user's developer."""
