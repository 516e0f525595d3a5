"""The search index: kept up to date by whoever writes a name, read by one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from herstel_desktop.db.models import enrolment, facilitator, group, participant, venue
from herstel_desktop.db.models import search_entry as entry_table
from herstel_desktop.db.queries.limits import first_rows
from herstel_desktop.db.queries.stamps import made
from herstel_desktop.db.rights_models import nameless_participant
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.groups import GroupState
from herstel_desktop.domain.labels import GROUP_FORM
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.domain.search import HitKind, SearchHit, run_together, search_key

LEFT_THE_GROUP = (EnrolmentState.NOT_STARTED, EnrolmentState.STOPPED, EnrolmentState.COMPLETED)
_MOST_CANDIDATES = 500
_BETWEEN = " · "


class Entry(NamedTuple):
    """One thing that can be found, with the second line that tells it apart."""

    kind: HitKind
    subject_id: UUID
    title: str
    detail: str


def put_entries(tx: Transaction, entries: Iterable[Entry]) -> None:
    """Add things to the index, or change how they are found."""
    rows = [made(**entry._asdict(), search_key=_findable(entry)) for entry in entries]
    if not rows:
        return
    statement = insert(entry_table)
    new = statement.excluded
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=[entry_table.c.subject_id],
            set_={
                "title": new.title,
                "detail": new.detail,
                "search_key": new.search_key,
                "updated_at": new.updated_at,
            },
        ),
        rows,
    )


def remove_entry(tx: Transaction, subject_id: UUID) -> None:
    """Take something out of the index."""
    tx.execute(entry_table.delete().where(entry_table.c.subject_id == subject_id))


def index_venue(tx: Transaction, venue_id: UUID) -> None:
    """Bring a venue's entry, and those of the groups that meet there, up to date."""
    _index_venues(tx, venue.c.id == venue_id)
    _index_groups(tx, group.c.venue_id == venue_id)


def index_facilitator(tx: Transaction, facilitator_id: UUID) -> None:
    """Bring a facilitator's entry up to date."""
    _index_facilitators(tx, facilitator.c.id == facilitator_id)


def index_group(tx: Transaction, group_id: UUID) -> None:
    """Bring a group's entry, and those of its participants, up to date."""
    _index_groups(tx, group.c.id == group_id)
    enrolled = sa.select(enrolment.c.participant_id).where(enrolment.c.group_id == group_id)
    _index_participants(tx, participant.c.id.in_(enrolled))


def index_participant(tx: Transaction, participant_id: UUID) -> None:
    """Bring a participant's entry up to date; the present groups are the second line."""
    _index_participants(tx, participant.c.id == participant_id)


def index_everything(tx: Transaction) -> None:
    """Bring every entry up to date, after many rows were written at once."""
    _index_venues(tx, sa.true())
    _index_facilitators(tx, sa.true())
    _index_groups(tx, sa.true())
    _index_participants(tx, sa.true())


def _index_venues(tx: Transaction, which: sa.ColumnElement[bool]) -> None:
    v = venue.c
    rows = tx.execute(
        sa.select(v.id, v.name, v.street, v.town, v.area, v.municipality, v.in_use).where(which)
    )
    entries = []
    for row in rows:
        places = dict.fromkeys(
            part for part in (row.street, row.town, row.area, row.municipality) if part
        )
        parts = [*places] if row.in_use else [*places, "niet meer in gebruik"]
        entries.append(Entry(HitKind.VENUE, row.id, row.name, _BETWEEN.join(parts)))
    put_entries(tx, entries)


def _index_facilitators(tx: Transaction, which: sa.ColumnElement[bool]) -> None:
    f = facilitator.c
    rows = tx.execute(sa.select(f.id, f.name, f.phone, f.email).where(which))
    entries = []
    for row in rows:
        detail = _BETWEEN.join(part for part in (row.phone, row.email) if part)
        entries.append(Entry(HitKind.FACILITATOR, row.id, row.name, detail))
    put_entries(tx, entries)


def _index_groups(tx: Transaction, which: sa.ColumnElement[bool]) -> None:
    g = group.c
    rows = tx.execute(
        sa.select(g.id, g.name, g.form, g.state, venue.c.name.label("venue_name"))
        .select_from(group)
        .outerjoin(venue, venue.c.id == g.venue_id)
        .where(which)
    )
    entries = []
    for row in rows:
        parts = [GROUP_FORM[row.form], row.venue_name]
        if row.state is GroupState.ENDED:
            parts.append("gestopt")
        detail = _BETWEEN.join(part for part in parts if part)
        entries.append(Entry(HitKind.GROUP, row.id, row.name, detail))
    put_entries(tx, entries)


def _index_participants(tx: Transaction, which: sa.ColumnElement[bool]) -> None:
    p = participant.c
    rows = tx.execute(
        sa.select(p.id, p.call_name, p.family_name, group.c.name.label("group_name"))
        .select_from(participant)
        .outerjoin(
            enrolment,
            sa.and_(enrolment.c.participant_id == p.id, enrolment.c.state.not_in(LEFT_THE_GROUP)),
        )
        .outerjoin(group, group.c.id == enrolment.c.group_id)
        .where(which, p.id.not_in(sa.select(nameless_participant.c.participant_id)))
        .order_by(enrolment.c.since, enrolment.c.id)
    )
    names: dict[UUID, str] = {}
    groups: dict[UUID, list[str]] = {}
    for row in rows:
        names[row.id] = f"{row.call_name} {row.family_name}".strip()
        groups.setdefault(row.id, []).extend(filter(None, [row.group_name]))
    put_entries(
        tx,
        [
            Entry(HitKind.PARTICIPANT, id_, name, _BETWEEN.join(groups[id_]))
            for id_, name in names.items()
        ],
    )


def _findable(entry: Entry) -> str:
    """Title and second line as search compares them; "O'Brien" is found as 'obrien' too."""
    key = search_key(f"{entry.title} {entry.detail}").strip()
    together = (run_together(word) for word in key.split())
    return " ".join([key, *(word for word in together if word and word not in key)])


MATCHING = first_rows(
    sa.select(
        entry_table.c.kind,
        entry_table.c.subject_id.label("id"),
        entry_table.c.title,
        entry_table.c.detail,
    )
    .select_from(entry_table)
    .join(sa.text("search_index"), sa.text("search_index.rowid = search_entry.entry_id"))
    .where(sa.text("search_index MATCH :expression"))
    # what begins with the words as typed comes first, so that the cut never drops it
    .order_by(
        sa.func.substr(entry_table.c.search_key, 1, sa.func.length(sa.bindparam("typed")))
        != sa.bindparam("typed"),
        entry_table.c.search_key,
    ),
    _MOST_CANDIDATES,
)


def matches(tx: Transaction, words: Sequence[str], typed: str) -> list[SearchHit]:
    """Things in which every word begins some word, the likeliest few hundred.

    Args:
        words: search keys without blanks; each must hold something the index keeps.
        typed: the whole search key.
    """
    # In double quotes FTS5 reads no operators; a quote is doubled, the star asks for a prefix.
    expression = " AND ".join('"' + word.replace('"', '""') + '" *' for word in words)
    rows = tx.execute(MATCHING, {"expression": expression, "typed": typed})
    return [SearchHit(**row._mapping) for row in rows]
