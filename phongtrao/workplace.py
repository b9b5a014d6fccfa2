"""Where a dataset's files are made: the project's folder and the site's address, as far as they are known."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Workplace:
    """Known once the products of a site are; without a folder nothing is kept for the next build.

    ``key`` is what a build found of code and configuration (``engine_key``); without it whoever keeps
    something looks for himself.
    """

    root: Path | None = None
    site_url: str = ""
    key: str = ""
