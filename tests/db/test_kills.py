"""A process that is killed while marks are being set loses no mark that it acknowledged."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer
from uuid import UUID

import pytest

from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.services import attendance, participants, schedule
from tests.db.kill_target import MARKS_PLANNED, plan
from tests.services.builders import TUESDAY, new_group, new_participant
from tests.stores import StoreFile

ROOT = Path(__file__).resolve().parent.parent.parent
PEOPLE, MEETINGS = 8, 6
LOST = "a mark was lost"
MOST_BEFORE_KILL = 5
"""Acknowledged marks; after a number of them up to this one the killing begins."""
LATEST_KILL = 0.03
"""Seconds from there on; a few marks more, and one under way."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

Marks = dict[tuple[UUID, UUID], Mark | None]


class Killing:
    """A vault, what should be in it, and the process that is killed again and again."""

    def __init__(self, file: StoreFile, target: subprocess.Popen[str]) -> None:
        self._file, self._target = file, target
        self._dice = random.Random(1)
        self.meetings: list[UUID] = []
        self.people: list[UUID] = []
        self.kept: Marks = {}
        self.acknowledged = 0
        self.within_a_transaction = 0

    def begin(self, *, hasty: bool) -> None:
        """Make the vault and tell the process about it."""
        with closing(self._file.create()) as store:
            group_id = new_group(store)
            self.meetings = [row.id for row in schedule.meetings(store, group_id)][:MEETINGS]
            for number in range(PEOPLE):
                who = new_participant(store, f"Naam {number}")
                participants.enrol(store, who, group_id, TUESDAY, EnrolmentState.PARTICIPANT)
                self.people.append(who)
        self._tell(
            json.dumps(
                {
                    "path": str(self._file.path),
                    "key": self._file.raw_key.hex(),
                    "vault_id": str(self._file.vault_id),
                    "meetings": [str(each) for each in self.meetings],
                    "people": [str(each) for each in self.people],
                    "hasty": hasty,
                }
            )
        )

    def kill(self, round_number: int) -> None:
        """Let it set marks, kill it at a random moment, and look at what is left."""
        self._tell(str(round_number))
        process = int(self._heard())
        last = 0
        for _ in range(self._dice.randint(1, MOST_BEFORE_KILL)):
            last = int(self._heard())
        timer = Timer(self._dice.uniform(0, LATEST_KILL), os.kill, args=(process, signal.SIGKILL))
        timer.start()
        while (heard := self._heard()) != "ended":
            last = int(heard)
        timer.join()
        assert last < MARKS_PLANNED - 1, "it was done before it was killed"
        self.acknowledged += last + 1
        journal = self._file.path.with_name(f"{self._file.path.name}-journal")
        self.within_a_transaction += journal.stat().st_size > 0
        marks = list(plan(round_number, self.meetings, self.people))
        for meeting_id, who, mark in marks[: last + 1]:
            self.kept[meeting_id, who] = mark
        self._look(marks[last + 1])

    def _look(self, under_way: tuple[UUID, UUID, Mark | None]) -> None:
        """The file opens, is whole and holds all; the mark under way is there or is not."""
        found: Marks = {}
        with closing(self._file.open()) as store:
            store.verify()
            for meeting_id in self.meetings:
                for line in attendance.sheet(store, meeting_id).lines:
                    found[meeting_id, line.participant_id] = line.mark
        meeting_id, who, mark = under_way
        wanted = {
            (each, person): self.kept.get((each, person))
            for each in self.meetings
            for person in self.people
        }
        if found[meeting_id, who] is mark:
            wanted[meeting_id, who] = self.kept[meeting_id, who] = mark
        assert found == wanted, LOST

    def _tell(self, line: str) -> None:
        assert self._target.stdin is not None
        self._target.stdin.write(line + "\n")
        self._target.stdin.flush()

    def _heard(self) -> str:
        assert self._target.stdout is not None
        line = self._target.stdout.readline().strip()
        assert line, "the process went away by itself"
        return line


@contextmanager
def _killing(file: StoreFile, *, hasty: bool = False) -> Iterator[Killing]:
    command = [sys.executable, "-m", "tests.db.kill_target"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as target:
        killing = Killing(file, target)
        killing.begin(hasty=hasty)
        yield killing


@pytest.mark.parametrize("kills", [50, pytest.param(2000, marks=pytest.mark.torture)])
def test_no_acknowledged_mark_is_lost(store_file: StoreFile, kills: int) -> None:
    with _killing(store_file) as killing:
        for round_number in range(kills):
            killing.kill(round_number)
    assert killing.acknowledged > kills
    assert killing.within_a_transaction > 0


def test_a_mark_that_is_acknowledged_before_it_is_kept_would_be_seen(
    store_file: StoreFile,
) -> None:
    with _killing(store_file, hasty=True) as killing, pytest.raises(AssertionError, match=LOST):
        for round_number in range(50):
            killing.kill(round_number)
