"""Lays out a work form: what must be known beforehand, then the steps word for word."""

from __future__ import annotations

from herstel_desktop.documents.kit.assemble import draw_pages, plain_pages
from herstel_desktop.documents.kit.blocks import Block, Mark
from herstel_desktop.documents.kit.headings import fact_blocks, title_blocks
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.prose import SMALL_HEADING, Prose
from herstel_desktop.documents.kit.spans import NO_BREAK_SPACE, Span
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.kit.type_scale import scale_for
from herstel_desktop.documents.work_form.data import WorkFormData
from herstel_desktop.domain.labels import ENERGY, WORK_FORM_KIND
from herstel_desktop.domain.work_form_words import materials_line, minutes_line, people_line
from herstel_desktop.domain.work_forms import Step, WorkForm


def build(data: WorkFormData, large: bool = False) -> bytes:
    """The sheet as PDF; the same data gives the same bytes.

    Args:
        large: sets everything in 18 points or more.
    """
    press = Press(DocumentInfo(f"Werkvorm: {data.form.title}"))
    draw(press, data, large)
    return press.finish()


def draw(press: Press, data: WorkFormData, large: bool = False) -> None:
    """Draws the sheet as the next pages."""
    form = data.form
    prose = Prose(press.root, scale_for(large))
    pages = plain_pages(A4)
    pages.add_wide(_beforehand(prose, form))
    heading = prose.heading("Zo doe je het")
    for place, step in enumerate(form.steps, start=1):
        blocks = _step(prose, place, step)
        # A step is read in one go, so it does not run on to the next page.
        pages.add_wide([heading, *blocks] if place == 1 else blocks, together=True)
    for title, body in (
        ("Vragen om te stellen", form.questions),
        ("Lichter", form.lighter),
        ("Met weinig mensen", form.few_people),
        ("Na afloop", form.aftercare),
        ("Past bij", ", ".join(data.theme_titles) or "alle thema’s"),
    ):
        content = [prose.heading(title)]
        if isinstance(body, tuple):
            content += prose.listing(body, Mark.BULLET)
        else:
            content += prose.paragraphs(body, before=3)
        pages.add_wide(content, together=True)
    draw_pages(press, A4, pages, foot=f"Werkvorm: {form.title}", scale=prose.scale)


def _beforehand(prose: Prose, form: WorkForm) -> list[Block]:
    kicker = f"Werkvorm · {WORK_FORM_KIND[form.kind]}"
    blocks = title_blocks(prose.root, form.title, kicker, scale=prose.scale)
    blocks += prose.paragraphs(form.purpose, before=8)
    blocks += fact_blocks(
        prose.root,
        [
            ("Hoe lang", minutes_line(form.minutes)),
            ("Met hoeveel", people_line(form.people)),
            ("Energie", ENERGY[form.energy].lower()),
            ("Nodig", materials_line(form.materials)),
        ],
        scale=prose.scale,
    )
    blocks.append(prose.warning([Span("Wanneer niet? ", bold=True), Span(form.not_when)]))
    if form.preparation:
        blocks += [prose.heading("Zet klaar"), *prose.listing(form.preparation, Mark.TICK)]
    blocks.append(prose.heading("Meedoen mag, overslaan ook"))
    return blocks + prose.paragraphs(form.opt_out, before=3)


def _step(prose: Prose, place: int, step: Step) -> list[Block]:
    unit = "minuut" if step.minutes == 1 else "minuten"
    title = f"{place}. {step.title} · {step.minutes}{NO_BREAK_SPACE}{unit}"
    head = prose.heading(title, Role.H3, style=SMALL_HEADING, before=9)
    return [head, *prose.paragraphs(step.text, before=2)]
