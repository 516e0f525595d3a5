"""The draaiboek: a first-time facilitator can lead the meeting from paper alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from herstel_desktop.documents.kit.page import MM
from herstel_desktop.documents.session_plan import SessionPlanData, build
from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan
from herstel_desktop.domain.work_forms import Energy
from herstel_desktop.library.themes import shipped_themes
from herstel_desktop.library.work_forms import shipped_work_forms
from tests.documents.reading import (
    extracted,
    findings,
    fonts_not_embedded,
    letters,
    page_count,
    problems_of_parent_tree,
    reading_text,
    sizes_of_content,
    smallest_type,
    structure,
    text_boxes,
)
from tests.library.test_content import texts_of

FORMS = {form.slug: form for form in shipped_work_forms()}
THEME = shipped_themes()[0]
MARGIN, SLACK = 18 * MM, 6
LONGEST = max(FORMS.values(), key=lambda form: sum(len(text) for _, text in texts_of(form)))


def part(slug: str, minutes: int | None = None, leader: str = "", note: str = "") -> PlanPart:
    """A part with a shipped work form."""
    form = FORMS[slug]
    return PlanPart(
        UUID(int=len(slug)),
        PartKind.WORK_FORM,
        form.title,
        minutes or form.minutes.usual,
        slug,
        form.kind,
        leader=leader,
        note=note,
    )


BREAK = PlanPart(UUID(int=1), PartKind.BREAK, "Pauze", 15)
OWN = PlanPart(UUID(int=2), PartKind.OTHER, "Zingen met Đặng", 5)
PARTS = (
    part("weerbericht", leader="Sanne"),
    part("hulp-vragen-oefenen", leader="محمد", note="Neem het voorbeeld van de verhuizing."),
    BREAK,
    part("steuncirkel", 20),
    OWN,
    part("check-out-in-een-woord"),
)


def plan(*parts: PlanPart, people: int = 9, minutes: int = 120) -> SessionPlan:
    """A plan for a usual day."""
    return SessionPlan(UUID(int=9), THEME.slug, people, minutes, Energy.USUAL, parts)


def plan_data(*parts: PlanPart, people: int = 9, minutes: int = 120) -> SessionPlanData:
    """A draaiboek on a Tuesday afternoon."""
    used = {each.work_form for each in parts}
    return SessionPlanData(
        group_name="Herstelgroep Oosterwei",
        on=date(2026, 11, 24),
        start=time(13, 30),
        plan=plan(*parts, people=people, minutes=minutes),
        forms=tuple(form for slug, form in FORMS.items() if slug in used),
        theme_title=THEME.title,
        theme=THEME,
        take_along=("9 × Weerkaarten (print)", "stiften", "koffie en thee"),
        number=7,
        venue_name="Buurtpunt Oosterwei",
        venue_address="Marktplein 3, Gouda",
        facilitators=("Sanne", "محمد"),
        organisation="Stichting Voorbeeld",
    )


DATA = plan_data(*PARTS)
PLANS = {
    "a usual meeting": DATA,
    "no parts yet": plan_data(),
    "one part": plan_data(part("weerbericht")),
    "nobody known": plan_data(*PARTS, people=0),
    "one person": plan_data(*PARTS, people=1),
    "thirty people": plan_data(*PARTS, people=30),
    "forty parts": plan_data(*(part(slug) for slug in list(FORMS)[:20] * 2)),
    "no theme": replace(DATA, theme=None, theme_title=""),
    "the longest work form": plan_data(part(LONGEST.slug)),
}
KINDS = pytest.mark.parametrize(
    ("kind", "large"), [(kind, large) for kind in PLANS for large in (False, True)]
)


@KINDS
def test_every_draaiboek_follows_pdf_ua_and_is_repeatable(
    kind: str, large: bool, tmp_path: Path
) -> None:
    pdf = build(PLANS[kind], large)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert pdf == build(PLANS[kind], large)


@KINDS
def test_no_text_leaves_the_margins(kind: str, large: bool) -> None:
    for width, height, box, text in text_boxes(build(PLANS[kind], large)):
        left, bottom, right, top = box
        assert left >= MARGIN - SLACK, text
        assert right <= width - MARGIN + SLACK, text
        assert top <= height - MARGIN + SLACK, text
        assert bottom >= MARGIN * 0.3, text


def test_type_is_large_enough() -> None:
    assert smallest_type(build(DATA)) >= 9
    assert min(sizes_of_content(build(DATA, True))) >= 18


@pytest.mark.parametrize("large", [False, True])
def test_every_sentence_of_every_work_form_is_on_it(large: bool) -> None:
    pdf = build(plan_data(*(part(slug) for slug in FORMS), minutes=1_000), large)
    foot = re.compile(r"DraaiboekHerstelgroepOosterwei24november2026pagina\d+van\d+")
    seen, read = foot.sub("", letters(extracted(pdf))), letters(reading_text(pdf))
    lost = [
        line
        for form in FORMS.values()
        for where, text in texts_of(form)
        if where not in ("kind", "energy")
        for line in text.split("\n")
        if letters(line) not in seen or letters(line) not in read
    ]
    assert lost == []


def test_everything_about_the_theme_is_on_it() -> None:
    said, seen = letters(reading_text(build(DATA))), letters(extracted(build(DATA)))
    for text in (THEME.title, THEME.about, *THEME.questions, *THEME.pitfalls, THEME.point_outside):
        assert letters(text) in said
        assert letters(text) in seen


def test_the_head_says_which_meeting_it_is() -> None:
    said = reading_text(build(DATA))
    for fact in (
        "Herstelgroep Oosterwei",
        "Draaiboek, bijeenkomst 7",
        "dinsdag 24 november 2026",
        "13.30 – 15.30 (120 minuten)",
        "Buurtpunt Oosterwei, Marktplein 3, Gouda",
        "9 verwacht",
        "Sanne, محمد",
    ):
        assert fact in said


def test_the_overview_gives_each_part_its_clock_time_and_who_leads() -> None:
    rows = structure(build(DATA)).all("TR")[1:]
    said = [[" ".join(cell.said().split()) for cell in row.kids] for row in rows]
    assert said[0] == ["13.30 – 13.40", "10", "1. Weerbericht · opening", "Sanne"]
    assert said[1][0] == "13.40 – 14.05"
    assert said[1][3] == "محمد"
    assert said[2] == ["14.05 – 14.20", "15", "3. Pauze", ""]
    assert said[4][2] == "5. Zingen met Đặng"


def test_the_overview_and_what_to_take_along_are_on_the_first_page() -> None:
    first = extracted(build(DATA)).split("pagina 1 van")[0]
    for text in (
        "Zo gaat de bijeenkomst",
        "Check-out in één woord",
        "koffie en thee",
        "crisiskaart",
    ):
        assert text in first


@pytest.mark.parametrize(
    ("minutes", "line"),
    [
        (80, "Samen 80 van 80 minuten."),
        (81, "Samen 80 van 81 minuten. Er is nog 1 minuut over."),
        (60, "Samen 80 van 60 minuten. Dat is 20 minuten te lang."),
    ],
)
def test_it_says_whether_the_parts_fit_the_meeting(minutes: int, line: str) -> None:
    said = reading_text(build(replace(DATA, plan=replace(DATA.plan, minutes=minutes))))
    assert line in said.replace("\u00a0", " ")


def test_steps_have_clock_times_that_add_up_to_the_minutes_of_the_plan() -> None:
    data = replace(plan_data(part("steuncirkel", 20)), theme=None)
    said = reading_text(build(data)).replace("\u00a0", " ")
    assert "Vandaag duurt dit 20 minuten, meestal 25." in said
    steps = [" ".join(step.said().split()) for step in structure(build(data)).all("H4")]
    assert [re.sub(r"^.* · (\d.*) · .*$", r"\1", step) for step in steps] == [
        "13.30 – 13.33",
        "13.33 – 13.39",
        "13.39 – 13.45",
        "13.45 – 13.50",
    ]


def test_usual_minutes_need_no_explanation() -> None:
    assert "Vandaag duurt dit" not in reading_text(build(plan_data(part("steuncirkel"))))


def test_a_part_that_is_much_too_short_or_long_says_so() -> None:
    assert "Dat is kort." in reading_text(build(plan_data(part("steuncirkel", 2))))
    assert "Dat is lang." in reading_text(build(plan_data(part("steuncirkel", 90))))


def test_a_part_shorter_than_its_steps_still_names_every_step() -> None:
    steps = structure(build(plan_data(part("steuncirkel", 2)))).all("H4")
    assert len(steps) == len(FORMS["steuncirkel"].steps)
    assert "heel kort" in steps[-1].said()


def test_with_few_people_their_variant_comes_before_the_steps() -> None:
    form = FORMS["steuncirkel"]

    def is_before(people: int) -> bool:
        said = letters(reading_text(build(plan_data(part(form.slug), people=people))))
        few, step = letters(form.few_people), letters(form.steps[0].text.split("\n")[0])
        return said.index(few) < said.index(step)

    assert is_before(3)
    assert not is_before(9)


def test_when_not_to_use_it_is_read_before_the_steps() -> None:
    form = FORMS["steuncirkel"]
    said = letters(reading_text(build(plan_data(part(form.slug)))))
    places = [form.not_when, form.opt_out, form.steps[0].text, form.aftercare]
    found = [said.index(letters(place)) for place in places]
    assert found == sorted(found)


def test_the_note_of_the_facilitator_stands_at_its_part() -> None:
    said = reading_text(build(DATA))
    assert said.index("2. Hulp vragen") < said.index("Neem het voorbeeld van de verhuizing.")


def test_after_a_break_everybody_knows_when_to_go_on() -> None:
    assert "Zeg: ‘We gaan om 14.20 weer verder.’" in reading_text(build(DATA))
    assert "weer verder" not in reading_text(build(plan_data(part("weerbericht"), BREAK)))


def test_a_work_form_that_is_gone_says_so_and_keeps_its_title() -> None:
    said = reading_text(build(replace(plan_data(part("steuncirkel")), forms=())))
    assert "1. Steuncirkel" in said
    assert "staat niet meer bij de werkvormen" in said


def test_parts_are_headings_so_that_a_listener_can_go_to_them() -> None:
    headings = [" ".join(h.said().split()) for h in structure(build(DATA)).all("H2")]
    assert [h for h in headings if h[0].isdigit()] == [
        f"{number}. {each.title}" for number, each in enumerate(PARTS, start=1)
    ]


def test_the_bar_is_described_for_who_does_not_see_it() -> None:
    (figure,) = structure(build(DATA)).all("Figure")
    assert "hoe lang elk onderdeel duurt" in figure.alt


def test_an_empty_draaiboek_says_so() -> None:
    assert "nog geen onderdelen" in reading_text(build(plan_data()))
    assert structure(build(plan_data())).all("Figure") == []


def test_a_meeting_past_midnight_keeps_a_clock() -> None:
    late = replace(plan_data(part("steuncirkel")), start=time(23, 50))
    assert "23.50 – 00.15" in reading_text(build(late)).replace("\u00a0", " ")


def test_a_usual_meeting_takes_no_more_paper_than_needed() -> None:
    assert page_count(build(DATA)) <= 8
    assert page_count(build(DATA, True)) <= 15


def test_a_draft_of_one_s_own_prints_what_there_is(tmp_path: Path) -> None:
    whole = FORMS["steuncirkel"]
    draft = replace(
        whole,
        purpose="", preparation=(), steps=(), questions=(), materials=(),
        lighter="", few_people="", opt_out="", not_when="", aftercare="",
    )  # fmt: skip
    pdf = build(replace(plan_data(part("steuncirkel")), forms=(draft,)))
    assert findings(pdf, tmp_path) == []
    assert "Wanneer niet?" not in reading_text(pdf)
    assert [h.said().strip() for h in structure(pdf).all("H3")] == [
        "Vragen om mee te openen",
        "Hier gaat het makkelijk mis",
    ]
