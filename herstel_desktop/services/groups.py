"""Groups in every form that meets: made with fitting defaults, changed, ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import enrolments as enrolment_queries
from herstel_desktop.db.queries import groups as queries
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import search as search_queries
from herstel_desktop.db.queries.enrolments import Standing
from herstel_desktop.db.queries.meetings import Plan
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Changes, Kind, Outcome, changed
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.domain.groups import (
    FORM_DEFAULTS,
    Group,
    GroupDraft,
    GroupForm,
    GroupRow,
    GroupState,
)
from herstel_desktop.domain.labels import GROUP_FORM, MONTHS, WEEKDAYS
from herstel_desktop.domain.participants import Enrolment, EnrolmentState, EnrolmentStep
from herstel_desktop.domain.schedule import Rhythm
from herstel_desktop.domain.search import search_key
from herstel_desktop.services.group_checks import (
    check_references,
    clean,
    refuse_counting_while_named,
)
from herstel_desktop.services.inputs import changed_meanwhile
from herstel_desktop.services.planning import (
    lay_out_first,
    planned_sentence,
    replan,
    skipped_remark,
    stayed_remark,
    undo_replan,
)

_USUAL_START = time(13, 30)


def default_draft(form: GroupForm, today: date) -> GroupDraft:
    """A new group of a form, ready to be added: name, size, rhythm, registration, agreements.

    It meets on today's weekday at 13.30, from today on.
    """
    defaults = FORM_DEFAULTS[form]
    when = WEEKDAYS[today.weekday()]
    if defaults.number_of_meetings is not None:
        when = f"{MONTHS[today.month - 1]} {today.year}"
    return GroupDraft(
        name=f"{GROUP_FORM[form]} {when}",
        form=form,
        venue_id=None,
        registration=defaults.registration,
        least=defaults.least,
        most=defaults.most,
        number_of_meetings=defaults.number_of_meetings,
        rhythm=Rhythm(defaults.rhythm, today.weekday(), _USUAL_START, defaults.minutes),
        starts_on=today,
        minutes_stay_with_group=defaults.minutes_stay_with_group,
        agreements=defaults.agreements,
    )


def draft_of(group: Group) -> GroupDraft:
    """A group as a draft, to change a part of it."""
    return GroupDraft(
        name=group.name,
        form=group.form,
        venue_id=group.venue_id,
        registration=group.registration,
        least=group.least,
        most=group.most,
        number_of_meetings=group.number_of_meetings,
        rhythm=group.rhythm,
        starts_on=group.starts_on,
        minutes_stay_with_group=group.minutes_stay_with_group,
        agreements=group.agreements,
        facilitator_ids=group.facilitator_ids,
    )


def group(store: Store, group_id: UUID) -> Group:
    """One group.

    Raises:
        NotFoundError: there is no such group.
    """
    with store.reading() as tx:
        return queries.group(tx, group_id)


def groups(
    store: Store, include_ended: bool = False, *, today: date | None = None
) -> tuple[GroupRow, ...]:
    """The groups by name, running ones first, with how many take part and when they meet next.

    Args:
        today: the next meeting is the first planned one from this date on; today by default.
    """
    with store.reading() as tx:
        rows = queries.group_rows(tx, today or date.today(), include_ended=include_ended)
    return tuple(
        sorted(rows, key=lambda row: (row.state is GroupState.ENDED, search_key(row.name), row.id))
    )


def group_participants(store: Store, group_id: UUID) -> tuple[Enrolment, ...]:
    """Everybody who is, was or wanted to be in a group, with the steps, by name."""
    with store.reading() as tx:
        return enrolment_queries.enrolments_of_group(tx, group_id)


def add_group(store: Store, draft: GroupDraft, *, today: date | None = None) -> Outcome:
    """Add a group and plan its first meetings.

    A course gets all its meetings, an open-ended group half a year from today or its later start,
    a group on single dates none.

    Raises:
        NotFoundError: the venue or a facilitator is not there.
        InvalidInputError: the name is empty, or a value is outside its bounds.
    """
    tidy = clean(draft)
    id_ = new_id()
    with store.transaction() as tx:
        check_references(tx, tidy)
        queries.insert_group(tx, id_, tidy)
        added = queries.group(tx, id_)
        laid_out = lay_out_first(tx, added, today or date.today())
        search_queries.index_group(tx, id_)
    sentence = f"{tidy.name} is toegevoegd."
    if laid_out.plans:
        sentence = f"{sentence} {planned_sentence(laid_out)}"
    return Outcome(
        _changes(id_), id=id_, sentence=sentence, undo=lambda store: _remove(store, added)
    )


def change_group(
    store: Store, group_id: UUID, draft: GroupDraft, *, today: date | None = None
) -> Outcome:
    """Change a group; the meetings after today follow a changed rhythm, number or venue.

    Meetings that were held, cancelled, added or moved to another day or time stay as they are.

    Raises:
        NotFoundError: the group, the venue or a facilitator is not there.
        InvalidInputError: as for `add_group`, or names would no longer be kept while people are
            still in the group.
    """
    tidy = clean(draft)
    today = today or date.today()
    with store.transaction() as tx:
        before = queries.group(tx, group_id)
        check_references(tx, tidy)
        refuse_counting_while_named(tx, before, tidy)
        queries.update_group(tx, group_id, tidy)
        after = queries.group(tx, group_id)
        meeting_queries.move_venue_of_plans(tx, group_id, before.venue_id, after.venue_id, today)
        replanned = None
        if after.state is GroupState.RUNNING and _meets_differently(before, after):
            replanned = replan(tx, before, after, today)
        search_queries.index_group(tx, group_id)

    def undo(store: Store) -> Outcome:
        with store.transaction() as tx:
            queries.update_group(tx, group_id, draft_of(before))
            meeting_queries.move_venue_of_plans(
                tx, group_id, after.venue_id, before.venue_id, today
            )
            if replanned:
                undo_replan(tx, before, replanned)
            search_queries.index_group(tx, group_id)
        return Outcome(
            _changes(group_id), id=group_id, sentence=f"{before.name} is weer zoals eerst."
        )

    sentence = f"{tidy.name} is aangepast."
    if replanned and (replanned.added or replanned.removed):
        sentence += " De bijeenkomsten na vandaag zijn opnieuw gepland."
        sentence += skipped_remark(replanned.skipped) + stayed_remark(replanned.stayed)
    return Outcome(_changes(group_id), id=group_id, sentence=sentence, undo=undo)


def change_agreements(store: Store, group_id: UUID, agreements: Sequence[str]) -> Outcome:
    """Let a group have other agreements, and nothing else.

    Raises:
        NotFoundError: there is no such group.
        InvalidInputError: one of them is too long, or there are too many.
    """
    with store.reading() as tx:
        before = queries.group(tx, group_id)
    draft = replace(draft_of(before), agreements=tuple(agreements))
    return replace(change_group(store, group_id, draft), sentence="De afspraken zijn bewaard.")


@dataclass(frozen=True)
class EndingPreview:
    """What ending a group today would do, to be shown before it is done.

    Attributes:
        planned: meetings after today that go.
        participants: people who become 'afgerond'.
        on_the_way: people on the way in who become 'niet doorgegaan'.
    """

    planned: int
    participants: int
    on_the_way: int


def ending_preview(store: Store, group_id: UUID, on: date) -> EndingPreview:
    """What ending this group on a date would do."""
    with store.reading() as tx:
        planned = len(meeting_queries.plans_after(tx, group_id, on))
        standings = enrolment_queries.standings_in_group(tx, group_id)
    participants = sum(each.state is EnrolmentState.PARTICIPANT for each in standings)
    return EndingPreview(planned, participants, len(standings) - participants)


@dataclass(frozen=True)
class _Ending:
    """What ending a group took away or changed, so that it can be reversed."""

    removed: tuple[Plan, ...]
    cancelled: tuple[UUID, ...]
    enrolments: tuple[Standing, ...]


def end_group(store: Store, group_id: UUID, on: date) -> Outcome:
    """End a group on a date.

    Plans after that date are taken away; one that carries a mark, a guest, a log or a draaiboek
    becomes 'niet doorgegaan', with the reason. Participants become 'afgerond', people on the way in
    'niet doorgegaan', on that date.

    Raises:
        NotFoundError: there is no such group.
        InvalidInputError: it has ended already, or the date lies before its start.
    """
    with store.transaction() as tx:
        before = queries.group(tx, group_id)
        _refuse_ending(before, on)
        plans = meeting_queries.plans_after(tx, group_id, on)
        ending = _Ending(
            removed=tuple(plan for plan in plans if not plan.touched),
            cancelled=tuple(plan.id for plan in plans if plan.touched),
            enrolments=enrolment_queries.standings_in_group(tx, group_id),
        )
        meeting_queries.delete_meetings(tx, [plan.id for plan in ending.removed])
        meeting_queries.cancel(tx, ending.cancelled, "De groep is gestopt.")
        enrolment_queries.take_steps(
            tx, [(standing, _last_step(standing, on)) for standing in ending.enrolments]
        )
        queries.set_ended(tx, group_id, on)
        search_queries.index_group(tx, group_id)
    return Outcome(
        _changes(group_id) | changed(Kind.ENROLMENT, Kind.PARTICIPANT),
        id=group_id,
        sentence=_ended_sentence(before, on, ending),
        undo=_undo_ending(before, ending),
    )


def reopen_group(store: Store, group_id: UUID) -> Outcome:
    """Let a group that ended run again; nothing is planned and nobody is enrolled by it.

    Raises:
        NotFoundError: there is no such group.
        InvalidInputError: it is still running.
    """
    with store.transaction() as tx:
        before = queries.group(tx, group_id)
        if before.state is GroupState.RUNNING:
            raise InvalidInputError(
                "group", "Deze groep loopt nog.", advice="Je hoeft niets te doen."
            )
        queries.set_ended(tx, group_id, None)
        search_queries.index_group(tx, group_id)
    return Outcome(
        _changes(group_id),
        id=group_id,
        sentence=f"{before.name} loopt weer. Plan nu de bijeenkomsten.",
    )


def _meets_differently(before: Group, after: Group) -> bool:
    return (before.rhythm, before.starts_on, before.number_of_meetings) != (
        after.rhythm,
        after.starts_on,
        after.number_of_meetings,
    )


def _refuse_ending(group: Group, on: date) -> None:
    if group.state is GroupState.ENDED:
        raise InvalidInputError(
            "group", "Deze groep is al gestopt.", advice="Je hoeft niets te doen."
        )
    if on < group.starts_on:
        raise InvalidInputError(
            "on",
            f"De groep begon op {date_only(group.starts_on)}. Stoppen kan niet eerder.",
            advice="Kies die dag of later.",
        )


def _last_step(standing: Standing, on: date) -> EnrolmentStep:
    took_part = standing.state is EnrolmentState.PARTICIPANT
    state = EnrolmentState.COMPLETED if took_part else EnrolmentState.NOT_STARTED
    return EnrolmentStep(state, max(on, standing.since))


def _ended_sentence(group: Group, on: date, ending: _Ending) -> str:
    parts = [f"{group.name} is gestopt op {date_only(on)}."]
    if ending.removed:
        count = len(ending.removed)
        parts.append(
            "1 geplande bijeenkomst is weggehaald."
            if count == 1
            else f"{count} geplande bijeenkomsten zijn weggehaald."
        )
    if ending.cancelled:
        parts.append(f"{len(ending.cancelled)} met aantekeningen: niet doorgegaan.")
    completed = sum(item.state is EnrolmentState.PARTICIPANT for item in ending.enrolments)
    if completed:
        people = "1 deelnemer staat" if completed == 1 else f"{completed} deelnemers staan"
        parts.append(f"{people} op afgerond.")
    return " ".join(parts)


def _undo_ending(before: Group, ending: _Ending) -> Callable[[Store], Outcome]:
    def undo(store: Store) -> Outcome:
        with store.transaction() as tx:
            if queries.group(tx, before.id).state is GroupState.RUNNING:
                raise changed_meanwhile()
            standing = enrolment_queries.standings_of(tx, [item.id for item in ending.enrolments])
            if any(standing[item.id].steps != item.steps + 1 for item in ending.enrolments):
                raise changed_meanwhile()
            queries.set_ended(tx, before.id, None)
            meeting_queries.insert_plans(tx, ending.removed)
            meeting_queries.restore(tx, ending.cancelled)
            enrolment_queries.put_back(tx, ending.enrolments)
            search_queries.index_group(tx, before.id)
        return Outcome(
            _changes(before.id) | changed(Kind.ENROLMENT, Kind.PARTICIPANT),
            id=before.id,
            sentence=f"{before.name} loopt weer zoals eerst.",
        )

    return undo


def _remove(store: Store, group: Group) -> Outcome:
    """Take a group away that was just added, if nothing was noted in it."""
    with store.transaction() as tx:
        if queries.is_used(tx, group.id):
            raise changed_meanwhile()
        search_queries.remove_entry(tx, group.id)
        meeting_queries.delete_all_of_group(tx, group.id)
        queries.delete_group(tx, group.id)
    return Outcome(_changes(group.id), sentence=f"{group.name} is weer weggehaald.")


def _changes(group_id: UUID) -> Changes:
    return changed(Kind.GROUP, Kind.MEETING, ids=(group_id,))
