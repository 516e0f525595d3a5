"""Colours, type, spacing and icons: the one place with a colour in it."""
