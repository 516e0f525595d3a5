"""Dutch words for the enums, as they stand on screen and paper (domain.md, glossary)."""

from __future__ import annotations

from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.groups import GroupForm, GroupState, Registration
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import AbsenceChoice, EnrolmentState
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.domain.work_forms import Energy, WorkFormKind

GROUP_FORM = {
    GroupForm.RECOVERY_GROUP: "Herstelgroep",
    GroupForm.LISTENING_ROUND: "Praat- en luisterronde",
    GroupForm.RECOVERY_WORK_GROUP: "Herstelwerkgroep",
    GroupForm.SELF_HELP_GROUP: "Zelfhulpgroep",
    GroupForm.YOUTH_GROUP: "Jongerengroep",
}
GROUP_STATE = {GroupState.RUNNING: "Loopt", GroupState.ENDED: "Gestopt"}
REGISTRATION = {
    Registration.NAMES: "Namen",
    Registration.FIRST_NAMES: "Roepnamen",
    Registration.COUNT_ONLY: "Alleen tellen",
}
RHYTHM = {
    RhythmKind.WEEKLY: "Elke week",
    RhythmKind.TWO_WEEKLY: "Elke twee weken",
    RhythmKind.MONTHLY: "Elke maand",
    RhythmKind.SINGLE_DATES: "Losse data",
}
MEETING_STATE = {
    MeetingState.PLANNED: "Gepland",
    MeetingState.CLOSED: "Afgesloten",
    MeetingState.CANCELLED: "Niet doorgegaan",
}
MARK: dict[Mark | None, str] = {
    Mark.PRESENT: "Aanwezig",
    Mark.EXCUSED: "Afgemeld",
    Mark.ABSENT: "Afwezig",
    None: "Niet ingevuld",
}
ABSENCE_CHOICE = {
    AbsenceChoice.CALL: "Bel mij",
    AbsenceChoice.CARD: "Stuur een kaartje",
    AbsenceChoice.NOTHING: "Doe niets",
    AbsenceChoice.CONTACT_PERSON: "Bel mijn contactpersoon",
}
ENROLMENT_STATE = {
    EnrolmentState.SIGNED_UP: "Aangemeld",
    EnrolmentState.INTAKE_PLANNED: "Kennismaking gepland",
    EnrolmentState.INTAKE_HELD: "Kennismaking gehad",
    EnrolmentState.PARTICIPANT: "Deelnemer",
    EnrolmentState.WAITING_LIST: "Wachtlijst",
    EnrolmentState.NOT_STARTED: "Niet doorgegaan",
    EnrolmentState.STOPPED: "Gestopt",
    EnrolmentState.COMPLETED: "Afgerond",
}
WORK_FORM_KIND = {
    WorkFormKind.OPENING: "Opening",
    WorkFormKind.GETTING_TO_KNOW: "Kennismaken",
    WorkFormKind.CONVERSATION: "Gesprek",
    WorkFormKind.SELF_INSIGHT: "Zelfinzicht",
    WorkFormKind.SKILL: "Vaardigheid",
    WorkFormKind.FORWARD: "Vooruit",
    WorkFormKind.PLAY: "Spel",
    WorkFormKind.CREATIVE: "Creatief",
    WorkFormKind.MOVEMENT_AND_REST: "Beweging en rust",
    WorkFormKind.CLOSING: "Afsluiting",
}
ENERGY = {Energy.CALM: "Rustig", Energy.USUAL: "Gewoon", Energy.ACTIVE: "Actief"}
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEK_OF_MONTH = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", -1: "laatste"}
