"""The kinds of materials, from `resources/materials.toml`."""

from __future__ import annotations

from functools import cache

from herstel_desktop import paths
from herstel_desktop.domain.materials import MaterialKind, Materials
from herstel_desktop.library.content import Fields, read_fields

_FILE = "materials.toml"


@cache
def shipped_materials() -> Materials:
    """All kinds, read once.

    Raises:
        ContentError: the file is not as it should be.
    """
    fields = read_fields(paths.resources_folder() / _FILE, _FILE)
    made = Materials(
        tuple(_kind(each) for each in fields.tables("kind")), frozenset(fields.texts("special"))
    )
    fields.finish()
    return made


def _kind(fields: Fields) -> MaterialKind:
    kind = MaterialKind(
        fields.text("slug"),
        fields.text("title"),
        fields.yes_or_no("at_hand"),
        frozenset(fields.texts("words", 1)),
    )
    fields.finish()
    return kind
