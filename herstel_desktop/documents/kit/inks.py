"""The inks of drawn sheets."""

from __future__ import annotations

Ink = tuple[float, float, float]

# Every tint has a dark outline or a pattern beside it, so that it may be lost in black and white.
OUTLINE: Ink = (0.15, 0.19, 0.22)
SOFT: Ink = (0.45, 0.49, 0.52)
WHITE: Ink = (1.0, 1.0, 1.0)
SUN: Ink = (1.0, 0.86, 0.42)
SKY: Ink = (0.82, 0.91, 0.97)
WATER: Ink = (0.66, 0.82, 0.92)
ORANGE: Ink = (1.0, 0.78, 0.50)
LEAF: Ink = (0.80, 0.91, 0.78)
SAND: Ink = (0.98, 0.95, 0.87)
CLOUD: Ink = (0.90, 0.92, 0.94)
STONE: Ink = (0.78, 0.81, 0.84)
ROSE: Ink = (0.97, 0.80, 0.76)
LILAC: Ink = (0.88, 0.84, 0.94)
