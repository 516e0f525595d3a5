"""Loads and checks the content that ships in resources/; standard library only."""
