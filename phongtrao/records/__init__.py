"""Typed records: the single source of allowed values, limits and Vietnamese labels."""

from .awards import Award, AwardLine, ListStatus, Recipient, RecipientKind
from .base import Correction, Part, Record, Source
from .community import Exemplar, Model, Point, Unit, UnitKind
from .events import Article, Attendee, AttendeeRole, Conference, News
from .results import Comparator, Figure, Measure, Origin, Result
from .settings import Indicator, Site, Taxonomy
from .values import PartialDate

# Every folder of data/, in the order editors meet them in the guide.
COLLECTIONS: tuple[type[Record], ...] = (Conference, News, Model, Award, Result, Exemplar, Unit)

__all__ = [
    "COLLECTIONS",
    "Article",
    "Attendee",
    "AttendeeRole",
    "Award",
    "AwardLine",
    "Comparator",
    "Conference",
    "Correction",
    "Exemplar",
    "Figure",
    "Indicator",
    "ListStatus",
    "Measure",
    "Model",
    "News",
    "Origin",
    "Part",
    "PartialDate",
    "Point",
    "Recipient",
    "RecipientKind",
    "Record",
    "Result",
    "Site",
    "Source",
    "Taxonomy",
    "Unit",
    "UnitKind",
]
