"""The log of a meeting: kept as it is typed, rounded off by the facilitator."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import session_logs as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Changes, Kind, Outcome, changed
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.domain.session_log import SessionLog
from herstel_desktop.services.inputs import one_line, text_block

_LONGEST_THEME = 80
_MOST_THEMES = 20


def session_log(store: Store, meeting_id: UUID) -> SessionLog:
    """The log of a meeting, and what the one before wanted to take along.

    Raises:
        NotFoundError: there is no such meeting.
    """
    with store.reading() as tx:
        return queries.session_log_of(tx, meeting_queries.meeting(tx, meeting_id))


def save_session_log(
    store: Store,
    meeting_id: UUID,
    how_it_went: str,
    themes: Sequence[str] = (),
    take_along: str = "",
) -> Outcome:
    """Keep what was typed so far; a log that is emptied again leaves no trace.

    Raises:
        NotFoundError: there is no such meeting.
        InvalidInputError: a text is too long, or there are too many themes.
    """
    log = SessionLog(
        meeting_id,
        text_block("how_it_went", how_it_went, "Het logboek"),
        _clean_themes(themes),
        text_block("take_along", take_along, "Wat je meeneemt"),
    )
    with store.transaction() as tx:
        before = queries.session_log_of(tx, meeting_queries.meeting(tx, meeting_id))
        if log.how_it_went or log.themes or log.take_along:
            queries.put_session_log(tx, log, utc_now() if before.finished else None)
        else:
            queries.delete_session_log(tx, meeting_id)
    return Outcome(_changes(meeting_id), sentence="Het logboek is bewaard.")


def finish_session_log(store: Store, meeting_id: UUID) -> Outcome:
    """Round the log off; it can be opened again.

    Raises:
        NotFoundError: there is no such meeting.
        InvalidInputError: nothing was written yet.
    """
    with store.transaction() as tx:
        log = queries.session_log_of(tx, meeting_queries.meeting(tx, meeting_id))
        if log.saved_at is None:
            raise InvalidInputError(
                "how_it_went",
                "Het logboek is nog leeg.",
                advice="Schrijf in één zin hoe het ging.",
            )
        queries.set_finished(tx, meeting_id, utc_now())
    return Outcome(
        _changes(meeting_id),
        sentence="Het logboek is afgerond.",
        undo=lambda store: reopen_session_log(store, meeting_id),
    )


def reopen_session_log(store: Store, meeting_id: UUID) -> Outcome:
    """Make a finished log a draft again."""
    with store.transaction() as tx:
        queries.set_finished(tx, meeting_id, None)
    return Outcome(_changes(meeting_id), sentence="Het logboek is weer open.")


def _clean_themes(themes: Sequence[str]) -> tuple[str, ...]:
    clean = (one_line("themes", theme, "Een thema", most=_LONGEST_THEME) for theme in themes)
    kept = tuple(dict.fromkeys(theme for theme in clean if theme))
    if len(kept) > _MOST_THEMES:
        raise InvalidInputError(
            "themes",
            f"Dit zijn meer dan {_MOST_THEMES} thema's.",
            advice="Noem alleen de thema's waar het echt over ging.",
        )
    return kept


def _changes(meeting_id: UUID) -> Changes:
    return changed(Kind.SESSION_LOG, ids=(meeting_id,))
