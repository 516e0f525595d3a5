"""Main window, navigation, unlock and lock; no feature code."""
