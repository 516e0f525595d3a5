"""Brings a vault's tables up to the newest version, never losing a row."""
