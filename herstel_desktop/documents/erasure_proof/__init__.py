"""The 'vergeet-bewijs': that somebody's data were erased, without saying whose."""

from herstel_desktop.documents.erasure_proof.build import build, draw
from herstel_desktop.documents.erasure_proof.data import ErasureProofData

__all__ = ["ErasureProofData", "build", "draw"]
