"""Putting a backup copy back: choose it, open it, see what is in it, and only then put it back."""
