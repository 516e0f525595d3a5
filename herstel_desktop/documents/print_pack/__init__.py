"""Everything that is printed for one meeting, as one PDF."""

from herstel_desktop.documents.print_pack.build import build
from herstel_desktop.documents.print_pack.data import PackedSheet, PrintPackData
from herstel_desktop.domain.print_packs import PackLook

__all__ = ["PackLook", "PackedSheet", "PrintPackData", "build"]
