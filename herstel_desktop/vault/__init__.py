"""Keys, header and folder of a vault; knows nothing of the database.

argon2, cryptography and keyring live here and nowhere else, and are imported where they are used,
so that the unlock window does not wait for them.
"""
