"""The form's configuration, as Sveltia CMS reads it."""

from typing import Any

from ..dataset import Dataset


def form_config(dataset: Dataset) -> dict[str, Any]:
    """Return the configuration: nothing but a place to try the form in."""
    return {
        "backend": {"name": "test-repo"},
        "media_folder": "data",
        "collections": [
            {
                "name": "news",
                "label": "Tin",
                "folder": "data/news",
                "extension": "yml",
                "format": "yaml",
                "fields": [{"name": "title", "label": "Tiêu đề", "widget": "string"}],
            }
        ],
    }
