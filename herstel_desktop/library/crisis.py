"""The shipped crisis ladder and how to talk with somebody in need; needs no vault."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from herstel_desktop import paths
from herstel_desktop.domain.crisis import CrisisLine


@dataclass(frozen=True)
class CrisisGuide:
    """What `resources/crisis/ladder.toml` holds.

    Attributes:
        lines: the ladder, most urgent first.
        how_to_talk: short Dutch sentences, in the order in which they help.
    """

    lines: tuple[CrisisLine, ...]
    how_to_talk: tuple[str, ...]


@cache
def shipped_guide() -> CrisisGuide:
    """The guide as it ships, read once.

    Raises:
        ValueError: the file lacks a part; a test keeps that from shipping.
    """
    path = paths.resources_folder() / "crisis" / "ladder.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        lines = tuple(
            CrisisLine(
                situation=line["situation"],
                who=line["who"],
                number=line["number"],
                remark=line["remark"],
                checked_on=line["checked_on"],
            )
            for line in content["line"]
        )
        return CrisisGuide(lines, tuple(content["how_to_talk"]))
    except KeyError as missing:
        raise ValueError(f"the crisis ladder lacks {missing}") from None
