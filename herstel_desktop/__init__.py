"""Herstel Desktop: an offline desktop program for recovery groups."""

__version__ = "0.1.0"
