"""The whole configuration of the form: what the models say, and what a site adds to it."""

import json

from ..dataset import Dataset
from ..git_hosts import issues_url
from ..load import DATA
from ..photo_files import MAX_PHOTO_BYTES
from ..records.values import MAX_ID
from ..views.common import edit_base
from .backend import backend, publish_mode
from .choices import Config, Vocabularies, vocabularies_of
from .collections import collections

# What follows from the models alone, beside the schemas.
FORM_FILE = "form.json"


def form_model(vocabularies: Vocabularies) -> Config:
    """Return all that follows from the models.

    :param vocabularies: the choices that are data; without them those fields have none.
    """
    photos = {"slugify_filename": True, "max_file_size": MAX_PHOTO_BYTES}
    return {
        # Photos stand beside their records; this only tells Sveltia where to look for files at all.
        "media_folder": DATA,
        "public_folder": f"/{DATA}",
        # Stock pictures are other people's, fetched from other people's servers.
        "media_libraries": {"default": {"config": photos}, "stock_assets": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": MAX_ID},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": True},
        "collections": collections(vocabularies),
    }


def form_schema() -> str:
    """Return the text of ``schemas/form.json``; it is the same each time."""
    return json.dumps(form_model({}), ensure_ascii=False, indent=1) + "\n"


def public_config(dataset: Dataset, *, site_url: str = "", logo: str = "") -> Config:
    """Return the configuration that the form's page loads.

    :param site_url: the address of the deployed site, empty when it is not known.
    :param logo: the address of the site's icon, absolute or from the server's root.
    """
    git = dataset.site.git
    issues = issues_url(edit_base(dataset))
    said: Config = {"backend": backend(git), "publish_mode": publish_mode(git)}
    said |= {"app_title": f"Quản trị: {dataset.site.movement}"}
    said |= {"site_url": site_url, "display_url": site_url} if site_url else {}
    said |= {"logo": {"src": logo}} if logo else {}
    said |= {"issue_reports": {"url": issues}} if issues else {}
    return said | form_model(vocabularies_of(dataset))
