"""The framework's links as a picture: where each component stands on a ring, and the curves between them.

Pure geometry, in the units of the drawing. `theme/shared/threads.svg.j2` draws it.
"""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass

from assessment_kit.framework.model import Framework

WIDTH, HEIGHT = 860, 560
RING_X, RING_Y = 175, 180  # half axes of the ring
DISC = 30  # radius of a component's disc
GAP = 9  # between an arrow's head and the disc
BEND = 0.16  # how far a curve leaves the straight line, so that two ways between a pair stay apart
LABEL_WIDTH = 17  # letters on a line


@dataclass(frozen=True)
class Disc:
    """A component: its number and place, and the lines of its title with the place of the first."""

    number: int
    x: float
    y: float
    label: tuple[str, ...]
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True)
class Curve:
    """An arrow as a quadratic curve: start, control point, end."""

    x1: float
    y1: float
    bend_x: float
    bend_y: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Picture:
    discs: tuple[Disc, ...]
    curves: tuple[Curve, ...]
    width: int = WIDTH
    height: int = HEIGHT
    radius: int = DISC


def picture(framework: Framework) -> Picture:
    """Lay out the components clockwise from the top, and an arrow from each to those that it depends on."""
    count = len(framework.components)
    discs = {
        component.id: _disc(number, count, component.title)
        for number, component in enumerate(framework.components, start=1)
    }
    curves = [
        _curve(discs[component.id], discs[link.to]) for component in framework.components for link in component.links
    ]
    return Picture(tuple(discs.values()), tuple(curves))


def _disc(number: int, count: int, title: str) -> Disc:
    angle = 2 * math.pi * (number - 1) / count - math.pi / 2
    across, down = math.cos(angle), math.sin(angle)
    x, y = WIDTH / 2 + RING_X * across, HEIGHT / 2 + 15 + RING_Y * down
    lines = tuple(textwrap.wrap(title, LABEL_WIDTH if abs(across) > 0.1 else 2 * LABEL_WIDTH))
    if abs(across) <= 0.1:  # at the top or bottom the title stands above or below
        below = down > 0
        return Disc(number, _round(x), _round(y), lines, _round(x), _round(y + (54 if below else -42)), "middle")
    side = math.copysign(1, across)
    first = y - 11 * (len(lines) - 1) + 7
    anchor = "start" if side > 0 else "end"
    return Disc(number, _round(x), _round(y), lines, _round(x + side * (DISC + 10)), _round(first), anchor)


def _curve(start: Disc, end: Disc) -> Curve:
    dx, dy = end.x - start.x, end.y - start.y
    bend_x, bend_y = (start.x + end.x) / 2 - dy * BEND, (start.y + end.y) / 2 + dx * BEND
    x1, y1 = _toward(start.x, start.y, bend_x, bend_y, DISC)
    x2, y2 = _toward(end.x, end.y, bend_x, bend_y, DISC + GAP)
    return Curve(x1, y1, _round(bend_x), _round(bend_y), x2, y2)


def _toward(x: float, y: float, other_x: float, other_y: float, distance: float) -> tuple[float, float]:
    length = math.hypot(other_x - x, other_y - y)
    return _round(x + (other_x - x) * distance / length), _round(y + (other_y - y) * distance / length)


def _round(value: float) -> float:
    return round(value, 1)
