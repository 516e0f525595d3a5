"""Lays out a work form: what must be known beforehand, then the steps word for word."""

from __future__ import annotations

from herstel_desktop.documents.kit.assemble import assemble, plain_pages
from herstel_desktop.documents.kit.blocks import Block, FramedBlock, ItemBlock, Mark, TextBlock
from herstel_desktop.documents.kit.headings import fact_blocks, title_blocks
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4
from herstel_desktop.documents.kit.spans import NO_BREAK_SPACE, Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role, StructureTree
from herstel_desktop.documents.work_form.data import WorkFormData
from herstel_desktop.domain.labels import ENERGY, WORK_FORM_KIND
from herstel_desktop.domain.work_form_words import materials_line, minutes_line, people_line
from herstel_desktop.domain.work_forms import Step, WorkForm

_BODY = TextStyle(11.5, 1.38)
_HEADING = TextStyle(14, 1.2, bold=True)
_STEP = TextStyle(12, 1.3, bold=True)
_INDENT = 15.0


def build(data: WorkFormData) -> bytes:
    """The sheet as PDF; the same data gives the same bytes."""
    form = data.form
    tree = StructureTree()
    root = tree.document
    pages = plain_pages(A4)
    pages.add_wide(_beforehand(root, form))
    heading = _heading(root, "Zo doe je het")
    for place, step in enumerate(form.steps, start=1):
        blocks = _step(root, place, step)
        # A step is read in one go, so it does not run on to the next page.
        pages.add_wide([heading, *blocks] if place == 1 else blocks, together=True)
    for title, body in (
        ("Vragen om te stellen", form.questions),
        ("Lichter", form.lighter),
        ("Met weinig mensen", form.few_people),
        ("Na afloop", form.aftercare),
        ("Past bij", ", ".join(data.theme_titles) or "alle thema’s"),
    ):
        if isinstance(body, tuple):
            content = _listing(root, title, body, Mark.BULLET)
        else:
            content = [_heading(root, title), *_paragraphs(root, body, before=3)]
        pages.add_wide(content, together=True)
    info = DocumentInfo(f"Werkvorm: {form.title}")
    return assemble(info, A4, tree, pages, foot=f"Werkvorm: {form.title}")


def _beforehand(root: Element, form: WorkForm) -> list[Block]:
    blocks = title_blocks(root, form.title, f"Werkvorm · {WORK_FORM_KIND[form.kind]}")
    blocks += _paragraphs(root, form.purpose, before=8)
    blocks += fact_blocks(
        root,
        [
            ("Hoe lang", minutes_line(form.minutes)),
            ("Met hoeveel", people_line(form.people)),
            ("Energie", ENERGY[form.energy].lower()),
            ("Nodig", materials_line(form.materials)),
        ],
    )
    warning = Text([Span("Wanneer niet? ", bold=True), Span(form.not_when)], _BODY)
    blocks.append(
        FramedBlock(
            (TextBlock(warning, root.add(Role.PARAGRAPH)),), ground=(1, 1, 1), bar=(0, 0, 0)
        )
    )
    if form.preparation:
        blocks += _listing(root, "Zet klaar", form.preparation, Mark.TICK)
    blocks += [_heading(root, "Meedoen mag, overslaan ook"), *_paragraphs(root, form.opt_out, 3)]
    return blocks


def _heading(root: Element, text: str) -> Block:
    return TextBlock(Text(text, _HEADING), root.add(Role.H2), before=14, keep_with_next=True)


def _paragraphs(root: Element, text: str, before: float) -> list[Block]:
    return [
        TextBlock(Text(each, _BODY), root.add(Role.PARAGRAPH), before=before if not place else 4)
        for place, each in enumerate(text.split("\n"))
    ]


def _listing(root: Element, heading: str, items: tuple[str, ...], mark: Mark) -> list[Block]:
    blocks = [_heading(root, heading)]
    listing = root.add(Role.LIST)
    listing.numbering = "Disc"
    for text in items:
        item = listing.add(Role.ITEM)
        label = item.add(Role.LABEL)
        body = TextBlock(Text(text, _BODY), item.add(Role.BODY))
        blocks.append(ItemBlock(mark, label, body, _INDENT, before=3))
    return blocks


def _step(root: Element, place: int, step: Step) -> list[Block]:
    unit = "minuut" if step.minutes == 1 else "minuten"
    title = Text(f"{place}. {step.title} · {step.minutes}{NO_BREAK_SPACE}{unit}", _STEP)
    head = TextBlock(title, root.add(Role.H3), before=9, keep_with_next=True)
    return [head, *_paragraphs(root, step.text, before=2)]
