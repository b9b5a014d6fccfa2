"""The form's configuration, as Sveltia CMS reads it."""

from typing import Any

from ..dataset import Dataset


def public_config(dataset: Dataset, *, site_url: str = "", logo: str = "") -> dict[str, Any]:
    """Return the configuration that the form's page loads: nothing but a place to try it in.

    :param site_url: the address of the deployed site, empty when it is not known.
    :param logo: the address of the site's icon, absolute or from the server's root.
    """
    return {
        "backend": {"name": "test-repo"},
        "app_title": f"Quản trị: {dataset.site.movement}",
        "logo": {"src": logo},
        "media_folder": "data",
        "collections": [
            {
                "name": "news",
                "label": "Tin",
                "folder": "data/news",
                "fields": [{"name": "title", "label": "Tiêu đề", "widget": "string"}],
            }
        ],
    } | ({"site_url": site_url, "display_url": site_url} if site_url else {})
