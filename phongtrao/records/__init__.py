"""Typed records: the single source of allowed values, limits and Vietnamese labels."""

from .awards import Award, AwardLine, ListStatus, Recipient, RecipientKind
from .base import Comparator, Correction, Document, Money, Publication, Record, Source
from .community import Exemplar, Funder, Model, ModelStatus, Point, Unit, UnitKind
from .dates import PartialDate
from .events import Article, Attendee, AttendeeRole, Conference, DateCertainty, News
from .photos import Photo
from .results import Change, Figure, Measure, Origin, Result, Target
from .rules import Part
from .settings import AwardKind, Indicator, Site, Taxonomy

# Every folder of data/, in the order editors meet them in the guide.
COLLECTIONS: tuple[type[Record], ...] = (Conference, News, Model, Award, Result, Exemplar, Unit)

__all__ = [
    "COLLECTIONS",
    "Article",
    "Attendee",
    "AttendeeRole",
    "Award",
    "AwardKind",
    "AwardLine",
    "Change",
    "Comparator",
    "Conference",
    "Correction",
    "DateCertainty",
    "Document",
    "Exemplar",
    "Figure",
    "Funder",
    "Indicator",
    "ListStatus",
    "Measure",
    "Model",
    "ModelStatus",
    "Money",
    "News",
    "Origin",
    "Part",
    "PartialDate",
    "Photo",
    "Point",
    "Publication",
    "Recipient",
    "RecipientKind",
    "Record",
    "Result",
    "Site",
    "Source",
    "Target",
    "Taxonomy",
    "Unit",
    "UnitKind",
]
