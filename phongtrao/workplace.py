"""Where a dataset's files are made: the project's folder and the site's address, as far as they are known."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Workplace:
    """Known once the products of a site are; without a folder nothing is kept for the next build."""

    root: Path | None = None
    site_url: str = ""
    # A digest of all that every page may be made of (``last_build.engine_key``).
    engine_key: str = ""
