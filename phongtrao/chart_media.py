"""How a chart's primitives are written down as SVG: lengths and colours, on a page and in a file of its own.

Neither medium has a style attribute or element: the policy of the pages blocks those, and a host may send it
with the files too.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

Attributes = Mapping[str, str]

WIDTH, LINE_HEIGHT = 640, 16
_INK, _GREEN, _FAINT = "#1b1b1b", "#1f7a45", "#4b5a52"
_BOLD = {"fill": _INK, "font-weight": "700"}
# Text over a line keeps a rim of the background.
_RIM = {"stroke": "#fff", "stroke-width": "4", "paint-order": "stroke"}
_FIXED: Mapping[str, Attributes] = {
    "title": {**_BOLD, "font-size": "18"},
    "note": {"fill": _FAINT, "font-size": "14"},
    "group": _BOLD,
    "label": {"fill": _INK},
    "value": {**_BOLD, **_RIM},
    "count": _BOLD,
    "day": {"fill": _FAINT},
    "bar": {"fill": _GREEN},
    "range": {"fill": "none", "stroke": _GREEN, "stroke-dasharray": "4 3"},
    "axis": {"stroke": _FAINT},
    "line": {"stroke": _GREEN, "stroke-width": "2", "stroke-dasharray": "2 4"},
    "dot": {"fill": _GREEN},
    "no-tile": {"fill": "none", "stroke": _FAINT, "stroke-dasharray": "4 3"},
    "tile-1": {"fill": "#e6f2ea", "stroke": _GREEN},
    "tile-2": {"fill": "#cce5d5", "stroke": _GREEN},
    "tile-3": {"fill": "#aed6bd", "stroke": _GREEN},
    "tile-4": {"fill": "#8cc5a2", "stroke": _GREEN},
}


class Medium(NamedTuple):
    """Lengths of a drawing, and the attributes that colour each role."""

    per_cent: float
    of_width: str
    per_line: float
    of_line: str
    paint: Callable[[str], Attributes]

    def x(self, share: float) -> str:
        """Return a length across, from hundredths of the width."""
        return f"{round(share * self.per_cent, 2):g}{self.of_width}"

    def y(self, lines: float) -> str:
        """Return a length down, from lines of text."""
        return f"{round(lines * self.per_line, 2):g}{self.of_line}"


def _class_of(role: str) -> Attributes:
    return {"class": f"pt-chart__{role}"}


# A page's style sheet knows its palette; ``em`` follows the reader's size of text.
ON_PAGE = Medium(1, "%", 1, "em", _class_of)
IN_FILE = Medium(WIDTH / 100, "", LINE_HEIGHT, "", _FIXED.__getitem__)
