"""Kinds of records → collections of the form, each with its folder, its list and how a new file is named."""

from ..data_folder import RESERVED_IDS, RESERVED_IN, SINGLE_FILES
from ..dataset import EXAMPLE
from ..fields import field_at, leaves
from ..load import DATA
from ..records import COLLECTIONS, Record, Site, Taxonomy
from ..records.dates import PartialDate
from ..records.values import ID_PATTERN, MAX_ID
from .choices import EVENTS, SETTINGS, TITLES, Config, Vocabularies, identifier_of
from .fields import SOURCE, file_fields

# The format that the form registers for our files.
FORMAT = "phong-trao"
_SINGLE: tuple[type[Record], ...] = (Site, Taxonomy)
_FILE_NAME = "chữ thường không dấu, chữ số, dấu gạch nối, tối đa {} ký tự. Ví dụ: hoi-nghi-so-ket-2024"


def collections(vocabularies: Vocabularies) -> list[Config]:
    """Return every collection: the records' folders, the two single files, and the hidden one of events."""
    return [*(_folder(one, vocabularies) for one in COLLECTIONS), _settings(vocabularies), _events()]


def _folder(record_type: type[Record], vocabularies: Vocabularies) -> Config:
    """Return the collection of a folder of records.

    Nothing is deleted: a published address stays, and a record is withdrawn in its own field. Nothing is
    copied: what a source said of one event says nothing of the next. Merging is left to the Git host, which
    shows whether the checks passed.
    """
    named = identifier_of(record_type)
    dated = _date_of(record_type)
    shown = f"{{{{{named}}}}}"
    return {
        "name": record_type.collection,
        "label": record_type.kind_label,
        "label_singular": record_type.kind_label,
        "folder": f"{DATA}/{record_type.collection}",
        "extension": "yml",
        "format": FORMAT,
        "create": True,
        "delete": False,
        "duplicate": False,
        "publish": False,
        "thumbnail": False,
        "identifier_field": named,
        "slug": _slug(record_type, shown if named in TITLES or not dated else f"{shown}-{{{{{dated}}}}}"),
        "summary": f"{shown} · {{{{{dated}}}}}" if dated else shown,
        "sortable_fields": [named, "commit_date"],
        "view_groups": [{"label": "Năm", "field": dated, "pattern": "[0-9]{4}"}] if dated else [],
        "fields": file_fields(record_type, vocabularies),
    }


def _slug(record_type: type[Record], template: str) -> Config:
    """Return how a new record's file is named: from its title, as the editor corrects it, and for good."""
    reserved = "|".join((*RESERVED_IDS, *RESERVED_IN.get(record_type.collection, ())))
    forms = _FILE_NAME.format(MAX_ID)
    return {
        "template": template,
        "editable": ["create"],
        "hint": "Tên tệp: cũng là mã và phần cuối địa chỉ của trang, về sau không đổi. Nên rút cho ngắn.",
        "pattern": [f"^(?!(?:{reserved})$)(?=.{{1,{MAX_ID}}}$){ID_PATTERN}$", f"Cho phép: {forms}."],
    }


def _date_of(record_type: type[Record]) -> str:
    """Return the first field that must hold a date, else may; nothing for records without one."""
    keys = [
        key for key in record_type.model_fields if PartialDate in leaves(field_at(record_type, (key,)).hint)
    ]
    return min(keys, key=lambda key: not record_type.model_fields[key].is_required(), default="")


def _settings(vocabularies: Vocabularies) -> Config:
    return {
        "name": SETTINGS,
        "label": "Cài đặt trang",
        "publish": False,
        "files": [
            {
                "name": one.collection,
                "label": one.kind_label,
                "file": f"{DATA}/{path}",
                "format": FORMAT,
                "fields": file_fields(one, vocabularies),
            }
            for one, path in zip(_SINGLE, SINGLE_FILES, strict=True)
        ],
    }


def _events() -> Config:
    """Return what a reference to an event chooses from: conferences and news, which are in two folders.

    A relation of Sveltia leads to one collection, but a file may be in several. This one sees all folders
    and keeps the files whose text (``_source``) has the two keys that only articles have together; a record
    saved a moment ago has no such text yet. Templates (``data/_templates/``) stay out by their title.
    """
    key = r"(?=(?:[\s\S]*\n)?{} *:{})"
    article = key.format("title", rf"""(?! *["']?{EXAMPLE})""") + key.format("summary", "")
    read_only = {"widget": "string", "readonly": True}
    return {
        "name": EVENTS,
        "label": "Tin, sự kiện (để chọn)",
        "hide": True,
        "folder": DATA,
        # Any folder: the tag only has to be one that Sveltia knows.
        "path": "{{title}}/{{slug}}",
        "extension": "yml",
        "format": FORMAT,
        "filter": {"field": SOURCE["name"], "pattern": f"^(?:{article}|null$)"},
        "create": False,
        "delete": False,
        "duplicate": False,
        "publish": False,
        "thumbnail": False,
        "identifier_field": "title",
        "slug": {"template": "{{title}}", "editable": False},
        "fields": [
            {"name": "title", "label": "Tiêu đề"} | read_only,
            {"name": "date", "label": "Ngày diễn ra"} | read_only,
            SOURCE.copy(),
        ],
    }
