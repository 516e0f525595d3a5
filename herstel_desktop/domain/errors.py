"""What a person can act on, told apart from a bug."""

from __future__ import annotations


class KnownError(Exception):
    """Something went wrong that a person can act on.

    Attributes:
        happened: Dutch sentence, what happened.
        safe: Dutch sentence, what is still safe.
        advice: Dutch sentence, what to do now.

    None of the three may hold a secret or a participant's name.
    """

    def __init__(self, happened: str, *, safe: str, advice: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.advice = advice

    def sentence(self) -> str:
        """All three as one line, for the command line."""
        return " ".join(part for part in (self.happened, self.safe, self.advice) if part)


class InvalidInputError(KnownError):
    """A value that cannot be stored; nothing was changed.

    Attributes:
        field: name of the input at fault, so that a form can point at it.
    """

    def __init__(self, field: str, happened: str, *, advice: str) -> None:
        super().__init__(happened, safe="Er is niets veranderd.", advice=advice)
        self.field = field


class NotFoundError(KnownError):
    """What was asked for is no longer there."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is niet gevonden.",
            safe="Er is niets veranderd.",
            advice="Kijk of het intussen is verwijderd.",
        )
