"""The process that is killed: sets one mark after another and says of each that it was kept.

Started once with everything imported; every line on its input makes it fork a child that opens the
database anew. The child says its number, then the place in the plan of each mark that the service
gave back; the process itself says 'ended' when the child is gone.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from herstel_desktop.db.store import open_store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.services.attendance import set_mark

MARKS_PLANNED = 2000


def plan(
    round_number: int, meetings: list[UUID], people: list[UUID]
) -> Iterator[tuple[UUID, UUID, Mark | None]]:
    """The marks of one round, the same each time it is asked for."""
    dice = random.Random(round_number)
    for _ in range(MARKS_PLANNED):
        yield dice.choice(meetings), dice.choice(people), dice.choice((*Mark, None))


def _mark_until_killed(settings: dict[str, Any], round_number: int) -> None:
    store = open_store(
        Path(settings["path"]), bytearray.fromhex(settings["key"]), UUID(settings["vault_id"])
    )
    store.verify()
    meetings = [UUID(each) for each in settings["meetings"]]
    people = [UUID(each) for each in settings["people"]]
    for place, (meeting_id, who, mark) in enumerate(plan(round_number, meetings, people)):
        if settings["hasty"]:
            _say(place)
        set_mark(store, meeting_id, who, mark)
        if not settings["hasty"]:
            _say(place)


def _say(what: object) -> None:
    os.write(1, f"{what}\n".encode())


def main() -> None:
    """Fork a child for every line, and wait until it is gone."""
    settings = json.loads(sys.stdin.readline())
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _say(os.getpid())
            _mark_until_killed(settings, int(line))
            os._exit(0)
        os.waitpid(child, 0)
        _say("ended")


if __name__ == "__main__":
    main()
