"""Typed records: the single source of allowed values, limits and Vietnamese labels."""

from .awards import Award, AwardLine, ListStatus, Prize, Recipient, RecipientKind
from .base import Correction, Document, Money, Publication, Record, Source
from .dates import PartialDate
from .event_parts import Attendee, AttendeeRole, DateCertainty, Gift, Pledge
from .events import Article, Conference, News
from .models import Asset, Board, Funder, Model, ModelStatus, Operation, Point
from .people import Person
from .photos import Photo
from .quantities import Comparator, Quantity
from .results import Change, Figure, Measure, Origin, Result, Target
from .rules import Part
from .settings import AwardKind, Indicator, Site, Taxonomy
from .units import Exemplar, Unit, UnitKind

# Every folder of data/, in the order editors meet them in the guide.
COLLECTIONS: tuple[type[Record], ...] = (Conference, News, Model, Award, Result, Exemplar, Unit)

__all__ = [
    "COLLECTIONS",
    "Article",
    "Asset",
    "Attendee",
    "AttendeeRole",
    "Award",
    "AwardKind",
    "AwardLine",
    "Board",
    "Change",
    "Comparator",
    "Conference",
    "Correction",
    "DateCertainty",
    "Document",
    "Exemplar",
    "Figure",
    "Funder",
    "Gift",
    "Indicator",
    "ListStatus",
    "Measure",
    "Model",
    "ModelStatus",
    "Money",
    "News",
    "Operation",
    "Origin",
    "Part",
    "PartialDate",
    "Person",
    "Photo",
    "Pledge",
    "Point",
    "Prize",
    "Publication",
    "Quantity",
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
