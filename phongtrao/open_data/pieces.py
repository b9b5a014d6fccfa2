"""Every file of the API and the copies of records, in pieces that are made together; what each is made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..answers import short_digest
from ..data_folder import DATA
from ..dataset import Dataset
from ..paths import API, document_path, record_file_path
from ..public_copy import public_yaml
from ..records import Record
from ..records.values import ForPrograms
from ..views.structured import Deployment
from . import accepted
from .addresses import (
    INDEX,
    MOVED,
    OPEN_API,
    leaf_path,
    list_path,
    schema_path,
    single_path,
)
from .documents import (
    Document,
    public_data,
    record_documents,
    single_document,
    text_of,
    withdrawn_document,
)
from .lists import Leaf, leaf_document, leaves_of, list_document
from .openapi import Examples, specification
from .overview import index_document, moved_list

Files = Mapping[str, bytes]


class Piece(NamedTuple):
    """Files that are made together, named by the first of them, which is mostly the only one.

    ``signature`` and the records looked up tell what they are made of.
    """

    name: str
    signature: Any
    make: Callable[[], Files]


def pieces(dataset: Dataset, site: Deployment) -> Iterator[Piece]:
    """Yield every piece."""
    yield from (of_record(dataset, record, site) for record in dataset.records())
    yield from overall(dataset, site)


def overall(dataset: Dataset, site: Deployment) -> Iterator[Piece]:
    """Yield every piece that is not of one published record."""
    for path in dataset.withdrawn:
        yield _withdrawn(dataset, path, site.url)
    leaves = dataset.once(leaves_of)
    for name, found in leaves.items():
        yield _list(name, found, site.url)
        for leaf in found:
            yield _leaf(dataset, leaf, site.url)
    yield from _singles(dataset)
    yield from _overviews(dataset, leaves, site)


def of_record(dataset: Dataset, record: Record, site: Deployment) -> Piece:
    """Return the document of a published record, and the copy of its file, which says the same."""
    collection, identifier, url = record.collection, record.id, site.url

    def make() -> Files:
        # Looked up for the note.
        record: Record = getattr(dataset, collection)[identifier]
        context = ForPrograms()
        data = public_data(record, context)
        files = {path: text_of(made) for path, made in record_documents(dataset, record, data, url)}
        copied = public_yaml(record, None if context.differs else data)
        return files | {record_file_path(record): copied.encode()}

    return Piece(document_path(collection, identifier), url, make)


def _withdrawn(dataset: Dataset, path: str, url: str) -> Piece:
    address = f"{API}{path.removeprefix(f'{DATA}/').removesuffix('.yml')}.json"

    def make() -> Files:
        return {address: text_of(withdrawn_document(dataset, dataset.withdrawn[path], url))}

    return Piece(address, url, make)


def _list(name: str, leaves: Sequence[Leaf], url: str) -> Piece:
    return _known(list_path(name), list_document(name, leaves, url))


def _leaf(dataset: Dataset, leaf: Leaf, url: str) -> Piece:
    path = leaf_path(leaf.collection, leaf.name)
    return Piece(path, (leaf, url), lambda: {path: text_of(leaf_document(dataset, leaf, url))})


def _singles(dataset: Dataset) -> Iterator[Piece]:
    # A change of either file makes everything anew.
    for record in (dataset.site, dataset.taxonomy):
        yield _single(dataset, record)


def _single(dataset: Dataset, record: Record) -> Piece:
    path = single_path(record.collection)
    return Piece(
        path, dataset.digests.get(record.path), lambda: {path: text_of(single_document(dataset, record))}
    )


def _overviews(dataset: Dataset, leaves: Mapping[str, Sequence[Leaf]], site: Deployment) -> Iterator[Piece]:
    counts = {name: sum(len(leaf.items) for leaf in found) for name, found in leaves.items()}
    yield _known(INDEX, index_document(dataset, counts, site))
    yield _known(MOVED, moved_list(dataset, site.url))
    schemas = {schema_path(name): text for name, text in accepted.texts().items()}
    yield Piece("api/schemas", sorted(schemas), lambda: schemas)
    examples = Examples.of(dataset)
    yield Piece(
        OPEN_API, (examples, site), lambda: {OPEN_API: text_of(specification(dataset, examples, site))}
    )


def _known(path: str, document: Document) -> Piece:
    """Return a document that is made to know whether it has changed."""
    made = text_of(document)
    return Piece(path, short_digest(made.decode()), lambda: {path: made})
