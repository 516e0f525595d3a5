"""The log of a meeting is kept as typed, and never more than was typed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Kind, changed
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.domain.session_log import SessionLog
from herstel_desktop.services import attendance, schedule
from herstel_desktop.services.session_logs import (
    finish_session_log,
    reopen_session_log,
    save_session_log,
    session_log,
)
from tests.services.builders import new_group


def _meetings(store: Store, **other: Any) -> list[UUID]:
    return [row.id for row in schedule.meetings(store, new_group(store, **other))]


def _row(store: Store, meeting_id: UUID) -> tuple[bool, bool]:
    group_id = schedule.meeting(store, meeting_id).group_id
    (row,) = [row for row in schedule.meetings(store, group_id) if row.id == meeting_id]
    return row.has_log, row.log_finished


def test_a_log_begins_empty(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    assert session_log(store, meeting_id) == SessionLog(meeting_id)
    assert _row(store, meeting_id) == (False, False)


def test_what_was_typed_is_there_again(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    how = "Rustig begin.\nDaarna in tweetallen. 👋🏽"
    outcome = save_session_log(store, meeting_id, how, ("grenzen", "hulp vragen"), "Meer tijd")
    assert outcome.sentence == "Het logboek is bewaard."
    assert outcome.changes == changed(Kind.SESSION_LOG, ids=(meeting_id,))
    log = session_log(store, meeting_id)
    assert (log.how_it_went, log.take_along) == (how, "Meer tijd")
    assert log.themes == ("grenzen", "hulp vragen")
    assert log.saved_at is not None
    assert _row(store, meeting_id) == (True, False)


def test_typing_on_replaces_what_stood(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    save_session_log(store, meeting_id, "Rus", ("a", "b", "c"))
    save_session_log(store, meeting_id, "Rustig", ("b",))
    log = session_log(store, meeting_id)
    assert (log.how_it_went, log.themes, log.take_along) == ("Rustig", ("b",), "")


def test_themes_are_trimmed_and_stand_there_once(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    save_session_log(store, meeting_id, "", (" grenzen ", "", "slapen", "grenzen", "  "))
    assert session_log(store, meeting_id).themes == ("grenzen", "slapen")


def test_a_log_that_is_emptied_again_leaves_no_trace(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    save_session_log(store, meeting_id, "Oeps", ("slapen",), "iets")
    save_session_log(store, meeting_id, "  \n", (), "")
    assert session_log(store, meeting_id) == SessionLog(meeting_id)
    assert _row(store, meeting_id) == (False, False)


def test_each_meeting_has_a_log_of_its_own(store: Store) -> None:
    first, second = _meetings(store)[:2]
    save_session_log(store, first, "Eerste")
    save_session_log(store, second, "Tweede")
    assert session_log(store, first).how_it_went == "Eerste"
    assert session_log(store, second).how_it_went == "Tweede"


def test_a_finished_log_can_be_opened_again(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    save_session_log(store, meeting_id, "Rustig")
    outcome = finish_session_log(store, meeting_id)
    assert outcome.sentence == "Het logboek is afgerond."
    assert session_log(store, meeting_id).finished
    assert _row(store, meeting_id) == (True, True)
    assert outcome.undo is not None
    assert outcome.undo(store).sentence == "Het logboek is weer open."
    assert not session_log(store, meeting_id).finished
    finish_session_log(store, meeting_id)
    reopen_session_log(store, meeting_id)
    assert session_log(store, meeting_id).how_it_went == "Rustig"


def test_a_late_correction_leaves_a_finished_log_finished(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    save_session_log(store, meeting_id, "Rustig")
    finish_session_log(store, meeting_id)
    save_session_log(store, meeting_id, "Rustig begin")
    log = session_log(store, meeting_id)
    assert (log.how_it_went, log.finished) == ("Rustig begin", True)


def test_an_empty_log_cannot_be_finished(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    with pytest.raises(InvalidInputError, match="Het logboek is nog leeg") as refused:
        finish_session_log(store, meeting_id)
    assert refused.value.field == "how_it_went"


def test_a_log_may_be_written_after_the_meeting_was_closed(store: Store) -> None:
    meeting_id = _meetings(store)[0]
    attendance.close_meeting(store, meeting_id)
    save_session_log(store, meeting_id, "Achteraf geschreven")
    assert session_log(store, meeting_id).how_it_went == "Achteraf geschreven"


def test_what_was_to_be_taken_along_stands_at_the_next_meeting_of_the_same_group(
    store: Store,
) -> None:
    first, second, third = _meetings(store)[:3]
    other = _meetings(store, name="Praatgroep")[1]
    save_session_log(store, first, "", (), "Stoelen in een kring")
    assert session_log(store, second).taken_along_from_last == "Stoelen in een kring"
    assert session_log(store, third).taken_along_from_last == "Stoelen in een kring"
    assert session_log(store, first).taken_along_from_last == ""
    assert session_log(store, other).taken_along_from_last == ""
    save_session_log(store, second, "Goed", (), "Flip-over")
    assert session_log(store, third).taken_along_from_last == "Flip-over"


@pytest.mark.parametrize(
    ("field", "how", "themes", "along"),
    [
        ("how_it_went", "x" * 20_001, (), ""),
        ("take_along", "", (), "x" * 20_001),
        ("themes", "", ("x" * 81,), ""),
        ("themes", "", tuple(f"thema {n}" for n in range(21)), ""),
    ],
)
def test_what_is_too_long_is_refused_and_what_stood_stays(
    store: Store, field: str, how: str, themes: tuple[str, ...], along: str
) -> None:
    meeting_id = _meetings(store)[0]
    save_session_log(store, meeting_id, "Rustig")
    with pytest.raises(InvalidInputError) as refused:
        save_session_log(store, meeting_id, how, themes, along)
    assert refused.value.field == field
    assert session_log(store, meeting_id).how_it_went == "Rustig"


def test_a_meeting_that_is_gone_has_no_log(store: Store) -> None:
    for act in (session_log, finish_session_log):
        with pytest.raises(NotFoundError):
            act(store, new_id())
    with pytest.raises(NotFoundError):
        save_session_log(store, new_id(), "Rustig")
