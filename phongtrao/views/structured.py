"""What a page is about, for machines: schema.org nodes. What is not known is left out; nothing is made up."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import absolute, record_address, record_file_path
from ..records import Article, Conference, DateCertainty, Figure, Origin, Record, Result
from ..records.base import Period, Publication
from ..records.event_parts import Place
from ..vietnamese import capitalize_first
from .articles import shown_with
from .common import Link, last_change, unit_label
from .results import figure_view
from .year_lists import result_place, results_by_page

Node = Mapping[str, Any]
# W3C PROV's word for what schema.org has none: of what a derived number was made.
DERIVED_FROM = "prov:wasDerivedFrom"
PROV = {"prov": "http://www.w3.org/ns/prov#", DERIVED_FROM: {"@type": "@id"}}


class Deployment(NamedTuple):
    """What the configuration says of the site. ``url`` is its address, empty when not known."""

    name: str
    description: str
    url: str


def _node(kind: str, **known: Any) -> Node:
    """Return a node of the properties that have a value."""
    return {"@type": kind, **{name: value for name, value in known.items() if value}}


def _identity(address: str, fragment: str) -> dict[str, str]:
    """Return what nodes call each other by; nothing while the site's address is not known."""
    return {"@id": f"{address}#{fragment}"} if address else {}


def _publisher(dataset: Dataset) -> Node:
    return _node("Organization", name=dataset.site.publisher)


def website(dataset: Dataset, site: Deployment) -> list[Node]:
    """Return the site itself and who publishes it."""
    licence = dataset.site.data_licence.url
    return [
        _node(
            "WebSite",
            name=site.name,
            description=site.description,
            url=absolute("", site.url),
            inLanguage="vi",
            license=licence,
            publisher=_publisher(dataset),
        )
    ]


def breadcrumb(trail: Sequence[Link], title: str, site: Deployment) -> Node:
    """Return the way from the home page to a page.

    :param trail: the pages between them, outermost first.
    :param title: the page's own title, which stands last and needs no address.
    """
    steps = [Link("Trang chủ", ""), *trail, Link(title)]
    return _node(
        "BreadcrumbList",
        itemListElement=[
            _node(
                "ListItem",
                position=position,
                name=step.text,
                item=absolute(step.path, site.url) if step.path is not None else "",
            )
            for position, step in enumerate(steps, 1)
        ],
    )


def article(
    dataset: Dataset, site: Deployment, found: Article, path: str, images: Sequence[str]
) -> list[Node]:
    """Return an article and, if it tells of one, the event.

    :param images: whole addresses of the article's pictures.
    """
    address = absolute(path, site.url)
    added = dataset.history.added.get(found.path)
    changed = last_change(dataset, (found, *shown_with(dataset, found)))
    event = {**_event(dataset, found), **_identity(address, "event")} if isinstance(found, Conference) else {}
    news = _node(
        "NewsArticle",
        headline=found.title,
        description=found.summary,
        url=address,
        image=images,
        inLanguage="vi",
        datePublished=added.isoformat() if added else "",
        dateModified=changed.isoformat() if changed else "",
        contentLocation=[_place(dataset, place) for place in found.places],
        mentions=list(_reports(dataset, site, found)),
        **_origin(dataset, found),
        about=_identity(address, "event") if event else {},
    )
    return [news, event] if event else [news]


def web_page(dataset: Dataset, site: Deployment, record: Record, title: str, described: str) -> Node:
    """Return the page of a model or a unit."""
    changed = last_change(dataset, [record])
    return _node(
        "WebPage",
        name=title,
        description=described,
        url=absolute(record_address(record), site.url),
        inLanguage="vi",
        dateModified=changed.isoformat() if changed else "",
        **_origin(dataset, record),
    )


def _origin(dataset: Dataset, record: Record) -> Mapping[str, Any]:
    """Return who publishes a record and under which licence, where it is from, what was corrected."""
    sources = dataset.sources_of(record)
    publishers = "; ".join(dict.fromkeys(one.publisher for one in sources))
    return {
        "publisher": _publisher(dataset),
        "license": dataset.site.data_licence.url,
        "isBasedOn": [_source(source) for source in sources],
        "creditText": f"Nguồn: {publishers}" if publishers else "",
        "correction": [
            _node("CorrectionComment", text=one.text, dateCreated=one.date.isoformat())
            for one in record.corrections
        ],
    }


def _reports(dataset: Dataset, site: Deployment, found: Article) -> Iterator[Node]:
    """Yield the reports presented at an event; where they stand, they are told in full."""
    for one in dataset.results_by_event.get(found.id, ()) if site.url else ():
        yield _node("Dataset", name=one.title, url=absolute(result_place(dataset, one), site.url))


def _event(dataset: Dataset, found: Conference) -> Node:
    # A date that we read from the context has its caveat on the page; here there is no place for one.
    stated = found.date_certainty is DateCertainty.STATED
    organisers = [*found.organisers, *found.co_organisers]
    return _node(
        "Event",
        name=found.title,
        description=found.summary,
        startDate=found.date.iso() if stated else "",
        endDate=found.end_date.iso() if found.end_date and stated else "",
        location=[_place(dataset, place) for place in found.places],
        organizer=[_node("Organization", name=name) for name in organisers],
    )


def _place(dataset: Dataset, place: Place) -> Node:
    unit = dataset.units.get(place.unit or "")
    name = unit_label(dataset, unit) if unit else place.name
    return _node("Place", name=place.venue or name, address=name if place.venue else "")


def _source(source: Publication) -> Node:
    return _node(
        "CreativeWork",
        name=source.title,
        url=source.url or "",
        datePublished=source.published_on.iso() if source.published_on else "",
        author=[_node("Person", name=name) for name in source.authors],
        publisher=_node("Organization", name=source.publisher),
    )


def datasets(dataset: Dataset, site: Deployment, page: str) -> list[Node]:
    """Return the reports that stand on a page as data sets, in its order; each stands on one page alone."""
    return [_dataset(dataset, site, result) for result in dataset.entry(results_by_page, page) or ()]


def _dataset(dataset: Dataset, site: Deployment, result: Result) -> Node:
    unit = dataset.units.get(result.unit or "")
    label = unit_label(dataset, unit) if unit else ""
    period, changed = result.period, last_change(dataset, [result])
    file = absolute(record_file_path(result), site.url)
    names = dict.fromkeys(dataset.indicators[figure.indicator].name for figure in result.figures)
    counted_on = f"số liệu tính đến {result.as_of}"
    described = [label, str(period or ""), counted_on, ", ".join(names)]
    return _node(
        "Dataset",
        name=result.title,
        description=capitalize_first("; ".join(filter(None, described))),
        url=absolute(result_place(dataset, result), site.url),
        inLanguage="vi",
        creator=_publisher(dataset),
        temporalCoverage=_coverage(period),
        spatialCoverage=_node("Place", name=label) if label else {},
        dateModified=changed.isoformat() if changed else "",
        **_origin(dataset, result),
        variableMeasured=[
            {**_variable(dataset, figure), **_derivation(dataset, result, figure)}
            for figure in result.figures
        ],
        distribution=_node("DataDownload", contentUrl=file, encodingFormat="application/yaml")
        if file
        else {},
    )


def _coverage(period: Period | None) -> str:
    """Return a period as ISO 8601 has it: ``2024-01/2024-09``, ``2024``, open ``2016/..``; or nothing."""
    if period is None or not (period.start or period.end):
        return ""
    ends = [day.iso() if day else ".." for day in (period.start, period.end)]
    return "/".join(dict.fromkeys(ends))


def _derivation(dataset: Dataset, result: Result, figure: Figure) -> Mapping[str, Any]:
    """Return how a figure was made that no source states, and of what; nothing for one that was reported."""
    if figure.origin is not Origin.DERIVED:
        return {}
    made_of = [one.url for one in dataset.sources_of(result) if one.url]
    method = f"{figure.origin.label}: {figure.formula}"
    return {"measurementMethod": method, **({DERIVED_FROM: made_of} if made_of else {})}


def _variable(dataset: Dataset, figure: Figure) -> Node:
    view = figure_view(dataset, figure)
    exact = figure.exact if figure.of is None else None
    value = view.number if exact is None else float(exact)
    return {
        **_node("PropertyValue", name=" – ".join(filter(None, [view.label, view.category]))),
        "value": int(value) if isinstance(value, float) and value.is_integer() else value,
        "unitText": view.measure_unit,
    }
