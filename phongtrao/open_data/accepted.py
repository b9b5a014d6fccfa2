"""The schemas that version 1 promises. They are published as they stand here; ``make api`` lets them grow."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "v1"
VERSION = FOLDER / "VERSION"


@cache
def texts() -> dict[str, bytes]:
    """Return the text of every accepted schema by its name."""
    return {path.stem: path.read_bytes() for path in sorted(FOLDER.glob("*.json"))}


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """Return every accepted schema by its name."""
    return {name: json.loads(text) for name, text in texts().items()}


def version() -> str:
    """Return the version of the API: ``1.0``."""
    return VERSION.read_text(encoding="ascii").strip()


def written(schema: dict[str, Any]) -> str:
    """Return a schema as it is kept and published."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
