"""Which shape stands at which endpoint: a new field of a record is there by itself."""

from typing import Annotated, Any

from pydantic import Field, create_model

from ..records import COLLECTIONS, Award, AwardLine, Record, Site, Taxonomy
from .addresses import WITHDRAWN
from .list_shapes import Collection, Index, Leaf, MovedList, Single, WithdrawnLeaf
from .shapes import Moved, Published, Withdrawn

# By the name of their schema: what may stand at each endpoint.
ENDPOINTS: dict[str, Any] = {
    "index": Index,
    "list": Collection,
    "page": Leaf,
    "withdrawn": WithdrawnLeaf,
    "moved": MovedList,
    "site": create_model("SiteDocument", __base__=Single, data=(Site, Field(title="Nội dung"))),
    "taxonomy": create_model("TaxonomyDocument", __base__=Single, data=(Taxonomy, Field(title="Nội dung"))),
}


def _document(record_type: type[Record]) -> Any:
    """Return what may stand at the address of a record of one kind."""
    data: Any = Award | AwardLine if record_type is Award else record_type
    field = (data, Field(title="Nội dung", description=f"Bản ghi như trong data/{record_type.collection}/."))
    name = f"{record_type.__name__}Document"
    made: Any = create_model(name, __base__=Published, data=field)
    return Annotated[made | Withdrawn | Moved, Field(discriminator="status")]


ENDPOINTS |= {one.collection: _document(one) for one in COLLECTIONS}
assert WITHDRAWN in ENDPOINTS
