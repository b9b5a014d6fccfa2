"""Every flat table: the one definition that files, descriptor, dictionary and pages are made from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..dataset import Dataset
from ..records import COLLECTIONS, Record
from ..records.settings import VOCABULARIES
from . import articles, awards, figures, models, places, provenance
from .columns import Column
from .items import Item, Origin
from .vocabularies import term_columns, term_items

# A record with its collection and id.
Owner = tuple[str, str, Record]
Rows = Callable[[Origin], Iterable[Item]]


class Table(NamedTuple):
    """One table. Its rows are those of each record of ``collections``, or all of the vocabulary of its name.

    ``refers`` are keys of several columns: (own columns, other table, its columns).
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    collections: tuple[str, ...] = ()
    rows: Rows = provenance.whole
    primary_key: tuple[str, ...] = ("id",)
    refers: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()

    def items(self, dataset: Dataset, owners: Iterable[Owner]) -> Iterator[Item]:
        """Yield the rows of some owners; of a vocabulary all."""
        if not self.collections:
            yield from term_items(dataset, self.name)
        for _, _, record in owners:
            yield from self.rows(Origin(dataset, record))


_EVERY = tuple(one.collection for one in COLLECTIONS)
_VOCABULARIES: Mapping[str, tuple[str, str]] = {
    "fields": ("Lĩnh vực", "Lĩnh vực hoạt động của mô hình."),
    "sectors": ("Khối", "Khối của mô hình: khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục…"),
    "levels": ("Cấp", "Cấp hành chính, cấp khen."),
    "award_forms": ("Hình thức khen thưởng", "Hình thức khen thưởng; danh hiệu thi đua là nhóm riêng."),
    "indicators": ("Chỉ tiêu", "Điều được đếm trong báo cáo, kèm đơn vị tính và định nghĩa."),
    "dimensions": ("Chiều phân loại", "Các cách phân tổ số liệu và hạng mục của mỗi cách."),
}


def _own_tables() -> Iterator[Table]:
    yield Table(
        *("conferences", "Hội nghị, sự kiện", "Mỗi dòng là một hội nghị hay sự kiện."),
        *(articles.conference_columns(), ("conferences",)),
    )
    yield Table(
        *("news", "Tin", "Mỗi dòng là một tin khác về phong trào."),
        *(articles.news_columns(), ("news",)),
    )
    yield Table(
        *("models", "Mô hình", "Mỗi dòng là một tên gọi mô hình; một tên gọi có thể có nhiều điểm."),
        *(models.model_columns(), ("models",)),
    )
    yield Table(
        *("model_points", "Điểm mô hình", "Mỗi dòng là một điểm (nơi) mà nguồn nêu tên."),
        *(models.point_columns(), ("models",), models.point_items),
    )
    yield Table(
        "awards",
        "Khen thưởng",
        "Mỗi dòng là một lần khen: một hình thức, một cấp khen, cho bao nhiêu tập thể, cá nhân, hộ.",
        awards.award_columns(),
        ("conferences", "news", "awards"),
        awards.line_items,
    )
    yield Table(
        "award_recipients",
        "Tên được khen",
        "Mỗi dòng là một tên trên bảng vàng, chỉ khi nguồn đã công bố. Đây là dữ liệu có tên người: dùng lại "
        "phải theo pháp luật về bảo vệ dữ liệu cá nhân.",
        awards.recipient_columns(),
        ("conferences", "news", "awards"),
        awards.recipient_items,
    )
    yield Table(
        *("results", "Báo cáo", "Mỗi dòng là một báo cáo; số liệu của báo cáo ở bảng figures."),
        *(figures.result_columns(), ("results",)),
    )
    yield Table(
        "figures",
        "Số liệu",
        "Mỗi dòng là một số liệu của báo cáo, hoặc một phần phân tổ của số liệu ấy. Đừng cộng số liệu với "
        "phần của nó.",
        figures.figure_columns(),
        ("results",),
        figures.figure_items,
        refers=((("dimension", "category"), "dimensions", ("dimension", "id")),),
    )
    yield Table(
        "derived",
        "Số suy ra",
        "Mỗi dòng là một số trang này tính từ số đã công bố, kèm phép tính. Không số nào ở đây do nguồn nêu.",
        figures.derived_columns(),
        tuple(name for name in _EVERY if name != "units"),
        figures.derived_items,
    )
    yield Table(
        *(
            "exemplars",
            "Đơn vị điển hình",
            "Mỗi dòng là một lần một đơn vị được chọn hay công nhận điển hình.",
        ),
        *(places.exemplar_columns(), ("exemplars",)),
    )
    yield Table(
        *("units", "Đơn vị", "Đơn vị hành chính và cơ quan, tổ chức, kèm thời gian tồn tại và nơi kế tiếp."),
        *(places.unit_columns(), ("units",)),
    )
    yield Table(
        *("sources", "Nguồn", "Mỗi dòng là một nguồn của một bản ghi."),
        *(provenance.source_columns(), _EVERY, provenance.source_items),
        ("collection", "record", "number"),
    )
    yield Table(
        *("corrections", "Đính chính", "Mỗi dòng là một lần đính chính."),
        *(provenance.correction_columns(), _EVERY, provenance.correction_items),
        ("collection", "record", "number"),
    )


@cache
def tables() -> Mapping[str, Table]:
    """Return every table by name, in the order in which readers see them."""
    found = [*_own_tables()]
    for name in VOCABULARIES:
        title, description = _VOCABULARIES[name]
        key = ("dimension", "id") if name == "dimensions" else ("id",)
        found.append(Table(name, title, description, term_columns(name), primary_key=key))
    return {table.name: table for table in found}
