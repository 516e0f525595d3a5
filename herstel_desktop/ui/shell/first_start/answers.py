"""What the wizard gathers from its steps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Answers:
    """Filled in step by step; the passphrase is emptied as soon as the vault is made."""

    organisation: str = ""
    region: str = ""
    venue: str = ""
    town: str = ""
    facilitator: str = ""
    passphrase: str = ""

    @property
    def personal_words(self) -> tuple[str, ...]:
        """What somebody would try first when guessing the passphrase."""
        words = (self.organisation, self.region, self.venue, self.town, self.facilitator)
        return tuple(word for word in words if word)
