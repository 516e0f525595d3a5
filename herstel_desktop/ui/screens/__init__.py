"""One folder a screen; each declares `SCREEN`, and discovery finds it."""
