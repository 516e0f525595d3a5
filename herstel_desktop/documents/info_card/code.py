"""A QR code for a web address, drawn as squares; the address itself stands beside it as text."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from herstel_desktop.documents.kit.blocks import Block
from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.page import MM
from herstel_desktop.documents.kit.structure import Element, Role

_SIDE = 28 * MM  # a telephone reads it from an arm's length
_QUIET = 4  # squares that stay white around a code (ISO/IEC 18004)
_MOST = 1_000  # letters; a denser code is not read from paper


@dataclass(frozen=True)
class CodeBlock:
    """The code with its white edge."""

    squares: tuple[tuple[bool, ...], ...]
    element: Element
    before: float = 4.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        """Height of the code."""
        return min(_SIDE, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """A code stays in one piece."""
        return None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draws dark on white, whatever lies under it."""
        side = self.height(width)
        square = side / (len(self.squares) + 2 * _QUIET)
        self.element.box = (left, top - side, left + side, top)
        with canvas.content(self.element):
            canvas.saveState()
            canvas.setFillGray(1)
            canvas.rect(left, top - side, side, side, stroke=0, fill=1)
            canvas.setFillGray(0)
            path = canvas.beginPath()
            for row, squares in enumerate(self.squares):
                for column, dark in enumerate(squares):
                    if dark:
                        x = left + (column + _QUIET) * square
                        path.rect(x, top - (row + _QUIET + 1) * square, square, square)
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.restoreState()


def code_block(parent: Element, address: str) -> CodeBlock | None:
    """The code of an address with its place in the structure tree; None for one too long."""
    if len(address) > _MOST:
        return None
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    squares = tuple(tuple(map(bool, row)) for row in code.modules)
    element = parent.add(Role.FIGURE)
    element.alt = f"QR-code voor {address}"
    return CodeBlock(squares, element)
