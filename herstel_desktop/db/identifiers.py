"""Identifiers made by the app, so that two laptops can merge later."""

from __future__ import annotations

from uuid import UUID

import uuid6


def new_id() -> UUID:
    """A new UUIDv7 (RFC 9562); sorts by the moment it was made."""
    return UUID(bytes=uuid6.uuid7().bytes)
