"""What can be taken back, and what closing a meeting takes away from that."""

from __future__ import annotations

from uuid import uuid4

from herstel_desktop.domain.changes import Kind, Outcome, changed
from herstel_desktop.ui.shell.undo import UndoStack


def _nothing(_store: object) -> Outcome:
    return Outcome(changed())


def test_closing_a_counting_meeting_ends_what_can_be_taken_back_of_it() -> None:
    stack, meeting, other = UndoStack(), uuid4(), uuid4()
    for each in (meeting, other):
        stack.push(Outcome(changed(Kind.ATTENDANCE, ids=(each,)), undo=_nothing))
    stack.push(Outcome(changed(Kind.MEETING, ids=(meeting,)), seals=frozenset({meeting})))
    last = stack.pop()
    assert last is not None
    assert last.changes.ids == {other}
    assert stack.pop() is None
