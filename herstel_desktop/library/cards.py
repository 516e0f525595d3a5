"""The templates of information cards, from `resources/cards/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from herstel_desktop import paths
from herstel_desktop.domain.info_cards import CardTemplate, MergeField, SectionKind, fields_in
from herstel_desktop.library.content import Fields, read_fields

_FIELDS = frozenset(each.value for each in MergeField)


@cache
def shipped_templates() -> tuple[CardTemplate, ...]:
    """All templates in the order in which they are offered, read once.

    Raises:
        ContentError: a file is not as it should be.
    """
    found = [_template(path) for path in sorted(_folder().glob("*.toml"))]
    return tuple(template for _order, template in sorted(found, key=lambda each: each[0]))


def shipped_template(slug: str) -> CardTemplate:
    """One template.

    Raises:
        KeyError: there is none of this name.
        ContentError: a file is not as it should be.
    """
    for template in shipped_templates():
        if template.slug == slug:
            return template
    raise KeyError(slug)


def _folder() -> Path:
    return paths.resources_folder() / "cards"


def _template(path: Path) -> tuple[int, CardTemplate]:
    fields = read_fields(path, f"cards/{path.name}")
    order = fields.whole("order")
    template = CardTemplate(
        slug=path.stem,
        name=fields.text("name"),
        about=fields.text("about"),
        title=_checked(fields, "title", fields.text("title")),
        subtitle=_checked(fields, "subtitle", fields.any_text("subtitle")),
        sections=tuple(_section(each) for each in fields.tables("section")),
    )
    if not template.sections:
        raise fields.error("section", "is empty")
    fields.finish()
    return order, template


def _section(fields: Fields) -> tuple[SectionKind, str, str]:
    kind = fields.one_of("kind", SectionKind)
    heading = _checked(fields, "heading", fields.text("heading"))
    lines = _checked(fields, "text", fields.any_text("text"))
    fields.finish()
    # In a running text each line is a paragraph; in other sections lines belong together.
    text = lines.replace("\n", "\n\n") if kind is SectionKind.TEXT else lines
    return kind, heading, text


def _checked(fields: Fields, name: str, text: str) -> str:
    """The text; its merge fields are ones that exist.

    Raises:
        ContentError: one of them does not.
    """
    unknown = sorted(set(fields_in(text)) - _FIELDS)
    if unknown:
        raise fields.error(name, f"has an unknown merge field {unknown[0]!r}")
    return text
